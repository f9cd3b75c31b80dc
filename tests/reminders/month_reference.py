"""The slow way to say who is told of which slot, and when: by the specification alone, nothing of bot/ is imported.

Every person's clock is looked at minute by minute, his slots one by one. What a tick may decide is written down here
anew, from the words of the specification and of the guide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tests.reminders.month_facts import HELPS, HOLIDAYS, MINUTE, NAMES, PUNCTUAL, WORKED_SATURDAYS, Row, Table, method

DAY = timedelta(days=1)

# -- who there is


@dataclass(frozen=True)
class Said:
    """A head's word on a table, said at a moment, for the days from one on; None: as if he had said nothing."""

    at: datetime
    since: date
    rows: Table | None


@dataclass(frozen=True)
class Away:
    """An absence: known from a moment on, and perhaps taken back at another."""

    at: datetime
    first: date
    last: date
    back_at: datetime | None = None


@dataclass
class Team:
    tables: dict[str, list[Said]] = field(default_factory=dict)
    """By role."""
    days: dict[date, bool] = field(default_factory=dict)
    """What it says of days itself: worked, or off."""

    def keeps(self, day: date) -> bool:
        """Whether the slots of a day are kept. Weekends are the table's own business."""
        return self.days.get(day, day not in HOLIDAYS)

    def works_at_weekend(self, day: date) -> bool:
        """A Saturday or Sunday that is named a working day, by the government or by the team."""
        return day.isoweekday() > 5 and self.days.get(day, day in WORKED_SATURDAYS)


@dataclass
class Person:
    chat: int
    team: Team
    role: str
    zone: str
    joined: datetime
    invited_only: bool = False
    """He never said his name: he does not work yet."""
    own: list[Said] = field(default_factory=list)
    away: list[Away] = field(default_factory=list)
    blocked: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    moved: tuple[datetime, str] | None = None
    quiet: tuple[time, time] = (time(20), time(8))

    def zone_at(self, moment: datetime) -> str:
        return self.moved[1] if self.moved and self.moved[0] <= moment else self.zone

    def table_on(self, day: date, known: datetime) -> Table:
        """What he lives by: a worked Saturday or Sunday for which it says nothing is a Friday."""
        table = self._said_table_on(day, known)
        named = {row.weekday for row in table}
        if self.team.works_at_weekend(day) and day.weekday() not in named:
            return (*table, *as_friday(table, day))
        return table

    def _said_table_on(self, day: date, known: datetime) -> Table:
        """His own, else his role's in the team, else the method's: of each what was said last of such a day."""
        roles = ("trainee", "hunter") if self.role == "trainee" else (self.role,)
        for words in (self.own, *(self.team.tables.get(role, []) for role in roles)):
            said = [each for each in words if each.at <= known and each.since <= day]
            if said and said[-1].rows is not None:
                return said[-1].rows
        return method(self.role)

    def rows_of(self, day: date) -> set[Row]:
        """Whatever any table of his may have for this day."""
        rows = self._all_rows()
        fridays = as_friday(tuple(rows), day) if self.team.works_at_weekend(day) else ()
        return {*(row for row in rows if row.weekday == day.weekday()), *fridays}

    def _all_rows(self) -> set[Row]:
        words = [*self.own, *(said for of_role in self.team.tables.values() for said in of_role)]
        return {*method(self.role), *(row for said in words for row in said.rows or ())}

    def is_away(self, day: date, known: datetime) -> bool:
        return any(
            each.at <= known and each.first <= day <= each.last and not (each.back_at and each.back_at <= known)
            for each in self.away
        )

    def reached(self, moment: datetime) -> bool:
        """Whether the bot can write to him."""
        return not self.invited_only and not any(
            since <= moment and (until is None or moment < until) for since, until in self.blocked
        )

    def is_quiet(self, moment: datetime) -> bool:
        clock, (begins, ends) = moment.astimezone(ZoneInfo(self.zone_at(moment))).time(), self.quiet
        return begins <= clock < ends if begins <= ends else clock >= begins or clock < ends


def as_friday(table: Table, day: date) -> Table:
    """Friday's rows, on another day."""
    return tuple(row._replace(weekday=day.weekday()) for row in table if row.weekday == 4)


# -- clocks


@cache
def clock(zone: str, first: date, last: date) -> dict[datetime, datetime]:
    """When each minute of these days was reached on the wall: shown for the first time, or jumped over."""
    minute = datetime.combine(first - DAY, time(), UTC)
    end = datetime.combine(last + 2 * DAY, time(), UTC)
    info = ZoneInfo(zone)
    latest = minute.astimezone(info).replace(tzinfo=None)
    reached: dict[datetime, datetime] = {}
    while minute < end:
        wall = minute.astimezone(info).replace(tzinfo=None)
        while latest < wall:  # a clock that was set back shows nothing new until it is past where it was
            latest += MINUTE
            if latest.minute % 5 == 0:  # no table here names other times
                reached[latest] = minute
        minute += MINUTE
    return reached


# -- what is due


