"""What stands where on a week's table of time, as a picture and as a page: the form of the method's own.

`title`, `name_label`, `name`, `dates_label`, `dates`, `corner`, `motto`, `days` (`title`, `date`, `off`, `slots`:
`time`, `title`, `kind`). Without a name or dates there is a line to write them on. Raises KeyError for what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any

from bot.files.timetable_columns import Lines, Measure, Sizes, Table, cell_lines, fitted, one_line, table, time_lines
from bot.files.wrapping import shortened, wrapped

INK, SOFT, EDGE = "#1f2937", "#5b6472", "#9ca3af"
PLAIN, HEAD, OFF, MORNING = "#ffffff", "#e5e7eb", "#f3f4f6", "#f3f4f6"
FILLS = {"standup": MORNING, "telemarketing": "#e3f4e8", "client_study": "#fdf1d3", "meeting": "#dbe8f8"}
LONGEST_DATES = "00.00–00.00.0000"
MOTTO = 0.85
"""Of the size of labels."""


@dataclass(frozen=True, slots=True)
class Text:
    x: float
    y: float
    """The upper edge of its line."""
    text: str
    size: float
    colour: str = INK
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True, slots=True)
class Upright:
    """A text from the bottom up, in the middle of its box."""

    box: Box
    text: str
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A line to write on."""

    x: float
    y: float
    width: float


@dataclass(slots=True)
class Sheet:
    texts: list[Text] = field(default_factory=list)
    uprights: list[Upright] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    height: float = 0.0


def lay(data: dict[str, Any], sizes: Sizes, measure: Measure) -> Sheet:
    """Put a sheet together, from above."""
    layout = _Layout(sizes, measure)
    y = layout.paragraph(data["title"], sizes.margin, sizes.title, INK, bold=True)
    y = layout.names(data, y + sizes.padding * 0.6)
    if data["days"]:
        y = layout.table(table(data["days"], data["corner"]), y)
    y = layout.paragraph(data["motto"], y + sizes.padding, sizes.label * MOTTO, SOFT)
    layout.sheet.height = y + sizes.margin
    return layout.sheet


