"""On its day a promise is asked about: gather, decide (domain), put into the outbox; each person once a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.domain.people import Role
from bot.domain.reminding import Delivery, checks
from bot.screens.agreements import due as due_screen
from bot.store import promises, reminders
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
    last, groups = await database.transaction(lambda c: (reminders.last_tick(c, TICK), reminders.groups(c)))
    for role, timezone in groups:
        for since, day, delivery in checks(ZoneInfo(timezone), last or now - timedelta(minutes=1), now):
            after = 0
            while after >= 0:
                chunk, after = await database.transaction(
                    lambda c, role=role, timezone=timezone, since=since, day=day, delivery=delivery, after=after: _ask(  # type: ignore[misc]  # mypy cannot type defaults that bind loop variables
                        c, role, timezone, since, day, delivery, after, now
                    )
                )
                send(chunk)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


def _ask(
    connection: Connection,
    role: Role,
    timezone: str,
    since: date,
    day: date,
    delivery: Delivery,
    after: int,
    now: datetime,
) -> tuple[list[Item], int]:
    """Ask the next people of the group; returns the messages and the id to go on from, -1 at the end."""
    people = reminders.people_of(connection, role, timezone, now, after, limit=AT_ONCE)
    found = promises.due(connection, people, since - ASK_AGAIN, day)
    asked = [member for member in people if member.id in found]
    claimed = reminders.claim_all(connection, [Claim(member, KEY, day, delivery) for member in asked], now)
    late = delivery is Delivery.SEND_LATE
    messages = [
        message_to(
            member.telegram_id,
            due_screen(texts(member.locale), found[member.id], member.day(now), late=late),
        )
        for member in asked
        if (member.id, KEY) in claimed and delivery is not Delivery.MISSED
    ]
    following = people[-1].id if len(people) == AT_ONCE else -1
    return outbox.put(connection, messages, now, Priority.REMINDER), following
