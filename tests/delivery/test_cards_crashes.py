"""The card of a dialogue, where a process ends in the middle, or two send at once."""

from __future__ import annotations

from functools import partial

import aiohttp
from aiogram import Bot

from bot.delivery import outbox
from bot.delivery.deliver import deliver
from bot.delivery.outbox import Outcome, Priority
from bot.store import tables
from bot.store.database import Database
from tests.delivery.scene import Clock, calls_until, hand_over, put, rows, said, sending
from tests.delivery.test_cards import EDITED, REMOVED, below, hangs_at
from tests.delivery.test_sender import SENT, card, seen, texts
from tests.simulator.driver import ANN, Phone, RawBot


async def test_a_kill_after_the_send_repeats_the_card_once(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """The repeated one is the card: the next takes its place. The copy before it is all that stays."""
    await put(database, clock.now, [below("question 1")])
    await _sent_and_killed(bot, database, clock)
    async with sending(bot, database, clock) as sender:
        await sender.recover()
        await calls_until(http, SENT, 2)
        await hand_over(sender, database, clock.now, [below("question 2")])
        await calls_until(http, REMOVED, 1)
    assert await seen(ann) == ["question 1", "question 2"]
    assert await rows(database, tables.outbox) == []


async def test_of_two_states_that_waited_at_the_kill_only_the_last_is_sent(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """And never as an edit of what hangs: it was to come below."""
    (first,) = await put(database, clock.now, [below("question 0")])
    await database.transaction(lambda c: outbox.settle(c, [Outcome(first, message_id=77)], clock.now))
    for number in (1, 2):
        await put(database, clock.now, [below(f"question {number}")])
    async with sending(bot, database, clock) as sender:
        await sender.recover()
        calls = await calls_until(http, REMOVED, 1)
    assert texts(calls) == ["question 2"]
    assert EDITED not in [call["method"] for call in calls]
    assert await seen(ann) == ["question 2"]


async def test_a_state_of_the_pinned_card_that_was_less_urgent_does_not_come_back_over_a_later_one(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """After a restart the more urgent one is taken up first, and it is the later."""
    await put(database, clock.now, [card("0 of 50, a new week")], Priority.QUIET)
    await put(database, clock.now, [card("1 of 50")])
    async with sending(bot, database, clock) as sender:
        await sender.recover()
        await calls_until(http, "pinChatMessage", 1)
    assert await seen(ann) == ["1 of 50"]
    assert await rows(database, tables.outbox) == []


async def test_a_pinned_card_that_nobody_waits_for_lets_reminders_pass(
    database: Database, clock: Clock, ann: Phone
) -> None:
    """Ten thousand cards are edited when a week begins; elsewhere it is nine by then."""
    (quiet,) = await put(database, clock.now, [card("0 of 50, a new week")], Priority.QUIET)
    (usual,) = await put(database, clock.now, [card("1 of 50")])
    (reminder,) = await put(database, clock.now, [said(ANN, "slot")], Priority.REMINDER)
    assert sorted([quiet, usual, reminder]) == [usual, reminder, quiet]


async def test_an_old_card_goes_though_the_process_ended_before_removing_it(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """The removal is written down together with where the new card hangs."""
    old, new = await raw.say("question 1"), await raw.say("question 2")
    for number in (old, new):
        (item,) = await put(database, clock.now, [below("question")])
        outcome = Outcome(item, message_id=number)
        await database.transaction(partial(outbox.settle, outcomes=[outcome], now=clock.now))
    async with sending(bot, database, clock) as sender:
        await sender.recover()
        await calls_until(http, REMOVED, 1)
    assert await seen(ann) == ["question 2"]
    assert await rows(database, tables.outbox) == []


async def test_a_card_that_two_processes_sent_is_taken_back_once(database: Database, clock: Clock) -> None:
    """The one hung while it waited for Telegram, so another sent it too; the first to write it down wins."""
    (item,) = await put(database, clock.now, [below("question")])
    assert await database.transaction(lambda c: outbox.settle(c, [Outcome(item, message_id=77)], clock.now)) == []
    (removal,) = await database.transaction(lambda c: outbox.settle(c, [Outcome(item, message_id=78)], clock.now))
    assert (removal.call.name, removal.call.parameters["message_id"]) == (REMOVED, 78)
    assert await hangs_at(database) == [77]


async def test_what_was_written_down_twice_takes_nothing_back(database: Database, clock: Clock) -> None:
    """The commit's answer was lost on the way, so it is made again."""
    (item,) = await put(database, clock.now, [below("question")])
    for _ in range(2):
        assert await database.transaction(lambda c: outbox.settle(c, [Outcome(item, message_id=77)], clock.now)) == []


async def _sent_and_killed(bot: Bot, database: Database, clock: Clock) -> None:
    """Another process sends what waits, and dies before it has written it down."""
    (item,) = await database.transaction(outbox.waiting)
    await deliver(bot, item, {})
