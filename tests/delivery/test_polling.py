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
from tests.simulator.driver import Phone, RawBot, get, post

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
    earlier = len((await get(http, "/sim/calls"))["calls"])
    await ann.send("hello")
    async with polling(bot, Flaky(database, away=2), clock):
        calls = await calls_until(http, POLL, 3, after=earlier)
        await ann.send("world")
        calls += await calls_until(http, POLL, 1, after=earlier + len(calls))
    polls = [call for call in calls if call["method"] == POLL]
    asked = [call["params"].get("offset") for call in polls]
    got = [[one["message"]["text"] for one in call["answer"]["result"]] for call in polls]
    number = polls[0]["answer"]["result"][0]["update_id"]
    assert got == [["hello"], ["hello"], ["hello"], ["world"]]
    assert asked == [None, None, None, str(number + 1)]
    assert (await rows(database, tables.inbox))[0].update_id == number


async def test_what_was_committed_and_not_confirmed_is_stored_once(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """A kill between the two: the next run gets the update again."""
    await ann.send("hello")
    dying = Flaky(database)
    async with polling(bot, dying, clock):
        await dying.committed.wait()
    assert [one["message"]["text"] for one in await raw.updates()] == ["hello"]
    second = Flaky(database)
    async with polling(bot, second, clock):
        await second.committed.wait()
    assert len(await rows(database, tables.inbox)) == 1


async def test_telegrams_errors_are_waited_out(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """A flood, an error of its servers, a cut connection."""
    await post(http, "/sim/faults", method=POLL, times=1, retry_after=1)
    await post(http, "/sim/faults", method=POLL, times=1, error_code=502)
    await post(http, "/sim/faults", method=POLL, times=1, drop=True)
    await ann.send("hello")
    watched = Flaky(database)
    async with polling(bot, watched, clock), asyncio.timeout(10):
        await watched.committed.wait()
    assert len(await rows(database, tables.inbox)) == 1


async def test_a_webhook_that_was_set_before_is_taken_away(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """Else Telegram would refuse every poll; what waited is kept."""
    await raw.ok("setWebhook", url="http://127.0.0.1:9/hook")
    await ann.send("hello")
    watched = Flaky(database)
    async with polling(bot, watched, clock), asyncio.timeout(10):
        await watched.committed.wait()
    assert (await raw.ok("getWebhookInfo"))["url"] == ""
