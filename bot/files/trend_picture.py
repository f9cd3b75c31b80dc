"""Weeks of a team one after another as a picture: of each stage a row of columns, and the norm as a line over them.

Both stand as numbers below them, where nothing crosses them out.

`title`, `weeks` (what stands below the columns), `groups`: `title`, `lines`: `title`, `counted` and `norm` by week,
none where the team had nobody of it. Raises KeyError for what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PIL import Image, ImageDraw

from bot.files.lettering import fitted, font, length, line, png, step
from bot.files.wrapping import shortened, wrapped

WIDTH = 1000
MARGIN = 24
TITLE, GROUP, HEAD, FACT, NOTE = 38, 32, 30, 34, 28
SMALLEST_TITLE, SMALLEST = 30, 24
LEAST_FACT = 14
"""Numbers of six figures: no team has them, and they are not cut off."""
COLUMNS = 90
"""The height of the highest column."""
PADDING = 8
INK, SOFT, EDGE, NORM = "#1f2937", "#4b5563", "#d1d5db", "#a4291c"
DONE, UNDONE = "#17703a", "#6b7280"
MET, NOTHING = "✓", "—"


def trend_png(data: dict[str, Any]) -> bytes:
    title = line(data["title"])
    large = fitted(title, WIDTH - 2 * MARGIN, TITLE, SMALLEST_TITLE, bold=True)
    heads = wrapped(title, WIDTH - 2 * MARGIN, lambda text: length(text, large, bold=True))
    height = MARGIN + len(heads) * step(large) + sum(map(_group_height, data["groups"])) + MARGIN
    picture = Image.new("RGB", (WIDTH, height), "#ffffff")
    draw = ImageDraw.Draw(picture)
    y = MARGIN
    for text in heads:
        draw.text((MARGIN, y), text, INK, font(large, bold=True))
        y += step(large)
    for group in data["groups"]:
        _head(draw, group["title"], data["weeks"], y + 2 * PADDING)
        y += ABOVE
        for each in group["lines"]:
            _line(draw, each, data["weeks"], y)
            y += LINE
    return png(picture, ("#ffffff",), (INK, SOFT, EDGE, NORM, DONE, UNDONE))


ABOVE = 2 * PADDING + step(GROUP) + step(NOTE)
"""Above the stages of a group: its name, the weeks."""
BELOW = step(FACT) + step(NOTE)
"""Below the columns: what counted, the norm."""
LINE = 3 * PADDING + step(HEAD) + COLUMNS + BELOW
"""The height of one stage: its name, the columns, the numbers."""


def _group_height(group: dict[str, Any]) -> int:
    return ABOVE + len(group["lines"]) * LINE


def _head(draw: ImageDraw.ImageDraw, name: str, weeks: Sequence[str], y: int) -> None:
    title = shortened(line(name), WIDTH - 2 * MARGIN, lambda text: length(text, GROUP, bold=True))
    draw.text((MARGIN, y), title, INK, font(GROUP, bold=True))
    room = _room(weeks)
    for n, week in enumerate(map(line, weeks)):
        size = fitted(week, room - 8, NOTE, SMALLEST)
        draw.text((MARGIN + (n + 0.5) * room, y + step(GROUP)), week, SOFT, font(size), anchor="ma")


def _room(weeks: Sequence[str]) -> float:
    return (WIDTH - 2 * MARGIN) / max(1, len(weeks))


def _line(draw: ImageDraw.ImageDraw, told: dict[str, Any], weeks: Sequence[str], y: int) -> None:
    title = shortened(line(told["title"]), WIDTH - 2 * MARGIN, lambda text: length(text, HEAD, bold=True))
    draw.text((MARGIN, y + PADDING), title, INK, font(HEAD, bold=True))
    floor = y + 2 * PADDING + step(HEAD) + COLUMNS
    draw.line((MARGIN, floor, WIDTH - MARGIN, floor), EDGE, 2)
    most = max([1, *_numbers(told["counted"]), *_numbers(told["norm"])])
    room = _room(weeks)
    for n in range(len(weeks)):
        left = MARGIN + n * room
        counted, norm = told["counted"][n], told["norm"][n]
        _column(draw, counted, norm, most, left, room, floor)
        _below(draw, counted, norm, left + room / 2, room - 8, floor + 6)


def _numbers(found: Sequence[int | None]) -> Iterator[int]:
    return (each for each in found if each is not None)


def _met(counted: int | None, norm: int | None) -> bool:
    return counted is not None and norm is not None and 0 < norm <= counted


def _column(
    draw: ImageDraw.ImageDraw, counted: int | None, norm: int | None, most: int, left: float, room: float, floor: int
) -> None:
    """The norm is a line across the column."""
    top = floor - round(COLUMNS * (counted or 0) / most)
    if top < floor:
        colour = DONE if _met(counted, norm) else UNDONE
        draw.rectangle((left + room * 0.18, top, left + room * 0.82, floor - 1), colour)
    if norm and counted is not None:
        at = floor - round(COLUMNS * norm / most)
        draw.line((left + room * 0.06, at, left + room * 0.94, at), NORM, 4)


def _below(
    draw: ImageDraw.ImageDraw, counted: int | None, norm: int | None, middle: float, room: float, y: int
) -> None:
    """A norm that is reached has a sign: no colour tells alone."""
    told = NOTHING if counted is None else f"{counted}{MET if _met(counted, norm) else ''}"
    size = fitted(told, room, FACT, LEAST_FACT, bold=True)
    draw.text((middle, y), told, INK if counted is not None else SOFT, font(size, bold=True), anchor="ma")
    if norm and counted is not None:
        below = f"/{norm}"
        draw.text((middle, y + step(FACT)), below, NORM, font(fitted(below, room, NOTE, LEAST_FACT)), anchor="ma")
