"""A fair week: whoever works less of a week, or not all of a day, owes as much less of its norms (method.md §2)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.absences import Absence, is_absent
from bot.domain.people import Role
from bot.domain.timetable import Week, week_of
from bot.domain.work_calendar import WorkCalendar, days_between

FULL_WEEK = 5
"""Working days for which the norms are meant."""
WHOLE = 100
"""Percent."""
LEAST_SHARE = 10
RAMP = (50, 75)
"""Percent of the norms in a trainee's first weeks."""
LONGEST_REST = timedelta(weeks=4)
"""However long the holidays are at which he comes, his first working day is not further than this."""


@dataclass(frozen=True, slots=True)
class FairWeek:
    worked: int
    """Working days of the week on which he is there."""
    of: int
    """Working days of the week: fewer with a public holiday, more with a worked Saturday."""
    share: int = WHOLE
    """Part of a full week that he works by contract, in percent."""
    ramp: int = WHOLE
    """What is asked of a beginner, in percent."""
    spare: int = 0
    """Of the days worked in one of several roles, those that are more than a full week."""

    @property
    def days(self) -> int:
        """Days that count: a worked Saturday makes up for a day, it does not raise the norm."""
        return min(self.worked - self.spare, FULL_WEEK)

    @property
    def is_full(self) -> bool:
        """The norms stand as they are."""
        return (self.days, self.share, self.ramp) == (FULL_WEEK, WHOLE, WHOLE)


FULL = FairWeek(FULL_WEEK, FULL_WEEK)


def fair(
    week: Week,
    calendar: WorkCalendar,
    absences: Sequence[Absence],
    joined_on: date,
    share: int,
    role: Role,
    *,
    days: Collection[date] | None = None,
    began_on: date | None = None,
) -> FairWeek:
    """How much of the week is his: its working days since he joined without those he is away.

    `days`: those on which he has the role, none: all; `began_on`: since when he has it, none: since he joined.
    """
    working = calendar.working(week.days)
    here = [day for day in working if day >= joined_on and not is_absent(absences, day)]
    worked = here if days is None else [day for day in here if day in days]
    spare = sum(day in worked for day in here[FULL_WEEK:]) if len(worked) < len(here) else 0
    return FairWeek(len(worked), len(working), share, ramp_of(role, week, began_on or joined_on, calendar), spare)


def ramp_of(role: Role, week: Week, joined_on: date, calendar: WorkCalendar) -> int:
    """A trainee grows into his norms: half of them in the first week that has a working day for him, three quarters
    in the next. Whoever comes on Sunday begins on Monday; on Friday, that Friday is his first week."""
    if not _may_grow(role, week, joined_on):
        return WHOLE
    began = next((day for day in days_between(joined_on, week.sunday) if calendar.works(day)), week.sunday)
    weeks = (week.monday - week_of(began).monday).days // len(week.days)
    return RAMP[max(0, weeks)] if weeks < len(RAMP) else WHOLE


def known_from(role: Role, week: Week, joined_on: date) -> date:
    """From which day on `fair` has to know the calendar."""
    return min(week.monday, joined_on) if _may_grow(role, week, joined_on) else week.monday


def _may_grow(role: Role, week: Week, joined_on: date) -> bool:
    return role is Role.TRAINEE and week.monday - joined_on <= LONGEST_REST + len(RAMP) * timedelta(weeks=1)


def fair_norm(norm: int, fair_week: FairWeek) -> int:
    """The norm of a fair week, half up; who works at all owes at least one."""
    part = Decimal(fair_week.days * fair_week.share * fair_week.ramp) / (FULL_WEEK * WHOLE * WHOLE)
    rounded = int((norm * part).quantize(Decimal(1), ROUND_HALF_UP))
    return max(rounded, 1) if norm and fair_week.days else rounded
