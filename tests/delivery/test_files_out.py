"""Files out: made just before they are sent, in a thread, and uploaded."""

from __future__ import annotations

import threading
from typing import Any

import aiohttp
import structlog
from aiogram import Bot

from bot.delivery import outbox
from bot.delivery.deliver import deliver
from bot.delivery.files_out import with_file
from bot.delivery.messages import again, document, photo
from bot.screens.screen import Button
from bot.store import tables
from bot.store.database import Database
from simulator.pictures import small_png
from tests.delivery.scene import Clock, Flaky, all_sent, calls_until, hand_over, put, rows, said, sending
from tests.delivery.test_sender import SENT, seen
from tests.simulator.driver import ANN, Phone, RawBot, post

DOCUMENT, PHOTO = "sendDocument", "sendPhoto"


def make(kind: str, data: dict[str, Any]) -> bytes:
    """A small maker: fails at data that lacks something, as the real ones do."""
    if threading.current_thread() is threading.main_thread():
        raise AssertionError("drawing a file would hold up everybody")
    return small_png(int(data["side"])) if kind == "picture" else str(data["text"]).encode()


def note(text: str, name: str = "a.txt") -> Any:
    return document(ANN, name, "text", {"text": text})


async def media(phone: Phone) -> list[dict[str, Any]]:
    """What the bot sent besides texts, in order."""
    return [each["media"] for each in await phone.messages() if each["from"]["is_bot"] and each["media"]]


async def content(phone: Phone, shown: dict[str, Any]) -> bytes:
    async with phone.http.get(shown["url"]) as answer:
        return await answer.read()


async def test_a_document_arrives_byte_for_byte_under_its_name(
    bot: Bot, database: Database, clock: Clock, ann: Phone
) -> None:
    """In Cyrillic and with quotes, its caption formatted."""
    name = 'Анкета «Ромашка» "2026".txt'
    sent = document(ANN, name, "text", {"text": "что нужно"}, "<b>Анкета</b>")
    async with sending(bot, database, clock, make=make) as sender:
        await hand_over(sender, database, clock.now, [sent])
        await all_sent(database)
    (message,) = [each for each in await ann.messages() if each["from"]["is_bot"]]
    assert (message["media"]["kind"], message["media"]["file_name"]) == ("document", name)
    assert (message["text"], message["entities"][0]["type"]) == ("Анкета", "bold")
    assert (await content(ann, message["media"])).decode() == "что нужно"


async def test_a_picture_arrives_with_its_buttons(bot: Bot, database: Database, clock: Clock, ann: Phone) -> None:
    """As a picture, not as a file."""
    sent = photo(ANN, "picture", {"side": 32}, "the week", ((Button("book", "data"),),))
    async with sending(bot, database, clock, make=make) as sender:
        await hand_over(sender, database, clock.now, [sent])
        await all_sent(database)
    (message,) = [each for each in await ann.messages() if each["from"]["is_bot"]]
    assert (message["media"]["kind"], message["media"]["width"]) == ("photo", 32)
    assert (message["text"], message["buttons"]) == ("the week", [["book"]])


async def test_what_waits_in_the_outbox_is_what_the_file_is_made_of(database: Database, clock: Clock) -> None:
    """Plain data: a restart makes the same file of it."""
    await put(database, clock.now, [note("text")])
    (row,) = await rows(database, tables.outbox)
    assert row.payload["document"] == {"make": "text", "data": {"text": "text"}, "name": "a.txt"}


