"""Pressing inline buttons and answering."""

import asyncio
from datetime import timedelta

from simulator.server import Simulator
from tests.simulator.driver import ANN, BOT_ID, Phone, RawBot, buttons

TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_press_is_answered_with_what_the_bot_said(bot: RawBot, ann: Phone) -> None:
    """The person's call waits for answerCallbackQuery."""
    message_id = await bot.say("choose", reply_markup=buttons("yes", "no", data="d"))
    pressing = asyncio.create_task(ann.do("press", message_id=message_id, label="no"))
    query = (await bot.updates(timeout=10))[0]["callback_query"]
    assert (query["data"], query["from"]["id"], query["message"]["message_id"]) == ("d", ANN, message_id)
    assert query["message"]["from"]["id"] == BOT_ID
    await bot.ok("answerCallbackQuery", callback_query_id=query["id"], text="saved", show_alert=True)
    assert (await pressing)["answer"] == {"text": "saved", "show_alert": True}


async def test_press_by_row_and_column(bot: RawBot, ann: Phone) -> None:
    """The page presses by place, since labels may repeat."""
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": str(n)} for n in range(3)]]}
    message_id = await bot.say(reply_markup=markup)
    await ann.do("press", message_id=message_id, row=0, col=2, wait=0)
    assert (await bot.updates())[0]["callback_query"]["data"] == "2"


async def test_button_that_is_not_shown_cannot_be_pressed(bot: RawBot, ann: Phone) -> None:
    """The refusal names what is shown."""
    message_id = await bot.say(reply_markup=buttons("yes"))
    refused = await ann.do("press", message_id=message_id, label="maybe")
    assert refused["status"] == 404
    assert "yes" in refused["error"]


async def test_answer_after_150_seconds_is_too_old(bot: RawBot, ann: Phone, sim: Simulator) -> None:
    """By the clock; and an unknown id is told the same."""
    message_id = await bot.say(reply_markup=buttons("go"))
    await ann.do("press", message_id=message_id, label="go", wait=0)
    query = (await bot.updates())[0]["callback_query"]
    await sim.clock.move_to(sim.clock.now() + timedelta(seconds=151))
    assert await bot.refused("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD
    assert await bot.refused("answerCallbackQuery", callback_query_id="17") == TOO_OLD


async def test_answer_is_at_most_200_characters(bot: RawBot, ann: Phone) -> None:
    """A toast is short."""
    message_id = await bot.say(reply_markup=buttons("go"))
    await ann.do("press", message_id=message_id, label="go", wait=0)
    query = (await bot.updates())[0]["callback_query"]
    said = await bot.refused("answerCallbackQuery", callback_query_id=query["id"], text="x" * 201)
    assert said == "400 Bad Request: MESSAGE_TOO_LONG"
