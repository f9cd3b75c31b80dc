"""A deputy's days begin and end by themselves: he is told, and his menu of commands follows."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import commands, message_to
from bot.delivery.outbox import Item, Priority, Shown
from bot.domain.deputies import Deputy
from bot.domain.people import Member, Role
from bot.reminders.chunks import Chunk, in_chunks
from bot.screens import team_deputies as screens
from bot.screens.screen import Screen
from bot.store import deputies, heads, team
from bot.store.database import Database
from bot.texts import Texts, texts

AT_ONCE = 100
Menu = Callable[[Texts, Member], list[tuple[str, str]]]
"""The commands of somebody, as a handler makes them."""
Tick = Callable[[Database, datetime, Callable[[list[Item]], None]], Coroutine[Any, Any, None]]


def ticking(menu: Menu) -> Tick:
    """The look at the clock; `menu`: what a person may, for the menu in his chat."""

    async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
        await in_chunks(database, partial(_look, menu, now), send)

    return tick


def _look(menu: Menu, now: datetime, after: int, connection: Connection) -> Chunk:
    """The next that are not over; usually few, and nothing to be said."""
    found = deputies.named(connection, after, AT_ONCE)
    shown: list[Shown] = []
    for deputy, has_begun, whom, head in found:
        shown += _said(connection, menu, (deputy, whom, head), now, has_begun=has_begun)
    return outbox.put(connection, shown, now, Priority.REMINDER), found[-1][0].id if len(found) == AT_ONCE else -1


def _said(
    connection: Connection, menu: Menu, of: tuple[Deputy, Member, Member], now: datetime, *, has_begun: bool
) -> list[Shown]:
    deputy, whom, head = of
    t, today = texts(whom.locale), whom.day(now)
    if today > deputy.last_day and deputies.end(connection, deputy, now):
        still = deputies.stands_in_for(connection, whom, now)
        over = message_to(whom.telegram_id, screens.over(t, head.name, still))
        back = message_to(head.telegram_id, Screen(texts(head.locale)("deputy-over-head", name=whom.name)))
        listed = menu(t, replace(whom, stands_in=bool(still)))
        told: list[Shown] = [over, commands(whom.telegram_id, listed), back] if has_begun else []
        return told if still else [*told, *_freed(connection, whom, now)]
    if today in deputy and not has_begun and deputies.begin(connection, deputy, now):
        listed = menu(t, replace(whom, stands_in=True))
        return [message_to(whom.telegram_id, screens.begun(t, head.name, deputy)), commands(whom.telegram_id, listed)]
    return []


def _freed(connection: Connection, whom: Member, now: datetime) -> list[Shown]:
    """The closings that he joined wait for a head again: every head hears of it, and whose deals they are."""
    freed = {} if whom.role is Role.HEAD else team.unjoin(connection, whom)
    leading = heads.to_tell(connection, whom.team_id, now) if freed else []
    return [
        message_to(one.telegram_id, said) for one, said in screens.news_of_freed(freed, whom.name, leading, whom.id)
    ]
