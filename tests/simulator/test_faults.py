"""Failures on order, and the record of calls."""

import time

import aiohttp
import pytest

from simulator.calls import CallLog
from tests.simulator.driver import ANN, TOKEN, Phone, RawBot, get, post


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


def test_record_forgets_the_oldest_calls_and_goes_on_counting() -> None:
    """Numbers stay true after the oldest calls are gone."""
    log = CallLog(kept=2)
    for _ in range(3):
        log.note(1, "getMe", {}, {"ok": True}, "now", cut=False)
    assert [call["n"] for call in log.after(0)] == [2, 3]
    assert [call["n"] for call in log.after(2)] == [3]


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
