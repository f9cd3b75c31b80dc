"""sendMessage: texts, keyboards, replies, and to whom a bot may write."""

import aiohttp
import pytest

from tests.simulator.driver import ANN, BORIS, Phone, RawBot, buttons, html_refusal, post


async def test_formatting_is_in_entities_counted_in_utf16(bot: RawBot) -> None:
    """Text comes back plain; an emoji counts as two."""
    message = await bot.ok("sendMessage", chat_id=ANN, text="👍 <b>да</b>", parse_mode="HTML")
    assert message["text"] == "👍 да"
    assert message["entities"] == [{"type": "bold", "offset": 3, "length": 2}]


async def test_text_is_trimmed_and_entities_follow(bot: RawBot) -> None:
    """Spaces around the text go, and offsets move with it."""
    message = await bot.ok("sendMessage", chat_id=ANN, text=" \n <b> да </b>\n", parse_mode="HTML")
    assert (message["text"], message["entities"]) == ("да", [{"type": "bold", "offset": 0, "length": 2}])


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "400 Bad Request: message text is empty"),
        (" \n ", "400 Bad Request: text must be non-empty"),
        ("<b></b>", "400 Bad Request: text must be non-empty"),
        ("x" * 4097, "400 Bad Request: message is too long"),
        ("<br>", html_refusal('Unsupported start tag "br" at byte offset 0')),
        ("да<b>", html_refusal('Can\'t find end tag corresponding to start tag "b"')),
        ("да<b>a</i>", html_refusal('Unmatched end tag at byte offset 8, expected "</b>", found "</i>"')),
    ],
)
async def test_bad_text_is_refused_with_the_servers_words(bot: RawBot, text: str, answer: str) -> None:
    """Empty, blank, too long, and not HTML."""
    assert await bot.refused("sendMessage", chat_id=ANN, text=text, parse_mode="HTML") == answer


async def test_length_counts_code_points_after_parsing(bot: RawBot) -> None:
    """4096 emoji inside tags are not too long."""
    assert await bot.ok("sendMessage", chat_id=ANN, text=f"<b>{'👍' * 4096}</b>", parse_mode="HTML")


async def test_markdown_says_that_it_is_not_simulated(bot: RawBot) -> None:
    """Better a clear refusal than asterisks on the screen."""
    said = await bot.refused("sendMessage", chat_id=ANN, text="*a*", parse_mode="MarkdownV2")
    assert said == "501 Not Implemented: this simulator reads HTML and no MarkdownV2"


async def test_links_commands_and_numbers_are_found_in_plain_text(bot: RawBot) -> None:
    """The phone makes them tappable without any markup."""
    message = await bot.ok("sendMessage", chat_id=ANN, text="/help @polevik https://a.ru +7 916 123-45-67")
    assert [entity["type"] for entity in message["entities"]] == ["bot_command", "mention", "url", "phone_number"]


async def test_chat_the_bot_never_saw_is_not_found(bot: RawBot) -> None:
    """An unknown id is nobody's chat."""
    assert await bot.refused("sendMessage", chat_id=999, text="a") == "400 Bad Request: chat not found"
    assert await bot.refused("sendMessage", chat_id="@nobody", text="a") == "400 Bad Request: chat not found"
    assert await bot.refused("sendMessage", text="a") == "400 Bad Request: chat_id is empty"


async def test_user_who_never_pressed_start_cannot_be_written_to(bot: RawBot) -> None:
    """Boris exists, but has not started the bot."""
    said = await bot.refused("sendMessage", chat_id=BORIS, text="a")
    assert said == "403 Forbidden: bot can't initiate conversation with a user"


async def test_blocked_bot_is_refused_until_unblocked(bot: RawBot, ann: Phone) -> None:
    """A block holds for every way of writing, and ends with the unblock."""
    await ann.do("block")
    blocked = "403 Forbidden: bot was blocked by the user"
    assert await bot.refused("sendMessage", chat_id=ANN, text="a") == blocked
    assert await bot.refused("sendChatAction", chat_id=ANN, action="typing") == blocked
    await ann.do("unblock")
    assert await bot.say()


async def test_deleted_account_is_deactivated(bot: RawBot, ann: Phone) -> None:
    """Nobody reads there any more."""
    await ann.do("delete")
    assert await bot.refused("sendMessage", chat_id=ANN, text="a") == "403 Forbidden: user is deactivated"


async def test_reply_to_an_absent_message_is_refused_unless_allowed(bot: RawBot, ann: Phone) -> None:
    """The error, the permission to go without, and a real reply."""
    said = await bot.refused("sendMessage", chat_id=ANN, text="a", reply_parameters={"message_id": 5})
    assert said == "400 Bad Request: message to be replied not found"
    careless = {"message_id": 5, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot.ok("sendMessage", chat_id=ANN, text="a", reply_parameters=careless)
    asked = (await ann.send("question"))["message_id"]
    answer = await bot.ok("sendMessage", chat_id=ANN, text="a", reply_parameters={"message_id": asked})
    assert answer["reply_to_message"]["text"] == "question"


@pytest.mark.parametrize("data", ["", "x" * 65, "я" * 33])
async def test_callback_data_has_from_1_to_64_bytes(bot: RawBot, data: str) -> None:
    """Bytes, not letters: 33 Cyrillic letters are too many."""
    said = await bot.refused("sendMessage", chat_id=ANN, text="a", reply_markup=buttons("go", data=data))
    assert said == "400 Bad Request: BUTTON_DATA_INVALID"


async def test_callback_data_of_64_bytes_is_legal(bot: RawBot) -> None:
    """The border belongs to the legal side."""
    assert await bot.say(reply_markup=buttons("go", data="я" * 32))


@pytest.mark.parametrize("button", [{"text": "a"}, {"text": "a", "callback_data": "x", "url": "https://a.ru"}])
async def test_inline_button_does_exactly_one_thing(bot: RawBot, button: dict[str, str]) -> None:
    """No action, and two actions."""
    said = await bot.refused("sendMessage", chat_id=ANN, text="a", reply_markup={"inline_keyboard": [[button]]})
    assert said.startswith("400 Bad Request: can't parse inline keyboard button")


@pytest.mark.parametrize("url", ["tel:+79161234567", "ftp://example.com", "http://localhost:1", "mailto:a@b.ru"])
async def test_button_opens_web_links_only(bot: RawBot, url: str) -> None:
    """A button cannot dial."""
    markup = {"inline_keyboard": [[{"text": "call", "url": url}]]}
    said = await bot.refused("sendMessage", chat_id=ANN, text="a", reply_markup=markup)
    assert said.startswith(f"400 Bad Request: inline keyboard button URL '{url}' is invalid: ")


@pytest.mark.parametrize("what", ["request_contact", "request_location"])
async def test_requests_are_for_private_chats_only(bot: RawBot, http: aiohttp.ClientSession, what: str) -> None:
    """A group must not be asked for a phone number or a place."""
    await post(http, "/sim/groups", id=-5, title="Team", members=[ANN])
    markup = {"keyboard": [[{"text": "Дать", what: True}]]}
    assert await bot.say(reply_markup=markup)
    said = await bot.refused("sendMessage", chat_id=-5, text="a", reply_markup=markup)
    assert said.endswith("can be requested in private chats only")
