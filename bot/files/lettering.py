"""Letters of pictures: the bundled fonts by size, how long a text is in them, and text as they can draw it."""

from __future__ import annotations

from functools import cache

from PIL import ImageFont

from bot.files.fonts import BOLD, REGULAR, drawable


@cache
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(BOLD if bold else REGULAR), size)


def length(text: str, size: int, bold: bool = False) -> float:
    """In pixels."""
    return font(size, bold).getlength(text)


def step(size: int) -> int:
    """From line to line."""
    return round(size * 1.28)


def line(text: object) -> str:
    """In one line, as the fonts can draw it."""
    return " ".join(drawable(str(text)).split())


def fitted(text: str, room: float, size: int, smallest: int, bold: bool = False) -> int:
    """The largest size, not over `size` and not under `smallest`, in which the text goes into the room."""
    while size > smallest and length(text, size, bold) > room:
        size -= 1
    return size
