"""On its day, or his next working one, a person is asked about his promise: gather, decide (domain), send, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.domain.attendance import LONGEST_AWAY
from bot.domain.people import Member, Role
from bot.domain.promises import Promise
from bot.domain.reminding import CHECK_AT, CHECK_LATEST, SENT, Delivery, check_helps, checks
from bot.reminders import holding_back
from bot.reminders.chunks import Chunk, in_chunks
from bot.reminders.one_by_one import one_by_one
from bot.screens.agreements import due as due_screen
from bot.store import attendance, promises, reminders
from bot.store.database import Database
from bot.store.reminders import Claim
from bot.texts import texts

TICK = "promises"
AT_ONCE = 100
KEY = "promises"
ASK_AGAIN = timedelta(days=3)
"""What was not answered, or was promised for the same day after nine, is asked about on the next mornings."""


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Ask about the promises whose day has come since the last tick."""
    last, groups = await database.transaction(lambda c: (reminders.looked_until(c, TICK, now), reminders.groups(c)))
    for role, timezone in groups:
        for day, delivery in checks(ZoneInfo(timezone), last, now):
            await in_chunks(database, partial(_ask, role, timezone, day, delivery, now), send)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


def _ask(
    role: Role, timezone: str, day: date, delivery: Delivery, now: datetime, after: int, connection: Connection
) -> Chunk:
    """Ask the next people of the group; returns the messages and the id to go on from, -1 at the end."""
    people = reminders.people_of(connection, role, timezone, now, after, limit=AT_ONCE)
    if not people:
        return [], -1

    def miss(one: Member) -> Member:
        reminders.claim_all(connection, [Claim(one, KEY, day, Delivery.MISSED)], now)
        return one

    items = one_by_one(connection, people, partial(_tell, connection, day, delivery, now), miss)
    return items, people[-1].id if len(people) == AT_ONCE else -1


def _tell(connection: Connection, day: date, delivery: Delivery, now: datetime, people: Sequence[Member]) -> list[Item]:
    found = due_on(connection, people, day)
    asked = [member for member in people if member.id in found]
    until = holding_back.until(connection, asked, now)
    claims = [_claim(member, day, delivery, until) for member in asked]
    claimed = reminders.claim_all(connection, claims, now)
    late = delivery is Delivery.SEND_LATE
    messages = [
        message_to(
            claim.member.telegram_id,
            due_screen(texts(claim.member.locale), found[claim.member.id], claim.member.day(now), late=late),
        )
        for claim in claims
        if (claim.member.id, KEY) in claimed and claim.state in SENT
    ]
    return outbox.put(connection, messages, now, Priority.REMINDER)


def _claim(member: Member, day: date, delivery: Delivery, until: dict[int, datetime]) -> Claim:
    return holding_back.waiting(
        Claim(member, KEY, day, delivery), until, lambda at: check_helps(member.zone, day, CHECK_AT, CHECK_LATEST, at)
    )


def due_on(connection: Connection, people: Sequence[Member], day: date) -> dict[int, list[Promise]]:
    """What is due for those who work on this day: from it, and from the days before it on which they did not."""
    attending = attendance.of_people(connection, people, day - LONGEST_AWAY, day)
    since = {one.id: attending[one.id].waiting_since(day) - ASK_AGAIN for one in people if attending[one.id].works(day)}
    if not since:
        return {}
    working = [one for one in people if one.id in since]
    found = promises.due(connection, working, min(since.values()), day)
    due = {number: [each for each in of_one if each.due_on >= since[number]] for number, of_one in found.items()}
    return {number: of_one for number, of_one in due.items() if of_one}
