"""`/healthz`, `/readyz` and `/metrics` over HTTP: what is well, what is not and why, and what is counted."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path

import aiohttp
import asyncpg  # type: ignore[import-untyped]  # it has no stubs
import pytest
from aiogram.exceptions import TelegramNetworkError
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError
from structlog.testing import capture_logs

from bot.app import running
from bot.delivery import metrics
from bot.delivery.signs import Signs
from bot.delivery.state import State
from bot.health import Health, _behind
from bot.store.database import open_database
from bot.store.tables import inbox
from bot.store.work import Answer, Work
from tests.chat.conftest import found, join
from tests.chat.town import MONDAY, Town, town
from tests.ports import port_of_ones_own
from tests.store.test_backup import spoil

WITHIN = 20.0


async def ask(address: str, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as http, http.get(f"http://{address}{path}") as response:
        return response.status, await response.text()


async def until(address: str, wanted: Callable[[int, str], bool]) -> str:
    """Ask /readyz until it says this."""
    async with asyncio.timeout(WITHIN):
        while True:
            try:
                status, said = await ask(address, "/readyz")
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0)  # not up yet
                continue
            if wanted(status, said):
                return said


def value(shown: str, name: str) -> float:
    """A metric's value in Prometheus's text."""
    line = re.search(rf"^{re.escape(name)} (\S+)$", shown, re.MULTILINE)
    assert line, name
    return float(line[1])


class Gone:
    """A database whose server went while it was asked."""

    shared = True

    async def transaction(self, work: Work[Answer]) -> Answer:
        raise asyncpg.InternalClientError("got result for unknown protocol state 3")

    async def close(self) -> None: ...


@asynccontextmanager
async def watched(url: str) -> AsyncIterator[tuple[Town, str]]:
    """A town whose bot tells how it is, and where."""
    with port_of_ones_own() as port:
        address = f"127.0.0.1:{port}"
        async with town(url, metrics_listen=address) as place:
            yield place, address


async def test_a_bot_at_work_is_alive_and_ready_and_counts_what_it_does(quick_url: str) -> None:
    """An update from its arrival to the commit, and to the answer; nothing waits; nobody is named."""
    async with watched(quick_url) as (place, address):
        assert await ask(address, "/healthz") == (200, "alive\n")
        await until(address, lambda status, _: status == 200)
        _, before = await ask(address, "/metrics")
        await found(place)
        _, after = await ask(address, "/metrics")
        handled = 'polevik_updates_total{outcome="handled"}'
        done = value(after, handled) - value(before, handled)
        assert done >= 3
        for name in ("polevik_update_commit_seconds_count", "polevik_update_answer_seconds_count"):
            assert 0 < value(after, name) - value(before, name) <= done
        assert value(after, "polevik_database_seconds_count") > value(before, "polevik_database_seconds_count")
        assert value(after, 'polevik_ready{part="database"}') == 1
        assert value(after, "polevik_leader") == 1
        assert value(after, "polevik_inbox_updates") == 0
        await place.polevik.tick()
        await place.move_to(MONDAY + timedelta(minutes=1))
        _, later = await ask(address, "/metrics")
        assert value(later, 'polevik_reminder_lag_seconds{kind="slots"}') == 0
        assert "Ольга" not in later


async def test_what_waits_for_telegram_is_not_ready_and_says_so(quick_url: str) -> None:
    """While it starts, and when Telegram names a rival or throws the token out later; it is alive all along."""
    async with watched(quick_url) as (place, address):
        await place.stop_bot()
        await place.fault(method="getMe", error_code=502, times=1000)
        starting = asyncio.create_task(running(place.settings, place.simulator.clock.now).__aenter__())
        said = await until(address, lambda status, _: status == 503)
        assert "telegram: not reached yet" in said
        assert "inbox: the bot is starting" in said
        assert (await ask(address, "/healthz"))[0] == 200
        starting.cancel()
        await asyncio.wait([starting])
        async with place.http.delete(f"{place.url}/sim/faults") as response:
            assert response.status == 200
        await place.start_bot()
        await until(address, lambda status, _: status == 200)
        await place.fault(method="getUpdates", error_code=409, times=1)
        phone = await place.phone(7, "Кто-то")
        await phone.say("/start")  # ends the poll at hand
        await until(address, lambda _, said: "another process polls with this token" in said)
        await phone.say("/start")
        await until(address, lambda status, _: status == 200)


async def test_a_database_that_does_not_answer_is_said_within_seconds(quick_url: str) -> None:
    """However many ask, it is asked once; and when it answers again all is well."""
    database = await open_database(quick_url)
    signs = Signs()
    signs.reached = True
    health = Health(database, lambda: MONDAY, signs, started=True, answers_within=0.05)
    assert await health.reasons() == {}
    with closing(sqlite3.connect(quick_url.partition("///")[2], isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        several = await asyncio.gather(*(health.reasons() for _ in range(5)))
        assert several == [{"database": "no answer within 0.05 s"}] * 5
        other.execute("ROLLBACK")
    health.answers_within = WITHIN
    assert await health.reasons() == {}
    await database.close()


async def test_a_database_that_goes_in_the_middle_of_a_sentence_is_away() -> None:
    """Its driver says so in a way of its own, that is wrapped by nobody."""
    signs = Signs()
    signs.reached = True
    health = Health(Gone(), lambda: MONDAY, signs, started=True)
    said = (await health.reasons())["database"]
    assert said == "it cannot be asked (InternalClientError): `polevik check` says more"


async def test_telegrams_silence_counts_after_a_minute() -> None:
    """One call that failed is nothing yet; an answer of any kind ends it."""
    signs, now = Signs(), asyncio.get_running_loop().time()

    async def away(*_: object) -> None:
        raise TelegramNetworkError(method=None, message="no route")  # type: ignore[arg-type]  # not looked at

    with pytest.raises(TelegramNetworkError):
        await signs(away, None, None)  # type: ignore[arg-type]  # neither is the bot
    assert signs.silent_since is not None
    assert signs.silent_since >= now


def test_updates_and_reminders_that_nobody_works_on_are_said() -> None:
    """By the age of the oldest: how many they are is the hour's business."""
    minute, nothing = timedelta(minutes=1), timedelta(0)
    assert _behind(State(500, minute, 0, 9000, minute, {"slots": minute}), started=True) == {}
    late = _behind(State(2, 2 * minute, 0, 0, nothing, {"slots": 4 * minute}), started=True)
    assert late == {
        "inbox": "2 updates wait, the oldest for 120 s: see the log",
        "reminders": "nobody has looked at them for 240 s: see the log",
    }


