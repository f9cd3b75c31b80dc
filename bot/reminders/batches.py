"""A batch whose time is over is closed with its result: each once, whoever looks first.

When that is, its slot says, by the table as it holds at the moment.

After an outage that may be long after: then nothing is asked that can no longer be answered, and nobody is told of it
in his quiet hours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Card, Item, Priority, Shown
from bot.domain.batches import end_by_table
from bot.domain.people import Member
from bot.domain.quiet import quiet_until
from bot.domain.reminding import ON_TIME
from bot.domain.tables import keeps
from bot.domain.timetable import Occurrence, occurrence, slots_of_day
from bot.reminders import slots
from bot.reminders.chunks import Chunk, in_chunks
from bot.reminders.one_by_one import one_by_one
from bot.screens import batch_result as screens
from bot.screens.dates import show_day
from bot.store import attendance, batches, timetables
from bot.store.database import Database, lock_team
from bot.texts import texts

FOLLOWED_AT_ONCE = 50
AT_ONCE = 5
"""Batches in one transaction: each is counted, a tap that comes meanwhile waits for them."""
CARD = "batch"
Over = tuple[Member, int]
"""Whose batch, and which."""


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Close the batches whose slot is over by now."""
    for look in (_follow, _close):
        await in_chunks(database, partial(look, now), send)


def _follow(now: datetime, after: int, connection: Connection) -> Chunk:
    """Let the next batches end when their slots do, whose tables may have changed; returns as `_close`."""
    found = batches.retabled(connection, after, FOLLOWED_AT_ONCE)
    items = one_by_one(connection, found, partial(_keep_to_table, connection, now), lambda one: one[0])
    return items, found[-1][1] if len(found) == FOLLOWED_AT_ONCE else -1


def _keep_to_table(connection: Connection, now: datetime, found: Sequence[Over]) -> list[Item]:
    """What the table ends at once is closed here, and what has begun meanwhile is told of behind its result."""
    items: list[Item] = []
    for member, batch_id in found:
        lock_team(connection, member.team_id)
        batch = batches.own(connection, member, batch_id)
        if batch is None or batch.ended_at is not None:
            continue
        ends_at = end_by_table(batch, _slots(connection, member, batch.day), now)
        if ends_at == batch.ends_at:
            continue
        batches.change(connection, batch, ends_at=ends_at)
        if ends_at <= now:
            items += _tell(connection, now, [(member, batch_id)])
            items += slots.begun_since(connection, member, batch.day, batch.begun_at, now)
    return items


def _slots(connection: Connection, member: Member, day: date) -> list[Occurrence]:
    """Of a day, those that he keeps."""
    if not keeps(attendance.of_member(connection, member, day, day), day):
        return []
    table = timetables.on(connection, member, day)
    return [occurrence(slot, day, member.zone) for slot in slots_of_day(table, day)]


def _close(now: datetime, after: int, connection: Connection) -> Chunk:
    """Close the next ones; returns the messages and the id to go on from, -1 at the end."""
    over = batches.over(connection, now, after, AT_ONCE)

    def miss(one: Over) -> Member:
        member, batch_id = one
        if (batch := batches.own(connection, member, batch_id)) is not None:
            # Of his result nobody can tell him; he may begin another one.
            batches.change(connection, batch, ended_at=now, paused_at=None, item_id=None)
        return member

    items = one_by_one(connection, over, partial(_tell, connection, now), miss)
    return items, over[-1][1] if len(over) == AT_ONCE else -1


def _tell(connection: Connection, now: datetime, over: Sequence[Over]) -> list[Item]:
    shown = [
        each
        for member, batch_id in over
        if not _waits(connection, member, batch_id, now)
        for each in _result(connection, member, batch_id, now)
    ]
    return outbox.put(connection, shown, now, Priority.REMINDER)


def _waits(connection: Connection, member: Member, batch_id: int, now: datetime) -> bool:
    """Whether its end was missed, and now it is quiet: who calls in his quiet hours hears of the end at once."""
    if quiet_until(member.quiet, member.zone, now) is None:
        return False
    batch = batches.own(connection, member, batch_id)
    return batch is not None and now - batch.ends_at > ON_TIME


def _result(connection: Connection, member: Member, batch_id: int, now: datetime) -> list[Shown]:
    lock_team(connection, member.team_id)
    batch = batches.own(connection, member, batch_id)
    if batch is None or batch.ended_at is not None:
        return []  # ended by himself just now
    late = batch.is_past(now)
    if late:
        # His talk was over long ago: the last card takes no result any more.
        batches.change(connection, batch, item_id=None)
        batch = replace(batch, item_id=None)
    ended = batches.end(connection, member, batch, now)
    if member.unreachable_since is not None:
        return []
    t = texts(member.locale)
    stub = Card(member.telegram_id, CARD, screens.closed(t, ended.batch, member.zone))
    if not late:
        return [stub, message_to(member.telegram_id, screens.result(t, ended, member.zone))]
    # Nor can the last call be undone.
    told = screens.result(t, replace(ended, last=None), member.zone, t("batch-late", day=show_day(batch.day, t)))
    return [stub, message_to(member.telegram_id, told, silent=True)]
