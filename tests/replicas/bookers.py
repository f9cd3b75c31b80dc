"""People whose meetings end one after another while a storm goes on: of each it is asked once whether it was held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp
from sqlalchemy import Connection, select, update

from bot.domain.funnel import Kind, Result
from bot.domain.meetings import Ask
from bot.domain.people import Member, Role
from bot.store import clients, meetings, records, reminders, tables
from bot.store import people as members
from tests.kill.people import from_bot

TICK = "meetings"
FIRST_ID = 900
LONG = timedelta(days=30)
"""Longer than any storm."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A meeting that was due."""

    number: int
    account: int
    """Of whose it is."""
    decided: int
    """How often it was decided to ask."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """What became of the meetings that ended before the last look at the clock."""

    due: int
    lost: int
    """Not asked about, or never shown."""
    first_lost: Asked | None
    doubled: int
    """Decided more than once."""
    shown_again: int
    most_shown_again: int
    """Of these, in the chat that has the most."""

    def faults(self, kills: int) -> list[str]:
        found = {
            "no reminders were due": self.due == 0,
            f"{self.lost} reminders lost": self.lost,
            f"{self.doubled} reminders doubled": self.doubled,
            f"{self.most_shown_again} reminders shown again in one chat": self.most_shown_again > kills,
        }
        return [sentence for sentence, wrong in found.items() if wrong]


def client_name(number: int) -> str:
    return f"Фирма №{number}."


def hire(connection: Connection, team_id: int, count: int, now: datetime) -> list[Member]:
    """It is about noon where they are, and nobody wants peace. The bot has run until now: what is due from now on is
    caught up, however long the processes take to start."""
    reminders.note_tick(connection, TICK, now)
    zone = f"Etc/GMT{now.hour - 12:+d}"
    return [
        members.add_member(connection, team_id, FIRST_ID + n, Role.HUNTER, "Иван Иванов", zone, "ru", None, now)
        for n in range(count)
    ]


def book(
    connection: Connection, people: Sequence[Member], numbers: Sequence[int], begin: datetime, pace: float
) -> None:
    """Meetings of these numbers, which end `pace` seconds apart."""
    before = begin - timedelta(days=1)
    for number in numbers:
        member = people[number % len(people)]
        client = clients.create(connection, member.team_id, client_name(number), member.id, before)
        row = records.add(connection, member, Kind.CALL, Result.BOOKED, client.id, None, before, None, before)
        record = records.get(connection, member.team_id, row) if row else None
        assert record is not None
        meetings.book(connection, member, record)
        booked = meetings.of_record(connection, member.team_id, record.id)
        assert booked is not None
        end = begin + timedelta(seconds=pace * number)
        meetings.set_time(connection, booked, end - timedelta(hours=1), end)


def end(connection: Connection, now: datetime) -> None:
    """Nobody has a meeting any more that is not over: of what became due while the processes stop nobody could tell."""
    ends = tables.meetings.c.ends_at
    connection.execute(update(tables.meetings).where(ends > now).values(ends_at=now + LONG))


def last_look(connection: Connection) -> datetime | None:
    return connection.scalar(select(tables.ticks.c.last_at).where(tables.ticks.c.name == TICK))


def audit(asked: Sequence[Asked], shown: dict[int, list[str]]) -> Reminded:
    told = [sum(client_name(each.number) in text for text in shown[each.account]) for each in asked]
    again: Counter[int] = Counter()
    for each, times in zip(asked, told, strict=True):
        again[each.account] += max(0, times - 1)
    lost = [each for each, times in zip(asked, told, strict=True) if not each.decided or not times]
    return Reminded(
        due=len(asked),
        lost=len(lost),
        first_lost=lost[0] if lost else None,
        doubled=sum(each.decided > 1 for each in asked),
        shown_again=again.total(),
        most_shown_again=max(again.values(), default=0),
    )


def due(connection: Connection) -> list[Asked]:
    """Meetings that ended before the last look."""
    last, meeting, member = last_look(connection), tables.meetings.c, tables.members.c
    assert last is not None
    decided = Counter(connection.scalars(select(tables.reminders.c.slot).where(tables.reminders.c.state != "missed")))
    rows = connection.execute(
        select(meeting.id, member.telegram_id)
        .join(tables.members, member.id == meeting.member_id)
        .where(meeting.ends_at <= last)
    )
    first = connection.scalar(select(meeting.id).order_by(meeting.id).limit(1)) or 0
    return [Asked(row.id - first, row.telegram_id, decided[f"{Ask.HELD}-{row.id}-0"]) for row in rows]


async def texts_of(http: aiohttp.ClientSession, account: int) -> list[str]:
    """What a person's phone shows of the bot, from its first message on."""
    async with http.get(f"/sim/users/{account}/messages") as response:
        return [message["text"] for message in from_bot(await response.json())]
