"""getUpdates: nothing is lost before it is confirmed."""

import asyncio
from datetime import timedelta

from simulator.server import Simulator
from tests.simulator.driver import ANN, Phone, RawBot, buttons, post, waiting_poll


async def test_update_comes_again_until_a_larger_offset(bot: RawBot, ann: Phone) -> None:
    """Reading is not confirming, nor is an offset that is not larger."""
    update_id = (await ann.send("one"))["update_id"]
    assert [u["update_id"] for u in await bot.updates()] == [update_id]
    assert [u["update_id"] for u in await bot.updates(offset=update_id)] == [update_id]
    assert await bot.updates(offset=update_id + 1) == []
    assert await bot.updates() == []


async def test_limit_gives_the_oldest_first(bot: RawBot, ann: Phone) -> None:
    """The rest stays for the next call."""
    for text in "abc":
        await ann.send(text)
    assert [u["message"]["text"] for u in await bot.updates(limit=2)] == ["a", "b"]


async def test_negative_offset_forgets_all_but_the_newest(bot: RawBot, ann: Phone) -> None:
    """-1 keeps one, and the others are gone for good."""
    for text in "abc":
        await ann.send(text)
    assert [u["message"]["text"] for u in await bot.updates(offset=-1)] == ["c"]
    assert [u["message"]["text"] for u in await bot.updates()] == ["c"]


async def test_long_poll_wakes_at_the_event(bot: RawBot, ann: Phone, sim: Simulator) -> None:
    """The wait ends when a message comes, long before the timeout."""
    poll = await waiting_poll(sim, bot.updates(timeout=50))
    assert not poll.done()
    await ann.send("wake up")
    async with asyncio.timeout(5):
        assert (await poll)[0]["message"]["text"] == "wake up"


async def test_second_poller_ends_the_first_with_409(bot: RawBot, ann: Phone, sim: Simulator) -> None:
    """The older one is told; the newer one gets the update."""
    older = await waiting_poll(sim, bot.refused("getUpdates", timeout=50))
    newer = asyncio.create_task(bot.updates(timeout=50))
    async with asyncio.timeout(5):
        assert await older == (
            "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        )
        await ann.send("for the newer")
        assert len(await newer) == 1


async def test_allowed_updates_stick_and_filter_at_creation(bot: RawBot, ann: Phone) -> None:
    """What was not asked for when it happened never comes, whatever is asked later."""
    await bot.updates(allowed_updates=["callback_query"])
    await ann.send("unseen")
    assert await bot.updates() == []
    assert await bot.updates(allowed_updates=[]) == []
    await ann.send("seen")
    assert [u["message"]["text"] for u in await bot.updates()] == ["seen"]


async def test_message_is_kept_24_hours(bot: RawBot, ann: Phone, sim: Simulator) -> None:
    """Just before the end it is there, at the end it is not."""
    await ann.send()
    await sim.clock.move_to(sim.clock.now() + timedelta(hours=23, minutes=59))
    assert len(await bot.updates()) == 1
    await sim.clock.move_to(sim.clock.now() + timedelta(minutes=1))
    assert await bot.updates() == []


async def test_press_is_kept_150_seconds(bot: RawBot, ann: Phone, sim: Simulator) -> None:
    """A bot that was away longer never sees the press."""
    message_id = await bot.say(reply_markup=buttons("go"))
    await ann.do("press", message_id=message_id, label="go", wait=0)
    await sim.clock.move_to(sim.clock.now() + timedelta(seconds=149))
    assert len(await bot.updates()) == 1
    await sim.clock.move_to(sim.clock.now() + timedelta(seconds=1))
    assert await bot.updates() == []


async def test_block_and_unblock_are_told(bot: RawBot, ann: Phone) -> None:
    """my_chat_member names the old and the new standing."""
    await ann.do("block")
    await ann.do("unblock")
    changes = [update["my_chat_member"] for update in await bot.updates()]
    assert [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]
    assert changes[0]["from"]["id"] == ANN


async def test_start_payload_is_just_text(bot: RawBot, ann: Phone) -> None:
    """A deep link arrives as a command with an argument, twice if tapped twice."""
    await ann.send("/start invite-1")
    await ann.send("/start invite-1")
    assert [u["message"]["text"] for u in await bot.updates()] == ["/start invite-1"] * 2


async def test_edited_message_is_told(bot: RawBot, ann: Phone) -> None:
    """The person's correction comes as an update of its own kind."""
    message_id = (await ann.send("one"))["message_id"]
    await ann.do("edit", message_id=message_id, text="two")
    assert (await bot.updates())[-1]["edited_message"]["text"] == "two"


async def test_update_ids_grow_from_run_to_run(bot: RawBot, ann: Phone) -> None:
    """A simulator started later numbers higher than everything before it."""
    before = await ann.send()
    later = Simulator()
    assert later.world.next_update_id > before["update_id"]


async def test_faults_of_getupdates_lose_nothing(bot: RawBot, ann: Phone) -> None:
    """A failed poll leaves the update where it was."""
    await ann.send("still here")
    await post(bot.http, "/sim/faults", method="getUpdates", error_code=500, description="Internal Server Error")
    assert (await bot.call("getUpdates"))["error_code"] == 500
    assert len(await bot.updates()) == 1
