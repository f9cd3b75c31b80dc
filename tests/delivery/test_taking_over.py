"""How a process begins to send where another one sent before, and hears of what others commit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot

from bot.delivery import inbox, outbox, recently
from bot.delivery.budget import BURST, Budget
from bot.delivery.hearing import Hearing
from bot.delivery.outbox import Priority
from bot.delivery.sender import Sender
from bot.domain.reminding import Delivery
from bot.store import leading as leads
from bot.store import people, reminders
from bot.store.database import Database
from bot.store.leading import leading
from bot.store.reminders import Claim
from tests import databases
from tests.delivery.errand_scene import hire
from tests.delivery.scene import BOT_ID, Clock, all_sent, arrive, put, said, update
from tests.delivery.test_sender import seen
from tests.simulator.driver import ANN, BORIS, Phone

pytestmark = pytest.mark.postgres


@pytest.fixture
def database_url(postgres: databases.Postgres) -> Iterator[str]:
    found = postgres.migrated()
    yield found
    postgres.drop(found)


@asynccontextmanager
async def on_duty(bot: Bot, database: Database, clock: Clock, url: str) -> AsyncIterator[Sender]:
    """A process that leads: it sends what it hears of."""
    sender = Sender(bot, database, clock, a_second=0, announced=True)
    hearing = Hearing(database, clock, sender, lambda: None)
    async with leading(url, hearing.hear) as lead:
        sender.may_send = lead.holds
        tasks = [asyncio.create_task(sender.run()), asyncio.create_task(hearing.run())]
        try:
            yield sender
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            await sender.stop(5)


async def test_what_others_commit_is_sent_once_and_in_their_order(
    bot: Bot, database: Database, clock: Clock, ann: Phone, database_url: str
) -> None:
    """What waited when it began, what is committed after; what it is given by its own worker it hears of as well."""
    await put(database, clock.now, [said(ANN, "a0")])
    async with on_duty(bot, database, clock, database_url) as sender:
        for number in range(1, 20):
            sender.accept(await put(database, clock.now, [said(ANN, f"a{number}")]))
        await all_sent(database)
    assert await seen(ann) == [f"a{number}" for number in range(20)]


async def test_what_is_announced_once_more_is_not_sent_again(
    bot: Bot, database: Database, clock: Clock, ann: Phone, database_url: str
) -> None:
    """While it is in hand, and when it is long sent."""
    sender = Sender(bot, database, clock, a_second=0, announced=True)
    hearing = Hearing(database, clock, sender, lambda: None)
    (item,) = await put(database, clock.now, [said(ANN, "a1")])
    running = asyncio.create_task(sender.run())
    listening = asyncio.create_task(hearing.run())
    for _ in range(3):
        hearing.hear(str(item.id))
        await all_sent(database)
    (other,) = await put(database, clock.now, [said(ANN, "a2")])
    hearing.hear(f"{item.id},{other.id}")
    await all_sent(database)
    for task in (running, listening):
        task.cancel()
    await asyncio.wait([running, listening])
    await sender.stop(5)
    assert await seen(ann) == ["a1", "a2"]


async def test_of_each_chat_it_is_assumed_what_it_just_got(database: Database, clock: Clock) -> None:
    """Two messages for each update of the last seconds; all it may get where messages have been waiting."""
    await arrive(database, clock.now, update(1, ANN, "x"), update(2, ANN, "y"), update(3, 77, "z"))
    for _ in range(2):
        await database.transaction(lambda c: inbox.claim(c, BOT_ID, ANN, clock.now))
    await put(database, clock.now, [said(BORIS, "waits")], Priority.REMINDER)
    clock.move(seconds=2)
    assert await database.transaction(lambda c: recently.sent(c, clock.now)) == {ANN: 4, BORIS: BURST}
    clock.move(seconds=60)
    assert await database.transaction(lambda c: recently.sent(c, clock.now)) == {BORIS: BURST}
    assert await database.transaction(outbox.waiting)


async def test_an_answer_that_waited_may_have_left_just_now(database: Database, clock: Clock) -> None:
    """Handled while nobody led, or more than its chat's limit let through at once: nothing waits, and much was sent."""
    await arrive(database, clock.now, update(1, ANN, "x"))
    await database.transaction(lambda c: inbox.claim(c, BOT_ID, ANN, clock.now))
    clock.move(seconds=leads.SILENT_FOR + BURST)
    assert await database.transaction(lambda c: recently.sent(c, clock.now)) == {ANN: 2}


async def test_of_who_was_reminded_it_is_assumed_too(database: Database, clock: Clock) -> None:
    """He said nothing, so no update tells of it; what he was not told does not count."""
    await database.transaction(lambda c: hire(c, clock.now))
    found = await database.transaction(lambda c: people.by_telegram_id(c, ANN))
    assert found is not None
    for key, state in (
        ("a", Delivery.SEND),
        ("b", Delivery.SEND_LATE),
        ("c", Delivery.MISSED),
        ("d", Delivery.WAITING),
    ):
        claim = Claim(found[0], key, clock.now.date(), state)
        await database.transaction(lambda c, claim=claim: reminders.claim_all(c, [claim], clock.now))  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable
    clock.move(seconds=2)
    assert await database.transaction(lambda c: recently.sent(c, clock.now)) == {ANN: 2}
    clock.move(seconds=60)
    assert await database.transaction(lambda c: recently.sent(c, clock.now)) == {}


def test_what_another_one_may_have_sent_counts() -> None:
    """The last second to the full, and each chat's own; then all is as for a process alone."""
    budget = Budget(30, 100.0, spent=True)
    assert budget.overall_ready_at(100.0) == 101.0
    budget.assume(ANN, 4, 100.0)
    assert budget.chat_ready_at(ANN, 101.0) == 101.0
    budget.take(ANN, 101.0)
    assert budget.chat_ready_at(ANN, 101.0) == 105.0
    assert budget.chat_ready_at(BORIS, 101.0) == 101.0
