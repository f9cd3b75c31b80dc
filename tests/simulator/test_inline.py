"""Inline mode: a query, its answer, the chosen result, edits and presses by inline_message_id."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from simulator.server import Simulator
from tests.simulator.driver import ANN, BORIS, Phone, RawBot, buttons, post

GROUP = -91


def article(result_id: str = "1", **more: Any) -> dict[str, Any]:
    content = {"message_text": "<b>sent</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": result_id, "title": "Article", "input_message_content": content, **more}


@pytest.fixture
async def asked(bot: RawBot, ann: Phone) -> tuple[asyncio.Task[dict[str, Any]], dict[str, Any]]:
    """Ann waits for results; the bot has her query."""
    await post(bot.http, "/sim/bot", inline=True)
    asking = asyncio.create_task(ann.do("inline", query="clients"))
    (update,) = await bot.updates(timeout=5)
    await bot.drain()
    return asking, update["inline_query"]


async def test_inline_mode_is_off_until_its_owner_turns_it_on(bot: RawBot, ann: Phone) -> None:
    """As at Telegram, where this is no method of the Bot API."""
    assert (await ann.do("inline", query="x"))["status"] == 409
    assert not (await bot.ok("getMe"))["supports_inline_queries"]
    await post(bot.http, "/sim/bot", inline=True)
    assert (await bot.ok("getMe"))["supports_inline_queries"]


async def test_person_sees_the_results_and_sends_one(
    bot: RawBot, ann: Phone, asked: tuple[asyncio.Task[dict[str, Any]], dict[str, Any]]
) -> None:
    """The message is hers, by way of the bot, which can edit it and hears presses by its inline id."""
    asking, query = asked
    assert (query["query"], query["from"]["id"], query["chat_type"]) == ("clients", ANN, "sender")
    results = [article(reply_markup=buttons("go")), article("2")]
    await bot.ok("answerInlineQuery", inline_query_id=query["id"], results=results, next_offset="2")
    shown = await asking
    assert [(one["id"], one["title"]) for one in shown["answer"]["results"]] == [("1", "Article"), ("2", "Article")]
    await ann.do("inline/choose", query_id=query["id"], result_id="1")
    (update,) = await bot.drain()
    inline_id = update["chosen_inline_result"]["inline_message_id"]
    sent = (await ann.messages())[-1]
    assert (sent["text"], sent["from"]["id"], sent["entities"][0]["type"]) == ("sent", ANN, "bold")
    await ann.do("press", message_id=sent["message_id"], label="go", wait=0)
    (update,) = await bot.drain()
    assert update["callback_query"]["inline_message_id"] == inline_id
    assert "message" not in update["callback_query"]
    assert await bot.ok("editMessageText", inline_message_id=inline_id, text="edited") is True
    assert (await ann.messages())[-1]["text"] == "edited"


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article("x" * 65)], "RESULT_ID_INVALID"),
        (
            [{"type": "article", "id": "1", "title": "a"}],
            "can't parse InlineQueryResultArticle: Can't find field \"input_message_content\"",
        ),
    ],
)
async def test_results_that_no_phone_can_show(
    bot: RawBot,
    asked: tuple[asyncio.Task[dict[str, Any]], dict[str, Any]],
    results: list[dict[str, Any]],
    said: str,
) -> None:
    """Each is checked as the message it would become."""
    asking, query = asked
    refused = await bot.refused("answerInlineQuery", inline_query_id=query["id"], results=results)
    assert refused == f"400 Bad Request: {said}"
    await bot.ok("answerInlineQuery", inline_query_id=query["id"], results=[])
    assert (await asking)["answer"]["results"] == []


async def test_late_answer_is_refused(
    bot: RawBot, sim: Simulator, asked: tuple[asyncio.Task[dict[str, Any]], dict[str, Any]]
) -> None:
    """Nobody looks at the list any more."""
    asking, query = asked
    await sim.clock.move_to(sim.clock.now() + timedelta(seconds=151))
    said = await bot.refused("answerInlineQuery", inline_query_id=query["id"], results=[])
    assert said == "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    asking.cancel()


async def test_result_is_sent_into_a_group(bot: RawBot, ann: Phone) -> None:
    """Where the bot is no member; the query says what kind of chat it is."""
    await post(bot.http, "/sim/bot", inline=True)
    await post(bot.http, "/sim/groups", id=GROUP, title="Team", members=[ANN, BORIS])
    await post(bot.http, f"/sim/groups/{GROUP}/kick")
    await bot.drain()
    asked = await ann.do("inline", query="", chat_id=GROUP, wait=0)
    (update,) = await bot.drain()
    assert update["inline_query"]["chat_type"] == "group"
    await bot.ok("answerInlineQuery", inline_query_id=asked["query_id"], results=[article()])
    await ann.do("inline/choose", query_id=asked["query_id"], result_id="1", chat_id=GROUP)
    assert (await Phone(bot.http, BORIS).messages(chat_id=GROUP))[-1]["text"] == "sent"


async def test_wrong_inline_message_ids(bot: RawBot) -> None:
    """Neither nonsense nor a message that was not sent inline."""
    said = await bot.refused("editMessageText", inline_message_id="?", text="a")
    assert said == "400 Bad Request: invalid inline message identifier specified"
