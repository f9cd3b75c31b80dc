"""The message of a slot that begins: gather whose slot it is, decide (domain), put into the outbox.

Once only by constraint: the row (member, day, slot, and again member, day, beginning) is inserted first, and only who
inserted it sends. Nobody is told of a slot on a day off of his team, nor while he is away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Priority
from bot.domain.people import Member, Role
from bot.domain.reminding import LOOK_BACK, SENT, Decided, Delivery, due_by, slot_held_back
from bot.domain.tables import is_on
from bot.domain.timetable import Occurrence
from bot.domain.work_calendar import SATURDAY, WorkCalendar, days_between
from bot.reminders import holding_back
from bot.reminders.chunks import Chunk, in_chunks
from bot.reminders.followers import Due, DueInGroup, Followers
from bot.reminders.one_by_one import one_by_one
from bot.reminders.slot_contents import Begun, cost, screens
from bot.store import absences, calendars, reminders, timetables
from bot.store.database import Database
from bot.store.reminders import Claim

TICK = "slots"
AT_ONCE = 100
"""Slots of people in one transaction: a tap that comes meanwhile waits for one of them, not for all."""
TABLES_AT_ONCE = 500
MOVED_LATELY = timedelta(minutes=5)
"""Somebody may change his time zone while a tick runs: he is looked at again by the ticks after it."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tick:
    """One look at the clock: (last, now]."""

    last: datetime
    now: datetime
    followers: Followers
    calendars: dict[int, WorkCalendar] = field(default_factory=dict)
    """Of the teams met so far."""

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that it may be about, wherever people are."""
        return (max(self.last, self.now - LOOK_BACK) - 2 * _DAY).date(), (self.now + 2 * _DAY).date()

    def meet(self, connection: Connection, team_ids: set[int]) -> None:
        """Know these teams' calendars from now on."""
        if new := team_ids - self.calendars.keys():
            self.calendars.update(calendars.of_teams(connection, new, *self.days))


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:
    """Put the slot messages that became due since the last tick into the outbox.

    `send` gets them as they are committed: the first leave while the last are being written.
    """
    last, groups = await database.transaction(lambda c: (reminders.looked_until(c, TICK, now), reminders.groups(c)))
    look = Tick(last, now, await _followers(database))
    await database.transaction(partial(_know_weekends, look))
    # First of all, so that of what they missed and what begins just now they are told once.
    await in_chunks(database, partial(_remind_moved, look), send)
    for role, timezone in groups:
        found = await look.followers.due_in(role, timezone, look.last, now)
        if found:
            await in_chunks(database, partial(_remind_group, look, role, timezone, found), send)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


async def _followers(database: Database) -> Followers:
    found, after = Followers(), 0
    while after >= 0:
        rows, after = await database.transaction(partial(timetables.everybodys, after=after, limit=TABLES_AT_ONCE))
        found.add(rows)
    return found


def _know_weekends(look: Tick, connection: Connection) -> None:
    """A worked Saturday has slots: by everybody's calendar, or by a team's own word."""
    look.followers.everybodys = calendars.public(*look.days)
    weekends = [day for day in days_between(*look.days) if day.weekday() >= SATURDAY]
    look.followers.worked = calendars.worked(connection, weekends)


def _remind_group(
    look: Tick, role: Role, timezone: str, found: DueInGroup, after: int, connection: Connection
) -> Chunk:
    """Remind the next people of the group; after an outage, when much is due for each, fewer of them."""
    limit = max(1, AT_ONCE // found.most(_weight))
    people = reminders.people_of(connection, role, timezone, found.last_begins, after, limit=limit, some=found.some)
    items = _remind(connection, look, [each for member in people for each in found.of(member)])
    return items, people[-1].id if len(people) == limit else -1


def begun_since(connection: Connection, member: Member, day: date, since: datetime, now: datetime) -> list[Item]:
    """Tell a person what began on this day while he was at something else, by a table that was changed meanwhile."""
    if member.unreachable_since is not None:
        return []
    table = timetables.on(connection, member, day)
    decided = due_by(lambda each: table if each == day else (), member.zone, since, now)
    due = [Due(member, each, delivery) for each, delivery in decided if each.begins >= member.joined_at]
    return _remind(connection, Tick(now, now, Followers()), due)


def _remind_moved(look: Tick, after: int, connection: Connection) -> Chunk:
    """Remind the next of those who changed their time zone."""
    people = reminders.moved(connection, look.last - MOVED_LATELY, after, limit=AT_ONCE)
    due = [each for one in people for each in look.followers.due_after_move(one, look.last, look.now)]
    return _remind(connection, look, due), people[-1].member.id if len(people) == AT_ONCE else -1


def _remind(connection: Connection, look: Tick, due: Sequence[Due]) -> list[Item]:
    """Claim these slots, and put the messages of those that were news into the outbox."""

    def miss(each: Due) -> Member:
        reminders.claim_slots(connection, [_claim(each, Decided(Delivery.MISSED))], look.now)
        return each.member

    return one_by_one(connection, due, partial(_tell, connection, look), miss)


def _tell(connection: Connection, look: Tick, due: Sequence[Due]) -> list[Item]:
    at_work = _at_work(connection, look, due)
    until = holding_back.until(connection, [each.member for each in at_work], look.now)
    decided = [slot_held_back(each.occurrence, each.delivery, until.get(each.member.id)) for each in at_work]
    claims = {_key(each): _claim(each, what) for each, what in zip(at_work, decided, strict=True)}
    claimed = reminders.claim_slots(connection, list(claims.values()), look.now)
    chosen = [
        Begun(each.member, each.occurrence, claimed[_key(each)], late=what.delivery is Delivery.SEND_LATE)
        for each, what in zip(at_work, decided, strict=True)
        if what.delivery in SENT and _key(each) in claimed
    ]
    messages = [
        message_to(each.member.telegram_id, screen)
        for each, screen in zip(chosen, screens(connection, chosen, look.now), strict=True)
    ]
    return outbox.put(connection, messages, look.now, Priority.REMINDER)


def _at_work(connection: Connection, look: Tick, due: Sequence[Due]) -> list[Due]:
    """Those of whose slots' days are worked."""
    look.meet(connection, {each.member.team_id for each in due})
    days: dict[date, list[Due]] = defaultdict(list)
    for each in due:
        if is_on(look.calendars[each.member.team_id], each.occurrence.day):
            days[each.occurrence.day].append(each)
    found: list[Due] = []
    for day, of_day in days.items():
        away = absences.absent_on(connection, {each.member.id for each in of_day}, day)
        found += [each for each in of_day if each.member.id not in away]
    return found


def _weight(occurrence: Occurrence, delivery: Delivery) -> int:
    """What it takes to tell of a slot; what was missed is only noted."""
    return 1 if delivery is Delivery.MISSED else cost(occurrence.slot.activity)


def _key(due: Due) -> tuple[int, date, str]:
    return due.member.id, due.occurrence.day, due.occurrence.slot.key


def _claim(due: Due, what: Decided) -> Claim:
    slot = due.occurrence.slot
    return Claim(due.member, slot.key, due.occurrence.day, what.delivery, slot.start, what.again_at)
