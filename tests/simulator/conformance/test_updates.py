"""Each sentence of behaviour.md's section Updates."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest

from simulator.clock import Clock
from simulator.server import Simulator
from tests.simulator.conftest import MONDAY
from tests.simulator.driver import ANN, BORIS, Phone, RawBot, buttons, post
from tests.simulator.hooks import Hook

GROUP = -78


async def later(sim: Simulator, **how_long: float) -> None:
    await sim.clock.move_to(sim.clock.now() + timedelta(**how_long))


def texts(updates: list[dict[str, dict[str, str]]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def pressed(bot: RawBot, ann: Phone) -> None:
    message_id = await bot.say(reply_markup=buttons("go"))
    await ann.do("press", message_id=message_id, label="go", wait=0)


async def test_updates_come_again_until_a_larger_offset_confirms_them(bot: RawBot, ann: Phone) -> None:
    """At least once: reading is not confirming."""
    await ann.send("one")
    await ann.send("two")
    first = await bot.updates()
    assert texts(await bot.updates(offset=first[0]["update_id"])) == ["one", "two"]
    assert texts(await bot.updates(offset=first[0]["update_id"] + 1)) == ["two"]
    assert texts(await bot.updates()) == ["two"]


async def test_negative_offset_drops_older_ones(bot: RawBot, ann: Phone) -> None:
    """Counted from the end."""
    for text in ("one", "two", "three"):
        await ann.send(text)
    assert texts(await bot.updates(offset=-1)) == ["three"]
    assert texts(await bot.updates()) == ["three"]


async def test_limit_is_from_1_to_100(bot: RawBot, ann: Phone) -> None:
    """Anything outside is as the nearest."""
    for number in range(101):
        await ann.send(str(number))
    assert [len(await bot.updates(limit=limit)) for limit in (0, 2, 1000)] == [1, 2, 100]


async def test_allowed_updates_sticks_and_filters_when_the_update_is_created(bot: RawBot, ann: Phone) -> None:
    """What was not wanted then does not come later."""
    await bot.updates(allowed_updates=["callback_query"])
    await ann.send("not wanted")
    await pressed(bot, ann)
    assert [sorted(update)[0] for update in await bot.updates()] == ["callback_query"]
    assert len(await bot.updates(allowed_updates=[])) == 1
    await ann.send("wanted")
    assert len(await bot.updates()) == 2


async def test_updates_are_kept_24_hours_and_presses_150_seconds(bot: RawBot, ann: Phone, sim: Simulator) -> None:
    """By the simulator's clock."""
    await ann.send("a")
    await pressed(bot, ann)
    await later(sim, seconds=149)
    assert len(await bot.updates()) == 2
    await later(sim, seconds=1)
    assert texts(await bot.updates()) == ["a"]
    await later(sim, hours=24)
    assert await bot.updates() == []


async def test_bot_that_was_down_for_three_minutes_never_sees_the_press(
    bot: RawBot, ann: Phone, sim: Simulator
) -> None:
    """The person taps again, and that press comes."""
    await pressed(bot, ann)
    await later(sim, minutes=3)
    message_id = (await ann.messages())[-1]["message_id"]
    await ann.do("press", message_id=message_id, label="go", wait=0)
    assert ["callback_query" in update for update in await bot.updates()] == [True]


