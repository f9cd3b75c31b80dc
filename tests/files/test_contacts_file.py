"""Files of clients: the empty table, the one that comes back filled, cards, and hostile ones."""

from __future__ import annotations

import io
import zipfile
from time import monotonic
from typing import Any

import pytest

from bot.domain.contacts import Why, contact_from_plain, refusal_from_plain
from bot.domain.contacts_table import COLUMNS, columns_of
from bot.domain.imports import MOST_ROWS
from bot.files.contacts_file import contacts_refused, contacts_template, read_contacts
from bot.files.making import make
from bot.files.reading import LIMITS, read
from bot.files.tables import read_table
from bot.files.unreadable import Fault, Unreadable
from bot.texts import LOCALES
from tests.files.tables import SHEET, encrypted, sheet_of, understated, with_part, workbook

HEAD = ["Название", "ИНН", "Телефон", "ЛПР", "Должность", "Телефон ЛПР", "Сегмент", "Менеджер"]
ROW = ["Ромашка", "7707083893", "8 495 123-45-67", "Иванов Пётр", "директор", "89123456789", "Стройка", ""]
PLAIN = [2, "Ромашка", "7707083893", "+74951234567", "Стройка", "", [["Иванов Пётр", "директор", "+79123456789"]]]


def fault_of(content: bytes) -> Fault:
    with pytest.raises(Unreadable) as raised:
        read_contacts(content)
    return raised.value.why


# -- read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_table_is_read_from_csv(encoding: str) -> None:
    """As Russian Excel saves it, or another program."""
    text = "\r\n".join(";".join(row) for row in (HEAD, ROW))
    assert read_contacts(text.encode(encoding)) == {"rows": 1, "contacts": [PLAIN], "refusals": []}


def test_a_workbook_is_read_with_its_numbers_as_numbers() -> None:
    """Excel keeps an ИНН and a phone as figures."""
    row: list[object] = [*ROW]
    row[1], row[5] = 7707083893, 89123456789
    assert read_contacts(workbook([HEAD, row]))["contacts"] == [PLAIN]


def test_cards_are_read() -> None:
    """As a phone exports its address book; in UTF-16 too."""
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Котов Игорь\r\nTEL:8 912 345 67 89\r\nEND:VCARD\r\n"
    for content in (card.encode(), card.encode("utf-16"), card.encode("utf-8-sig")):
        assert read_contacts(content)["contacts"] == [
            [1, "Котов Игорь", None, None, "", "", [["Котов Игорь", "", "+79123456789"]]]
        ]


