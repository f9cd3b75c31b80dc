"""Heads of teams, and who stands in for one: whom the bot asks and tells by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select, union

from bot.domain.people import Member, Role
from bot.store import people
from bot.store.people import NAMED
from bot.store.tables import deputies, members

_REACHED = (members.c.onboarding.is_(None), members.c.unreachable_since.is_(None), members.c.left_at.is_(None))
_worker = members.alias("worker")
_head = members.alias("head")
_ON = (NAMED, deputies.c.first_day <= bindparam("today"), deputies.c.last_day >= bindparam("today"))
_LEADING = union(
    select(_head.c.id).where(_head.c.role == Role.HEAD, _head.c.timezone == bindparam("timezone")),
    select(deputies.c.member_id).where(*_ON),
)
_ZONES = union(
    select(members.c.timezone).where(members.c.role == Role.HEAD, *_REACHED),
    select(members.c.timezone).join(deputies, deputies.c.member_id == members.c.id).where(NAMED, *_REACHED),
)
_OF_WORKING_TEAMS = (
    select(members)
    .where(
        members.c.id.in_(_LEADING),
        *_REACHED,
        members.c.timezone == bindparam("timezone"),
        members.c.id > bindparam("after"),
        select(_worker.c.id)
        .where(
            _worker.c.team_id == members.c.team_id,
            _worker.c.role != Role.HEAD,
            _worker.c.onboarding.is_(None),
            _worker.c.left_at.is_(None),
        )
        .exists(),
    )
    .order_by(members.c.id)
    .limit(bindparam("most"))
)


def zones(connection: Connection) -> list[str]:
    """The time zones of all heads, and of whoever is or will be a deputy."""
    return sorted(connection.scalars(_ZONES))


def of_working_teams(connection: Connection, timezone: str, today: date, after: int, limit: int) -> list[Member]:
    """The next in a time zone, by id, who lead a team that has anybody else: heads, and who stands in for one today."""
    key = {"timezone": timezone, "today": today, "after": after, "most": limit}
    return [_leading(people.as_member(row)) for row in connection.execute(_OF_WORKING_TEAMS, key)]


def _leading(member: Member) -> Member:
    return member if member.role is Role.HEAD else replace(member, stands_in=True)


_OF_TEAM = select(members).where(members.c.team_id == bindparam("team_id"), members.c.role == Role.HEAD, *_REACHED)
_DEPUTIES_OF_TEAM = (
    select(members, deputies.c.first_day, deputies.c.last_day)
    .join(deputies, deputies.c.member_id == members.c.id)
    .where(deputies.c.team_id == bindparam("team_id"), NAMED, *_REACHED)
)


def to_tell(connection: Connection, team_id: int, now: datetime) -> list[Member]:
    """Who gets what a team's heads get, as far as they can be reached: they, and who stands in for one today."""
    key = {"team_id": team_id}
    found = {row.id: people.as_member(row) for row in connection.execute(_OF_TEAM, key)}
    for row in connection.execute(_DEPUTIES_OF_TEAM, key):
        one = people.as_member(row)
        if row.first_day <= one.day(now) <= row.last_day:
            found.setdefault(one.id, _leading(one))
    return sorted(found.values(), key=lambda one: one.id)
