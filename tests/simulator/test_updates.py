"""getUpdates: nothing is lost before it is confirmed."""

from simulator.server import Simulator
from tests.simulator.driver import Phone, RawBot, post


async def test_limit_gives_the_oldest_first(bot: RawBot, ann: Phone) -> None:
    """The rest stays for the next call."""
    for text in "abc":
        await ann.send(text)
    assert [u["message"]["text"] for u in await bot.updates(limit=2)] == ["a", "b"]


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
