"""Whose summary is due: the teams of a time zone, by their tables and their calendars."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, bindparam, or_, select, union

from bot.domain.people import Member, Role
from bot.domain.reminding import SENT
from bot.domain.summary_due import planning_clock, planning_day, summary_at
from bot.domain.tables import Plan, method
from bot.domain.timetable import Week, week_of
from bot.store import calendars, timetables
from bot.store.people import NAMED
from bot.store.tables import calendar_days, closed_weeks, deputies, members, reminders, teams
from bot.store.tables import groups as group_rows
from bot.store.tables import timetables as table_rows

KEY, SHEET = "summary", "summary-sheet"
"""What is noted of who got the summary, and the table of its records."""
WEEKS_AHEAD = 8
METHOD = {role: method(role) for role in (Role.HUNTER, Role.FARMER)}
_LEADS = (
    or_(members.c.role == Role.HEAD, members.c.id.in_(select(deputies.c.member_id).where(NAMED))),
    members.c.onboarding.is_(None),
    members.c.unreachable_since.is_(None),
    members.c.left_at.is_(None),
)
_LEADERS = select(members.c.timezone, teams.c.summary_lead).join(teams, teams.c.id == members.c.team_id).where(*_LEADS)
_LED = (
    select(members.c.team_id)
    .join(teams, teams.c.id == members.c.team_id)
    .where(*_LEADS, members.c.timezone == bindparam("timezone"), teams.c.summary_lead == bindparam("lead"))
    .distinct()
)
_WITH_GROUP = select(group_rows.c.id).where(group_rows.c.team_id == teams.c.id, group_rows.c.left_at.is_(None)).exists()
_TOGETHER = union(_LEADERS, select(teams.c.timezone, teams.c.summary_lead).where(_WITH_GROUP))
_GROUPED = select(teams.c.id).where(
    teams.c.timezone == bindparam("timezone"), teams.c.summary_lead == bindparam("lead"), _WITH_GROUP
)
_CHANGED = select(table_rows.c.team_id).where(table_rows.c.member_id.is_(None)).distinct()
_WITH_WORD = (
    select(calendar_days.c.team_id).where(calendar_days.c.day.in_(bindparam("days", expanding=True))).distinct()
)
_ROLES = (
    select(members.c.team_id, members.c.role)
    .where(
        members.c.team_id.in_(bindparam("team_ids", expanding=True)),
        members.c.onboarding.is_(None),
        members.c.left_at.is_(None),
    )
    .distinct()
)
_CLAIMED = select(reminders.c.member_id, reminders.c.state).where(
    reminders.c.member_id.in_(bindparam("member_ids", expanding=True)),
    reminders.c.day == bindparam("day"),
    reminders.c.slot == bindparam("key"),
)


def together(connection: Connection) -> list[tuple[str, int]]:
    """Time zone and lead of everybody who leads a team, and of teams with a group: these are due together, by the
    method's table."""
    return sorted((row.timezone, row.summary_lead) for row in connection.execute(_TOGETHER))


def led(connection: Connection, timezone: str, lead: int) -> list[int]:
    """The teams with such a lead that somebody in this zone leads."""
    return sorted(connection.scalars(_LED, {"timezone": timezone, "lead": lead}))


def grouped(connection: Connection, timezone: str, lead: int) -> set[int]:
    """The teams of this zone, with such a lead, that have a group."""
    return set(connection.scalars(_GROUPED, {"timezone": timezone, "lead": lead}))


def with_own_tables(connection: Connection) -> set[int]:
    """Teams that said something of a role's table."""
    return set(connection.scalars(_CHANGED))


def with_word_on(connection: Connection, week: Week) -> set[int]:
    """Teams that said something of a day of this week."""
    return set(connection.scalars(_WITH_WORD, {"days": list(week.days)}))


