"""The bundled fonts, and what they can draw. A machine without any font draws Cyrillic all the same."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

_FOLDER = Path(__file__).parent / "fonts"
REGULAR = _FOLDER / "DejaVuSans.ttf"
BOLD = _FOLDER / "DejaVuSans-Bold.ttf"
MISSING = "□"
"""Stands for a letter that the fonts lack: the reader sees that something was there."""
# Pictures, what colours or joins them, and what cannot be seen: a text reads the same without them.
_LEFT_OUT = {"So", "Sk", "Cs", "Cf", "Cc", "Co", "Cn", "Me", "Mn"}


@cache
def _covered() -> frozenset[int]:
    """The code points that both fonts have."""
    regular, bold = (TTFont(path, lazy=True).getBestCmap().keys() for path in (REGULAR, BOLD))
    return frozenset(regular & bold)


def drawable(text: str) -> str:
    """The text without what the fonts cannot draw: emoji are dropped, unknown letters become a box.

    Lines stay, and so do spaces that do not break: `1 500 000` is not parted.
    """
    drawn = (_drawn(letter) for letter in unicodedata.normalize("NFC", text))
    lines = "".join(drawn).split("\n")
    return "\n".join(" ".join(filter(None, line.split(" "))) for line in lines)


def _drawn(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter == "\n" or (ord(letter) in _covered() and category not in ("Cf", "Cc", "Co")):
        return letter
    if letter.isspace():
        return " "
    return "" if category in _LEFT_OUT else MISSING
