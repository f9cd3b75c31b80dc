"""How calls come in and how answers look, whatever the method."""

import aiohttp
import pytest

from simulator.methods import METHODS
from simulator.schema import shape_of
from tests.simulator.driver import ANN, TOKEN, Phone, RawBot


async def test_method_that_is_not_simulated_says_so(bot: RawBot) -> None:
    """What Telegram has and the simulator has not must not look as if it had worked, nor as if Telegram had it not."""
    said = await bot.refused("SENDINVOICE", chat_id=ANN)
    assert said == "501 Not Implemented: Telegram has the method sendInvoice, and this simulator does not"
    said = await bot.refused("sendMessage", chat_id=ANN, text="a", business_connection_id="b")
    assert said == "501 Not Implemented: this simulator does not have the parameter business_connection_id"


@pytest.mark.parametrize("token", ["4200:" + "x" * 35, "short:token", "4200"])
async def test_wrong_token_is_401(bot: RawBot, token: str) -> None:
    """Neither a malformed token nor another secret of a known bot opens anything."""
    assert await RawBot(bot.http, token).refused("getMe") == "401 Unauthorized"


def test_every_method_has_documented_parameters() -> None:
    """The strict mode knows the parameters of each simulated method."""
    for name in METHODS:
        assert shape_of(name).readers or name.startswith(("getMe", "getWebhook", "getForum"))
    assert "reply_markup" in shape_of("sendMessage").readers


async def test_parameters_come_by_query_form_json_and_multipart(bot: RawBot) -> None:
    """All four ways of calling send the same message."""
    address = f"/bot{TOKEN}/sendMessage"
    markup = '{"inline_keyboard":[[{"text":"go","callback_data":"x"}]]}'
    params = {"chat_id": str(ANN), "text": "привет", "reply_markup": markup}
    multipart = aiohttp.FormData(default_to_multipart=True)
    for name, value in params.items():
        multipart.add_field(name, value)
    requests = [
        bot.http.get(address, params=params),
        bot.http.post(address, params=params),
        bot.http.post(address, data=params),
        bot.http.post(address, json=params),
        bot.http.post(address, data=multipart),
    ]
    for request in requests:
        async with request as answer:
            result = (await answer.json())["result"]
        assert result["text"] == "привет"
        assert result["reply_markup"]["inline_keyboard"][0][0]["text"] == "go"


async def test_json_null_means_absent(bot: RawBot) -> None:
    """A null in a JSON body is as if the parameter were not there."""
    assert await bot.ok("sendMessage", chat_id=ANN, text="hi", reply_markup=None)


async def test_broken_json_is_a_bad_request(bot: RawBot) -> None:
    """A body that is no JSON is refused, not a crash."""
    async with bot.http.post(f"/bot{TOKEN}/getMe", data=b"{", headers={"Content-Type": "application/json"}) as answer:
        assert answer.status == 400


async def test_ids_fit_their_bits(bot: RawBot, ann: Phone) -> None:
    """message_id fits 31 bits and update_id 52, so that any client can hold them."""
    sent = await ann.send()
    assert 0 < sent["message_id"] < 2**31
    assert 0 < sent["update_id"] < 2**52
