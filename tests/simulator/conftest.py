"""A running local Telegram with one bot, and Ann who has pressed Start."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, async_playwright

from simulator.clock import Clock
from simulator.server import Simulator
from tests.simulator import browsing
from tests.simulator.driver import ANN, BORIS, Phone, RawBot, post
from tests.simulator.hooks import Hook

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


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    found = Hook()
    found.gate.set()
    app = web.Application()
    app.router.add_post("/hook", found.handle)
    server = TestServer(app)
    await server.start_server()
    found.url = str(server.make_url("/hook"))
    yield found
    found.gate.set()
    await server.close()


@pytest.fixture
async def telegram() -> AsyncIterator[Simulator]:
    """A local Telegram whose clock runs, an echo bot, and Anna who has not pressed «Запустить»."""
    simulator = Simulator(clock=Clock())
    await simulator.start("127.0.0.1", 0)
    await browsing.ask(simulator.url, f"/bot{browsing.TOKEN}/getMe")
    await browsing.ask(simulator.url, "/sim/users", id=browsing.ANNA, first_name="Анна", language_code="ru")
    async with echoing(simulator):
        yield simulator
    await simulator.stop()


@contextlib.asynccontextmanager
async def echoing(simulator: Simulator) -> AsyncIterator[None]:
    bot = asyncio.create_task(browsing.echo(simulator.url))
    yield
    bot.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await bot


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=browsing.browser_path(playwright), args=list(browsing.FLAGS)
        )
        yield browser
        await browser.close()
