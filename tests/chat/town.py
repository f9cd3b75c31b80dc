"""A town to play in: the local Telegram over HTTP, the bot on it, people with phones, a clock that stands still.

Nothing here sleeps: a phone waits for what it should see, and fails with the whole chat when it does not come.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

import aiohttp
from pydantic import SecretStr

from bot.app import Polevik, running
from bot.settings import Settings
from simulator.clock import Clock
from simulator.server import Simulator
from simulator.storage import restore
from tests.chat.phone import Phone, Seen, transcript
from tests.ports import port_of_ones_own

__all__ = ["MONDAY", "PATIENCE", "TOKEN", "Phone", "Seen", "Town", "Trouble", "town", "transcript"]

TOKEN = "7000000001:tests-need-no-secret-tests-need-none"
MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+03:00")
PATIENCE = 20.0
"""Seconds a phone waits before it says that something did not come."""
REFUSING = ("error", "flood")
"""Faults that answer instead of Telegram, which might have taken the call."""


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a town's local Telegram from the start: faults as `/sim/faults` takes them.

    `spinner`: seconds until a press that nobody answers is given up. `patience`: where PATIENCE is not enough.
    """

    faults: Sequence[dict[str, Any]] = ()
    spinner: float = 15.0
    patience: float = 0.0


everywhere = Trouble()
"""The trouble of towns that are told of none; the option `--faults` sets it for each test."""


@dataclass
class Town:
    simulator: Simulator
    settings: Settings
    http: aiohttp.ClientSession
    polevik: Polevik
    trouble: Trouble = Trouble()
    _stop_bot: Any = None

    @property
    def url(self) -> str:
        return self.simulator.url

    @property
    def patience(self) -> float:
        return max(PATIENCE, self.trouble.patience)

    async def phone(self, number: int, name: str, language: str = "ru") -> Phone:
        body = {"id": number, "first_name": name, "language_code": language}
        async with self.http.post(f"{self.url}/sim/users", json=body) as response:
            assert response.status == 200, await response.text()
        return Phone(self, number, name)

    async def move_to(self, moment: datetime | str) -> None:
        """Move everybody's clock forward; returns when what became due is in the outbox."""
        now = moment if isinstance(moment, str) else moment.isoformat()
        async with self.http.post(f"{self.url}/sim/clock", json={"now": now}) as response:
            assert response.status == 200, await response.text()

    async def fault(self, **plan: Any) -> None:
        async with self.http.post(f"{self.url}/sim/faults", json=plan) as response:
            assert response.status == 200, await response.text()

    async def calls(self) -> list[dict[str, Any]]:
        """Every Bot API call the bot made, in order."""
        async with self.http.get(f"{self.url}/sim/calls") as response:
            answer: dict[str, Any] = await response.json()
            found: list[dict[str, Any]] = answer["calls"]
            return found

    def cut_short(self, chat_id: int) -> set[int]:
        """Messages in this chat whose sending was cut after the work was done."""
        calls = [call for call in self.simulator.calls.struck() if "cut" in call and call["method"].startswith("send")]
        results = [call["answer"].get("result") for call in calls if str(call["params"].get("chat_id")) == str(chat_id)]
        return {result["message_id"] for result in results if isinstance(result, dict)}

    def tried_to_answer(self, press: str) -> dict[str, Any]:
        """What the bot said to a press though an ordered fault kept it from arriving: it says so once.

        An answer that Telegram itself refuses is none: the person sees nothing, and the test has to notice.
        """
        tried = (call for call in self.simulator.calls.struck() if call["method"] == "answerCallbackQuery")
        found = (call["params"] for call in tried if call["answer"]["ok"] or call["fault"] in REFUSING)
        return next((params for params in found if params["callback_query_id"] == press), {})

    async def restart(self) -> Self:
        """Stop the bot, as SIGTERM does, and start it again on the same database."""
        await self.stop_bot()
        await self.start_bot()
        return self

    async def stop_bot(self) -> None:
        stop, self._stop_bot = self._stop_bot, None
        self.simulator.clock.on_move.clear()
        if stop is not None:
            await stop()

    async def start_bot(self) -> None:
        running_bot = running(self.settings, self.simulator.clock.now)
        self.polevik = await running_bot.__aenter__()
        self.simulator.clock.on_move[:] = [lambda _: self.polevik.tick()]
        self._stop_bot = lambda: running_bot.__aexit__(None, None, None)


@asynccontextmanager
async def town(
    database_url: str,
    *,
    webhook: bool = False,
    trouble: Trouble | None = None,
    world: str | None = None,
    **settings: Any,
) -> AsyncIterator[Town]:
    """The local Telegram and the bot on it, both over HTTP, at MONDAY; OWNER_ID is 1. `world`: goes on from it."""
    trouble = trouble or everywhere
    simulator = Simulator(clock=Clock(start=MONDAY, frozen=True), faults=trouble.faults)
    if world is not None:
        restore(simulator.world, json.loads(world))
    await simulator.start("127.0.0.1", 0)
    held = ExitStack()
    place: dict[str, Any] = {
        "bot_token": SecretStr(TOKEN),
        "bot_api_url": simulator.url,
        "database_url": database_url,
        "owner_id": 1,
        "sends_per_second": 0,
    }
    if webhook:
        port = held.enter_context(port_of_ones_own())
        place |= {
            "webhook_url": f"http://127.0.0.1:{port}/hook",
            "webhook_secret": SecretStr("a-secret-of-the-tests"),
            "webhook_listen": f"127.0.0.1:{port}",
        }
    built = Settings(_env_file=None, **(place | settings))
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as http:
        played = Town(simulator, built, http, None, trouble)  # type: ignore[arg-type]  # the bot comes with start_bot
        try:
            await played.start_bot()
            yield played
        finally:
            await played.stop_bot()
            await simulator.stop()
            held.close()
