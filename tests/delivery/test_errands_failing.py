"""Files in, where something fails: the network, the handler, the database, the process."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import aiohttp
import pytest
import structlog
from aiogram import Bot

from bot.delivery import errands
from bot.delivery.errands import UNREACHABLE
from bot.delivery.fetching import FETCHES
from bot.store import tables
from bot.store.database import Database
from tests.delivery.errand_scene import PATIENCE, fetching, file_id, hire, keep, methods, over, texts
from tests.delivery.scene import Clock, Flaky, fault_taken, noted, rows
from tests.simulator.driver import Phone, RawBot, post

# -- what fails and passes


async def test_a_network_that_fails_is_waited_out(
    bot: Bot, database: Database, clock: Clock, hired: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """An error of the server, a flood, a cut connection: the file is handled once."""
    for fault in ({"error_code": 500, "description": "Internal Server Error"}, {"drop": True}):
        await post(http, "/sim/faults", method="getFile", times=2, **fault)
    await keep(database, clock, await file_id(hired, raw, b"one"))
    async with fetching(bot, database, clock) as (_, sender):
        await over(database)
    assert texts(sender) == ["['one']"]
    assert (await methods(http)).count("getFile") == 5


async def test_after_so_many_failures_the_person_is_told_and_the_row_is_kept(
    bot: Bot, database: Database, clock: Clock, hired: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """He can send the file again; the row says what was wrong, and goes after a month."""
    await post(http, "/sim/faults", method="getFile", times=100, error_code=500, description="Internal Server Error")
    await keep(database, clock, await file_id(hired, raw, b"one"))
    async with fetching(bot, database, clock) as (_, sender):
        await over(database)
    assert texts(sender) == [UNREACHABLE.why]
    assert (await methods(http)).count("getFile") == FETCHES
    (row,) = await rows(database, tables.errands)
    assert (row.state, row.attempts, row.error) == ("failed", FETCHES, "unreachable")
    await database.transaction(lambda c: errands.prune(c, clock.now + timedelta(days=31)))
    assert await rows(database, tables.errands) == []


async def test_failures_are_counted_over_a_restart(
    bot: Bot, database: Database, clock: Clock, hired: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """Nothing is lost when the process ends between two tries, and the next run does not begin anew."""
    await keep(database, clock, await file_id(hired, raw, b"one"))
    (errand,) = await database.transaction(lambda c: errands.take(c, (), limit=9))
    await database.transaction(lambda c: errands.note_failure(c, errand.id, FETCHES - 1, "status 500"))
    await post(http, "/sim/faults", method="getFile", times=1, error_code=500, description="Internal Server Error")
    async with fetching(bot, database, clock) as (_, sender):
        await over(database)
    assert texts(sender) == [UNREACHABLE.why]


async def test_a_handler_that_fails_is_tried_again_and_then_the_person_is_told(
    bot: Bot, database: Database, clock: Clock, hired: Phone, raw: RawBot
) -> None:
    """Nothing of what it did stays; the row says where it failed, without a word of the file."""
    await keep(database, clock, await file_id(hired, raw, b"bad"))
    await keep(database, clock, await file_id(hired, raw, b"good"))
    with structlog.testing.capture_logs() as logs:
        async with fetching(bot, database, clock) as (_, sender):
            await over(database)
    assert sorted(texts(sender)) == ["['good']", "sorry"]
    assert [note.split(":")[2] for note in await noted(database)] == ["good"]
    (row,) = await rows(database, tables.errands)
    assert (row.state, row.attempts) == ("failed", 3)
    assert row.error.startswith("ValueError at errand_scene.py")
    assert "«bad»" not in str(logs)


async def test_a_database_that_is_away_is_not_the_errands_fault(
    bot: Bot, database: Database, clock: Clock, hired: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """However long: what was fetched is handed over when it is back."""
    await keep(database, clock, await file_id(hired, raw, b"one"))
    flaky = Flaky(database)
    await post(http, "/sim/faults", method="getFile", times=1, delay_ms=50)
    async with fetching(bot, flaky, clock) as (_, sender):
        await fault_taken(http)
        flaky.away = 5
        await over(database)
    assert texts(sender) == ["['one']"]
    assert (await methods(http)).count("getFile") == 1


# -- a process ends in the middle; several processes


async def test_what_an_earlier_run_left_is_done_at_the_start(
    bot: Bot, database: Database, clock: Clock, hired: Phone, raw: RawBot
) -> None:
    """At once: whoever runs errands is the only one who does."""
    await keep(database, clock, await file_id(hired, raw, b"one"))
    await database.transaction(lambda c: errands.take(c, (), limit=9))
    async with fetching(bot, database, clock) as (_, sender):
        await over(database)
    assert texts(sender) == ["['one']"]


async def test_a_runner_that_stops_leaves_its_errands_to_others(
    bot: Bot, database: Database, clock: Clock, hired: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """A rolling restart must not cost a lease's time, and what was not done is not forgotten."""
    await keep(database, clock, await file_id(hired, raw, b"one"))
    await post(http, "/sim/faults", method="getFile", times=1, delay_ms=60_000)
    async with fetching(bot, database, clock) as (_, sender):
        await fault_taken(http)
    assert texts(sender) == []
    async with fetching(bot, database, clock) as (_, sender):
        await over(database)
    assert texts(sender) == ["['one']"]


async def test_an_errand_that_another_process_ended_meanwhile_is_not_handled_again(
    bot: Bot, database: Database, clock: Clock, hired: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """Its lease ended while the first was still fetching: who ends the row answers, the other keeps silent."""
    await keep(database, clock, await file_id(hired, raw, b"one"))
    await post(http, "/sim/faults", method="getFile", times=1, delay_ms=50)
    watched = Flaky(database)
    async with fetching(bot, watched, clock) as (_, sender):
        await fault_taken(http)
        (row,) = await rows(database, tables.errands)
        assert await database.transaction(lambda c: errands.end(c, row.id))
        watched.committed.clear()
        async with asyncio.timeout(PATIENCE):
            await watched.committed.wait()  # it looked for its row
    assert texts(sender) == []
    assert await noted(database) == []


@pytest.mark.postgres
async def test_two_runners_answer_once(
    bot: Bot, shared: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """One of them hung while another took over, and woke: a file may be fetched twice, and is answered once."""
    await shared.transaction(lambda connection: hire(connection, clock.now))
    for number in range(12):
        await keep(shared, clock, await file_id(ann, raw, str(number).encode()))
    async with fetching(bot, shared, clock) as (_, one), fetching(bot, shared, clock) as (_, other):
        await over(shared)
    assert sorted(texts(one) + texts(other)) == sorted(f"['{number}']" for number in range(12))
