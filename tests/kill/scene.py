"""The scene of a storm: a local Telegram, people with phones, and a bot that is started again whenever it ends."""

from __future__ import annotations

import asyncio
import re
import signal
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic

import aiohttp
from sqlalchemy import Connection

from bot.clock import system_clock
from bot.domain.people import Role
from bot.store import clients
from bot.store import people as members
from bot.store.database import open_database
from simulator.server import Simulator
from tests.kill.accounting import Books, audit, waiting
from tests.kill.people import Person
from tests.ports import port_of_ones_own
from tests.process import Process

TOKEN = "7000000002:tests-need-no-secret-tests-need-none"
CROWD = 6
STOPS_WITHIN = 10.0
RESTS_WITHIN = 90.0
ANSWERED_WITHIN = 20.0
"""Seconds for an answer to a press that failed some times: the pauses between its tries grow."""
RESTARTED_AFTER = 0.1
"""Seconds; systemd takes two."""
NAME = "Скрытнов Тайный"
"""The people's name: it must not get into the logs."""
SAID = re.compile(r"why='?([\w ]+)")
"""What the log names as the cause of a failure."""


@dataclass
class Storm:
    """The scene of a storm, and what has happened on it so far."""

    simulator: Simulator
    http: aiohttp.ClientSession
    people: list[Person]
    settings: dict[str, str]
    log: Path
    command: tuple[str, ...] = ("-m", "bot", "run")
    kills: int = 0
    falls: int = 0
    """How often the bot ended by itself."""
    calls: int = 0
    """Bot API calls seen."""
    strikes: Counter[str] = field(default_factory=Counter)
    """What went wrong, how often."""
    _bot: Process | None = None
    _stopping: bool = False

    async def start_bot(self) -> Process:
        """Start the bot; what an earlier process did is not counted as its calls."""
        await self._look(seconds=0)
        return await Process.start(self.command, self.settings, self.log)

    async def more_calls(self, number: int) -> None:
        """Wait until the bot has made so many more calls."""
        until = self.calls + number
        while self.calls < until:
            await self._look(seconds=60)

    async def _look(self, seconds: int) -> None:
        async with self.http.get("/sim/calls", params={"after": str(self.calls), "wait": str(seconds)}) as response:
            self.calls += len((await response.json())["calls"])

    @asynccontextmanager
    async def kept_running(self) -> AsyncIterator[None]:
        """The bot, started again whenever it ends, as systemd would."""
        keeping = asyncio.create_task(self._keep_running())
        try:
            yield
        finally:
            self._stopping = True
            keeping.cancel()
            await asyncio.wait([keeping])
            if self._bot is not None and self._bot.running:
                await self._bot.kill()

    async def _keep_running(self) -> None:
        while not self._stopping:
            self._bot = await self.start_bot()
            killed = self.kills
            status = await self._bot.ended(3600)
            self.falls += self.kills == killed and status != 0
            await asyncio.sleep(RESTARTED_AFTER)

    @property
    def bot(self) -> Process:
        assert self._bot is not None
        return self._bot

    async def kill(self) -> None:
        self.kills += 1
        await self.bot.kill()

    async def terminate(self) -> None:
        """SIGTERM, and the bot has to end well, and soon; one that is just starting may not know the signal yet."""
        bot = self.bot
        bot.send(signal.SIGTERM)
        status = await bot.ended(STOPS_WITHIN)
        assert status in (0, -signal.SIGTERM), f"the bot ended with {status}: {bot.log.read_text()[-2000:]}"

    async def says(self, what: str, seconds: float = 30) -> bool:
        """Wait until the bot's log says this anew; false if it does not."""
        before = self.log.stat().st_size
        until = monotonic() + seconds
        while monotonic() < until:
            with self.log.open("rb") as file:
                file.seek(before)
                if what.encode() in file.read():
                    return True
            await asyncio.sleep(0.02)
        return False

    def cuts(self, chat_id: int) -> int:
        """Messages in this chat whose answer the bot never got: it has to send them again."""
        calls = (call for call in self.simulator.calls.after(0) if call.get("cut"))
        return sum(str(call["params"].get("chat_id")) == str(chat_id) for call in calls)

    def reasons(self) -> Counter[str]:
        """Causes that the log names, by how often."""
        return Counter(SAID.findall(self.log.read_text()))

    async def at_rest(self, bot: Process) -> Books:
        """Stop the bot properly, so that all is written down, and check the books.

        On PostgreSQL a killed process's lead is free some seconds later: the last messages are waited for.
        """
        async with asyncio.timeout(RESTS_WITHIN):
            while await waiting(self.settings["DATABASE_URL"]):
                await self._another_call()
        with suppress(TimeoutError):
            async with asyncio.timeout(ANSWERED_WITHIN):
                while self.spinning():
                    await self._another_call()
        self._stopping = True
        await stop(bot)
        return await audit(self.settings["DATABASE_URL"], self.people, self.spinning())

    async def _another_call(self) -> None:
        """Wait a little for one: what is looked for may change without any."""
        with suppress(TimeoutError):
            async with asyncio.timeout(1):
                await self.more_calls(1)

    def spinning(self) -> int:
        """Buttons that were pressed and are not answered yet."""
        return sum(press.answer is None for press in self.simulator.world.presses.values())


