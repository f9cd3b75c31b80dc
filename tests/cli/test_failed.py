"""`failed` and `replay`, with the bot that runs beside them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import aiohttp
from sqlalchemy import Connection

from bot.clock import system_clock
from bot.delivery import inbox
from bot.store.database import open_database
from simulator.server import Simulator
from tests.cli.driver import polevik, started
from tests.simulator.driver import ANN, BOT_ID, TOKEN, Phone, RawBot, post


async def set_aside(url: str, raw: inbox.RawUpdate) -> None:
    """As after three failures."""

    now, error = system_clock(), "ValueError at door.py:42 knock\nTraceback\nValueError: Иван 123"

    def work(connection: Connection) -> None:
        inbox.store(connection, BOT_ID, [raw], now - timedelta(hours=1))
        for _ in range(inbox.ATTEMPTS):
            inbox.note_failure(connection, BOT_ID, inbox.chat_key(raw), error, now)

    database = await open_database(url)
    await database.transaction(work)
    await database.close()


async def test_a_failed_update_is_listed_without_its_content_and_handled_again_when_replayed(
    sim: Simulator, http: aiohttp.ClientSession, database_url: str, tmp_path: Path
) -> None:
    """The running bot answers within seconds; then nothing is left to list."""
    bot = RawBot(http)
    await bot.ok("getMe")
    await post(http, "/sim/users", id=ANN, first_name="Ann")
    ann = Phone(http)
    await ann.send("/start")
    (missed,) = await bot.drain()
    await set_aside(database_url, missed)
    settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": sim.url, "DATABASE_URL": database_url, "OWNER_ID": "1"}
    async with started(tmp_path, "run", **settings) as running:
        await running.says("running")
        listed = await polevik(tmp_path, "failed", **settings)
        assert listed.status == 0
        (line,) = listed.out.splitlines()
        assert line.split()[0] == str(missed["update_id"])
        assert "3 tries  ValueError at " in line
        replayed = await polevik(tmp_path, "replay", str(missed["update_id"]), **settings)
        assert replayed.status == 0, replayed.err
        chat = await ann.look()
        while len(chat["messages"]) == 1:
            newer = await ann.look(version=chat["version"], wait=20)
            assert newer["version"] != chat["version"], "no answer came"
            chat = newer
        assert (await running.stop()).status == 0
    assert (await polevik(tmp_path, "failed", **settings)).out == "No update has failed.\n"
    again = await polevik(tmp_path, "replay", str(missed["update_id"]), **settings)
    assert again.status == 1
    assert "No failed update has the id" in again.sentence


async def test_without_a_database_there_is_a_sentence(tmp_path: Path) -> None:
    """And none is made: an empty one at a mistyped address would be found by the next command."""
    for url in (f"sqlite+aiosqlite:///{tmp_path / 'new.db'}", "postgresql+asyncpg://x:secret@127.0.0.1:9/x"):
        for command in (("failed",), ("replay", "1")):
            ended = await polevik(tmp_path, *command, DATABASE_URL=url)
            assert ended.status == 1
            assert "polevik check" in ended.sentence
            assert "secret" not in ended.sentence
    assert not list(tmp_path.iterdir())
