"""The log of a real run: an update can be followed by its id, damage is said at the start, and nobody is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from simulator.server import Simulator
from tests import databases
from tests.cli.driver import started
from tests.simulator.driver import TOKEN, Phone, post
from tests.store.test_backup import spoil


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database with a damaged page, of a table that is hardly read."""
    made = databases.sqlite_url(tmp_path)
    spoil(tmp_path / "polevik.db", "path_moves")
    return made


async def test_an_update_is_followed_by_its_id_from_its_arrival_to_its_answer(
    sim: Simulator, http: aiohttp.ClientSession, url: str, tmp_path: Path
) -> None:
    """With LOG_LEVEL=DEBUG, as JSON: received, handled, its messages sent. The person is a number."""
    await post(http, "/sim/users", id=77, first_name="Скрытнова", last_name="Тайна")
    settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": sim.url, "DATABASE_URL": url, "OWNER_ID": "1"}
    async with started(tmp_path, "run", LOG_FORMAT="json", LOG_LEVEL="DEBUG", **settings) as running:
        damage = json.loads(await running.says("DAMAGED"))
        assert damage["level"] == "critical"
        assert "restore" in damage["event"]
        await Phone(http, 77).send("/start")
        received = json.loads(await running.says("updates received"))
        (number,) = received["updates"]
        handled: dict[str, Any] = json.loads(await running.says("update handled"))
        assert handled["update"] == number
        sent = json.loads(await running.says("message sent"))
        assert sent["item"] == handled["messages"][0]
        ended = await running.stop()
    assert ended.status == 0
    assert "Скрытнова" not in ended.out + ended.err
