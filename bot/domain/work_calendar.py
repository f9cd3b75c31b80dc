"""Which days are worked: Monday to Friday without the days off, and the weekend days that are worked instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OwnDay:
    """What a team says of a day itself."""

    day: date
    works: bool
    name: str | None = None


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Public holidays with their transfers and the team's own word over them; knows the days it was made for."""

    off: frozenset[date] = frozenset()
    extra: frozenset[date] = frozenset()
    """Weekend days that are worked."""

    def works(self, day: date) -> bool:
        return day in self.extra or (day.weekday() < SATURDAY and day not in self.off)

    def working(self, days: Iterable[date]) -> list[date]:
        return [day for day in days if self.works(day)]

    def with_own(self, days: Iterable[OwnDay]) -> WorkCalendar:
        """The team's word holds over everybody's holidays."""
        off, extra = set(self.off), set(self.extra)
        for each in days:
            (extra if each.works else off).add(each.day)
            (off if each.works else extra).discard(each.day)
        return WorkCalendar(frozenset(off), frozenset(extra))


PLAIN = WorkCalendar()
"""Every week has five working days."""


def days_between(first: date, last: date) -> Iterator[date]:
    """From `first` to `last`, both of them; none where `last` is earlier."""
    while first <= last:
        yield first
        first += _DAY


@dataclass(frozen=True, slots=True)
class Rest:
    """Days off in a row, longer than a usual weekend."""

    first: date
    last: date


def rests(calendar: WorkCalendar, first: date, last: date) -> list[Rest]:
    """The rests that begin between `first` and `last`: they hold a weekday, with the weekend that adjoins it."""
    found: list[Rest] = []
    run: list[date] = []
    for day in days_between(first, last + _DAY):
        if day <= last and not calendar.works(day):
            run.append(day)
            continue
        if any(each.weekday() < SATURDAY for each in run):
            found.append(Rest(run[0], run[-1]))
        run = []
    return found
