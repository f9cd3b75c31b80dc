"""The card of a dialogue: one message in the chat, edited by buttons, brought anew by what was typed."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod
from sqlalchemy import Connection, insert

from bot.delivery import cards, outbox
from bot.delivery.calls import Session
from bot.delivery.outbox import Card, Outcome, Priority
from bot.domain.people import Role
from bot.screens.screen import Button, Screen
from bot.store import people, tables
from bot.store.database import Database
from simulator.pictures import small_png
from simulator.server import Simulator
from tests.delivery.scene import TOKEN, Clock, all_sent, calls_until, hand_over, put, rows, said, sending
from tests.delivery.test_sender import SENT, seen, texts
from tests.simulator.driver import ANN, Phone, RawBot, post

EDITED, REMOVED = "editMessageText", "deleteMessage"
DAY = timedelta(days=1)
T = TypeVar("T")


class SlowSession(Session):
    """Holds every request while the gate is closed; `entered` tells that one is under way."""

    def __init__(self, url: str) -> None:
        super().__init__(TelegramAPIServer.from_base(url))
        self.entered, self.gate = asyncio.Event(), asyncio.Event()

    async def make_request(self, bot: Bot, method: TelegramMethod[T], timeout: int | None = None) -> T:
        self.entered.set()
        await self.gate.wait()
        return await super().make_request(bot, method, timeout)


@dataclass(frozen=True, slots=True)
class Slow:
    bot: Bot
    entered: asyncio.Event
    gate: asyncio.Event


@pytest.fixture
async def slow(sim: Simulator) -> AsyncIterator[Slow]:
    session = SlowSession(sim.url)
    yield Slow(Bot(TOKEN, session=session), session.entered, session.gate)
    await session.close()


def below(text: str) -> Card:
    return Card(ANN, "form", Screen(text, ((Button("go on", "data"),),)), below=True)


def at(message_id: int, text: str) -> Card:
    return Card(ANN, "form", Screen(text), at=message_id)


async def from_bot(phone: Phone) -> list[dict[str, Any]]:
    return [message for message in await phone.messages() if message["from"]["is_bot"]]


async def hangs_at(database: Database) -> list[int]:
    return [row.message_id for row in await rows(database, tables.cards)]


async def test_what_was_typed_brings_the_card_anew_below_and_the_old_one_goes(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """It is the chat's last message, with its buttons, and never pinned."""
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [below("question 1")])
        await calls_until(http, SENT, 1)
        await ann.send("an answer")
        await hand_over(sender, database, clock.now, [below("question 2")])
        await calls_until(http, REMOVED, 1)
    *_, typed, shown = await ann.messages()
    assert (typed["text"], shown["text"]) == ("an answer", "question 2")
    assert (shown["buttons"], shown["pinned"]) == ([["go on"]], False)
    assert await seen(ann) == ["question 2"]
    assert await hangs_at(database) == [shown["message_id"]]
    assert await rows(database, tables.outbox) == []


async def test_the_old_card_stays_until_the_new_one_is_there(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """A failed send must not leave a person without a question: the removal is made last."""
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [below("question 1")])
        await calls_until(http, SENT, 1)
        await post(http, "/sim/faults", method=SENT, times=1, error_code=500, description="Internal Server Error")
        await hand_over(sender, database, clock.now, [below("question 2")])
        calls = await calls_until(http, REMOVED, 1)
    assert [call["method"] for call in calls][-4:] == [SENT, SENT, SENT, REMOVED]


async def test_a_pressed_card_is_edited_in_place(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """No second message, and nothing goes."""
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [below("question 1")])
        await calls_until(http, SENT, 1)
        (first,) = await from_bot(ann)
        await hand_over(sender, database, clock.now, [at(first["message_id"], "question 2"), said(ANN, "end")])
        calls = await calls_until(http, SENT, 2)
    assert await seen(ann) == ["question 2", "end"]
    assert REMOVED not in [call["method"] for call in calls]
    assert await hangs_at(database) == [first["message_id"]]


