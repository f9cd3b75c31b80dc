"""Failures on order, and the record of calls."""

import time
from datetime import timedelta

import aiohttp
import pytest

from simulator.calls import CallLog
from simulator.server import Simulator
from tests.simulator.driver import ANN, TOKEN, Phone, RawBot, buttons, get, post


async def test_fault_spoils_as_many_calls_as_ordered(bot: RawBot, ann: Phone) -> None:
    """Nothing is done by a spoilt call, and other methods go on."""
    await post(
        bot.http, "/sim/faults", method="sendMessage", times=2, error_code=500, description="Internal Server Error"
    )
    before = (await ann.messages())[-1]["message_id"]
    for _ in range(2):
        assert await bot.refused("sendMessage", chat_id=ANN, text="a") == "500 Internal Server Error"
    assert await bot.ok("getMe")
    assert await ann.messages(after=before) == []
    assert await bot.say()


async def test_flood_fault_has_header_and_parameter(bot: RawBot) -> None:
    """429 says how long to wait in both places."""
    await post(bot.http, "/sim/faults", method="*", retry_after=7)
    async with bot.http.post(f"/bot{TOKEN}/getMe") as answer:
        body = await answer.json()
        assert (answer.status, answer.headers["Retry-After"]) == (429, "7")
    assert body["description"] == "Too Many Requests: retry after 7"
    assert body["parameters"] == {"retry_after": 7}


async def test_drop_does_the_work_and_cuts_the_connection(bot: RawBot, ann: Phone) -> None:
    """The sender cannot know that the message arrived."""
    await post(bot.http, "/sim/faults", method="sendMessage", drop=True)
    with pytest.raises(aiohttp.ClientError):
        await bot.call("sendMessage", chat_id=ANN, text="arrived")
    assert (await ann.messages())[-1]["text"] == "arrived"
    assert [call["method"] for call in (await get(bot.http, "/sim/calls"))["calls"] if "cut" in call] == ["sendMessage"]


async def test_delay_comes_before_the_work(bot: RawBot) -> None:
    """The call takes at least as long as ordered and then works."""
    await post(bot.http, "/sim/faults", method="getMe", delay_ms=60)
    began = time.perf_counter()
    await bot.ok("getMe")
    assert time.perf_counter() - began >= 0.06


@pytest.mark.parametrize("fault", [{}, {"method": "getMe"}, {"error_code": 200}, {"error_code": 500, "tmies": 3}])
async def test_fault_that_says_nothing_is_refused(bot: RawBot, fault: dict[str, object]) -> None:
    """A test with a misspelt fault must not pass by accident."""
    assert (await post(bot.http, "/sim/faults", **fault))["status"] == 400


async def test_faults_can_be_taken_back(bot: RawBot) -> None:
    """DELETE clears what is still planned."""
    await post(bot.http, "/sim/faults", method="getMe", error_code=500)
    async with bot.http.delete("/sim/faults") as answer:
        assert (await answer.json())["faults"] == []
    assert await bot.ok("getMe")


@pytest.mark.parametrize("bounds", [{"kept": 2}, {"kept_bytes": 250}])
def test_record_forgets_the_oldest_calls_and_goes_on_counting(bounds: dict[str, int]) -> None:
    """Numbers stay true after the oldest calls are gone, and whoever asks is told how many."""
    log = CallLog(**bounds)
    for _ in range(3):
        log.note(1, "getMe", {"a": "b" * 20}, {"ok": True}, "now")
    assert [call["n"] for call in log.after(0)] == [2, 3]
    assert [call["n"] for call in log.after(2)] == [3]
    assert [log.forgotten(n) for n in (0, 1, 3)] == [1, 0, 0]
    log.note(1, "sendMessage", {"text": ',"fault":"cut"'}, {"ok": True}, "now")
    assert log.struck() == []
    log.note(1, "getMe", {}, {"ok": True}, "now", cut=True, fault="lost_answer")
    assert [call["n"] for call in log.struck()] == [5]


def test_a_hundred_thousand_large_calls_do_not_eat_the_machine() -> None:
    """Texts of 600 letters under eight buttons: what is kept stays within the bytes, and it is the newest."""
    log = CallLog(kept_bytes=1_000_000)
    rows = [[{"text": f"Кнопка {number}", "callback_data": f"c:{number}"}] for number in range(8)]
    params = {"chat_id": 1, "text": "т" * 600, "reply_markup": {"inline_keyboard": rows}}
    for _ in range(1000):
        log.note(1, "sendMessage", params, {"ok": True, "result": params}, "now")
    kept = log.after(0)
    assert 100 < len(kept) < 400
    assert kept[-1]["n"] == 1000
    assert log.forgotten(0) == 1000 - len(kept)


async def test_presses_that_can_no_longer_be_answered_are_forgotten(bot: RawBot, ann: Phone, sim: Simulator) -> None:
    """By the clock: the first press after their time takes them away."""
    message_id = await bot.say(reply_markup=buttons("go"))
    for _ in range(3):
        await ann.do("press", message_id=message_id, label="go", wait=0)
    await sim.clock.move_to(sim.clock.now() + timedelta(seconds=150))
    await ann.do("press", message_id=message_id, label="go", wait=0)
    assert len(sim.world.presses) == 4
    await sim.clock.move_to(sim.clock.now() + timedelta(seconds=1))
    await ann.do("press", message_id=message_id, label="go", wait=0)
    assert len(sim.world.presses) == 2


async def test_every_call_is_recorded_with_its_answer(bot: RawBot) -> None:
    """In order, refused ones too, and only those after the number asked for."""
    last = (await get(bot.http, "/sim/calls"))["calls"][-1]["n"]
    message_id = await bot.say("noted")
    await bot.refused("sendPigeon", chat_id=ANN)
    calls = (await get(bot.http, "/sim/calls", after=last))["calls"]
    assert [(call["n"], call["method"]) for call in calls] == [(last + 1, "sendMessage"), (last + 2, "sendPigeon")]
    assert calls[0]["params"] == {"chat_id": ANN, "text": "noted"}
    assert calls[0]["answer"]["result"]["message_id"] == message_id
    assert calls[1]["answer"]["error_code"] == 404
