"""One test for each row of the table of errors in behaviour.md, named after what the row says happens."""

import asyncio
from datetime import timedelta

import aiohttp
import pytest

from simulator.pictures import small_png
from simulator.server import Simulator
from tests.simulator.conformance.uploads import upload
from tests.simulator.driver import ANN, BORIS, TOKEN, Phone, RawBot, buttons, post, waiting_poll

GROUP, SUPERGROUP, CHANNEL = -55, -1_000_000_000_055, -1_000_000_000_056


async def test_edit_with_the_same_text_and_markup(bot: RawBot) -> None:
    """Telegram calls it an error though the message is as the bot wanted it."""
    message_id = await bot.say("a", reply_markup=buttons("go"))
    same = {"chat_id": ANN, "message_id": message_id, "reply_markup": buttons("go")}
    expected = (
        "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    assert await bot.refused("editMessageText", text="a", **same) == expected
    assert await bot.refused("editMessageReplyMarkup", **same) == expected


async def test_edit_no_such_message(bot: RawBot) -> None:
    """Nothing in the chat has this id."""
    for method, more in (
        ("editMessageText", {"text": "b"}),
        ("editMessageCaption", {}),
        ("editMessageReplyMarkup", {}),
    ):
        said = await bot.refused(method, chat_id=ANN, message_id=1, **more)
        assert said == "400 Bad Request: message to edit not found"


async def test_edit_somebody_else_s_message(bot: RawBot, ann: Phone) -> None:
    """A person's words are his own."""
    message_id = (await ann.send())["message_id"]
    said = await bot.refused("editMessageText", chat_id=ANN, message_id=message_id, text="b")
    assert said == "400 Bad Request: message can't be edited"


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_editmessagetext_on_a_photo_or_document(bot: RawBot, kind: str) -> None:
    """A file has a caption, not a text; and a text has no caption."""
    sent = (await upload(bot, f"send{kind.capitalize()}", {kind: ("a.png", small_png())}))["result"]
    said = await bot.refused("editMessageText", chat_id=ANN, message_id=sent["message_id"], text="b")
    assert said == "400 Bad Request: there is no text in the message to edit"
    said = await bot.refused("editMessageCaption", chat_id=ANN, message_id=await bot.say(), caption="b")
    assert said == "400 Bad Request: there is no caption in the message to edit"


async def test_delete_no_such_message_older_than_48_h(bot: RawBot, sim: Simulator) -> None:
    """By the simulator's clock; to the second it still can be."""
    said = await bot.refused("deleteMessage", chat_id=ANN, message_id=1)
    assert said == "400 Bad Request: message to delete not found"
    first, second = await bot.say(), await bot.say()
    await sim.clock.move_to(sim.clock.now() + timedelta(hours=48))
    assert await bot.ok("deleteMessage", chat_id=ANN, message_id=first)
    await sim.clock.move_to(sim.clock.now() + timedelta(seconds=1))
    said = await bot.refused("deleteMessage", chat_id=ANN, message_id=second)
    assert said == "400 Bad Request: message can't be deleted"


async def test_reply_to_an_absent_message(bot: RawBot) -> None:
    """Unless the bot says that it does not matter."""
    said = await bot.refused("sendMessage", chat_id=ANN, text="a", reply_parameters={"message_id": 1})
    assert said == "400 Bad Request: message to be replied not found"
    assert await bot.say(reply_parameters={"message_id": 1, "allow_sending_without_reply": True})


async def test_answercallbackquery_unknown_or_late(bot: RawBot, ann: Phone, sim: Simulator) -> None:
    """150 seconds after the press nobody waits for the answer any more."""
    expected = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await bot.refused("answerCallbackQuery", callback_query_id="1") == expected
    message_id = await bot.say(reply_markup=buttons("go"))
    await ann.do("press", message_id=message_id, label="go", wait=0)
    (update,) = await bot.drain()
    await sim.clock.move_to(sim.clock.now() + timedelta(seconds=151))
    assert await bot.refused("answerCallbackQuery", callback_query_id=update["callback_query"]["id"]) == expected


async def test_text_missing_blank_after_parsing(bot: RawBot) -> None:
    """Two different words for nothing."""
    assert await bot.refused("sendMessage", chat_id=ANN) == "400 Bad Request: message text is empty"
    assert await bot.refused("sendMessage", chat_id=ANN, text="") == "400 Bad Request: message text is empty"
    for text in ("  \n ", "<b> </b>"):
        said = await bot.refused("sendMessage", chat_id=ANN, text=text, parse_mode="HTML")
        assert said == "400 Bad Request: text must be non-empty"


async def test_over_4096_code_points_after_parsing_send_edit(bot: RawBot) -> None:
    """Tags do not count, and an emoji outside the basic plane counts once."""
    message_id = await bot.say("<b>" + "😀" * 4096 + "</b>", parse_mode="HTML")
    assert await bot.refused("sendMessage", chat_id=ANN, text="x" * 4097) == "400 Bad Request: message is too long"
    said = await bot.refused("editMessageText", chat_id=ANN, message_id=message_id, text="x" * 4097)
    assert said == "400 Bad Request: MESSAGE_TOO_LONG"


async def test_caption_over_1024(bot: RawBot) -> None:
    """The same when it is edited."""
    expected = "400 Bad Request: message caption is too long"
    photo = {"photo": ("a.png", small_png())}
    refused = await upload(bot, "sendPhoto", photo, caption="x" * 1025)
    assert f"{refused['error_code']} {refused['description']}" == expected
    sent = (await upload(bot, "sendPhoto", photo, caption="x" * 1024))["result"]
    said = await bot.refused("editMessageCaption", chat_id=ANN, message_id=sent["message_id"], caption="x" * 1025)
    assert said == expected


@pytest.mark.parametrize("data", ["", "x" * 65, "я" * 33])
async def test_callback_data_not_1_64_bytes(bot: RawBot, data: str) -> None:
    """Bytes, not letters."""
    said = await bot.refused("sendMessage", chat_id=ANN, text="a", reply_markup=buttons("go", data=data))
    assert said == "400 Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("я<x>a</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>я</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
    ],
)
async def test_bad_html(bot: RawBot, text: str, reason: str) -> None:
    """The reason names the place in bytes."""
    said = await bot.refused("sendMessage", chat_id=ANN, text=text, parse_mode="HTML")
    assert said == "400 Bad Request: can't parse entities: " + reason


