"""Members, administrators, channels and topics, as a bot asks for and changes them."""

import pytest

from tests.simulator.driver import ANN, BORIS, BOT_ID, Phone, RawBot, post

GROUP, FORUM, CHANNEL = -92, -1_000_000_000_092, -1_000_000_000_093


@pytest.fixture
async def group(bot: RawBot) -> int:
    """Ann's group with Boris and the bot."""
    await post(bot.http, "/sim/groups", id=GROUP, title="Team", members=[ANN, BORIS])
    await bot.drain()
    return GROUP


async def test_administrators_and_members_are_told(bot: RawBot, ann: Phone, group: int) -> None:
    """The creator first, then whom he promoted; a bot counts as a member."""
    assert await bot.ok("getChatMemberCount", chat_id=group) == 3
    await post(bot.http, f"/sim/groups/{group}/promote", user=BORIS)
    await post(bot.http, f"/sim/groups/{group}/promote")
    found = await bot.ok("getChatAdministrators", chat_id=group)
    assert [(one["user"]["id"], one["status"]) for one in found] == [
        (ANN, "creator"),
        (BORIS, "administrator"),
        (BOT_ID, "administrator"),
    ]
    await post(bot.http, f"/sim/groups/{group}/promote", user=BORIS, administrator=False)
    assert (await bot.ok("getChatMember", chat_id=group, user_id=BORIS))["status"] == "member"
    said = await bot.refused("getChatAdministrators", chat_id=ANN)
    assert said == "400 Bad Request: there are no administrators in the private chat"


async def test_comings_and_goings_are_told_to_an_administrator_who_asked(bot: RawBot, group: int) -> None:
    """chat_member, beside the service message that everybody sees."""
    await bot.updates(allowed_updates=["chat_member"])
    await post(bot.http, f"/sim/groups/{group}/leave", user=BORIS)
    assert await bot.updates() == []
    await post(bot.http, f"/sim/groups/{group}/promote")
    await post(bot.http, f"/sim/groups/{group}/join", user=BORIS)
    (update,) = await bot.updates()
    told = update["chat_member"]
    assert (told["old_chat_member"]["status"], told["new_chat_member"]["status"]) == ("left", "member")


async def test_banned_member_goes_and_cannot_come_back_until_unbanned(bot: RawBot, group: int) -> None:
    """Only an administrator bans, and never the creator."""
    said = await bot.refused("banChatMember", chat_id=group, user_id=BORIS)
    assert said == "400 Bad Request: not enough rights to restrict/unrestrict chat member"
    await post(bot.http, f"/sim/groups/{group}/promote")
    assert await bot.refused("banChatMember", chat_id=group, user_id=ANN) == "400 Bad Request: can't remove chat owner"
    await bot.ok("banChatMember", chat_id=group, user_id=BORIS)
    assert (await bot.ok("getChatMember", chat_id=group, user_id=BORIS))["status"] == "kicked"
    assert (await post(bot.http, f"/sim/groups/{group}/join", user=BORIS))["status"] == 409
    await bot.ok("unbanChatMember", chat_id=group, user_id=BORIS, only_if_banned=True)
    assert BORIS in (await post(bot.http, f"/sim/groups/{group}/join", user=BORIS))["members"]


async def test_bot_that_left_is_not_a_member(bot: RawBot, group: int) -> None:
    """It is told so itself; from a private chat nobody leaves."""
    await bot.ok("leaveChat", chat_id=group)
    told = [update["my_chat_member"] for update in await bot.updates() if "my_chat_member" in update]
    assert [one["new_chat_member"]["status"] for one in told] == ["left"]
    said = await bot.refused("sendMessage", chat_id=group, text="a")
    assert said == "403 Forbidden: bot is not a member of the group chat"
    said = await bot.refused("leaveChat", chat_id=ANN)
    assert said == "400 Bad Request: chat member status can't be changed in private chats"


