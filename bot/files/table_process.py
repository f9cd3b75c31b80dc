"""Runs by itself: a workbook on standard input, its first sheet as JSON on standard output. Started by tables.py.

It imports nothing of the bot. Whatever the parser does, panic, eat memory, run for ever, happens here and ends here.
Another process that is limited already (rows_process.py) reads a workbook by its functions.
"""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

BLANK_BESIDE = 1000
"""Blank rows and columns beyond what may be filled: Excel keeps some that were emptied."""

Cell = int | float | str | bool | time | date | datetime | timedelta


class TooMuch(Exception):
    pass


def main() -> None:
    most_rows, most_columns, most_characters, memory, seconds = map(int, sys.argv[1:])
    limit(memory, seconds)
    content = sys.stdin.buffer.read()
    try:
        answer: dict[str, object] = {"rows": _read(content, most_rows, most_columns, most_characters)}
    except TooMuch as found:
        answer = {"fault": str(found)}
    except MemoryError:
        answer = {"fault": "too_big"}
    except BaseException as problem:  # a panic of the parser is no Exception
        answer = {"fault": "encrypted" if type(problem).__name__ == "PasswordError" else "broken"}
    json.dump(answer, sys.stdout)


def limit(memory: int, seconds: int) -> None:
    """Of this whole process, for good."""
    try:
        import resource  # noqa: PLC0415 - only where there is such a thing
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(content: bytes, most_rows: int, most_columns: int, most_characters: int) -> list[list[str]]:
    sheet = first_sheet(content, most_rows, most_columns)
    rows = [trimmed([text_of(cell) for cell in row]) for row in sheet.to_python(skip_empty_area=False)]
    while rows and not rows[-1]:
        rows.pop()
    if len(rows) > most_rows:
        raise TooMuch("too_many_rows")
    if any(len(row) > most_columns for row in rows):
        raise TooMuch("too_many_columns")
    if sum(len(cell) for row in rows for cell in row) > most_characters:
        raise TooMuch("too_big")
    return rows


def first_sheet(content: bytes, most_rows: int, most_columns: int) -> CalamineSheet:
    """The first sheet that is seen. Raises TooMuch, and whatever the parser does."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - within the limits

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = [
        each.name
        for each in workbook.sheets_metadata
        if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
    ]
    if not sheets:
        raise TooMuch("empty_file")
    sheet = workbook.get_sheet_by_name(sheets[0])
    if sheet.total_width > most_columns + BLANK_BESIDE:
        raise TooMuch("too_many_columns")
    if sheet.total_height > most_rows + BLANK_BESIDE:
        raise TooMuch("too_many_rows")
    return sheet


def trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def text_of(cell: Cell) -> str:
    """As a person would type it: `7701234567`, not `7701234567.0`."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    text = cell if isinstance(cell, str) else str(cell)
    return text.replace("_x000D_", "").replace("\r\n", "\n").strip()


if __name__ == "__main__":
    main()