async def test_chat_the_bot_never_saw(bot: RawBot) -> None:
    """A number that is nobody's here, and a name that is nobody's."""
    for chat_id in (999, -999, "@nobody"):
        assert await bot.refused("sendMessage", chat_id=chat_id, text="a") == "400 Bad Request: chat not found"


async def test_user_never_pressed_start(bot: RawBot) -> None:
    """A bot does not speak first."""
    said = await bot.refused("sendMessage", chat_id=BORIS, text="a")
    assert said == "403 Forbidden: bot can't initiate conversation with a user"


async def test_user_blocked_the_bot_deleted_his_account(bot: RawBot, ann: Phone) -> None:
    """Either is for ever, until the person says otherwise."""
    await ann.do("block")
    assert await bot.refused("sendMessage", chat_id=ANN, text="a") == "403 Forbidden: bot was blocked by the user"
    await ann.do("unblock")
    assert await bot.say()
    await ann.do("delete")
    assert await bot.refused("sendMessage", chat_id=ANN, text="a") == "403 Forbidden: user is deactivated"


@pytest.mark.parametrize(("place", "kind"), [(GROUP, "group"), (SUPERGROUP, "supergroup"), (CHANNEL, "channel")])
async def test_removed_from_a_group(bot: RawBot, place: int, kind: str) -> None:
    """A supergroup and a channel are named as what they are."""
    await post(bot.http, "/sim/groups", id=place, title="Team", members=[ANN], channel=kind == "channel")
    assert await bot.say(chat_id=place)
    await post(bot.http, f"/sim/groups/{place}/kick")
    said = await bot.refused("sendMessage", chat_id=place, text="a")
    assert said == "403 Forbidden: bot was kicked from the group chat".replace("group", kind)


async def test_group_became_a_supergroup(bot: RawBot) -> None:
    """The refusal says where the group is now."""
    await post(bot.http, "/sim/groups", id=GROUP, title="Team", members=[ANN])
    await post(bot.http, f"/sim/groups/{GROUP}/upgrade", new_id=SUPERGROUP)
    body = await bot.call("sendMessage", chat_id=GROUP, text="a")
    said = f"{body['error_code']} {body['description']}"
    assert said == "400 Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": SUPERGROUP}
    assert await bot.say(chat_id=SUPERGROUP)


async def test_flood(bot: RawBot) -> None:
    """How long to wait stands in the text, in the parameters and in a header."""
    await post(bot.http, "/sim/faults", kind="flood", retry_after=9)
    async with bot.http.post(f"/bot{TOKEN}/getMe") as answer:
        body = await answer.json()
        assert (answer.status, answer.headers["Retry-After"]) == (429, "9")
    assert f"429 {body['description']}" == "429 Too Many Requests: retry after 9"
    assert body["parameters"] == {"retry_after": 9}


async def test_two_pollers(bot: RawBot, sim: Simulator) -> None:
    """The older poll is ended, the newer one waits on."""
    older = await waiting_poll(sim, bot.refused("getUpdates", timeout=50))
    newer = await waiting_poll(sim, bot.updates(timeout=50))
    async with asyncio.timeout(5):
        assert await older == (
            "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        )
        await Phone(bot.http).send("for the newer one")
        assert len(await newer) == 1


async def test_getupdates_while_a_webhook_is_set(bot: RawBot) -> None:
    """A bot has one way to its updates."""
    await bot.ok("setWebhook", url="http://127.0.0.1:9/hook")
    assert await bot.refused("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )


async def test_photo_over_10_mb_getfile_over_20_mb_upload_over_50_mb(bot: RawBot, ann: Phone, sim: Simulator) -> None:
    """Three limits, three answers."""
    refused = await upload(bot, "sendPhoto", {"photo": ("a.png", small_png() + bytes(10 * 1024 * 1024))})
    assert refused["error_code"] == 400
    assert "too big for a photo" in refused["description"]
    stored = sim.world.store_file("document", "big.bin", "application/octet-stream", bytes(20 * 1024 * 1024 + 1))
    assert await bot.refused("getFile", file_id=stored.file_id) == "400 Bad Request: file is too big"
    form = aiohttp.FormData({"chat_id": str(ANN)})
    form.add_field("document", bytes(50 * 1024 * 1024 + 1), filename="big.bin")
    async with bot.http.post(f"/bot{TOKEN}/sendDocument", data=form) as answer:
        assert str(answer.status) == "413"
