"""Tables that teams and persons follow instead of the method's own, in their versions.

A version that cannot be read is passed over, and told of in the log: what was said before it holds on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

import structlog
from sqlalchemy import Connection, and_, bindparam, insert, or_, select

from bot.domain.people import Member, Role
from bot.domain.tables import Plan, Said, Version, lived, roles_behind
from bot.domain.timetable import Table
from bot.domain.timetable_editing import dumps, loads
from bot.domain.work_calendar import SATURDAY
from bot.store import audit, calendars
from bot.store.tables import members, timetables

_OF_ROLES = and_(timetables.c.member_id.is_(None), timetables.c.role.in_(bindparam("roles", expanding=True)))
_WHAT = select(
    timetables.c.id, timetables.c.member_id, timetables.c.role, timetables.c.valid_from, timetables.c.content
).where(timetables.c.team_id == bindparam("team_id"))
_OF_PERSON = _WHAT.where(or_(timetables.c.member_id == bindparam("member_id"), _OF_ROLES)).order_by(timetables.c.id)
_WITH_OWN = _WHAT.where(timetables.c.member_id.is_not(None)).order_by(timetables.c.id)
_WITHOUT_PERSON = _WHAT.where(timetables.c.member_id.is_(None)).order_by(timetables.c.id)
_OF_PEOPLE = (
    select(timetables)
    .where(
        timetables.c.team_id.in_(bindparam("team_ids", expanding=True)),
        or_(timetables.c.member_id.is_(None), timetables.c.member_id.in_(bindparam("member_ids", expanding=True))),
    )
    .order_by(timetables.c.id)
)
_ALL = (
    select(timetables, members.c.role.label("role_of_member"), members.c.timezone)
    .outerjoin(members, members.c.id == timetables.c.member_id)
    .where(timetables.c.id > bindparam("after"), members.c.left_at.is_(None))
    .order_by(timetables.c.id)
    .limit(bindparam("limit"))
)
log = structlog.get_logger()
NOBODY = 0
"""No member has this id."""


def on(connection: Connection, member: Member, day: date) -> Table:
    """The table that he lives by on a day: his own, else his role's in the team, else the method's."""
    table = plan(connection, member).on(day)
    if day.weekday() < SATURDAY:
        return table
    return lived(table, day, calendars.of_team(connection, member.team_id, day, day))


def at(connection: Connection, member: Member, instant: datetime | None) -> Table:
    """His table on the day of this moment; without one, none."""
    return on(connection, member, member.day(instant)) if instant else ()


def plan(connection: Connection, member: Member) -> Plan:
    """His tables, one after another."""
    return said(connection, member.team_id, member.role, member.id).plan


def said(connection: Connection, team_id: int, role: Role, member_id: int = NOBODY) -> Said:
    """What was said of a person's tables; without one, of those of everybody of the role."""
    key = {"team_id": team_id, "member_id": member_id, "roles": list(roles_behind(role))}
    team: dict[Role, list[Version]] = defaultdict(list)
    own: list[Version] = []
    for row in connection.execute(_OF_PERSON, key):
        if (version := _version(row)) is not None:
            (own if row.member_id is not None else team[Role(row.role)]).append(version)
    return Said(role, team, own)


def plans_of(connection: Connection, whom: Sequence[Member]) -> dict[int, Plan]:
    """The plans of several people, of any teams, by member."""
    if not whom:
        return {}
    teams = {member.team_id for member in whom}
    key = {"team_ids": list(teams), "member_ids": [member.id for member in whom]}
    of_teams: dict[int, dict[Role, list[Version]]] = {team_id: defaultdict(list) for team_id in teams}
    own: dict[int, list[Version]] = defaultdict(list)
    for row in connection.execute(_OF_PEOPLE, key):
        if (version := _version(row)) is not None:
            team = of_teams[row.team_id]
            (own[row.member_id] if row.member_id is not None else team[Role(row.role)]).append(version)
    return {one.id: Said(one.role, of_teams[one.team_id], own.get(one.id, ())).plan for one in whom}


def with_own(connection: Connection, team_id: int) -> set[int]:
    """The people of a team whose own table holds, or is going to."""
    newest = {row.member_id: row.content for row in connection.execute(_WITH_OWN, {"team_id": team_id})}
    return {member_id for member_id, content in newest.items() if content is not None}


def roles_changed(connection: Connection, team_id: int) -> set[Role]:
    """The roles of a team whose own table holds, or is going to."""
    newest = {row.role: row.content for row in connection.execute(_WITHOUT_PERSON, {"team_id": team_id})}
    return {Role(role) for role, content in newest.items() if content is not None}


def save(
    connection: Connection,
    by: Member,
    *,
    role: Role | None = None,
    member_id: int | None = None,
    valid_from: date,
    slots: Table | None,
    now: datetime,
) -> int:
    """What a head says of a role's table, or a person's; `None`: back to what holds above. Returns the version's id."""
    about = None if member_id is None else ("member", member_id)
    audit.note(
        *(connection, by, "timetable.set", now),
        subject=about,
        role=role,
        valid_from=valid_from.isoformat(),
        usual=slots is None,
    )
    row = {
        "team_id": by.team_id,
        "member_id": member_id,
        "role": role,
        "valid_from": valid_from,
        "content": None if slots is None else dumps(slots),
        "created_by": by.id,
        "created_at": now,
    }
    return int(connection.execute(insert(timetables).values(row).returning(timetables.c.id)).scalar_one())


class OfSomebody(NamedTuple):
    """A version with whose it is: of a role in a team, or of a person, who has a role and a time zone."""

    team_id: int
    member_id: int | None
    role: Role
    timezone: str | None
    version: Version


def everybodys(connection: Connection, after: int, limit: int) -> tuple[list[OfSomebody], int]:
    """The next versions of all teams, behind this id, and the id to go on from; -1 at the end."""
    rows = connection.execute(_ALL, {"after": after, "limit": limit}).all()
    found = [
        OfSomebody(row.team_id, row.member_id, Role(row.role_of_member or row.role), row.timezone, version)
        for row in rows
        if (version := _version(row)) is not None
    ]
    return found, rows[-1].id if len(rows) == limit else -1


def _version(row: Any) -> Version | None:
    try:
        return Version(row.id, row.valid_from, None if row.content is None else loads(row.content))
    except ValueError:
        _complain(row.id)
        return None


@cache
def _complain(version_id: int) -> None:
    """Once a process: it is met four times a minute."""
    log.error("timetable not read", version=version_id)
