"""Where fuzzing begins: lines as people type them, files as they send them, and what is known to be nasty."""

from __future__ import annotations

import io
import json
import zipfile
from random import Random

import xlsxwriter

from tests.attack.updates import almost
from tests.handlers.rights_screens import OPENINGS
from tests.handlers.rights_town import LIVED

NASTY = (
    *(
        "9" * 4000,
        "1 1 " * 1000,
        "((((" * 500,
        ";" * 4000,
        "пт " * 1300,
        "в " * 2000,
        "a" * 4096,
        "١٢:٣٠",
        "²³",
        "00:60",
    ),
    *(
        "31.02.2026",
        "29.02",
        "32.13.99999",
        "99999999999999999 млн",
        "1e400 млн",
        "-0",
        "1,5,5 млн",
        "\x00",
        "\u202e",
        "İ",
    ),
    *("с 1 по 99999999", "через 999999999999 дней", "9" * 30 + ":00", "²:³", "+7" * 900, "ﷺ" * 300, "\ufdfa" * 300),
)


def lines() -> list[str]:
    typed = [step for opening in OPENINGS for _, step in opening if isinstance(step, str)]
    return [*NASTY, *(each.partition(" ")[2] or each for each in (*typed, *(said for _, said in LIVED)))]


def updates() -> list[bytes]:
    return [json.dumps(almost(number, Random(number))).encode() for number in range(60)]


def files() -> list[bytes]:
    """Tables, cards, pages, workbooks; a bomb, a laugh, a huge sheet."""
    table = "Клиент;Сумма;Дата;Телефон\nРомашка;100;12.03.2026;+7 912 345-67-89\nНива;5,5;13.03.2026;\n"
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Иванов\nORG:Ромашка\nTEL:+79123456789\nEND:VCARD\n"
    page = "<html><table><tr><td colspan=99 rowspan=99>Клиент<td>Сумма</tr></table></html>"
    return [
        *(text.encode(coding) for text in (table, card, page) for coding in ("utf-8", "utf-16", "cp1251")),
        *(page.encode() * 50, b"<table>" * 3000, b'"' * 5000, (b";" * 300 + b"\n") * 50, card.encode() * 300),
        *(workbook(), bomb(), laughs(), huge(), workbook()[:900], b"PK\x03\x04" + b"\xff" * 200),
    ]


def workbook() -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate((("Клиент", "Сумма", "Дата"), ("=Ромашка", 100, "12.03.2026"))):
        sheet.write_row(at, 0, row)
    book.close()
    return content.getvalue()


def _replaced(part: str, text: bytes) -> bytes:
    """The same workbook with another part in it."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return content.getvalue()


def bomb() -> bytes:
    """A hundred megabytes of nothing in a tenth of one."""
    return _replaced("xl/sharedStrings.xml", b"\0" * 100_000_000)


def laughs() -> bytes:
    """Ten to the ninth laughs by entities."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{levels}]><sst><si><t>&l9;</t></si></sst>'
    return _replaced("xl/sharedStrings.xml", text.encode())


def huge() -> bytes:
    """A sheet that says it is as large as a sheet may be, and has its last cell."""
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>Клиент</t></is></c></row>'
    last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    head = f'<worksheet xmlns="{space}"><dimension ref="A1:XFD1048576"/>'
    return _replaced("xl/worksheets/sheet1.xml", f"{head}<sheetData>{first}{last}</sheetData></worksheet>".encode())
