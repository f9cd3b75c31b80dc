"""Files in both directions."""

import base64
from typing import Any

import aiohttp
import pytest

from simulator.pictures import small_png
from tests.simulator.driver import ANN, TOKEN, Phone, RawBot


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
    ],
)
async def test_person_sends_every_kind(bot: RawBot, ann: Phone, sent: dict[str, Any], kind: str) -> None:
    """The bot gets it, and the phone shows it."""
    answer = await ann.do("send", **sent)
    update = (await bot.updates())[0]
    assert update["update_id"] == answer["update_id"]
    assert kind in update["message"]
    assert (await ann.messages())[-1]["media"]["kind"] == kind


async def test_nonsense_is_not_sent(ann: Phone) -> None:
    """Nothing, two things, a half of a contact, no base64."""
    for body in (
        {},
        {"text": "a", "photo": True},
        {"contact": {"first_name": "a"}},
        {"document": {"content_base64": "?"}},
    ):
        assert (await ann.do("send", **body))["status"] == 400
