"""Letters of pictures: the bundled fonts by size, how long a text is in them, text as they can draw it; the file."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import product

from PIL import Image, ImageColor, ImageFont

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


def png(picture: Image.Image, grounds: tuple[str, ...], inks: tuple[str, ...]) -> bytes:
    """The file, in these colours as they are and some between them, which edges of letters need: a third of the bytes
    of any colour, in a third of the time. Packed as small as can be (`optimize`) it would take ten times as long."""
    content = BytesIO()
    few = picture.quantize(palette=_colours(grounds, inks), dither=Image.Dither.NONE)
    few.save(content, "PNG", compress_level=6)
    return content.getvalue()


BETWEEN, APART = 8, 10
"""Steps from a ground to an ink; and what is closer than so much to another colour is not told from it."""


@cache
def _colours(grounds: tuple[str, ...], inks: tuple[str, ...]) -> Image.Image:
    found: list[tuple[int, ...]] = [ImageColor.getrgb(each) for each in (*grounds, *inks)]
    for ground, ink in product(found[: len(grounds)], found[len(grounds) :]):
        for n in range(1, BETWEEN):
            mixed = tuple(round(a + (b - a) * n / BETWEEN) for a, b in zip(ground, ink, strict=True))
            if all(max(abs(a - b) for a, b in zip(mixed, each, strict=True)) >= APART for each in found):
                found.append(mixed)
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for each in found for value in each])
    return palette