def planning_of(connection: Connection, team_ids: Collection[int], week: Week) -> dict[int, tuple[date, time]]:
    """When these teams plan in a week; of whom nobody works, or who have a week off, nothing."""
    if not team_ids:
        return {}
    known = calendars.of_teams(connection, team_ids, week.monday, week.sunday)
    roles: dict[int, set[Role]] = {}
    for team_id, role in connection.execute(_ROLES, {"team_ids": list(team_ids)}):
        roles.setdefault(team_id, set()).add(Role(role))
    plans = _plans(connection, roles)
    found: dict[int, tuple[date, time]] = {}
    for team_id, plan in plans.items():
        day = planning_day(week, known[team_id])
        if day is not None:
            found[team_id] = (day, planning_clock(plan, day, known[team_id]))
    return found


def _plans(connection: Connection, roles: dict[int, set[Role]]) -> dict[int, Plan]:
    """The table by which a team plans: the hunters', where it has any; else the farmers'."""
    own = with_own_tables(connection) & roles.keys()
    found: dict[int, Plan] = {}
    for team_id, here in roles.items():
        if working := here - {Role.HEAD}:
            role = Role.FARMER if working == {Role.FARMER} else Role.HUNTER
            found[team_id] = timetables.said(connection, team_id, role).plan if team_id in own else METHOD[role]
    return found


@dataclass(frozen=True, slots=True)
class Next:
    """The day of the next planning of which the summary has not come yet, and when it comes."""

    day: date
    at: datetime
    after_this_weeks: bool
    """This week's has come already: it comes once."""


def next_for(connection: Connection, head: Member, now: datetime) -> Next:
    """The next summary that comes to this head."""
    lead = connection.scalar(select(teams.c.summary_lead).where(teams.c.id == head.team_id)) or 0
    this = week_of(head.day(now)).monday
    came = False
    for n in range(WEEKS_AHEAD):
        week = Week(this + timedelta(weeks=n))
        planned = planning_of(connection, [head.team_id], week).get(head.team_id)
        day, clock = planned or (week.monday + timedelta(days=4), time(17))
        at = summary_at(day, clock, lead, head.zone)
        told = bool(claimed(connection, [head], day))
        if at > now and not told:
            return Next(day, at, came)
        came = came or told
    raise LookupError("no working day in two months")


def claimed(connection: Connection, whom: Sequence[Member], day: date, key: str = KEY) -> dict[int, bool]:
    """Of whom it is noted already on this day, by member; whether it was sent."""
    rows = connection.execute(_CLAIMED, {"member_ids": [one.id for one in whom], "day": day, "key": key})
    return {row.member_id: row.state in SENT for row in rows} if whom else {}


# -- weeks to close

_ZONES = select(teams.c.timezone).distinct()
_newer = closed_weeks.alias("newer")
_HELD = select(closed_weeks.c.id).where(
    closed_weeks.c.team_id == teams.c.id,
    closed_weeks.c.monday == bindparam("monday"),
    closed_weeks.c.reopened_at.is_(None),
)
_UNCLOSED = select(teams.c.id).where(
    teams.c.timezone == bindparam("timezone"), teams.c.created_at < bindparam("before"), ~_HELD.exists()
)
_REOPENED = (
    select(closed_weeks.c.team_id, closed_weeks.c.monday)
    .join(teams, teams.c.id == closed_weeks.c.team_id)
    .where(
        teams.c.timezone == bindparam("timezone"),
        closed_weeks.c.reopened_at.is_not(None),
        ~select(_newer.c.id)
        .where(
            _newer.c.team_id == closed_weeks.c.team_id,
            _newer.c.monday == closed_weeks.c.monday,
            _newer.c.version > closed_weeks.c.version,
        )
        .exists(),
    )
)


def team_zones(connection: Connection) -> list[str]:
    return sorted(connection.scalars(_ZONES))


def unclosed(connection: Connection, timezone: str, week: Week, before: datetime) -> list[int]:
    """The teams of a zone, founded before this moment, that have no version of a week that holds."""
    key = {"timezone": timezone, "monday": week.monday, "before": before}
    return sorted(connection.scalars(_UNCLOSED, key))


def reopened(connection: Connection, timezone: str) -> list[tuple[int, Week]]:
    """Weeks that are open again, with their teams."""
    rows = connection.execute(_REOPENED, {"timezone": timezone})
    return sorted(((row.team_id, Week(row.monday)) for row in rows), key=lambda each: (each[0], each[1].monday))
