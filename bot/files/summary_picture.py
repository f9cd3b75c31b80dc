"""A team's week as a picture for the chat: people by stages, fact against norm, and the week before.

`title`, `state`, `legend`, `days` (the word before a person's days), `was` (the last week, `{}` its number), `total`,
`groups`: `title`, `stages`, `people` (`name`, `days`, `mark`, `cells`), `total` (cells, or none); a cell is
`fact` (none: there was nothing to do), `norm`, `last`, `met`, or nothing. Raises KeyError for what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PIL import Image, ImageDraw

from bot.files.lettering import fitted, font, length, line, png, step
from bot.files.wrapping import shortened, wrapped

WIDTH = 1000
MARGIN = 16
NAMES = 312
"""The column of names."""
TITLE, GROUP, HEAD, NAME, FACT, NOTE = 38, 32, 26, 30, 34, 26
SMALLEST_TITLE, SMALLEST = 30, 24
LEAST_FACT = 14
"""Numbers of five figures: nobody has them, and they are not cut off."""
PADDING = 6
BAR = 8
LINES = 3
"""Of a name, at most."""
INK, SOFT, EDGE, BAND, TOTAL = "#1f2937", "#4b5563", "#d1d5db", "#f3f4f6", "#e5e7eb"
DONE, UNDONE = "#17703a", "#8a5300"
MET, NOTHING = "✓", "—"


def summary_png(data: dict[str, Any]) -> bytes:
    title = line(data["title"])
    large = fitted(title, WIDTH - 2 * MARGIN, TITLE, SMALLEST_TITLE, bold=True)
    heads = wrapped(title, WIDTH - 2 * MARGIN, lambda text: length(text, large, bold=True))
    legend = wrapped(line(data["legend"]), WIDTH - 2 * MARGIN, lambda text: length(text, NOTE))
    top = MARGIN + len(heads) * step(large) + (step(NOTE) if data["state"] else 0) + PADDING
    height = top + sum(map(_group_height, data["groups"])) + PADDING + len(legend) * step(NOTE) + MARGIN
    picture = Image.new("RGB", (WIDTH, height), "#ffffff")
    draw = ImageDraw.Draw(picture)
    y = _lines(draw, heads, MARGIN, MARGIN, large, INK, bold=True)
    if data["state"]:
        state = shortened(line(data["state"]), WIDTH - 2 * MARGIN, lambda text: length(text, NOTE))
        draw.text((MARGIN, y), state, SOFT, font(NOTE))
    y = top
    for group in data["groups"]:
        y = _group(draw, group, data, y)
    _lines(draw, legend, MARGIN, y + PADDING, NOTE, SOFT)
    return png(picture, ("#ffffff", BAND, TOTAL), (INK, SOFT, EDGE, DONE, UNDONE))


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
    rows = sum(_row_height(each) for each in group["people"]) + (SUM if group["total"] else 0)
    return PADDING + _head_height(group) + rows


SUM = 2 * PADDING + step(FACT) + BAR
"""A fact, and a bar."""
ROW = SUM + 2 + step(NOTE)
"""And the week before, below it."""


def _row_height(person: dict[str, Any]) -> int:
    """Of a name in three lines it is higher."""
    lines, size = _name_lines(line(person["name"]))
    return max(ROW, 2 * PADDING + len(lines) * step(size) + step(NOTE))


def _head_height(group: dict[str, Any]) -> int:
    lines, size = _heads(group)
    return max(step(GROUP), max(map(len, lines)) * step(size)) + 2 * PADDING


def _heads(group: dict[str, Any]) -> tuple[list[list[str]], int]:
    """In letters in which no word is broken, if they need not be too small."""
    width = _column(group) - 6
    words = [word for each in group["stages"] for word in line(each).split()]
    size = min((fitted(word, width, HEAD, SMALLEST) for word in words), default=HEAD)
    return [wrapped(line(each), width, lambda text: length(text, size)) for each in group["stages"]], size


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
    heads, small = _heads(group)
    for n, lines in enumerate(heads):
        _lines(draw, lines, MARGIN + NAMES + n * column, y + PADDING, small, SOFT)
    y += _head_height(group)
    for n, person in enumerate(group["people"]):
        height = _row_height(person)
        if n % 2 == 0:
            draw.rectangle((MARGIN // 2, y, WIDTH - MARGIN // 2, y + height - 1), BAND)
        _name(draw, person, data["days"], y + PADDING)
        _cells(draw, person["cells"], data["was"], column, y + PADDING)
        y += height
    if group["total"]:
        draw.rectangle((MARGIN // 2, y, WIDTH - MARGIN // 2, y + SUM - 1), TOTAL)
        draw.text((MARGIN, y + PADDING), line(data["total"]), INK, font(NAME, bold=True))
        _cells(draw, group["total"], data["was"], column, y + PADDING)
        y += SUM
    return y


def _name(draw: ImageDraw.ImageDraw, person: dict[str, Any], days: str, y: int) -> None:
    lines, size = _name_lines(line(person["name"]))
    below = _lines(draw, lines, MARGIN, y, size, INK)
    note = line(f"{days} {person['days']} {person['mark']}")
    smaller = fitted(note, NAME_ROOM, NOTE, SMALLEST)
    note = shortened(note, NAME_ROOM, lambda text: length(text, smaller))
    draw.text((MARGIN, below), note, SOFT, font(smaller))


NAME_ROOM = NAMES - 14


def _name_lines(name: str) -> tuple[list[str], int]:
    """In smaller letters first, then in more lines. Of a name that is longer still the last word is kept: people of
    one surname are told apart."""
    size = fitted(name, NAME_ROOM, NAME, SMALLEST)

    def measure(text: str) -> float:
        return length(text, size)

    lines = wrapped(name, NAME_ROOM, measure)
    if len(lines) <= LINES:
        return lines, size
    first, _, last = name.rpartition(" ")
    kept = wrapped(first or last, NAME_ROOM, measure)[: LINES - 1]
    return [*kept[:-1], _cut_off(kept[-1], measure), shortened(last, NAME_ROOM, measure)], size


def _cut_off(text: str, measure: Callable[[str], float]) -> str:
    """With an ellipsis, whether or not there is room for it."""
    return shortened(f"{text}……", NAME_ROOM, measure) if measure(f"{text}…") > NAME_ROOM else f"{text}…"


def _cells(draw: ImageDraw.ImageDraw, cells: Sequence[dict[str, Any] | None], was: str, column: int, y: int) -> None:
    for n, cell in enumerate(cells):
        if cell is not None:
            _cell(draw, cell, was, MARGIN + NAMES + n * column, y, column - 10)


def _cell(draw: ImageDraw.ImageDraw, cell: dict[str, Any], was: str, x: int, y: int, width: int) -> None:
    """The sign says what the colour says: a norm that is reached."""
    if cell["fact"] is None:
        draw.text((x, y), NOTHING, SOFT, font(FACT))
    else:
        _figures(draw, cell, x, y, width)
    if cell["norm"]:
        _bar(draw, cell["fact"] / cell["norm"], x, y + step(FACT), width)
    if cell["last"] is not None:
        told = line(was.format(cell["last"]))
        small = fitted(told, width, NOTE, SMALLEST)
        told = shortened(told, width, lambda text: length(text, small))
        draw.text((x, y + step(FACT) + BAR + 2), told, SOFT, font(small))


def _figures(draw: ImageDraw.ImageDraw, cell: dict[str, Any], x: int, y: int, width: int) -> None:
    """`38/50`, `52/50✓`, `3` where there is no norm."""
    fact, norm = str(cell["fact"]), "" if cell["norm"] is None else f"/{cell['norm']}"
    mark = MET if cell["met"] else ""
    size = fitted(fact + norm + mark, width, FACT, LEAST_FACT, bold=True)
    draw.text((x, y + FACT - size), fact, DONE if cell["met"] else INK, font(size, bold=True))
    at = x + length(fact, size, bold=True)
    draw.text((at, y + FACT - size), norm, SOFT, font(size))
    if mark:
        draw.text((at + length(norm, size) + 2, y + FACT - size), mark, DONE, font(size, bold=True))


def _bar(draw: ImageDraw.ImageDraw, part: float, x: int, y: int, width: int) -> None:
    draw.rectangle((x, y, x + width - 1, y + BAR - 1), EDGE)
    filled = round(width * min(1.0, part))
    if filled:
        draw.rectangle((x, y, x + filled - 1, y + BAR - 1), DONE if part >= 1 else UNDONE)