async def test_channel_posts_are_the_channels_own(bot: RawBot, ann: Phone) -> None:
    """No sender but the channel; the bot has to be an administrator, and is found by the public name."""
    await post(bot.http, "/sim/groups", id=CHANNEL, title="News", members=[ANN, BORIS], channel=True, username="news")
    sent = await bot.ok("sendMessage", chat_id="@News", text="hello")
    assert (sent["sender_chat"]["id"], "from" in sent) == (CHANNEL, False)
    await ann.send("by Ann", chat_id=CHANNEL)
    posts = [update["channel_post"]["text"] for update in await bot.drain() if "channel_post" in update]
    assert posts == ["by Ann"]
    assert (await Phone(bot.http, BORIS).send("by Boris", chat_id=CHANNEL))["status"] == 409
    await post(bot.http, f"/sim/groups/{CHANNEL}/promote", administrator=False)
    said = await bot.refused("sendMessage", chat_id=CHANNEL, text="a")
    assert said == "400 Bad Request: need administrator rights in the channel chat"


async def test_bot_manages_topics_as_an_administrator(bot: RawBot, ann: Phone) -> None:
    """Created, written in, renamed, closed, opened again, deleted."""
    await post(bot.http, "/sim/groups", id=FORUM, title="Forum", members=[ANN, BORIS], forum=True)
    said = await bot.refused("createForumTopic", chat_id=FORUM, name="Sales")
    assert said == "400 Bad Request: not enough rights to create a topic"
    await post(bot.http, f"/sim/groups/{FORUM}/promote")
    topic = (await bot.ok("createForumTopic", chat_id=FORUM, name="Sales"))["message_thread_id"]
    where = {"chat_id": FORUM, "message_thread_id": topic}
    assert (await bot.ok("sendMessage", text="a", **where))["message_thread_id"] == topic
    await bot.ok("editForumTopic", name="Deals", **where)
    assert await bot.refused("editForumTopic", name="Deals", **where) == "400 Bad Request: TOPIC_NOT_MODIFIED"
    await bot.ok("closeForumTopic", **where)
    assert await bot.ok("sendMessage", text="an administrator may", **where)
    await bot.ok("reopenForumTopic", **where)
    assert (await ann.messages(chat_id=FORUM))[-1]["topic"] == "Deals"
    await bot.ok("deleteForumTopic", **where)
    assert await bot.refused("sendMessage", text="a", **where) == "400 Bad Request: message thread not found"
    assert await bot.ok("getForumTopicIconStickers")
    kinds = {key for update in await bot.updates() for key in update.get("message", {}) if key.startswith("forum_")}
    assert kinds == {f"forum_topic_{what}" for what in ("created", "edited", "closed", "reopened")}


async def test_group_without_topics(bot: RawBot, group: int) -> None:
    """A plain group is no forum."""
    said = await bot.refused("createForumTopic", chat_id=group, name="Sales")
    assert said == "400 Bad Request: the chat is not a forum"


async def test_administrator_deletes_what_others_wrote(bot: RawBot, ann: Phone, group: int) -> None:
    """A plain bot does not."""
    message_id = (await ann.send("/x", chat_id=group))["message_id"]
    said = await bot.refused("deleteMessage", chat_id=group, message_id=message_id)
    assert said == "400 Bad Request: message can't be deleted"
    await post(bot.http, f"/sim/groups/{group}/promote")
    assert await bot.ok("deleteMessage", chat_id=group, message_id=message_id)


async def test_name_and_descriptions_by_language(bot: RawBot) -> None:
    """The language asked for, else the text for all."""
    for what in ("Name", "Description", "ShortDescription"):
        field = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}[what]
        await bot.ok(f"setMy{what}", **{field: "for all"})
        await bot.ok(f"setMy{what}", language_code="ru", **{field: "по-русски"})
        assert await bot.ok(f"getMy{what}", language_code="ru") == {field: "по-русски"}
        assert await bot.ok(f"getMy{what}", language_code="de") == {field: "for all"}
        assert "400" in await bot.refused(f"setMy{what}", **{field: "x" * 1000})
    assert (await bot.ok("getMe"))["first_name"] == "for all"
    assert (await bot.ok("getUserProfilePhotos", user_id=ANN))["total_count"] == 0
