"""`check` finds the usual mistakes of an installation, each really made, and says how to mend it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from pydantic import SecretStr
from sqlalchemy import Connection, text

from bot.checks import check, telegram
from bot.checks.database import room
from bot.checks.machine import letters
from bot.clock import system_clock
from bot.delivery import inbox
from bot.settings import Settings
from bot.store.database import open_database
from bot.store.holding import alone
from simulator.server import Simulator
from tests import databases
from tests.cli.driver import polevik
from tests.simulator.driver import BOT_ID, TOKEN, RawBot
from tests.store.test_backup import spoil
from tests.store.test_migrations import run, upgrade

STRONG = "k3Jd92-fPq_81mzXw77Lr"


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A migrated database that is its owner's only; the test stands in its folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(telegram, "RIVAL_WITHIN", 1)
    made = databases.sqlite_url(tmp_path)
    (tmp_path / "polevik.db").chmod(0o600)
    return made


async def found(sim: Simulator, url: str, **more: Any) -> list[str]:
    """What `check` finds wrong."""
    known: dict[str, Any] = {"bot_token": SecretStr(TOKEN), "bot_api_url": sim.url, "database_url": url}
    settings = Settings(_env_file=None, **(known | more))
    return [each.what for each in await asyncio.to_thread(check, settings) if not each.fine]


@asynccontextmanager
async def answering(answer: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> AsyncIterator[str]:
    """A server that says this to everything."""
    application = web.Application()
    application.router.add_route("*", "/{anything:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_nothing_is_wrong_with_a_bot_at_work(sim: Simulator, url: str, http: aiohttp.ClientSession) -> None:
    """Its own polling is no rival: it is not disturbed."""
    with alone(url):
        assert await found(sim, url) == []
    async with http.get("/sim/calls") as response:
        assert "getUpdates" not in [call["method"] for call in (await response.json())["calls"]]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"bot_api_url": "nonsense"}, "BOT_API_URL"),
        ({"bot_api_url": "http://127.0.0.1:9"}, "BOT_API_URL"),
        ({"database_url": "postgresql+asyncpg://x:secret@127.0.0.1:9/x"}, "DATABASE_URL"),
        ({"database_url": "sqlite+aiosqlite:////dev/null/x.db"}, "DATABASE_URL"),
    ],
)
async def test_check_survives_what_it_looks_for(sim: Simulator, url: str, settings: dict[str, str], words: str) -> None:
    """A finding, never a traceback; and no secret in it."""
    (wrong,) = await found(sim, settings.pop("database_url", url), **settings)
    assert words in wrong
    assert "secret" not in wrong
    assert TOKEN not in wrong


async def test_another_poller_is_found_and_no_update_is_confirmed(
    sim: Simulator, url: str, http: aiohttp.ClientSession
) -> None:
    """He comes again and again, as bots do."""
    assert await found(sim, url) == []

    async def poll() -> None:
        while True:
            async with http.get(f"/bot{TOKEN}/getUpdates", params={"timeout": "20"}) as response:
                await response.read()

    polling = asyncio.create_task(poll())
    while not sim.world.chosen_bot(None).polls:
        await asyncio.sleep(0)
    (wrong,) = await found(sim, url)
    assert "Another process polls with this token: stop it" in wrong
    polling.cancel()


async def test_a_webhook_that_is_set_elsewhere_is_found(sim: Simulator, url: str, http: aiohttp.ClientSession) -> None:
    """While one wants to poll, and while one has another; what a bot in groups needs is asked too."""
    bot = RawBot(http)
    await bot.ok("setWebhook", url="http://127.0.0.1:9/hook")
    (wrong,) = await found(sim, url)
    assert "A webhook is set at 127.0.0.1" in wrong

    async def refuse(_: web.Request) -> web.Response:
        return web.Response(status=401)

    async with answering(refuse) as address:
        here = {"webhook_url": f"{address}/hook", "webhook_secret": SecretStr(STRONG)}
        (wrong,) = await found(sim, url, **here)
        assert "not at WEBHOOK_URL" in wrong
        await bot.ok("setWebhook", url=f"{address}/hook")
        assert await found(sim, url, **here) == []
    async with http.post("/sim/bot", json={"reads_all": True}) as response:
        assert response.status == 200
    wrong = "\n".join(await found(sim, url, **here))
    assert "/setprivacy" in wrong
    assert "WEBHOOK_URL does not answer" in wrong


async def test_a_webhook_that_cannot_work_is_found(sim: Simulator, url: str) -> None:
    """No https, an odd port, a secret to be guessed, nobody there; none of it hides that the Bot API is away."""
    here = {"webhook_url": "http://127.0.0.1:9/hook", "webhook_secret": SecretStr("secret")}
    wrong = await found(sim, url, bot_api_url="https://127.0.0.1:9", **here)
    parts = ("BOT_API_URL", "not https", "the port 9", "openssl rand", "WEBHOOK_URL does not answer")
    assert [part in line for part, line in zip(parts, wrong, strict=True)] == [True] * 5

    async def lost(_: web.Request) -> web.Response:
        return web.Response(status=502)

    async with answering(lost) as address:
        here = {"webhook_url": f"{address}/hook", "webhook_secret": SecretStr(STRONG)}
        assert await found(sim, url, **here) == []
        with alone(url):
            (wrong_way,) = await found(sim, url, **here)
        assert "answers 502 while the bot runs: the proxy must lead to WEBHOOK_LISTEN" in wrong_way


async def test_a_clock_that_is_off_is_found(sim: Simulator, url: str) -> None:
    """By what time it is at Telegram's."""

    async def last_year(request: web.Request) -> web.Response:
        result = {"username": "x"} if request.path.endswith("getMe") else {"url": ""}
        result = [] if "getUpdates" in request.path else result  # type: ignore[assignment]  # a list for this one
        headers = {"Date": "Wed, 26 Nov 2025 07:00:00 GMT"}
        return web.json_response({"ok": True, "result": result}, headers=headers)

    async with answering(last_year) as address:
        (wrong,) = await found(sim, url, bot_api_url=address)
    assert "The clock is off by" in wrong
    assert "time synchronisation" in wrong


