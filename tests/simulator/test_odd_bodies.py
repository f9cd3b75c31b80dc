"""Whatever comes in, there is an answer that says what is wrong: never a 500, and nothing kept that spoils the rest."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.clock import Clock
from simulator.methods import METHODS
from simulator.schema import shape_of
from simulator.server import Simulator
from tests.simulator.conftest import MONDAY
from tests.simulator.driver import ANN, BORIS, OTHER_TOKEN, TOKEN, Phone, RawBot, buttons, get, post
from tests.simulator.hooks import Hook

GROUP = -60
LONE = "\ud800"
HALF = {"name": LONE, "content_base64": "AAAA"}
HUGE = float("1e400")  # what a JSON of 1e400 is read as


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/sim/users", {"id": 8, "first_name": LONE}),
        (f"/sim/users/{ANN}/send", {"contact": {"phone_number": "1", "first_name": LONE}}),
        (f"/sim/users/{ANN}/send", {"contact": {"phone_number": [1], "first_name": {"a": 1}}}),
        (f"/sim/users/{ANN}/send", {"photo": {"caption": LONE}}),
        (f"/sim/users/{ANN}/send", {"document": HALF}),
        (f"/sim/users/{ANN}/send", {"text": "a", "forward_from": LONE}),
        (f"/sim/users/{ANN}/send", {"photo": {"caption": "x" * 1025}}),
        (f"/sim/users/{ANN}/send", {"voice": {"duration": "x"}}),
        (f"/sim/users/{ANN}/send", {"location": {"latitude": "nan", "longitude": 1}}),
        (f"/sim/users/{ANN}/send", {"location": {"latitude": 9999, "longitude": 1}}),
        (f"/sim/users/{ANN}/send", {"venue": {"latitude": 1, "longitude": 181}}),
        (f"/sim/users/{ANN}/album", {"items": [1, 2]}),
        (f"/sim/users/{ANN}/react", {"message_id": 0, "emoji": 5}),
        (f"/sim/users/{ANN}/react", {"message_id": 0, "emoji": [[1]]}),
        (f"/sim/users/{ANN}/press", {"message_id": HUGE, "label": "x"}),
        (f"/sim/users/{ANN}/press", {"message_id": 0, "label": "go", "wait": "nan"}),
        ("/sim/users", {"id": HUGE, "first_name": "a"}),
        ("/sim/groups", {"id": -61, "members": [[1]]}),
        ("/sim/clock", {"now": "9999-12-31T23:59:59-05:00"}),
        ("/sim/clock", {"now": "9998-12-31T23:59:59+00:00"}),
        ("/sim/faults", {"kind": "slow", "delay_ms": HUGE}),
        ("/sim/faults", {"kind": "slow", "delay_ms": 10**400}),
        ("/sim/faults", {"kind": "error", "description": {"a": 1}}),
        ("/sim/faults", {"kind": "flood", "retry_after": -5}),
        (f"/sim/groups/{GROUP}/kick", {}),
        (f"/sim/groups/{GROUP}/promote", {"user": BORIS}),
    ],
)
async def test_nonsense_is_refused_with_a_sentence(bot: RawBot, ann: Phone, path: str, body: dict[str, Any]) -> None:
    """And what everybody sees afterwards is whole."""
    shown = await bot.say(reply_markup=buttons("go"))
    await post(bot.http, "/sim/groups", id=GROUP, members=[ANN])
    await post(bot.http, f"/sim/groups/{GROUP}/leave", user=ANN)
    if body.get("message_id") == 0:
        body = body | {"message_id": shown}
    refused = await post(bot.http, path, **body)
    assert 400 <= refused.get("status", 200) < 500, refused
    assert refused["error"]
    for look in ("/sim/users", f"/sim/users/{ANN}/messages", f"/sim/users/{ANN}/chats", "/sim/calls"):
        assert "status" not in await get(bot.http, look)
    assert await bot.updates() is not None


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": LONE, "callback_data": "a"}]]}}),
        ("sendMessage", {"text": "x", "reply_markup": json.dumps({"keyboard": [[{"text": LONE}]]})}),
        ("sendContact", {"phone_number": "1", "first_name": LONE}),
        ("setMyName", {"name": LONE}),
        ("sendMessage", {"text": "x", "reply_parameters": {"message_id": HUGE}}),
        ("sendMessage", {"text": "x", "entities": [{"type": "nonsense", "offset": 0, "length": 1}]}),
        ("sendMessage", {"text": "x", "entities": [{"type": "text_link", "offset": 0, "length": 1}]}),
        ("sendLocation", {"latitude": "nan", "longitude": 1}),
        ("sendLocation", {"latitude": 9999, "longitude": 1}),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
async def test_what_telegram_refuses_is_refused(strict: bool, method: str, params: dict[str, Any]) -> None:
    """Strict or lenient; nothing of it is kept."""
    async with someone_there(strict=strict) as (bot, ann):
        assert (await bot.refused(method, chat_id=ANN, **params)).startswith("400 Bad Request: ")
        assert [message["text"] for message in await ann.messages()] == ["/start"]
        assert "status" not in await get(bot.http, "/sim/calls")


async def test_entities_that_telegram_finds_by_itself_are_found_by_itself(bot: RawBot) -> None:
    """A link in an entity that no phone opens leaves its text; a mention that is said to be one is looked for anew."""
    said = [{"type": "mention", "offset": 0, "length": 4}, {"type": "url", "offset": 0, "length": 4}]
    link = {"type": "text_link", "offset": 0, "length": 4, "url": "javascript:alert(1)"}
    sent = await bot.ok("sendMessage", chat_id=ANN, text="text @friend", entities=[*said, link])
    assert sent["entities"] == [{"type": "mention", "offset": 5, "length": 7}]


@pytest.mark.parametrize("mime", ["image/png; charset=utf-8", "image/png\r\nX-A: b", "nonsense", "text/html"])
async def test_a_file_is_shown_whatever_type_it_was_given(bot: RawBot, ann: Phone, mime: str) -> None:
    """A type is a type and a subtype; nothing else goes into a header."""
    await ann.do("send", document={"name": "a.png", "mime_type": mime, "content_base64": "AAAA"})
    address = (await ann.messages())[-1]["media"]["url"]
    async with bot.http.get(address) as answer:
        assert answer.status == 200
        assert answer.content_type == ("image/png" if mime.startswith("image/png;") else "application/octet-stream")
        assert "X-A" not in answer.headers


async def test_the_webhooks_lane_outlives_what_cannot_be_carried(
    bot: RawBot, ann: Phone, hook: Hook, sim: Simulator
) -> None:
    """An update that no JSON can hold fails as an unreachable webhook does; the other lanes go on."""
    await bot.ok("setWebhook", url=hook.url)
    await post(bot.http, "/sim/users", id=BORIS, first_name="Boris")
    sim.world.people[ANN].first_name = LONE
    await ann.send("cannot be told")
    sim.world.people[ANN].first_name = "Ann"
    async with asyncio.timeout(5):
        while "last_error_message" not in await bot.ok("getWebhookInfo"):
            pass
    await Phone(bot.http, BORIS).send("told")
    assert (await hook.next())["message"]["text"] == "told"


async def test_who_is_met_again_keeps_what_is_not_said(bot: RawBot, ann: Phone) -> None:
    """As the documentation says: what changed. A null takes away; a deleted account stays deleted."""
    await post(bot.http, "/sim/users", id=ANN, first_name="Anna")
    people = {person["id"]: person for person in (await get(bot.http, "/sim/users"))["users"]}
    assert people[ANN] == {"id": ANN, "first_name": "Anna", "username": "ann", "language_code": "ru", "blocked": False}
    assert "username" not in await post(bot.http, "/sim/users", id=ANN, username=None)
    assert (await post(bot.http, "/sim/users", id=ANN, about="head"))["about"] == "head"
    await ann.send("who am I")
    assert "about" not in (await bot.updates())[-1]["message"]["from"], "what the page's list says is no bot's business"
    await ann.do("delete")
    assert (await post(bot.http, "/sim/users", id=ANN, first_name="Zoe"))["status"] == 409
    assert "deactivated" in await bot.refused("sendMessage", chat_id=ANN, text="a")


async def test_a_wrong_token_makes_nobody_the_bot_that_is_meant(bot: RawBot, ann: Phone) -> None:
    """`bot` left out is the last one that called, and whoever is refused did not call."""
    await RawBot(bot.http, OTHER_TOKEN).ok("getMe")
    await bot.ok("getMe")
    assert await RawBot(bot.http, "4300:" + "x" * 35).refused("getMe") == "401 Unauthorized"
    await ann.send("for the first")
    assert [update["message"]["text"] for update in await bot.updates()] == ["for the first"]


# --- anything at all

odd = st.one_of(
    st.sampled_from([None, True, 0, -1, 1, 5, 10**30, HUGE, -HUGE, float("nan"), 1.5, "", "x", "1e400", LONE, "go"]),
    st.sampled_from([ANN, GROUP, "@name", "HTML", "photo", "2026-11-23T10:00:00+03:00", "[", "https://a.ru", "👍"]),
    st.sampled_from([[], {}, [1], [[1]], [[]], [{}], {"a": 1}, [None, 1], {"type": "photo", "media": "x"}, "\ud800:"]),
    st.sampled_from([buttons("go"), {"keyboard": [["a"]]}, {"keyboard": [[{"text": 5}]]}, {"latitude": 1, "x": LONE}]),
)
FIELDS = """
    id first_name last_name username text photo document voice video audio animation video_note sticker contact location
    venue reply_to topic forward_from items message_id caption payload twice label row col emoji options wait query
    query_id result_id data title members forum channel user administrator new_id silenced name inline reads_all now to
    action language kind method update times probability seed error_code retry_after delay_ms drop html bot chat_id
