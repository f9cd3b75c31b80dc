"""Files are made before their messages take a place, the most urgent first, and never many before they leave."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiogram import Bot

from bot.delivery.attempts import Refused
from bot.delivery.files_out import AHEAD, Ahead
from bot.delivery.messages import document
from bot.delivery.outbox import Item, Priority
from bot.store.database import Database
from tests.delivery.scene import Clock, all_sent, calls_until, hand_over, said, sending
from tests.delivery.test_sender import SENT
from tests.simulator.driver import ANN, BORIS, Phone

DOCUMENT = "sendDocument"


def item(number: int, priority: Priority = Priority.REMINDER) -> Item:
    return Item(priority, number, 1000 + number, document(1000 + number, "a.txt", "text", {"number": number}))


class Maker:
    """Makes while its gate is open; knows in which order."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.begun: list[int] = []

    def __call__(self, kind: str, data: dict[str, Any]) -> bytes:
        self.begun.append(data["number"])
        assert self.gate.wait(10)
        if data["number"] < 0:
            raise LookupError("a client's name")
        return str(data["number"]).encode()


@asynccontextmanager
async def working(maker: Maker, unwanted: int = 0) -> AsyncIterator[tuple[Ahead, asyncio.Queue[int]]]:
    """With the numbers of those that are made, as they come."""
    made: asyncio.Queue[int] = asyncio.Queue()

    def told(each: Item) -> bool:
        made.put_nowait(each.id)
        return each.id != unwanted

    ahead = Ahead(maker, told)
    running = asyncio.create_task(ahead.run())
    try:
        async with asyncio.timeout(10):
            yield ahead, made
    finally:
        maker.gate.set()
        running.cancel()
        await asyncio.wait([running])


async def test_an_answers_file_is_made_before_those_of_reminders_that_wait() -> None:
    """But for the one at hand."""
    maker = Maker()
    async with working(maker) as (ahead, made):
        assert all(ahead.lacks(item(number)) for number in (1, 2))
        while not maker.begun:
            await asyncio.sleep(0)
        assert ahead.lacks(item(3, Priority.ANSWER))
        maker.gate.set()
        assert [await made.get() for _ in range(3)] == [1, 3, 2] == maker.begun
        assert not ahead.lacks(item(2))
        sent = ahead.take(item(2))
    assert sent.upload is not None
    assert sent.upload.content == b"2"


async def test_of_reminders_only_some_files_lie_ready() -> None:
    """The next one is made when one has left, or is not to be sent any more; an answer's at any time."""
    maker = Maker()
    maker.gate.set()
    async with working(maker, unwanted=2) as (ahead, made):
        for number in range(1, AHEAD + 5):
            ahead.lacks(item(number))
        assert [await made.get() for _ in range(AHEAD + 1)] == list(range(1, AHEAD + 2))
        ahead.lacks(item(99, Priority.ANSWER))
        assert await made.get() == 99
        ahead.take(item(99, Priority.ANSWER))
        assert made.empty()
        ahead.take(item(1))
        assert await made.get() == AHEAD + 2
        ahead.forget([3])
        assert await made.get() == AHEAD + 3


async def test_what_cannot_be_made_is_refused_when_its_turn_comes() -> None:
    """The next one is made all the same."""
    maker = Maker()
    maker.gate.set()
    async with working(maker) as (ahead, made):
        bad = item(1)
        bad.call.parameters["document"]["data"]["number"] = -1
        ahead.lacks(bad)
        ahead.lacks(item(2))
        assert [await made.get(), await made.get()] == [1, 2]
        with pytest.raises(Refused, match="file not made: LookupError"):
            ahead.take(bad)


async def test_a_file_that_is_being_made_takes_nobodys_place(
    bot: Bot, database: Database, clock: Clock, boris: Phone, http: aiohttp.ClientSession
) -> None:
    """Of one message a second: whoever is answered meanwhile does not wait until it is made, and gone."""
    maker = Maker()
    async with sending(bot, database, clock, a_second=1, make=maker) as sender:
        reminder = document(ANN, "a.txt", "text", {"number": 1})
        await hand_over(sender, database, clock.now, [reminder], Priority.REMINDER)
        while not maker.begun:
            await asyncio.sleep(0)
        await hand_over(sender, database, clock.now, [said(BORIS, "answer")])
        seen = await calls_until(http, SENT, 1)
        maker.gate.set()
        await calls_until(http, DOCUMENT, 1)
        await all_sent(database)
    assert DOCUMENT not in [call["method"] for call in seen]
