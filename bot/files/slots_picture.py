"""A week's meeting slots as a picture for the chat: a column a day, a cell a slot, in letters that a phone can show.

`title`, `free` (the word for a free slot), `days` (`title`, `slots`: `title`, `time`, `client`, `state`: `free`,
`taken`, `held`, `past`), `others` (meetings outside the slots, a line each). Raises KeyError for what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from bot.files.client_names import without_legal_form
from bot.files.lettering import font, step
from bot.files.lettering import line as one_line
from bot.files.wrapping import shortened, wrapped

WIDTH = 1000
MARGIN = 24
GAP = 10
PADDING = 11
RADIUS = 14
FINE = 2
"""The shapes are drawn so many times larger and then made smaller: corners without steps."""
MOST_COLUMNS = 7
MOST_LINES = 3
"""Of a client's name."""
SMALLEST_CLIENT = 22
SMALLEST_DAY = 23
MOST_OTHERS = 12
MOST_ROWS_IN_STEP = 5
"""Slots that begin at the same time stand side by side while there are at most so many different times."""

TITLE, DAY, SLOT, TIME, CLIENT, OTHER = 38, 29, 23, 27, 29, 27
INK = "#1f2937"


@dataclass(frozen=True, slots=True)
class Look:
    fill: str
    edge: str
    ink: str
    soft: str
    """Of the slot's name and time."""
    mark: str = ""


LOOKS = {
    "free": Look("#e8f7ec", "#86c99a", "#17703a", "#36704b"),
    "taken": Look("#1f5f99", "#1f5f99", "#ffffff", "#cfe2f5"),
    "held": Look("#dbe8f5", "#8fb4d9", "#1d4e80", "#3f648c", "✓ "),
    "past": Look("#f1f2f4", "#e1e4e8", "#626a77", "#7d8591"),
}


@dataclass(frozen=True, slots=True)
class Text:
    x: float
    y: float
    text: str
    size: int
    colour: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    left: int
    top: int
    right: int
    bottom: int
    look: Look


@dataclass(frozen=True, slots=True)
class Cell:
    look: Look
    lines: tuple[tuple[str, int, bool, bool], ...]
    """Text, size, bold, whether it is in the soft colour."""

    @property
    def height(self) -> int:
        return 2 * PADDING + sum(step(size) for _, size, _, _ in self.lines)


def slots_png(data: dict[str, Any]) -> bytes:
    texts, boxes, height = _laid_out(data)
    picture = Image.new("RGB", (WIDTH * FINE, height * FINE), "#ffffff")
    draw = ImageDraw.Draw(picture)
    for box in boxes:
        corners = (box.left * FINE, box.top * FINE, box.right * FINE - 1, box.bottom * FINE - 1)
        draw.rounded_rectangle(corners, RADIUS * FINE, box.look.fill, box.look.edge, 2 * FINE)
    picture = picture.resize((WIDTH, height), Image.Resampling.BOX)
    draw = ImageDraw.Draw(picture)
    for each in texts:
        draw.text((each.x, each.y), each.text, each.colour, font(each.size, each.bold))
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def _measure(size: int, bold: bool = False) -> Callable[[str], float]:
    return font(size, bold).getlength


# -- what stands where


def _laid_out(data: dict[str, Any]) -> tuple[list[Text], list[Box], int]:
    texts: list[Text] = []
    y = _paragraph(texts, data["title"], MARGIN, TITLE, INK, bold=True)
    days = data["days"][:MOST_COLUMNS]
    boxes, y = _grid(texts, days, data["free"], y + 14)
    others = data["others"]
    shown = others if len(others) <= MOST_OTHERS else [*others[: MOST_OTHERS - 1], "…"]
    for line in shown:
        y = _paragraph(texts, f"• {line}", y + 6, OTHER, INK)
    return texts, boxes, int(y) + MARGIN


def _paragraph(texts: list[Text], text: str, y: float, size: int, colour: str, *, bold: bool = False) -> float:
    """Adds the text in its lines; returns where it ends."""
    for line in wrapped(one_line(text), WIDTH - 2 * MARGIN, _measure(size, bold)):
        texts.append(Text(MARGIN, y, line, size, colour, bold))
        y += step(size)
    return y