"""


def sim_paths() -> Iterator[tuple[str, str]]:
    """Every way into /sim that does not wait: the method and the address."""
    for route in Simulator().application().router.routes():
        path = route.resource.canonical if route.resource is not None else ""
        if path.startswith("/sim/") and route.method != "HEAD" and path != "/sim/events":
            numbers = {"user": ANN, "group": GROUP, "topic": 1, "file_id": "photo-1", "fault": 1}
            yield route.method, path.format(**numbers)


SIM_PATHS = sorted(sim_paths())


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, str, dict[str, Any]]:
    if draw(st.booleans()):
        method, path = draw(st.sampled_from(SIM_PATHS))
        body = draw(st.dictionaries(st.sampled_from(FIELDS.split()), odd, max_size=4))
        return method, path, body | ({"wait": 0} if body.get("wait") != HUGE else {})
    name = draw(st.sampled_from(sorted(METHODS.keys() - {"setWebhook"})))
    known = sorted(shape_of(name).readers.keys() - {"timeout"}) or ["text"]
    params = draw(st.dictionaries(st.sampled_from(known), odd, max_size=5))
    return "POST", f"/bot{TOKEN}/{name}", {"chat_id": ANN} | params


@asynccontextmanager
async def someone_there(*, strict: bool = True) -> AsyncIterator[tuple[RawBot, Phone]]:
    """A bot, and Ann who has started it, with a group of hers."""
    simulator = Simulator(Clock(MONDAY, frozen=True), strict=strict)
    await simulator.start()
    async with aiohttp.ClientSession(simulator.url) as http:
        bot, ann = RawBot(http), Phone(http)
        await bot.ok("getMe")
        await post(http, "/sim/users", id=ANN, first_name="Ann")
        await ann.send("/start")
        yield bot, ann
    await simulator.stop()


@pytest.mark.parametrize("strict", [True, False])
@settings(max_examples=60, deadline=timedelta(seconds=20), suppress_health_check=list(HealthCheck))
@given(asked=st.lists(requests(), min_size=4, max_size=8))
async def test_no_request_is_answered_by_500(strict: bool, asked: list[tuple[str, str, dict[str, Any]]]) -> None:
    """Whatever a body holds, on every path of /sim and in every method; and everything can be looked at afterwards."""
    async with someone_there(strict=strict) as (bot, _):
        await post(bot.http, "/sim/groups", id=GROUP, members=[ANN])
        shown = await bot.say(reply_markup=buttons("go"))
        own = f"/sim/users/{ANN}"
        general = ("/sim/users", "/sim/calls", "/sim/faults", "/sim/clock", "/sim/tour")
        looks = (*general, f"{own}/messages", f"{own}/chats")
        for method, path, body in [*asked, *(("GET", look, {}) for look in looks)]:
            named = {name: shown if name == "message_id" and value == 1 else value for name, value in body.items()}
            async with bot.http.request(method, path, json=named) as answer:
                assert answer.status < 500 or answer.status == 501, (method, path, named, await answer.text())
            if path == "/sim/faults":
                await bot.http.delete(path)  # what was ordered is no mistake
