"""What was put off comes again: by the person himself, or because he was not to be disturbed; once, at its minute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority, Shown
from bot.domain.people import Member
from bot.domain.reminding import SENT, Decided, Delivery, Kind
from bot.domain.snooze import comes_again
from bot.domain.tables import keeps
from bot.reminders import holding_back, slot_contents
from bot.reminders.one_by_one import one_by_one
from bot.reminders.slot_contents import Begun
from bot.reminders.waiting import is_about_held, waited
from bot.store import attendance, put_off
from bot.store.database import Database
from bot.store.put_off import Reminder

AT_ONCE = 50
Found = Sequence[tuple[Reminder, Member]]


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Look again at everything that was put off until now."""
    more = True
    while more:
        items, more = await database.transaction(partial(_again, now))
        send(items)


def _again(now: datetime, connection: Connection) -> tuple[list[Item], bool]:
    """Look at the next ones; returns the messages, and whether there may be more."""
    found = put_off.due(connection, now, AT_ONCE)
    if not found:
        return [], False
    taken = put_off.take(connection, [each for each, _ in found], now)
    mine = [(each, member) for each, member in found if each.id in taken]

    def miss(one: tuple[Reminder, Member]) -> Member:
        reminder, member = one
        _decide(connection, reminder, Decided(Delivery.MISSED), now)
        return member

    return one_by_one(connection, mine, partial(_tell, connection, now), miss), len(found) == AT_ONCE


def _tell(connection: Connection, now: datetime, mine: Found) -> list[Item]:
    whom = [member for _, member in mine]
    until = holding_back.until(connection, whom, now)
    slots = [(each, member) for each, member in mine if each.begins is not None]
    others = [(each, member) for each, member in mine if each.begins is None]
    held = [each for each in others if is_about_held(each[0])]
    messages = [
        *_slots(connection, slots, until, now),
        *waited(connection, [each for each in others if each not in held], until, now),
        *(waited(connection, held, holding_back.until(connection, whom, now, Kind.HELD), now) if held else ()),
    ]
    return outbox.put(connection, messages, now, Priority.REMINDER)


def _slots(connection: Connection, found: Found, until: dict[int, datetime], now: datetime) -> list[Shown]:
    """The messages of slots that still help."""
    begun: list[Begun] = []
    for each, member in found:
        shown = each.state in SENT
        slot = put_off.occurrence_of(connection, each, member)
        there = keeps(attendance.of_member(connection, member, each.day, each.day), each.day)
        what = Decided(Delivery.MISSED)
        if slot is not None and each.outcome is None and member.unreachable_since is None and there:
            what = comes_again(slot, now, until.get(member.id), shown=shown)
        if what.delivery in SENT and slot is not None:
            begun.append(Begun(member, slot, each.id, late=what.delivery is Delivery.SEND_LATE, again=shown))
        _decide(connection, each, what, now)
    screens = slot_contents.screens(connection, begun, now)
    return [message_to(one.member.telegram_id, screen) for one, screen in zip(begun, screens, strict=True)]


def _decide(connection: Connection, reminder: Reminder, what: Decided, now: datetime) -> None:
    """What was shown once stays shown, whatever comes of its coming again."""
    state = reminder.state if reminder.state in SENT else what.delivery
    put_off.decide(connection, reminder, state, what.again_at, now)