async def test_a_pressed_message_becomes_the_card_and_the_one_before_goes(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """From a reminder's or a record's button: where the thumb is, there the dialogue goes on."""
    pressed = await raw.say("fill it in")
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [below("question 1")])
        await calls_until(http, SENT, 2)
        await hand_over(sender, database, clock.now, [at(pressed, "question 2")])
        await calls_until(http, REMOVED, 1)
        assert await seen(ann) == ["question 2"]
        assert await hangs_at(database) == [pressed]
        await hand_over(sender, database, clock.now, [below("question 3")])
        await calls_until(http, REMOVED, 2)
    assert await seen(ann) == ["question 3"]
    assert await rows(database, tables.outbox) == []


async def test_of_several_cards_that_wait_only_the_last_is_shown(
    slow: Slow, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """He typed four answers in a tunnel: those between are not sent; the one under way goes when the last is there."""
    async with sending(slow.bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [below("question 1")])
        await slow.entered.wait()
        for number in (2, 3, 4):
            await hand_over(sender, database, clock.now, [below(f"question {number}")])
        slow.gate.set()
        calls = await calls_until(http, REMOVED, 1)
    assert texts(calls) == ["question 1", "question 4"]
    assert await seen(ann) == ["question 4"]
    assert len(await hangs_at(database)) == 1
    assert await rows(database, tables.outbox) == []


async def test_a_card_that_telegram_postponed_yields_to_its_later_state(
    slow: Slow, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """Else the person would read two questions."""
    await post(http, "/sim/faults", method=SENT, times=1, error_code=500, description="Bad Gateway")
    async with sending(slow.bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [below("question 1")])
        await slow.entered.wait()
        await hand_over(sender, database, clock.now, [below("question 2"), said(ANN, "end")])
        slow.gate.set()
        calls = await calls_until(http, SENT, 3)
    assert texts(calls) == ["question 1", "question 2", "end"]
    assert await seen(ann) == ["question 2", "end"]
    assert await rows(database, tables.outbox) == []


async def test_a_card_under_way_is_taken_back_when_the_old_one_was_pressed_meanwhile(
    slow: Slow, database: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """The pressed message shows the latest state and is the card: the other would be a question of the past."""
    old = await raw.say("question 1")
    async with sending(slow.bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [below("question 2")])
        await slow.entered.wait()
        await hand_over(sender, database, clock.now, [at(old, "question 3")])
        slow.gate.set()
        await calls_until(http, REMOVED, 1)
    assert await seen(ann) == ["question 3"]
    assert await hangs_at(database) == [old]
    assert await rows(database, tables.outbox) == []


async def test_a_card_that_was_pressed_before_it_was_written_down_stays(database: Database, clock: Clock) -> None:
    """A quick thumb: the message is shown, its number is not yet known here, and its button is pressed."""
    (sent,) = await put(database, clock.now, [below("question 1")])
    (pressed,) = await put(database, clock.now, [at(77, "question 2")])
    outcomes = [Outcome(sent, message_id=77), Outcome(pressed)]
    assert await database.transaction(lambda c: outbox.settle(c, outcomes, clock.now)) == []
    assert await hangs_at(database) == [77]
    assert await rows(database, tables.outbox) == []


async def test_an_edit_of_a_card_that_the_person_deleted_brings_it_anew(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot
) -> None:
    """He cleared the chat on another device; the new message is the card, and the next one takes its place."""
    pressed = await raw.say("question 1")
    await raw.ok(REMOVED, chat_id=ANN, message_id=pressed)
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [at(pressed, "question 2")])
        await all_sent(database)
        assert await seen(ann) == ["question 2"]
        await hand_over(sender, database, clock.now, [below("question 3")])
        await all_sent(database)
    (shown,) = await from_bot(ann)
    assert shown["text"] == "question 3"
    assert await hangs_at(database) == [shown["message_id"]]
    assert await rows(database, tables.outbox) == []


async def test_a_picture_whose_button_was_pressed_stays(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot, http: aiohttp.ClientSession
) -> None:
    """There is no text in it to edit: the card comes below it, and is not taken for its successor."""
    picture = base64.b64encode(small_png()).decode()
    await ann.do("send", photo={"content_base64": picture})
    file_id = (await raw.updates())[-1]["message"]["photo"][-1]["file_id"]
    shown = await raw.ok("sendPhoto", chat_id=ANN, photo=file_id)
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [at(shown["message_id"], "question 1"), said(ANN, "end")])
        calls = await calls_until(http, SENT, 2)
    assert await seen(ann) == ["", "question 1", "end"]
    assert REMOVED not in [call["method"] for call in calls]


@pytest.mark.parametrize("gone", [True, False])
async def test_an_old_card_that_cannot_be_removed_is_left(
    bot: Bot,
    database: Database,
    clock: Clock,
    ann: Phone,
    raw: RawBot,
    sim: Simulator,
    http: aiohttp.ClientSession,
    gone: bool,
) -> None:
    """It is gone, or older than the 48 hours that Telegram allows: nothing failed, nothing is tried again."""
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [below("question 1")])
        await calls_until(http, SENT, 1)
        if gone:
            await raw.ok(REMOVED, chat_id=ANN, message_id=(await from_bot(ann))[0]["message_id"])
        else:
            await sim.clock.move_to(sim.clock.now() + timedelta(hours=49))
        await hand_over(sender, database, clock.now, [below("question 2")])
        await calls_until(http, REMOVED, 2 if gone else 1)
    assert await seen(ann) == (["question 2"] if gone else ["question 1", "question 2"])
    assert await rows(database, tables.outbox) == []


