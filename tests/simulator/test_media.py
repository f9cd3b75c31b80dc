"""Files in both directions."""

import base64
from typing import Any

import aiohttp
import pytest
from aiogram.types import Message

from simulator.pictures import small_png
from tests.simulator.driver import ANN, BORIS, TOKEN, Phone, RawBot


async def upload(bot: RawBot, method: str, data: bytes, name: str, **params: str) -> dict[str, Any]:
    """Send a file as a part that the parameter names by attach://."""
    form = aiohttp.FormData(default_to_multipart=True, quote_fields=False)
    kind = method.removeprefix("send").lower()
    for key, value in {"chat_id": str(ANN), kind: "attach://part", **params}.items():
        form.add_field(key, value)
    form.add_field("part", data, filename=name)
    async with bot.http.post(f"/bot{TOKEN}/{method}", data=form) as answer:
        found: dict[str, Any] = await answer.json()
        return found


async def test_document_reaches_the_phone_byte_for_byte(bot: RawBot, ann: Phone) -> None:
    """Name, size, caption and content."""
    sent = (await upload(bot, "sendDocument", b"a;b\n", "Итоги.csv", caption="<b>итоги</b>", parse_mode="HTML"))[
        "result"
    ]
    assert sent["document"]["file_name"] == "Итоги.csv"
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("итоги", "bold")
    media = (await ann.messages())[-1]["media"]
    assert (media["kind"], media["file_name"], media["file_size"]) == ("document", "Итоги.csv", 4)
    async with ann.http.get(media["url"]) as answer:
        assert await answer.read() == b"a;b\n"


async def test_persons_document_can_be_downloaded(bot: RawBot, ann: Phone) -> None:
    """getFile, then the path under /file."""
    content = base64.b64encode(b"base").decode()
    await ann.do("send", document={"name": "clients.xlsx", "content_base64": content})
    document = (await bot.updates())[0]["message"]["document"]
    path = (await bot.ok("getFile", file_id=document["file_id"]))["file_path"]
    async with bot.http.get(f"/file/bot{TOKEN}/{path}") as answer:
        assert await answer.read() == b"base"
    said = await bot.refused("getFile", file_id="nothing")
    assert said == "400 Bad Request: wrong file_id or the file is temporarily unavailable"


async def test_file_over_20_megabytes_cannot_be_downloaded(bot: RawBot, ann: Phone) -> None:
    """The bot sees the message, and cannot get the content."""
    content = base64.b64encode(bytes(20 * 1024 * 1024 + 1)).decode()
    await ann.do("send", document={"name": "big.bin", "content_base64": content})
    document = (await bot.updates())[0]["message"]["document"]
    assert await bot.refused("getFile", file_id=document["file_id"]) == "400 Bad Request: file is too big"


async def test_upload_over_50_megabytes_is_413(bot: RawBot) -> None:
    """Telegram does not take it at all."""
    refused = await upload(bot, "sendDocument", bytes(50 * 1024 * 1024 + 1), "huge.bin")
    assert refused["error_code"] == 413


async def test_photo_over_10_megabytes_is_refused(bot: RawBot) -> None:
    """As a document it would go."""
    refused = await upload(bot, "sendPhoto", small_png() + bytes(10 * 1024 * 1024), "big.png")
    assert "too big for a photo" in refused["description"]


async def test_photo_has_its_size_and_can_be_sent_again(bot: RawBot) -> None:
    """By file_id, without the bytes."""
    sent = (await upload(bot, "sendPhoto", small_png(32), "a.png"))["result"]
    assert (sent["photo"][-1]["width"], sent["photo"][-1]["height"]) == (32, 32)
    again = await bot.ok("sendPhoto", chat_id=ANN, photo=sent["photo"][-1]["file_id"])
    assert again["photo"][-1]["width"] == 32


async def test_photo_that_is_no_picture_is_refused(bot: RawBot) -> None:
    """Telegram looks at the bytes, not at the name."""
    assert (await upload(bot, "sendPhoto", b"hello", "a.png"))["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_caption_over_1024_is_too_long(bot: RawBot) -> None:
    """A caption is shorter than a text."""
    refused = await upload(bot, "sendDocument", b"x", "a.txt", caption="x" * 1025)
    assert refused["description"] == "Bad Request: message caption is too long"


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ({"contact": {"phone_number": "+79161234567", "first_name": "Зоя", "user_id": 7}}, "contact"),
        ({"location": {"latitude": 55.75, "longitude": 37.62}}, "location"),
        ({"photo": True}, "photo"),
        ({"photo": {"content_base64": base64.b64encode(small_png()).decode()}}, "photo"),
        ({"voice": {"duration": 3}}, "voice"),
        ({"voice": True}, "voice"),
        ({"sticker": True}, "sticker"),
        ({"sticker": {"emoji": "🔥"}}, "sticker"),
    ],
)
async def test_person_sends_every_kind(bot: RawBot, ann: Phone, sent: dict[str, Any], kind: str) -> None:
    """The bot gets it, and the phone shows it."""
    answer = await ann.do("send", **sent)
    update = (await bot.updates())[0]
    assert update["update_id"] == answer["update_id"]
    assert kind in update["message"]
    Message.model_validate(update["message"])
    assert (await ann.messages())[-1]["media"]["kind"] == kind