async def test_a_file_that_cannot_be_made_is_kept_as_failed_and_the_next_message_goes_on(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """It would fail for ever. What it was to be made of is a client's, and stays out of the log."""
    broken = document(ANN, "secret.txt", "text", {"about": "a secret"})
    with structlog.testing.capture_logs() as logs:
        async with sending(bot, database, clock, make=make) as sender:
            await hand_over(sender, database, clock.now, [broken, said(ANN, "next")])
            calls = await calls_until(http, SENT, 1)
            await all_sent(database)
    assert await seen(ann) == ["next"]
    assert DOCUMENT not in [call["method"] for call in calls]
    (row,) = await rows(database, tables.outbox)
    assert (row.state, row.error) == ("failed", "file not made: KeyError")
    assert any(entry["event"] == "file not made" for entry in logs)
    assert "secret" not in str(logs)


async def test_a_sender_without_a_maker_refuses_files(bot: Bot, database: Database, clock: Clock, ann: Phone) -> None:
    """It is told so in the row, not found out by a person who waits."""
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, [note("text"), said(ANN, "next")])
        await all_sent(database)
    assert await seen(ann) == ["next"]
    assert [row.error for row in await rows(database, tables.outbox)] == ["file not made: LookupError"]


async def test_a_document_that_telegram_could_not_take_is_sent_again(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """Flood, then an error of the server; the messages behind it wait."""
    await post(http, "/sim/faults", method=DOCUMENT, times=1, error_code=502, description="Bad Gateway")
    async with sending(bot, database, clock, make=make) as sender:
        await hand_over(sender, database, clock.now, [note("text"), said(ANN, "next")])
        await all_sent(database)
    (first, second) = [each for each in await ann.messages() if each["from"]["is_bot"]]
    assert await content(ann, first["media"]) == b"text"
    assert second["text"] == "next"


async def test_the_message_behind_a_document_waits_until_that_is_written_down(
    bot: Bot, database: Database, clock: Clock, ann: Phone, http: aiohttp.ClientSession
) -> None:
    """A document sent twice shows as much as a text sent twice: a kill repeats only one of them."""
    gated = Flaky(database)
    async with sending(bot, gated, clock, make=make) as sender:
        items = await put(database, clock.now, [note("1"), note("2")])
        gated.gate.clear()
        sender.accept(items)
        await calls_until(http, DOCUMENT, 1)
        await post(http, "/sim/users", id=ANN, first_name="Ann")  # a round trip: the sender had its turn
        meanwhile = len(await media(ann))
        gated.gate.set()
        await all_sent(database)
    assert meanwhile == 1
    assert [await content(ann, each) for each in await media(ann)] == [b"1", b"2"]


async def test_a_kill_after_the_send_repeats_one_document(
    bot: Bot, database: Database, clock: Clock, ann: Phone
) -> None:
    """The one that was not written down, and no other."""
    await put(database, clock.now, [note("1"), note("2")])
    first, _ = await database.transaction(outbox.waiting)
    sent = await with_file(first.call, make)
    await deliver(bot, first, {}, lambda _: sent)
    async with sending(bot, database, clock, make=make) as sender:
        await sender.recover()
        await all_sent(database)
    assert [await content(ann, each) for each in await media(ann)] == [b"1", b"1", b"2"]


async def test_what_was_sent_by_hand_is_shown_again(
    bot: Bot, database: Database, clock: Clock, ann: Phone, raw: RawBot
) -> None:
    """By its id for a file, by what it says for a place and a contact."""
    await ann.do("send", photo=True)
    await ann.do("send", document={"name": "plan.txt", "content_base64": "YWJj"})
    await ann.do("send", voice={"duration": 3})
    sent = [update["message"] for update in await raw.drain()]
    replies = [
        again(ANN, "photo", {"file_id": sent[0]["photo"][-1]["file_id"]}, "the site"),
        again(ANN, "document", sent[1]["document"]["file_id"]),
        again(ANN, "voice", {"file_id": sent[2]["voice"]["file_id"], "seconds": 3}),
        again(ANN, "location", {"latitude": 55.75, "longitude": 37.62}),
        again(ANN, "contact", {"name": "Зоя", "phone": "+79161234567"}),
    ]
    async with sending(bot, database, clock) as sender:
        await hand_over(sender, database, clock.now, replies)
        await all_sent(database)
    assert await rows(database, tables.outbox) == []
    shown = await media(ann)
    assert [each["kind"] for each in shown] == ["photo", "document", "voice", "location", "contact"]
    assert shown[1]["file_name"] == "plan.txt"
    assert (shown[3]["latitude"], shown[4]["phone_number"]) == (55.75, "+79161234567")
