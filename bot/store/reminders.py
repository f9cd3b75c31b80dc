"""Who is to be reminded, and which reminders were decided: each once, by constraint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from bot.domain.meetings import MeetingState
from bot.domain.people import Member, Role
from bot.domain.timetable import Occurrence
from bot.store import people
from bot.store.dialect import insert_if_new, upsert
from bot.store.tables import clients, meetings, members, reminders, ticks

KEPT = timedelta(days=90)
_REMINDED = (members.c.onboarding.is_(None), members.c.unreachable_since.is_(None), members.c.role != Role.HEAD)


def last_tick(connection: Connection, name: str) -> datetime | None:
    return connection.scalar(select(ticks.c.last_at).where(ticks.c.name == name))


def note_tick(connection: Connection, name: str, now: datetime) -> None:
    upsert(connection, ticks, ("name",), {"name": name, "last_at": now})


def prune(connection: Connection, now: datetime) -> None:
    """Forget what was decided about slots long past: nothing is caught up that far back."""
    connection.execute(delete(reminders).where(reminders.c.decided_at < now - KEPT))


def groups(connection: Connection) -> list[tuple[Role, str]]:
    """Role and time zone of everybody who has a timetable: their slots begin together."""
    rows = connection.execute(select(members.c.role, members.c.timezone).where(*_REMINDED).distinct())
    return sorted((Role(row.role), row.timezone) for row in rows)


def people_of(
    connection: Connection, role: Role, timezone: str, joined_before: datetime, after: int, *, limit: int
) -> list[Member]:
    """The group's next people by id, of all teams."""
    rows = connection.execute(
        select(members)
        .where(
            *_REMINDED,
            members.c.role == role,
            members.c.timezone == timezone,
            members.c.joined_at <= joined_before,
            members.c.id > after,
        )
        .order_by(members.c.id)
        .limit(limit)
    )
    return [people.as_member(row) for row in rows]


def claim(
    connection: Connection, whom: Sequence[Member], occurrence: Occurrence, state: str, now: datetime
) -> set[int]:
    """Note what was decided about a slot for these people; returns those for whom nobody had yet."""
    rows = [
        {
            "team_id": member.team_id,
            "member_id": member.id,
            "slot": occurrence.slot.key,
            "day": occurrence.day,
            "state": state,
            "decided_at": now,
        }
        for member in whom
    ]
    statement = insert_if_new(connection, reminders).values(rows).returning(reminders.c.member_id)
    return set(connection.scalars(statement))


def meetings_of(
    connection: Connection, member_ids: Sequence[int], after: datetime, before: datetime
) -> dict[int, list[tuple[datetime, str]]]:
    """Booked meetings by member: when, and with which client."""
    rows = connection.execute(
        select(meetings.c.member_id, meetings.c.starts_at, clients.c.name)
        .join(clients, clients.c.id == meetings.c.client_id)
        .where(
            meetings.c.member_id.in_(member_ids),
            meetings.c.starts_at >= after,
            meetings.c.starts_at < before,
            meetings.c.state == MeetingState.BOOKED,
        )
        .order_by(meetings.c.starts_at)
    )
    found: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for row in rows:
        found[row.member_id].append((row.starts_at, row.name))
    return found
