"""Heads of teams: whom the bot asks by itself."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from bot.domain.people import Member, Role
from bot.store import people
from bot.store.tables import members

_REACHED = (members.c.role == Role.HEAD, members.c.onboarding.is_(None), members.c.unreachable_since.is_(None))
_worker = members.alias("worker")
_ZONES = select(members.c.timezone).where(*_REACHED).distinct()
_OF_WORKING_TEAMS = (
    select(members)
    .where(
        *_REACHED,
        members.c.timezone == bindparam("timezone"),
        members.c.id > bindparam("after"),
        select(_worker.c.id)
        .where(_worker.c.team_id == members.c.team_id, _worker.c.role != Role.HEAD, _worker.c.onboarding.is_(None))
        .exists(),
    )
    .order_by(members.c.id)
    .limit(bindparam("most"))
)


def zones(connection: Connection) -> list[str]:
    """The time zones of all heads."""
    return sorted(connection.scalars(_ZONES))


def of_working_teams(connection: Connection, timezone: str, after: int, limit: int) -> list[Member]:
    """The next heads in a time zone, by id, whose teams have anybody else."""
    rows = connection.execute(_OF_WORKING_TEAMS, {"timezone": timezone, "after": after, "most": limit})
    return [people.as_member(row) for row in rows]
