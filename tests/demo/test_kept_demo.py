"""A demo that keeps its data: what the visitor sees outlives the process, however it ended."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.demo.cast import IVAN
from tests.cli.driver import Running, started
from tests.demo.made import WEDNESDAY

pytestmark = pytest.mark.slow

PATIENCE = 25.0
PROBE = "ООО Проба; Пробный Иван; директор; отказ"


async def ask(http: aiohttp.ClientSession, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    called = http.get(f"/sim/{path}") if body is None else http.post(f"/sim/{path}", json=body)
    async with called as answer:
        found: dict[str, Any] = await answer.json()
        return found


async def seen(http: aiohttp.ClientSession, part: str) -> dict[str, Any]:
    """The hunter's first message from the bot with these words."""
    version = 0
    async with asyncio.timeout(PATIENCE):
        while True:
            chat = await ask(http, f"users/{IVAN.number}/messages?wait=5&after=0&version={version}")
            for message in chat["messages"]:
                if part in message["text"] and message["from"]["is_bot"]:
                    return dict(message)
            version = chat["version"]


async def kept(file: Path, part: str) -> None:
    """Until the file beside the database holds this: it is put in place as a whole."""
    async with asyncio.timeout(PATIENCE):
        while not file.exists() or part not in file.read_text("utf-8"):
            await asyncio.sleep(0.05)  # a file rings no bell


async def opened(running: Running) -> str:
    return (await running.says("Open http")).split()[1].rstrip("/")


async def test_chats_clock_and_tour_are_found_again_after_a_kill(tmp_path: Path) -> None:
    """And the bot goes on from there: the next Monday is announced; no click throws all away."""
    kept_in = ("--database", f"sqlite+aiosqlite:///{tmp_path / 'demo.db'}")
    options = ("demo", "--listen", "127.0.0.1:0", "--now", WEDNESDAY, *kept_in)
    state = tmp_path / "demo.db.telegram.json"
    async with started(tmp_path, *options) as running, aiohttp.ClientSession(await opened(running)) as http:
        await ask(http, "tour", {"action": "start"})
        await ask(http, f"users/{IVAN.number}/send", {"text": "/today"})
        await ask(http, f"users/{IVAN.number}/send", {"text": f"/call {PROBE}"})
        told = await seen(http, "ООО Проба")
        moved = await ask(http, "clock", {"to": "tomorrow"})
        await kept(state, moved["now"][:16])
        await kept(state, "ООО Проба")
        before = await ask(http, f"users/{IVAN.number}/messages")
        await running.kill()
    async with started(tmp_path, *options) as running, aiohttp.ClientSession(await opened(running)) as http:
        assert (await ask(http, "clock"))["now"] >= moved["now"]
        assert (await seen(http, "ООО Проба"))["message_id"] == told["message_id"]
        found = await ask(http, f"users/{IVAN.number}/messages")
        ids = [each["message_id"] for each in found["messages"]]
        assert ids[: len(before["messages"])] == [each["message_id"] for each in before["messages"]]
        shown = await ask(http, "tour")
        assert shown["lasting"]
        assert shown["tour"]["state"] == "running"
        assert shown["tour"]["at"] == 2
        await ask(http, "clock", {"to": "monday"})
        await seen(http, "Телемаркетинг")
        assert (await running.stop()).status == 0
