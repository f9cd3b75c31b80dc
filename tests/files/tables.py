"""Workbooks for the tests: honest ones, and what somebody may make of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"


def workbook(rows: Sequence[Sequence[object]], beyond: Mapping[tuple[int, int], object] | None = None) -> bytes:
    """A workbook of one sheet; `beyond`: single cells by row and column from 0."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(at, column, value)
        for (at, column), value in (beyond or {}).items():
            sheet.write(at, column, value)
    return content.getvalue()


def with_part(package: bytes, name: str, part: bytes) -> bytes:
    """The package with another file inside under this name."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return content.getvalue()


def sheet_of(text: bytes) -> bytes:
    """A sheet whose only cell holds the text."""
    cell = b'<c r="A1" t="inlineStr"><is><t>' + text + b"</t></is></c>"
    name = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="' + name + b'"><sheetData><row r="1">' + cell + b"</row></sheetData></worksheet>"


def understated(package: bytes, name: str, size: int) -> bytes:
    """The package, lying: the file inside is said to be of this size."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        true = opened.getinfo(name).file_size.to_bytes(4, "little")
    return package.replace(true, size.to_bytes(4, "little"))


def encrypted(package: bytes) -> bytes:
    """The flag of a password on every file of the package's directory."""
    marked = bytearray(package)
    at = marked.find(b"PK\x01\x02")
    while at >= 0:
        marked[at + 8] |= 1
        at = marked.find(b"PK\x01\x02", at + 4)
    return bytes(marked)
