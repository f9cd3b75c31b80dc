"""What the sender makes of a group: its refusals, its topics, what it no longer waits for, and that it comes last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import aiohttp
import pytest
from aiogram import Bot
from sqlalchemy import Connection

from bot.delivery import outbox
from bot.delivery.keeping import keep
from bot.delivery.messages import message_to, photo
from bot.delivery.outbox import Outcome, Priority, Shown
from bot.screens.screen import Screen
from bot.store import tables
from bot.store.database import Database
from tests.delivery.scene import Clock, Flaky, all_sent, calls_until, hand_over, put, rows, said, sending
from tests.simulator.driver import ANN, BORIS, Phone, post

FORUM = -1_000_000_000_500
SENT = "sendMessage"
REFUSALS = [
    (403, "Forbidden: bot was kicked from the supergroup chat", {"unreachable"}),
    (403, "Forbidden: the group chat was deleted", {"unreachable"}),
    (400, "Bad Request: chat not found", {"unreachable"}),
    (400, "Bad Request: not enough rights to send text messages to the chat", {"silenced"}),
    (403, "Forbidden: not enough rights to send text messages to the chat", {"silenced"}),
    (400, "Bad Request: have no rights to send a message", {"silenced"}),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN", {"silenced"}),
    (400, "Bad Request: TOPIC_CLOSED", {"silenced"}),
    (400, "Bad Request: can't parse entities: odd", set()),
]


class Learner:
    """What was learned of groups; tells Ann of each refusal."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []

    def __call__(self, connection: Connection, outcome: Outcome, now: datetime) -> Sequence[Shown]:
        self.outcomes.append(outcome)
        return [said(ANN, "told")] if outcome.error else []


@pytest.fixture
async def forum(http: aiohttp.ClientSession, ann: Phone) -> int:
    """A forum of Ann's with the bot and a topic; returns the topic."""
    await post(http, "/sim/groups", id=FORUM, title="Sales", members=[ANN], forum=True)
    return int((await post(http, f"/sim/groups/{FORUM}/topics", name="Summaries"))["id"])


async def topics(phone: Phone) -> list[str | None]:
    """Where the bot's messages in the forum stand."""
    return [each.get("topic") for each in await phone.messages(chat_id=FORUM) if each["from"]["is_bot"]]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal[1])
async def test_what_a_group_refuses_is_learned_by_its_kind(
    bot: Bot,
    database: Database,
    clock: Clock,
    ann: Phone,
    forum: int,
    http: aiohttp.ClientSession,
    refusal: tuple[int, str, set[str]],
) -> None:
    """And in the same transaction somebody is told; the refused message is kept."""
    learner = Learner()
    code, why, learned = refusal
    await post(http, "/sim/faults", method=SENT, times=1, error_code=code, description=why)
    async with sending(bot, database, clock, learned=learner) as sender:
        await hand_over(sender, database, clock.now, [said(FORUM, "summary")])
        await calls_until(http, SENT, 2)
    found = learner.outcomes[0]
    assert {name for name in ("unreachable", "silenced", "topic_lost") if getattr(found, name)} == learned
    assert [message["text"] for message in await ann.messages() if message["from"]["is_bot"]] == ["told"]
    assert [(row.state, row.error) for row in await rows(database, tables.outbox)] == [("failed", why)]


async def test_of_a_person_the_same_words_are_only_a_refusal(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """Nothing is learned of groups there."""
    learner = Learner()
    await post(http, "/sim/faults", method=SENT, times=1, error_code=400, description=REFUSALS[3][1])
    async with sending(bot, database, clock, learned=learner) as sender:
        await hand_over(sender, database, clock.now, [said(ANN, "a"), said(ANN, "b")])
        await calls_until(http, SENT, 2)
    assert learner.outcomes == []


@pytest.mark.parametrize("how", ["close", "delete"])
async def test_what_was_for_a_topic_that_is_no_more_stands_in_the_general_one(
    bot: Bot, database: Database, clock: Clock, ann: Phone, forum: int, http: aiohttp.ClientSession, how: str
) -> None:
    """Pictures as well, in their order."""
    learner = Learner()
    await post(http, f"/sim/groups/{FORUM}/topics/{forum}/{how}")
    pixel = lambda *_: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1"  # noqa: E731 - a maker in one line
    async with sending(bot, database, clock, make=pixel, learned=learner) as sender:
        words = message_to(FORUM, Screen("words"), topic=forum)
        await hand_over(sender, database, clock.now, [photo(FORUM, "dot", {}, topic=forum), words])
        await calls_until(http, SENT, 2)
        await all_sent(database)
    assert await topics(ann) == [None, None]
    assert [(each.topic_lost, each.error) for each in learner.outcomes] == [(True, None), (True, None)]


async def test_an_open_topic_is_written_in(
    bot: Bot, database: Database, clock: Clock, ann: Phone, forum: int, http: aiohttp.ClientSession
) -> None:
    """And nothing else is learned than that it could be."""
    learner = Learner()
    async with sending(bot, database, clock, learned=learner) as sender:
        await hand_over(sender, database, clock.now, [message_to(FORUM, Screen("words"), topic=forum)])
        await calls_until(http, SENT, 1)
        await all_sent(database)
    assert await topics(ann) == ["Summaries"]
    assert [(each.topic_lost, each.silenced, each.error) for each in learner.outcomes] == [(False, False, None)]


async def test_what_a_group_waits_for_no_more_is_not_sent(
    bot: Bot, database: Database, clock: Clock, ann: Phone, forum: int, http: aiohttp.ClientSession
) -> None:
    """It was unbound after the sender took its messages; a database that is away does not lose them."""
    flaky = Flaky(database)
    items = await put(database, clock.now, [said(FORUM, text) for text in ("one", "two")])
    await database.transaction(lambda c: outbox.drop(c, FORUM))
    kept = await put(database, clock.now, [said(FORUM, "three")])
    async with sending(bot, flaky, clock) as sender:
        flaky.away = 2
        sender.accept([*items, *kept])
        await calls_until(http, SENT, 1)
        await all_sent(database)
    assert [message["text"] for message in await ann.messages(chat_id=FORUM) if message["from"]["is_bot"]] == ["three"]


async def test_news_for_a_group_wait_for_answers(database: Database, clock: Clock) -> None:
    """An answer in the group itself does not; nor does what another person is told."""
    replies = [said(FORUM, "news"), said(ANN, "answer"), said(BORIS, "told")]
    asked = await database.transaction(lambda c: keep(c, replies, ANN, clock.now))
    urgency = {item.call.parameters["text"]: item.priority for item in asked.items}
    assert urgency == {"news": Priority.REMINDER, "answer": Priority.ANSWER, "told": Priority.ANSWER}
    there = await database.transaction(lambda c: keep(c, [said(FORUM, "bound"), said(ANN, "bound")], FORUM, clock.now))
    assert [item.priority for item in there.items] == [Priority.ANSWER] * 2
