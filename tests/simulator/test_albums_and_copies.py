"""Every kind of file, albums, edits of files, copies and forwards."""

from typing import Any

import pytest

from simulator.pictures import small_png
from tests.simulator.conformance.uploads import upload
from tests.simulator.driver import ANN, BORIS, Phone, RawBot, buttons, post

GROUP = -90
PICTURE = ("a.png", small_png())


async def sent_photo(bot: RawBot, **params: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await upload(bot, "sendPhoto", {"photo": PICTURE}, **params))["result"]
    return found


@pytest.mark.parametrize("kind", ["document", "video", "animation", "audio", "voice", "video_note", "sticker"])
async def test_every_kind_of_file_arrives_and_can_be_sent_again(bot: RawBot, ann: Phone, kind: str) -> None:
    """By upload, and by the file_id; another kind's method does not take it."""
    method = "send" + "".join(word.capitalize() for word in kind.split("_"))
    sent = (await upload(bot, method, {kind: ("file.bin", b"content")}))["result"]
    assert (await ann.messages())[-1]["media"]["kind"] == kind
    again = await bot.ok(method, chat_id=ANN, **{kind: sent[kind]["file_id"]})
    assert again[kind] == sent[kind]
    said = await bot.refused("sendPhoto", chat_id=ANN, photo=sent[kind]["file_id"])
    assert said == "400 Bad Request: wrong file identifier/HTTP URL specified"
    assert await bot.refused(method, chat_id=ANN) == (
        f"400 Bad Request: there is no {kind.replace('_', ' ')} in the request"
    )


@pytest.mark.parametrize("kind", ["photo", "video", "animation", "audio", "voice", "video_note", "sticker", "document"])
async def test_what_a_person_sends_can_be_sent_back(bot: RawBot, ann: Phone, kind: str) -> None:
    """The bot has a file_id of it, and its model reads it."""
    await ann.do("send", **{kind: {} if kind == "document" else True})
    (update,) = await bot.updates()
    media = update["message"][kind]
    file_id = (media[-1] if kind == "photo" else media)["file_id"]
    method = "send" + "".join(word.capitalize() for word in kind.split("_"))
    assert (await bot.ok(method, chat_id=ANN, **{kind: file_id}))[kind] == media


