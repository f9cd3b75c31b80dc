"""Which table holds for whom on a day: a person's own, else his role's in the team, else the method's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.attendance import Attendance
from bot.domain.people import Role
from bot.domain.timetable import Occurrence, Table, Week, occurrences_by, slots_of_day, timetable_of
from bot.domain.work_calendar import PLAIN, SATURDAY, WorkCalendar

_ALWAYS = date.min
FRIDAY = 4
ALWAYS_THERE = Attendance()
"""Nothing is known of days off."""
TRAINED_AS = {Role.TRAINEE: Role.HUNTER}
"""Whose table a role follows while its team has given it none of its own."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a head said of a role's or a person's table; never changed, so weeks that are over keep theirs."""

    id: int
    valid_from: date
    slots: Table | None
    """None: from that day on, again what holds above: the team's for a person, the method's for a team."""


class Source(StrEnum):
    """Whose table it is that holds."""

    METHOD = "method"
    TEAM = "team"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Plan:
    """The tables that hold one after another."""

    steps: tuple[tuple[date, Table], ...]
    """Each from its day on; the first has always held."""

    def on(self, day: date) -> Table:
        return next(table for since, table in reversed(self.steps) if since <= day)

    @property
    def last(self) -> Table:
        """What holds in the end, when all that was said is in force."""
        return self.steps[-1][1]

    def lived_on(self, day: date, calendar: WorkCalendar) -> Table:
        """What a day lives by, whatever day it is."""
        return lived(self.on(day), day, calendar)

    def occurrences(
        self, zone: ZoneInfo, after: datetime, until: datetime, calendar: WorkCalendar = PLAIN
    ) -> list[Occurrence]:
        """What begins in (after, until], in order of beginning."""
        return occurrences_by(lambda day: self.lived_on(day, calendar), zone, after, until)


def method(role: Role) -> Plan:
    """The method's own table."""
    return Plan(((_ALWAYS, timetable_of(role)),))


def over(below: Plan, versions: Sequence[Version]) -> Plan:
    """What holds where these versions stand over another plan."""
    days = sorted({*(since for since, _ in below.steps), *(each.valid_from for each in versions)})
    steps: list[tuple[date, Table]] = []
    for day in days:
        said = holding(versions, day)
        table = below.on(day) if said is None or said.slots is None else said.slots
        if not steps or steps[-1][1] != table:
            steps.append((day, table))
    return Plan(tuple(steps))


def holding(versions: Sequence[Version], day: date) -> Version | None:
    """Of what is in force on a day, what was said last."""
    return max((each for each in versions if each.valid_from <= day), key=lambda each: each.id, default=None)


def roles_behind(role: Role) -> tuple[Role, ...]:
    """The roles whose table in the team a role follows, the nearest last."""
    return (*((TRAINED_AS[role],) if role in TRAINED_AS else ()), role)


@dataclass(frozen=True, slots=True)
class Said:
    """All that was said of the tables of one person, or of everybody of a role in a team."""

    role: Role
    team: Mapping[Role, Sequence[Version]] = field(default_factory=dict)
    """Of the team's roles."""
    own: Sequence[Version] = ()
    """Of the person himself."""

    @property
    def plan(self) -> Plan:
        made = method(self.role)
        for each in roles_behind(self.role):
            made = over(made, self.team.get(each, ()))
        return over(made, self.own)

    def source(self, day: date) -> Source:
        """Whose table it is that holds on a day."""
        if _is_given(self.own, day):
            return Source.OWN
        given = any(_is_given(self.team.get(each, ()), day) for each in roles_behind(self.role))
        return Source.TEAM if given else Source.METHOD


def _is_given(versions: Sequence[Version], day: date) -> bool:
    found = holding(versions, day)
    return found is not None and found.slots is not None


def lived(table: Table, day: date, calendar: WorkCalendar) -> Table:
    """The table with what this day takes from another: a worked Saturday (or Sunday) that has no slots of its own
    lives by Friday's."""
    if not is_worked_weekend(calendar, day) or slots_of_day(table, day):
        return table
    return (*table, *(replace(slot, weekday=day.weekday()) for slot in table if slot.weekday == FRIDAY))


def is_worked_weekend(calendar: WorkCalendar, day: date) -> bool:
    return day.weekday() >= SATURDAY and day in calendar.extra


def is_on(calendar: WorkCalendar, day: date) -> bool:
    """Whether the slots of a day are kept: the table says on which weekdays one works, the calendar takes days away."""
    return day in calendar.extra or day not in calendar.off


def keeps(attendance: Attendance, day: date) -> bool:
    """Whether this person keeps the slots of a day."""
    return is_on(attendance.calendar, day) and attendance.absence_on(day) is None


def of_week(plan: Plan, week: Week, attendance: Attendance = ALWAYS_THERE) -> Table:
    """The slots that are kept in one week, whose days may follow different tables."""
    kept = [day for day in week.days if keeps(attendance, day)]
    return tuple(slot for day in kept for slot in slots_of_day(plan.lived_on(day, attendance.calendar), day))


def next_monday(today: date) -> date:
    """The Monday after this day's week."""
    return today + timedelta(days=7 - today.weekday())
