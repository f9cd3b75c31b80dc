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
from bot.domain.study_facts import Standing
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
LOOKED_AT = 30
"""Alarms of one person that are looked at once more: where so many are settled the rest will be reckoned soon."""


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
    first, rest = _still_sharp(connection, member, found, now)
    if not first:
        return None  # nobody is told, so nothing was
    taken = alerts.take(connection, [*(each for each, _ in first), *rest], now)
    named = [screens.Silent(each.client_id, each.client_name, standing) for each, standing in first if each.id in taken]
    if not named:
        return None
    t, currency = texts(member.locale), ledgers.currency(connection, member.team_id)
    if len(taken) > 1:
        return screens.several(t, named, len(taken), currency)
    history = records.of_client(connection, member.team_id, named[0].client_id)
    return screens.one(t, named[0], history[0] if history else None, currency, member.zone)


def _still_sharp(
    connection: Connection, member: Member, found: Sequence[Waiting], now: datetime
) -> tuple[list[tuple[Waiting, Standing]], Sequence[Waiting]]:
    """Who is to be named, and who stands behind them; whom something settled waits to be reckoned."""
    named: list[tuple[Waiting, Standing]] = []
    looked_at = 0
    while looked_at < min(len(found), LOOKED_AT) and len(named) < screens.NAMED:
        some = found[looked_at : looked_at + screens.NAMED - len(named)]
        looked = standings.look(connection, member.team_id, [each.client_id for each in some], member.day(now))
        for each in some:
            client = looked.get(each.client_id)
            if client is not None and is_sharp(client.standing, client.turnover_class):
                named.append((each, client.standing))
        looked_at += len(some)
    return named, found[looked_at:]