async def test_album_is_several_messages_of_one_group(bot: RawBot, ann: Phone) -> None:
    """All carry the same media_group_id; each has its own caption."""
    media = '[{"type":"photo","media":"attach://a","caption":"<b>x</b>","parse_mode":"HTML"},{"type":"photo","media":"attach://a"}]'
    first, second = (await upload(bot, "sendMediaGroup", {"a": PICTURE}, media=media))["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], "caption" in second) == ("x", False)
    assert [message["album"] for message in (await ann.messages())[-2:]] == [first["media_group_id"]] * 2
    kept = first["message_id"]
    edited = await bot.ok("editMessageCaption", chat_id=ANN, message_id=kept, caption="y")
    assert (edited["caption"], edited["media_group_id"]) == ("y", first["media_group_id"])


@pytest.mark.parametrize(
    ("media", "said"),
    [
        ([], "there are no messages to send"),
        ([{"type": "photo", "media": "x"}] * 11, "too many messages to send as an album"),
        ([{"type": "sticker", "media": "x"}], 'can\'t parse InputMedia: type "sticker" is unsupported'),
        (
            [{"type": "photo", "media": "x"}, {"type": "audio", "media": "x"}],
            "audio can't be mixed with other media types",
        ),
        ([{"type": "photo", "media": "attach://x"}], "can't parse InputMedia: media not found"),
        (
            [{"type": "photo", "media": "x"}],
            'failed to send message #1 with the error message "Wrong file identifier/HTTP URL specified"',
        ),
    ],
)
async def test_album_that_cannot_be_sent_sends_nothing(
    bot: RawBot, ann: Phone, media: list[dict[str, str]], said: str
) -> None:
    """Every file is looked at before the first one goes."""
    before = len(await ann.messages())
    assert await bot.refused("sendMediaGroup", chat_id=ANN, media=media) == f"400 Bad Request: {said}"
    assert len(await ann.messages()) == before


async def test_persons_album_comes_as_one_group(bot: RawBot, ann: Phone) -> None:
    """Two updates, one media_group_id."""
    await ann.do("album", items=[{"photo": True, "caption": "one"}, {"photo": True}])
    first, second = [update["message"] for update in await bot.updates()]
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "one"
    assert (await ann.do("album", items=[{"photo": True}]))["status"] == 400


async def test_caption_and_file_are_edited_in_place(bot: RawBot, ann: Phone) -> None:
    """Another caption, then another file with its own; what a text has not cannot be edited."""
    message_id = (await sent_photo(bot, caption="one"))["message_id"]
    edited = await bot.ok("editMessageCaption", chat_id=ANN, message_id=message_id, caption="two")
    assert (edited["caption"], "photo" in edited) == ("two", True)
    other = (await upload(bot, "sendDocument", {"document": ("b.txt", b"b")}))["result"]["document"]["file_id"]
    media = {"type": "document", "media": other, "caption": "three"}
    edited = await bot.ok("editMessageMedia", chat_id=ANN, message_id=message_id, media=media)
    assert (edited["caption"], "photo" in edited, edited["document"]["file_id"]) == ("three", False, other)
    said = await bot.refused("editMessageMedia", chat_id=ANN, message_id=message_id, media=media)
    assert "message is not modified" in said
    location = (await bot.ok("sendLocation", chat_id=ANN, latitude=1, longitude=2))["message_id"]
    said = await bot.refused("editMessageMedia", chat_id=ANN, message_id=location, media=media)
    assert said == "400 Bad Request: there is no media in the message to edit"


async def test_copy_says_nothing_of_its_origin_and_forward_does(bot: RawBot, ann: Phone) -> None:
    """A copy may have another caption and buttons of its own."""
    photo = await sent_photo(bot, caption="one")
    where = {"chat_id": ANN, "from_chat_id": ANN, "message_id": photo["message_id"]}
    copied = await bot.ok("copyMessage", caption="two", reply_markup=buttons("go"), **where)
    seen = (await ann.messages())[-1]
    assert (seen["message_id"], seen["caption"], seen["buttons"]) == (copied["message_id"], "two", [["go"]])
    assert "forwarded_from" not in seen
    forwarded = await bot.ok("forwardMessage", **where)
    assert (forwarded["caption"], forwarded["forward_origin"]["sender_user"]["is_bot"]) == ("one", True)
    typed = (await ann.send("mine"))["message_id"]
    forwarded = await bot.ok("forwardMessage", chat_id=ANN, from_chat_id=ANN, message_id=typed)
    assert forwarded["forward_origin"]["sender_user"]["id"] == ANN


async def test_what_cannot_be_copied_or_forwarded(bot: RawBot) -> None:
    """What is not there, what is protected, and what is no content."""
    where = {"chat_id": ANN, "from_chat_id": ANN}
    for how in ("copy", "forward"):
        said = await bot.refused(f"{how}Message", message_id=1, **where)
        assert said == f"400 Bad Request: message to {how} not found"
    protected = await bot.say("secret", protect_content=True)
    assert await bot.refused("copyMessage", message_id=protected, **where) == "400 Bad Request: message can't be copied"
    said = await bot.refused("forwardMessage", message_id=protected, **where)
    assert said == "400 Bad Request: message can't be forwarded"


async def test_several_messages_are_copied_forwarded_and_deleted_at_once(bot: RawBot, ann: Phone) -> None:
    """What is not there is passed over; the ids come in order."""
    ids = [await bot.say(text) for text in ("a", "b")]
    where = {"chat_id": ANN, "from_chat_id": ANN}
    assert len(await bot.ok("copyMessages", message_ids=[1, *ids], **where)) == 2
    assert len(await bot.ok("forwardMessages", message_ids=ids, **where)) == 2
    assert [message["text"] for message in (await ann.messages())[-4:]] == ["a", "b", "a", "b"]
    said = await bot.refused("copyMessages", message_ids=ids[::-1], **where)
    assert said == "400 Bad Request: message identifiers must be in a strictly increasing order"
    assert await bot.ok("deleteMessages", chat_id=ANN, message_ids=[1, *ids])
    assert [message["text"] for message in await ann.messages() if message["from"]["is_bot"]] == ["a", "b"] * 2
    said = await bot.refused("deleteMessages", chat_id=ANN, message_ids=list(range(1, 102)))
    assert said == "400 Bad Request: too many message identifiers specified"


async def test_venue_is_a_place_with_a_name(bot: RawBot, ann: Phone) -> None:
    """In both directions."""
    place = {"latitude": 55.7, "longitude": 37.6, "title": "Office", "address": "Tverskaya 1"}
    sent = await bot.ok("sendVenue", chat_id=ANN, **place)
    assert (sent["venue"]["title"], sent["location"]["latitude"]) == ("Office", 55.7)
    await ann.do("send", venue=place)
    assert (await bot.updates())[0]["message"]["venue"] == sent["venue"]


async def test_pin_is_told_as_a_service_message(bot: RawBot, ann: Phone) -> None:
    """The bot that pinned hears of it too, as at Telegram; it is from the bot itself."""
    message_id = await bot.say("important")
    await bot.ok("pinChatMessage", chat_id=ANN, message_id=message_id, disable_notification=True)
    (update,) = await bot.updates()
    assert update["message"]["pinned_message"]["message_id"] == message_id
    assert update["message"]["from"]["is_bot"]
    assert (await ann.look())["messages"][-1]["service"] == "pinned_message"


async def test_persons_reaction_is_told_to_whom_it_may_concern(bot: RawBot, ann: Phone) -> None:
    """Only when it was asked for; in a group only to an administrator."""
    message_id = await bot.say("good?")
    await ann.do("react", message_id=message_id, emoji="👍")
    assert await bot.updates(allowed_updates=["message_reaction"]) == []
    shown = await ann.do("react", message_id=message_id, emoji=["👎"])
    assert shown["reactions"] == ["👎"]
    (update,) = await bot.drain()
    told = update["message_reaction"]
    assert (told["old_reaction"][0]["emoji"], told["new_reaction"][0]["emoji"]) == ("👍", "👎")
    await bot.ok("setMessageReaction", chat_id=ANN, message_id=message_id, reaction=[{"type": "emoji", "emoji": "🔥"}])
    assert (await ann.messages())[-1]["reactions"] == ["👎", "🔥"]
    await post(bot.http, "/sim/groups", id=GROUP, title="Team", members=[ANN, BORIS])
    in_group = await bot.say("good?", chat_id=GROUP)
    await ann.do("react", chat_id=GROUP, message_id=in_group, emoji="👍")
    assert await bot.updates() == []
    await post(bot.http, f"/sim/groups/{GROUP}/promote")
    await ann.do("react", chat_id=GROUP, message_id=in_group, emoji=[])
    assert (await bot.updates())[0]["message_reaction"]["new_reaction"] == []


async def test_poll_counts_votes_and_closes(bot: RawBot, ann: Phone) -> None:
    """Who voted is told unless the poll is anonymous."""
    poll = {"question": "When?", "options": ["Mon", {"text": "Tue"}]}
    sent = await bot.ok("sendPoll", chat_id=ANN, is_anonymous=False, **poll)
    await ann.do("vote", message_id=sent["message_id"], options=[1])
    answer, count = await bot.drain()
    assert (answer["poll_answer"]["user"]["id"], answer["poll_answer"]["option_ids"]) == (ANN, [1])
    assert [option["voter_count"] for option in count["poll"]["options"]] == [0, 1]
    assert (await bot.ok("stopPoll", chat_id=ANN, message_id=sent["message_id"]))["is_closed"]
    assert (await ann.do("vote", message_id=sent["message_id"], options=[0]))["status"] == 409
    said = await bot.refused("stopPoll", chat_id=ANN, message_id=sent["message_id"])
    assert said == "400 Bad Request: poll has already been closed"
    said = await bot.refused("sendPoll", chat_id=ANN, question="When?", options=["a"] * 13)
    assert said == "400 Bad Request: poll can't have more than 12 options"
