"""Clients as a file: the empty table to fill, the rows that were not taken, and the filled one back."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from bot.domain.contacts_table import COLUMNS
from bot.domain.imports import MOST_ROWS
from bot.files.limited import read_apart
from bot.files.workbooks import workbook
from bot.texts import Texts, texts

SECONDS = 30
MEMORY = 512 * 1024 * 1024
_PROCESS = Path(__file__).with_name("rows_process.py")
_WIDTHS = dict(zip(COLUMNS, (34, 15, 20, 30, 20, 20, 18, 20), strict=True))
_TEXT = {"num_format": "@", "valign": "top", "text_wrap": True}
_HEAD = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F5F99", "num_format": "@"}
_BAD = {**_TEXT, "font_color": "#B42318"}


# -- in


def read_contacts(content: bytes) -> dict[str, Any]:
    """What the file says, as contacts_reading.py tells it. Raises Unreadable.

    In a process of its own: ten thousand rows take seconds of work, and the bot's own process has other things to do.
    """
    return read_apart(_PROCESS, content, "contacts", MEMORY, SECONDS, seconds=SECONDS)


# -- out


def contacts_template(data: dict[str, Any]) -> bytes:
    """`locale`: an empty table, and beside it how it is filled."""
    t = texts(data["locale"])
    return _book(t, [], t.plain("import-file-help"))


def contacts_refused(data: dict[str, Any]) -> bytes:
    """`locale`, `rows`: [row, reason, whom it is about, cells]. Mended, the file can be sent back as it is."""
    return _book(texts(data["locale"]), data["rows"], "")


def _book(t: Texts, rows: Sequence[Sequence[Any]], help_text: str) -> bytes:
    content = BytesIO()
    with workbook(content) as book:
        sheet = book.add_worksheet(t.plain("import-file-sheet"))
        text, head, bad = (book.add_format(each) for each in (_TEXT, _HEAD, _BAD))
        for at, column in enumerate(COLUMNS):
            sheet.set_column(at, at, _WIDTHS[column], text)
            sheet.write_string(0, at, t.plain("import-column", column=column), head)
        if rows:
            why_at = len(COLUMNS)
            sheet.set_column(why_at, why_at, 50, bad)
            sheet.write_string(0, why_at, t.plain("import-file-why"), head)
        for line, (row, why, about, cells) in enumerate(rows, start=1):
            for at, cell in enumerate(cells):
                sheet.write_string(line, at, cell, text)
            said = t.plain("import-why", why=why, about=about)
            sheet.write_string(line, len(COLUMNS), t.plain("import-file-reason", row=row, why=said), bad)
        sheet.freeze_panes(1, 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:H{MOST_ROWS + 1}"})
        if help_text:
            _write_help(book, t.plain("import-file-help-sheet"), help_text)
    return content.getvalue()


def _write_help(book: Any, name: str, text: str) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 110)
    sheet.hide_gridlines(2)
    plain = book.add_format({"text_wrap": True, "valign": "top", "font_size": 11})
    for at, line in enumerate(text.split("\n")):
        sheet.write_string(at, 0, line, plain)
