"""Who works when: the team's calendar and the person's absences, read together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Connection

from bot.domain import fair_week
from bot.domain.absences import Absence, AbsenceKind
from bot.domain.attendance import Attendance
from bot.domain.fair_week import FairWeek
from bot.domain.people import Member
from bot.domain.timetable import Week
from bot.store import absences, calendars

_DAY = timedelta(days=1)


def of_member(connection: Connection, member: Member, first: date, last: date) -> Attendance:
    """From `first` to `last`; of other days it says nothing."""
    calendar = calendars.of_team(connection, member.team_id, first, last)
    return Attendance(calendar, tuple(absences.of_member(connection, member, first, last)))


def of_people(connection: Connection, whom: Sequence[Member], first: date, last: date) -> dict[int, Attendance]:
    """The same for several people, of any teams, by member."""
    calendars_of = calendars.of_teams(connection, {member.team_id for member in whom}, first, last)
    away: dict[int, list[Absence]] = {member.id: [] for member in whom}
    for absence in absences.of_people(connection, list(away), first, last):
        away[absence.member_id].append(absence)
    return {member.id: Attendance(calendars_of[member.team_id], tuple(away[member.id])) for member in whom}


def fair(connection: Connection, member: Member, week: Week) -> FairWeek:
    """How much of a week is his: every norm that is shown or compared is a norm of this."""
    member = member.as_on(week.sunday)
    first = fair_week.known_from(member.role, week, member.began_on)
    return _fair(member, week, of_member(connection, member, first, week.sunday))


def fair_of_people(connection: Connection, whom: Sequence[Member], week: Week) -> dict[int, FairWeek]:
    """The same for several people, of any teams, by member."""
    whom = [one.as_on(week.sunday) for one in whom]
    first = min((fair_week.known_from(one.role, week, one.began_on) for one in whom), default=week.monday)
    attending = of_people(connection, whom, first, week.sunday)
    return {one.id: _fair(one, week, attending[one.id]) for one in whom}


def _fair(member: Member, week: Week, there: Attendance) -> FairWeek:
    """A new role is asked for from its first day on, as of who has just come; nothing of the days after he left."""
    gone = _gone(member)
    return fair_week.fair(week, there.calendar, (*there.absences, *gone), member.began_on, member.share, member.role)


def _gone(member: Member) -> list[Absence]:
    if member.left_at is None:
        return []
    return [Absence(0, member.id, member.day(member.left_at) + _DAY, date.max, AbsenceKind.OTHER)]
