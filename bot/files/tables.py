"""A table that a person sent, xlsx or csv, read without trusting a byte of it.

The file decides nothing: its sizes are checked before anything is unpacked, and a workbook is parsed in a process of
its own with little memory and little time (table_process.py).
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from bot.files.csv_table import csv_rows
from bot.files.limited import read_apart
from bot.files.unreadable import Fault, Unreadable

LARGEST = 5_000_000
"""Bytes of a file, and characters of what is read of it."""
LARGEST_UNPACKED = 60_000_000
MOST_PARTS = 500
"""Files inside a workbook."""
MEMORY = 256 * 1024 * 1024
SECONDS: float = 10

_PROCESS = Path(__file__).with_name("table_process.py")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_NAMES = (".pdf", ".doc", ".docx", ".ods", ".odt", ".pptx", ".xlsb", ".zip", ".jpg", ".jpeg", ".png", ".html")


def read_table(content: bytes, name: str, *, most_rows: int, most_columns: int) -> list[list[str]]:
    """The cells of the first sheet, row by row, as text; blank rows and cells at the ends are left out.

    `name` is what the file is called; it may be empty. Raises Unreadable.
    """
    if not content.strip():
        raise Unreadable(Fault.EMPTY)
    if len(content) > LARGEST:
        raise Unreadable(Fault.TOO_BIG)
    if name.lower().endswith(_OTHER_NAMES):
        raise Unreadable(Fault.NOT_A_TABLE)
    if content.startswith(OLE):
        raise Unreadable(what_ole_is(content))
    if content.startswith(b"PK"):
        check_package(content, LARGEST_UNPACKED)
        rows = _parsed_apart(content, most_rows, most_columns)
    else:
        rows = csv_rows(content, most_rows, most_columns)
    if not rows:
        raise Unreadable(Fault.EMPTY)
    return rows


def what_ole_is(content: bytes) -> Fault:
    """The old format's container, in which a workbook with a password lies too."""
    return Fault.ENCRYPTED if "EncryptedPackage".encode("utf-16-le") in content else Fault.OLD_EXCEL


# -- a workbook


def check_package(content: bytes, largest: int) -> None:
    """What the zip says of itself, before anything is unpacked; that it lies, the process's limits stop."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError, OSError):
        raise Unreadable(Fault.BROKEN) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > largest:
        raise Unreadable(Fault.TOO_BIG)
    if any(part.flag_bits & 0x1 for part in parts):
        raise Unreadable(Fault.ENCRYPTED)
    if "xl/workbook.xml" not in {part.filename.lower() for part in parts}:
        raise Unreadable(Fault.NOT_A_TABLE)


def _parsed_apart(content: bytes, most_rows: int, most_columns: int) -> list[list[str]]:
    limits = (most_rows, most_columns, LARGEST, MEMORY, SECONDS)
    rows: list[list[str]] = read_apart(_PROCESS, content, *limits, seconds=SECONDS)["rows"]
    return rows