async def stop(bot: Process) -> None:
    """SIGTERM; the bot has to end well, and soon."""
    bot.send(signal.SIGTERM)
    status = await bot.ended(STOPS_WITHIN)
    assert status == 0, f"the bot ended with {status}: {bot.log.read_text()[-2000:]}"


@asynccontextmanager
async def scene(
    url: str, folder: Path, *, webhook: bool = False, limits: bool = False, zone: str | None = None
) -> AsyncIterator[Storm]:
    """A local Telegram, and people of a team in the database; no bot runs yet. `limits`: floods are refused; where no
    `zone` is named it is night."""
    simulator = Simulator(webhook_pause=0.05, enforce_limits=limits)
    await simulator.start()
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": simulator.url,
        "DATABASE_URL": url,
        "OWNER_ID": "1",
        "SENDS_PER_SECOND": "30" if limits else "0",
    }
    held = ExitStack()
    if webhook:
        address = f"127.0.0.1:{held.enter_context(port_of_ones_own())}"
        settings |= {"WEBHOOK_URL": f"http://{address}/hook", "WEBHOOK_SECRET": "storm", "WEBHOOK_LISTEN": address}
    async with aiohttp.ClientSession(simulator.url) as http:
        crowd = [Person(http, 100 + n, f"Завод Секретный {100 + n}", f"{NAME} Иваныч") for n in range(CROWD)]
        await _hire(url, crowd, zone)
        async with http.get(f"/bot{TOKEN}/getMe") as response:
            assert response.status == 200
        for person in crowd:
            async with http.post("/sim/users", json={"id": person.id, "first_name": NAME}) as response:
                assert response.status == 200
        try:
            yield Storm(simulator, http, crowd, settings, folder / "bot.log")
        finally:
            await simulator.stop()
            held.close()


async def _hire(url: str, crowd: Sequence[Person], zone: str | None) -> None:
    now = system_clock()

    def hire(connection: Connection) -> None:
        team_id = members.found_team(connection, "Отдел", "Europe/Moscow", "ru", now)
        for person in crowd:
            where = zone or _where_it_is_night(now)
            member = members.add_member(connection, team_id, person.id, Role.HUNTER, NAME, where, "ru", None, now)
            client = clients.create(connection, team_id, person.client, member.id, now)
            clients.add_decision_maker(connection, team_id, client.id, person.decision_maker, "директор", now)

    database = await open_database(url)
    await database.transaction(hire)
    await database.close()


def _where_it_is_night(now: datetime) -> str:
    """A zone where it is about two o'clock: no slot's message comes among the answers."""
    east = (2 - now.hour + 12) % 24 - 12
    return f"Etc/GMT{-east:+d}"
