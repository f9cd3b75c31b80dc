"""Steps: a long work is done piece by piece, each in a transaction of its own, and goes on after a stop."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aiogram import Bot
from sqlalchemy import Connection, insert

from bot.delivery import errands
from bot.delivery.errands import Taken, step
from bot.delivery.outbox import Reply
from bot.store import tables
from bot.store.database import Database
from tests.delivery.errand_scene import fetching, methods, over, texts
from tests.delivery.scene import Clock, rows, said
from tests.simulator.driver import ANN, Phone

STEPS = 40


def work_on(connection: Connection, errand: Taken, content: Any, now: datetime) -> Sequence[Reply]:
    """Writes its number, and wishes for the next; the last one answers."""
    assert content is None
    number = errand.data["number"]
    connection.execute(insert(tables.founding_links).values(code_hash=f"step {number}", created_at=now))
    return [step("work", {"number": number + 1})] if number < STEPS else [said(ANN, "done")]


async def begin(database: Database, clock: Clock) -> None:
    await database.transaction(lambda c: errands.keep(c, [step("work", {"number": 1})], ANN, clock.now))


async def done(database: Database) -> list[str]:
    return sorted(row.code_hash for row in await rows(database, tables.founding_links))


WHOLE = sorted(f"step {number}" for number in range(1, STEPS + 1))


async def test_steps_follow_each_other_and_fetch_nothing(
    bot: Bot, database: Database, clock: Clock, hired: Phone
) -> None:
    """Each once, in a transaction of its own."""
    before = await methods(hired.http)
    async with fetching(bot, database, clock, work_on) as (_, sender):
        await begin(database, clock)
        await over(database)
    assert await done(database) == WHOLE
    assert texts(sender) == ["done"]
    assert await methods(hired.http) == before


async def test_a_work_that_was_stopped_goes_on_with_the_step_that_was_not_done(
    bot: Bot, database: Database, clock: Clock, hired: Phone
) -> None:
    """However often it is stopped: nothing is done twice, nothing is left out."""
    await begin(database, clock)
    for turns in range(0, 80, 2):
        async with fetching(bot, database, clock, work_on):
            for _ in range(turns):
                await asyncio.sleep(0)
    async with fetching(bot, database, clock, work_on):
        await over(database)
    assert await done(database) == WHOLE


async def test_a_step_that_fails_leaves_nothing_behind_and_is_tried_again(
    bot: Bot, database: Database, clock: Clock, hired: Phone
) -> None:
    """The second time it goes on as if nothing had been."""
    failures = iter([True])

    def fail_once(connection: Connection, errand: Taken, content: Any, now: datetime) -> Sequence[Reply]:
        replies = work_on(connection, errand, content, now)
        if errand.data["number"] == 3 and next(failures, False):
            raise ValueError("the third step fails")
        return replies

    async with fetching(bot, database, clock, fail_once):
        await begin(database, clock)
        await over(database)
    assert await done(database) == WHOLE
