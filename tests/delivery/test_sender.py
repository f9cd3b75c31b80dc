"""The sender on a local Telegram: order, urgency, and what it makes of every refusal."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
from aiogram import Bot
from sqlalchemy import Connection

from bot.delivery.calls import a_call
from bot.delivery.messages import edit, message_to
from bot.delivery.outbox import Card, Priority
from bot.domain.people import Role
from bot.screens.screen import Button, Screen
from bot.store import people, tables
from bot.store.database import Database
from tests.delivery.scene import Clock, calls_until, hand_over, put, rows, said, sending
from tests.simulator.driver import ANN, BORIS, Phone, RawBot, get, post

SENT = "sendMessage"
SUPERGROUP = -1_000_000_000_500


def texts(calls: list[dict[str, Any]], *, to: int | None = None) -> list[str]:
    """What the bot tried to send, in order."""
    tried = (call["params"] for call in calls if call["method"] == SENT)
    return [params["text"] for params in tried if to is None or int(params["chat_id"]) == to]


async def seen(phone: Phone) -> list[str]:
    """What the bot said to this person, in order."""
    return [message["text"] for message in await phone.messages() if message["from"]["is_bot"]]


def card(text: str, chat_id: int = ANN) -> Card:
    return Card(chat_id, "week", Screen(text))


async def test_a_chats_messages_arrive_in_their_order(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """However many: the next one leaves after the one before."""
    wanted = [f"message {number}" for number in range(12)]
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [said(ANN, text) for text in wanted])
        await calls_until(http, SENT, len(wanted))
    assert await seen(ann) == wanted
    assert await rows(database, tables.outbox) == []


async def test_an_answer_passes_the_reminders_that_wait(
    bot: Bot, database: Database, clock: Clock, boris: Phone, http: aiohttp.ClientSession
) -> None:
    """In its own chat, and over all chats."""
    async with sending(bot, database, clock, a_second=100) as sender:
        reminders = [said(chat, f"reminder {number}") for number in range(4) for chat in (ANN, BORIS)]
        waiting = await put(database, clock.now, reminders, Priority.REMINDER)
        answers = await put(database, clock.now, [said(BORIS, "answer"), said(ANN, "another answer")])
        # Both are handed over before the sender takes its next turn: nothing here depends on the machine's speed.
        sender.accept(waiting)
        sender.accept(answers)
        tried = texts(await calls_until(http, SENT, 10))
    assert tried[:2] == ["answer", "another answer"]
    assert await seen(boris) == ["answer", *(f"reminder {number}" for number in range(4))]


async def test_retry_after_is_obeyed_by_the_chat_it_was_said_of(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """The others go on; the chat's own order stands."""
    await post(http, "/sim/faults", method=SENT, times=1, retry_after=1)
    loop = asyncio.get_running_loop()
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [said(ANN, "a1"), said(ANN, "a2")])
        await calls_until(http, SENT, 1)
        refused_at = loop.time()
        await hand_over(sender, database, clock.now, [said(BORIS, "b1"), said(BORIS, "b2")])
        assert texts(await calls_until(http, SENT, 3)) == ["a1", "b1", "b2"]
        assert texts(await calls_until(http, SENT, 5)) == ["a1", "b1", "b2", "a1", "a2"]
        assert loop.time() - refused_at >= 0.95
    assert await seen(ann) == ["a1", "a2"]


async def test_who_blocked_the_bot_is_unreachable_and_what_waits_for_him_is_dropped(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """One refusal says it for all; the refused message is kept as failed. Others get theirs."""

    def hire(connection: Connection) -> None:
        team_id = people.found_team(connection, "Sales", "Europe/Moscow", "en", clock.now)
        for number in (ANN, BORIS):
            people.add_member(connection, team_id, number, Role.HUNTER, "Ann", "Europe/Moscow", "en", None, clock.now)

    await database.transaction(hire)
    await ann.do("block")
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [said(ANN, text) for text in ("a1", "a2", "a3")])
        await hand_over(sender, database, clock.now, [said(BORIS, "b1")])
        await calls_until(http, SENT, 2)
    assert texts((await get(http, "/sim/calls"))["calls"], to=ANN) == ["a1"]
    since = {row.telegram_id: row.unreachable_since for row in await rows(database, tables.members)}
    assert since == {ANN: clock.now, BORIS: None}
    kept = [(row.payload["text"], row.state) for row in await rows(database, tables.outbox)]
    assert kept == [("a1", "failed")]


async def test_a_group_that_became_a_supergroup_gets_its_messages_there(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """All that wait, in order, and its card stays a card."""
    await post(http, "/sim/groups", id=-500, title="Sales", members=[ANN])
    await post(http, "/sim/groups/-500/upgrade", new_id=SUPERGROUP)
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [said(-500, "g1"), said(-500, "g2"), card("week", -500)])
        await calls_until(http, "pinChatMessage", 1)
    group = await ann.messages(chat_id=SUPERGROUP)
    assert [message["text"] for message in group if message["from"]["is_bot"]] == ["g1", "g2", "week"]
    assert [row.chat_id for row in await rows(database, tables.cards)] == [SUPERGROUP]
    assert await rows(database, tables.outbox) == []


