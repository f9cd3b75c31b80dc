"""Webhooks: every update until a 2xx, one at a time per chat, presses beside messages."""

import asyncio

from simulator.server import Simulator
from tests.simulator.driver import ANN, BORIS, Phone, RawBot, buttons, waiting_poll
from tests.simulator.hooks import Hook

POLLING_REFUSED = (
    "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def test_update_comes_with_the_secret(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """The header proves who calls; any 2xx is the end of it."""
    await bot.ok("setWebhook", url=hook.url, secret_token="s3cret")
    await ann.send("one")
    await ann.send("two")
    assert [(await hook.next())["message"]["text"] for _ in range(2)] == ["one", "two"]
    assert hook.secrets == ["s3cret", "s3cret"]


async def test_failed_delivery_comes_again(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """The same update until a 2xx, and the next one only then."""
    hook.statuses = [500, 302, 200]
    await bot.ok("setWebhook", url=hook.url)
    await ann.send("one")
    await ann.send("two")
    assert [(await hook.next())["message"]["text"] for _ in range(4)] == ["one", "one", "one", "two"]
    info = await bot.ok("getWebhookInfo")
    assert info["last_error_message"].startswith("Wrong response from the webhook: 302")


async def test_one_message_in_flight_per_chat_and_presses_beside_it(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """A slow answer holds up its own chat's messages, not presses and not other chats."""
    message_id = await bot.say(reply_markup=buttons("go"))
    hook.gate.clear()
    await bot.ok("setWebhook", url=hook.url)
    await ann.send("one")
    await ann.send("two")
    await ann.do("press", message_id=message_id, label="go", wait=0)
    await Phone(bot.http, BORIS).send("/start")
    came = [await hook.next() for _ in range(3)]
    texts = {update["message"]["text"] for update in came if "message" in update}
    assert texts == {"one", "/start"}
    assert sum("callback_query" in update for update in came) == 1
    hook.gate.set()
    assert (await hook.next())["message"]["text"] == "two"


async def test_max_connections_bounds_what_is_in_flight(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """With one connection the second chat waits for the first."""
    hook.gate.clear()
    await bot.ok("setWebhook", url=hook.url, max_connections=1)
    await ann.send("one")
    await Phone(bot.http, BORIS).send("two")
    assert (await hook.next())["message"]["text"] == "one"
    for _ in range(20):  # time enough for the second to come, were it allowed to
        await bot.ok("getMe")
    assert hook.came.empty()
    hook.gate.set()
    assert (await hook.next())["message"]["text"] == "two"


async def test_answer_of_the_webhook_may_carry_a_method(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """One call in the body of the 2xx is done."""
    hook.answer = {"method": "sendMessage", "chat_id": ANN, "text": "by return"}
    await bot.ok("setWebhook", url=hook.url)
    sent = (await ann.send("one"))["message_id"]
    assert (await ann.messages(after=sent, wait=5))[0]["text"] == "by return"


async def test_polling_is_refused_while_a_webhook_is_set(bot: RawBot, ann: Phone, hook: Hook) -> None:
    """409 until deleteWebhook; and what waited is still there."""
    hook.statuses = [500] * 1000
    await bot.ok("setWebhook", url=hook.url)
    await ann.send("kept")
    await hook.next()
    assert await bot.refused("getUpdates") == POLLING_REFUSED
    assert (await bot.ok("getWebhookInfo"))["pending_update_count"] == 1
    assert (await bot.call("deleteWebhook"))["description"] == "Webhook was deleted"
    assert [update["message"]["text"] for update in await bot.updates()] == ["kept"]


async def test_setting_a_webhook_ends_a_poll(bot: RawBot, ann: Phone, hook: Hook, sim: Simulator) -> None:
    """The poller is told why."""
    poll = await waiting_poll(sim, bot.refused("getUpdates", timeout=50))
    await bot.ok("setWebhook", url=hook.url)
    async with asyncio.timeout(5):
        assert await poll == "409 Conflict: terminated by setWebhook request"


async def test_pending_updates_can_be_dropped(bot: RawBot, ann: Phone) -> None:
    """drop_pending_updates begins with nothing."""
    await ann.send("old")
    await bot.ok("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []


async def test_stopping_does_not_wait_for_a_dead_webhook(ann: Phone, bot: RawBot, sim: Simulator) -> None:
    """Nobody listens there; the simulator still stops at once."""
    await bot.ok("setWebhook", url="http://127.0.0.1:9/hook")
    await ann.send("one")
    async with asyncio.timeout(2):
        await sim.stop()
