"""Who is to be reminded, and which reminders were decided: each once, by constraint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, delete, select

from bot.domain.meetings import Ask, Meeting, MeetingState
from bot.domain.people import Member, Role
from bot.domain.timetable import Occurrence
from bot.store import people
from bot.store.dialect import insert_if_new, upsert
from bot.store.meetings import some as some_meetings
from bot.store.tables import meetings, members, reminders, ticks

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
    claims = [Claim(member, occurrence.slot.key, occurrence.day, state) for member in whom]
    return {member_id for member_id, _ in claim_all(connection, claims, now)}


@dataclass(frozen=True, slots=True)
class Claim:
    """What was decided about one reminder of one person."""

    member: Member
    key: str
    """Of the slot, the meeting or whatever it is about; at most 48 characters."""
    day: date
    state: str


def claim_all(connection: Connection, claims: Sequence[Claim], now: datetime) -> set[tuple[int, str]]:
    """Note decisions; returns member and key of those that nobody had taken yet."""
    rows = [
        {
            "team_id": each.member.team_id,
            "member_id": each.member.id,
            "slot": each.key,
            "day": each.day,
            "state": each.state,
            "decided_at": now,
        }
        for each in claims
    ]
    if not rows:
        return set()
    statement = insert_if_new(connection, reminders).values(rows).returning(reminders.c.member_id, reminders.c.slot)
    return {(row.member_id, row.slot) for row in connection.execute(statement)}


def meetings_due(
    connection: Connection, ask: Ask, begin: datetime, end: datetime, after: int, *, limit: int
) -> list[tuple[Member, Meeting]]:
    """Booked meetings that begin (for a brief) or end in (begin, end], with who holds them; by id, behind `after`."""
    moment = meetings.c.starts_at if ask is Ask.BRIEF else meetings.c.ends_at
    rows = connection.execute(
        select(members, meetings.c.id.label("meeting_id"))
        .join(meetings, members.c.id == meetings.c.member_id)
        .where(
            *_REMINDED, meetings.c.state == MeetingState.BOOKED, moment > begin, moment <= end, meetings.c.id > after
        )
        .order_by(meetings.c.id)
        .limit(limit)
    ).all()
    found = some_meetings(connection, [row.meeting_id for row in rows])
    return [(people.as_member(row), found[row.meeting_id]) for row in rows]


def meetings_of(
    connection: Connection, member_ids: Sequence[int], after: datetime, before: datetime
) -> dict[int, list[Meeting]]:
    """Booked meetings that begin in [after, before), by member."""
    ids = connection.scalars(
        select(meetings.c.id)
        .where(
            meetings.c.member_id.in_(member_ids),
            meetings.c.starts_at >= after,
            meetings.c.starts_at < before,
            meetings.c.state == MeetingState.BOOKED,
        )
        .order_by(meetings.c.starts_at)
    ).all()
    booked = some_meetings(connection, ids)
    found: dict[int, list[Meeting]] = defaultdict(list)
    for number in ids:
        found[booked[number].member_id].append(booked[number])
    return found
