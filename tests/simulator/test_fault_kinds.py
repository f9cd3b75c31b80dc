"""Every kind of fault: of calls and of updates, by chat, by method, by chance."""

import time
from typing import Any

import pytest

from simulator.errors import SimError
from simulator.faults import Faults
from tests.simulator.driver import ANN, BORIS, TOKEN, Phone, RawBot, buttons, get, post
from tests.simulator.hooks import Hook


async def order(bot: RawBot, **fault: Any) -> int:
    return int((await post(bot.http, "/sim/faults", **fault))["id"])


async def test_fault_strikes_one_chat_and_the_methods_named(bot: RawBot) -> None:
    """Everybody else is served."""
    await Phone(bot.http, BORIS).send("/start")
    await order(bot, kind="error", error_code=502, method=["sendMessage", "sendPhoto"], chat_id=ANN)
    assert await bot.ok("getMe")
    assert await bot.say(chat_id=BORIS)
    assert await bot.refused("sendMessage", chat_id=ANN, text="a") == "502 Bad Gateway"
    assert await bot.say()


async def test_error_may_be_a_proxys_page_and_no_json(bot: RawBot) -> None:
    """A client that decodes before it looks at the status fails in its own way."""
    await order(bot, kind="error", error_code=504, html=True)
    async with bot.http.post(f"/bot{TOKEN}/getMe") as answer:
        assert (answer.status, answer.content_type) == (504, "text/html")


def spoilt(probability: float, seed: int, of: int = 1000) -> list[bool]:
    faults = Faults()
    faults.add({"kind": "flood", "probability": probability, "seed": seed})
    return [faults.take_for_call("sendMessage", ANN) is not None for _ in range(of)]


def test_chance_is_seeded() -> None:
    """The same seed spoils the same calls, another seed others; the share is as ordered."""
    assert spoilt(0.05, 1) == spoilt(0.05, 1)
    assert spoilt(0.05, 1) != spoilt(0.05, 2)
    assert 30 < sum(spoilt(0.05, 3)) < 70


async def test_fault_by_chance_stays_until_it_is_taken_back_and_counts(bot: RawBot) -> None:
    """One by its number, all at once without."""
    first = await order(bot, kind="flood", method="getChat", probability=0.5)
    await order(bot, kind="slow", method="getChat", delay_ms=1)
    answers = [(await bot.call("getChat", chat_id=ANN))["ok"] for _ in range(20)]
    shown = {one["id"]: one for one in (await get(bot.http, "/sim/faults"))["faults"]}
    assert shown[first]["spoilt"] == answers.count(False) > 0
    async with bot.http.delete(f"/sim/faults/{first}") as answer:
        assert first not in [one["id"] for one in (await answer.json())["faults"]]


async def test_slow_call_waits_and_then_works(bot: RawBot) -> None:
    """By as many milliseconds as ordered."""
    await order(bot, kind="slow", delay_ms=50)
    began = time.perf_counter()
    assert await bot.ok("getMe")
    assert time.perf_counter() - began >= 0.05


async def test_person_who_blocks_in_that_very_moment(bot: RawBot, ann: Phone) -> None:
    """The call is refused and my_chat_member comes, as when a person does it; unblocking mends it."""
    await order(bot, kind="blocked", method="sendMessage")
    assert await bot.refused("sendMessage", chat_id=ANN, text="a") == "403 Forbidden: bot was blocked by the user"
    assert (await bot.updates())[0]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    await ann.do("unblock")
    assert await bot.say()


async def test_duplicate_comes_once_more_to_a_poller(bot: RawBot, ann: Phone) -> None:
    """With the id that it had, though it was confirmed."""
    await order(bot, kind="duplicate", update="message")
    await ann.send("twice")
    await ann.send("once")
    (first, second) = await bot.updates()
    assert await bot.updates(offset=second["update_id"] + 1) == [first]
    assert await bot.updates(offset=second["update_id"] + 1) == []


async def test_duplicate_comes_once_more_to_a_webhook(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """After its 2xx."""
    await order(bot, kind="duplicate")
    await bot.ok("setWebhook", url=hook.url)
    await ann.send("twice")
    await ann.send("once")
    assert [(await hook.next())["message"]["text"] for _ in range(3)] == ["twice", "twice", "once"]


async def test_lost_answer_makes_the_webhook_called_again(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """And a method in the lost answer's body is not done."""
    hook.answer = {"method": "sendMessage", "chat_id": ANN, "text": "by return"}
    await order(bot, kind="lost_answer")
    await bot.ok("setWebhook", url=hook.url)
    sent = (await ann.send("one"))["message_id"]
    assert [(await hook.next())["message"]["text"] for _ in range(2)] == ["one", "one"]
    assert len(await ann.messages(after=sent, wait=5)) == 1


async def test_message_is_overtaken_by_the_persons_next_press(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """The press was made later and comes first; without a press the message comes after a while all the same."""
    message_id = await bot.say(reply_markup=buttons("go"))
    await order(bot, kind="overtaken", delay_ms=5000)
    await bot.ok("setWebhook", url=hook.url)
    await ann.send("one")
    await ann.do("press", message_id=message_id, label="go", wait=0)
    first, second = await hook.next(), await hook.next()
    assert ["callback_query" in first, "message" in second] == [True, True]
    assert first["update_id"] > second["update_id"]
    await order(bot, kind="overtaken", delay_ms=1)
    await ann.send("two")
    assert (await hook.next())["message"]["text"] == "two"


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "flud"},
        {"kind": "slow", "probability": 0},
        {"kind": "slow", "probability": 2},
        {"kind": "cut", "seed": "x"},
    ],
)
def test_misspelt_fault_is_refused(fault: dict[str, object]) -> None:
    """A test that orders nothing must not pass by accident."""
    with pytest.raises(SimError):
        Faults().add(fault)
