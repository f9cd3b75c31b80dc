"""A storm: people work while the bot is killed again and again; then the books are checked.

    python -m tests.kill.storm --kills 20 --updates 200 --database sqlite|postgres [--webhook] [--seed N]

The local Telegram lives in this process, the bot is a real one. A kill comes after a random number of Bot API calls.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import Connection

from bot.clock import system_clock
from bot.domain.people import Role
from bot.store import clients
from bot.store import people as members
from bot.store.database import open_database
from simulator.server import Simulator
from tests import databases
from tests.kill.accounting import Books, audit, waiting
from tests.kill.people import Person
from tests.process import Process

TOKEN = "7000000002:tests-need-no-secret-tests-need-none"
CROWD = 6
STOPS_WITHIN = 10.0
RESTS_WITHIN = 60.0
BETWEEN = (2, 10)
"""Bot API calls between a start and a kill."""
NAME = "Скрытнов Тайный"
"""The people's name: it must not get into the logs."""


@dataclass
class Storm:
    """The scene of a storm, and what has happened on it so far."""

    simulator: Simulator
    http: aiohttp.ClientSession
    people: list[Person]
    settings: dict[str, str]
    log: Path
    kills: int = 0
    calls: int = 0
    """Bot API calls seen."""

    async def start_bot(self) -> Process:
        """Start the bot; what an earlier process did is not counted as its calls."""
        await self._look(seconds=0)
        return await Process.start(["-m", "bot", "run"], self.settings, self.log)

    async def more_calls(self, number: int) -> None:
        """Wait until the bot has made so many more calls."""
        until = self.calls + number
        while self.calls < until:
            await self._look(seconds=60)

    async def _look(self, seconds: int) -> None:
        async with self.http.get("/sim/calls", params={"after": str(self.calls), "wait": str(seconds)}) as response:
            self.calls += len((await response.json())["calls"])

    async def at_rest(self, bot: Process) -> Books:
        """Stop the bot properly, so that all is written down, and check the books.

        On PostgreSQL a killed process's messages are leased for some seconds more: the last ones are waited for.
        """
        async with asyncio.timeout(RESTS_WITHIN):
            while await waiting(self.settings["DATABASE_URL"]):
                await self.more_calls(1)
        await stop(bot)
        return await audit(self.settings["DATABASE_URL"], self.people)


async def stop(bot: Process) -> None:
    """SIGTERM; the bot has to end well, and soon."""
    bot.send(signal.SIGTERM)
    status = await bot.ended(STOPS_WITHIN)
    assert status == 0, f"the bot ended with {status}: {bot.log.read_text()[-2000:]}"


@asynccontextmanager
async def scene(url: str, folder: Path, *, webhook: bool = False) -> AsyncIterator[Storm]:
    """A local Telegram, and people of a team in the database; no bot runs yet."""
    simulator = Simulator(webhook_pause=0.05)
    await simulator.start()
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": simulator.url,
        "DATABASE_URL": url,
        "OWNER_ID": "1",
        "SENDS_PER_SECOND": "0",
    }
    if webhook:
        address = f"127.0.0.1:{_free_port()}"
        settings |= {"WEBHOOK_URL": f"http://{address}/hook", "WEBHOOK_SECRET": "storm", "WEBHOOK_LISTEN": address}
    async with aiohttp.ClientSession(simulator.url) as http:
        crowd = [Person(http, 100 + n, f"Завод Секретный {100 + n}", f"{NAME} Иваныч") for n in range(CROWD)]
        await _hire(url, crowd)
        async with http.get(f"/bot{TOKEN}/getMe") as response:
            assert response.status == 200
        for person in crowd:
            async with http.post("/sim/users", json={"id": person.id, "first_name": NAME}) as response:
                assert response.status == 200
        try:
            yield Storm(simulator, http, crowd, settings, folder / "bot.log")
        finally:
            await simulator.stop()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


async def _hire(url: str, crowd: Sequence[Person]) -> None:
    now = system_clock()

    def hire(connection: Connection) -> None:
        team_id = members.found_team(connection, "Отдел", "Europe/Moscow", "ru", now)
        for person in crowd:
            member = members.add_member(
                connection, team_id, person.id, Role.HUNTER, NAME, _where_it_is_night(now), "ru", None, now
            )
            client = clients.create(connection, team_id, person.client, member.id, now)
            clients.add_decision_maker(connection, team_id, client.id, person.decision_maker, "директор", now)

    database = await open_database(url)
    await database.transaction(hire)
    await database.close()


def _where_it_is_night(now: datetime) -> str:
    """A zone where it is about two o'clock: no slot's message comes among the answers."""
    east = (2 - now.hour + 12) % 24 - 12
    return f"Etc/GMT{-east:+d}"


End = Callable[[Process], Awaitable[object]]


async def rage(storm: Storm, kills: int, updates: int, seed: int, *, end: End = Process.kill) -> Books:
    """Let people work, and end the bot after random numbers of its calls; the books when all is over."""
    dice = random.Random(seed)
    work = asyncio.gather(*(person.work(updates // len(storm.people)) for person in storm.people))
    bot = await storm.start_bot()
    try:
        while storm.kills < kills and await _sooner(work, storm.more_calls(dice.randint(*BETWEEN))):
            await end(bot)
            storm.kills += 1
            bot = await storm.start_bot()
        await work
        return await storm.at_rest(bot)
    except Exception as error:
        error.add_note(storm.log.read_text()[-3000:])
        raise
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        if bot.running:
            await bot.kill()


async def _sooner(work: asyncio.Future[list[None]], happening: Awaitable[None]) -> bool:
    """Whether this happens before the work is done."""
    other = asyncio.ensure_future(happening)
    either: set[asyncio.Future[Any]] = {work, other}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if not other.done():
        other.cancel()
        return False
    other.result()
    return True


def once(database: str, happens: Callable[[Storm], Awaitable[Books]], *, webhook: bool = False) -> tuple[Books, int]:
    """On a fresh database of this kind; returns the books and the number of kills."""

    async def play(url: str, folder: Path) -> tuple[Books, int]:
        async with scene(url, folder, webhook=webhook) as storm:
            return await happens(storm), storm.kills

    with tempfile.TemporaryDirectory(prefix="polevik-storm-") as name, fresh(database, Path(name)) as url:
        return asyncio.run(play(url, Path(name)))


@contextmanager
def fresh(database: str, folder: Path) -> Iterator[str]:
    if database == "sqlite":
        yield databases.sqlite_url(folder)
        return
    with databases.postgres() as server:
        yield server.migrated()


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.kill.storm", description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--updates", type=int, default=200)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--webhook", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(given)
    books, kills = once(
        options.database,
        lambda storm: rage(storm, options.kills, options.updates, options.seed),
        webhook=options.webhook,
    )
    faults = books.faults(kills)
    if kills < options.kills:
        faults.append(f"the work was over after {kills} kills: send more updates")
    print(f"{options.database}{', webhook' if options.webhook else ''}: {kills} kills, {books}")
    for fault in faults:
        print(f"FAULT: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
