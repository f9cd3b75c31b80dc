"""ИНН: ten figures of a company, twelve of a person, the last of them a check."""

from __future__ import annotations

import re

from stdnum.ru import inn

_LENGTHS = (10, 12)


def inn_in(text: str) -> str | None:
    """The number, if it is one; a zero that a spreadsheet took from its beginning comes back."""
    figures = re.sub(r"[\s.\u00a0-]", "", text)
    if not figures.isascii() or not figures.isdigit():
        return None
    return next((whole for length in _LENGTHS if inn.is_valid(whole := figures.zfill(length))), None)
