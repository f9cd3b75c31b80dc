"""Each sentence of behaviour.md's section Envelope."""

import aiohttp
import pytest

from simulator.clock import Clock
from simulator.server import Simulator
from tests.simulator.conformance.uploads import upload
from tests.simulator.driver import ANN, TOKEN, Phone, RawBot, buttons, post


async def test_http_status_equals_the_error_code(bot: RawBot) -> None:
    """Success is 200 with a result; a refusal has its code twice and a description."""
    async with bot.http.get(f"/bot{TOKEN}/getMe") as answer:
        assert (answer.status, (await answer.json()).keys()) == (200, {"ok", "result"})
    async with bot.http.get(f"/bot{TOKEN}/sendMessage") as answer:
        body = await answer.json()
        assert (answer.status, body["ok"], body["error_code"]) == (400, False, 400)


async def test_methods_are_case_insensitive_and_take_parameters_in_four_ways(bot: RawBot) -> None:
    """GET and POST; the query, a form, JSON and multipart, where attach:// names a part."""
    for method, how in (("get", "params"), ("post", "params"), ("post", "data"), ("post", "json")):
        params = {how: {"chat_id": str(ANN), "text": how}}
        async with bot.http.request(method, f"/bot{TOKEN}/SENDmessage", **params) as answer:  # type: ignore[arg-type]  # params, data and json are all mappings here
            assert (await answer.json())["result"]["text"] == how
    sent = await upload(bot, "senddocument", {"part": ("a.txt", b"abc")}, document="attach://part")
    assert sent["result"]["document"]["file_size"] == 3


async def test_descriptions_begin_with_the_kind_and_a_small_letter_unless_it_is_a_code(bot: RawBot) -> None:
    """Words are lower-cased, codes are not."""
    said = [
        await bot.refused("sendMessage", chat_id=999, text="a"),
        await bot.refused("sendMessage", chat_id=ANN, text="a", reply_markup=buttons("go", data="")),
    ]
    assert said == ["400 Bad Request: chat not found", "400 Bad Request: BUTTON_DATA_INVALID"]


async def test_unknown_method_and_wrong_token(bot: RawBot) -> None:
    """404 for a name that Telegram does not know, 401 for a token that is nobody's."""
    assert await bot.refused("sendPigeon", chat_id=ANN) == "404 Not Found: method not found"
    assert await RawBot(bot.http, "4200:" + "x" * 35).refused("getMe") == "401 Unauthorized"


@pytest.mark.parametrize("strict", [True, False])
async def test_unknown_parameters_are_refused_by_default_and_ignored_when_asked_for(strict: bool) -> None:
    """The lenient way is the real server's, the strict one finds typing errors in every depth."""
    sim = Simulator(Clock(frozen=True), strict=strict)
    await sim.start()
    async with aiohttp.ClientSession(sim.url) as http:
        bot = RawBot(http)
        await bot.ok("getMe")
        await post(http, "/sim/users", id=ANN, first_name="Ann")
        await Phone(http).send("/start")
        misspelt = {"inline_keyboard": [[{"text": "a", "callback_data": "b", "colour": "red"}]]}
        first = await bot.call("sendMessage", chat_id=ANN, text="a", parse_mod="HTML")
        second = await bot.call("sendMessage", chat_id=ANN, text="a", reply_markup=misspelt)
    await sim.stop()
    assert [first["ok"], second["ok"]] == [not strict, not strict]
    assert not strict or ('"parse_mod"' in first["description"] and '"colour"' in second["description"])


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"disable_notification": "maybe"}, 'parameter "disable_notification" must be of type Boolean'),
        ({"message_thread_id": "first"}, 'parameter "message_thread_id" must be of type Integer'),
        ({"text": 5}, 'parameter "text" must be of type String'),
        ({"reply_markup": "{"}, "can't parse reply markup JSON object"),
        ({"entities": {"type": "bold"}}, 'parameter "entities" must be an Array'),
        ({"entities": [{"type": "bold", "offset": 0}]}, "can't parse MessageEntity: Can't find field \"length\""),
        (
            {"reply_markup": {"inline_keyboard": [[{"text": 5, "callback_data": "b"}]]}},
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
    ],
)
async def test_values_have_the_types_of_the_documentation(bot: RawBot, params: dict[str, object], said: str) -> None:
    """The strict mode reads parameters by aiogram's own models of the methods."""
    assert await bot.refused("sendMessage", **{"chat_id": ANN, "text": "a"} | params) == f"400 Bad Request: {said}"


async def test_what_a_method_cannot_do_without(bot: RawBot) -> None:
    """A required parameter that is missing is named."""
    said = await bot.refused("sendPoll", chat_id=ANN, options=["a", "b"])
    assert said == '400 Bad Request: parameter "question" is required'


async def test_only_inline_keyboards_come_back_with_the_message(bot: RawBot) -> None:
    """The other kinds belong to the chat."""
    for markup in ({"keyboard": [["a"]]}, {"remove_keyboard": True}, {"force_reply": True}):
        assert "reply_markup" not in await bot.ok("sendMessage", chat_id=ANN, text="a", reply_markup=markup)
    sent = await bot.ok("sendMessage", chat_id=ANN, text="a", reply_markup=buttons("go"))
    assert sent["reply_markup"] == buttons("go")


async def test_text_is_plain_and_entities_count_utf_16_units(bot: RawBot) -> None:
    """An emoji outside the basic plane is two units long."""
    sent = await bot.ok("sendMessage", chat_id=ANN, text="😀<b>я</b>", parse_mode="HTML")
    assert (sent["text"], sent["entities"]) == ("😀я", [{"type": "bold", "offset": 2, "length": 1}])


async def test_message_ids_are_one_sequence_and_dates_whole_seconds(bot: RawBot, ann: Phone) -> None:
    """Both sides of a chat share it; ids fit 64 bits."""
    first = await bot.ok("sendMessage", chat_id=ANN, text="a")
    second = (await ann.send())["message_id"]
    third = await bot.ok("sendMessage", chat_id=ANN, text="a")
    assert [second, third["message_id"]] == [first["message_id"] + 1, first["message_id"] + 2]
    assert isinstance(first["date"], int)
    assert third["message_id"] < 2**63


async def test_update_ids_strictly_increase(bot: RawBot, ann: Phone) -> None:
    """Over all kinds of updates."""
    message_id = await bot.say(reply_markup=buttons("go"))
    await ann.send("a")
    await ann.do("press", message_id=message_id, label="go", wait=0)
    await ann.do("block")
    ids = [update["update_id"] for update in await bot.updates()]
    assert len(ids) == 3
    assert ids == sorted(set(ids))
