"""The /sim side: chats, keyboards, commands, waiting, events, clock."""

import asyncio
import json
from datetime import datetime, timedelta

import aiohttp
import pytest

from simulator.clock import Clock
from simulator.server import Simulator
from simulator.sim_views import messages_of_person
from tests.simulator.driver import ANN, BORIS, BOT_ID, Phone, RawBot, buttons, get, post


async def test_people_are_listed_and_updated(bot: RawBot, ann: Phone) -> None:
    """The same id again changes what is known; blocking shows."""
    await post(bot.http, "/sim/users", id=ANN, first_name="Anna")
    await ann.do("block")
    people = {person["id"]: person for person in (await get(bot.http, "/sim/users"))["users"]}
    assert (people[ANN]["first_name"], people[ANN]["blocked"], people[BORIS]["blocked"]) == ("Anna", True, False)


async def test_blocked_bot_cannot_be_written_to(ann: Phone) -> None:
    """A phone offers only to unblock; the refusal says what to do."""
    await ann.do("block")
    refused = await ann.send("hello?")
    assert refused["status"] == 409
    assert "unblock" in refused["error"]


async def test_without_a_bot_the_refusal_says_so() -> None:
    """Somebody wrote before any bot came."""
    sim = Simulator()
    await sim.start()
    async with aiohttp.ClientSession(sim.url) as http:
        await post(http, "/sim/users", id=ANN, first_name="Ann")
        refused = await Phone(http).send("hello?")
    await sim.stop()
    assert refused["status"] == 503
    assert "getMe" in refused["error"]


async def test_messages_after_an_id(bot: RawBot, ann: Phone) -> None:
    """Only what is newer, with labels of buttons and without their data."""
    first = await bot.say("one")
    await bot.say("two", reply_markup=buttons("yes", "no"))
    newer = await ann.messages(after=first)
    assert [message["text"] for message in newer] == ["two"]
    assert newer[0]["buttons"] == [["yes", "no"]]
    assert newer[0]["keyboard"] == [[{"label": "yes"}, {"label": "no"}]]
    assert "data" not in json.dumps(newer)


async def test_waiting_for_a_version_ends_with_an_edit(bot: RawBot, ann: Phone, sim: Simulator) -> None:
    """A change of an old message wakes the waiter, and the version has grown."""
    world = sim.world
    message_id = await bot.say("one")
    version = (await ann.look())["version"]
    query = {"version": str(version), "wait": "30"}
    waiting = asyncio.create_task(messages_of_person(world, world.bots[BOT_ID], world.people[ANN], query))
    await asyncio.sleep(0)  # it begins to wait before the edit is made
    await bot.ok("editMessageText", chat_id=ANN, message_id=message_id, text="two")
    async with asyncio.timeout(5):
        changed = await waiting
    assert changed["version"] > version
    assert changed["messages"][-1]["text"] == "two"


async def test_waiting_ends_with_its_time(ann: Phone) -> None:
    """Nothing happened; the answer comes all the same."""
    version = (await ann.look())["version"]
    assert (await ann.look(version=version, wait=0.05))["version"] == version


async def test_reply_keyboard_stays_until_removed(bot: RawBot, ann: Phone) -> None:
    """Labels, with requests marked; a later plain message leaves it."""
    keyboard = [[{"text": "Да"}, {"text": "Мой номер", "request_contact": True}]]
    await bot.say(reply_markup={"keyboard": keyboard})
    await bot.say("plain")
    shown = [["Да", {"label": "Мой номер", "request": "contact"}]]
    assert (await ann.look())["reply_keyboard"] == shown
    await bot.say(reply_markup={"remove_keyboard": True})
    assert (await ann.look())["reply_keyboard"] is None


async def test_one_time_keyboard_goes_when_used(bot: RawBot, ann: Phone) -> None:
    """The next message of the person hides it."""
    await bot.say(reply_markup={"keyboard": [[{"text": "Да"}]], "one_time_keyboard": True})
    await ann.send("Да")
    assert (await ann.look())["reply_keyboard"] is None


async def test_commands_in_force_are_the_narrowest(bot: RawBot, ann: Phone) -> None:
    """Chat before private chats before default; the person's language before none."""

    async def menu() -> list[str]:
        return [command["command"] for command in (await ann.look())["commands"]]

    async def offer(command: str, **more: object) -> None:
        await bot.ok("setMyCommands", commands=[{"command": command, "description": "d"}], **more)

    await offer("default")
    assert await menu() == ["default"]
    await offer("russian", language_code="ru")
    assert await menu() == ["russian"]
    await offer("private", scope={"type": "all_private_chats"})
    assert await menu() == ["private"]
    await offer("own", scope={"type": "chat", "chat_id": ANN})
    assert await menu() == ["own"]
    await bot.ok("deleteMyCommands", scope={"type": "chat", "chat_id": ANN})
    assert await menu() == ["private"]
    assert await bot.ok("getMyCommands", language_code="ru") == [{"command": "russian", "description": "d"}]