async def test_a_card_keeps_its_place_among_the_answers_and_passes_reminders(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """It is what the person waits for."""
    async with sending(bot, database, clock) as sender:
        waiting = await put(database, clock.now, [said(ANN, "reminder"), below("question")], Priority.REMINDER)
        answers = await put(database, clock.now, [said(ANN, "before"), below("question 2"), said(ANN, "after")])
        sender.accept(waiting)
        sender.accept(answers)
        await calls_until(http, SENT, 4)
    assert await seen(ann) == ["before", "question 2", "after", "reminder"]


async def test_a_card_that_nobody_looked_at_for_long_is_forgotten(database: Database, clock: Clock) -> None:
    """A pinned one hangs as long as its chat is somebody's: it is edited for years."""

    def hang(c: Connection) -> None:
        team = people.found_team(c, "Team", "Europe/Moscow", "en", clock.now)
        people.add_member(c, team, ANN, Role.HUNTER, "Ann", "Europe/Moscow", "en", None, clock.now)
        for chat, name, message in ((ANN, "week", 1), (ANN, "form", 2), (9, "week", 3)):
            row = {"chat_id": chat, "name": name, "message_id": message, "hung_at": clock.now}
            c.execute(insert(tables.cards).values(row))

    await database.transaction(hang)
    await database.transaction(lambda c: cards.prune(c, clock.now + cards.KEPT))
    assert len(await rows(database, tables.cards)) == 3
    await database.transaction(lambda c: outbox.put(c, [at(2, "looked at")], clock.now + DAY, Priority.ANSWER))
    await database.transaction(lambda c: outbox.put(c, [at(4, "looked at")], clock.now + DAY, Priority.ANSWER))
    late = clock.now + cards.KEPT + timedelta(seconds=1)
    await database.transaction(lambda c: cards.prune(c, late))
    assert sorted(await hangs_at(database)) == [1, 4]
    await database.transaction(lambda c: cards.prune(c, late + DAY))
    assert await hangs_at(database) == [1]
