"""A slot begins for everybody, at Telegram's limit; `python -m benchmarks.monday` does it with ten thousand people."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from benchmarks.monday_data import fill
from benchmarks.monday_drain import Drain, drain, due_on_monday, expected
from benchmarks.monday_people import BEGIN, Crowd, settle
from bot.app import running
from bot.settings import Settings
from simulator.clock import Clock
from simulator.server import Simulator
from simulator.state import Json
from tests.databases import sqlite_url
from tests.simulator.driver import get

PEOPLE = range(1, 201)
TOKEN = "7000000001:tests-need-no-secret-tests-need-none"
LONGEST_TAP = 4.0
"""Seconds. Behind the reminders it would be seven; alone on the machine it is a twentieth of one."""
USED = 0.5
"""Of the limit, at least; less than the aim of 0.95 because the machine may have other work besides."""


@pytest.fixture
def filled(tmp_path: Path) -> str:
    """A database with everybody in it."""
    url = sqlite_url(tmp_path)
    fill(url, PEOPLE)
    return url


async def drained(http: aiohttp.ClientSession) -> Drain:
    """Wait until everybody was told of his slot, and of his meeting."""
    calls: list[Json] = []
    due = due_on_monday(PEOPLE)
    while len((seen := drain(calls, due)).reminders) < expected(due):
        more = await get(http, "/sim/calls", after=len(calls), wait=10)
        calls += more["calls"]
    return seen


async def test_at_the_limit_nothing_is_refused_and_answers_pass_reminders(filled: str) -> None:
    """Of hundreds of reminders each comes once and in its order, as fast as may be; who taps meanwhile is answered."""
    simulator = Simulator(clock=Clock(start=BEGIN), enforce_limits=True)
    await simulator.start()
    token = SecretStr(TOKEN)
    settings = Settings(_env_file=None, bot_token=token, bot_api_url=simulator.url, database_url=filled, owner_id=1)
    try:
        async with running(settings, simulator.clock.now) as polevik, aiohttp.ClientSession(simulator.url) as http:
            bot = simulator.world.chosen_bot(None)
            settle(simulator.world, bot, PEOPLE)
            crowd = Crowd(simulator.world, bot)
            tapping = asyncio.create_task(crowd.live(PEOPLE[::7], 3.0))
            simulator.clock.on_move.append(lambda _: polevik.tick())
            await simulator.clock.move_to(BEGIN + timedelta(seconds=15))
            seen = await drained(http)
            tapping.cancel()
            with suppress(asyncio.CancelledError):
                await tapping
    finally:
        await simulator.stop()
    assert (seen.floods, seen.wrong, crowd.out_of_order, crowd.unanswered) == (0, 0, 0, 0)
    assert USED <= seen.a_second / 30 <= 1.0
    assert len(crowd.taps) > 10
    assert max(tap.seconds for tap in crowd.taps) < LONGEST_TAP
