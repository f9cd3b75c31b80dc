"""A client of class A who fell silent is told of at once, in the farmer's working hours: gather, decide, send, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.domain.alerting import is_hour
from bot.domain.people import Member
from bot.domain.study import is_sharp
from bot.reminders import holding_back
from bot.reminders.chunks import Chunk, in_chunks
from bot.reminders.one_by_one import one_by_one
from bot.screens import alerts as screens
from bot.screens.screen import Screen
from bot.store import alerts, attendance, ledgers, records, standings
from bot.store.alerts import Waiting
from bot.store.database import Database
from bot.texts import texts

AT_ONCE = 50


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Tell of what became sharp; who is not to be disturbed is looked at again with the next tick."""
    await in_chunks(database, partial(_next, now), send)


def _next(now: datetime, after: int, connection: Connection) -> Chunk:
    """Tell the next farmers; returns the messages and the id to go on from, -1 at the end."""
    found = alerts.farmers(connection, after, AT_ONCE)
    awake = [one for one in found if is_hour(one, now)]

    def miss(one: Member) -> Member:
        alerts.take(connection, alerts.waiting(connection, [one], sharp=True).get(one.id, ()), now)
        return one

    items = one_by_one(connection, awake, partial(_tell, connection, now), miss)
    return items, found[-1].id if len(found) == AT_ONCE else -1


def _tell(connection: Connection, now: datetime, whom: Sequence[Member]) -> list[Item]:
    until = holding_back.until(connection, whom, now)
    days = [one.day(now) for one in whom]
    there = attendance.of_people(connection, whom, min(days), max(days))
    free = [one for one in whom if one.id not in until and there[one.id].works(one.day(now))]
    waiting = alerts.waiting(connection, free, sharp=True)
    messages = []
    for one in free:
        screen = _screen(connection, one, waiting.get(one.id, ()), now)
        if screen is not None:
            messages.append(message_to(one.telegram_id, screen))
    return outbox.put(connection, messages, now, Priority.REMINDER)


def _screen(connection: Connection, member: Member, found: Sequence[Waiting], now: datetime) -> Screen | None:
    """Who is named is looked at once more: what was written a moment ago may have settled it."""
    today = member.day(now)
    first = found[: screens.NAMED]
    looked = standings.look(connection, member.team_id, [each.client_id for each in first], today)
    sharp = {number: each.standing for number, each in looked.items() if is_sharp(each.standing, each.turnover_class)}
    still = [each for each in found if each.client_id in sharp or each not in first]
    taken = alerts.take(connection, still, now)
    named = [
        screens.Silent(each.client_id, each.client_name, sharp[each.client_id])
        for each in first
        if each.id in taken and each.client_id in sharp
    ]
    if not named:
        return None
    t, currency = texts(member.locale), ledgers.currency(connection, member.team_id)
    if len(taken) > 1:
        return screens.several(t, named, len(taken), currency)
    history = records.of_client(connection, member.team_id, named[0].client_id)
    return screens.one(t, named[0], history[0] if history else None, currency, member.zone, today)
