"""The map of a base as a picture for the chat: four quarters, up is risk, to the right is growth.

`title`, `risk`, `growth` (the names of the axes), `quarters`: `rescue`, `both`, `keep`, `develop`, each with `title`,
`count`, `share` (a line, or nothing), `classes` (letter and number), `names` (letter and name) and `more` (a line, or
nothing). Raises KeyError for what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from math import sqrt
from typing import Any

from PIL import Image, ImageDraw

from bot.files.client_names import without_legal_form
from bot.files.lettering import fitted, font, length, line, step
from bot.files.wrapping import shortened, wrapped

WIDTH = 1000
MARGIN = 24
AXIS = 44
"""Room for the name of an axis."""
GAP = 12
PADDING = 18
RADIUS = 16
FINE = 2
"""The shapes are drawn so many times larger and then made smaller: corners without steps."""
TITLE, HEAD, COUNT, NAME, NOTE, LETTER = 38, 32, 32, 30, 27, 26
SMALLEST_HEAD = 24
SMALLEST, LARGEST = 20, 42
"""Radii: an area is a number of clients, as far as the room allows."""
BUBBLES = 2 * LARGEST + 38
"""The height of the row of bubbles, with the numbers below them."""
INK, SOFT = "#1f2937", "#4b5563"


@dataclass(frozen=True, slots=True)
class Look:
    fill: str
    edge: str
    bubble: str


LOOKS = {
    "rescue": Look("#fdecea", "#e0a39c", "#a4291c"),
    "both": Look("#fff3dc", "#e2bd74", "#8a5300"),
    "keep": Look("#f1f3f5", "#c9ced6", "#4b5563"),
    "develop": Look("#e7f6ec", "#86c99a", "#17703a"),
}
PLACES = (("rescue", "both"), ("keep", "develop"))
"""Rows from above."""


def base_map_png(data: dict[str, Any]) -> bytes:
    heads = wrapped(line(data["title"]), WIDTH - 2 * MARGIN, lambda text: length(text, TITLE, bold=True))
    top = MARGIN + len(heads) * step(TITLE) + 8
    left = MARGIN + AXIS
    width = (WIDTH - MARGIN - left - GAP) // 2
    heights = [max(_height(data["quarters"][name]) for name in row) for row in PLACES]
    bottom = top + sum(heights) + GAP
    picture = Image.new("RGB", (WIDTH, bottom + AXIS + MARGIN // 2), "#ffffff")
    boxes = _boxes(left, top, width, heights)
    _shapes(picture, boxes, data["quarters"])
    draw, most = ImageDraw.Draw(picture), _most(data["quarters"])
    for number, text in enumerate(heads):
        draw.text((MARGIN, MARGIN + number * step(TITLE)), text, INK, font(TITLE, bold=True))
    for name, (x, y, _, _) in boxes.items():
        _write(draw, data["quarters"][name], most, x + PADDING, y + PADDING, width - 2 * PADDING, LOOKS[name])
    growth = f"{line(data['growth'])} →"
    draw.text((WIDTH - MARGIN - length(growth, NOTE), bottom + 6), growth, SOFT, font(NOTE))
    _upright(picture, f"{line(data['risk'])} →", MARGIN, top)
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def _boxes(left: int, top: int, width: int, heights: list[int]) -> dict[str, tuple[int, int, int, int]]:
    found: dict[str, tuple[int, int, int, int]] = {}
    y = top
    for row, height in zip(PLACES, heights, strict=True):
        for n, name in enumerate(row):
            x = left + n * (width + GAP)
            found[name] = (x, y, x + width, y + height)
        y += height + GAP
    return found


def _height(quarter: dict[str, Any]) -> int:
    """As many lines as it has to tell; an empty one is as high as a line."""
    lines = len(quarter["names"]) + (1 if quarter["more"] else 0)
    height = 2 * PADDING + step(HEAD) + (step(NOTE) if quarter["share"] else 0)
    return height + (BUBBLES + 8 if quarter["classes"] else 0) + lines * step(NAME)


@dataclass(frozen=True, slots=True)
class Bubble:
    x: float
    y: float
    radius: float
    letter: str
    number: str
    """Stands below it."""


def _bubbles(quarter: dict[str, Any], most: int, x: int, y: int, width: int) -> list[Bubble]:
    """`most`: of all classes in all quarters, so that areas compare."""
    column = width / 3
    return [
        Bubble(
            x + (n + 0.5) * column,
            y + LARGEST,
            max(SMALLEST, LARGEST * sqrt(count / most)),
            line(letter),
            str(count),
        )
        for n, (letter, count) in enumerate(quarter["classes"][:3])
    ]


def _most(quarters: dict[str, Any]) -> int:
    return max((count for quarter in quarters.values() for _, count in quarter["classes"]), default=1)


def _shapes(picture: Image.Image, boxes: dict[str, tuple[int, int, int, int]], quarters: dict[str, Any]) -> None:
    large = Image.new("RGB", (picture.width * FINE, picture.height * FINE), "#ffffff")
    draw = ImageDraw.Draw(large)
    most = _most(quarters)
    for name, (left, top, right, bottom) in boxes.items():
        look = LOOKS[name]
        corners = (left * FINE, top * FINE, right * FINE - 1, bottom * FINE - 1)
        draw.rounded_rectangle(corners, RADIUS * FINE, look.fill, look.edge, 2 * FINE)
        at = _bubbles_top(quarters[name], top + PADDING)
        for each in _bubbles(quarters[name], most, left + PADDING, at, right - left - 2 * PADDING):
            x, y, radius = each.x * FINE, each.y * FINE, each.radius * FINE
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), look.bubble)
    picture.paste(large.resize(picture.size, Image.Resampling.BOX))


def _bubbles_top(quarter: dict[str, Any], y: int) -> int:
    return y + step(HEAD) + (step(NOTE) if quarter["share"] else 0) + 4


def _write(
    draw: ImageDraw.ImageDraw, quarter: dict[str, Any], most: int, x: int, y: int, width: int, look: Look
) -> None:
    count = str(quarter["count"])
    room = width - length(count, COUNT, bold=True) - 12
    title = line(quarter["title"])
    size = fitted(title, room, HEAD, SMALLEST_HEAD, bold=True)
    title = shortened(title, room, lambda text: length(text, size, bold=True))
    draw.text((x, y + HEAD - size), title, look.bubble, font(size, bold=True))
    draw.text((x + width - length(count, COUNT, bold=True), y), count, INK, font(COUNT, bold=True))
    at = y + step(HEAD)
    if quarter["share"]:
        draw.text((x, at), line(quarter["share"]), SOFT, font(NOTE))
        at += step(NOTE)
    if quarter["classes"]:
        for each in _bubbles(quarter, most, x, at + 4, width):
            draw.text((each.x, each.y), each.letter, "#ffffff", font(LETTER, bold=True), anchor="mm")
            draw.text((each.x, each.y + LARGEST + 4), each.number, INK, font(NAME), anchor="ma")
        at += BUBBLES + 8
    for letter, name in quarter["names"]:
        mark = f"{line(letter)} " if letter else ""
        draw.text((x, at), mark, look.bubble, font(NAME, bold=True))
        shift = length(mark, NAME, bold=True)
        shown = shortened(line(without_legal_form(line(name))), width - shift, lambda text: length(text, NAME))
        draw.text((x + shift, at), shown, INK, font(NAME))
        at += step(NAME)
    if quarter["more"]:
        draw.text((x, at), line(quarter["more"]), SOFT, font(NOTE))


def _upright(picture: Image.Image, text: str, x: int, y: int) -> None:
    """Read from below upwards, its end at the top."""
    width, height = round(length(text, NOTE)) + 2, step(NOTE)
    strip = Image.new("RGB", (width, height), "#ffffff")
    ImageDraw.Draw(strip).text((0, 0), text, SOFT, font(NOTE))
    picture.paste(strip.rotate(90, expand=True), (x, y))
