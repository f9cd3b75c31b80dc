"""What a test may believe that a person saw of an answer to a press."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from simulator.server import Simulator
from tests.chat.town import Town, Trouble
from tests.simulator.driver import ANN, RawBot, buttons

pytestmark = pytest.mark.exact("orders its own faults")


@pytest.mark.parametrize(
    ("fault", "text", "believed"),
    [
        (None, "y" * 201, None),
        ({"kind": "slow", "delay_ms": 1}, "y" * 201, None),
        ({"kind": "cut"}, "saved", "saved"),
        ({"kind": "error"}, "saved", "saved"),
    ],
)
async def test_an_answer_that_telegram_refuses_is_none(
    fault: dict[str, Any] | None, text: str, believed: str | None
) -> None:
    """Only what an ordered fault spoilt counts as said: the bot could not know better, and says it once."""
    simulator = Simulator()
    await simulator.start()
    async with aiohttp.ClientSession(simulator.url) as http:
        bot = RawBot(http)
        await bot.ok("getMe")
        place = Town(simulator, None, http, None, Trouble(spinner=0.05))  # type: ignore[arg-type]  # no bot of ours
        ann = await place.phone(ANN, "Ann")
        await ann.say("/start")
        await bot.drain()
        await bot.say(reply_markup=buttons("go"))
        pressing = asyncio.create_task(ann.press("go"))
        (update,) = await bot.updates(timeout=5)
        if fault is not None:
            await place.fault(method="answerCallbackQuery", **fault)
        try:
            await bot.call("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text=text)
        except aiohttp.ClientError:
            assert fault == {"kind": "cut"}
        assert await pressing == believed
    await simulator.stop()
