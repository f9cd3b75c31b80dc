"""One file of an export: sheet after sheet until it is heavy enough, then the next file goes on where it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from bot.domain.exporting import Asked, Cursor, Format
from bot.files.export_books import Book, CsvZip, Xlsx
from bot.files.export_cells import Cell, Cells
from bot.screens.export_words import heading, title
from bot.store.exports import Scope, Sheet
from bot.store.exports_all import SHEETS, Of
from bot.texts import Texts

HEAVIEST = 40_000_000
"""Bytes of cells in one file. What people write is packed to a fifth of it; what cannot be packed at all stays below
the 50 MB that Telegram takes."""
OF_A_CELL = 8
"""Bytes that a cell takes besides its text."""
MOST_ROWS = 1_000_000
"""Of a sheet in one file: Excel shows no more."""


@dataclass(frozen=True, slots=True)
class Part:
    rows: int
    rest: Cursor | None
    """Where the next file goes on; none: this was all."""


def write(
    connection: Connection, asked: Asked, scope: Scope, t: Texts, of: Of, path: Path, heaviest: int = HEAVIEST
) -> Part:
    """Write the part that begins at `asked.cursor`."""
    book = _book(asked, t, of, path)
    try:
        return _Writing(connection, scope, t, Cells(t, of), book, heaviest).go(SHEETS[asked.whose], asked.cursor)
    finally:
        book.close()


def _book(asked: Asked, t: Texts, of: Of, path: Path) -> Book:
    if asked.format is Format.XLSX:
        return Xlsx(path)
    return CsvZip(path, "," if t.locale == "ru" else ".", asked.at.astimezone(of.zone))


class _Writing:
    def __init__(self, connection: Connection, scope: Scope, t: Texts, cells: Cells, book: Book, heaviest: int) -> None:
        self._connection, self._scope, self._t = connection, scope, t
        self._cells, self._book = cells, book
        self._heaviest = heaviest
        self._weight = self._rows = 0

    def go(self, sheets: Sequence[Sheet], start: Cursor) -> Part:
        for number in range(start.sheet, len(sheets)):
            after = start.after if number == start.sheet else 0
            rest = self._sheet(sheets[number], after)
            if rest is not None:
                return Part(self._rows, Cursor(number, rest))
        return Part(self._rows, None)

    def _sheet(self, sheet: Sheet, after: int) -> int | None:
        """The place after which the next file goes on, if this one is full; rows of one place are not torn apart."""
        self._book.sheet(title(self._t, sheet.name), [heading(self._t, field.name) for field in sheet.fields])
        last = after
        for written, (place, values) in enumerate(sheet.rows(self._connection, self._scope, after)):
            if place != last and (self._weight >= self._heaviest or written >= MOST_ROWS):
                return last
            cells = self._cells.row(sheet.fields, tuple(values))
            self._book.row(cells)
            self._weight += sum(_weight(cell) for cell in cells)
            self._rows += 1
            last = place
        return None


def _weight(cell: Cell) -> int:
    if cell is None:
        return 1
    return OF_A_CELL + (len(cell.encode(errors="replace")) if isinstance(cell, str) else OF_A_CELL)
