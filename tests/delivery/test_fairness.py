"""Whoever sends a heap of lines or files waits for them himself."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from aiogram import Bot
from sqlalchemy import Connection

from bot.delivery import errands
from bot.delivery.errands import Errand
from bot.delivery.fetching import AT_ONCE, Fetcher
from bot.delivery.inbox import RawUpdate, chat_key
from bot.delivery.outbox import Reply
from bot.delivery.worker import LANES, RESTS, Worker
from bot.domain.people import Role
from bot.store import people, tables
from bot.store.database import Database
from tests.delivery.errand_scene import LIMITS, PATIENCE, file_id, hand_over, keep, over, read, regret
from tests.delivery.scene import BOT_ID, Clock, Collecting, arrive, rows, sorry, update
from tests.simulator.driver import ANN, BORIS, Phone, RawBot

WORK = 0.02
"""Seconds that a line takes."""


async def test_one_persons_files_leave_room_for_anothers(
    bot: Bot, database: Database, clock: Clock, hired: Phone, boris: Phone, raw: RawBot
) -> None:
    """Boris' one file is read while Ann's twenty are, however long each of hers takes."""
    slow, quick = await file_id(hired, raw, b"slow"), await file_id(boris, raw, b"quick")
    may_go_on, hers, most = threading.Event(), 0, 0
    guard = threading.Lock()

    def reading(kind: str, content: bytes) -> Any:
        nonlocal hers, most
        if content == b"slow":
            with guard:
                hers += 1
                most = max(most, hers)
            may_go_on.wait(PATIENCE)
            with guard:
                hers -= 1
        return read(kind, content)

    def hire(connection: Connection) -> None:
        team_id = people.found_team(connection, "Others", "Europe/Moscow", "en", clock.now)
        people.add_member(connection, team_id, BORIS, Role.HEAD, "Boris", "Europe/Moscow", "en", None, clock.now)

    await database.transaction(hire)
    for _ in range(5 * AT_ONCE):
        await keep(database, clock, slow)
    wanted = [Errand("table", quick, {"for": "boris"})]
    await database.transaction(lambda connection: errands.keep(connection, wanted, BORIS, clock.now))
    sender = Collecting(bot, database, clock)
    fetcher = Fetcher(bot, database, clock, sender, hand_over, regret, read=reading, limits=LIMITS, first_pause=0.001)
    running = asyncio.create_task(fetcher.run())
    try:
        async with asyncio.timeout(PATIENCE):
            while not any(item.call.parameters["text"] == "['quick']" for item in sender.items):
                await asyncio.sleep(0)
        assert not may_go_on.is_set()
        async with asyncio.timeout(PATIENCE):
            while hers < AT_ONCE // 2:  # his may be read before as many of hers are begun as may be
                await asyncio.sleep(0)
        may_go_on.set()
        await over(database)
    finally:
        may_go_on.set()
        running.cancel()
        await asyncio.wait([running])
        await fetcher.stop()
    assert most == AT_ONCE // 2
    assert await rows(database, tables.errands) == []


async def test_one_persons_lines_leave_room_for_anothers(bot: Bot, database: Database, clock: Clock) -> None:
    """Boris' line, which comes behind five hundred of Ann's, is answered after as many as there are lanes at most."""
    order: list[int] = []

    def handle(connection: Connection, raw: RawUpdate, received_at: datetime, now: datetime) -> Sequence[Reply]:
        order.append(chat_key(raw))
        return []

    worker = Worker(database, BOT_ID, clock, handle, sorry, Collecting(bot, database, clock))
    running = asyncio.create_task(worker.run())
    lines = [*(update(number, ANN, "x") for number in range(1, 501)), update(501, BORIS, "x")]
    worker.notify(await arrive(database, clock.now, *lines))
    await worker.settled(PATIENCE)
    worker.stop()
    await running
    assert len(order) == 501
    assert order.index(BORIS) <= LANES


async def test_whoever_has_more_waiting_rests_longer_than_he_is_worked_for(
    bot: Bot, database: Database, clock: Clock
) -> None:
    """Between two of Ann's lines the database is free for three times as long as the first of them took."""
    times: list[tuple[float, float]] = []

    def handle(connection: Connection, raw: RawUpdate, received_at: datetime, now: datetime) -> Sequence[Reply]:
        began = time.perf_counter()
        while time.perf_counter() < began + WORK:
            pass
        times.append((began, time.perf_counter()))
        return []

    worker = Worker(database, BOT_ID, clock, handle, sorry, Collecting(bot, database, clock))
    running = asyncio.create_task(worker.run())
    lines = [update(number, ANN, "x") for number in range(1, 6)]
    worker.notify(await arrive(database, clock.now, *lines))
    await worker.settled(PATIENCE)
    worker.stop()
    await running
    rests = [(later - ended) / (ended - began) for (began, ended), (later, _) in pairwise(times)]
    assert len(times) == len(lines)
    assert min(rests) >= RESTS
