"""Groups: privacy mode, coming and going, becoming a supergroup."""

import aiohttp
import pytest

from tests.simulator.driver import ANN, BORIS, BOT_ID, Phone, RawBot, post

TEAM = -55
SUPER = -1_000_000_000_055


@pytest.fixture
async def team(bot: RawBot, http: aiohttp.ClientSession) -> int:
    """A group of Ann and Boris with the bot, which has taken the news of it."""
    await post(http, "/sim/groups", id=TEAM, title="Team", members=[ANN, BORIS])
    await bot.drain()
    return TEAM


async def test_bot_is_told_of_being_added(bot: RawBot, http: aiohttp.ClientSession) -> None:
    """my_chat_member first, then the service message."""
    await post(http, "/sim/groups", id=TEAM, title="Team", members=[ANN])
    added, service = await bot.updates()
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert added["my_chat_member"]["chat"] == {"id": TEAM, "type": "group", "title": "Team"}
    assert service["message"]["new_chat_members"][0]["id"] == BOT_ID


async def test_privacy_mode_shows_commands_and_replies_only(bot: RawBot, ann: Phone, team: int) -> None:
    """Talk among people stays among people."""
    mine = await bot.say("question", chat_id=team)
    talk = (await ann.send("just talk", chat_id=team))["message_id"]
    await ann.send("a reply to a person", chat_id=team, reply_to=talk)
    await ann.send("/week@another_bot", chat_id=team)
    await ann.send("/week", chat_id=team)
    await ann.send("/today@demo_bot now", chat_id=team)
    await ann.send("my answer", chat_id=team, reply_to=mine)
    texts = [update["message"]["text"] for update in await bot.updates()]
    assert texts == ["/week", "/today@demo_bot now", "my answer"]


async def test_members_see_the_groups_messages(bot: RawBot, ann: Phone, team: int) -> None:
    """Also those that the bot does not see; outsiders see nothing."""
    await ann.send("just talk", chat_id=team)
    boris = Phone(ann.http, BORIS)
    assert (await boris.messages(chat_id=team))[-1]["text"] == "just talk"
    await post(ann.http, "/sim/users", id=103, first_name="Carl")
    assert (await Phone(ann.http, 103).look(chat_id=team))["status"] == 404


