"""A process that lost the lead and has it again, while calls of the first time are still under way."""

from __future__ import annotations

import asyncio

import aiohttp
from aiogram import Bot

from bot.delivery.sender import AT_ONCE, Sender
from bot.store import tables
from bot.store.database import Database
from tests.delivery.scene import Clock, calls_until, fault_taken, hand_over, rows, said
from tests.delivery.test_sender import SENT, seen
from tests.simulator.driver import ANN, Phone, post

TOO_LONG = "x" * 5000
NOBODY = range(1001, 1000 + AT_ONCE)


async def test_calls_that_outlive_the_lead_spoil_nothing_of_the_next_one(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """As many as may be under way: their places are free again, and what their chats got meanwhile is sent."""
    sender = Sender(bot, database, clock, a_second=1000, first_pause=0.01)
    await post(http, "/sim/faults", kind="slow", method=SENT, times=AT_ONCE, delay_ms=500)
    running = asyncio.create_task(sender.run())
    await hand_over(sender, database, clock.now, [said(chat_id, TOO_LONG) for chat_id in (ANN, *NOBODY)])
    await fault_taken(http)
    running.cancel()
    await asyncio.wait([running])
    await sender.stop(0)

    sender.may_send = lambda: False
    running = asyncio.create_task(sender.run())
    await hand_over(sender, database, clock.now, [said(ANN, "a2")])
    async with asyncio.timeout(10):
        while [row.state for row in await rows(database, tables.outbox)].count("failed") < AT_ONCE:
            pass
    sender.may_send = lambda: True
    await calls_until(http, SENT, AT_ONCE + 1)
    running.cancel()
    await asyncio.wait([running])
    await sender.stop(5)
    assert await seen(ann) == ["a2"]
