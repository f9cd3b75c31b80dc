"""What the delivery's tests share: a sender at work, a database that can be away, small handlers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import Connection, insert, select

from bot.delivery import inbox, outbox
from bot.delivery.calls import Call, Session
from bot.delivery.files_out import Make, no_files
from bot.delivery.inbox import RawUpdate
from bot.delivery.messages import message_to
from bot.delivery.outbox import Item, Learned, Priority, Reply, Shown
from bot.delivery.sender import Sender
from bot.screens.screen import Screen
from bot.store import tables
from bot.store.database import Database
from bot.store.work import Answer, Work
from tests.simulator.driver import get

TOKEN = "4200:" + "t" * 35
BOT_ID = 4200
MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+03:00")


class Clock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


class Flaky:
    """A database that is away for the next `away` transactions, and holds further ones while `gate` is closed.

    `committed` is set by the first transaction that ends well.
    """

    def __init__(self, real: Database, away: int = 0) -> None:
        self.real = real
        self.shared = real.shared
        self.away = away
        self.gate = asyncio.Event()
        self.gate.set()
        self.committed = asyncio.Event()

    async def transaction(self, work: Work[Answer]) -> Answer:
        if self.away:
            self.away -= 1
            raise ConnectionRefusedError("the database is away")
        await self.gate.wait()
        answer = await self.real.transaction(work)
        self.committed.set()
        return answer

    async def close(self) -> None:
        await self.real.close()


def api(url: str) -> Bot:
    """aiogram's bot on a local Telegram; close its session."""
    return Bot(TOKEN, session=Session(TelegramAPIServer.from_base(url)))


@asynccontextmanager
async def sending(
    bot: Bot,
    database: Database,
    clock: Clock,
    *,
    a_second: float = 0,
    make: Make = no_files,
    learned: Learned = outbox.nothing,
) -> AsyncIterator[Sender]:
    """A sender at work; on leaving, what is under way is finished and written down."""
    sender = Sender(bot, database, clock, a_second=a_second, make=make, learned=learned, first_pause=0.01)
    running = asyncio.create_task(sender.run())
    try:
        yield sender
    finally:
        running.cancel()
        await asyncio.wait([running])
        await sender.stop(5)


async def hand_over(
    sender: Sender, database: Database, now: datetime, replies: Sequence[Shown], priority: Priority = Priority.ANSWER
) -> list[Item]:
    """Commit replies to the outbox, and give them to the sender as a worker does."""
    items = await put(database, now, replies, priority)
    sender.accept(items)
    return items


async def put(
    database: Database, now: datetime, replies: Sequence[Shown], priority: Priority = Priority.ANSWER
) -> list[Item]:
    """Commit replies to the outbox."""
    return await database.transaction(lambda c: outbox.put(c, replies, now, priority))


def said(chat_id: int, text: str) -> Call:
    return message_to(chat_id, Screen(text))


async def calls_until(http: aiohttp.ClientSession, method: str, count: int, *, after: int = 0) -> list[dict[str, Any]]:
    """Wait until the bot has made so many calls of a method; returns its calls of all methods."""
    seen: list[dict[str, Any]] = []
    async with asyncio.timeout(10):
        while sum(call["method"] == method for call in seen) < count:
            seen += (await get(http, "/sim/calls", after=after + len(seen), wait=10))["calls"]
    return seen


async def fault_taken(http: aiohttp.ClientSession) -> None:
    """Wait until the bot's call has met the fault that was planned for it: it is under way."""
    async with asyncio.timeout(10):
        while (await get(http, "/sim/faults"))["faults"]:
            pass


async def rows(database: Database, table: Any) -> list[Any]:
    """All rows of a table, in the order of its key."""
    return await database.transaction(
        lambda c: list(c.execute(select(table).order_by(*table.primary_key.columns)).all())
    )


async def all_sent(database: Database) -> None:
    """Wait until nothing waits in the outbox: what was sent is written down, and what followed from it too."""
    async with asyncio.timeout(10):
        while any(row.state == "pending" for row in await rows(database, tables.outbox)):
            pass


class Collecting(Sender):
    """A sender that sends nothing: what it was given stands in `items`."""

    def __init__(self, bot: Bot, database: Database, clock: Clock) -> None:
        super().__init__(bot, database, clock, a_second=0)
        self.items: list[Item] = []
        self.came = asyncio.Event()

    def accept(self, items: Iterable[Item]) -> None:
        given = list(items)
        self.items += given
        if given:
            self.came.set()


def update(update_id: int, chat_id: int, text: str) -> RawUpdate:
    person = {"id": chat_id, "is_bot": False, "first_name": "Иван"}
    chat = {"id": chat_id, "type": "private"}
    return {"update_id": update_id, "message": {"message_id": 1, "chat": chat, "from": person, "date": 0, "text": text}}


async def arrive(database: Database, now: datetime, *updates: RawUpdate) -> list[int]:
    return await database.transaction(lambda c: inbox.store(c, BOT_ID, updates, now))


def echo(connection: Connection, raw: RawUpdate, received_at: datetime, now: datetime) -> Sequence[Reply]:
    """A small handler: writes the update's number and text into a table, answers with the text; fails at «bad»."""
    chat_id, text = raw["message"]["chat"]["id"], raw["message"]["text"]
    note = f"{chat_id}:{raw['update_id']}:{text}"
    connection.execute(insert(tables.founding_links).values(code_hash=note, created_at=now))
    if text == "bad":
        raise ValueError(f"cannot handle {raw['message']['from']['first_name']}'s «bad»")
    return [said(chat_id, text)]


def sorry(connection: Connection, raw: RawUpdate, received_at: datetime, now: datetime) -> Sequence[Reply]:
    return [said(raw["message"]["chat"]["id"], "sorry")]


async def noted(database: Database) -> list[str]:
    """What the handlers wrote, in the order of writing."""
    return [row.code_hash for row in await rows(database, tables.founding_links)]
