"""A team's questionnaire as a workbook that the head edits in Excel, and the edited one back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.domain.questionnaire_json import loads
from bot.domain.questionnaire_rules import Why
from bot.domain.questions_rows import Problem, Row, rows_of, table_from, table_of
from bot.files import questions_words as words
from bot.files.tables import read_table
from bot.files.unreadable import Fault, Unreadable
from bot.files.workbooks import workbook
from bot.texts import texts

MOST_ROWS = 500
MOST_COLUMNS = 40
HEAD_WITHIN = 20
"""The head is looked for in so many rows from the top."""
_WIDTHS = dict(zip(words.HEADS, (6, 20, 48, 15, 28, 14, 14, 14, 26, 18, 11), strict=True))
_COLUMNS = list(words.HEADS)
_FRAME = {"border": 1, "border_color": "#D9DEE4"}
_CELL = {"text_wrap": True, "valign": "top", "num_format": "@", "font_size": 10, **_FRAME}
_STYLES: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F5F99"},
    "question": {},
    "question of core": {"bg_color": "#E6F0FA"},
    "further": {"font_color": "#6B7280"},
    "further of core": {"font_color": "#6B7280", "bg_color": "#E6F0FA"},
    "key": {"font_color": "#9CA3AF", "font_size": 8},
}


def questions_xlsx(data: dict[str, Any]) -> bytes:
    """`locale`, `questionnaire` (as questionnaire_json.dumps writes it, read or as text)."""
    given = data["questionnaire"]
    form = loads(given if isinstance(given, str) else json.dumps(given))
    t, language = texts(data["locale"]), words.language_of(data["locale"])
    content = BytesIO()
    with workbook(content) as book:
        _write_questions(book, t.plain("questions-file-sheet"), rows_of(table_of(form)), language)
        _write_help(book, t.plain("questions-file-help-sheet"), t.plain("questions-file-help"))
    return content.getvalue()


# -- writing


def _write_questions(book: xlsxwriter.Workbook, name: str, rows: list[Row], language: words.Language) -> None:
    sheet = book.add_worksheet(name)
    styles = {name: book.add_format({**_CELL, **own}) for name, own in _STYLES.items()}
    for at, column in enumerate(_COLUMNS):
        sheet.set_column(at, at, _WIDTHS[column], styles["key" if column == "key" else "question"])
        sheet.write_string(0, at, language.says(words.HEADS[column]), styles["head"])
    core = False
    for line, row in enumerate(rows, start=1):
        core = core if row.further else row.core
        style = f"{'further' if row.further else 'question'}{' of core' if core else ''}"
        _write_row(sheet, line, words.cells_of(row, language), styles[style], styles["key"])
    _offer_words(sheet, language)
    sheet.freeze_panes(1, 3)
    sheet.ignore_errors({"number_stored_as_text": f"A1:K{MOST_ROWS}"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_row(sheet: Worksheet, line: int, cells: Mapping[str, str], style: Format, key: Format) -> None:
    for at, column in enumerate(_COLUMNS):
        used = key if column == "key" else style
        if cells[column]:
            sheet.write_string(line, at, cells[column], used)
        else:
            sheet.write_blank(line, at, None, used)


def _offer_words(sheet: Worksheet, language: words.Language) -> None:
    """Lists to choose from; something else may be typed all the same: the bot says what it does not understand."""
    says = language.says
    yes_no = [says(words.YES), says(words.NO)]
    offered = {
        "type": [says(each) for each in words.TYPES.values()],
        "required": yes_no,
        "unknown": yes_no,
        "audience": [says(each) for each in words.AUDIENCES.values()],
    }
    for column, source in offered.items():
        at = _COLUMNS.index(column)
        sheet.data_validation(1, at, MOST_ROWS - 1, at, {"validate": "list", "source": source, "show_error": False})


def _write_help(book: xlsxwriter.Workbook, name: str, text: str) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 110)
    sheet.hide_gridlines(2)
    title = book.add_format({"bold": True, "font_size": 14, "font_color": "#1F5F99"})
    plain = book.add_format({"text_wrap": True, "valign": "top", "font_size": 11})
    for at, line in enumerate(text.split("\n")):
        sheet.write_string(at, 0, line, title if at == 0 else plain)


# -- reading


def read_questions(content: bytes) -> dict[str, Any]:
    """The table of bot/domain/questions_rows.py, with what could not be understood of it as its problems."""
    try:
        sheet = read_table(content, "", most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
    except Unreadable as unreadable:
        return table_from([], [Problem(0, "", unreadable.why.value)])
    columns: dict[str, int] = {}
    for line, cells in enumerate(sheet[:HEAD_WITHIN], start=1):
        columns = _columns(cells)
        if "text" in columns and len(columns) > 1:
            return _read_rows(sheet, line, columns)
    return table_from([], [Problem(0, "", Fault.NO_HEAD.value)])


def _columns(cells: list[str]) -> dict[str, int]:
    """Where each column is; of two with one head the first."""
    found = [(words.column_named(cell), at) for at, cell in enumerate(cells) if cell]
    return {column: at for column, at in reversed(found) if column}


def _read_rows(sheet: list[list[str]], head: int, columns: Mapping[str, int]) -> dict[str, Any]:
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, cells in enumerate(sheet[head:], start=head + 1):
        told = {column: cells[at] if at < len(cells) else "" for column, at in columns.items()}
        if any(told.values()):
            rows.append(_row(line, told, problems))
    return table_from(rows, problems)


def _row(line: int, told: Mapping[str, str], problems: list[Problem]) -> Row:
    number = words.number_in(told.get("number", ""))
    row = Row(
        line,
        number,
        told.get("section", ""),
        words.text_in(told["text"]),
        further=words.is_further(told),
        key=told.get("key", "").lower(),
    )
    readers: dict[str, Callable[[str], Any]] = {
        "type": words.type_in,
        "options": words.options_in,
        "required": words.yes_in,
        "unknown": words.yes_in,
        "audience": words.audience_in,
        "condition": words.condition_in,
        "limits": words.limits_in,
    }
    understood: dict[str, Any] = {}
    for column, read in readers.items():
        if column not in told:
            continue
        try:
            understood[column] = read(told[column])
        except words.NotUnderstood:
            problems.append(Problem(line, column, Why.NOT_READ.value, told[column][:100]))
    return replace(row, **understood)
