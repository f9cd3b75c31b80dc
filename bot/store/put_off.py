"""Reminders that were put off, by the person or because he was not to be disturbed; and what he said of a slot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, update

from bot.domain.people import Member
from bot.domain.reminding import SENT, Delivery
from bot.domain.snooze import Outcome
from bot.domain.timetable import Occurrence, occurrence
from bot.store import people, timetables
from bot.store.summaries_due import KEY
from bot.store.tables import members, reminders


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder that was decided."""

    id: int
    member_id: int
    key: str
    """Of the slot, the meeting or whatever it is about."""
    day: date
    begins: time | None
    """When the slot begins on the person's own clock; of what is no slot, nothing."""
    state: Delivery
    decided_at: datetime
    again_at: datetime | None
    outcome: Outcome | None
    reason: str | None


_WAITED = (
    select(reminders)
    .where(reminders.c.again_at <= bindparam("now"))
    .order_by(reminders.c.again_at, reminders.c.id)
    .limit(bindparam("most"))
)
_DUE = _WAITED.where(reminders.c.slot != KEY)
_SUMMARIES = _WAITED.where(reminders.c.slot == KEY)
_WHOSE = select(members).where(members.c.id.in_(bindparam("member_ids", expanding=True)))
_OWN = select(reminders).where(
    reminders.c.id == bindparam("id"),
    reminders.c.member_id == bindparam("member_id"),
    reminders.c.begins.is_not(None),
)
_LAST = (
    select(reminders)
    .where(
        reminders.c.member_id == bindparam("member_id"),
        reminders.c.day == bindparam("day"),
        reminders.c.begins.is_not(None),
        reminders.c.state.in_(SENT),
    )
    .order_by(reminders.c.begins.desc())
    .limit(1)
)
_LEFT_IN_PEACE = (
    select(reminders.c.member_id, func.max(reminders.c.again_at))
    .where(
        reminders.c.member_id.in_(bindparam("member_ids", expanding=True)),
        reminders.c.outcome == Outcome.OTHERWISE,
        reminders.c.again_at > bindparam("now"),
    )
    .group_by(reminders.c.member_id)
)


def due(connection: Connection, now: datetime, limit: int) -> list[tuple[Reminder, Member]]:
    """What was put off until now or earlier, the earliest first, with whose it is; without the teams' summaries."""
    return with_whose(connection, connection.execute(_DUE, {"now": now, "most": limit}))


def summaries(connection: Connection, now: datetime, limit: int) -> list[tuple[Reminder, Member]]:
    """The summaries that were put off until now or earlier, which take long to count."""
    return with_whose(connection, connection.execute(_SUMMARIES, {"now": now, "most": limit}))


def with_whose(connection: Connection, rows: Iterable[Row[Any]]) -> list[tuple[Reminder, Member]]:
    found = [_reminder(row) for row in rows]
    if not found:
        return []
    rows = connection.execute(_WHOSE, {"member_ids": [each.member_id for each in found]})
    whose = {member.id: member for member in map(people.as_member, rows)}
    return [(each, whose[each.member_id]) for each in found]


def take(connection: Connection, found: Sequence[Reminder], now: datetime) -> set[int]:
    """Take these upon oneself: of two processes that look at the same moment one gets each. Returns their ids."""
    if not found:
        return set()
    mine = (reminders.c.id.in_([each.id for each in found]), reminders.c.again_at <= now)
    return set(connection.scalars(update(reminders).where(*mine).values(again_at=None).returning(reminders.c.id)))


_DECIDE = (
    update(reminders)
    .where(reminders.c.id == bindparam("reminder_id"))
    .values(state=bindparam("new_state"), again_at=bindparam("new_again_at"), decided_at=bindparam("new_decided_at"))
)


def decide(connection: Connection, reminder: Reminder, state: str, again_at: datetime | None, now: datetime) -> None:
    """What became of it this time; of what waits on, it stays known since when."""
    decided_at = now if again_at is None else reminder.decided_at
    key = {"reminder_id": reminder.id, "new_state": state, "new_again_at": again_at, "new_decided_at": decided_at}
    connection.execute(_DECIDE, key)


def release(connection: Connection, member_ids: Collection[int], now: datetime) -> None:
    """These people may be disturbed again, earlier than was thought: what waits for them is looked at next."""
    if not member_ids:
        return
    waiting = (reminders.c.member_id.in_(member_ids), reminders.c.again_at > now)
    by_itself = reminders.c.state == Delivery.WAITING
    connection.execute(update(reminders).where(*waiting, by_itself).values(again_at=now))


def left_in_peace(connection: Connection, member_ids: Collection[int], now: datetime) -> dict[int, datetime]:
    """Who of them wants to be left alone to the end of a slot, and when that is."""
    if not member_ids:
        return {}
    rows = connection.execute(_LEFT_IN_PEACE, {"member_ids": list(member_ids), "now": now})
    return {row[0]: row[1] for row in rows}


def occurrence_of(connection: Connection, reminder: Reminder, member: Member) -> Occurrence | None:
    """The slot as it stands in his table now; None: the table was changed since."""
    table = timetables.on(connection, member, reminder.day)
    slot = next((slot for slot in table if slot.key == reminder.key), None)
    return occurrence(slot, reminder.day, member.zone) if slot else None


# -- what the person says of it


def own(connection: Connection, member: Member, reminder_id: int) -> Reminder | None:
    """A slot's reminder of the member; nobody else's."""
    row = connection.execute(_OWN, {"id": reminder_id, "member_id": member.id}).first()
    return _reminder(row) if row else None


def last_of_day(connection: Connection, member: Member, day: date) -> Reminder | None:
    """The slot of this day of which he was told last."""
    row = connection.execute(_LAST, {"member_id": member.id, "day": day}).first()
    return _reminder(row) if row else None


def say(
    connection: Connection,
    reminder: Reminder,
    outcome: Outcome | None,
    *,
    reason: str | None = None,
    again_at: datetime | None = None,
) -> None:
    """What the person says of a slot; his last word holds."""
    said = {"outcome": outcome, "reason": reason, "again_at": again_at}
    connection.execute(update(reminders).where(reminders.c.id == reminder.id).values(said))


def _reminder(row: Row[Any]) -> Reminder:
    return Reminder(
        id=row.id,
        member_id=row.member_id,
        key=row.slot,
        day=row.day,
        begins=row.begins,
        state=Delivery(row.state),
        decided_at=row.decided_at,
        again_at=row.again_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
        reason=row.reason,
    )
