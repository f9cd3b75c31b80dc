"""A trainee has his first week behind him: in the morning the heads are told once, and may make him a hunter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.domain.people import Member
from bot.domain.reminding import Delivery, checks
from bot.reminders.chunks import Chunk, in_chunks
from bot.reminders.one_by_one import one_by_one
from bot.screens.newcomer import proposed
from bot.store import checks as path
from bot.store import heads, reminders
from bot.store.database import Database
from bot.texts import texts

TICK = "newcomers"
AT_ONCE = 100


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Look at the trainees of those heads whose morning has come since the last tick."""
    last, zones = await database.transaction(lambda c: (reminders.looked_until(c, TICK, now), heads.zones(c)))
    for timezone in zones:
        for day, delivery in checks(ZoneInfo(timezone), last, now):
            if delivery is not Delivery.MISSED:
                await in_chunks(database, partial(_look, timezone, day, now), send)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


def _look(timezone: str, day: date, now: datetime, after: int, connection: Connection) -> Chunk:
    """The trainees of the next heads; returns the messages and the id to go on from, -1 at the end."""
    found = heads.of_working_teams(connection, timezone, day, after, AT_ONCE)
    ready = path.complete(connection, {head.team_id for head in found})
    items = one_by_one(connection, ready, partial(_tell, connection, now), lambda one: one)
    return items, found[-1].id if len(found) == AT_ONCE else -1


def _tell(connection: Connection, now: datetime, ready: Sequence[Member]) -> list[Item]:
    """Whoever notes it first tells all heads; it is noted once."""
    messages = []
    for one in ready:
        leading = heads.to_tell(connection, one.team_id, now)
        if leading and path.tick(connection, one, path.PROPOSED, leading[0], now):
            messages += [message_to(each.telegram_id, proposed(texts(each.locale), one)) for each in leading]
    return outbox.put(connection, messages, now, Priority.REMINDER)