def test_formulas_and_what_looks_like_one_do_nothing() -> None:
    """They are text, in and out."""
    evil = '=HYPERLINK("http://evil","x")'
    read_back = read_contacts(workbook([HEAD, [evil.replace("=", "'="), *ROW[1:]]]))
    assert read_back["contacts"][0][1].startswith("'=HYPERLINK")
    report = contacts_refused({"locale": "ru", "rows": [[2, "bad_inn", "", [evil, "1", "", "", "", "", "", ""]]]})
    with zipfile.ZipFile(io.BytesIO(report)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
        assert not [name for name in package.namelist() if "externalLink" in name]


# -- written


@pytest.mark.parametrize("locale", LOCALES)
def test_the_template_is_read_as_a_table_of_clients(locale: str) -> None:
    """Every column of it is known; filled in, it is taken; empty, it is empty. The same file each time."""
    content = make("contacts_template", {"locale": locale})
    (head,) = read_table(content, "", most_rows=10, most_columns=20)
    assert list(columns_of(head)) == list(COLUMNS)
    assert read("contacts", workbook([head, ROW]))["contacts"] == [PLAIN]
    assert fault_of(content) is Fault.EMPTY
    assert contacts_template({"locale": locale}) == content


@pytest.mark.parametrize("locale", LOCALES)
def test_what_was_refused_comes_back_with_why_and_can_be_sent_again(locale: str) -> None:
    """Mended or not: the column with the reasons is nobody's."""
    bad = [*ROW]
    bad[1] = "1234567890"
    refused = read_contacts(workbook([HEAD, bad]))["refusals"]
    assert refusal_from_plain(refused[0]).why is Why.BAD_INN
    report = make("contacts_refused", {"locale": locale, "rows": refused})
    rows = read_table(report, "", most_rows=10, most_columns=20)
    assert rows[1][:7] == bad[:7]
    assert "2" in rows[1][8]
    assert read_contacts(report)["refusals"] == refused
    assert read_contacts(workbook([rows[0], [*ROW, *rows[1][8:]]]))["contacts"] == [PLAIN]


def test_every_reason_is_told_in_a_report() -> None:
    """However many rows there are."""
    rows = [[n, why.value, "Мария", ["имя"] * 8] for n, why in enumerate(Why, start=2)]
    told = read_table(contacts_refused({"locale": "ru", "rows": rows}), "", most_rows=50, most_columns=20)
    assert len({row[8].partition(": ")[2] for row in told[1:]}) == len(Why)


# -- refused


def test_as_many_rows_as_may_be_are_read() -> None:
    """One more is too many, in a table and in cards."""
    head, rows = "Название\n", [f"Фирма {n}" for n in range(MOST_ROWS + 1)]
    assert len(read_contacts((head + "\n".join(rows[:-1])).encode())["contacts"]) == MOST_ROWS
    assert fault_of((head + "\n".join(rows)).encode()) is Fault.TOO_MANY_ROWS
    cards = "".join(f"BEGIN:VCARD\nFN:{name}\nEND:VCARD\n" for name in rows)
    assert fault_of(cards.encode()) is Fault.TOO_MANY_ROWS


HOSTILE: dict[str, tuple[bytes, Fault]] = {
    "empty": (b" \n", Fault.EMPTY),
    "another table": ("Вопрос;Тип\nКто?;текст\n".encode(), Fault.NO_HEAD),
    "pdf": (b"%PDF-1.7\x00\x01", Fault.NOT_A_TABLE),
    "broken": (b"PK\x03\x04 nothing", Fault.BROKEN),
    "with a password": (encrypted(workbook([HEAD])), Fault.ENCRYPTED),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Fault.OLD_EXCEL),
    "a zip bomb": (with_part(workbook([HEAD]), SHEET, sheet_of(b"x" * 70_000_000)), Fault.TOO_BIG),
    "a million columns": (b"x;" * 1_000_000, Fault.TOO_MANY_COLUMNS),
    "a cell far away": (workbook([HEAD], {(3, 16_000): "x"}), Fault.TOO_MANY_COLUMNS),
    "a row far away": (workbook([HEAD], {(30_000, 0): "x"}), Fault.TOO_MANY_ROWS),
    "a row at the very end": (workbook([HEAD], {(1_000_000, 0): "x"}), Fault.TOO_BIG),
    "torn utf-16": ("Название;ИНН\nРомашка;\n".encode("utf-16") + b"\x00", Fault.ENCODING),
    "koi8-r": ("Название;Телефон\nРомашка и сыновья;\n".encode("koi8-r"), Fault.ENCODING),
    "cards without end": (b"BEGIN:VCARD\n" * 100_000, Fault.EMPTY),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_good_time(name: str) -> None:
    """With one reason, whatever it is."""
    content, fault = HOSTILE[name]
    began = monotonic()
    assert fault_of(content) is fault
    assert monotonic() - began < 15


def test_a_bomb_that_lies_about_its_size_is_stopped_by_the_process_that_unpacks_it() -> None:
    """Neither the bot nor the machine runs out of memory."""
    bomb = with_part(workbook([HEAD]), SHEET, sheet_of(b"x" * 400_000_000))
    assert fault_of(understated(bomb, SHEET, 1000)) in (Fault.TOO_BIG, Fault.BROKEN)


def test_the_reader_is_told_of_by_its_kind() -> None:
    """A file that is too large is not even fetched."""
    assert LIMITS["contacts"] == 5_000_000
    found: dict[str, Any] = read("contacts", "Название\nРомашка\n".encode())
    assert contact_from_plain(found["contacts"][0]).name == "Ромашка"