async def test_a_damaged_page_is_said_loudly_and_nothing_is_acknowledged_that_was_not_kept(quick_url: str) -> None:
    """The update stays, whole, and nobody is told that it was recorded."""
    async with watched(quick_url) as (place, address):
        ivan = await join(place, await found(place), 2, "Иван Орлов")
        await place.stop_bot()
        spoil(Path(quick_url.partition("///")[2]), "records")
        with capture_logs() as logs:
            await place.start_bot()
            await ivan.say("/call Ромашка; Иванов Иван; директор; отказ; не надо")
            said = await until(address, lambda _, said: "damaged" in said)
        assert "database: it is damaged: stop the bot and restore a backup" in said
        assert {each["log_level"] for each in logs if "DAMAGED" in each["event"]} == {"critical"}
        assert value((await ask(address, "/metrics"))[1], "polevik_database_damaged") == 1
        kept = await place.polevik.database.transaction(
            lambda c: list(c.scalars(select(inbox.c.payload).where(inbox.c.state != "done")))
        )
        said_then = [each["message"].get("text") for each in kept if each]
        assert "/call Ромашка; Иванов Иван; директор; отказ; не надо" in said_then
        metrics.DAMAGED.set(0)


async def test_where_nothing_can_be_received_the_bot_does_not_start_and_telegram_keeps_it(quick_url: str) -> None:
    """The inbox's own page: what cannot be kept is not acknowledged."""
    async with watched(quick_url) as (place, _):
        olga = await found(place)
        await place.stop_bot()
        await olga.say("/week")
        spoil(Path(quick_url.partition("///")[2]), "inbox")
        with pytest.raises(DatabaseError, match="malformed"):
            await place.start_bot()
        assert len(place.simulator.world.chosen_bot(None).waiting) == 1
