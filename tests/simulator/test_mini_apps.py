"""Mini Apps: buttons, signed data that aiogram's own check accepts, and messages in the person's name."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from aiogram.utils.web_app import check_webapp_signature, safe_parse_webapp_init_data

from tests.simulator.driver import ANN, OTHER_TOKEN, TOKEN, Phone, RawBot

APP = {"url": "https://app.example.org/form"}
RESULT = {
    "type": "article",
    "id": "1",
    "title": "Saved",
    "input_message_content": {"message_text": "from the app"},
}


def inline_app(**app: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Open", "web_app": APP | app}]]}


async def test_init_data_is_signed_with_the_bots_token(bot: RawBot, ann: Phone) -> None:
    """Its own token proves it, another's or a changed word does not."""
    message_id = await bot.say(reply_markup=inline_app())
    opened = await ann.do("app", message_id=message_id, label="Open")
    data = opened["init_data"]
    assert check_webapp_signature(TOKEN, data)
    assert not check_webapp_signature(OTHER_TOKEN, data)
    assert not check_webapp_signature(TOKEN, data.replace("Ann", "Bob"))
    read = safe_parse_webapp_init_data(TOKEN, data)
    assert read.user is not None
    assert (read.user.id, read.user.first_name, read.query_id) == (ANN, "Ann", opened["query_id"])


async def test_phone_opens_the_address_with_the_data_behind_it(bot: RawBot, ann: Phone) -> None:
    """In the fragment, as Telegram's script reads it."""
    message_id = await bot.say(reply_markup=inline_app())
    opened = await ann.do("app", message_id=message_id, label="Open")
    address = urlsplit(opened["url"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == APP["url"]
    assert dict(parse_qsl(address.fragment))["tgWebAppData"] == opened["init_data"]
    (button,) = (await ann.messages())[-1]["keyboard"][0]
    assert button == {"label": "Open", "web_app": APP["url"]}


async def test_bot_answers_once_in_the_persons_name(bot: RawBot, ann: Phone) -> None:
    """The message is the person's, by way of the bot."""
    message_id = await bot.say(reply_markup=inline_app())
    query_id = (await ann.do("app", message_id=message_id, label="Open"))["query_id"]
    answered = await bot.ok("answerWebAppQuery", web_app_query_id=query_id, result=RESULT)
    seen = (await ann.messages())[-1]
    assert (seen["text"], seen["from"]["id"]) == ("from the app", ANN)
    assert await bot.ok("editMessageText", inline_message_id=answered["inline_message_id"], text="mended")
    said = await bot.refused("answerWebAppQuery", web_app_query_id=query_id, result=RESULT)
    assert said == "400 Bad Request: QUERY_ID_INVALID"


async def test_app_of_a_keyboard_sends_data_to_the_bot(bot: RawBot, ann: Phone) -> None:
    """A service message with the button's label; such an app cannot be answered."""
    await bot.say(reply_markup={"keyboard": [[{"text": "Form", "web_app": APP}]]})
    assert "query_id" not in await ann.do("app", label="Form")
    await ann.do("app/data", label="Form", data='{"calls": 5}')
    assert (await bot.updates())[0]["message"]["web_app_data"] == {"data": '{"calls": 5}', "button_text": "Form"}
    assert (await ann.do("app/data", label="Form", data="x" * 4097))["status"] == 400
    assert (await ann.do("app/data", label="Other", data="x"))["status"] == 404


async def test_menu_button_opens_an_app(bot: RawBot, ann: Phone) -> None:
    """One for all chats, another for one; the default one is the commands."""
    assert (await bot.ok("getChatMenuButton"))["type"] == "commands"
    assert (await ann.do("app"))["status"] == 404
    button = {"type": "web_app", "text": "App", "web_app": APP}
    await bot.ok("setChatMenuButton", chat_id=ANN, menu_button=button)
    assert await bot.ok("getChatMenuButton", chat_id=ANN) == button
    assert (await bot.ok("getChatMenuButton"))["type"] == "commands"
    assert (await ann.do("app"))["url"].startswith(APP["url"])
    await bot.ok("setChatMenuButton", chat_id=ANN, menu_button={"type": "default"})
    assert (await ann.do("app"))["status"] == 404


@pytest.mark.parametrize(
    ("url", "said"), [("http://app.example.org", "Only HTTPS links are allowed"), ("https://app", "Wrong HTTP URL")]
)
async def test_app_is_opened_over_https_only(bot: RawBot, url: str, said: str) -> None:
    """Whatever kind of button it is."""
    refused = await bot.refused("sendMessage", chat_id=ANN, text="a", reply_markup=inline_app(url=url))
    assert refused == f"400 Bad Request: inline keyboard button Web App URL '{url}' is invalid: {said}"
    markup = {"keyboard": [[{"text": "Form", "web_app": {"url": url}}]]}
    refused = await bot.refused("sendMessage", chat_id=ANN, text="a", reply_markup=markup)
    assert refused == f"400 Bad Request: keyboard button Web App URL '{url}' is invalid: {said}"