async def test_webhook_carries_the_secret_and_any_2xx_means_done(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """The update does not come again."""
    hook.statuses = [202, 299]
    await bot.ok("setWebhook", url=hook.url, secret_token="S-e_1")
    await ann.send("one")
    await ann.send("two")
    assert [(await hook.next())["message"]["text"] for _ in range(2)] == ["one", "two"]
    assert hook.secrets == ["S-e_1"] * 2


@pytest.fixture
async def patient(hook: Hook) -> AsyncIterator[tuple[Simulator, RawBot, Phone]]:
    """A simulator whose webhook's second attempt comes after half a minute of its clock, which stands still."""
    sim = Simulator(Clock(MONDAY, frozen=True), webhook_pause=30)
    await sim.start()
    async with aiohttp.ClientSession(sim.url) as http:
        bot = RawBot(http)
        await bot.ok("setWebhook", url=hook.url)
        await post(http, "/sim/users", id=ANN, first_name="Ann")
        yield sim, bot, Phone(http)
    await sim.stop()


async def settled(bot: RawBot) -> None:
    """Some round trips: what was to come at once has come."""
    for _ in range(10):
        await bot.ok("getMe")


async def refused(bot: RawBot, sim: Simulator) -> None:
    """The simulator has the webhook's refusal of this moment, and waits."""
    while (await bot.ok("getWebhookInfo")).get("last_error_date") != int(sim.clock.unix()):
        pass


async def test_failed_update_comes_after_growing_waits_by_the_clock(
    patient: tuple[Simulator, RawBot, Phone], hook: Hook
) -> None:
    """Each wait is twice the last one, up to a minute."""
    sim, bot, ann = patient
    hook.statuses = [500] * 9
    await ann.send("again")
    for wait in (30, 60, 60):
        await hook.next()
        await refused(bot, sim)
        await later(sim, seconds=wait - 1)
        await settled(bot)
        assert hook.came.empty()
        await later(sim, seconds=1)
    await hook.next()


async def test_failed_update_comes_until_it_expires(patient: tuple[Simulator, RawBot, Phone], hook: Hook) -> None:
    """After a day nobody tries any more, and the next one has its turn."""
    sim, bot, ann = patient
    hook.statuses = [500, 500]
    await ann.send("old")
    await hook.next()
    await refused(bot, sim)
    await later(sim, hours=24, seconds=-1)
    assert (await hook.next())["message"]["text"] == "old"
    await refused(bot, sim)
    await ann.send("new")
    await later(sim, minutes=1)
    assert (await hook.next())["message"]["text"] == "new"


async def test_one_in_flight_per_chat_and_presses_in_a_queue_of_their_own(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """A press can overtake the message that was sent before it."""
    message_id = await bot.say(reply_markup=buttons("go"))
    hook.gate.clear()
    await bot.ok("setWebhook", url=hook.url)
    await ann.send("one")
    await ann.send("two")
    await ann.do("press", message_id=message_id, label="go", wait=0)
    came = [await hook.next(), await hook.next()]
    await settled(bot)
    assert hook.came.empty()
    assert sorted(key for update in came for key in update if key != "update_id") == ["callback_query", "message"]
    hook.gate.set()
    assert (await hook.next())["message"]["text"] == "two"


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (7, 7), (1000, 100)])
async def test_webhook_has_from_1_to_100_connections(bot: RawBot, hook: Hook, asked: int, given: int) -> None:
    """Anything outside is as the nearest."""
    await bot.ok("setWebhook", url=hook.url, max_connections=asked)
    assert (await bot.ok("getWebhookInfo"))["max_connections"] == given


async def test_2xx_body_may_carry_one_method_call(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """Its result is told to nobody; the person sees it."""
    hook.answer = {"method": "sendMessage", "chat_id": ANN, "text": "by return"}
    await bot.ok("setWebhook", url=hook.url)
    sent = (await ann.send("one"))["message_id"]
    assert (await ann.messages(after=sent, wait=5))[0]["text"] == "by return"


async def test_privacy_mode_hides_what_is_neither_command_nor_reply_nor_service(bot: RawBot, ann: Phone) -> None:
    """An administrator sees everything."""
    await post(bot.http, "/sim/groups", id=GROUP, title="Team", members=[ANN, BORIS])
    answered = await bot.say(chat_id=GROUP)
    await bot.drain()
    for text in ("chatter", "/week", "/week@somebody_else_bot"):
        await ann.send(text, chat_id=GROUP)
    await ann.send("reply", chat_id=GROUP, reply_to=answered)
    await post(bot.http, f"/sim/groups/{GROUP}/leave", user=BORIS)
    seen = [update["message"] for update in await bot.drain()]
    assert [message.get("text") for message in seen] == ["/week", "reply", None]
    assert seen[-1]["left_chat_member"]["id"] == BORIS
    await post(bot.http, f"/sim/groups/{GROUP}/promote")
    await bot.drain()
    await ann.send("chatter", chat_id=GROUP)
    assert texts(await bot.updates()) == ["chatter"]


async def test_my_chat_member_tells_of_block_unblock_adding_and_removing(bot: RawBot, ann: Phone) -> None:
    """Old and new standing, and who did it."""
    await ann.do("block")
    await ann.do("unblock")
    await post(bot.http, "/sim/groups", id=GROUP, title="Team", members=[ANN])
    await post(bot.http, f"/sim/groups/{GROUP}/promote")
    await post(bot.http, f"/sim/groups/{GROUP}/kick")
    told = [update["my_chat_member"] for update in await bot.updates() if "my_chat_member" in update]
    assert [(one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in told] == [
        ("member", "kicked"),
        ("kicked", "member"),
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "kicked"),
    ]
    assert {one["from"]["id"] for one in told} == {ANN}


async def test_poll_waits_for_an_update(bot: RawBot, ann: Phone) -> None:
    """And ends as soon as there is one."""
    poll = asyncio.create_task(bot.updates(timeout=50))
    await settled(bot)
    await ann.send("now")
    async with asyncio.timeout(5):
        assert texts(await poll) == ["now"]