def _grid(texts: list[Text], days: list[dict[str, Any]], free: str, y: float) -> tuple[list[Box], float]:
    """The days' columns; a row is as high as its highest cell."""
    if not days:
        return [], y
    room = WIDTH - 2 * MARGIN + GAP
    lefts = [MARGIN + round(room * n / len(days)) for n in range(len(days) + 1)]
    width = room // len(days) - GAP
    top = _heads(texts, [one_line(day["title"]) for day in days], lefts, width, y) + 10
    boxes: list[Box] = []
    for row in _rows(days):
        cells = [None if slot is None else _cell(slot, free, width - 2 * PADDING) for slot in row]
        bottom = top + max(cell.height for cell in cells if cell is not None)
        for n, cell in enumerate(cells):
            if cell is not None:
                boxes.append(Box(lefts[n], int(top), lefts[n + 1] - GAP, int(bottom), cell.look))
                _fill(texts, cell, lefts[n] + PADDING, top + PADDING)
        top = bottom + GAP
    return boxes, top + 8


def _rows(days: list[dict[str, Any]]) -> list[list[dict[str, Any] | None]]:
    """The cells row by row: the same time in the same row, or, where times differ much, one below the other."""
    columns = [day["slots"] for day in days]
    times = sorted({slot["time"] for column in columns for slot in column}, key=_begins)
    in_step = len(times) <= max(MOST_ROWS_IN_STEP, *map(len, columns))
    if in_step and all(len({slot["time"] for slot in column}) == len(column) for column in columns):
        by_time = [{slot["time"]: slot for slot in column} for column in columns]
        return [[column.get(time) for column in by_time] for time in times]
    highest = max(map(len, columns))
    return [[column[n] if n < len(column) else None for column in columns] for n in range(highest)]


def _begins(time: str) -> tuple[list[int], str]:
    """`9:00–11:00` before `11:00–13:00`."""
    return [int(number) for number in re.findall(r"[0-9]+", time)], time


def _heads(texts: list[Text], titles: list[str], lefts: list[int], width: int, y: float) -> float:
    """The days' names over their columns, all in one line or all in two; returns where they end."""
    size = DAY
    while size > SMALLEST_DAY and any(_measure(size, True)(title) > width for title in titles):
        size -= 1
    short = all(_measure(size, True)(title) <= width for title in titles)
    lines = [[title] if short else title.split(" ", 1) for title in titles]
    for left, each in zip(lefts, lines, strict=False):
        for n, line in enumerate(each):
            shown = shortened(line, width, _measure(size, True))
            x = left + (width - _measure(size, True)(shown)) / 2
            texts.append(Text(x, y + n * step(size), shown, size, INK, bold=True))
    return y + max(map(len, lines)) * step(size)


def _cell(slot: dict[str, Any], free: str, width: int) -> Cell:
    look = LOOKS[slot["state"]]
    lines: list[tuple[str, int, bool, bool]] = []
    for text, size in ((look.mark + slot["title"], SLOT), (slot["time"], TIME)):
        (line, *_), fitting = _whole(one_line(text), size, size * 3 // 4, width, 1, bold=False)
        lines.append((line, fitting, False, True))
    client = one_line(without_legal_form(one_line(slot["client"])))
    told = client or (free if slot["state"] == "free" else "")
    bold = slot["state"] == "taken"
    names, size = _whole(told, CLIENT, SMALLEST_CLIENT, width, MOST_LINES, bold=bold)
    return Cell(look, (*lines, *((name, size, bold, False) for name in names)))


def _whole(text: str, size: int, smallest: int, width: int, most: int, *, bold: bool) -> tuple[list[str], int]:
    """The text's lines and its size: smaller where that keeps words whole and lines few; else broken and shortened."""
    while size > smallest and not _fits(text, size, width, most, bold):
        size -= 1
    lines = wrapped(text, width, _measure(size, bold))
    if len(lines) > most:
        last = lines[most - 1].removesuffix("-") + " …"
        lines = [*lines[: most - 1], shortened(last, width, _measure(size, bold)).replace(" …", "…")]
    return lines, size


def _fits(text: str, size: int, width: int, most: int, bold: bool) -> bool:
    measure = _measure(size, bold)
    return all(measure(word) <= width for word in text.split(" ")) and len(wrapped(text, width, measure)) <= most


def _fill(texts: list[Text], cell: Cell, x: float, y: float) -> None:
    for text, size, bold, soft in cell.lines:
        texts.append(Text(x, y, text, size, cell.look.soft if soft else cell.look.ink, bold))
        y += step(size)
