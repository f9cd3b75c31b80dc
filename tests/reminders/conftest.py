"""An open database with people in it, and a clock that is ticked by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot.delivery.outbox import Item
from bot.domain.people import Member, Role
from bot.domain.timetable import Table
from bot.reminders import slots
from bot.store import people, timetables
from bot.store.database import Database, open_database
from bot.store.tables import absences, calendar_days, reminders
from tests.databases import sqlite_url

SUNDAY = datetime.fromisoformat("2026-11-22T12:00:00+03:00")
MONDAY = date(2026, 11, 23)


@dataclass
class Office:
    """One or more teams, and all that was sent to them."""

    database: Database
    sent: list[Item] = field(default_factory=list)
    chunks: list[int] = field(default_factory=list)
    """How many messages each transaction made."""
    _next: int = 0

    async def team(self) -> Member:
        """A new team's head."""

        def found(connection: Connection) -> Member:
            team_id = people.found_team(connection, "Отдел", "Europe/Moscow", "ru", SUNDAY)
            return self._add(connection, team_id, Role.HEAD, "Europe/Moscow")

        return await self.database.transaction(found)

    async def hire(self, head: Member, role: Role = Role.HUNTER, zone: str = "Europe/Moscow", count: int = 1) -> Member:
        """Somebody new in the team; of several, the last."""

        def add(connection: Connection) -> Member:
            return [self._add(connection, head.team_id, role, zone) for _ in range(count)][-1]

        return await self.database.transaction(add)

    def _add(self, connection: Connection, team_id: int, role: Role, zone: str) -> Member:
        self._next += 1
        name = f"Имя {self._next}"
        return people.add_member(connection, team_id, self._next, role, name, zone, "ru", None, SUNDAY)

    async def give(self, head: Member, slots_: Table | None, since: date, *, now: datetime, **whose: Any) -> None:
        """The head says whose table it is from a day on."""
        await self.database.transaction(
            lambda c: timetables.save(c, head, **whose, valid_from=since, slots=slots_, now=now)
        )

    async def move(self, member: Member, zone: str, now: datetime) -> Member:
        return await self.database.transaction(lambda c: people.move(c, _as_now(c, member), zone, now))

    async def away(self, member: Member, first: date, last: date) -> None:
        row = {"team_id": member.team_id, "member_id": member.id, "first_day": first, "last_day": last}
        kept = {**row, "kind": "vacation", "created_by": member.id, "created_at": SUNDAY}
        await self.database.transaction(lambda c: c.execute(insert(absences).values(kept)))

    async def day_off(self, head: Member, day: date) -> None:
        row = {"team_id": head.team_id, "day": day, "works": False, "created_by": head.id, "created_at": SUNDAY}
        await self.database.transaction(lambda c: c.execute(insert(calendar_days).values(row)))

    async def tick(self, now: datetime) -> None:
        await slots.tick(self.database, now, self._take)

    def _take(self, items: list[Item]) -> None:
        self.sent += items
        self.chunks.append(len(items))

    def told(self, member: Member) -> list[str]:
        """The first words of the messages he was sent: `09:00`."""
        mine = [item for item in self.sent if item.chat_id == member.telegram_id]
        return [item.call.parameters["text"][:5] for item in mine]

    async def noted(self, member: Member) -> list[tuple[date, time, str]]:
        """What was decided about his slots: day, beginning and state, in order."""
        rows = select(reminders.c.day, reminders.c.begins, reminders.c.state).where(reminders.c.member_id == member.id)
        found = await self.database.transaction(lambda c: c.execute(rows).all())
        return sorted((row.day, row.begins, row.state) for row in found)


def _as_now(connection: Connection, member: Member) -> Member:
    found = people.get(connection, member.team_id, member.id)
    assert found is not None
    return found


@pytest.fixture
async def office(database_url: str) -> AsyncIterator[Office]:
    """On each kind of database."""
    opened = await open_database(database_url)
    yield Office(opened)
    await opened.close()


@pytest.fixture
def quick_url(tmp_path: Any) -> str:
    return sqlite_url(tmp_path)


@pytest.fixture
async def quick_office(quick_url: str) -> AsyncIterator[Office]:
    """On SQLite only, where the database adds nothing to the rule."""
    opened = await open_database(quick_url)
    yield Office(opened)
    await opened.close()


def at(moment: str, offset: str = "+03:00", day: date = MONDAY) -> datetime:
    """`9:20` of a day, in Moscow where nothing else is said."""
    return datetime.fromisoformat(f"{day}T{moment:0>5}:00{offset}")


def days_after(days: int) -> date:
    return MONDAY + timedelta(days=days)
