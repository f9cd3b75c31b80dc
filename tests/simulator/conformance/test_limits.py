"""Each sentence of behaviour.md's section on the limits that Telegram publishes."""

import aiohttp
import pytest

from simulator.limits import SendLimits
from tests.simulator.driver import ANN, Phone, RawBot, post


def allowed(limits: SendLimits, chats: list[int], at: float, *, paid: bool = False) -> int:
    """How many of these sends pass at this second."""
    return sum(limits.refuse(1, chat, at, paid=paid) is None for chat in chats)


def test_about_one_message_a_second_per_chat_and_short_bursts_pass() -> None:
    """A minute of tries, ten a second: five pass at once, and no more than one a second on average."""
    limits = SendLimits()
    assert allowed(limits, [ANN] * 10, 0) == 5
    assert 55 <= sum(allowed(limits, [ANN], tenth / 10) for tenth in range(1, 600)) <= 60


def test_twenty_a_minute_per_group() -> None:
    """The next minute begins with the first one's end."""
    limits = SendLimits()
    assert [allowed(limits, [-5] * 30, at) for at in (0, 59, 60)] == [20, 0, 20]


def test_about_thirty_a_second_overall() -> None:
    """Over all chats of one bot; another bot has its own."""
    limits = SendLimits()
    assert allowed(limits, list(range(1, 100)), 0) == 30
    assert limits.refuse(2, 1, 0) is None


def test_a_thousand_a_second_with_paid_broadcasts() -> None:
    """allow_paid_broadcast has a budget of its own."""
    limits = SendLimits()
    assert allowed(limits, list(range(1, 1200)), 0, paid=True) == 1000


async def test_there_is_no_idempotency_key(bot: RawBot, ann: Phone) -> None:
    """A bot that cannot know whether its message arrived and sends it again sends it twice."""
    await post(bot.http, "/sim/faults", kind="cut", method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await bot.say("once")
    await bot.say("once")
    assert [message["text"] for message in await ann.messages()][-2:] == ["once", "once"]
