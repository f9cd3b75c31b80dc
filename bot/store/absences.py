"""Who is away, and when: a cancelled absence stays in its row and counts no more."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, union_all, update

from bot.domain.absences import Absence, AbsenceKind
from bot.domain.local_time import to_utc
from bot.domain.people import Member
from bot.store import people
from bot.store.tables import absences, meetings, members

LISTED = 50
_STANDS = absences.c.cancelled_at.is_(None)
_OVERLAPS = (absences.c.last_day >= bindparam("first"), absences.c.first_day <= bindparam("last"))
_ABSENT = select(absences.c.member_id).where(
    absences.c.member_id.in_(bindparam("member_ids", expanding=True)), *_OVERLAPS, _STANDS
)
_OF_MEMBER = (
    select(absences)
    .where(absences.c.team_id == bindparam("team_id"), absences.c.member_id == bindparam("member_id"))
    .where(*_OVERLAPS, _STANDS)
    .order_by(absences.c.first_day, absences.c.id)
)
_OF_TEAM = (
    select(absences)
    .where(absences.c.team_id == bindparam("team_id"), *_OVERLAPS, _STANDS)
    .order_by(absences.c.first_day, absences.c.id)
    .limit(LISTED)
)
_NOTED = select(absences).where(absences.c.member_id.in_(bindparam("member_ids", expanding=True)), *_OVERLAPS)
_OF_SOME = _NOTED.where(_STANDS)


def _absence(row: Row[Any]) -> Absence:
    return Absence(row.id, row.member_id, row.first_day, row.last_day, AbsenceKind(row.kind))


def absent_on(connection: Connection, member_ids: Collection[int], day: date) -> set[int]:
    """Who of them is away on this day."""
    if not member_ids:
        return set()
    key = {"member_ids": list(member_ids), "first": day, "last": day}
    return set(connection.scalars(_ABSENT, key))


def of_member(connection: Connection, member: Member, first: date, last: date) -> list[Absence]:
    """His absences that have a day between `first` and `last`, in order."""
    key = {"team_id": member.team_id, "member_id": member.id, "first": first, "last": last}
    return [_absence(row) for row in connection.execute(_OF_MEMBER, key)]


def of_people(connection: Connection, member_ids: Collection[int], first: date, last: date) -> list[Absence]:
    """The absences of these people that have a day between `first` and `last`."""
    if not member_ids:
        return []
    key = {"member_ids": list(member_ids), "first": first, "last": last}
    return [_absence(row) for row in connection.execute(_OF_SOME, key)]


def noted_of_people(connection: Connection, member_ids: Collection[int], first: date, last: date) -> list[Absence]:
    """The same with those that were cancelled: meanwhile these people were left alone."""
    if not member_ids:
        return []
    key = {"member_ids": list(member_ids), "first": first, "last": last}
    return [_absence(row) for row in connection.execute(_NOTED, key)]


def of_team(connection: Connection, team_id: int, first: date, last: date) -> list[Absence]:
    """The team's absences that have a day between `first` and `last`, the earliest first; LISTED of them."""
    key = {"team_id": team_id, "first": first, "last": last}
    return [_absence(row) for row in connection.execute(_OF_TEAM, key)]


def lately_back(connection: Connection, timezone: str, first: date, last: date, after: int, limit: int) -> list[Member]:
    """The next people, by id, in this zone who may be reminded and had an absence that ended between these days, or
    was cancelled since the first of them."""
    ended = union_all(
        select(absences.c.member_id).where(_STANDS, absences.c.last_day.between(first, last)),
        select(absences.c.member_id).where(absences.c.cancelled_at >= _midnight(first)),
    )
    there = (members.c.onboarding.is_(None), members.c.unreachable_since.is_(None), members.c.left_at.is_(None))
    mine = (members.c.timezone == timezone, *there, members.c.id > after, members.c.id.in_(ended))
    rows = connection.execute(select(members).where(*mine).order_by(members.c.id).limit(limit))
    return [people.as_member(row) for row in rows]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def get(connection: Connection, team_id: int, absence_id: int) -> Absence | None:
    """One that was not cancelled."""
    one = select(absences).where(absences.c.team_id == team_id, absences.c.id == absence_id, _STANDS)
    row = connection.execute(one).first()
    return _absence(row) if row else None


def add(
    connection: Connection, member: Member, first: date, last: date, kind: AbsenceKind, by: Member, now: datetime
) -> Absence:
    row = {"team_id": member.team_id, "member_id": member.id, "first_day": first, "last_day": last, "kind": kind}
    # What he had decided to work for before, he knew nothing of this.
    begin, end = to_utc(first, time(), member.zone), to_utc(last + timedelta(days=1), time(), member.zone)
    his = (meetings.c.member_id == member.id, meetings.c.starts_at >= begin, meetings.c.starts_at < end)
    connection.execute(update(meetings).where(*his, meetings.c.despite_absence).values(despite_absence=False))
    made = insert(absences).values(**row, created_by=by.id, created_at=now).returning(absences)
    return _absence(connection.execute(made).one())


def cancel(connection: Connection, absence: Absence, now: datetime) -> None:
    connection.execute(update(absences).where(absences.c.id == absence.id).values(cancelled_at=now))


def end(connection: Connection, absence: Absence, last: date) -> None:
    """He is back earlier: the days until then stay his absence."""
    connection.execute(update(absences).where(absences.c.id == absence.id).values(last_day=last))
