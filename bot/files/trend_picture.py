"""Weeks of a team one after another as a picture: of each stage a row of columns, and the norm as a line over them.

`title`, `weeks` (what stands below the columns), `groups`: `title`, `lines`: `title`, `counted` and `norm` by week,
none where the team had nobody of it. Raises KeyError for what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from bot.files.lettering import fitted, font, length, line, step
from bot.files.wrapping import shortened, wrapped

WIDTH = 1000
MARGIN = 24
TITLE, GROUP, HEAD, FACT, NOTE = 38, 32, 30, 28, 26
SMALLEST = 24
COLUMNS = 150
"""The height of the highest column."""
PADDING = 12
INK, SOFT, EDGE, NORM = "#1f2937", "#4b5563", "#d1d5db", "#a4291c"
DONE, UNDONE = "#17703a", "#6b7280"
MET = "✓"


def trend_png(data: dict[str, Any]) -> bytes:
    heads = wrapped(line(data["title"]), WIDTH - 2 * MARGIN, lambda text: length(text, TITLE, bold=True))
    height = MARGIN + len(heads) * step(TITLE) + sum(map(_group_height, data["groups"])) + MARGIN
    picture = Image.new("RGB", (WIDTH, height), "#ffffff")
    draw = ImageDraw.Draw(picture)
    y = MARGIN
    for text in heads:
        draw.text((MARGIN, y), text, INK, font(TITLE, bold=True))
        y += step(TITLE)
    for group in data["groups"]:
        title = shortened(line(group["title"]), WIDTH - 2 * MARGIN, lambda text: length(text, GROUP, bold=True))
        draw.text((MARGIN, y + PADDING), title, INK, font(GROUP, bold=True))
        y += PADDING + step(GROUP)
        for each in group["lines"]:
            _line(draw, each, data["weeks"], y)
            y += LINE
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


LINE = 2 * PADDING + step(HEAD) + step(FACT) + COLUMNS + 2 * step(NOTE)
"""The height of one stage: its name, the numbers over its columns, the columns, the norms, the weeks."""


def _group_height(group: dict[str, Any]) -> int:
    return PADDING + step(GROUP) + len(group["lines"]) * LINE


def _line(draw: ImageDraw.ImageDraw, told: dict[str, Any], weeks: Sequence[str], y: int) -> None:
    title = shortened(line(told["title"]), WIDTH - 2 * MARGIN, lambda text: length(text, HEAD, bold=True))
    draw.text((MARGIN, y + PADDING), title, INK, font(HEAD, bold=True))
    floor = y + LINE - PADDING - 2 * step(NOTE)
    draw.line((MARGIN, floor, WIDTH - MARGIN, floor), EDGE, 2)
    most = max([1, *_numbers(told["counted"]), *_numbers(told["norm"])])
    room = (WIDTH - 2 * MARGIN) / max(1, len(weeks))
    for n, week in enumerate(weeks):
        left = MARGIN + n * room
        _week(draw, told["counted"][n], told["norm"][n], most, left, room, floor)
        draw.text((left + room / 2, floor + 4 + step(NOTE)), line(week), SOFT, font(_small(week, room)), anchor="ma")


def _small(week: str, room: float) -> int:
    return fitted(line(week), room - 8, NOTE, SMALLEST)


def _numbers(found: Sequence[int | None]) -> Iterator[int]:
    return (each for each in found if each is not None)


def _week(
    draw: ImageDraw.ImageDraw, counted: int | None, norm: int | None, most: int, left: float, room: float, floor: int
) -> None:
    """The column and its number over it; the norm is a line across it and the number below: no colour tells alone."""
    if counted is None:
        draw.text((left + room / 2, floor - 8), "—", SOFT, font(FACT), anchor="mb")
        return
    met = norm is not None and counted >= norm
    top = floor - round(COLUMNS * counted / most)
    if top < floor:
        draw.rectangle((left + room * 0.18, top, left + room * 0.82, floor - 1), DONE if met else UNDONE)
    highest = top
    if norm:
        at = floor - round(COLUMNS * norm / most)
        draw.line((left + room * 0.06, at, left + room * 0.94, at), NORM, 4)
        highest = min(top, at - 2)
        below = f"/{norm}"
        small = fitted(below, room - 6, NOTE, SMALLEST)
        draw.text((left + room / 2, floor + 4), below, NORM, font(small), anchor="ma")
    told = f"{counted}{MET if met else ''}"
    size = fitted(told, room - 6, FACT, SMALLEST, bold=True)
    draw.text((left + room / 2, highest - 4), told, INK, font(size, bold=True), anchor="mb")
