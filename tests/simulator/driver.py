"""Driving a local Telegram over HTTP: a bot without a library, and a person with a phone."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import aiohttp
from aiogram import methods
from pydantic import TypeAdapter

from simulator.server import Simulator

TOKEN = "4200:" + "t" * 35
OTHER_TOKEN = "4300:" + "u" * 35
BOT_ID = 4200
ANN = 101
BORIS = 102

Result = TypeVar("Result")


@cache
def returned(method: str) -> TypeAdapter[Any]:
    """What the documentation says that a method returns."""
    names = {name.lower(): name for name in methods.__all__}
    return TypeAdapter(getattr(methods, names[method.lower()]).__returning__)


@dataclass(frozen=True)
class RawBot:
    http: aiohttp.ClientSession
    token: str = TOKEN

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole envelope; the HTTP status has to agree with it."""
        async with self.http.post(f"/bot{self.token}/{method}", json=params) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body

    async def ok(self, method: str, **params: Any) -> Any:
        """The result, which aiogram's model of it has to accept."""
        body = await self.call(method, **params)
        assert body["ok"], body
        returned(method).validate_python(body["result"])
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """`CODE DESCRIPTION` of the refusal."""
        body = await self.call(method, **params)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

    async def say(self, text: str = "hello", chat_id: int = ANN, **params: Any) -> int:
        message = await self.ok("sendMessage", chat_id=chat_id, text=text, **params)
        return int(message["message_id"])

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.ok("getUpdates", **params)
        return found

    async def drain(self) -> list[dict[str, Any]]:
        """Take and confirm everything that waits."""
        updates = await self.updates()
        if updates:
            await self.updates(offset=updates[-1]["update_id"] + 1)
        return updates


@dataclass(frozen=True)
class Phone:
    http: aiohttp.ClientSession
    user_id: int = ANN

    async def do(self, action: str, **body: Any) -> dict[str, Any]:
        return await post(self.http, f"/sim/users/{self.user_id}/{action}", **body)

    async def send(self, text: str = "hello", **body: Any) -> dict[str, Any]:
        return await self.do("send", text=text, **body)

    async def look(self, **query: Any) -> dict[str, Any]:
        return await get(self.http, f"/sim/users/{self.user_id}/messages", **query)

    async def messages(self, **query: Any) -> list[dict[str, Any]]:
        """What people and bots wrote; pins, comings and goings are left out."""
        return [message for message in (await self.look(**query))["messages"] if "service" not in message]


async def post(http: aiohttp.ClientSession, path: str, **body: Any) -> dict[str, Any]:
    """The answer's JSON; a refusal carries its status under `status`."""
    async with http.post(path, json=body) as answer:
        found: dict[str, Any] = await answer.json()
        return found if answer.ok else found | {"status": answer.status}


async def get(http: aiohttp.ClientSession, path: str, **query: Any) -> dict[str, Any]:
    async with http.get(path, params=query) as answer:
        found: dict[str, Any] = await answer.json()
        return found if answer.ok else found | {"status": answer.status}


def buttons(*labels: str, data: str = "data") -> dict[str, Any]:
    """An inline keyboard of one row."""
    return {"inline_keyboard": [[{"text": label, "callback_data": data} for label in labels]]}


def html_refusal(reason: str) -> str:
    return f"400 Bad Request: can't parse entities: {reason}"


async def waiting_poll(sim: Simulator, call: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
    """Start a long poll, and come back when the server has begun to wait in it: it rings as it begins."""
    begun = asyncio.create_task(sim.world.bots[BOT_ID].bell.wait(5))
    poll = asyncio.create_task(call)
    assert await begun
    return poll
