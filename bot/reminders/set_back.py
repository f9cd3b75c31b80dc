"""A clock that was set back: the last looks are of a time to come, and what begins until then nobody would be told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.delivery.outbox import Item
from bot.reminders import outages
from bot.store import reminders
from bot.store.database import Database


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:  # noqa: ARG001 - the shape of a tick; nobody is told
    """Let the others look back a day. To be called before them."""
    await database.transaction(lambda c: reminders.heed_set_back(c, now, but=outages.TICK))
