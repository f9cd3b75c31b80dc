"""The message of a slot that begins: gather whose slot it is, decide (domain), put into the outbox.

Once only by constraint: the row (member, day, slot) is inserted first, and only who inserted it sends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.domain.meetings import Meeting
from bot.domain.people import Member, Role
from bot.domain.promises import Promise, is_document
from bot.domain.reminding import Delivery, due
from bot.domain.timetable import Activity, Occurrence, timetable_of
from bot.screens.day import slot_begins
from bot.screens.screen import Screen
from bot.store import promises, reminders
from bot.store.database import Database
from bot.texts import texts

TICK = "slots"
OVERDUE, SOON = timedelta(days=31), timedelta(days=2)
"""How far the documents slot looks back and ahead for what was promised."""
AT_ONCE = 100
"""People in one transaction: a tap that comes meanwhile waits for one of them, not for all."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Due:
    """What is due for everybody of one role in one time zone."""

    role: Role
    timezone: str
    occurrence: Occurrence
    delivery: Delivery


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Put the slot messages that became due since the last tick into the outbox.

    `send` gets them as they are committed: the first leave while the last are being written.
    """
    last, groups = await database.transaction(lambda c: (reminders.last_tick(c, TICK), reminders.groups(c)))
    for each in find_due(groups, last or now - timedelta(minutes=1), now):
        after = 0
        while after >= 0:
            chunk, after = await database.transaction(lambda c, each=each, after=after: _remind(c, each, after, now))  # type: ignore[misc]  # mypy cannot type defaults that bind loop variables
            send(chunk)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


def find_due(groups: Sequence[tuple[Role, str]], last: datetime, now: datetime) -> list[Due]:
    """The slots that began in (last, now] for each role and zone, with what to do about each."""
    return [
        Due(role, timezone, occurrence, delivery)
        for role, timezone in groups
        for occurrence, delivery in due(timetable_of(role), ZoneInfo(timezone), last, now, _LONG_AGO)
    ]


def _remind(connection: Connection, due_now: Due, after: int, now: datetime) -> tuple[list[Item], int]:
    """Remind the next people of the group; returns the messages and the id to go on from, -1 at the end."""
    people = reminders.people_of(
        connection, due_now.role, due_now.timezone, due_now.occurrence.begins, after, limit=AT_ONCE
    )
    if not people:
        return [], -1
    claimed = reminders.claim(connection, people, due_now.occurrence, due_now.delivery, now)
    messages = []
    if due_now.delivery is not Delivery.MISSED and claimed:
        chosen = [member for member in people if member.id in claimed]
        booked = _booked(connection, chosen, due_now.occurrence)
        promised = _promised(connection, chosen, due_now.occurrence)
        messages = [
            message_to(
                member.telegram_id,
                _screen(member, due_now, booked.get(member.id, []), promised.get(member.id, [])),
            )
            for member in chosen
        ]
    following = people[-1].id if len(people) == AT_ONCE else -1
    return outbox.put(connection, messages, now, Priority.REMINDER), following


def _booked(connection: Connection, people: Sequence[Member], occurrence: Occurrence) -> dict[int, list[Meeting]]:
    if occurrence.slot.activity is not Activity.MEETING:
        return {}
    return reminders.meetings_of(connection, [one.id for one in people], occurrence.begins, occurrence.ends)


def _promised(connection: Connection, people: Sequence[Member], occurrence: Occurrence) -> dict[int, list[Promise]]:
    """The documents that are due and those that come soon: the slot is for them."""
    if occurrence.slot.activity is not Activity.DOCUMENTS:
        return {}
    found = promises.due(connection, people, occurrence.day - OVERDUE, occurrence.day + SOON)
    return {member_id: [each for each in of_member if is_document(each.kind)] for member_id, of_member in found.items()}


def _screen(member: Member, due_now: Due, meetings: Sequence[Meeting], promised: Sequence[Promise]) -> Screen:
    late = due_now.delivery is Delivery.SEND_LATE
    t, occurrence = texts(member.locale), due_now.occurrence
    return slot_begins(t, member.role, occurrence, member.zone, meetings, promised, late=late)
