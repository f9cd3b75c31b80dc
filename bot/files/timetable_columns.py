"""The columns of a week's table of time: what stands in which, how wide each is, and how large the letters are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from bot.files.fonts import drawable
from bot.files.wrapping import wrapped

MOST_TIMES = 8
"""Different times of day that stand as columns over all days; where there are more, each slot bears its own."""
UPRIGHT = "standup"
"""The same every morning: written once, from the bottom up, as in the method's own form."""

Slot = dict[str, Any]
Lines = list[tuple[str, bool]]
"""Text and whether it is bold."""
Measure = Callable[[str, float, bool], float]
"""A text's width at a size, bold or not."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of letters and gaps, in the units of what is drawn on."""

    width: float
    margin: float
    title: float
    label: float
    head: float
    cell: float
    smallest: float
    least_step: float
    padding: float
    row: float
    """The least height of a day."""
    to_height: float
    """From a size of letters to the height of a line of them."""

    @property
    def room(self) -> float:
        return self.width - 2 * self.margin

    def line(self, size: float) -> float:
        """The height of a line."""
        return size * self.to_height


@dataclass(frozen=True, slots=True)
class Table:
    """Days as rows, the first cell of each its name."""

    days: list[dict[str, Any]]
    corner: str
    times: list[str] | None
    """Over the columns; None: each slot bears its own."""
    rows: list[list[Slot | None]]
    upright: bool
    """The first column is the same on all days."""

    def name(self, number: int) -> list[str]:
        """The day's, and under it its date."""
        day = self.days[number]
        return [line for line in (one_line(day["title"]), one_line(day["date"])) if line]

    @property
    def columns(self) -> int:
        return len(self.rows[0])


def table(days: list[dict[str, Any]], corner: str) -> Table:
    times = _times(days)
    rows = [_cells(day, times, max(len(each["slots"]) for each in days)) for day in days]
    firsts = {each["title"] if each["kind"] == UPRIGHT else "" for cells in rows if cells for each in cells[:1] if each}
    worked = sum(bool(cells and cells[0]) for cells in rows)
    upright = times is not None and len(firsts) == 1 and "" not in firsts and worked > len(rows) // 2
    return Table(days, one_line(corner), times, rows, upright)


def _times(days: list[dict[str, Any]]) -> list[str] | None:
    """The times of all days as columns, where they are few and none cuts into another."""
    times = sorted({slot["time"] for day in days for slot in day["slots"]}, key=_span)
    apart = all(_span(one)[1] <= _span(other)[0] for one, other in pairwise(times))
    return times if apart and len(times) <= MOST_TIMES else None


def _span(time: str) -> tuple[int, int]:
    """`9:00–9:20` in minutes."""
    start, end = (int(hours) * 60 + int(minutes) for hours, minutes in (each.split(":") for each in time.split("–")))
    return start, end


def _cells(day: dict[str, Any], times: list[str] | None, most: int) -> list[Slot | None]:
    if times is None:
        return [*day["slots"], *[None] * (most - len(day["slots"]))]
    by_time = {slot["time"]: slot for slot in day["slots"]}
    return [by_time.get(time) for time in times]


def one_line(text: str) -> str:
    return " ".join(drawable(text).split())


# -- lines


def time_lines(time: str, size: float, room: float, measure: Measure) -> list[str]:
    """`9:00–9:20`, in two lines where one has no room."""
    return [time] if measure(time, size, True) <= room else _halves(time)


def _halves(time: str) -> list[str]:
    start, dash, end = time.partition("–")
    return [start + dash, end]


def cell_lines(slot: Slot | None, shown: bool, size: float, room: float, measure: Measure) -> Lines:
    """A slot's title; `shown`: below its own time."""
    if slot is None:
        return []
    title = wrapped(one_line(slot["title"]), room, lambda part: measure(part, size, False))
    times = time_lines(slot["time"], size, room, measure) if shown else []
    return [*((line, True) for line in times), *((line, False) for line in title)]


# -- widths


def fitted(made: Table, sizes: Sizes, measure: Measure) -> tuple[float, list[float]]:
    """The largest letters at which every word is whole, and the widths of the columns with them."""
    size = sizes.cell
    while sum(least := _least(made, sizes, size, measure)) > sizes.room and size > sizes.smallest:
        size -= sizes.least_step
    if sum(least) > sizes.room:
        return size, [width * sizes.room / sum(least) for width in least]
    fixed = 2 if made.upright else 1
    return size, [*least[:fixed], *_even(least[fixed:], sizes.room - sum(least[:fixed]))]


def _even(least: Sequence[float], room: float) -> list[float]:
    """As wide as each other, where no word of one needs more."""
    share, wide = room / max(1, len(least)), dict[int, float]()
    while more := {at: width for at, width in enumerate(least) if width > share and at not in wide}:
        wide |= more
        share = (room - sum(wide.values())) / max(1, len(least) - len(wide))
    return [wide.get(at, share) for at in range(len(least))]


def _least(made: Table, sizes: Sizes, size: float, measure: Measure) -> list[float]:
    """What each column needs for its longest word."""
    words = [measure(line, size, True) for number in range(len(made.days)) for line in made.name(number)]
    if made.times is not None:
        words += [measure(word, sizes.head, True) for word in made.corner.split(" ")]
    needed = [max(words)]
    for at in range(made.columns):
        heads = _halves(made.times[at]) if made.times is not None else []
        words = [measure(half, sizes.head, True) for half in heads]
        for slot in filter(None, (cells[at] for cells in made.rows)):
            if at or not made.upright:
                words += [measure(word, size, False) for word in one_line(slot["title"]).split(" ")]
            if made.times is None:
                words += [measure(half, size, True) for half in _halves(slot["time"])]
        needed.append(max(words, default=0.0))
    return [width + sizes.padding * 1.6 for width in needed]
