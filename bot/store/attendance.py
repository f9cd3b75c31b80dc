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
from bot.domain.stints import Key, Stint
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


def fair(connection: Connection, stint: Stint, week: Week) -> FairWeek:
    """How much of a week is his in one role: every norm that is shown or compared is a norm of this."""
    first = fair_week.known_from(stint.role, week, stint.member.began_on)
    return _fair(stint, week, of_member(connection, stint.member, first, week.sunday))


def fair_of_stints(connection: Connection, whose: Sequence[Stint], week: Week) -> dict[Key, FairWeek]:
    """The same for several people, of any teams."""
    first = min((fair_week.known_from(each.role, week, each.member.began_on) for each in whose), default=week.monday)
    attending = of_people(connection, list({each.id: each.member for each in whose}.values()), first, week.sunday)
    return {each.key: _fair(each, week, attending[each.id]) for each in whose}


def _fair(stint: Stint, week: Week, there: Attendance) -> FairWeek:
    """A new role is asked for from its first day on, as of who has just come; nothing of the days after he left."""
    member = stint.member
    return fair_week.fair(
        *(week, there.calendar, (*there.absences, *_gone(member)), member.joined_on, member.share, member.role),
        days=stint.days,
        began_on=member.began_on,
    )


def _gone(member: Member) -> list[Absence]:
    if member.left_at is None:
        return []
    return [Absence(0, member.id, member.day_then(member.left_at) + _DAY, date.max, AbsenceKind.OTHER)]
