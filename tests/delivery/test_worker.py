"""The worker: one update, one transaction; what fails is set aside and holds nobody up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from aiogram import Bot
from sqlalchemy import Connection, text

from bot.delivery import inbox
from bot.delivery.inbox import RawUpdate
from bot.delivery.outbox import Reply
from bot.delivery.worker import Handle, Worker
from bot.store import tables
from bot.store.database import Database
from bot.store.work import Answer, Work
from tests.delivery.scene import (
    BOT_ID,
    TOKEN,
    Clock,
    Collecting,
    Flaky,
    arrive,
    echo,
    noted,
    rows,
    sorry,
    update,
)

PATIENCE = 10.0


@asynccontextmanager
async def working(
    database: Database, clock: Clock, handle: Handle = echo, apologise: Handle = sorry
) -> AsyncIterator[tuple[Worker, Collecting]]:
    """A worker at work, with short pauses; its sender only collects."""
    bot = Bot(TOKEN)
    sender = Collecting(bot, database, clock)
    worker = Worker(database, BOT_ID, clock, handle, apologise, sender, pauses=(0.001, 0.001), database_pause=0.001)
    running = asyncio.create_task(worker.run())
    try:
        yield worker, sender
    finally:
        worker.stop()
        await asyncio.wait_for(running, PATIENCE)
        await bot.session.close()


async def test_a_chats_updates_are_handled_in_their_order(database: Database, clock: Clock) -> None:
    """Three chats, ten updates each, all at once."""
    updates = [update(number, 1 + number % 3, "x") for number in range(30)]
    async with working(database, clock) as (worker, _):
        worker.notify(await arrive(database, clock.now, *updates))
        await worker.settled(PATIENCE)
    for chat in ("1", "2", "3"):
        order = [int(note.split(":")[1]) for note in await noted(database) if note.startswith(f"{chat}:")]
        assert order == sorted(order)
        assert len(order) == 10


@pytest.mark.postgres
async def test_a_chat_that_takes_long_does_not_hold_up_another(shared: Database, clock: Clock) -> None:
    """On PostgreSQL chats are handled side by side: one waits for a lock, the other is answered."""

    def handle(connection: Connection, raw: RawUpdate, received_at: datetime, now: datetime) -> Sequence[Reply]:
        if raw["message"]["text"] == "slow":
            connection.execute(text("SELECT pg_advisory_xact_lock(77, 77)"))
        return echo(connection, raw, received_at, now)

    locked, unlock = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415 - this test's own connection

        engine = create_async_engine(url)
        async with engine.begin() as connection:
            await connection.execute(text("SELECT pg_advisory_xact_lock(77, 77)"))
            locked.set()
            await unlock.wait()
        await engine.dispose()

    url = shared._engine.url  # type: ignore[attr-defined]  # the same server, beside the pool
    holder = asyncio.create_task(hold())
    await locked.wait()
    async with working(shared, clock, handle) as (worker, sender):
        worker.notify(await arrive(shared, clock.now, update(1, 1, "slow"), update(2, 2, "quick")))
        await asyncio.wait_for(sender.came.wait(), PATIENCE)
        assert [item.chat_id for item in sender.items] == [2]
        unlock.set()
        await worker.settled(PATIENCE)
        assert [item.chat_id for item in sender.items] == [2, 1]
    await holder


async def test_an_update_that_fails_is_rolled_back_tried_three_times_and_set_aside(
    database: Database, clock: Clock
) -> None:
    """Whole; its person is told; his later updates and his neighbours go on."""
    updates = [update(1, 1, "bad"), update(2, 1, "later"), update(3, 2, "neighbour")]
    async with working(database, clock) as (worker, sender):
        worker.notify(await arrive(database, clock.now, *updates))
        await worker.settled(PATIENCE)
    assert sorted(await noted(database)) == ["1:2:later", "2:3:neighbour"]
    told = [item.call.parameters["text"] for item in sender.items if item.chat_id == 1]
    assert told == ["sorry", "later"]
    (failed,) = await database.transaction(inbox.failed)
    assert (failed.update_id, failed.attempts, failed.payload) == (1, inbox.ATTEMPTS, updates[0])
    assert "cannot handle" in failed.error


async def test_one_failure_among_updates_that_share_a_transaction_hurts_no_neighbour(
    database: Database, clock: Clock
) -> None:
    """Each neighbour is handled once, and answered once."""
    updates = [update(number, number, "bad" if number == 4 else "fine") for number in range(1, 9)]
    async with working(database, clock) as (worker, sender):
        worker.notify(await arrive(database, clock.now, *updates))
        await worker.settled(PATIENCE)
    assert sorted(await noted(database)) == sorted(f"{n}:{n}:fine" for n in range(1, 9) if n != 4)
    assert sorted(item.chat_id for item in sender.items) == list(range(1, 9))


async def test_a_set_aside_update_is_handled_when_it_is_replayed(database: Database, clock: Clock) -> None:
    """By the running bot's next look into the inbox, as if it had just arrived."""
    mended = False

    def handle(connection: Connection, raw: RawUpdate, received_at: datetime, now: datetime) -> Sequence[Reply]:
        if not mended:
            raise ValueError("a mistake of ours")
        return echo(connection, raw, received_at, now)

    async with working(database, clock, handle) as (worker, _):
        worker.notify(await arrive(database, clock.now, update(1, 1, "x")))
        await worker.settled(PATIENCE)
        mended = True
        assert await database.transaction(lambda c: inbox.replay(c, 1))
        assert not await database.transaction(lambda c: inbox.replay(c, 1))
        clock.move(minutes=1)
        await worker.recover()
        await worker.settled(PATIENCE)
    assert await noted(database) == ["1:1:x"]
    assert await database.transaction(inbox.failed) == []


