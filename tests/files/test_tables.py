"""Tables that people send: read as text, and refused before they can do harm."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files import tables
from bot.files.tables import LARGEST, MOST_PARTS, read_table
from bot.files.unreadable import Fault, Unreadable
from tests.files.tables import SHEET, encrypted, sheet_of, understated, with_part, workbook

HONEST = workbook([["a"]])


def rows_of(content: bytes, name: str = "", *, most_rows: int = 50, most_columns: int = 10) -> list[list[str]]:
    return read_table(content, name, most_rows=most_rows, most_columns=most_columns)


def fault_of(content: bytes, name: str = "", *, most_rows: int = 50, most_columns: int = 10) -> Fault:
    with pytest.raises(Unreadable) as raised:
        rows_of(content, name, most_rows=most_rows, most_columns=most_columns)
    return raised.value.why


def zipped(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, part in files.items():
            package.writestr(name, part)
    return content.getvalue()


# -- read


def test_numbers_read_as_people_type_them() -> None:
    """An INN is no floating-point number, and a day is no midnight."""
    row = [7701234567.0, 3, 2.5, -0.1, True, "  да ", "две\r\nстроки"]
    assert rows_of(workbook([row])) == [["7701234567", "3", "2.5", "-0.1", "TRUE", "да", "две\nстроки"]]
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        style = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet = book.add_worksheet()
        sheet.write_datetime(0, 0, datetime(2026, 11, 24), style)  # noqa: DTZ001 - a sheet knows no zones
    assert rows_of(content.getvalue()) == [[date(2026, 11, 24).isoformat()]]


def test_rows_keep_their_places_and_blank_ends_are_left_out() -> None:
    """So that a problem is told by the row that the person sees."""
    assert rows_of(workbook([[], ["", "б"], [], ["", "", ""]])) == [[], ["", "б"]]
    assert rows_of(";;\n;б;;\n\n;;\n".encode()) == [[], ["", "б"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_csv_is_read_in_the_encodings_and_with_the_marks_of_excel(mark: str, encoding: str) -> None:
    """Quotation marks hold a cell together."""
    text = f'№{mark}Вопрос\r\n1{mark}"Кто{mark} где;\r\n«тут»?"\r\n'
    assert rows_of(text.encode(encoding), "вопросы.csv") == [["№", "Вопрос"], ["1", f"Кто{mark} где;\n«тут»?"]]


def test_a_title_above_the_headings_does_not_say_what_parts_the_cells() -> None:
    """Most of the rows do: neither the commas of a title nor those of sums."""
    text = "Продажи, январь, февраль\n\nКлиент\tСумма\nЛуч, ООО\t1 234,50\nСевер\t2,00\n"
    assert rows_of(text.encode())[2:] == [["Клиент", "Сумма"], ["Луч, ООО", "1 234,50"], ["Север", "2,00"]]


def test_as_many_rows_and_columns_as_may_be_are_read() -> None:
    """One more is too many, in either format."""
    fitting = [["x"] * 10] * 50
    assert rows_of(workbook(fitting)) == fitting
    assert rows_of("\n".join(",".join(row) for row in fitting).encode()) == fitting
    assert fault_of(workbook([["x"]] * 51)) is Fault.TOO_MANY_ROWS
    assert fault_of(workbook([["x"] * 11])) is Fault.TOO_MANY_COLUMNS
    assert fault_of(b"x\n" * 51) is Fault.TOO_MANY_ROWS
    assert fault_of(b"x;" * 10 + b"x") is Fault.TOO_MANY_COLUMNS


# -- refused


@pytest.mark.parametrize("part", [SHEET, "xl/media/picture.png"])
def test_a_zip_bomb_is_refused_by_its_own_directory(part: str) -> None:
    """Nothing of it is unpacked, whether the parser would read that part or not."""
    bomb = with_part(HONEST, part, sheet_of(b"a" * 70_000_000))
    assert len(bomb) < 100_000
    assert fault_of(bomb) is Fault.TOO_BIG


@pytest.mark.parametrize(("limit", "small"), [("MEMORY", 20_000_000), ("SECONDS", 0.001)])
def test_the_process_that_parses_has_little_memory_and_little_time(
    limit: str, small: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With hardly any of it even a workbook that may be as large as it is is too big."""
    largest = with_part(HONEST, SHEET, sheet_of(b"a" * (LARGEST - 1)))
    assert len(rows_of(largest)[0][0]) == LARGEST - 1
    monkeypatch.setattr(tables, limit, small)
    assert fault_of(largest) is Fault.TOO_BIG


