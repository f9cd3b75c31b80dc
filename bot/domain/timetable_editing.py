"""Editing a week's table: each edit makes a new one, or says why it may not be made.

Whatever is edited, slots lie within a day, do not overlap and last five minutes at least, and meetings are numbered
through the week in their order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import count, pairwise

from bot.domain.timetable import WEEKDAYS, Activity, Slot, Table

SHORTEST = timedelta(minutes=5)
MOST_OF_DAY = 12
"""Slots; more are no blocks of time any more."""
KEPT_READ = 4096
_SOME_DAY = date(2026, 1, 1)


class Why(StrEnum):
    """Why an edit is refused."""

    NOT_THERE = "not_there"
    OVERLAP = "overlap"
    TOO_SHORT = "too_short"
    TOO_MANY = "too_many"
    LAST_SLOT = "last_slot"
    BEYOND_DAY = "beyond_day"
    NO_ACTIVITY = "no_activity"
    SAME_DAY = "same_day"
    NOTHING_TO_COPY = "nothing_to_copy"
    NOT_READ = "not_read"
    """Typed, and not understood."""


class Refused(Exception):
    """The edit is not made. `slot`: the one that stands in its way; `about`: what was typed."""

    def __init__(self, why: Why, slot: Slot | None = None, about: str = "") -> None:
        super().__init__(why, slot, about)
        self.why = why
        self.slot = slot
        self.about = about


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a day, on the wall clock."""

    start: time
    end: time


def arranged(slots: Iterable[Slot]) -> Table:
    """In order, meetings numbered anew. Raises Refused for what is no table."""
    ordered = sorted(slots, key=lambda slot: (slot.weekday, slot.start, slot.end))
    if not ordered:
        raise Refused(Why.LAST_SLOT)
    for slot in ordered:
        if _minutes(slot.end) - _minutes(slot.start) < SHORTEST.total_seconds() // 60:
            raise Refused(Why.TOO_SHORT)
    for one, other in pairwise(ordered):
        if one.weekday == other.weekday and other.start < one.end:
            raise Refused(Why.OVERLAP, one)
    if any(len(of_day(ordered, weekday)) > MOST_OF_DAY for weekday in range(7)):
        raise Refused(Why.TOO_MANY, about=str(MOST_OF_DAY))
    numbers = count(1)
    return tuple(replace(slot, number=next(numbers) if slot.activity is Activity.MEETING else None) for slot in ordered)


def of_day(table: Iterable[Slot], weekday: int) -> list[Slot]:
    return [slot for slot in table if slot.weekday == weekday]


def slot_at(table: Table, weekday: int, start: time) -> Slot:
    """The slot that begins then. Raises Refused(NOT_THERE)."""
    found = next((slot for slot in table if (slot.weekday, slot.start) == (weekday, start)), None)
    if found is None:
        raise Refused(Why.NOT_THERE, about=f"{start:%H:%M}")
    return found


# -- edits


def put(table: Table, weekday: int, span: Span, activity: Activity) -> Table:
    """A slot there; one that begins at the same time gives way. Raises Refused."""
    others = [slot for slot in table if (slot.weekday, slot.start) != (weekday, span.start)]
    return _with(others, _slot(weekday, span, activity))


def retime(table: Table, weekday: int, start: time, span: Span) -> Table:
    """Other times for the slot that begins at `start`. Raises Refused."""
    found = slot_at(table, weekday, start)
    return _with(_without(table, found), _slot(weekday, span, found.activity))


def shift(table: Table, weekday: int, start: time, begins: int, ends: int) -> Table:
    """Its beginning and its end moved by so many minutes. Raises Refused."""
    found = slot_at(table, weekday, start)
    return retime(table, weekday, start, Span(_later(found.start, begins), _later(found.end, ends)))


def set_activity(table: Table, weekday: int, start: time, activity: Activity) -> Table:
    found = slot_at(table, weekday, start)
    return _with(_without(table, found), replace(found, activity=activity, number=None))


def move(table: Table, weekday: int, start: time, to: int) -> Table:
    """To another weekday, at the same time. Raises Refused."""
    found = slot_at(table, weekday, start)
    if to == weekday:
        raise Refused(Why.SAME_DAY)
    return _with(_without(table, found), replace(found, weekday=to, number=None))


def remove(table: Table, weekday: int, start: time) -> Table:
    return arranged(_without(table, slot_at(table, weekday, start)))


def clear(table: Table, weekday: int) -> Table:
    """A day without slots. Raises Refused for the last one that has any."""
    if not of_day(table, weekday):
        raise Refused(Why.NOT_THERE)
    return arranged(slot for slot in table if slot.weekday != weekday)


def copy_day(table: Table, weekday: int, like: int) -> Table:
    """The day gets the slots of another one, in place of its own. Raises Refused."""
    if weekday == like:
        raise Refused(Why.SAME_DAY)
    model = of_day(table, like)
    if not model:
        raise Refused(Why.NOTHING_TO_COPY)
    others = [slot for slot in table if slot.weekday != weekday]
    return arranged([*others, *(replace(slot, weekday=weekday, number=None) for slot in model)])


def gaps(table: Table, weekday: int, earliest: time = time(8), latest: time = time(20)) -> list[Span]:
    """Where the day has room between two times, in order: half an hour at least is worth offering."""
    edges = [earliest]
    for slot in of_day(table, weekday):
        edges += [slot.start, slot.end]
    edges.append(latest)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [Span(one, other) for one, other in pairs if _minutes(other) - _minutes(one) >= 30]


def _slot(weekday: int, span: Span, activity: Activity) -> Slot:
    if span.start >= span.end:
        raise Refused(Why.TOO_SHORT)
    return Slot(weekday, span.start, span.end, activity)


def _with(others: list[Slot], new: Slot) -> Table:
    """The slots and a new one. Raises Refused, naming the one in whose time the new one would be."""
    taken = next(
        (one for one in others if one.weekday == new.weekday and one.start < new.end and new.start < one.end), None
    )
    if taken is not None:
        raise Refused(Why.OVERLAP, taken)
    return arranged([*others, new])


def _without(table: Table, slot: Slot) -> list[Slot]:
    return [each for each in table if each != slot]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _later(at: time, minutes: int) -> time:
    """Raises Refused beyond the day."""
    moved = datetime.combine(_SOME_DAY, at) + timedelta(minutes=minutes)
    if moved.date() != _SOME_DAY:
        raise Refused(Why.BEYOND_DAY)
    return moved.time()


# -- kept as text


def dumps(table: Table) -> str:
    """`[["mon","09:00","09:20","standup"], …]`: numbers follow from the order."""
    rows = [[WEEKDAYS[each.weekday], f"{each.start:%H:%M}", f"{each.end:%H:%M}", str(each.activity)] for each in table]
    return json.dumps(rows, separators=(",", ":"))


@lru_cache(maxsize=KEPT_READ)
def loads(text: str) -> Table:
    """Raises ValueError for what is no table."""
    try:
        rows = json.loads(text)
        return arranged(
            Slot(WEEKDAYS.index(weekday), time.fromisoformat(start), time.fromisoformat(end), Activity(activity))
            for weekday, start, end, activity in rows
        )
    except (ValueError, TypeError, Refused) as problem:
        raise ValueError("this is no timetable") from problem
