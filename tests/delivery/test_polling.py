"""Polling: what was not committed is not confirmed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from aiogram import Bot

from bot.delivery.polling import poll
from bot.delivery.worker import Worker
from bot.store import tables
from bot.store.database import Database
from tests.delivery.scene import BOT_ID, Clock, Collecting, Flaky, calls_until, echo, rows, sorry
from tests.simulator.driver import Phone, RawBot, post

POLL = "getUpdates"


@asynccontextmanager
async def polling(bot: Bot, database: Database, clock: Clock) -> AsyncIterator[Collecting]:
    """A receiver at work, and a worker that rests: updates stay in the inbox."""
    sender = Collecting(bot, database, clock)
    worker = Worker(database, BOT_ID, clock, echo, sorry, sender)
    receiving = asyncio.create_task(poll(bot, database, clock, worker, first_pause=0.01))
    try:
        yield sender
    finally:
        receiving.cancel()
        await asyncio.wait([receiving])


async def test_an_update_is_confirmed_after_it_was_committed_and_not_before(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """A commit that fails, as a kill in the middle does, leaves the update with Telegram: it comes again."""
    await ann.send("hello")
    async with polling(bot, Flaky(database, away=2), clock):
        calls = [call for call in await calls_until(http, POLL, 4) if call["method"] == POLL]
        # The fourth is confirmed by a fifth that waits; look at what each asked for and got.
        asked = [call["params"].get("offset") for call in calls[1:4]]
        got = [[one["update_id"] for one in call["answer"]["result"]] for call in calls[1:4]]
    assert got[0] == got[1] == got[2]
    assert asked == [None, None, None]
    (stored,) = await rows(database, tables.inbox)
    assert [stored.update_id] == got[0]
    assert stored.payload["message"]["text"] == "hello"


async def test_what_was_committed_and_not_confirmed_is_stored_once(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """A kill between the two: the next run gets the update again."""
    await ann.send("hello")
    for seen in (2, 3):
        async with polling(bot, database, clock):
            await calls_until(http, POLL, seen + 1)
            while not await rows(database, tables.inbox):
                await asyncio.sleep(0)
    assert len(await rows(database, tables.inbox)) == 1


async def test_telegrams_errors_are_waited_out(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """A flood, an error of its servers, a cut connection."""
    await post(http, "/sim/faults", method=POLL, times=1, retry_after=1)
    await post(http, "/sim/faults", method=POLL, times=1, error_code=502)
    await post(http, "/sim/faults", method=POLL, times=1, drop=True)
    await ann.send("hello")
    async with polling(bot, database, clock):
        async with asyncio.timeout(10):
            while not await rows(database, tables.inbox):
                await calls_until(http, POLL, 1)
                await asyncio.sleep(0)
    assert len(await rows(database, tables.inbox)) == 1


async def test_a_webhook_that_was_set_before_is_taken_away(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """Else Telegram would refuse every poll; what waited is kept."""
    await raw.ok("setWebhook", url="http://127.0.0.1:9/hook")
    await ann.send("hello")
    async with polling(bot, database, clock), asyncio.timeout(10):
        while not await rows(database, tables.inbox):
            await asyncio.sleep(0)
    assert (await raw.ok("getWebhookInfo"))["url"] == ""
