"""A town to play in: the local Telegram over HTTP, the bot on it, people with phones, a clock that stands still.

Nothing here sleeps: a phone waits for what it should see, and fails with the whole chat when it does not come.
"""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

import aiohttp
from pydantic import SecretStr

from bot.app import Polevik, running
from bot.settings import Settings
from simulator.clock import Clock
from simulator.server import Simulator
from simulator.storage import restore

TOKEN = "7000000001:tests-need-no-secret-tests-need-none"
MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+03:00")
PATIENCE = 20.0
"""Seconds a phone waits before it says that something did not come."""


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


@dataclass(frozen=True)
class Seen:
    """A message as the person sees it."""

    message_id: int
    from_bot: bool
    text: str
    buttons: list[list[str]]
    raw: dict[str, Any] = field(repr=False, compare=False, default_factory=dict)

    @property
    def labels(self) -> list[str]:
        return [label for row in self.buttons for label in row]


@dataclass
class Phone:
    """A person's phone, over the simulator's HTTP interface."""

    town: Town
    id: int
    name: str
    taps: int = 0
    _mark: int = 0
    """The version of the chat before the last thing he did: what changed later is the answer."""
    _before: dict[int, dict[str, Any]] = field(default_factory=dict)

    async def _call(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        async with self.town.http.post(f"{self.town.url}/sim/users/{self.id}/{path}", json=body) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == 200, (path, body, answer)
            return answer

    async def chat(self, *, newer_than: int | None = None, patience: float = 0) -> dict[str, Any]:
        """Everything he sees; with `newer_than`, once something changed after that version."""
        patience = max(patience, self.town.patience)
        wait = {} if newer_than is None else {"wait": str(patience), "version": str(newer_than)}
        url = f"{self.town.url}/sim/users/{self.id}/messages"
        async with self.town.http.get(url, params=wait) as response:
            answer: dict[str, Any] = await response.json()
            return answer

    async def messages(self) -> list[Seen]:
        """What the bot knows that he sees: of a message whose sending was cut it knows nothing, and sends it again."""
        unknown = self.town.cut_short(self.id)
        return [_seen(raw) for raw in (await self.chat())["messages"] if raw["message_id"] not in unknown]

    async def _remember(self) -> None:
        """What he sees now is old: `sees` waits for what comes after."""
        self._before = {raw["message_id"]: raw for raw in (await self.chat())["messages"]}

    async def say(self, text: str) -> None:
        await self.send({"text": text})

    async def send(self, body: dict[str, Any]) -> None:
        await self._remember()
        await self._call("send", body)

    async def press(self, label: str) -> str | None:
        """Press the newest button whose label holds this; returns what answerCallbackQuery said."""
        message = await self.sees_button(label)
        await self._remember()
        return await self.press_again(message, label)

    async def press_again(self, message: Seen, label: str) -> str | None:
        """Press a button of this message, whether or not the bot has changed it meanwhile."""
        self.taps += 1
        found = next(
            (row, col) for row, labels in enumerate(message.buttons) for col, each in enumerate(labels) if label in each
        )
        where = {"message_id": message.message_id, "row": found[0], "col": found[1]}
        said = await self._call("press", {**where, "wait": self.town.trouble.spinner})
        answer = said.get("answer") or self.town.tried_to_answer(str(said["update_id"]))
        text: str | None = answer.get("text")
        return text

    async def _until(
        self, wanted: Callable[[list[dict[str, Any]]], Seen | None], what: str, patience: float = 0
    ) -> Seen:
        version: int | None = None
        while True:
            chat = await self.chat(newer_than=version, patience=patience)
            found = wanted(chat["messages"])
            if found is not None:
                return found
            if version is not None and chat["version"] == version:
                raise AssertionError(f"{self.name} does not see {what}; the chat is:\n{transcript(chat)}")
            version = chat["version"]

    async def sees(self, *parts: str) -> Seen:
        """Wait for an answer to what he did last: a message, new or changed since, that holds all these parts."""

        def wanted(messages: list[dict[str, Any]]) -> Seen | None:
            for raw in reversed(messages):
                new = self._before.get(raw["message_id"]) != raw
                if new and raw["from"]["is_bot"] and all(part in _text(raw) for part in parts):
                    return _seen(raw)
            return None

        return await self._until(wanted, f"an answer with {parts}")

    async def sees_times(self, part: str, times: int) -> Seen:
        """Wait until so many messages that the bot knows of hold this; the newest one."""

        def wanted(messages: list[dict[str, Any]]) -> Seen | None:
            unknown = self.town.cut_short(self.id)
            seen = [_seen(raw) for raw in messages if part in _text(raw) and raw["message_id"] not in unknown]
            return seen[-1] if len(seen) >= times else None

        return await self._until(wanted, f"{times} messages with {part}")

    async def sees_once(self, part: str) -> Seen:
        """Wait until one message that the bot knows of holds this, and no other."""

        def wanted(messages: list[dict[str, Any]]) -> Seen | None:
            unknown = self.town.cut_short(self.id)
            seen = [_seen(raw) for raw in messages if part in _text(raw) and raw["message_id"] not in unknown]
            return seen[0] if len(seen) == 1 else None

        return await self._until(wanted, f"just one message with {part}")

    async def sees_button(self, label: str) -> Seen:
        """Wait for a message with such a button; the newest one."""

        def wanted(messages: list[dict[str, Any]]) -> Seen | None:
            seen = (_seen(raw) for raw in reversed(messages))
            return next((each for each in seen if any(label in one for one in each.labels)), None)

        return await self._until(wanted, f"a button «{label}»")

    async def sees_pinned(self, *parts: str) -> Seen:
        """Wait until the pinned message holds these parts."""

        def wanted(messages: list[dict[str, Any]]) -> Seen | None:
            pinned = (raw for raw in messages if raw["pinned"])
            return next((_seen(raw) for raw in pinned if all(part in _text(raw) for part in parts)), None)

        return await self._until(wanted, f"a pinned message with {parts}")


def _text(raw: dict[str, Any]) -> str:
    return str(raw.get("text") or raw.get("caption") or "")


def _seen(raw: dict[str, Any]) -> Seen:
    return Seen(raw["message_id"], raw["from"]["is_bot"], _text(raw), raw["buttons"], raw)


def transcript(chat: dict[str, Any]) -> str:
    lines = []
    for raw in chat["messages"]:
        who = "бот" if raw["from"]["is_bot"] else raw["from"]["first_name"]
        lines.append(f"  [{raw['message_id']}] {who}: {_text(raw)}" + (" 📌" if raw["pinned"] else ""))
        lines += [f"      {row}" for row in raw["buttons"]]
    return "\n".join(lines)


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
        calls = [call for call in self.simulator.calls.after(0) if "cut" in call and call["method"].startswith("send")]
        results = [call["answer"].get("result") for call in calls if str(call["params"].get("chat_id")) == str(chat_id)]
        return {result["message_id"] for result in results if isinstance(result, dict)}

    def tried_to_answer(self, press: str) -> dict[str, Any]:
        """What the bot said to a press though it did not arrive: it says so once, whatever becomes of it."""
        tried = (call["params"] for call in self.simulator.calls.after(0) if call["method"] == "answerCallbackQuery")
        return next((params for params in tried if params["callback_query_id"] == press), {})

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
    place: dict[str, Any] = {
        "bot_token": SecretStr(TOKEN),
        "bot_api_url": simulator.url,
        "database_url": database_url,
        "owner_id": 1,
        "sends_per_second": 0,
    }
    if webhook:
        port = _free_port()
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


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
