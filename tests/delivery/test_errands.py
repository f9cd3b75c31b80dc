"""Files in: fetched after the commit, read in a thread, handled in one transaction; or the reason why not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
import structlog
from aiogram import Bot
from aiohttp import web
from sqlalchemy import Connection

from bot.delivery import errands
from bot.delivery.attempts import Refused, Wait
from bot.delivery.download import TooBig, download
from bot.delivery.errands import GONE, TOO_BIG, UNREADABLE, Errand, Unread
from bot.delivery.fetching import Fetcher
from bot.delivery.inbox import RawUpdate
from bot.delivery.outbox import Reply
from bot.delivery.worker import Worker
from bot.store import tables
from bot.store.database import Database
from tests.delivery.errand_scene import LIMITS, PATIENCE, fetching, file_id, hand_over, keep, over, read, regret, texts
from tests.delivery.scene import BOT_ID, Clock, all_sent, api, arrive, rows, said, sending, sorry, update
from tests.delivery.test_sender import seen
from tests.simulator.driver import ANN, Phone, RawBot

# -- the whole way


async def test_a_file_is_fetched_read_and_answered(
    bot: Bot, database: Database, clock: Clock, hired: Phone, raw: RawBot
) -> None:
    """From the update whose handler wanted it, to the answer on the phone; no row is left anywhere."""
    file = await file_id(hired, raw, b"one\ntwo")

    def handle(connection: Connection, raw: RawUpdate, received_at: datetime, now: datetime) -> Sequence[Reply]:
        return [said(ANN, "a moment"), Errand("table", file, {"for": "ann"})]

    async with sending(bot, database, clock) as sender:
        fetcher = Fetcher(*(bot, database, clock, sender, hand_over, regret), read=read, limits=LIMITS)
        worker = Worker(database, BOT_ID, clock, handle, sorry, sender, on_errand=fetcher.wake)
        parts = [asyncio.create_task(part.run()) for part in (fetcher, worker)]
        worker.notify(await arrive(database, clock.now, update(1, ANN, "x")))
        await worker.settled(PATIENCE)
        await over(database)
        await all_sent(database)
        for part in parts:
            part.cancel()
        await asyncio.wait(parts)
        await fetcher.stop()
    assert await seen(hired) == ["a moment", "['one', 'two']"]
    assert await rows(database, tables.errands) == []


async def test_an_errand_belongs_to_the_member_who_sent_the_file(
    database: Database, clock: Clock, hired: Phone
) -> None:
    """And to his team: its row says so."""
    await keep(database, clock, "x")
    (row,) = await rows(database, tables.errands)
    (member,) = await rows(database, tables.members)
    assert (row.member_id, row.team_id, row.chat_id, row.data) == (member.id, member.team_id, ANN, {"for": "ann"})


async def test_an_errand_of_an_update_that_failed_is_not_run(
    bot: Bot, database: Database, clock: Clock, hired: Phone
) -> None:
    """It is kept in the update's own transaction."""

    def fail(connection: Connection) -> None:
        errands.keep(connection, [Errand("table", "x", {})], ANN, clock.now)
        raise ValueError("the handler failed")

    with pytest.raises(ValueError, match="the handler failed"):
        await database.transaction(fail)
    assert await rows(database, tables.errands) == []


# -- what cannot be had or read


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"x" * 101, TOO_BIG),
        ("не латиница".encode(), UNREADABLE),
        (b"panic", UNREADABLE),
        (b"locked", Unread("encrypted")),
    ],
)
async def test_what_cannot_be_read_is_handed_over_with_the_reason(
    bot: Bot, database: Database, clock: Clock, hired: Phone, raw: RawBot, content: bytes, what: Unread
) -> None:
    """Never an exception; and nothing that stands in the file gets into the log."""
    await keep(database, clock, await file_id(hired, raw, content))
    with structlog.testing.capture_logs() as logs:
        async with fetching(bot, database, clock) as (_, sender):
            await over(database)
    assert texts(sender) == [what.why]
    assert "латиница" not in str(logs)
    assert await rows(database, tables.errands) == []


async def test_a_file_over_the_limit_is_not_even_fetched(
    bot: Bot, database: Database, clock: Clock, hired: Phone, raw: RawBot
) -> None:
    """Its size is asked first; a kind without a limit takes nothing."""
    file = await file_id(hired, raw, b"x" * 101)
    with pytest.raises(TooBig):
        await download(bot, file, 100)
    assert await download(bot, file, 101) == b"x" * 101
    await keep(database, clock, file, "unknown")
    async with fetching(bot, database, clock) as (_, sender):
        await over(database)
    assert texts(sender) == [TOO_BIG.why]


async def test_a_file_that_telegram_itself_does_not_give_out_is_too_big(bot: Bot, hired: Phone, raw: RawBot) -> None:
    """A bot gets at most 20 megabytes."""
    file = await file_id(hired, raw, bytes(20 * 1024 * 1024 + 1))
    with pytest.raises(TooBig):
        await download(bot, file, 10**9)


async def test_a_file_that_is_gone_is_said_to_be(bot: Bot, database: Database, clock: Clock, hired: Phone) -> None:
    """Trying again would not bring it back."""
    await keep(database, clock, "nothing")
    async with fetching(bot, database, clock) as (_, sender):
        await over(database)
    assert texts(sender) == [GONE.why]


class OddServer:
    """A Bot API server that says of a file what it likes, and sends it without end."""

    def __init__(self, size: int, status: int) -> None:
        self.file = {"file_id": "x", "file_size": size, "file_path": "endless"}
        self.status = status
        self.asked = self.sent = 0

    async def get_file(self, request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": self.file})

    async def endless(self, request: web.Request) -> web.StreamResponse:
        self.asked += 1
        response = web.StreamResponse(status=self.status)
        await response.prepare(request)
        while self.sent < 50_000_000:
            await response.write(bytes(1024))
            self.sent += 1024
        return response

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[Bot]:
        app = web.Application()
        routes = [web.post("/bot{token}/getFile", self.get_file), web.get("/file/bot{token}/endless", self.endless)]
        app.add_routes(routes)
        runner = web.AppRunner(app, shutdown_timeout=0.01)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        bot = api(f"http://127.0.0.1:{runner.addresses[0][1]}")
        yield bot
        await bot.session.close()
        await runner.cleanup()


async def test_a_file_that_is_said_to_be_too_big_is_not_asked_for() -> None:
    """Its size is in the answer to getFile."""
    server = OddServer(size=10_001, status=200)
    async with server.bot() as bot:
        with pytest.raises(TooBig):
            await download(bot, "x", 10_000)
    assert server.asked == 0


@pytest.mark.parametrize(("status", "outcome"), [(200, TooBig), (404, Refused), (429, Wait), (500, Wait)])
async def test_a_server_that_lies_about_the_size_is_stopped(status: int, outcome: type[Exception]) -> None:
    """It said one byte, and sends without end: no more is read than may be."""
    server = OddServer(size=1, status=status)
    async with server.bot() as bot:
        with pytest.raises(outcome):
            await download(bot, "x", 10_000)
    assert server.asked == 1
    assert server.sent < 50_000_000