async def test_voice_note_can_be_downloaded_and_sent_again(bot: RawBot, ann: Phone) -> None:
    """By its file_id, as long as it was; and by the bytes."""
    content = base64.b64encode(b"OggS...").decode()
    await ann.do("send", voice={"duration": 65, "content_base64": content})
    voice = (await bot.updates())[0]["message"]["voice"]
    path = (await bot.ok("getFile", file_id=voice["file_id"]))["file_path"]
    async with bot.http.get(f"/file/bot{TOKEN}/{path}") as answer:
        assert await answer.read() == b"OggS..."
    again = await bot.ok("sendVoice", chat_id=ANN, voice=voice["file_id"], caption="from the road")
    assert (again["voice"]["duration"], again["caption"]) == (65, "from the road")
    own = (await upload(bot, "sendVoice", b"OggS", "a.oga", duration="3"))["result"]
    assert own["voice"]["duration"] == 3
    refused = await bot.refused("sendVoice", chat_id=ANN, voice="nothing")
    assert refused == "400 Bad Request: wrong file identifier/HTTP URL specified"
    assert await bot.refused("sendVoice", chat_id=ANN) == "400 Bad Request: there is no voice in the request"


async def test_a_file_is_sent_again_only_as_what_it_is(bot: RawBot, ann: Phone) -> None:
    """A document's id is no photo's."""
    await ann.do("send", document={"name": "a.txt", "content_base64": "YWJj"})
    document = (await bot.updates())[0]["message"]["document"]
    assert (await bot.ok("sendDocument", chat_id=ANN, document=document["file_id"]))["document"]["file_name"] == "a.txt"
    assert "wrong file identifier" in await bot.refused("sendPhoto", chat_id=ANN, photo=document["file_id"])


async def test_contact_of_the_bot_reaches_the_phone(bot: RawBot, ann: Phone) -> None:
    """A number and a name are both needed."""
    await bot.ok("sendContact", chat_id=ANN, phone_number="+79161234567", first_name="Зоя", last_name="Котова")
    media = (await ann.messages())[-1]["media"]
    assert (media["kind"], media["phone_number"], media["last_name"]) == ("contact", "+79161234567", "Котова")
    assert "400 Bad Request" in await bot.refused("sendContact", chat_id=ANN, first_name="Зоя")
    assert "400 Bad Request" in await bot.refused("sendContact", chat_id=ANN, phone_number="+7", first_name=" ")


async def test_picture_is_served_as_what_it_is(bot: RawBot, ann: Phone) -> None:
    """Whatever the upload called itself: a browser has to show it."""
    await upload(bot, "sendPhoto", small_png(), "week.bin")
    async with ann.http.get((await ann.messages())[-1]["media"]["url"]) as answer:
        assert answer.content_type == "image/png"


@pytest.mark.parametrize(
    ("origin", "kind", "name"), [("Пётр Иванов", "hidden_user", "Пётр Иванов"), (BORIS, "user", "Boris")]
)
async def test_message_that_was_passed_on_says_whose_it_is(
    bot: RawBot, ann: Phone, origin: str | int, kind: str, name: str
) -> None:
    """The bot sees it in forward_origin, the phone above the text; who sent it to the bot is another thing."""
    await ann.send("see you on Tuesday", forward_from=origin)
    message = Message.model_validate((await bot.updates())[0]["message"])
    assert message.forward_origin is not None
    assert message.forward_origin.type == kind
    assert message.from_user is not None
    assert message.from_user.id == ANN
    shown = (await ann.messages())[-1]
    assert (shown["text"], shown["forwarded_from"]) == ("see you on Tuesday", name)


async def test_files_can_be_passed_on_too(bot: RawBot, ann: Phone) -> None:
    """With the same origin."""
    await ann.do("send", photo=True, forward_from="Зоя")
    message = (await bot.updates())[0]["message"]
    assert message["photo"]
    assert message["forward_origin"]["sender_user_name"] == "Зоя"
    assert (await ann.do("send", text="x", forward_from=999))["status"] == 400


async def test_nonsense_is_not_sent(ann: Phone) -> None:
    """Nothing, two things, a half of a contact, no base64."""
    for body in (
        {},
        {"text": "a", "photo": True},
        {"contact": {"first_name": "a"}},
        {"document": {"content_base64": "?"}},
    ):
        assert (await ann.do("send", **body))["status"] == 400
