"""A table of any kind that people send, row by row, within a process that is limited already (rows_process.py).

A large sheet is never held whole as Python's lists: whoever reads it keeps what he needs.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.files.csv_table import csv_stream
from bot.files.html_table import html_rows, is_html
from bot.files.table_process import TooMuch, first_sheet, text_of, trimmed
from bot.files.tables import OLE, check_package
from bot.files.unreadable import Fault, Unreadable

LARGEST_UNPACKED = 300_000_000
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_MXL = (b"MOXCEL", b"\xef\xbb\xbf{16,", b"{16,")


def rows_in(content: bytes, most_rows: int, most_columns: int) -> Iterator[list[str]]:
    """xlsx, xls, csv, or HTML under the name of one; blank rows too, blank cells at the ends left out.

    Raises Unreadable, MemoryError.
    """
    if not content.strip():
        raise Unreadable(Fault.EMPTY)
    if content.startswith(_MXL):
        raise Unreadable(Fault.MXL)
    if content.startswith((OLE, b"PK")):
        yield from _rows_of_book(content, most_rows, most_columns)
    elif is_html(content):
        yield from html_rows(content, most_rows, most_columns)
    else:
        yield from csv_stream(content, most_rows, most_columns)


def _rows_of_book(content: bytes, most_rows: int, most_columns: int) -> Iterator[list[str]]:
    if content.startswith(OLE):
        _check_container(content)
    else:
        check_package(content, LARGEST_UNPACKED)
    try:
        sheet = first_sheet(content, most_rows, most_columns)
    except TooMuch as found:
        raise Unreadable(Fault(str(found))) from None
    except MemoryError:
        raise
    except BaseException as problem:  # a panic of the parser is no Exception
        raise Unreadable(Fault.ENCRYPTED if _is_password(problem) else Fault.BROKEN) from None
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = trimmed([text_of(cell) for cell in cells])
        if len(row) > most_columns:
            raise Unreadable(Fault.TOO_MANY_COLUMNS)
        if number > most_rows and row:
            raise Unreadable(Fault.TOO_MANY_ROWS)
        yield row


def _check_container(content: bytes) -> None:
    """In the old format's container other files lie too, a workbook with a password among them."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(Fault.ENCRYPTED)
    if not any(name in content for name in _BOOKS):
        raise Unreadable(Fault.NOT_A_TABLE)


def _is_password(problem: BaseException) -> bool:
    return type(problem).__name__ == "PasswordError" or "password" in str(problem).lower()
