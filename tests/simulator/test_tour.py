"""A demo's guided tour, its clock with named stops, and beginning anew, over HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import pytest

from simulator.clock import Clock
from simulator.server import Look, Simulator
from tests.simulator.conftest import MONDAY
from tests.simulator.driver import ANN, BORIS, Phone, RawBot, buttons, get, post
from tests.simulator.little_tour import NOTICE, little_tour, stops

LOOK = Look("A & B", "Asia/Omsk")


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    """The local Telegram of a demo."""
    simulator = Simulator(Clock(MONDAY, frozen=True), tour=little_tour(), stops=stops, notice=NOTICE)
    await simulator.start()
    yield simulator
    await simulator.stop()


async def tour(http: aiohttp.ClientSession) -> dict[str, Any]:
    shown: dict[str, Any] = (await get(http, "/sim/tour"))["tour"]
    return shown


async def where(http: aiohttp.ClientSession) -> tuple[str, list[str]]:
    """The step's key or the state, and the ticked ones."""
    shown = await tour(http)
    step = shown["steps"][shown["at"]]["key"] if shown["state"] == "running" else shown["state"]
    return step, [one["key"] for one in shown["steps"] if one["done"]]


async def act(http: aiohttp.ClientSession, action: str) -> None:
    assert "error" not in await post(http, "/sim/tour", action=action)


async def test_tour_follows_what_the_visitor_does(bot: RawBot, ann: Phone, sim: Simulator) -> None:
    """A text, a press, the clock, a message received: each step is ticked by what happened; the last one ends it."""
    http = bot.http
    assert await where(http) == ("offered", [])
    await act(http, "start")
    await ann.send("не о том")
    assert await where(http) == ("call", [])
    await ann.send("звонил в Ромашку: ромашка ждёт")
    assert await where(http) == ("button", ["call"])
    shown = await bot.say("Записано", reply_markup=buttons("Готово"))
    await ann.do("press", message_id=shown, label="Готово", wait=0)
    assert await where(http) == ("friday", ["call", "button"])
    await post(http, "/sim/clock", to="friday")
    assert await where(http) == ("head", ["call", "button", "friday"])
    await Phone(http, BORIS).send("привет")
    assert (await where(http))[0] == "head", "what he wrote himself is not what he received"
    await bot.say("Эхо: привет", BORIS)
    assert await where(http) == ("finished", ["call", "button", "friday", "head"])


async def test_doings_of_somebody_else_tick_nothing(bot: RawBot, ann: Phone) -> None:
    """A step belongs to one person's phone."""
    await act(bot.http, "start")
    await Phone(bot.http, BORIS).send("Ромашка")
    assert await where(bot.http) == ("call", [])


async def test_named_stop_is_the_one_that_lay_ahead_when_the_step_began(
    bot: RawBot, ann: Phone, sim: Simulator
) -> None:
    """Ten minutes are not yet Friday, and going further than it is enough."""
    for action in ("start", "skip", "skip"):
        await act(bot.http, action)
    await post(bot.http, "/sim/clock", now=(sim.clock.now() + timedelta(minutes=10)).isoformat())
    assert await where(bot.http) == ("friday", [])
    await post(bot.http, "/sim/clock", now=(sim.clock.now() + timedelta(days=5)).isoformat())
    assert await where(bot.http) == ("head", ["friday"])


async def test_skipped_step_is_not_ticked_and_back_returns_to_it(bot: RawBot, ann: Phone) -> None:
    """skip and back move; reset forgets; back stops at the first step."""
    for action in ("start", "skip", "back", "back"):
        await act(bot.http, action)
    assert await where(bot.http) == ("call", [])
    for _ in range(4):
        await act(bot.http, "skip")
    assert await where(bot.http) == ("finished", [])
    await act(bot.http, "back")
    assert (await where(bot.http))[0] == "head"
    await act(bot.http, "reset")
    assert await where(bot.http) == ("offered", [])
    assert (await post(bot.http, "/sim/tour", action="dance"))["status"] == 400


