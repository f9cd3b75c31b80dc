"""A team's week as a picture for the chat: people by stages, fact against norm, and the week before.

`title`, `state`, `legend`, `days` (the word before a person's days), `was` (the last week, `{}` its number), `total`,
`groups`: `title`, `stages`, `people` (`name`, `days`, `mark`, `cells`), `total` (cells, or none); a cell is
`fact`, `norm`, `last`, `met`, or nothing. Raises KeyError for what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from bot.files.lettering import fitted, font, length, line, step
from bot.files.wrapping import shortened, wrapped

WIDTH = 1000
MARGIN = 20
NAMES = 290
"""The column of names."""
TITLE, GROUP, HEAD, NAME, FACT, NOTE = 38, 32, 26, 30, 34, 26
SMALLEST = 24
LEAST_FACT = 14
"""Numbers of five figures: nobody has them, and they are not cut off."""
PADDING = 10
BAR = 8
INK, SOFT, EDGE, BAND, TOTAL = "#1f2937", "#4b5563", "#d1d5db", "#f3f4f6", "#e5e7eb"
DONE, UNDONE = "#17703a", "#8a5300"
MET = "✓"


def summary_png(data: dict[str, Any]) -> bytes:
    heads = wrapped(line(data["title"]), WIDTH - 2 * MARGIN, lambda text: length(text, TITLE, bold=True))
    legend = wrapped(line(data["legend"]), WIDTH - 2 * MARGIN, lambda text: length(text, NOTE))
    top = MARGIN + len(heads) * step(TITLE) + (step(NOTE) if data["state"] else 0) + PADDING
    height = top + sum(map(_group_height, data["groups"])) + PADDING + len(legend) * step(NOTE) + MARGIN
    picture = Image.new("RGB", (WIDTH, height), "#ffffff")
    draw = ImageDraw.Draw(picture)
    y = _lines(draw, heads, MARGIN, MARGIN, TITLE, INK, bold=True)
    if data["state"]:
        state = shortened(line(data["state"]), WIDTH - 2 * MARGIN, lambda text: length(text, NOTE))
        draw.text((MARGIN, y), state, SOFT, font(NOTE))
    y = top
    for group in data["groups"]:
        y = _group(draw, group, data, y)
    _lines(draw, legend, MARGIN, y + PADDING, NOTE, SOFT)
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def _lines(
    draw: ImageDraw.ImageDraw, lines: Sequence[str], x: int, y: int, size: int, colour: str, *, bold: bool = False
) -> int:
    """Returns where the next one would begin."""
    for text in lines:
        draw.text((x, y), text, colour, font(size, bold))
        y += step(size)
    return y


# -- how high


def _group_height(group: dict[str, Any]) -> int:
    rows = len(group["people"]) + bool(group["total"])
    return PADDING + _head_height(group) + rows * ROW


ROW = 2 * PADDING + step(NAME) + step(NOTE) + BAR
"""A name, or a fact, a bar, and what is told below it."""


def _head_height(group: dict[str, Any]) -> int:
    return max(step(GROUP), max(len(each) for each in _heads(group)) * step(HEAD)) + 2 * PADDING


def _heads(group: dict[str, Any]) -> list[list[str]]:
    width = _column(group) - 10
    return [wrapped(line(each), width, lambda text: length(text, HEAD)) for each in group["stages"]]


def _column(group: dict[str, Any]) -> int:
    return (WIDTH - 2 * MARGIN - NAMES) // max(1, len(group["stages"]))


# -- what stands where


def _group(draw: ImageDraw.ImageDraw, group: dict[str, Any], data: dict[str, Any], y: int) -> int:
    y += PADDING
    title = line(group["title"])
    size = fitted(title, NAMES - 12, GROUP, SMALLEST, bold=True)
    title = shortened(title, NAMES - 12, lambda text: length(text, size, bold=True))
    draw.text((MARGIN, y + PADDING), title, INK, font(size, bold=True))
    column = _column(group)
    for n, lines in enumerate(_heads(group)):
        _lines(draw, lines, MARGIN + NAMES + n * column, y + PADDING, HEAD, SOFT)
    y += _head_height(group)
    for n, person in enumerate(group["people"]):
        if n % 2 == 0:
            draw.rectangle((MARGIN // 2, y, WIDTH - MARGIN // 2, y + ROW - 1), BAND)
        _name(draw, person, data["days"], y + PADDING)
        _cells(draw, person["cells"], data["was"], column, y + PADDING)
        y += ROW
    if group["total"]:
        draw.rectangle((MARGIN // 2, y, WIDTH - MARGIN // 2, y + ROW - 1), TOTAL)
        draw.text((MARGIN, y + PADDING), line(data["total"]), INK, font(NAME, bold=True))
        _cells(draw, group["total"], data["was"], column, y + PADDING)
        y += ROW
    return y


def _name(draw: ImageDraw.ImageDraw, person: dict[str, Any], days: str, y: int) -> None:
    """A long name takes two lines: people of one surname are told apart."""
    room = NAMES - 14
    name = line(person["name"])
    size = fitted(name, room, NAME, SMALLEST)
    lines = wrapped(name, room, lambda text: length(text, size))
    if len(lines) > 2:
        lines = [lines[0], shortened(" ".join(lines[1:]), room, lambda text: length(text, size))]
    below = y + step(NAME) + BAR if len(lines) == 1 else y - PADDING + 2 * step(SMALLEST)
    _lines(draw, lines, MARGIN, y + NAME - size if len(lines) == 1 else y - PADDING + 2, size, INK)
    note = line(f"{days} {person['days']} {person['mark']}")
    smaller = NOTE if len(lines) == 1 else SMALLEST
    note = shortened(note, room, lambda text: length(text, smaller))
    draw.text((MARGIN, below), note, SOFT, font(smaller))


def _cells(draw: ImageDraw.ImageDraw, cells: Sequence[dict[str, Any] | None], was: str, column: int, y: int) -> None:
    for n, cell in enumerate(cells):
        if cell is not None:
            _cell(draw, cell, was, MARGIN + NAMES + n * column, y, column - 10)


def _cell(draw: ImageDraw.ImageDraw, cell: dict[str, Any], was: str, x: int, y: int, width: int) -> None:
    """The sign says what the colour says: a norm that is reached."""
    fact, norm = str(cell["fact"]), "" if cell["norm"] is None else f"/{cell['norm']}"
    mark = MET if cell["met"] else ""
    size = fitted(fact + norm + mark, width, FACT, LEAST_FACT, bold=True)
    draw.text((x, y + FACT - size), fact, DONE if cell["met"] else INK, font(size, bold=True))
    at = x + length(fact, size, bold=True)
    draw.text((at, y + FACT - size), norm, SOFT, font(size))
    if mark:
        draw.text((at + length(norm, size) + 2, y + FACT - size), mark, DONE, font(size, bold=True))
    if cell["norm"]:
        _bar(draw, cell["fact"] / cell["norm"], x, y + step(FACT), width)
    if cell["last"] is not None:
        told = line(was.format(cell["last"]))
        small = fitted(told, width, NOTE, SMALLEST)
        told = shortened(told, width, lambda text: length(text, small))
        draw.text((x, y + step(NAME) + BAR + NOTE - small + 4), told, SOFT, font(small))


def _bar(draw: ImageDraw.ImageDraw, part: float, x: int, y: int, width: int) -> None:
    draw.rectangle((x, y, x + width - 1, y + BAR - 1), EDGE)
    filled = round(width * min(1.0, part))
    if filled:
        draw.rectangle((x, y, x + filled - 1, y + BAR - 1), DONE if part >= 1 else UNDONE)
