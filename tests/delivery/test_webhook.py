"""The webhook: 200 means committed, and nothing but Telegram's updates comes in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiohttp import web
from yarl import URL

from bot.delivery.webhook import LARGEST_UPDATE, SECRET_HEADER, Receiver
from bot.delivery.worker import Worker
from bot.store import tables
from bot.store.database import Database
from tests.delivery.scene import BOT_ID, TOKEN, Clock, Collecting, Flaky, echo, rows, sorry, update
from tests.simulator.driver import Phone, RawBot

SECRET = "a-secret"


@pytest.fixture
def flaky(database: Database) -> Flaky:
    return Flaky(database)


@pytest.fixture
async def hook(flaky: Flaky, clock: Clock) -> AsyncIterator[str]:
    """A receiver that listens; its worker rests, so updates stay in the inbox."""
    bot = Bot(TOKEN)
    worker = Worker(flaky, BOT_ID, clock, echo, sorry, Collecting(bot, flaky, clock))
    receiver = Receiver(BOT_ID, flaky, clock, worker, SECRET)
    runner = web.AppRunner(receiver.application("/hook"), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()
    await receiver.finish()
    await bot.session.close()


async def deliver(url: str, body: bytes, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with aiohttp.ClientSession() as http, http.post(url, data=body, headers=headers) as response:
        return response.status


def as_json(body: Any) -> bytes:
    return json.dumps(body).encode()


@pytest.mark.parametrize("secret", [None, "", "another", SECRET + "x"])
async def test_without_the_secret_nothing_comes_in(hook: str, database: Database, secret: str | None) -> None:
    """Anybody may find the address."""
    assert await deliver(hook, as_json(update(1, 7, "x")), secret) == 401
    assert await rows(database, tables.inbox) == []


async def test_a_secret_in_odd_bytes_is_refused_as_any_other(hook: str) -> None:
    """A header may hold bytes that are no text at all."""
    address = URL(hook)
    reader, writer = await asyncio.open_connection(address.host, address.port)
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n{SECRET_HEADER}: ".encode()
    writer.write(head + b"\xff\xfe\r\nConnection: close\r\n\r\n{}")
    assert (await reader.readline()).split()[1] == b"401"
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"update_id": "1"}',
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b'{"update_id": 9223372036854775808}',
        b'{"update_id": 1, "message": {"date": NaN}}',
        b'{"update_id": 1, "message": {"date": 1e999}}',
        b"[" * 100_000,
    ],
)
async def test_what_is_no_update_is_refused(hook: str, database: Database, body: bytes) -> None:
    """It must not reach the database, where it would keep its neighbours out."""
    assert await deliver(hook, body) == 400
    assert await rows(database, tables.inbox) == []


async def test_an_update_larger_than_any_of_telegrams_is_refused(hook: str, database: Database) -> None:
    """It is not read to its end."""
    assert await deliver(hook, as_json(update(1, 7, "x" * LARGEST_UPDATE))) == 413
    assert await rows(database, tables.inbox) == []


async def test_odd_updates_come_in_beside_their_neighbours(hook: str, database: Database) -> None:
    """Kinds nobody knows, chats that are none, zero bytes and halves of characters: kept, for the worker to refuse."""
    odd: list[dict[str, Any]] = [
        {"update_id": 1, "tomorrow": {"x": 1}},
        {"update_id": 2, "message": {"chat": {"id": 2**70}}},
        {"update_id": 3, "message": "x"},
        update(4, 7, "zero \0, half \ud83d"),
        update(5, 7, "fine"),
    ]
    statuses = await asyncio.gather(*(deliver(hook, as_json(one)) for one in odd))
    assert statuses == [200] * 5
    assert [row.update_id for row in await rows(database, tables.inbox)] == [1, 2, 3, 4, 5]


async def test_an_update_that_is_brought_twice_is_stored_once(hook: str, database: Database) -> None:
    """Both times Telegram hears that it arrived."""
    both = await asyncio.gather(*(deliver(hook, as_json(update(1, 7, "x"))) for _ in range(2)))
    assert [*both, await deliver(hook, as_json(update(1, 7, "x")))] == [200] * 3
    assert len(await rows(database, tables.inbox)) == 1


async def test_while_the_database_is_away_telegram_keeps_the_update(
    hook: str, flaky: Flaky, database: Database
) -> None:
    """503 makes it bring the update again, and then it is stored."""
    flaky.away = 1
    assert await deliver(hook, as_json(update(1, 7, "x"))) == 503
    assert await deliver(hook, as_json(update(1, 7, "x"))) == 200
    assert len(await rows(database, tables.inbox)) == 1


async def test_200_is_said_after_the_commit(hook: str, flaky: Flaky, database: Database) -> None:
    """While the transaction runs Telegram waits."""
    flaky.gate.clear()
    delivering = asyncio.create_task(deliver(hook, as_json(update(1, 7, "x"))))
    done, _ = await asyncio.wait([delivering], timeout=0.2)
    assert not done
    flaky.gate.set()
    assert await delivering == 200
    assert len(await rows(database, tables.inbox)) == 1


async def test_telegram_brings_an_update_until_the_database_is_back(
    hook: str, flaky: Flaky, database: Database, ann: Phone, raw: RawBot
) -> None:
    """With the real courier: pauses in between, the update once in the end."""
    flaky.away = 3
    await raw.ok("setWebhook", url=hook, secret_token=SECRET)
    await ann.send("hello")
    async with asyncio.timeout(10):
        while (await raw.ok("getWebhookInfo"))["pending_update_count"]:
            await asyncio.sleep(0)
    (stored,) = await rows(database, tables.inbox)
    assert stored.payload["message"]["text"] == "hello"
