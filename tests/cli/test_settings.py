"""Settings that will not do: one sentence that says which, status 2, no traceback, no secret."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from simulator.server import Simulator
from tests.cli.driver import polevik, started
from tests.simulator.driver import TOKEN

SECRET = TOKEN.partition(":")[2]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"DEFAULT_TIMEZONE": "Moscow"}, ("DEFAULT_TIMEZONE", "Moscow", "Europe/Moscow")),
        ({"DEFAULT_LOCALE": "fr"}, ("DEFAULT_LOCALE", "'ru' or 'en'")),
        ({"WEBHOOK_URL": "https://example.org/hook"}, ("WEBHOOK_URL needs WEBHOOK_SECRET",)),
        ({"OWNER_ID": "@olga"}, ("OWNER_ID", "integer")),
        ({"LOG_LEVEL": "LOUD"}, ("LOG_LEVEL", "INFO")),
        ({"DATABASE_URL": "mysql://x/y"}, ("DATABASE_URL", "mysql", "sqlite+aiosqlite:///", "postgresql+asyncpg://")),
        ({"DATABASE_URL": "nonsense"}, ("DATABASE_URL", "sqlite+aiosqlite:///")),
        ({"BOT_TOKEN": f"no token {SECRET}"}, ("BOT_TOKEN", "BotFather")),
    ],
)
async def test_a_wrong_setting_is_named_in_one_sentence(
    tmp_path: Path, settings: dict[str, str], words: tuple[str, ...]
) -> None:
    """And with what to write instead."""
    ended = await polevik(tmp_path, "run", **{"BOT_TOKEN": TOKEN, "BOT_API_URL": "http://127.0.0.1:9", **settings})
    assert ended.status == 2
    assert all(word in ended.sentence for word in words), ended.sentence
    assert SECRET not in ended.out + ended.err


async def test_an_env_file_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    """Saved by an editor that writes no UTF-8; one that belongs to another user takes the same way."""
    (tmp_path / ".env").write_bytes("OWNER_ID=7 # Ольга".encode("cp1251"))
    ended = await polevik(tmp_path, "run")
    assert ended.status == 2
    assert ended.sentence.startswith(".env cannot be read (it is not UTF-8)")


@pytest.mark.parametrize("code", [401, 404])
async def test_a_token_that_telegram_does_not_know_is_said_so(sim: Simulator, tmp_path: Path, code: int) -> None:
    """Both of Telegram's ways to say it."""
    sim._dispatcher.faults.add({"method": "getMe", "error_code": code, "description": "Unauthorized"})
    ended = await polevik(tmp_path, "run", BOT_TOKEN=TOKEN, BOT_API_URL=sim.url)
    assert ended.status == 2
    assert ended.sentence == "BOT_TOKEN is not accepted by Telegram: ask BotFather for the current one."


async def test_a_database_that_is_away_is_said_so(tmp_path: Path) -> None:
    """Status 1: the service manager tries again."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"postgresql+asyncpg://somebody:secret@127.0.0.1:{taken.getsockname()[1]}/x"
        ended = await polevik(tmp_path, "run", BOT_TOKEN=TOKEN, DATABASE_URL=url)
    assert ended.status == 1
    assert "database" in ended.sentence
    assert "polevik check" in ended.sentence
    assert "secret" not in ended.sentence


async def test_an_address_that_is_taken_is_said_so(sim: Simulator, tmp_path: Path) -> None:
    """The webhook cannot listen where another program does."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        hook = {"WEBHOOK_URL": f"http://{address}/hook", "WEBHOOK_SECRET": "x", "WEBHOOK_LISTEN": address}
        ended = await polevik(tmp_path, "run", BOT_TOKEN=TOKEN, BOT_API_URL=sim.url, OWNER_ID="1", **hook)
    assert ended.status == 1
    assert "cannot start" in ended.sentence


async def test_a_signal_ends_a_start_that_waits_for_the_network(sim: Simulator, tmp_path: Path) -> None:
    """A machine that goes down must not wait for a bot that never came up."""
    sim._dispatcher.faults.add({"method": "getMe", "error_code": 502, "times": 1000})
    async with started(tmp_path, "run", BOT_TOKEN=TOKEN, BOT_API_URL=sim.url) as running:
        await running.says("Telegram does not answer")
        assert (await running.stop()).status == 0
