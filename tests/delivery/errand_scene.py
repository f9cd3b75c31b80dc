"""What the tests of files in share: a runner at work, a small reader, a small handler, and Ann's documents."""

from __future__ import annotations

import asyncio
import base64
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import aiohttp
from aiogram import Bot
from sqlalchemy import Connection, insert

from bot.delivery import errands
from bot.delivery.errands import Errand, Taken, Unread
from bot.delivery.fetching import Fetcher
from bot.delivery.outbox import Reply
from bot.domain.people import Role
from bot.store import people, tables
from bot.store.database import Database
from tests.delivery.scene import Clock, Collecting, rows, said
from tests.simulator.driver import ANN, Phone, RawBot, get

LIMITS = {"table": 100}
PATIENCE = 10.0


def read(kind: str, content: bytes) -> Any:
    """A small reader: lines; fails as the real ones do."""
    if threading.current_thread() is threading.main_thread():
        raise AssertionError("reading a file would hold up everybody")
    if content == b"panic":
        raise SystemExit("a parser's panic")
    if content == b"locked":
        raise Locked
    return content.decode("ascii").splitlines()


class Locked(Exception):
    why = "encrypted"


def hand_over(connection: Connection, errand: Taken, content: Any, now: datetime) -> Sequence[Reply]:
    """A small handler: writes what came into a table, and answers with it; fails at «bad»."""
    note = f"{errand.id}:{errand.data['for']}:{content.why if isinstance(content, Unread) else '+'.join(content)}"
    connection.execute(insert(tables.founding_links).values(code_hash=note, created_at=now))
    if content == ["bad"]:
        raise ValueError("cannot handle Ann's «bad»")
    return [said(errand.chat_id, str(content.why if isinstance(content, Unread) else content))]


def regret(connection: Connection, errand: Taken, now: datetime) -> Sequence[Reply]:
    return [said(errand.chat_id, "sorry")]


@asynccontextmanager
async def fetching(
    bot: Bot, database: Database, clock: Clock, handle: Callable[..., Sequence[Reply]] = hand_over, **more: Any
) -> AsyncIterator[tuple[Fetcher, Collecting]]:
    """A runner at work, with short pauses; its sender only collects."""
    sender = Collecting(bot, database, clock)
    runs = (bot, database, clock, sender, handle, regret)
    fetcher = Fetcher(*runs, read=read, limits=LIMITS, first_pause=0.001, **more)
    running = asyncio.create_task(fetcher.run())
    try:
        yield fetcher, sender
    finally:
        running.cancel()
        await asyncio.wait([running])
        await fetcher.stop()


def hire(connection: Connection, now: datetime) -> None:
    team_id = people.found_team(connection, "Sales", "Europe/Moscow", "en", now)
    people.add_member(connection, team_id, ANN, Role.HEAD, "Ann", "Europe/Moscow", "en", None, now)


async def file_id(ann: Phone, raw: RawBot, content: bytes) -> str:
    """Ann sends a document."""
    await ann.do("send", document={"name": "q.csv", "content_base64": base64.b64encode(content).decode()})
    return str((await raw.drain())[-1]["message"]["document"]["file_id"])


async def keep(database: Database, clock: Clock, file: str, kind: str = "table") -> None:
    wanted = [Errand(kind, file, {"for": "ann"})]
    await database.transaction(lambda c: errands.keep(c, wanted, ANN, clock.now))


async def over(database: Database) -> None:
    """Wait until no errand is pending."""
    async with asyncio.timeout(PATIENCE):
        while any(row.state == "pending" for row in await rows(database, tables.errands)):
            await asyncio.sleep(0)


def texts(sender: Collecting) -> list[str]:
    return [item.call.parameters["text"] for item in sender.items]


async def methods(http: aiohttp.ClientSession) -> list[str]:
    return [call["method"] for call in (await get(http, "/sim/calls"))["calls"]]
