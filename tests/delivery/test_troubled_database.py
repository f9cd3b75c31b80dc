"""A locked or full SQLite file is nobody's fault; and a button that was pressed is answered in the end."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

import aiohttp
import asyncpg  # type: ignore[import-untyped]  # it has no stubs
import pytest
from aiogram import Bot
from sqlalchemy import Connection, insert, text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.delivery import inbox
from bot.delivery.calls import Call
from bot.delivery.inbox import RawUpdate
from bot.delivery.messages import answer
from bot.delivery.outbox import Reply
from bot.delivery.worker import Worker
from bot.store import tables
from bot.store.database import Database, open_database
from bot.store.sqlite import EndedError
from bot.store.work import trouble, was_away
from tests.databases import sqlite_url
from tests.delivery.scene import BOT_ID, TOKEN, Clock, Collecting, arrive, echo, noted, rows, sending, update
from tests.delivery.test_worker import PATIENCE, working
from tests.simulator.driver import Phone, RawBot, get, post


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


@pytest.fixture
async def lite(file_url: str) -> AsyncIterator[Database]:
    opened = await open_database(file_url)
    yield opened
    await opened.close()


async def say(database: Database, command: str) -> None:
    await database.transaction(lambda connection: connection.execute(text(command)))


async def test_a_locked_file_is_waited_for_and_counts_as_no_attempt(
    lite: Database, clock: Clock, tmp_path: Path
) -> None:
    """All who wait hear of it at once: each waiting for itself would take as many times as long."""
    keys = await arrive(lite, clock.now, *(update(number, number, "x") for number in range(1, 6)))
    await say(lite, "PRAGMA busy_timeout=20")
    with closing(sqlite3.connect(tmp_path / "polevik.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        async with working(lite, clock) as (worker, sender):
            worker.notify(keys)
            found = await asyncio.gather(*(noted(lite) for _ in range(40)), return_exceptions=True)
            assert {trouble(each) for each in found if isinstance(each, BaseException)} == {
                "OperationalError SQLITE_BUSY"
            }
            other.execute("ROLLBACK")
            await worker.settled(PATIENCE)
            assert len(sender.items) == len(keys)
    assert [row.attempts for row in await rows(lite, tables.inbox)] == [0] * len(keys)


async def test_a_full_disk_sets_no_update_aside(lite: Database, clock: Clock) -> None:
    """Though a small transaction, such as one that notes a failure, still fits."""
    tried = asyncio.Event()
    loop = asyncio.get_running_loop()

    def handle(connection: Connection, raw: RawUpdate, received_at: datetime, now: datetime) -> Sequence[Reply]:
        loop.call_soon_threadsafe(tries.append, 1)
        if len(tries) > inbox.ATTEMPTS + 1:
            loop.call_soon_threadsafe(tried.set)
        connection.execute(insert(tables.founding_links).values(code_hash="x" * 300_000, created_at=now))
        return echo(connection, raw, received_at, now)

    tries: list[int] = []
    keys = await arrive(lite, clock.now, update(1, 1, "x"))
    pages = await lite.transaction(lambda connection: connection.scalar(text("PRAGMA page_count")))
    await say(lite, f"PRAGMA max_page_count={pages + 5}")
    async with working(lite, clock, handle) as (worker, sender):
        worker.notify(keys)
        await asyncio.wait_for(tried.wait(), PATIENCE)
        await say(lite, "PRAGMA max_page_count=100000")
        await worker.settled(PATIENCE)
        assert [item.call.parameters["text"] for item in sender.items] == ["x"]
    assert [(row.state, row.attempts) for row in await rows(lite, tables.inbox)] == [("done", 0)]


async def test_what_went_on_after_sqlite_ended_its_transaction_is_refused(lite: Database, clock: Clock) -> None:
    """Whoever caught the error would else be told that all is committed, of which the first half is gone."""

    def work(connection: Connection) -> None:
        connection.execute(insert(tables.founding_links).values(code_hash="before", created_at=clock.now))
        connection.exec_driver_sql("ROLLBACK")  # as SQLite does by itself, when the disk is full

    with pytest.raises(EndedError):
        await lite.transaction(work)
    with pytest.raises(OperationalError):
        await say(lite, "nonsense")
    assert await noted(lite) == []


class Answering(Collecting):
    """Its answers stand in `answers`."""

    def __init__(self, bot: Bot, database: Database, clock: Clock) -> None:
        super().__init__(bot, database, clock)
        self.answers: list[Call] = []

    def answer(self, answer: Call) -> asyncio.Task[None]:
        self.answers.append(answer)
        return asyncio.create_task(asyncio.sleep(0))


async def started(worker: Worker) -> None:
    await worker.recover()
    assert worker._answering is not None
    await worker._answering


async def test_a_press_whose_handler_died_before_it_answered_is_answered_at_the_next_start(
    database: Database, clock: Clock
) -> None:
    """The commit had happened: nothing else would ever end the button's spinning."""
    query = {"id": "77", "from": {"id": 1}, "data": "x"}
    await arrive(database, clock.now, {"update_id": 1, "callback_query": query}, update(2, 1, "x"))
    for _ in range(2):
        await database.transaction(lambda connection: inbox.claim(connection, BOT_ID, 1, clock.now))
    bot = Bot(TOKEN)
    sender = Answering(bot, database, clock)
    assert [row.payload for row in await rows(database, tables.inbox)] == [{"press": "77"}, {}]
    await started(Worker(database, BOT_ID, clock, echo, echo, sender))
    assert [each.parameters["callback_query_id"] for each in sender.answers] == ["77"]
    await started(Worker(database, BOT_ID, clock, echo, echo, sender))
    assert len(sender.answers) == 1, "who falls again and again would do little else"
    await bot.session.close()


