"""Workbooks as they are written here: what a person typed is text, and the same data is the same file."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

TEXT_IS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Whatever it begins with."""
_MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)
"""In every file."""


def workbook(content: BytesIO) -> xlsxwriter.Workbook:
    """An empty one that is written into `content` when it is closed."""
    book = xlsxwriter.Workbook(content, {"in_memory": True, **TEXT_IS_TEXT})
    book.set_properties({"created": _MADE_AT, "author": "Polevik"})
    return book
