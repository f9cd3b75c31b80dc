"""A real bot on a local Telegram with a department in its database, and the way in that Telegram has: the webhook."""

from __future__ import annotations

import asyncio
import itertools
import json
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import Connection, create_engine

from bot.clock import system_clock
from bot.delivery.webhook import SECRET_HEADER
from simulator.server import Simulator
from tests import databases
from tests.attack.harvest import OUTSIDER
from tests.handlers import rights_rows
from tests.handlers.rights_chat import Chat
from tests.handlers.rights_screens import read
from tests.handlers.rights_town import SECRET, WALKERS, Who, live, settle
from tests.ports import port_of_ones_own
from tests.process import Process

TOKEN = "7000000009:SecretSecretSecretSecretSecretSecret"
WEBHOOK_SECRET = "nobody-is-told-this-word"
BY_THE_CLOCK = ("cards", "reminders", "conversations", "standings", "alerts", "outbox")
ANSWERED_WITHIN = 60
STOPS_WITHIN = 20


@dataclass
class Fortress:
    simulator: Simulator
    http: aiohttp.ClientSession
    hook: str
    bot: Process
    database: Path
    buttons: list[str]
    """What the department's screens showed: real callback data."""
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(5_000_000_000))
    """Of our own updates: apart from the simulator's."""

    async def post(self, body: bytes, secret: str | None = WEBHOOK_SECRET) -> int:
        headers = {} if secret is None else {SECRET_HEADER: secret}
        async with self.http.post(self.hook, data=body, headers=headers) as response:
            return response.status

    async def update(self, **kind: Any) -> int:
        body = {"update_id": next(self.numbers), **kind}
        return await self.post(json.dumps(body).encode())

    async def say(self, by: int, text: str) -> int:
        return await self.update(message=self.message(by, text=text))

    async def press(self, by: int, data: str) -> int:
        query = {"id": str(next(self.numbers)), "from": person(by), "chat_instance": "1", "data": data}
        return await self.update(callback_query=query | {"message": self.message(by, text="?")})

    def message(self, by: int, **content: Any) -> dict[str, Any]:
        chat = {"id": by, "type": "private", "first_name": "X"}
        said = {"message_id": next(self.numbers), "date": int(system_clock().timestamp())}
        return said | {"chat": chat, "from": person(by), **content}

    async def told(self, by: int) -> list[str]:
        """What the bot wrote to him, oldest first."""
        async with self.http.get(f"{self.simulator.url}/sim/users/{by}/messages") as response:
            found = await response.json()
        return [str(each.get("text", each.get("caption", ""))) for each in found["messages"] if each["from"]["is_bot"]]

    async def calls(self, after: int = 0, wait: int = 0) -> list[dict[str, Any]]:
        query = {"after": str(after), "wait": str(wait)}
        async with self.http.get(f"{self.simulator.url}/sim/calls", params=query) as response:
            found: list[dict[str, Any]] = (await response.json())["calls"]
            return found

    async def answers(self, by: int, marked: str) -> None:
        """Wait until something was told him that holds this."""
        await self._until(lambda: self._has(by, marked))

    async def _has(self, by: int, marked: str) -> bool:
        return any(marked in each for each in await self.told(by))

    async def hears(self, by: int, count: int) -> None:
        """Wait until so many messages stand in his chat."""
        await self._until(lambda: self._has_heard(by, count))

    async def _has_heard(self, by: int, count: int) -> bool:
        return len(await self.told(by)) >= count

    async def settled(self) -> None:
        """Wait until nothing is on its way in."""
        await self._until(self._is_settled)

    async def _is_settled(self) -> bool:
        with connected(self.database) as connection:
            raw: Any = connection.connection.driver_connection
            return not raw.execute("SELECT count(*) FROM inbox WHERE state = 'pending'").fetchone()[0]

    async def _until(self, is_so: Callable[[], Awaitable[bool]]) -> None:
        """Looked at after each call of the bot, and each second."""
        async with asyncio.timeout(ANSWERED_WITHIN):
            while not await is_so():
                seen = len(await self.calls())
                await self.calls(seen, wait=1)

    def rows(self) -> rights_rows.Rows:
        """All of the first team but what its clock brings about by itself."""
        with connected(self.database) as connection:
            found = rights_rows.everything(connection)
        (team,) = (row["id"] for (table, _), row in found.items() if table == "teams" and SECRET in row["name"])
        own = {key: row for key, row in found.items() if rights_rows.team_of(found, key) == team}
        return {key: row for key, row in own.items() if key[0] not in BY_THE_CLOCK}

    async def stop(self) -> str:
        """SIGTERM; it ends well. Returns all that it said."""
        assert self.bot.running, self.bot.log.read_text()[-3000:]
        self.bot.send(signal.SIGTERM)
        assert await self.bot.ended(STOPS_WITHIN) == 0
        return self.bot.log.read_text()


