"""Files that take long to make: sent beside the chat's order; whatever fails, the errand comes to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from sqlalchemy import Connection

from bot.delivery import errands
from bot.delivery.errands import Taken, Unread, step
from bot.delivery.fetching import Fetcher
from bot.delivery.outbox import Reply
from bot.delivery.parcels import Pack, Parcel
from bot.delivery.sender import Sender
from bot.store.database import Database
from tests.delivery.errand_scene import over, regret
from tests.delivery.scene import Clock, calls_until, hand_over, said, sending
from tests.simulator.driver import ANN, Phone, post

KIND = "parcel"
DOCUMENT, SENT = "sendDocument", "sendMessage"


def told(connection: Connection, errand: Taken, content: Any, now: datetime) -> Sequence[Reply]:
    """Says what it was given."""
    if content is None:
        return []
    return [said(ANN, content.why if isinstance(content, Unread) else f"sent {content['rows']}")]


async def small(errand: Taken, now: datetime) -> Parcel | None:
    return Parcel("ряды.csv", b"1;2", f"<b>{now:%d.%m}</b>", {"rows": errand.data["rows"]})


async def begin(database: Database, clock: Clock) -> None:
    await database.transaction(lambda c: errands.keep(c, [step(KIND, {"rows": 7})], ANN, clock.now))


async def run_to_end(bot: Bot, database: Database, clock: Clock, sender: Sender, pack: Pack) -> None:
    nothing: dict[str, int] = {}
    parts = (bot, database, clock, sender, told, regret)
    fetcher = Fetcher(*parts, read=lambda kind, content: None, limits=nothing, packs={KIND: pack}, first_pause=0.001)
    running = asyncio.create_task(fetcher.run())
    try:
        await over(database)
    finally:
        running.cancel()
        await asyncio.wait([running])
        await fetcher.stop()


async def test_it_is_sent_and_then_the_handler_hears_of_it(
    bot: Bot, database: Database, clock: Clock, hired: Phone
) -> None:
    """With its name and its caption."""
    await begin(database, clock)
    async with sending(bot, database, clock) as sender:
        await run_to_end(bot, database, clock, sender, small)
        await calls_until(hired.http, SENT, 1)
    file, word = [each for each in await hired.messages() if each["from"]["is_bot"]]
    assert (file["media"]["file_name"], file["text"], word["text"]) == ("ряды.csv", "23.11", "sent 7")


async def test_while_it_is_made_the_chats_answers_pass_it(
    bot: Bot, database: Database, clock: Clock, hired: Phone
) -> None:
    """A slow file holds nobody up, not even the one who waits for it."""
    gate = asyncio.Event()

    async def slow(errand: Taken, now: datetime) -> Parcel | None:
        await gate.wait()
        return await small(errand, now)

    await begin(database, clock)
    async with sending(bot, database, clock) as sender:
        running = asyncio.create_task(run_to_end(bot, database, clock, sender, slow))
        await hand_over(sender, database, clock.now, [said(ANN, "an answer")])
        await calls_until(hired.http, SENT, 1)
        gate.set()
        await running
        methods = [call["method"] for call in await calls_until(hired.http, SENT, 2)]
    assert [each for each in methods if each in (DOCUMENT, SENT)] == [SENT, DOCUMENT, SENT]


async def broken(errand: Taken, now: datetime) -> Parcel | None:
    raise RuntimeError(f"{errand.id} {now}")


async def nobodys(errand: Taken, now: datetime) -> Parcel | None:
    return None


async def huge(errand: Taken, now: datetime) -> Parcel | None:
    return Parcel("huge", b"0" * 50_000_001, "", {})


@pytest.mark.parametrize(
    ("pack", "word"), [(broken, "not_made"), (huge, "not_made"), (nobodys, None)], ids=["broken", "huge", "nobody's"]
)
async def test_what_is_not_made_is_told_of_and_nothing_is_sent(
    bot: Bot, database: Database, clock: Clock, hired: Phone, pack: Pack, word: str | None
) -> None:
    """The process failed; it is larger than Telegram takes; nobody may have it."""
    await begin(database, clock)
    async with sending(bot, database, clock) as sender:
        await run_to_end(bot, database, clock, sender, pack)
        if word:
            await calls_until(hired.http, SENT, 1)
    assert [each["text"] for each in await hired.messages() if each["from"]["is_bot"]] == ([word] if word else [])


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ({"error_code": 400, "description": "Bad Request: no"}, "refused"),
        ({"error_code": 413, "description": "Request Entity Too Large"}, "refused"),
        ({"retry_after": 1}, "sent 7"),
        ({"error_code": 502, "description": "Bad Gateway"}, "sent 7"),
    ],
)
async def test_telegrams_no_ends_it_and_not_now_does_not(
    bot: Bot, database: Database, clock: Clock, hired: Phone, fault: dict[str, Any], word: str
) -> None:
    """What passes is waited out, and the file is made anew."""
    await begin(database, clock)
    await post(hired.http, "/sim/faults", method=DOCUMENT, times=1, **fault)
    async with sending(bot, database, clock) as sender:
        await run_to_end(bot, database, clock, sender, small)
        await calls_until(hired.http, SENT, 1)
    assert [each["text"] for each in await hired.messages() if each["from"]["is_bot"]][-1] == word


async def test_it_takes_a_place_of_the_seconds_budget(
    bot: Bot, database: Database, clock: Clock, hired: Phone, http: aiohttp.ClientSession
) -> None:
    """At the limit it waits as a message does: never one too many arrives."""
    await begin(database, clock)
    loop = asyncio.get_running_loop()
    async with sending(bot, database, clock, a_second=1) as sender:
        await hand_over(sender, database, clock.now, [said(ANN, "first")])
        await calls_until(http, SENT, 1)
        answered_at = loop.time()
        running = asyncio.create_task(run_to_end(bot, database, clock, sender, small))
        await calls_until(http, DOCUMENT, 1)
        assert loop.time() - answered_at >= 0.9
        await running