@pytest.mark.parametrize("command", ["", "Week", "неделя", "x" * 33, "a-b"])
async def test_command_names_are_lower_case_latin(bot: RawBot, command: str) -> None:
    """Letters, digits and underscores, up to 32."""
    said = await bot.refused("setMyCommands", commands=[{"command": command, "description": "d"}])
    assert said == "400 Bad Request: BOT_COMMAND_INVALID"


async def test_chats_show_the_last_message_and_the_unread(bot: RawBot, ann: Phone) -> None:
    """Reading the chat makes it read."""
    await ann.look()
    await bot.say("one")
    await bot.say("two")
    (chat,) = (await get(ann.http, f"/sim/users/{ANN}/chats"))["chats"]
    assert (chat["chat_id"], chat["type"], chat["last"]["text"], chat["unread"]) == (ANN, "private", "two", 2)
    await ann.look()
    assert (await get(ann.http, f"/sim/users/{ANN}/chats"))["chats"][0]["unread"] == 0


async def test_events_tell_the_page_as_it_happens(bot: RawBot, ann: Phone) -> None:
    """Messages, edits and deletions, each with what the page needs."""
    async with ann.http.get("/sim/events", params={"user": ANN}) as stream:
        await stream.content.readuntil(b"\n\n")
        message_id = await bot.say("one")
        await bot.ok("editMessageText", chat_id=ANN, message_id=message_id, text="two")
        await bot.ok("deleteMessage", chat_id=ANN, message_id=message_id)
        async with asyncio.timeout(5):
            lines = [await stream.content.readuntil(b"\n\n") for _ in range(3)]
    events = [json.loads(line.removeprefix(b"data: ")) for line in lines]
    assert [event["type"] for event in events] == ["message", "edited", "deleted"]
    assert (events[0]["message"]["text"], events[1]["message"]["text"]) == ("one", "two")
    assert events[2]["message_id"] == message_id


async def test_clock_moves_forward_only_and_waits_for_its_callbacks(bot: RawBot, sim: Simulator) -> None:
    """The answer comes after the work that the move caused."""
    seen: list[datetime] = []

    async def note(now: datetime) -> None:
        await asyncio.sleep(0)
        seen.append(now)

    sim.clock.on_move.append(note)
    wanted = sim.clock.now() + timedelta(hours=1)
    answer = await post(bot.http, "/sim/clock", now=wanted.isoformat())
    assert seen == [wanted]
    assert datetime.fromisoformat(answer["now"]) == wanted
    refused = await post(bot.http, "/sim/clock", now=(wanted - timedelta(seconds=1)).isoformat())
    assert refused["status"] == 400
    assert sim.clock.now() == wanted


@pytest.mark.parametrize("move", [{}, {"now": "tomorrow"}, {"now": "2027-01-01T00:00:00"}, {"to": "next_slot"}])
async def test_clock_refuses_what_names_no_moment(bot: RawBot, move: dict[str, str]) -> None:
    """No time, no offset, and no timetable to ask."""
    assert (await post(bot.http, "/sim/clock", **move))["status"] == 400


async def test_next_slot_asks_the_timetable() -> None:
    """`next_stop` decides where the clock goes."""
    start = datetime.fromisoformat("2026-11-23T09:00:00+03:00")
    sim = Simulator(Clock(start, frozen=True), next_stop=lambda now: now + timedelta(minutes=90))
    await sim.start()
    async with aiohttp.ClientSession(sim.url) as http:
        assert (await get(http, "/sim/clock"))["next_stop"] is True
        moved = await post(http, "/sim/clock", to="next_slot")
    await sim.stop()
    assert datetime.fromisoformat(moved["now"]) == start + timedelta(minutes=90)


async def test_running_clock_goes_on_from_where_it_was_set() -> None:
    """An offset to real time, and real seconds on top."""
    clock = Clock(datetime.fromisoformat("2030-01-01T00:00:00+00:00"))
    first = clock.now()
    assert timedelta(0) <= clock.now() - first < timedelta(seconds=5)
    await clock.move_to(first + timedelta(days=1))
    assert timedelta(days=1) <= clock.now() - first < timedelta(days=1, seconds=5)
