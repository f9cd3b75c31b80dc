"""When a week begins the pinned cards show it, without a sound: gather, edit in place, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.outbox import Card, Item, Priority
from bot.domain.people import Member, Role
from bot.domain.reminding import Delivery, week_begun
from bot.domain.timetable import week_of
from bot.reminders.one_by_one import one_by_one
from bot.screens import week as screens
from bot.store import reminders, time_accounts, week_cards
from bot.store.database import Database
from bot.store.reminders import Claim
from bot.texts import texts

TICK = KEY = "week-cards"
AT_ONCE = 100


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Show the new week to those for whom it has begun since the last tick, however long ago that was."""
    last, groups = await database.transaction(lambda c: (reminders.looked_until(c, TICK, now), reminders.groups(c)))
    for role, timezone in groups:
        monday = week_begun(ZoneInfo(timezone), last, now)
        after = -1 if monday is None else 0
        while monday is not None and after >= 0:
            items, after = await database.transaction(partial(_show, role, timezone, monday, now, after))
            send(items)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


def _show(
    role: Role, timezone: str, monday: date, now: datetime, after: int, connection: Connection
) -> tuple[list[Item], int]:
    """Edit the next people's cards; returns the edits and the id to go on from, -1 at the end."""
    found = week_cards.of_group(connection, role, timezone, after, AT_ONCE)

    def miss(one: Member) -> Member:
        reminders.claim_all(connection, [Claim(one, KEY, monday, Delivery.MISSED)], now)
        return one

    items = one_by_one(connection, found, partial(_edit, connection, monday, now), miss)
    return items, found[-1].id if len(found) == AT_ONCE else -1


def _edit(connection: Connection, monday: date, now: datetime, found: Sequence[Member]) -> list[Item]:
    claimed = reminders.claim_all(connection, [Claim(each, KEY, monday, Delivery.SEND) for each in found], now)
    shown = [each for each in found if (each.id, KEY) in claimed]
    counted = time_accounts.cards(connection, shown, week_of(monday))
    edits = [
        Card(each.telegram_id, week_cards.NAME, screens.pinned(texts(each.locale), counted[each.id])) for each in shown
    ]
    return outbox.put(connection, edits, now, Priority.QUIET)