async def test_progress_comes_with_the_live_events(bot: RawBot, ann: Phone) -> None:
    """One stream of two people: each message says whose it is, the tour's progress is told once."""
    await Phone(bot.http, BORIS).send("/start")
    await act(bot.http, "start")
    async with ann.http.get("/sim/events", params={"users": f"{ANN},{BORIS}"}) as stream:
        await stream.content.readuntil(b"\n\n")
        await ann.send("Ромашка")
        await bot.say("вам", BORIS)
        async with asyncio.timeout(5):
            lines = [await stream.content.readuntil(b"\n\n") for _ in range(3)]
    events = [json.loads(line.removeprefix(b"data: ")) for line in lines]
    assert [(event["type"], event.get("user")) for event in events] == [
        ("message", ANN),
        ("tour", None),
        ("message", BORIS),
    ]
    assert events[1]["at"] == 1


async def test_clock_knows_the_stops_and_says_what_comes(bot: RawBot) -> None:
    """Moments with names in both languages; an unknown name is refused and the known ones are told."""
    shown = await get(bot.http, "/sim/clock")
    assert [(stop["key"], stop["what"]["ru"]) for stop in shown["stops"]] == [
        ("next_slot", "Встречи"),
        ("friday", "Итоги недели"),
    ]
    moved = await post(bot.http, "/sim/clock", to="next_slot")
    assert datetime.fromisoformat(moved["now"]) == MONDAY + timedelta(minutes=90)
    refused = await post(bot.http, "/sim/clock", to="sunday")
    assert refused["status"] == 400
    assert "friday" in refused["error"]


async def test_simulator_alone_has_no_tour_and_a_reset_empties_it(bot: RawBot, ann: Phone) -> None:
    """Nobody here, nothing said; the bot lives on, and the ids of messages go on growing."""
    alone = Simulator(Clock(MONDAY, frozen=True))
    await alone.start()
    async with aiohttp.ClientSession(alone.url) as http:
        assert await get(http, "/sim/tour") == {
            "tour": None,
            "notice": None,
            "language": None,
            "made": 0,
            "lasting": False,
        }
        assert (await post(http, "/sim/tour", action="start"))["status"] == 404
        raw, phone = RawBot(http), Phone(http)
        await raw.ok("getMe")
        await post(http, "/sim/users", id=ANN, first_name="Ann")
        first = (await phone.send("/start"))["message_id"]
        await post(http, "/sim/reset")
        assert (await get(http, "/sim/users"))["users"] == []
        assert await raw.updates() == []
        await post(http, "/sim/users", id=ANN, first_name="Ann")
        assert (await phone.send("/start"))["message_id"] > first
    await alone.stop()


async def test_reset_is_the_demos_and_the_tour_begins_anew() -> None:
    """The demo's own callback does the work; the clock may go back with it, and the language may be another one."""
    made: list[datetime] = []
    spoken = ["ru"]

    async def anew(language: str | None) -> None:
        demo.world.empty()
        await demo.clock.begin_anew(MONDAY)
        made.append(demo.clock.now())
        spoken.append(language or spoken[-1])

    demo = Simulator(
        Clock(MONDAY, frozen=True), tour=little_tour(), stops=stops, reset=anew, language=lambda: spoken[-1], look=LOOK
    )
    await demo.start()
    async with aiohttp.ClientSession(demo.url) as http:
        await post(http, "/sim/tour", action="start")
        await post(http, "/sim/clock", to="friday")
        again = await post(http, "/sim/reset")
        assert (again["tour"]["state"], again["language"]) == ("offered", "ru")
        assert (await post(http, "/sim/reset", language="en"))["language"] == "en"
        assert (await get(http, "/sim/tour"))["language"] == "en"
        async with http.get("/") as page:
            text = await page.text()
            assert '<html lang="en" data-zone="Asia/Omsk">' in text
            assert "<title>A &amp; B</title>" in text
    await demo.stop()
    assert made == [MONDAY, MONDAY]
    assert spoken == ["ru", "ru", "en"]
