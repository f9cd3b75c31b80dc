"""Telegram's sending limits, when they are enforced."""

import aiohttp

from simulator.limits import SendLimits
from simulator.server import Simulator
from tests.simulator.driver import ANN, Phone, RawBot, post


def test_group_takes_twenty_a_minute() -> None:
    """The refusal says how long the rest of the minute is."""
    limits = SendLimits()
    assert [limits.refuse(1, -5, float(second)) for second in range(20)] == [None] * 20
    assert limits.refuse(1, -5, 20.0) == 40
    assert limits.refuse(1, -5, 60.0) is None


def test_refused_send_does_not_count() -> None:
    """Asking too early does not make the wait longer."""
    limits = SendLimits()
    for _ in range(20):
        limits.refuse(1, ANN, 0.0)
    assert limits.refuse(1, ANN, 5.0) is None


async def test_flood_over_http_is_429() -> None:
    """With the header that a library looks at."""
    sim = Simulator(enforce_limits=True)
    await sim.start()
    async with aiohttp.ClientSession(sim.url) as http:
        bot = RawBot(http)
        await bot.ok("getMe")
        await post(http, "/sim/users", id=ANN, first_name="Ann")
        await Phone(http).send("/start")
        answers = [await bot.call("sendMessage", chat_id=ANN, text="a") for _ in range(6)]
    await sim.stop()
    assert [answer["ok"] for answer in answers] == [True] * 5 + [False]
    assert answers[-1]["parameters"]["retry_after"] >= 1
