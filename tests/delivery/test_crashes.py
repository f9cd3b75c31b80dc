"""What a process leaves behind when it ends in the middle, and who takes it over."""

from __future__ import annotations

import asyncio

import aiohttp
from aiogram import Bot

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Card, Outcome, Priority
from bot.delivery.sender import Sender
from bot.screens.screen import Screen
from bot.store import tables
from bot.store.database import Database
from tests.delivery.scene import Clock, Flaky, all_sent, calls_until, hand_over, put, rows, said, sending
from tests.delivery.test_sender import SENT, card, seen, texts
from tests.simulator.driver import ANN, BORIS, Phone, post


async def test_what_was_committed_and_not_sent_is_sent_after_a_restart(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """At once: whoever sends now is the only one who does."""
    await database.transaction(lambda c: outbox.put(c, [said(ANN, "a1"), said(ANN, "a2")], clock.now, Priority.ANSWER))
    async with sending(bot, database, clock) as sender:
        await sender.recover()
        await calls_until(http, SENT, 2)
    assert await seen(ann) == ["a1", "a2"]
    assert await rows(database, tables.outbox) == []


async def test_a_process_alone_takes_over_the_whole_backlog(database: Database, clock: Clock) -> None:
    """However long: nothing would look for the rest later."""
    messages = [message_to(ANN, Screen("x"))] * 2500
    await database.transaction(lambda c: outbox.put(c, messages, clock.now, Priority.REMINDER))
    taken = await database.transaction(outbox.waiting)
    assert len(taken) == 2500


async def test_a_sender_that_stopped_begins_anew_and_repeats_nothing(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """A process that lost the lead and got it back: what waited still waits, what was sent and could not be written
    down is not sent again."""
    flaky = Flaky(database)
    sender = Sender(bot, flaky, clock, a_second=0)
    running = asyncio.create_task(sender.run())
    flaky.gate.clear()
    await hand_over(sender, database, clock.now, [said(ANN, "a1"), said(ANN, "a2")])
    await calls_until(http, SENT, 1)
    flaky.away = 1
    flaky.gate.set()
    running.cancel()
    await asyncio.wait([running])
    await sender.stop(5)
    running = asyncio.create_task(sender.run())
    await sender.recover()
    await all_sent(database)
    running.cancel()
    await asyncio.wait([running])
    assert await seen(ann) == ["a1", "a2"]


async def test_one_that_may_not_send_by_now_sends_nothing(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """A process that was stopped and wakes may have been replaced: it asks before each message."""
    async with sending(bot, database, clock) as sender:
        sender.may_send = lambda: False
        await hand_over(sender, database, clock.now, [said(ANN, "a1")])
        await post(http, "/sim/users", id=ANN, first_name="Ann")  # a round trip: the sender had its turn
        assert await seen(ann) == []
        sender.may_send = lambda: True
        await calls_until(http, SENT, 1)


async def test_a_shutdown_in_the_middle_of_writing_down_forgets_nothing(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """Else every deployment would show messages twice."""
    gated = Flaky(database)
    async with sending(bot, gated, clock) as sender:
        await hand_over(sender, gated, clock.now, [said(ANN, "a1")])
        gated.gate.clear()
        await calls_until(http, SENT, 1)
        asyncio.get_running_loop().call_later(0.05, gated.gate.set)
    assert await rows(database, tables.outbox) == []


async def test_a_chats_next_message_waits_until_the_one_before_is_written_down(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """So a kill repeats one message of a chat, not all that were sent meanwhile; other chats do not wait."""
    gated = Flaky(database)
    async with sending(bot, gated, clock) as sender:
        mine = await put(database, clock.now, [said(ANN, "a1"), said(ANN, "a2")])
        his = await put(database, clock.now, [said(BORIS, "b1")])
        gated.gate.clear()
        sender.accept(mine)
        await calls_until(http, SENT, 1)
        sender.accept(his)
        meanwhile = texts(await calls_until(http, SENT, 2))
        gated.gate.set()
        assert texts(await calls_until(http, SENT, 3)) == ["a1", "b1", "a2"]
    assert meanwhile == ["a1", "b1"]


async def test_outcomes_are_written_down_when_the_database_is_back(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """What was sent is not sent again."""
    flaky = Flaky(database)
    async with sending(bot, flaky, clock) as sender:
        await hand_over(sender, flaky, clock.now, [said(ANN, "a1")])
        flaky.away = 1
        await calls_until(http, SENT, 1)
    assert await rows(database, tables.outbox) == []


async def test_a_card_that_hangs_by_now_is_edited_after_a_restart(database: Database, clock: Clock) -> None:
    """Its second state was written while the first was being sent: it must not become a second card."""
    first, second = await database.transaction(
        lambda c: outbox.put(c, [card("1 of 50"), card("2 of 50")], clock.now, Priority.ANSWER)
    )
    await database.transaction(lambda c: outbox.settle(c, [Outcome(first, message_id=77)], clock.now))
    taken = await database.transaction(outbox.waiting)
    (again,) = [item for item in taken if item.id == second.id]
    assert again.call.name == "editMessageText"
    assert again.call.parameters["message_id"] == 77


async def test_another_persons_card_is_not_touched(database: Database, clock: Clock) -> None:
    """Cards are told apart by chat and by name."""
    items = await database.transaction(
        lambda c: outbox.put(
            c, [card("x"), card("x", BORIS), Card(ANN, "other", Screen("x"))], clock.now, Priority.ANSWER
        )
    )
    await database.transaction(lambda c: outbox.settle(c, [Outcome(items[0], message_id=77)], clock.now))
    taken = await database.transaction(outbox.waiting)
    assert {item.id for item in taken if item.call.name == SENT} == {items[1].id, items[2].id}