def person(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": f"Имя{SECRET}", "language_code": "ru"}


class connected:  # noqa: N801 - a context manager reads as a function
    """A synchronous connection that commits at its end."""

    def __init__(self, file: Path) -> None:
        self._engine = create_engine(f"sqlite:///{file}")

    def __enter__(self) -> Connection:
        self._transaction = self._engine.begin()
        return self._transaction.__enter__()

    def __exit__(self, *error: Any) -> None:
        self._transaction.__exit__(*error)
        self._engine.dispose()


def peopled(folder: Path) -> list[str]:
    """The two teams of the rights' town live in a new database; returns the buttons they were shown."""
    databases.sqlite_url(folder)
    with connected(folder / "polevik.db") as connection:
        settle(connection)
        chat = Chat(connection, system_clock(), read)
        live(chat)
        shown: dict[str, None] = {}
        for who in WALKERS:
            for name in chat.dispatch.routes.commands:
                with chat.aside():
                    shown |= dict.fromkeys(data for _, data in chat.say(who.number, f"/{name}").buttons)
    return list(shown)


@asynccontextmanager
async def fortress(
    folder: Path, buttons: list[str], *, polling: bool = False, **settings: str
) -> AsyncIterator[Fortress]:
    """The database that `peopled` made in this folder, defended by a bot."""
    file = folder / "polevik.db"
    url = f"sqlite+aiosqlite:///{file}"
    simulator = Simulator(webhook_pause=0.05)
    await simulator.start()
    held = ExitStack()
    address = f"127.0.0.1:{held.enter_context(port_of_ones_own())}"
    hook = f"http://{address}/hook"
    chosen = {
        "BOT_TOKEN": TOKEN, "BOT_API_URL": simulator.url, "DATABASE_URL": url, "OWNER_ID": "1",
        "SENDS_PER_SECOND": "0", "LOG_LEVEL": "DEBUG", "LOG_FORMAT": "json",
    }  # fmt: skip
    if not polling:
        chosen |= {"WEBHOOK_URL": hook, "WEBHOOK_SECRET": WEBHOOK_SECRET, "WEBHOOK_LISTEN": address}
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{simulator.url}/bot{TOKEN}/getMe") as response:
            assert response.status == 200
        for number in (OUTSIDER, *(who.number for who in Who)):
            body = {"id": number, "first_name": f"Имя{SECRET}"}
            async with http.post(f"{simulator.url}/sim/users", json=body) as response:
                assert response.status == 200
        bot = await Process.start(["-m", "bot", "run"], chosen | settings, folder / "bot.log")
        made = Fortress(simulator, http, hook, bot, file, buttons)
        try:
            await _listening(made, "deletewebhook" if polling else "setwebhook")
            for number in (OUTSIDER, *(who.number for who in Who)):
                async with http.post(f"{simulator.url}/sim/users/{number}/send", json={"text": "/help"}) as response:
                    assert response.status == 200
            yield made
        finally:
            if bot.running:
                await bot.kill()
            await simulator.stop()
            held.close()


async def _listening(made: Fortress, once: str) -> None:
    """The bot has called this: the webhook is set once it listens, and deleted before it polls."""
    async with asyncio.timeout(ANSWERED_WITHIN):
        seen = 0
        while not any(call["method"].lower() == once for call in await made.calls()):
            assert made.bot.running, made.bot.log.read_text()[-3000:]
            seen += len(await made.calls(seen, wait=5))
