"""A made-up month put into a database as it goes, under the ticks of the bot; and what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from sqlalchemy import Connection, select

from bot.capabilities import REMINDERS
from bot.delivery.outbox import Item
from bot.domain.absences import AbsenceKind
from bot.domain.people import Member, Role, Step
from bot.domain.timetable import Activity, Slot
from bot.reminders import again, batches, set_back, slots
from bot.store import absences, calendars, people, timetables
from bot.store.database import Database
from bot.store.tables import members, outbox, reminders
from tests.reminders.month_facts import Table
from tests.reminders.month_reference import Away, Note, Noted, Person, Said
from tests.reminders.month_world import LONG_AGO, World

ABOUT_SLOTS = (set_back.tick, batches.tick, again.tick, slots.tick)
"""What of a look at the clock has to do with slots; the rest says nothing in a month without meetings and promises."""
ALL_EVERY = 12
HEADS = 100_000
"""From this chat on."""
Tick = Callable[[Database, datetime, Callable[[list[Item]], None]], Awaitable[None]]
Happens = tuple[datetime, Callable[[Connection], object]]
Message = tuple[int, datetime, str, bool]
"""To whom, at which tick, its first line, whether it says that it is late."""


@dataclass
class Month:
    """A made-up month, put into the database as it goes."""

    world: World
    databases: Sequence[Database]
    """Of two processes."""
    heads: dict[int, Member] = field(default_factory=dict)
    """By number of the team."""
    at_work: dict[int, Member] = field(default_factory=dict)
    """By chat."""
    handed_over: list[int] = field(default_factory=list)
    """Ids of the messages given to the sender."""
    messages: list[Message] = field(default_factory=list)
    notes: Noted = field(default_factory=dict)

    async def live(self) -> None:
        """Everything happens in its order, the ticks look at it."""
        events = sorted(self._events(), key=lambda event: event[0])
        assert REMINDERS[: len(ABOUT_SLOTS)] == ABOUT_SLOTS
        for number, now in enumerate(self.world.ticks):
            remind = ABOUT_SLOTS if number % ALL_EVERY else REMINDERS
            while events and events[0][0] <= now:
                await self.databases[0].transaction(events.pop(0)[1])
            await asyncio.gather(*(self._tick(remind, each, now) for each in self._ticking(now)))
            if now in self.world.twice:
                await self._tick(remind, self.databases[-1], now)

    def _ticking(self, now: datetime) -> Sequence[Database]:
        return self.databases if now in self.world.together else self.databases[:1]

    async def _tick(self, remind: Sequence[Tick], database: Database, now: datetime) -> None:
        for each in remind:
            await each(database, now, self._take)

    def _take(self, items: list[Item]) -> None:
        self.handed_over += [item.id for item in items]

    # -- what happens

    def _events(self) -> list[Happens]:
        found: list[Happens] = []
        for number, team in enumerate(self.world.teams):
            found.append((LONG_AGO, partial(self._found, number)))
            found += [(LONG_AGO, partial(self._say_day, number, day, works)) for day, works in team.days.items()]
            for role, words in team.tables.items():
                found += [(each.at, partial(self._give, number, None, Role(role), each)) for each in words]
        for one in self.world.people:
            found += self._life_of(one)
        return found

    def _life_of(self, one: Person) -> list[Happens]:
        team = next(number for number, team in enumerate(self.world.teams) if team is one.team)
        found: list[Happens] = [(one.joined, partial(self._join, team, one))]
        found += [(max(each.at, one.joined), partial(self._give, team, one, None, each)) for each in one.own]
        for each in one.away:
            found += self._absence(team, one, each)
        for since, until in one.blocked:
            found.append((max(since, one.joined), partial(self._block, one, since)))
            if until is not None:
                found.append((max(until, one.joined), partial(self._block, one, None)))
        if one.moved is not None:
            at, zone = one.moved
            found.append((at, lambda c: people.move(c, self.at_work[one.chat], zone, at)))
        return found

    def _found(self, number: int, connection: Connection) -> None:
        team_id = people.found_team(connection, f"Отдел {number}", "Europe/Moscow", "ru", LONG_AGO)
        whose = (team_id, HEADS + number, Role.HEAD, "Анна", "Europe/Moscow", "ru", None, LONG_AGO)
        self.heads[number] = people.add_member(connection, *whose)

    def _say_day(self, team: int, day: date, works: bool, connection: Connection) -> None:
        head = self.heads[team]
        calendars.say(connection, head, day, None, LONG_AGO, works=works)

    def _give(self, team: int, one: Person | None, role: Role | None, said: Said, connection: Connection) -> None:
        whose = self.at_work[one.chat].id if one else None
        slots = None if said.rows is None else as_slots(said.rows)
        timetables.save(
            connection, self.heads[team], role=role, member_id=whose, valid_from=said.since, slots=slots, now=said.at
        )

    def _join(self, team: int, one: Person, connection: Connection) -> None:
        step = Step.NAME if one.invited_only else None
        team_id = self.heads[team].team_id
        who = (team_id, one.chat, Role(one.role), f"Имя {one.chat}", one.zone, "ru", step, one.joined)
        member = people.add_member(connection, *who)
        begins, ends = one.quiet
        self.at_work[one.chat] = people.change(connection, member, quiet_from=begins, quiet_until=ends)

    def _absence(self, team: int, one: Person, away: Away) -> list[Happens]:
        made = {}

        def begin(connection: Connection) -> None:
            whose = (self.at_work[one.chat], away.first, away.last, AbsenceKind.VACATION, self.heads[team], away.at)
            made[away] = absences.add(connection, *whose)

        found: list[Happens] = [(max(away.at, one.joined), begin)]
        if away.back_at is not None:
            back_at = away.back_at
            found.append((max(back_at, one.joined), lambda c: absences.cancel(c, made[away], back_at)))
        return found

    def _block(self, one: Person, since: datetime | None, connection: Connection) -> None:
        people.note_unreachable(connection, one.chat, since)

    # -- what came of it

    async def read(self) -> None:
        """All that the outbox holds for people who are no heads, and all that was noted of their slots."""
        of_people = select(outbox.c.chat_id, outbox.c.created_at, outbox.c.payload).where(outbox.c.chat_id < HEADS)
        noted = select(reminders, members.c.telegram_id).join(members, members.c.id == reminders.c.member_id)
        sent = await self.databases[0].transaction(lambda c: c.execute(of_people).all())
        self.messages = [_message(row.chat_id, row.created_at, row.payload["text"]) for row in sent]
        rows = await self.databases[0].transaction(
            lambda c: c.execute(noted.where(members.c.telegram_id < HEADS)).all()
        )
        self.notes = {(row.telegram_id, row.day, row.begins): Note(row.slot, row.state, row.decided_at) for row in rows}


def _message(chat: int, at: datetime, text: str) -> Message:
    first, second, *_ = [*text.split("\n"), ""]
    return chat, at, first, second.startswith(f"⏰ С опозданием: началось в {first[:5]}")


def as_slots(rows: Table) -> tuple[Slot, ...]:
    return tuple(
        Slot(row.weekday, row.start, row.end, Activity(row.activity), int(row.number) if row.number else None)
        for row in rows
    )
