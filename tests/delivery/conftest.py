"""A database of each kind, a local Telegram, and Ann who has pressed Start."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiogram import Bot

from bot.store.database import Database, open_database
from simulator.server import Simulator
from tests.databases import Postgres
from tests.delivery.errand_scene import hire
from tests.delivery.scene import TOKEN, Clock, api
from tests.simulator.driver import ANN, BORIS, Phone, RawBot, post


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = await open_database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def shared(postgres: Postgres) -> AsyncIterator[Database]:
    """A database on which several processes may work."""
    url = postgres.migrated()
    opened = await open_database(url)
    yield opened
    await opened.close()
    postgres.drop(url)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    simulator = Simulator(webhook_pause=0.01)
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
async def http(sim: Simulator) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(sim.url) as session:
        yield session


@pytest.fixture
async def raw(http: aiohttp.ClientSession) -> RawBot:
    """The bot's side of the Bot API without a library."""
    return RawBot(http, TOKEN)


@pytest.fixture
async def ann(http: aiohttp.ClientSession, raw: RawBot) -> Phone:
    """Ann and Boris, who have pressed Start; the bot has taken these updates."""
    await raw.ok("getMe")
    for number, name in ((ANN, "Ann"), (BORIS, "Boris")):
        await post(http, "/sim/users", id=number, first_name=name)
        await Phone(http, number).send("/start")
    await raw.drain()
    return Phone(http)


@pytest.fixture
async def boris(http: aiohttp.ClientSession, ann: Phone) -> Phone:
    return Phone(http, BORIS)


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[Bot]:
    made = api(sim.url)
    yield made
    await made.session.close()


@pytest.fixture
async def hired(database: Database, clock: Clock, ann: Phone) -> Phone:
    """Ann, who works in a team."""
    await database.transaction(lambda connection: hire(connection, clock.now))
    return ann