@dataclass(frozen=True, order=True)
class Told:
    """A message: to whom, at which tick, its first line, whether it says that it is late."""

    chat: int
    at: datetime
    line: str
    late: bool
    begins: datetime = field(compare=False)
    day: date = field(compare=False)


class Note(NamedTuple):
    """What was decided about a slot, at which tick."""

    key: str
    state: str
    at: datetime


Noted = dict[tuple[int, date, time], Note]
"""By chat, day and beginning of a slot on the person's clock."""


@dataclass
class Reference:
    people: Sequence[Person]
    first: date
    last: date
    ticks: Sequence[datetime]
    """The moments at which the bot looked at its clock, in order."""
    told: list[Told] = field(default_factory=list)
    noted: Noted = field(default_factory=dict)
    waited: list[tuple[int, date, time]] = field(default_factory=list)
    """Of what was noted, what had to wait for quiet hours to end."""

    def run(self) -> None:
        for person in self.people:
            for tick, begins, ends, day, row in sorted(self._looked_at(person)):
                self._decide(person, day, row, begins, ends, tick)

    def _looked_at(self, person: Person) -> Iterator[tuple[datetime, datetime, datetime, date, Row]]:
        """Which tick comes upon which slot of his."""
        for day, row, begun in every_slot(person, self.first, self.last):
            for begins, ends, seen in begun:
                tick = self._tick_at(seen)
                if tick is not None and person.zone_at(tick) == person.zone_at(seen):
                    yield tick, begins, ends, day, row

    def _tick_at(self, moment: datetime) -> datetime | None:
        """The tick that comes upon this moment; the first one looks back for a minute."""
        found = bisect_left(self.ticks, moment)
        return None if found == len(self.ticks) or moment <= self.ticks[0] - MINUTE else self.ticks[found]

    def _decide(self, person: Person, day: date, row: Row, begins: datetime, ends: datetime, tick: datetime) -> None:
        """At a tick at or after the beginning: nothing at all, a message, a note that it was missed, or later."""
        there = person.reached(tick) and begins >= person.joined and row in person.table_on(day, tick)
        if not there or not person.team.keeps(day) or person.is_away(day, tick):
            return
        hour = (person.chat, day, row.start)
        before = self.noted[hour].state if hour in self.noted else ""
        state = self._state(person, row, begins, ends, tick)
        if before and (before != "missed" or state == "missed"):
            return  # nobody is told of an hour twice
        self.noted[hour] = Note(row.key, state, tick)
        if state == "waiting":
            self.waited.append(hour)
            again = self._tick_at(_quiet_end(person, tick))
            if again is not None:
                gone = not person.reached(again) or person.is_away(day, again)
                state = "missed" if gone else self._state(person, row, begins, ends, again)
                self.noted[hour] = Note(row.key, state, again)
                tick = again
        if state in ("send", "send_late"):
            line = _line(row, begins, ends, ZoneInfo(person.zone_at(tick)))
            self.told.append(Told(person.chat, tick, line, state == "send_late", begins, day))

    def _state(self, person: Person, row: Row, begins: datetime, ends: datetime, tick: datetime) -> str:
        def helps(moment: datetime) -> bool:
            return moment < ends and moment - begins <= HELPS[row.activity] * MINUTE

        if not helps(tick):
            return "missed"
        if person.is_quiet(tick):
            return "waiting" if helps(_quiet_end(person, tick)) else "missed"
        return "send" if tick - begins <= PUNCTUAL else "send_late"


Begun = list[tuple[datetime, datetime, datetime]]
"""Of a slot: when it begins and ends by the clock of the person, and when the bot may come to know of it."""


def every_slot(person: Person, first: date, last: date) -> Iterator[tuple[date, Row, Begun]]:
    """All slots that any table of his has on these days, each with the moments at which it begins for him."""
    day = first
    while day <= last:
        for row in person.rows_of(day):
            yield day, row, list(_begun(person, day, row, first, last))
        day += DAY


def _begun(
    person: Person, day: date, row: Row, first: date, last: date
) -> Iterator[tuple[datetime, datetime, datetime]]:
    start, end = datetime.combine(day, row.start), datetime.combine(day, row.end)
    home = clock(person.zone, first, last)
    if person.moved is None:
        yield home[start], home[end], home[start]
        return
    moment, new_zone = person.moved
    away = clock(new_zone, first, last)
    showed = moment.astimezone(ZoneInfo(person.zone)).replace(tzinfo=None)
    if home[start] <= moment:
        yield home[start], home[end], home[start]
    if away[start] > moment:
        yield away[start], away[end], away[start]
    elif start > showed:  # his clock jumped over it
        yield away[start], away[end], moment


def _quiet_end(person: Person, moment: datetime) -> datetime:
    minute = moment.replace(second=0, microsecond=0)
    while person.is_quiet(minute):
        minute += MINUTE
    return minute


def _line(row: Row, begins: datetime, ends: datetime, zone: ZoneInfo) -> str:
    name = NAMES[row.activity] + row.number
    return f"{begins.astimezone(zone):%H:%M} · <b>{name}</b>, до {ends.astimezone(zone):%H:%M}"
