"""Edits, deletions, pins and reactions."""

from datetime import timedelta

from simulator.server import Simulator
from tests.simulator.driver import ANN, Phone, RawBot, buttons

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def test_same_text_and_markup_is_not_modified(bot: RawBot) -> None:
    """Neither the text nor the keyboard differs."""
    message_id = await bot.say("a", reply_markup=buttons("go"))
    said = await bot.refused(
        "editMessageText", chat_id=ANN, message_id=message_id, text="a", reply_markup=buttons("go")
    )
    assert said == NOT_MODIFIED
    said = await bot.refused("editMessageReplyMarkup", chat_id=ANN, message_id=message_id, reply_markup=buttons("go"))
    assert said == NOT_MODIFIED


async def test_edit_without_markup_takes_the_buttons_away(bot: RawBot, ann: Phone) -> None:
    """The keyboard is part of what an edit replaces."""
    message_id = await bot.say("a", reply_markup=buttons("go"))
    edited = await bot.ok("editMessageText", chat_id=ANN, message_id=message_id, text="a")
    assert "reply_markup" not in edited
    assert (await ann.messages())[-1]["buttons"] == []


async def test_edit_shows_the_new_text_as_edited(bot: RawBot, ann: Phone) -> None:
    """The person sees the new text under the old id."""
    message_id = await bot.say("a")
    assert (await bot.ok("editMessageText", chat_id=ANN, message_id=message_id, text="b"))["edit_date"]
    seen = (await ann.messages())[-1]
    assert (seen["message_id"], seen["text"], seen["edited"]) == (message_id, "b", True)


async def test_edit_of_an_absent_message(bot: RawBot) -> None:
    """There is nothing with this id."""
    said = await bot.refused("editMessageText", chat_id=ANN, message_id=1, text="b")
    assert said == "400 Bad Request: message to edit not found"


async def test_edit_of_somebody_elses_message(bot: RawBot, ann: Phone) -> None:
    """A bot cannot change what a person wrote."""
    message_id = (await ann.send())["message_id"]
    said = await bot.refused("editMessageText", chat_id=ANN, message_id=message_id, text="b")
    assert said == "400 Bad Request: message can't be edited"


async def test_edit_text_of_a_location(bot: RawBot) -> None:
    """Only texts have a text."""
    message_id = (await bot.ok("sendLocation", chat_id=ANN, latitude=55.7, longitude=37.6))["message_id"]
    said = await bot.refused("editMessageText", chat_id=ANN, message_id=message_id, text="b")
    assert said == "400 Bad Request: there is no text in the message to edit"


async def test_edit_to_a_long_text(bot: RawBot) -> None:
    """The words differ from those for a long new message."""
    message_id = await bot.say()
    said = await bot.refused("editMessageText", chat_id=ANN, message_id=message_id, text="x" * 4097)
    assert said == "400 Bad Request: MESSAGE_TOO_LONG"


async def test_edit_takes_inline_keyboards_only(bot: RawBot) -> None:
    """A reply keyboard belongs to no message."""
    message_id = await bot.say()
    said = await bot.refused(
        "editMessageText", chat_id=ANN, message_id=message_id, text="b", reply_markup={"remove_keyboard": True}
    )
    assert said == "400 Bad Request: inline keyboard expected"


async def test_deleted_message_disappears_and_cannot_be_deleted_twice(bot: RawBot, ann: Phone) -> None:
    """Gone from the phone, and unknown afterwards."""
    message_id = await bot.say("gone")
    assert await bot.ok("deleteMessage", chat_id=ANN, message_id=message_id)
    assert "gone" not in [message["text"] for message in await ann.messages()]
    said = await bot.refused("deleteMessage", chat_id=ANN, message_id=message_id)
    assert said == "400 Bad Request: message to delete not found"


async def test_message_older_than_48_hours_cannot_be_deleted(bot: RawBot, sim: Simulator) -> None:
    """By the clock of the simulator."""
    message_id = await bot.say()
    await sim.clock.move_to(sim.clock.now() + timedelta(hours=48, seconds=1))
    said = await bot.refused("deleteMessage", chat_id=ANN, message_id=message_id)
    assert said == "400 Bad Request: message can't be deleted"


async def test_pin_and_unpin(bot: RawBot, ann: Phone) -> None:
    """The person sees the newest pin; unpinning without an id takes the newest away."""
    first, second = await bot.say("a"), await bot.say("b")
    for message_id in (first, second):
        await bot.ok("pinChatMessage", chat_id=ANN, message_id=message_id)
    assert (await ann.look())["pinned"] == second
    await bot.ok("unpinChatMessage", chat_id=ANN)
    assert (await ann.look())["pinned"] == first
    await bot.ok("unpinAllChatMessages", chat_id=ANN)
    assert (await ann.look())["pinned"] is None
    assert await bot.refused("pinChatMessage", chat_id=ANN, message_id=1) == "400 Bad Request: message to pin not found"


async def test_reaction_is_one_of_the_allowed_emoji(bot: RawBot, ann: Phone) -> None:
    """The person sees it; an emoji outside the list is invalid."""
    message_id = (await ann.send())["message_id"]
    await bot.ok("setMessageReaction", chat_id=ANN, message_id=message_id, reaction=[{"type": "emoji", "emoji": "👍"}])
    assert (await ann.messages())[-1]["reactions"] == ["👍"]
    said = await bot.refused(
        "setMessageReaction", chat_id=ANN, message_id=message_id, reaction=[{"type": "emoji", "emoji": "🚜"}]
    )
    assert said == "400 Bad Request: REACTION_INVALID"