async def test_what_is_wrong_with_a_database_is_found(sim: Simulator, tmp_path: Path, url: str) -> None:
    """Not there, and not made by looking; not to be written; readable by all; damaged."""
    absent = f"sqlite+aiosqlite:///{tmp_path / 'other.db'}"
    (wrong,) = await found(sim, absent)
    assert "There is no database at" in wrong
    assert not (tmp_path / "other.db").exists()
    (wrong,) = await found(sim, "sqlite+aiosqlite:////proc/polevik.db")
    assert "may not write into /proc" in wrong
    (tmp_path / "polevik.db").chmod(0o644)
    (wrong,) = await found(sim, url)
    assert "chmod 600" in wrong
    (tmp_path / "polevik.db").chmod(0o600)
    spoil(tmp_path / "polevik.db", "path_moves")
    (wrong,) = await found(sim, url)
    assert "The database is damaged" in wrong
    assert "restore" in wrong


@pytest.fixture
def behind(tmp_path: Path) -> str:
    """A database of an older version. Made outside the event loop: migrating runs one of its own."""
    made = f"sqlite+aiosqlite:///{tmp_path / 'old' / 'old.db'}"
    upgrade(made, "0002")
    (tmp_path / "old" / "old.db").chmod(0o600)
    return made


@pytest.fixture
def newer(tmp_path: Path) -> str:
    """A database of a version that is not known here."""
    (tmp_path / "newer").mkdir()
    made = databases.sqlite_url(tmp_path / "newer")
    (tmp_path / "newer" / "polevik.db").chmod(0o600)
    run(made, _made_newer)
    return made


def _made_newer(connection: Connection) -> None:
    connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))


async def test_a_database_of_another_version_is_found_and_a_newer_one_is_not_run_on(
    sim: Simulator, url: str, behind: str, newer: str, tmp_path: Path
) -> None:
    """The one is migrated; for the other the bot is upgraded."""
    (wrong,) = await found(sim, behind)
    assert "`polevik migrate`" in wrong
    (wrong,) = await found(sim, newer)
    assert "9999, of a newer version: upgrade the bot" in wrong
    ended = await polevik(tmp_path, "migrate", DATABASE_URL=newer)
    assert ended.status == 1
    assert "upgrade the bot" in ended.sentence


async def test_what_is_stuck_is_found(sim: Simulator, url: str) -> None:
    """What was set aside, and what waits though nobody works on it."""
    database = await open_database(url)
    long_ago = system_clock().replace(year=2025)

    def fill(connection: Connection) -> None:
        updates = [{"update_id": number, "message": {"chat": {"id": number}, "text": "/week"}} for number in (1, 2)]
        inbox.store(connection, BOT_ID, updates, long_ago)
        for _ in range(inbox.ATTEMPTS):
            inbox.note_failure(connection, BOT_ID, 1, "ValueError at x.py:1 x", long_ago)

    await database.transaction(fill)
    await database.close()
    aside, waiting = await found(sim, url)
    assert "Updates set aside: 1. `polevik failed`" in aside
    assert "1 updates wait to be handled" in waiting
    assert waiting.endswith("start the bot.")


async def test_what_is_wrong_with_the_machine_is_found(sim: Simulator, url: str, tmp_path: Path) -> None:
    """A token for everybody to read, no room, no letters; without time zones not even the settings can be read."""
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\n")
    (tmp_path / ".env").chmod(0o644)
    (wrong,) = await found(sim, url)
    assert "chmod 600 .env" in wrong
    (tmp_path / ".env").write_text("BOT_TOKEN=\n")
    assert not await found(sim, url)
    assert "nearly full" in room(tmp_path, least=2**62).what
    assert "missing (none.ttf" in letters(tmp_path / "none.ttf").what
    (tmp_path / "odd.ttf").write_bytes(b"no letters")
    assert not letters(tmp_path / "odd.ttf").fine
    hidden = tmp_path / "hidden" / "tzdata"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").touch()
    root = Path(__file__).parent.parent.parent
    ended = await polevik(tmp_path, "check", PYTHONTZPATH="", PYTHONPATH=f"{hidden.parent}:{root}", DATABASE_URL=url)
    assert ended.status == 2
    assert "install the tzdata package" in ended.sentence
