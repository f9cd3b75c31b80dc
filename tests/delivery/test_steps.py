"""Steps: a long work is done piece by piece, each in a transaction of its own, and goes on after a stop."""

from __future__ import annotations

import asyncio
import threading
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
from bot.store.steps import Steps, apart
from bot.store.steps import step as step_of
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


async def test_what_is_to_be_read_first_is_read_in_steps_and_handed_over(
    bot: Bot, database: Database, clock: Clock, hired: Phone
) -> None:
    """Each step in a transaction of its own, what needs no database in a thread; what fails is tried again."""
    failures, units = iter([True]), 0

    def write(c: Connection) -> int:
        return c.execute(insert(tables.founding_links).values(code_hash=f"read {units}", created_at=clock.now)).rowcount

    def gather(errand: Taken, now: datetime) -> Steps[str]:
        nonlocal units
        found = 0
        for _ in range(3):
            units += 1
            found += yield from step_of(write)
        main = yield from apart(lambda: threading.current_thread() is threading.main_thread())
        if next(failures, False):
            raise ValueError("the last step fails")
        return f"{found} {main} {errand.data['number']}"

    def tell(connection: Connection, errand: Taken, content: Any, now: datetime) -> Sequence[Reply]:
        return [said(ANN, content)]

    async with fetching(bot, database, clock, tell, gathers={"work": gather}) as (_, sender):
        await begin(database, clock)
        await over(database)
    assert texts(sender) == ["3 False 1"]
    # The first try's steps were committed before it failed.
    assert await done(database) == [f"read {number}" for number in range(1, 7)]