def test_a_bomb_that_lies_of_its_size_is_refused() -> None:
    """The directory says one kilobyte; more is not unpacked."""
    bomb = with_part(HONEST, SHEET, sheet_of(b"a" * 70_000_000))
    assert fault_of(understated(bomb, SHEET, 1000)) is Fault.BROKEN


def test_a_workbook_that_grows_in_memory_ends_in_its_own_process() -> None:
    """Three million letters, in five thousand cells: each would be a copy."""
    letters = with_part(workbook([["a"] * 50] * 100), "xl/sharedStrings.xml", SHARED % (b"a" * 3_000_000))
    assert len(letters) < 100_000
    assert fault_of(letters) is Fault.TOO_BIG


SHARED = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%b</t></si></sst>'


def test_two_cells_at_opposite_ends_of_the_sheet_fill_no_memory() -> None:
    """Seventeen thousand million cells lie between them."""
    far = workbook([["a"]], {(1_048_575, 16_383): "z"})
    assert len(far) < 10_000
    assert fault_of(far) in (Fault.TOO_BIG, Fault.TOO_MANY_COLUMNS)


def test_a_million_columns_are_refused() -> None:
    """As a csv, and as far as a workbook can be wide."""
    assert fault_of(b";" * 1_000_000 + b"x") is Fault.TOO_MANY_COLUMNS
    assert fault_of(workbook([["a"]], {(0, 16_383): "z"})) is Fault.TOO_MANY_COLUMNS
    assert fault_of(workbook([["a"]], {(1_048_575, 0): "z"})) is Fault.TOO_MANY_ROWS


def test_a_cell_of_millions_of_letters_is_refused() -> None:
    """Though the file is small."""
    assert fault_of(with_part(HONEST, SHEET, sheet_of(b"a" * (LARGEST + 1)))) is Fault.TOO_BIG


def test_a_file_that_is_too_large_or_has_too_many_parts_is_refused() -> None:
    """Before it is looked at."""
    assert fault_of(b"a" * (LARGEST + 1)) is Fault.TOO_BIG
    assert fault_of(zipped(**{f"part{number}": b"" for number in range(MOST_PARTS + 1)})) is Fault.TOO_BIG


def test_entities_are_not_expanded() -> None:
    """A billion laughs make no letter."""
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + sheet_of(b"&b;")
    assert fault_of(with_part(HONEST, SHEET, laughs)) is Fault.BROKEN


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b" \n\n", Fault.EMPTY),
        (workbook([]), Fault.EMPTY),
        (b"%PDF-1.7\n\x00\x01\xff", Fault.NOT_A_TABLE),
        (bytes(range(256)), Fault.NOT_A_TABLE),
        (zipped(**{"word/document.xml": b"<x/>"}), Fault.NOT_A_TABLE),
        (b"PK\x03\x04 and no more", Fault.BROKEN),
        (HONEST[:-30], Fault.BROKEN),
        (with_part(HONEST, SHEET, b"<worksheet><sheetData>" + b'<row r="1">' * 1000), Fault.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), Fault.OLD_EXCEL),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Fault.ENCRYPTED),
        (encrypted(HONEST), Fault.ENCRYPTED),
        (b"\xff\xfe" + "Вопрос;Тип".encode("utf-16-le") + b"\x00", Fault.ENCODING),
        ("Вопрос;Тип\nКто на встрече?;текст".encode("cp866"), Fault.ENCODING),
        ("Вопрос;Тип\nКто на встрече?;текст".encode("koi8-r"), Fault.ENCODING),
        (b'"' + b"a" * 200_000, Fault.BROKEN),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content: bytes, fault: Fault) -> None:
    """So that the person learns what to send instead."""
    assert fault_of(content) is fault


@pytest.mark.parametrize("name", ["Анкета.pdf", "photo.JPG", "form.docx", "table.ods"])
def test_another_kind_of_file_is_refused_by_its_name(name: str) -> None:
    """Whatever it holds."""
    assert fault_of(b"a;b", name) is Fault.NOT_A_TABLE


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda tail: HONEST[:-60] + tail))
@settings(max_examples=40, deadline=None)
def test_no_bytes_raise_anything_else(content: bytes) -> None:
    """Garbage is unreadable, or it is read as a csv."""
    with suppress(Unreadable):
        rows_of(content)