async def test_what_an_earlier_run_left_is_handled(database: Database, clock: Clock) -> None:
    """Stored and never handled: by a process that died."""
    await arrive(database, clock.now, update(1, 1, "a"), update(2, 1, "b"))
    clock.move(minutes=1)
    async with working(database, clock) as (worker, _):
        await worker.recover()
        await worker.settled(PATIENCE)
    assert await noted(database) == ["1:1:a", "1:2:b"]


async def test_who_begins_to_lead_takes_at_once_what_has_just_been_stored(database: Database, clock: Clock) -> None:
    """Not when it is some seconds old: whoever stored it may be the one that has just ended."""
    await arrive(database, clock.now, update(1, 1, "a"), update(2, 1, "b"))
    async with working(database, clock) as (worker, sender):
        sweeping = asyncio.create_task(worker.keep_sweeping())
        await asyncio.wait_for(sender.came.wait(), PATIENCE)
        await worker.settled(PATIENCE)
        sweeping.cancel()
    assert await noted(database) == ["1:1:a", "1:2:b"]


async def test_what_comes_while_it_is_looked_what_waits_is_handled_too(database: Database, clock: Clock) -> None:
    """The look has seen one of a chat's updates, the next one is stored before it says so: these are two."""

    class Overtaken(Flaky):
        async def transaction(self, work: Work[Answer]) -> Answer:
            answer = await super().transaction(work)
            if answer == {1: 1}:
                worker.notify(await arrive(database, clock.now, update(2, 1, "b")))
            return answer

    await arrive(database, clock.now, update(1, 1, "a"))
    async with working(Overtaken(database, away=0), clock) as (worker, _):
        await worker.recover()
        await worker.settled(PATIENCE)
    assert await noted(database) == ["1:1:a", "1:2:b"]


async def test_a_database_that_is_away_is_no_failure_of_the_update(database: Database, clock: Clock) -> None:
    """However often: nothing is counted, nothing set aside, nobody told."""
    keys = await arrive(database, clock.now, update(1, 1, "x"))
    async with working(Flaky(database, away=7), clock) as (worker, sender):
        worker.notify(keys)
        await worker.settled(PATIENCE)
    assert [item.call.parameters["text"] for item in sender.items] == ["x"]
    assert [(row.state, row.attempts) for row in await rows(database, tables.inbox)] == [("done", 0)]


@pytest.mark.postgres
async def test_a_connection_that_breaks_in_the_middle_is_no_failure_of_the_update(
    shared: Database, clock: Clock
) -> None:
    """The work is rolled back and done again on another connection."""
    breaks = 5

    def handle(connection: Connection, raw: RawUpdate, received_at: datetime, now: datetime) -> Sequence[Reply]:
        nonlocal breaks
        replies = echo(connection, raw, received_at, now)
        if breaks:
            breaks -= 1
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        return replies

    async with working(shared, clock, handle) as (worker, _):
        worker.notify(await arrive(shared, clock.now, update(1, 1, "x")))
        await worker.settled(PATIENCE)
    assert await noted(shared) == ["1:1:x"]
    assert [(row.state, row.attempts) for row in await rows(shared, tables.inbox)] == [("done", 0)]


async def test_an_update_for_which_not_even_the_apology_works_holds_up_nobody(database: Database, clock: Clock) -> None:
    """It is set aside, and the chat goes on."""

    def stutter(connection: Connection, raw: RawUpdate, received_at: datetime, now: datetime) -> Sequence[Reply]:
        connection.execute(text("SELECT nonsense FROM nowhere"))
        return []

    async with working(database, clock, apologise=stutter) as (worker, _):
        worker.notify(await arrive(database, clock.now, update(1, 1, "bad"), update(2, 1, "next")))
        await worker.settled(PATIENCE)
    assert await noted(database) == ["1:2:next"]
    assert [failed.update_id for failed in await database.transaction(inbox.failed)] == [1]


async def test_the_log_of_a_failure_says_where_and_not_about_whom(
    database: Database, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exception's text, which may hold names, stays in the database."""
    async with working(database, clock) as (worker, _):
        worker.notify(await arrive(database, clock.now, update(1, 1, "bad")))
        await worker.settled(PATIENCE)
    logged = "".join(capsys.readouterr())
    assert "ValueError" in logged
    assert "scene.py" in logged
    assert "Иван" not in logged


async def test_stopping_finishes_the_update_at_hand_and_leaves_the_rest(database: Database, clock: Clock) -> None:
    """What is not begun waits in the inbox for the next run."""
    keys = await arrive(database, clock.now, *(update(number, 1, "x") for number in range(5)))
    gated = Flaky(database)
    gated.gate.clear()
    async with working(gated, clock) as (worker, sender):
        worker.notify(keys)
        worker.stop()
        gated.gate.set()
    done = [row.update_id for row in await rows(database, tables.inbox) if row.state == "done"]
    assert len(done) == len(sender.items) <= 1
