"""A head hears in the chat that reminders were late: the bot was down, or its messages did not get out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from itertools import groupby

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority, Shown
from bot.domain.meetings import Ask
from bot.domain.outages import QUEUED_AT_MOST, Outage, outage
from bot.domain.people import Member
from bot.domain.reminding import Delivery, Kind
from bot.reminders import promises, training
from bot.reminders.chunks import Chunk, in_chunks
from bot.screens import outages as screens
from bot.screens.outages import Missed
from bot.store import heads, missed, put_off, reminders
from bot.store.database import Database
from bot.store.put_off import Reminder
from bot.store.reminders import Claim
from bot.texts import texts

TICK = "outages"
QUEUE = "queue"
AT_ONCE = 20
Found = Sequence[tuple[Reminder, Member]]


class Watch:
    """What this process knows of its own time: a gap that a moved clock leaves is none."""

    def __init__(self, started: datetime) -> None:
        self._started = started
        self._looked = asyncio.get_running_loop().time()
        self._first = True

    async def tick(self, database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
        """Tell who leads of what was missed since the last look. To be called after all else was looked at."""
        looked = asyncio.get_running_loop().time()
        last = await database.transaction(lambda c: reminders.last_tick(c, TICK))
        watched = timedelta(seconds=looked - self._looked)
        found = outage(last, self._started, now, watched=watched, first=self._first)
        if found is not None:
            await in_chunks(database, partial(_tell_next, found, now), send)
        send(await database.transaction(partial(_tell_of_queue, now)))
        self._looked, self._first = looked, False


def _tell_next(found: Outage, now: datetime, after: int, connection: Connection) -> Chunk:
    """Tell those who lead the next teams; returns the messages and the id to go on from, -1 at the end."""
    teams = missed.next_teams(connection, after, AT_ONCE)
    shown = [each for team_id in teams for each in _of_team(connection, team_id, found, now)]
    return outbox.put(connection, shown, now, Priority.CARD), teams[-1] if len(teams) == AT_ONCE else -1


def _of_team(connection: Connection, team_id: int, found: Outage, now: datetime) -> list[Shown]:
    decided = missed.after_outage(connection, team_id, found)
    lost = _grouped(connection, [each for each in decided if each[0].state is Delivery.MISSED])
    if not lost:
        return []
    late = sum(each.state is Delivery.SEND_LATE for each, _ in decided)
    return [
        message_to(one.telegram_id, screens.down(texts(one.locale), one, found, lost, late))
        for one in _not_told(connection, team_id, f"outage-{found.since:%H%M}", now)
    ]


def _tell_of_queue(now: datetime, connection: Connection) -> list[Item]:
    """Before those that wait: what is said of them must come first. Once a day."""
    shown: list[Shown] = []
    for each in missed.queued(connection, now - QUEUED_AT_MOST, Priority.REMINDER):
        for one in _not_told(connection, each.team_id, QUEUE, now):
            screen = screens.queue(texts(one.locale), one, each.since, each.messages, now)
            shown.append(message_to(one.telegram_id, screen))
    items = outbox.put(connection, shown, now, Priority.CARD)
    reminders.note_tick(connection, TICK, now)
    return items


def _not_told(connection: Connection, team_id: int, key: str, now: datetime) -> list[Member]:
    """Who leads the team and has not heard of this today."""
    leading = heads.to_tell(connection, team_id, now)
    claims = [Claim(one, key, one.day(now), Delivery.SEND) for one in leading]
    told = reminders.claim_all(connection, claims, now)
    return [one for one in leading if (one.id, key) in told]


_KINDS = {
    f"{Ask.BRIEF}-": Kind.BRIEF,
    f"{Ask.HELD}-": Kind.HELD,
    promises.KEY: Kind.PROMISES,
    training.KEY: Kind.TRAINING,
}
"""By the beginning of a reminder's key; of what else is noted, as that a card was edited, nobody has to hear."""


def _grouped(connection: Connection, found: Found) -> list[Missed]:
    """One line for each thing, however many missed it."""
    known = [(kind, each, member) for each, member in found if (kind := _kind(each)) is not None]
    known.sort(key=lambda one: (one[1].day, one[1].begins or time.max, one[0], one[2].name))
    groups: list[Missed] = []
    for (kind, day, begins), some in groupby(known, key=lambda one: (one[0], one[1].day, one[1].begins)):
        several = list(some)
        _, reminder, member = several[0]
        slot = put_off.occurrence_of(connection, reminder, member) if begins else None
        names = [each.name for _, _, each in several]
        groups.append(Missed(kind, day, begins, slot.slot if slot else None, names))
    return groups


def _kind(reminder: Reminder) -> Kind | None:
    if reminder.begins is not None:
        return Kind.SLOT
    return next((kind for start, kind in _KINDS.items() if reminder.key.startswith(start)), None)