class _Layout:
    def __init__(self, sizes: Sizes, measure: Measure) -> None:
        self.sizes = sizes
        self.measure = measure
        self.sheet = Sheet()

    def paragraph(self, text: str, y: float, size: float, colour: str, *, bold: bool = False) -> float:
        """Returns where it ends."""
        for line in wrapped(one_line(text), self.sizes.room, lambda part: self.measure(part, size, bold)):
            self.sheet.texts.append(Text(self.sizes.margin, y, line, size, colour, bold))
            y += self.sizes.line(size)
        return y

    def names(self, data: dict[str, Any], y: float) -> float:
        """«Ф.И.О. МП ______ Даты ______», filled in where it is known."""
        size, gap, left = self.sizes.label, self.sizes.padding, self.sizes.margin
        dates, dates_label, label = (one_line(data[name]) for name in ("dates", "dates_label", "name_label"))
        room = max(self.measure(each, size, True) for each in (dates, LONGEST_DATES)) + gap
        dates_at = self.sizes.width - left - room
        label_at = dates_at - gap - self.measure(dates_label, size, False)
        name_at = left + self.measure(label, size, False) + gap
        self.sheet.texts += [Text(label_at, y, dates_label, size, SOFT), Text(left, y, label, size, SOFT)]
        self._field(dates_at, y, room, dates)
        self._field(name_at, y, label_at - 2 * gap - name_at, one_line(data["name"]))
        return y + self.sizes.line(size) + gap * 1.4

    def _field(self, x: float, y: float, width: float, text: str) -> None:
        size = self.sizes.label
        shown = shortened(text, width, lambda part: self.measure(part, size, True))
        self.sheet.texts.append(Text(x, y, shown, size, bold=True))
        self.sheet.rules.append(Rule(x, y + self.sizes.line(size), width))

    # -- the table

    def table(self, made: Table, y: float) -> float:
        size, widths = fitted(made, self.sizes, self.measure)
        lefts = list(accumulate(widths, initial=self.sizes.margin))
        if made.times is not None:
            y = self._heads([made.corner, *made.times], lefts, y)
        lines = [self._lines_of_row(made, number, widths, size) for number in range(len(made.rows))]
        heights = [max(len(cell) for cell in cells) * self.sizes.line(size) + self.sizes.padding for cells in lines]
        tops = list(accumulate((max(self.sizes.row, height) for height in heights), initial=y))
        for number, (top, bottom) in enumerate(pairwise(tops)):
            self._row(made, number, lines[number], lefts, (top, bottom), size)
        if made.upright:
            self._upright(made, Box(lefts[1], tops[0], widths[1], tops[-1] - tops[0], MORNING), size)
        return tops[-1]

    def _heads(self, heads: Sequence[str], lefts: Sequence[float], y: float) -> float:
        size, padding = self.sizes.head, self.sizes.padding
        rooms = [right - left - padding for left, right in pairwise(lefts)]
        corner = wrapped(heads[0], rooms[0], lambda part: self.measure(part, size, True))
        times = [time_lines(time, size, room, self.measure) for time, room in zip(heads[1:], rooms[1:], strict=True)]
        if any(len(each) > 1 for each in times):
            # All in the same way: one that alone stands in a line looks like a mistake.
            times = [time_lines(time, size, 0, self.measure) for time in heads[1:]]
        bottom = y + max(map(len, (corner, *times))) * self.sizes.line(size) + padding
        for each, (left, right) in zip((corner, *times), pairwise(lefts), strict=True):
            self._cell(Box(left, y, right - left, bottom - y, HEAD), [(line, True) for line in each], size)
        return bottom

    def _lines_of_row(self, made: Table, number: int, widths: Sequence[float], size: float) -> list[Lines]:
        """The lines of its cells, the day's name first."""
        day, own = made.days[number], made.times is None
        name: Lines = [(line, True) for line in made.name(number)]
        if day["off"]:
            return [name, [(one_line(day["off"]), False)]]
        rooms = [width - self.sizes.padding for width in widths[1:]]
        cells = [
            cell_lines(slot, own, size, room, self.measure) for slot, room in zip(made.rows[number], rooms, strict=True)
        ]
        return [name, *([[], *cells[1:]] if made.upright else cells)]

    def _row(
        self,
        made: Table,
        number: int,
        lines: list[Lines],
        lefts: Sequence[float],
        edges: tuple[float, float],
        size: float,
    ) -> None:
        top, height = edges[0], edges[1] - edges[0]
        self._cell(Box(lefts[0], top, lefts[1] - lefts[0], height, HEAD), lines[0], size)
        if made.days[number]["off"]:
            left = lefts[2 if made.upright else 1]
            self._cell(Box(left, top, lefts[-1] - left, height, OFF), lines[1], size, SOFT)
            return
        for at, slot in enumerate(made.rows[number]):
            if at or not made.upright:
                fill = FILLS.get(slot["kind"], PLAIN) if slot else PLAIN
                box = Box(lefts[at + 1], top, lefts[at + 2] - lefts[at + 1], height, fill)
                self._cell(box, lines[at + 1], size)

    def _cell(self, box: Box, lines: Lines, size: float, ink: str = INK) -> None:
        """A box with its lines in the middle."""
        self.sheet.boxes.append(box)
        y = box.y + (box.height - len(lines) * self.sizes.line(size)) / 2
        for line, bold in lines:
            x = box.x + (box.width - self.measure(line, size, bold)) / 2
            self.sheet.texts.append(Text(x, y, line, size, ink, bold))
            y += self.sizes.line(size)

    def _upright(self, made: Table, box: Box, size: float) -> None:
        text = next(one_line(cells[0]["title"]) for cells in made.rows if cells[0])
        room = box.height - self.sizes.padding
        while size > self.sizes.smallest and self.measure(text, size, True) > room:
            size -= self.sizes.least_step
        shown = shortened(text, room, lambda part: self.measure(part, size, True))
        self.sheet.boxes.append(box)
        self.sheet.uprights.append(Upright(box, shown, size))
