"""A table that somebody dropped: sales or clients by its headings, in every format that 1С writes, and hostile ones."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from time import monotonic
from typing import Any

import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ledger_parts import loads
from bot.domain.ledgers import MOST_ROWS
from bot.files import dropped_file
from bot.files.contacts_file import contacts_template, read_contacts
from bot.files.dropped_file import read_dropped
from bot.files.dropped_reading import dropped_in
from bot.files.html_table import html_rows, is_html
from bot.files.reading import LIMITS, read
from bot.files.unreadable import Fault, Unreadable
from tests.files.tables import SHEET, encrypted, sheet_of, understated, with_part, workbook

HEAD = ["Контрагент", "ИНН", "Дата", "Сумма", "Номенклатурная группа", "Документ"]
DOCUMENT = "Реализация (акт, накладная) 0000-000123 от 12.03.2026 10:15:22"
ROWS: list[list[object]] = [
    ["Продажи, за март"],
    [],
    [*HEAD],
    ["ООО «Луч»", 274062111, "12.03.2026", "1 234,56", "Масла", DOCUMENT],
    ["Север", "", "13.03.2026", "-100,00", "", ""],
    ["Итого", "", "", "1 134,56"],
]
TEXT = [[str(cell) for cell in row] for row in ROWS]


def told(content: bytes) -> dict[str, list[tuple[str, int]]]:
    """By buyer: days and hundredths."""
    answer = read_dropped(content)
    return {
        f"{name} {inn or ''}".strip(): [
            (sale.day.isoformat(), int(sale.amount * 100))
            for part in answer["parts"][first : last + 1]
            for _, sale in loads(part)
        ]
        for name, inn, _, _, first, last in answer["buyers"]
    }


EXPECTED = {"ООО «Луч» 0274062111": [("2026-03-12", 123456)], "Север": [("2026-03-13", -10000)]}


def fault_of(content: bytes) -> Fault:
    with pytest.raises(Unreadable) as raised:
        read_dropped(content)
    return raised.value.why


def old_excel(rows: Sequence[Sequence[object]]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист1")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def page(rows: Sequence[Sequence[object]], *, charset: str = "utf-8") -> bytes:
    """As 1С saves a report as HTML: a title that stretches over all columns, cells with breaks and entities."""
    told = "".join(
        "<TR>" + "".join(f"<TD><SPAN>{_escaped(cell)}</SPAN></TD>" for cell in row) + "</TR>" for row in rows[1:]
    )
    title = f'<TR><TD COLSPAN="{len(HEAD)}">{rows[0][0]}</TD></TR>'
    head = f'<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset={charset}"></HEAD>'
    return f"{head}<BODY><TABLE>{title}{told}</TABLE></BODY></HTML>".encode(charset)


def _escaped(cell: object) -> str:
    return str(cell).replace("«", "&laquo;").replace("\u00a0", "&nbsp;")


def as_csv(mark: str, encoding: str) -> bytes:
    return "\r\n".join(mark.join(row) for row in TEXT).encode(encoding)


# -- read


FORMATS: dict[str, Callable[[], bytes]] = {
    "xlsx": lambda: workbook(ROWS),
    "xls": lambda: old_excel(ROWS),
    "csv cp1251": lambda: as_csv(";", "cp1251"),
    "csv utf-8": lambda: as_csv(";", "utf-8"),
    "csv utf-8 with a mark": lambda: as_csv(";", "utf-8-sig"),
    "text utf-16": lambda: as_csv("\t", "utf-16"),
    "html": lambda: page(ROWS),
    "html cp1251": lambda: page(ROWS, charset="windows-1251"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_sales_are_read_from_every_format(name: str) -> None:
    """Title above, total beneath, an ИНН that lost its zero, a return."""
    assert told(FORMATS[name]()) == EXPECTED


@pytest.mark.parametrize("old", [True, False])
def test_days_and_sums_may_be_excels_own(old: bool) -> None:
    """Cells of dates and numbers, with and without the format of a date."""
    if old:
        style = xlwt.easyxf(num_format_str="DD.MM.YYYY")
        book = xlwt.Workbook()
        sheet = book.add_sheet("Лист1")
        for column, cell in enumerate(HEAD):
            sheet.write(0, column, cell)
        sheet.write(1, 0, "Луч")
        sheet.write(1, 2, date(2026, 3, 12), style)
        sheet.write(1, 3, 1234.56)
        content = io.BytesIO()
        book.save(content)
        assert told(content.getvalue()) == {"Луч": [("2026-03-12", 123456)]}
    else:
        rows: list[list[object]] = [[*HEAD], ["Луч", "", 46093, 0.1 + 0.2], ["Луч", "", 46094.5, 1234567.891]]
        assert told(workbook(rows)) == {"Луч": [("2026-03-12", 30), ("2026-03-13", 123456789)]}


def test_what_was_understood_is_told() -> None:
    """Headings, period, rows that are left out with their numbers."""
    answer = read_dropped(workbook([*ROWS, ["Луч", "", "вчера", "5"]]))
    assert answer["ledger"] == {
        "rows": 3,
        "sales": 2,
        "first_day": "2026-03-12",
        "last_day": "2026-03-13",
        "headings": {
            "client": "Контрагент",
            "inn": "ИНН",
            "amount": "Сумма",
            "day": "Дата",
            "group": "Номенклатурная группа",
            "document": "Документ",
        },
        "skipped": {"bad_date": 1},
        "first": [[7, "bad_date", "вчера"]],
        "currency": "",
        "order": "day_month",
        "order_told": "",
    }


def test_the_headings_decide_what_a_file_is() -> None:
    """Clients are told as by their own reader, in a card too."""
    contacts = workbook([["Название", "ИНН", "Телефон"], ["Ромашка", "7707083893", "8 495 123-45-67"]])
    card = b"BEGIN:VCARD\nFN:A B\nTEL:89123456789\nEND:VCARD\n"
    for content in (contacts, card):
        assert read_dropped(content) == read_contacts(content)
    assert old_excel([["Название"], ["Ромашка"]])[:2] == b"\xd0\xcf"
    assert read_dropped(old_excel([["Название"], ["Ромашка"]]))["contacts"][0][1] == "Ромашка"
    assert fault_of(contacts_template({"locale": "ru"})) is Fault.EMPTY


def test_formulas_do_nothing() -> None:
    """What looks like one is text; of a real one the value counts that Excel left."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_string(1, 0, '=HYPERLINK("http://evil","Луч")')
        sheet.write_string(1, 2, "12.03.2026")
        sheet.write_formula(1, 3, "=1+1", None, 777)
    assert told(content.getvalue()) == {'=HYPERLINK("http://evil","Луч")': [("2026-03-12", 77700)]}


