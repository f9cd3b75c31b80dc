"""What is exported is what the rows say: every sheet, both formats, in parts, on the team's clock."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import Connection, Table, select

from bot.domain.exporting import Cursor, Format, Shape, Whose
from bot.files.export_part import Part
from bot.screens.export_words import heading, title
from bot.store import tables
from bot.store.exports import Sheet
from bot.store.exports_all import SHEETS
from bot.texts import LOCALES, texts
from tests.files.export_made import HOSTILE, asked, connected, made, written
from tests.store.teams_town import Town

MOSCOW = ZoneInfo("Europe/Moscow")
Rows = dict[str, list[dict[str, Any]]]
TABLES: dict[str, Table] = {
    "people": tables.members,
    "lists": tables.list_items,
    "notes": tables.team_notes,
    "days": tables.calendar_days,
    "slots": tables.reminders,
    "moves": tables.path_moves,
    "checks": tables.checks_done,
    **{
        name: getattr(tables, name)
        for name in (
            *("segments", "clients", "decision_makers", "records", "meetings", "promises", "attachments", "forms"),
            *("answers", "sales", "ledgers", "standings", "studies", "handovers", "batches", "imports", "absences"),
            *("timetables", "norms", "paths", "deputies", "invitations", "groups", "audit"),
        )
    },
}
COLUMNS = {
    ("member_id", "person_id"), ("local_day", "day"), ("call_back_by", "caller_id"), ("owner_id", "owner_id"),
    ("created_by", "author_id"), ("from_id", "giver_id"), ("to_id", "taker_id"), ("done_by", "author_id"),
    ("head_id", "head_id"), ("joined_by", "joiner_id"), ("bound_by", "author_id"), ("role", "part"),
    ("roles", "earlier_roles"),
}  # fmt: skip
"""Columns that stand in the file under another name."""


@pytest.fixture
def town(tmp_path: Path) -> Iterator[tuple[Connection, Town]]:
    with connected(tmp_path) as connection:
        yield connection, made(connection)


def read_xlsx(file: bytes) -> Rows:
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    pages = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return {
        name: [dict(zip(map(str, head), row, strict=True)) for row in body] for name, (head, *body) in pages.items()
    }


def read_csv(file: bytes) -> Rows:
    pages: Rows = {}
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert content.startswith(b"\xef\xbb\xbf")
            body = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
            pages[name.removesuffix(".csv")] = [{key: _unquoted(cell) for key, cell in row.items()} for row in body]
    return pages


def _unquoted(cell: str) -> str:
    assert not cell.startswith(("=", "+", "@", "\t", "\r"))
    assert not cell.startswith("-") or cell[1:].replace(",", "").isdigit()
    return cell.removeprefix("'")


def told(value: Any, form: Format) -> Any:
    """A row's value as the file should hold it; sums, days, moments and whole numbers."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        local = value.astimezone(MOSCOW).replace(tzinfo=None, microsecond=0)
        return local if form is Format.XLSX else local.isoformat(sep=" ")
    if isinstance(value, date):
        return value if form is Format.XLSX else value.isoformat()
    if isinstance(value, Decimal):
        return float(value) if form is Format.XLSX else f"{value:.2f}".replace(".", ",")
    if isinstance(value, int):
        return float(value) if form is Format.XLSX else str(value)
    return value


def comparable(sheet: Sheet, table: Table) -> list[tuple[str, str]]:
    """Columns of the table, and the names of the fields that hold them as they are."""
    plain = {field.name for field in sheet.fields if field.shape is Shape.PLAIN}
    found = []
    for column in table.columns:
        names = [new for old, new in COLUMNS if old == column.name and new in plain]
        name = names[0] if names else column.name if column.name in plain else ""
        if name and str(column.type) not in ("JSON", "BOOLEAN", "TIME"):
            found.append((column.name, name))
    return found


@pytest.mark.parametrize("form", Format)
def test_every_row_of_the_team_and_none_of_another_stands_in_its_sheet(
    town: tuple[Connection, Town], tmp_path: Path, form: Format
) -> None:
    """Compared with the tables themselves, column by column."""
    connection, of = town
    file, part = written(connection, of, tmp_path, asked(form))
    pages = read_xlsx(file) if form is Format.XLSX else read_csv(file)
    t = texts("ru")
    assert part.rest is None
    assert list(pages) == [title(t, sheet.name) for sheet in SHEETS[Whose.TEAM]]
    for sheet in SHEETS[Whose.TEAM]:
        if sheet.name not in TABLES:
            continue
        table = TABLES[sheet.name]
        order = next(iter(table.primary_key.columns))
        rows = connection.execute(select(table).where(table.c.team_id == of.team).order_by(order)).mappings().all()
        page = pages[title(t, sheet.name)]
        assert len(page) == len(rows) > 0, sheet.name
        columns = comparable(sheet, table)
        assert len(columns) >= 3, sheet.name
        for row, shown in zip(rows, page, strict=True):
            for column, name in columns:
                assert shown[heading(t, name)] == told(row[column], form), (sheet.name, column)
    assert part.rows == sum(map(len, pages.values()))


