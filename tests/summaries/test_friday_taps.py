"""Friday's minute at Telegram's limit; `python -m benchmarks.friday` does it with two thousand teams."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from benchmarks import friday_teams as teams_of
from benchmarks.friday_data import fill
from benchmarks.friday_people import due_on_friday, kind_on_friday, seconds_to_picture
from benchmarks.load import percentile
from benchmarks.monday_drain import Drain, drain, expected
from benchmarks.monday_people import Crowd, settle
from bot.app import running
from bot.capabilities import PUNCTUAL, UNHURRIED
from bot.settings import Settings
from simulator.clock import Clock
from simulator.server import Simulator
from simulator.state import Json
from tests.databases import sqlite_url
from tests.simulator.driver import get

TEAMS = 20
TAPPERS = range(teams_of.TAPPERS, teams_of.TAPPERS + 20)
TOKEN = "7000000001:tests-need-no-secret-tests-need-none"
LATE = 1.0
"""Seconds that nine of ten taps take less than. Behind the summaries it would be three; alone on the machine it is a
twentieth of one."""


@pytest.fixture
def filled(tmp_path: Path) -> str:
    url = sqlite_url(tmp_path)
    fill(url, TAPPERS, TEAMS, own_weeks=1)
    return url


async def drained(http: aiohttp.ClientSession) -> Drain:
    """Wait until everybody was told."""
    due = due_on_friday(TEAMS, 1)
    calls: list[Json] = []
    while len((seen := drain(calls, due, kind_on_friday)).reminders) < expected(due):
        calls += (await get(http, "/sim/calls", after=len(calls), wait=10))["calls"]
    return seen


async def test_answers_pass_summaries_and_every_head_gets_his_once(filled: str) -> None:
    """Picture, words and table in their order, nothing refused; whoever taps meanwhile does not stand behind them."""
    simulator = Simulator(clock=Clock(start=teams_of.SUMMED_UP), enforce_limits=True)
    await simulator.start()
    token = SecretStr(TOKEN)
    settings = Settings(_env_file=None, bot_token=token, bot_api_url=simulator.url, database_url=filled, owner_id=1)
    try:
        async with running(settings, simulator.clock.now) as polevik, aiohttp.ClientSession(simulator.url) as http:
            bot = simulator.world.chosen_bot(None)
            settle(simulator.world, bot, (*teams_of.everybody(TEAMS), *TAPPERS))
            crowd = Crowd(simulator.world, bot)
            tapping = asyncio.create_task(crowd.live(TAPPERS, 10.0))
            ticks = asyncio.gather(polevik.tick(PUNCTUAL), polevik.tick(UNHURRIED))
            seen = await drained(http)
            await ticks
            tapping.cancel()
            with suppress(asyncio.CancelledError):
                await tapping
            asked = await seconds_to_picture(simulator.world, bot)
    finally:
        await simulator.stop()
    took = sorted(tap.seconds for tap in crowd.taps)
    told = f"{seen.seconds:.1f} s, {len(took)} taps: {percentile(took, 0.5):.3f}, {percentile(took, 0.9):.3f} s"
    print(f"{TEAMS} teams in {told}; twenty people in {asked:.2f} s")
    assert (seen.floods, seen.wrong, crowd.out_of_order, crowd.unanswered) == (0, 0, 0, 0)
    assert len(took) > 10
    assert percentile(took, 0.9) < LATE
