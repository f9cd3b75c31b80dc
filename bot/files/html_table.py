"""The table of an HTML page: 1С and web reports save one under the name of an Excel file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from bot.files.unreadable import Fault, Unreadable

_BEGINNING = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|table)\b"
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_LOOKED_AT = 4000
"""Bytes at the beginning that say what the page is, and in which encoding."""


def is_html(content: bytes) -> bool:
    return bool(_BEGINNING.match(_beginning(content)))


def html_rows(content: bytes, most_rows: int, most_columns: int) -> Iterator[list[str]]:
    """The rows of the only table; of several the one with most rows. Raises Unreadable."""
    parser = _Tables(most_rows, most_columns)
    parser.feed(_decoded(content))
    parser.close()
    yield from max(parser.tables, key=len, default=[])


def _beginning(content: bytes) -> bytes:
    first = content[:_LOOKED_AT]
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        first = first.decode("utf-16", "replace").encode()
    return first.lower()


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    named = _CHARSET.search(content[:_LOOKED_AT])
    for encoding in (named[1].decode("ascii", "replace") if named else "utf-8-sig", "utf-8-sig"):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1251", "replace")


class _Tables(HTMLParser):
    """Cells that stretch over others leave these blank; a table within a table is more than is read."""

    def __init__(self, most_rows: int, most_columns: int) -> None:
        super().__init__(convert_charrefs=True)
        self._most = most_rows, most_columns
        self.tables: list[list[list[str]]] = []
        self._depth = 0
        self._cell: list[str] | None = None
        self._width = 1
        self._held: dict[int, int] = {}
        """Columns that cells from above stretch into, and for how many rows yet."""
        self._tall = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth > 1:
                raise Unreadable(Fault.PAGE)
            self.tables.append([])
            self._held = {}
        elif tag == "tr" and self._depth:
            self._begin_row()
        elif tag in ("td", "th") and self._depth:
            self._end_cell()
            named = dict(attrs)
            self._cell = []
            self._width, self._tall = _span(named.get("colspan")), _span(named.get("rowspan"))
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table":
            self._end_cell()
            self._depth = max(0, self._depth - 1)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _begin_row(self) -> None:
        self._end_cell()
        rows = self.tables[-1]
        if len(rows) >= self._most[0]:
            raise Unreadable(Fault.TOO_MANY_ROWS)
        rows.append([])
        self._fill_held()

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text, self._cell = " ".join("".join(self._cell).split()), None
        if not self.tables[-1]:
            self.tables[-1].append([])
        row = self.tables[-1][-1]
        if len(row) + self._width > self._most[1]:
            raise Unreadable(Fault.TOO_MANY_COLUMNS)
        if self._tall > 1:
            self._held |= dict.fromkeys(range(len(row), len(row) + self._width), self._tall - 1)
        row += [text] + [""] * (self._width - 1)
        self._fill_held()

    def _fill_held(self) -> None:
        """What stretches down into this row leaves its columns blank."""
        row = self.tables[-1][-1]
        while self._held.get(len(row), 0) > 0 and len(row) < self._most[1]:
            self._held[len(row)] -= 1
            row.append("")


def _span(typed: str | None) -> int:
    return min(1000, max(1, int(typed))) if typed and typed.strip().isdecimal() else 1