async def test_kicked_bot_is_refused(bot: RawBot, http: aiohttp.ClientSession, team: int) -> None:
    """It is told, and cannot write until it is added again."""
    await post(http, f"/sim/groups/{team}/kick")
    assert (await bot.updates())[-1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    said = await bot.refused("sendMessage", chat_id=team, text="a")
    assert said == "403 Forbidden: bot was kicked from the group chat"
    await post(http, f"/sim/groups/{team}/add")
    assert await bot.say(chat_id=team)


async def test_kicked_from_a_supergroup_is_said_so(bot: RawBot, http: aiohttp.ClientSession) -> None:
    """The words name the kind of chat."""
    await post(http, "/sim/groups", id=SUPER, title="Big", members=[ANN])
    await post(http, f"/sim/groups/{SUPER}/kick")
    said = await bot.refused("sendMessage", chat_id=SUPER, text="a")
    assert said == "403 Forbidden: bot was kicked from the supergroup chat"


async def test_upgraded_group_names_its_new_id(bot: RawBot, http: aiohttp.ClientSession, team: int) -> None:
    """The old id refuses, and the new one works."""
    await post(http, f"/sim/groups/{team}/upgrade", new_id=SUPER)
    refused = await bot.call("sendMessage", chat_id=team, text="a")
    assert refused["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused["parameters"] == {"migrate_to_chat_id": SUPER}
    assert await bot.say(chat_id=SUPER)


async def test_members_have_their_standing(bot: RawBot, team: int) -> None:
    """The first member is the creator; who is not inside has left."""
    await post(bot.http, "/sim/users", id=103, first_name="Carl")
    standings = [
        (await bot.ok("getChatMember", chat_id=team, user_id=user_id))["status"]
        for user_id in (ANN, BORIS, BOT_ID, 103)
    ]
    assert standings == ["creator", "member", "member", "left"]


async def test_bot_cannot_delete_a_members_message(bot: RawBot, ann: Phone, team: int) -> None:
    """It is no administrator."""
    message_id = (await ann.send("mine", chat_id=team))["message_id"]
    said = await bot.refused("deleteMessage", chat_id=team, message_id=message_id)
    assert said == "400 Bad Request: message can't be deleted"


@pytest.fixture
async def forum(bot: RawBot, http: aiohttp.ClientSession) -> int:
    """A forum of Ann and Boris with the bot and one topic in it; returns the topic."""
    await post(http, "/sim/groups", id=SUPER, title="Forum", members=[ANN, BORIS], forum=True)
    topic = await post(http, f"/sim/groups/{SUPER}/topics", name="Sales")
    await bot.drain()
    return int(topic["id"])


async def test_a_message_in_a_topic_names_it(bot: RawBot, ann: Phone, forum: int) -> None:
    """Both ways, and in an answer to it; the general topic has no number."""
    await ann.send("/week", chat_id=SUPER, topic=forum)
    await ann.send("/week", chat_id=SUPER)
    asked, general = [update["message"] for update in await bot.updates()]
    assert (asked["message_thread_id"], asked["is_topic_message"]) == (forum, True)
    assert asked["chat"]["is_forum"] is True
    assert "message_thread_id" not in general
    await bot.say("in it", chat_id=SUPER, message_thread_id=forum)
    await bot.say("an answer", chat_id=SUPER, reply_parameters={"message_id": asked["message_id"]})
    await bot.say("general", chat_id=SUPER)
    said = [message.get("topic") for message in await ann.messages(chat_id=SUPER) if message["from"]["is_bot"]]
    assert said == ["Sales", "Sales", None]


async def test_a_closed_topic_and_one_that_is_gone_are_refused(bot: RawBot, ann: Phone, forum: int) -> None:
    """The bot sees the service messages of closing and opening; nobody tells it of a deletion."""
    await post(ann.http, f"/sim/groups/{SUPER}/topics/{forum}/close")
    said = await bot.refused("sendMessage", chat_id=SUPER, text="a", message_thread_id=forum)
    assert said == "400 Bad Request: TOPIC_CLOSED"
    await post(ann.http, f"/sim/groups/{SUPER}/topics/{forum}/reopen")
    assert await bot.say("in it", chat_id=SUPER, message_thread_id=forum)
    await post(ann.http, f"/sim/groups/{SUPER}/topics/{forum}/delete")
    said = await bot.refused("sendMessage", chat_id=SUPER, text="a", message_thread_id=forum)
    assert said == "400 Bad Request: message thread not found"
    seen = [key for update in await bot.drain() for key in update["message"] if key.startswith("forum_topic_")]
    assert seen == ["forum_topic_closed", "forum_topic_reopened"]
    assert not [message for message in await ann.messages(chat_id=SUPER) if message.get("topic")]


async def test_a_plain_chat_has_no_topics(bot: RawBot, ann: Phone, team: int) -> None:
    """Neither may the bot name one there, nor can one be opened."""
    said = await bot.refused("sendMessage", chat_id=team, text="a", message_thread_id=7)
    assert said == "400 Bad Request: message thread not found"
    assert (await post(ann.http, f"/sim/groups/{team}/topics", name="x"))["status"] == 409
    assert (await post(ann.http, "/sim/groups", id=-77, title="x", members=[ANN], forum=True))["status"] == 400


async def test_who_may_not_write_is_told_what(bot: RawBot, ann: Phone, team: int) -> None:
    """By the kind of message, as the server names it."""
    await post(ann.http, f"/sim/groups/{team}/silence")
    said = await bot.refused("sendMessage", chat_id=team, text="a")
    assert said == "400 Bad Request: not enough rights to send text messages to the chat"
    said = await bot.refused("sendLocation", chat_id=team, latitude=1, longitude=1)
    assert said == "400 Bad Request: not enough rights to send locations to the chat"
    await post(ann.http, f"/sim/groups/{team}/silence", silenced=False)
    assert await bot.say(chat_id=team)
