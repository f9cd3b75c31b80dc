"""Who stands in for a head, and when: named, begun, ended."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, or_, select, update

from bot.domain.deputies import Deputy
from bot.domain.people import Member
from bot.store import conversations, people
from bot.store.people import NAMED
from bot.store.tables import deputies, members

_OF_TEAM = (
    select(deputies)
    .where(deputies.c.team_id == bindparam("team_id"), deputies.c.last_day >= bindparam("since"), NAMED)
    .order_by(deputies.c.first_day, deputies.c.id)
)
_ONE = select(deputies).where(deputies.c.team_id == bindparam("team_id"), deputies.c.id == bindparam("id"), NAMED)
_NAMED = (
    select(deputies).where(NAMED, deputies.c.id > bindparam("after")).order_by(deputies.c.id).limit(bindparam("most"))
)
_WHO = select(members).where(members.c.id.in_(bindparam("ids", expanding=True)))


def _deputy(row: Row[Any]) -> Deputy:
    return Deputy(row.id, row.head_id, row.member_id, row.first_day, row.last_day)


def of_team(connection: Connection, team_id: int, since: date) -> list[Deputy]:
    """Who stands in, or will, from this day on, the earliest first."""
    return [_deputy(row) for row in connection.execute(_OF_TEAM, {"team_id": team_id, "since": since})]


def get(connection: Connection, team_id: int, deputy_id: int) -> Deputy | None:
    """One that was not ended."""
    row = connection.execute(_ONE, {"team_id": team_id, "id": deputy_id}).first()
    return _deputy(row) if row else None


def name(connection: Connection, head: Member, member_id: int, first: date, last: date, now: datetime) -> Deputy:
    row = {"team_id": head.team_id, "head_id": head.id, "member_id": member_id, "first_day": first, "last_day": last}
    return _deputy(connection.execute(insert(deputies).values(row | {"created_at": now}).returning(deputies)).one())


_END = (
    update(deputies)
    .where(deputies.c.id == bindparam("of_id"), deputies.c.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)
_BEGIN = (
    update(deputies)
    .where(deputies.c.id == bindparam("of_id"), deputies.c.begun_at.is_(None))
    .values(begun_at=bindparam("at"))
)


def end(connection: Connection, deputy: Deputy, now: datetime) -> bool:
    """Over, with whatever he was asked, which may be a head's question; false: it was ended already."""
    ended = connection.execute(_END, {"of_id": deputy.id, "at": now}).rowcount > 0
    if ended:
        conversations.forget(connection, deputy.member_id)
    return ended


def begin(connection: Connection, deputy: Deputy, now: datetime) -> bool:
    """He is told that his days have begun; false: he was."""
    return connection.execute(_BEGIN, {"of_id": deputy.id, "at": now}).rowcount > 0


def of_person(connection: Connection, member: Member) -> list[Deputy]:
    """Where he stands in, or another for him."""
    his = or_(deputies.c.member_id == member.id, deputies.c.head_id == member.id)
    rows = connection.execute(select(deputies).where(deputies.c.team_id == member.team_id, his, NAMED))
    return [_deputy(row) for row in rows]


_HEADS_OF = (
    select(members.c.name)
    .join(deputies, deputies.c.head_id == members.c.id)
    .where(
        deputies.c.member_id == bindparam("member_id"),
        deputies.c.first_day <= bindparam("today"),
        deputies.c.last_day >= bindparam("today"),
        NAMED,
    )
    .order_by(members.c.id)
)


def stands_in_for(connection: Connection, member: Member, now: datetime) -> list[str]:
    """For which heads he stands in today, by name."""
    names = connection.scalars(_HEADS_OF, {"member_id": member.id, "today": member.day(now)})
    return list(dict.fromkeys(names))


def named(connection: Connection, after: int, limit: int) -> list[tuple[Deputy, bool, Member, Member]]:
    """The next that are not over, by id: whether it has begun, who stands in, for whom."""
    rows = connection.execute(_NAMED, {"after": after, "most": limit}).all()
    who = _people(connection, {each for row in rows for each in (row.member_id, row.head_id)})
    return [(_deputy(row), row.begun_at is not None, who[row.member_id], who[row.head_id]) for row in rows]


def _people(connection: Connection, ids: Collection[int]) -> dict[int, Member]:
    if not ids:
        return {}
    return {row.id: people.as_member(row) for row in connection.execute(_WHO, {"ids": sorted(ids)})}