def test_cells_that_stretch_keep_the_columns_of_a_page() -> None:
    """Sideways and downwards."""
    text = (
        "<table><tr><th rowspan=2>А</th><th colspan=2>Б</th></tr><tr><th>б1</th><th>б2</th></tr>"
        "<tr><td>1<td>2<br>3<td>4</table>"
    )
    assert list(html_rows(text.encode(), 10, 10)) == [["А", "Б", ""], ["", "б1", "б2"], ["1", "2 3", "4"]]


# -- refused


HEAD_CSV = ";".join(HEAD) + "\n"
HOSTILE: dict[str, tuple[bytes, Fault]] = {
    "empty": (b" \n", Fault.EMPTY),
    "no rows": (HEAD_CSV.encode(), Fault.EMPTY),
    "another table": ("Вопрос;Тип\nКто?;текст\n".encode(), Fault.NO_HEAD),
    "pdf": (b"%PDF-1.7\x00\x01", Fault.NOT_A_TABLE),
    "broken": (b"PK\x03\x04 nothing", Fault.BROKEN),
    "torn": (workbook(ROWS)[:-40], Fault.BROKEN),
    "with a password": (encrypted(workbook(ROWS)), Fault.ENCRYPTED),
    "with a password, as Excel does it": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        Fault.ENCRYPTED,
    ),
    "a torn xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 99, Fault.BROKEN),
    "a Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Fault.NOT_A_TABLE),
    "mxl": (b"MOXCEL\x00\x07\x00", Fault.MXL),
    "a page of nothing": (b"<html><body>Error 500</body></html>", Fault.NO_HEAD),
    "a table in a table": (b"<html><table><tr><td><table><tr><td>1</table></table></html>", Fault.PAGE),
    "a million columns": (b"x;" * 1_000_000, Fault.TOO_MANY_COLUMNS),
    "a page of a million columns": (b"<table><tr>" + b"<td>x" * 1_000_000, Fault.TOO_MANY_COLUMNS),
    "a wide cell": (b"<table><tr><td colspan=999999999>x", Fault.TOO_MANY_COLUMNS),
    "koi8-r": (HEAD_CSV.encode("koi8-r"), Fault.ENCODING),
    "torn utf-16": (HEAD_CSV.encode("utf-16") + b"\x00", Fault.ENCODING),
    "too many rows": ((HEAD_CSV + "Луч;;12.03.2026;5\n" * (MOST_ROWS + 1)).encode(), Fault.TOO_MANY_ROWS),
    "too many clients": (
        (HEAD_CSV + "".join(f"Луч {n};;12.03.2026;5\n" for n in range(20_001))).encode(),
        Fault.TOO_MANY_ROWS,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_good_time(name: str) -> None:
    """With one reason, whatever it is."""
    content, fault = HOSTILE[name]
    began = monotonic()
    assert fault_of(content) is fault
    assert monotonic() - began < 30


def test_a_zip_bomb_is_refused_in_good_time() -> None:
    """It is made here and not beside the other files, where every collecting of the tests would make it."""
    bomb = with_part(workbook(ROWS), SHEET, sheet_of(b"x" * 310_000_000))
    began = monotonic()
    assert fault_of(bomb) is Fault.TOO_BIG
    assert monotonic() - began < 30


@pytest.mark.parametrize("far", [(3, 16_000), (1_000_000, 0), (1_048_575, 16_383)])
def test_a_cell_far_away_fills_no_memory(far: tuple[int, int]) -> None:
    """What lies between is not made up."""
    assert fault_of(workbook(ROWS, {far: "z"})) in (Fault.TOO_MANY_ROWS, Fault.TOO_MANY_COLUMNS, Fault.TOO_BIG)


def test_a_bomb_that_lies_about_its_size_ends_in_its_own_process() -> None:
    """Neither the bot nor the machine runs out of memory."""
    bomb = with_part(workbook(ROWS), SHEET, sheet_of(b"x" * 400_000_000))
    assert fault_of(understated(bomb, SHEET, 1000)) in (Fault.TOO_BIG, Fault.BROKEN)


@pytest.mark.parametrize(("limit", "small"), [("MEMORY", 60_000_000), ("SECONDS", 0.001)])
def test_the_process_has_only_so_much_memory_and_time(
    limit: str, small: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With hardly any of it even an honest file is too big, and nothing else happens."""
    honest = (HEAD_CSV + "".join(f"Луч;;12.03.2026;5;;{n}\n" for n in range(100_000))).encode()
    assert read_dropped(honest)["ledger"]["rows"] == 100_000
    monkeypatch.setattr(dropped_file, limit, small)
    assert fault_of(honest) is Fault.TOO_BIG


def test_the_reader_is_told_of_by_its_kind() -> None:
    """A file that is too large is not even fetched."""
    assert LIMITS["dropped"] == dropped_file.LARGEST
    found: dict[str, Any] = read("dropped", workbook(ROWS))
    assert len(found["buyers"]) == 2


@given(
    st.binary(max_size=300)
    | st.binary(max_size=200).map(lambda tail: workbook(ROWS)[:-60] + tail)
    | st.text("<>/tabletdrhml =0129'\"&#;x", max_size=200).map(lambda text: b"<html><table>" + text.encode())
    | st.text(max_size=100).map(lambda text: (HEAD_CSV + text).encode())
)
@settings(max_examples=60, deadline=None)
def test_no_bytes_raise_anything_else(content: bytes) -> None:
    """Garbage is unreadable, or it says something."""
    try:
        answer = dropped_in(content)
    except Unreadable:
        return
    assert "contacts" in answer or "ledger" in answer


def test_a_page_is_known_by_its_beginning() -> None:
    """Whatever it is called."""
    for content in (b"<html>", b"\xef\xbb\xbf\n<!DOCTYPE HTML>", b"  <TABLE border=1>", "<html>".encode("utf-16")):
        assert is_html(content)
    assert not is_html("Название;<html>".encode())
