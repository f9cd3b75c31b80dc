"""Who is to be reminded, and which reminders were decided: each once, by constraint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from bot.domain.meetings import Ask, Meeting, MeetingState
from bot.domain.people import Member, Role
from bot.domain.reminding import Delivery
from bot.store import people
from bot.store.dialect import insert_if_new, upsert
from bot.store.meetings import some as some_meetings
from bot.store.tables import meetings, members, reminders, ticks

KEPT = timedelta(days=90)
SET_BACK = timedelta(days=1)
"""How far is looked back where the clock was set back."""
CLOCKS_DIFFER = timedelta(minutes=1)
"""At most, between two machines."""
FIRST_LOOK = timedelta(minutes=1)
"""How far the first look of all looks back."""
MOST_NAMED = 500
"""Teams and people in one query."""
_REMINDED = (
    *(members.c.onboarding.is_(None), members.c.unreachable_since.is_(None), members.c.left_at.is_(None)),
    members.c.role != Role.HEAD,
)


def last_tick(connection: Connection, name: str) -> datetime | None:
    return connection.scalar(select(ticks.c.last_at).where(ticks.c.name == name))


def looked_until(connection: Connection, name: str, now: datetime) -> datetime:
    """The last look. Who looks first of all notes where he begins, before he does anything: if it comes to nothing, or
    he is killed, the next one begins there too, however late."""
    last = last_tick(connection, name)
    if last is None:
        last = now - FIRST_LOOK
        note_tick(connection, name, last)
    return last


def note_tick(connection: Connection, name: str, now: datetime) -> None:
    upsert(connection, ticks, ("name",), {"name": name, "last_at": now})


def heed_set_back(connection: Connection, now: datetime, but: str) -> None:
    """Where the clock was set back since the last look, a day is looked at anew: when it was set nobody knows, and what
    was said is not said again. Not of the kind `but`, for which it would be a day without a look."""
    future = ticks.c.last_at > now + CLOCKS_DIFFER
    connection.execute(update(ticks).where(future, ticks.c.name != but).values(last_at=now - SET_BACK))


def prune(connection: Connection, now: datetime) -> None:
    """Forget what was decided about slots long past: nothing is caught up that far back."""
    connection.execute(delete(reminders).where(reminders.c.decided_at < now - KEPT))


def groups(connection: Connection) -> list[tuple[Role, str]]:
    """Role and time zone of everybody who has a timetable: their slots begin together."""
    rows = connection.execute(select(members.c.role, members.c.timezone).where(*_REMINDED).distinct())
    return sorted((Role(row.role), row.timezone) for row in rows)


@dataclass(frozen=True, slots=True)
class Some:
    """Some of a group only: these teams, and these people of other teams."""

    team_ids: frozenset[int]
    member_ids: frozenset[int]

    @property
    def named(self) -> bool:
        """Few enough to be named in a query; else everybody is read, and most are left out after."""
        return len(self.team_ids) + len(self.member_ids) <= MOST_NAMED


def people_of(
    connection: Connection,
    role: Role,
    timezone: str,
    joined_before: datetime,
    after: int,
    *,
    limit: int,
    some: Some | None = None,
) -> list[Member]:
    """The group's next people by id, of all teams."""
    wanted = [] if some is None or not some.named else [_are(some)]
    rows = connection.execute(
        select(members)
        .where(
            *_REMINDED,
            members.c.role == role,
            members.c.timezone == timezone,
            members.c.joined_at <= joined_before,
            members.c.id > after,
            *wanted,
        )
        .order_by(members.c.id)
        .limit(limit)
    )
    return [people.as_member(row) for row in rows]


def _are(some: Some) -> ColumnElement[bool]:
    return or_(members.c.team_id.in_(some.team_ids), members.c.id.in_(some.member_ids))


class Moved(NamedTuple):
    member: Member
    since: datetime
    before: ZoneInfo
    """The time zone he was in."""


def moved(connection: Connection, since: datetime, after: int, *, limit: int) -> list[Moved]:
    """The next people, by id, who changed their time zone after `since`."""
    rows = connection.execute(
        select(members)
        .where(*_REMINDED, members.c.zone_since > since, members.c.id > after)
        .order_by(members.c.id)
        .limit(limit)
    )
    return [Moved(people.as_member(row), row.zone_since, ZoneInfo(row.zone_before)) for row in rows]


@dataclass(frozen=True, slots=True)
class Claim:
    """What was decided about one reminder of one person."""

    member: Member
    key: str
    """Of the slot, the meeting or whatever it is about; at most 48 characters."""
    day: date
    state: str
    begins: time | None = None
    """When the slot begins on his own clock; of what is no slot, nothing."""
    again_at: datetime | None = None
    """Of what waits: when it is looked at again."""


Claimed = dict[tuple[int, date, str], int]
"""Rows' ids, by member, day and key."""


def claim_all(connection: Connection, claims: Sequence[Claim], now: datetime) -> set[tuple[int, str]]:
    """Note decisions; returns member and key of those that nobody had taken yet."""
    return {(member_id, key) for member_id, _, key in _insert(connection, claims, now)}


def claim_slots(connection: Connection, claims: Sequence[Claim], now: datetime) -> Claimed:
    """Note decisions about slots; returns those that were news.

    What was missed may still be told when its hour comes again: to who travels west, or mends a wrong time zone.
    """
    claimed = _insert(connection, claims, now)
    late = [each for each in claims if each.state != Delivery.MISSED and _key(each) not in claimed]
    for each in late:
        found = connection.scalar(
            update(reminders)
            .where(
                reminders.c.member_id == each.member.id,
                reminders.c.day == each.day,
                reminders.c.begins == each.begins,
                reminders.c.state == Delivery.MISSED,
            )
            .values(state=each.state, slot=each.key, decided_at=now, again_at=each.again_at)
            .returning(reminders.c.id)
        )
        if found is not None:
            claimed[_key(each)] = found
    return claimed


def _key(claim: Claim) -> tuple[int, date, str]:
    return claim.member.id, claim.day, claim.key


def _insert(connection: Connection, claims: Sequence[Claim], now: datetime) -> Claimed:
    rows = [
        {
            "team_id": each.member.team_id,
            "member_id": each.member.id,
            "slot": each.key,
            "day": each.day,
            "begins": each.begins,
            "state": each.state,
            "decided_at": now,
            "again_at": each.again_at,
        }
        for each in claims
    ]
    if not rows:
        return {}
    of_row = (reminders.c.id, reminders.c.member_id, reminders.c.day, reminders.c.slot)
    statement = insert_if_new(connection, reminders, *of_row)
    return {(row.member_id, row.day, row.slot): row.id for row in connection.execute(statement, rows)}


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
    if not member_ids:
        return {}
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
