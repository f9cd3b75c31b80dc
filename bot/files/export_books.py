"""Where rows of an export are written to: a workbook, or a zip of csv files; row by row, in little memory."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import xlsxwriter

from bot.files.export_cells import Cell
from bot.files.workbooks import TEXT_IS_TEXT

LONGEST_CELL = 32_767
"""Characters that Excel takes."""
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_HEAD = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F5F99", "text_wrap": True, "valign": "top"}
_WIDTH = 16
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""With one of these a spreadsheet takes a cell of a csv for a formula."""
QUOTE = "'"


class Book(Protocol):
    def sheet(self, title: str, head: Sequence[str]) -> None:
        """Begin a sheet; the one before is complete."""
        ...

    def row(self, cells: Sequence[Cell]) -> None: ...

    def close(self) -> None: ...


class Xlsx:
    """A workbook. Texts are texts, whatever they begin with; sums, days and moments are such in Excel too."""

    def __init__(self, path: Path) -> None:
        self._book = xlsxwriter.Workbook(
            str(path),
            {"constant_memory": True, "tmpdir": str(path.parent), **TEXT_IS_TEXT},
        )
        self._book.set_properties({"author": "Polevik"})
        self._head = self._book.add_format(_HEAD)
        self._text = self._book.add_format({"num_format": "@"})
        self._whole = self._book.add_format({"num_format": "0"})
        self._sum = self._book.add_format({"num_format": "0.00"})
        self._day = self._book.add_format({"num_format": "dd.mm.yyyy"})
        self._moment = self._book.add_format({"num_format": "dd.mm.yyyy hh:mm:ss"})
        self._sheet: xlsxwriter.worksheet.Worksheet | None = None
        self._rows = self._columns = 0

    def sheet(self, title: str, head: Sequence[str]) -> None:
        self._finish()
        self._sheet = self._book.add_worksheet(title.translate(_NOT_IN_TITLES))
        self._rows, self._columns = 0, len(head)
        self._sheet.set_column(0, len(head) - 1, _WIDTH)
        self._sheet.freeze_panes(1, 1)
        for at, each in enumerate(head):
            self._sheet.write_string(0, at, each, self._head)

    def row(self, cells: Sequence[Cell]) -> None:
        assert self._sheet is not None
        self._rows += 1
        for at, cell in enumerate(cells):
            if isinstance(cell, str):
                self._sheet.write_string(self._rows, at, cell[:LONGEST_CELL], self._text)
            elif isinstance(cell, datetime):
                self._sheet.write_datetime(self._rows, at, cell, self._moment)
            elif isinstance(cell, date):
                self._sheet.write_datetime(self._rows, at, cell, self._day)
            elif cell is not None:
                form = self._sum if isinstance(cell, Decimal) else self._whole
                self._sheet.write_number(self._rows, at, cell, form)

    def _finish(self) -> None:
        if self._sheet is not None:
            self._sheet.autofilter(0, 0, self._rows, self._columns - 1)

    def close(self) -> None:
        self._finish()
        self._book.close()


class CsvZip:
    """A zip with a csv a sheet: UTF-8 with its mark, `;` between cells, so that Excel opens it by a double click.

    A text that a spreadsheet would take for a formula gets a quote in front, as one that begins with a quote does: so
    nothing is lost by taking the first quote off. `comma`: what stands before the hundredths.
    """

    def __init__(self, path: Path, comma: str, made_at: datetime) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self._comma = comma
        self._made_at = made_at.astimezone(UTC).timetuple()[:6]
        self._file: io.TextIOWrapper | None = None

    def sheet(self, title: str, head: Sequence[str]) -> None:
        self._finish()
        entry = zipfile.ZipInfo(f"{title.translate(_NOT_IN_TITLES)}.csv", self._made_at)
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._file = io.TextIOWrapper(
            self._zip.open(entry, "w", force_zip64=True), "utf-8-sig", errors="replace", newline=""
        )
        self._writer = csv.writer(self._file, delimiter=";")
        self._writer.writerow(head)

    def row(self, cells: Sequence[Cell]) -> None:
        self._writer.writerow([self._told(cell) for cell in cells])

    def _told(self, cell: Cell) -> str | int | None:
        if isinstance(cell, str):
            return QUOTE + cell if cell.startswith((*DANGEROUS, QUOTE)) else cell
        if isinstance(cell, Decimal):
            return f"{cell:f}".replace(".", self._comma)
        if isinstance(cell, datetime):
            return cell.isoformat(sep=" ")
        return cell.isoformat() if isinstance(cell, date) else cell

    def _finish(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def close(self) -> None:
        self._finish()
        self._zip.close()
