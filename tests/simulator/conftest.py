"""A running local Telegram with one bot, and Ann who has pressed Start."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest

from simulator.clock import Clock
from simulator.server import Simulator
from tests.simulator.driver import ANN, BORIS, Phone, RawBot, post

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    simulator = Simulator(Clock(MONDAY, frozen=True), webhook_pause=0.01)
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
async def http(sim: Simulator) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(sim.url) as session:
        yield session


@pytest.fixture
async def stranger_bot(http: aiohttp.ClientSession) -> RawBot:
    """A bot that knows nobody, beside Ann and Boris who know no bot."""
    bot = RawBot(http)
    await bot.ok("getMe")
    await post(http, "/sim/users", id=ANN, first_name="Ann", username="ann", language_code="ru")
    await post(http, "/sim/users", id=BORIS, first_name="Boris")
    return bot


@pytest.fixture
async def ann(stranger_bot: RawBot) -> Phone:
    """Ann, who has pressed Start; the bot has taken that update."""
    phone = Phone(stranger_bot.http)
    await phone.send("/start")
    await stranger_bot.drain()
    return phone


@pytest.fixture
def bot(stranger_bot: RawBot, ann: Phone) -> RawBot:
    """The bot that Ann has started."""
    return stranger_bot