def test_what_a_spreadsheet_would_take_for_a_formula_is_text(town: tuple[Connection, Town], tmp_path: Path) -> None:
    """In a workbook it is kept as it is, and there is no formula; in a csv it is quoted."""
    connection, of = town
    file, _ = written(connection, of, tmp_path, asked())
    assert HOSTILE in [row["Товарная группа"] for row in read_xlsx(file)["Продажи"]]
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert all(b"<f>" not in archive.read(name) and b"<f " not in archive.read(name) for name in archive.namelist())
    zipped, _ = written(connection, of, tmp_path, asked(Format.CSV))
    assert HOSTILE in [row["Товарная группа"] for row in read_csv(zipped)["Продажи"]]
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        sales = archive.read("Продажи.csv").decode("utf-8-sig")
    assert "'=HYPERLINK" in sales
    assert ";'-1;" in sales
    assert ";-100,50;" in sales


def test_answers_stand_under_their_questions_and_changes_in_words(
    town: tuple[Connection, Town], tmp_path: Path
) -> None:
    """What is kept as data is told as the chat tells it; unknown changes plainly."""
    connection, of = town
    pages = read_xlsx(written(connection, of, tmp_path, asked())[0])
    (answer,) = {row["Ответ"] for row in pages["Ответы анкет"]}
    assert answer == "Альфа"
    assert {row["Вопрос"] for row in pages["Ответы анкет"]} <= {row["Вопрос"] for row in pages["Вопросы анкет"]}
    changes = [row["Что изменено"] for row in pages["Кто что менял"]]
    assert "Ann: стажёр → хантер" in changes
    assert any(each.startswith("never.heard") and '{"what": "+1"}' in each for each in changes)
    assert "неделя с 23.11.2026 закрыта, версия 1" in changes


def test_what_counts_leads_from_a_figure_to_its_rows(town: tuple[Connection, Town], tmp_path: Path) -> None:
    """Of a closed week: as many rows as its version counts, each a row of the sheet it names, or says why not."""
    connection, of = town
    pages = read_xlsx(written(connection, of, tmp_path, asked())[0])
    records = {row["ID"] for row in pages["Записи"]}
    for figure in pages["Закрытые недели"]:
        behind = [
            row
            for row in pages["Что засчитано"]
            if (row["Неделя с"], row["ID сотрудника"], row["Этап"])
            == (figure["Неделя с"], figure["ID сотрудника"], figure["Этап"])
        ]
        assert sum(row["Засчитано"] == "да" for row in behind) == figure["Засчитано"]
        assert len(behind) == figure["Записано"]
        assert {row["ID строки"] for row in behind if row["Какая строка"] == "запись"} <= records
    assert any(row["Почему не засчитано"] for row in pages["Что засчитано"])


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("heaviest", [1, 300, 2000])
def test_parts_together_hold_every_row_once(
    town: tuple[Connection, Town], tmp_path: Path, form: Format, heaviest: int
) -> None:
    """However small a file must be, the next one goes on where it ended."""
    connection, of = town
    read = read_xlsx if form is Format.XLSX else read_csv
    whole = read(written(connection, of, tmp_path, asked(form))[0])
    together: Rows = {}
    part = Part(0, Cursor())
    parts = 0
    while part.rest is not None:
        file, part = written(connection, of, tmp_path, asked(form, cursor=part.rest), heaviest=heaviest)
        for name, rows in read(file).items():
            together.setdefault(name, []).extend(rows)
        parts += 1
    assert parts > 5
    assert together == whole


def test_a_person_gets_his_own_and_no_clients_names(town: tuple[Connection, Town], tmp_path: Path) -> None:
    """What he logged by number; the account by which he is known; nothing of who else is in the team but names."""
    connection, of = town
    file, _ = written(connection, of, tmp_path, asked(whose=Whose.OWN))
    pages = read_xlsx(file)
    (me,) = pages["Обо мне"]
    assert (me["Сотрудник"], me["ID в Telegram"], me["Роль"]) == ("Ann", 1.0, "хантер")
    assert len(pages["Записи"]) == len(
        connection.execute(select(tables.records.c.id).where(tables.records.c.member_id == of.ann.id)).all()
    )
    assert [row["Вид"] for row in pages["Отсутствия"]] == ["болезнь"]
    said = str(pages)
    assert not [name for name in ("Ромашка", "Василёк", "Иванов", "Чужой", "+7495") if name in said]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sheet_column_and_value_has_its_words(town: tuple[Connection, Town], tmp_path: Path, locale: str) -> None:
    """Nothing falls back to the name that the code uses."""
    t = texts(locale)
    for sheets in SHEETS.values():
        for sheet in sheets:
            assert t.plain("export-sheet", sheet=sheet.name) != sheet.name
            assert len(t.plain("export-sheet", sheet=sheet.name)) <= 31
            heads = [heading(t, field.name) for field in sheet.fields]
            assert not [name for name, head in zip([f.name for f in sheet.fields], heads, strict=True) if name == head]
            assert len(set(heads)) == len(heads), (sheet.name, heads)
    connection, of = town
    assert read_xlsx(written(connection, of, tmp_path, asked(), locale)[0])