async def test_an_answer_to_a_press_is_tried_until_it_arrives(
    bot: Bot, lite: Database, clock: Clock, http: aiohttp.ClientSession, ann: Phone, raw: RawBot
) -> None:
    """Telegram fails twice, and once the answer's answer is cut off."""
    buttons = {"inline_keyboard": [[{"text": "Да", "callback_data": "x"}]]}
    sent = await raw.ok("sendMessage", chat_id=ann.user_id, text="?", reply_markup=buttons)
    pressing = asyncio.create_task(
        post(http, f"/sim/users/{ann.user_id}/press", message_id=sent["message_id"], label="Да", wait=10)
    )
    (pressed,) = await raw.updates(timeout=5)
    for fault in ({"error_code": 500, "times": 2}, {"kind": "cut", "times": 1}):
        await post(http, "/sim/faults", method="answerCallbackQuery", **fault)
    async with sending(bot, lite, clock) as sender:
        sender.answer(answer(pressed["callback_query"]["id"], "Готово"))
        assert (await pressing)["answer"]["text"] == "Готово"
    assert (await get(http, "/sim/faults"))["faults"] == []


def test_a_server_that_goes_in_the_middle_of_a_sentence_was_away() -> None:
    """However asyncpg says it: raised by a connection of our own, or beneath SQLAlchemy's error."""
    for error in (asyncpg.InternalClientError("unknown protocol state"), asyncpg.InterfaceError("closed")):
        wrapped = DBAPIError("SELECT 1", None, Exception())
        assert wrapped.orig is not None
        wrapped.orig.__cause__ = error
        assert was_away(error)
        assert was_away(wrapped)
    assert not was_away(ValueError("the work's own"))


def test_a_transaction_that_the_server_ended_because_its_process_hung_is_nobodys_fault() -> None:
    """Whoever wakes hears of it with his next sentence; a sentence said after one's own error is one's own."""
    assert was_away(asyncpg.IdleInTransactionSessionTimeoutError("ended"))
    assert was_away(asyncpg.IdleSessionTimeoutError("ended"))
    assert not was_away(asyncpg.InFailedSQLTransactionError("after an error"))
