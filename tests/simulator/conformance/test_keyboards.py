"""Each sentence of behaviour.md's paragraph on keyboards, deep links and commands."""

from typing import Any

import pytest

from tests.simulator.driver import ANN, BORIS, Phone, RawBot, post

GROUP = -77


def one_button(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "go", **button}]]}


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ({}, "Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "a", "url": "https://example.org"}, "exactly one action expected, found callback_data, url"),
    ],
)
async def test_exactly_one_action_per_inline_button(bot: RawBot, button: dict[str, str], said: str) -> None:
    """Neither none nor two."""
    refused = await bot.refused("sendMessage", chat_id=ANN, text="a", reply_markup=one_button(**button))
    assert refused == f"400 Bad Request: can't parse inline keyboard button: {said}"


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        ({"request_contact": True}, "phone number can be requested in private chats only"),
        ({"request_location": True}, "location can be requested in private chats only"),
        ({"web_app": {"url": "https://example.org"}}, "web App buttons can be used in private chats only"),
    ],
)
async def test_contact_location_and_app_are_asked_for_in_private_chats_only(
    bot: RawBot, asks: dict[str, Any], said: str
) -> None:
    """In a private chat the same button is fine."""
    await post(bot.http, "/sim/groups", id=GROUP, title="Team", members=[ANN])
    markup = {"keyboard": [[{"text": "go", **asks}]]}
    assert await bot.refused("sendMessage", chat_id=GROUP, text="a", reply_markup=markup) == f"400 Bad Request: {said}"
    assert await bot.say(reply_markup=markup)


async def test_person_may_type_instead_or_send_somebody_elses_contact(bot: RawBot, ann: Phone) -> None:
    """The button is an offer: what comes is what the person chose to send."""
    await bot.say(reply_markup={"keyboard": [[{"text": "My number", "request_contact": True}]]})
    await ann.send("no, thanks")
    await ann.do("send", contact={"phone_number": "+79000000000", "first_name": "Boris", "user_id": BORIS})
    typed, contact = [update["message"] for update in await bot.updates()]
    assert typed["text"] == "no, thanks"
    assert (contact["contact"]["user_id"], contact["from"]["id"]) == (BORIS, ANN)


async def test_deep_link_arrives_as_start_with_its_payload_and_may_arrive_twice(bot: RawBot) -> None:
    """The alphabet is narrow, and the length is bounded."""
    boris = Phone(bot.http, BORIS)
    for payload in ("", "x" * 65, "a b", "я"):
        assert (await boris.do("start", payload=payload))["status"] == 400
    await boris.do("start", payload="aZ09_-", twice=True)
    assert [update["message"]["text"] for update in await bot.updates()] == ["/start aZ09_-"] * 2


@pytest.mark.parametrize("name", ["Week", "неделя", "a b", "x" * 33, ""])
async def test_commands_are_small_latin_letters_digits_and_underscores(bot: RawBot, name: str) -> None:
    """One to thirty-two of them."""
    said = await bot.refused("setMyCommands", commands=[{"command": name, "description": "d"}])
    assert said == "400 Bad Request: BOT_COMMAND_INVALID"
    assert await bot.ok("setMyCommands", commands=[{"command": "week_2", "description": "d"}])