async def test_servers_errors_are_waited_out(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """500 and 502, then a token that is refused for a moment: the message arrives, once."""
    for code in (500, 502, 401):
        await post(http, "/sim/faults", method=SENT, times=1, error_code=code, description="Bad Gateway")
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [said(ANN, "a1"), said(ANN, "a2")])
        await calls_until(http, SENT, 5)
    assert await seen(ann) == ["a1", "a2"]
    assert await rows(database, tables.outbox) == []


async def test_a_cut_connection_is_tried_again(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """Telegram may have done the work: then the message is shown twice, which is better than not at all."""
    await post(http, "/sim/faults", method=SENT, times=1, drop=True)
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [said(ANN, "a1"), said(ANN, "a2")])
        await calls_until(http, SENT, 3)
    assert await seen(ann) == ["a1", "a1", "a2"]


async def test_an_edit_that_changes_nothing_is_done(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """It was made before a crash: no failure, and not tried again."""
    number = await raw.say("as it is")
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [edit(ANN, number, Screen("as it is")), said(ANN, "next")])
        calls = await calls_until(http, SENT, 2)
    assert [call["method"] for call in calls].count("editMessageText") == 1
    assert await rows(database, tables.outbox) == []


async def test_an_edit_of_a_message_that_is_gone_becomes_a_new_message(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """With its buttons: the person has to be able to go on."""
    number = await raw.say("soon gone")
    await raw.ok("deleteMessage", chat_id=ANN, message_id=number)
    screen = Screen("said anew", ((Button("press", "data"),),))
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [edit(ANN, number, screen)])
        await calls_until(http, SENT, 2)
    (message,) = [message for message in await ann.messages() if message["from"]["is_bot"]]
    assert (message["text"], message["buttons"]) == ("said anew", [["press"]])


async def test_what_is_tried_in_another_way_takes_its_own_place_within_the_limit(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """At one a second the new message leaves a second after the edit that failed, and the next one a second later."""
    loop = asyncio.get_running_loop()
    async with sending(bot, database, clock, a_second=1) as sender:
        began = loop.time()
        await hand_over(sender, database, clock.now, [edit(ANN, 999, Screen("anew")), said(ANN, "next")])
        await calls_until(http, SENT, 1)
        assert loop.time() - began >= 0.95
        await calls_until(http, SENT, 2)
        assert loop.time() - began >= 1.95
    assert await seen(ann) == ["anew", "next"]


async def test_of_a_cards_states_that_wait_only_the_last_is_shown(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """The first is sent and pinned, the ones between are skipped, the last is an edit."""
    await post(http, "/sim/faults", method=SENT, times=1, delay_ms=200)
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [card("0 of 50")])
        for state in ("1 of 50", "2 of 50", "3 of 50"):
            await hand_over(sender, database, clock.now, [card(state)])
        await calls_until(http, "pinChatMessage", 1)
        calls = await calls_until(http, "editMessageText", 1)
    (message,) = [message for message in await ann.messages() if message["from"]["is_bot"]]
    assert (message["text"], message["pinned"]) == ("3 of 50", True)
    made = [call["method"] for call in calls]
    assert (made.count(SENT), made.count("editMessageText"), made.count("pinChatMessage")) == (1, 1, 1)
    assert await rows(database, tables.outbox) == []


async def test_a_card_that_was_deleted_is_sent_and_pinned_anew(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """The person cleared his chat: the week is back with his next call."""
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [card("1 of 50")])
        await calls_until(http, "pinChatMessage", 1)
        (first,) = await rows(database, tables.cards)
        await raw.ok("deleteMessage", chat_id=ANN, message_id=first.message_id)
        await hand_over(sender, database, clock.now, [card("2 of 50")])
        await calls_until(http, "pinChatMessage", 2)
    (message,) = [message for message in await ann.messages() if message["from"]["is_bot"]]
    assert (message["text"], message["pinned"]) == ("2 of 50", True)


async def test_a_message_that_telegram_refuses_is_kept_as_failed_and_the_next_goes_on(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """The row says why; it is not tried again. Nor is a call that cannot even be made."""
    odd = a_call(SENT, {"chat_id": ANN, "text": object()})
    async with sending(bot, database, clock) as sender:
        items = await hand_over(sender, database, clock.now, [message_to(ANN, Screen("<b>no end")), said(ANN, "odd")])
        items[1].call.parameters["text"] = odd.parameters["text"]
        await hand_over(sender, database, clock.now, [said(ANN, "next")])
        await calls_until(http, SENT, 2)
    assert await seen(ann) == ["next"]
    kept = {(row.state, row.error) for row in await rows(database, tables.outbox)}
    assert len(kept) == 2
    assert {state for state, _ in kept} == {"failed"}
    assert any("can't parse entities" in error for _, error in kept)


async def test_a_press_is_answered_straight_out_and_once(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """A refused answer is nobody's loss: it is not tried again, and holds nothing up."""
    async with sending(bot, database, clock) as sender:
        sender.answer(a_call("answerCallbackQuery", {"callback_query_id": "1"}))
        await hand_over(sender, database, clock.now, [said(ANN, "next")])
        await calls_until(http, SENT, 1)
        calls = await calls_until(http, "answerCallbackQuery", 1)
    assert [call["method"] for call in calls].count("answerCallbackQuery") == 1
    assert await rows(database, tables.outbox) == []
