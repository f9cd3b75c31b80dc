"""A team's week as a table: its figures, and on further pages every record and promise behind them.

`pages`: `title`, `head` (names of columns), `rows` of cells: text, a whole number, or nothing. Raises KeyError for what
is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.files.workbooks import workbook

_FRAME = {"border": 1, "border_color": "#D9DEE4"}
_TEXT = {"num_format": "@", "text_wrap": True, "valign": "top", **_FRAME}
_NUMBER = {"num_format": "0", "valign": "top", **_FRAME}
_HEAD = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F5F99", "text_wrap": True, "valign": "top", **_FRAME}
NARROWEST, WIDEST = 9, 44
"""Of a column, in letters."""
LONGEST_TITLE = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def summary_xlsx(data: dict[str, Any]) -> bytes:
    content = BytesIO()
    with workbook(content) as book:
        head, text, number = (book.add_format(each) for each in (_HEAD, _TEXT, _NUMBER))
        for page in data["pages"]:
            sheet = book.add_worksheet(page["title"].translate(_NOT_IN_TITLES)[:LONGEST_TITLE])
            _write(sheet, page["head"], page["rows"], head, text, number)
    return content.getvalue()


def _write(
    sheet: Worksheet, head: Sequence[str], rows: Sequence[Sequence[Any]], top: Format, text: Format, number: Format
) -> None:
    for at, width in enumerate(_widths(head, rows)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head[at], top)
    for y, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            if cell is None:
                sheet.write_blank(y, at, None, text)
            elif isinstance(cell, str):
                sheet.write_string(y, at, cell, text)
            else:
                sheet.write_number(y, at, cell, number)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(head) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{chr(ord('A') + len(head) - 1)}{len(rows) + 1}"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _widths(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[int]:
    """As wide as the longest cell, within limits: longer ones are broken into lines."""
    longest = [
        max([len(title) + 3, *(len(str(row[at])) + 1 for row in rows if row[at] is not None)])
        for at, title in enumerate(head)
    ]
    return [min(WIDEST, max(NARROWEST, each)) for each in longest]
