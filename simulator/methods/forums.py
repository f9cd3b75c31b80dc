"""Topics that a bot opens, renames, closes and deletes; for all of it the bot has to be an administrator."""

from simulator import topics
from simulator.errors import bad_request
from simulator.methods.access import administers, writable_chat
from simulator.methods.call import Call, integer, text_of
from simulator.state import Chat, Json, Topic

LONGEST_NAME = 128
STICKERS = (("📰", "5434144690511290129"), ("💡", "5312536423851630001"), ("📈", "5350305691942788490"))


def create_forum_topic(call: Call) -> Json:
    chat = forum(call, "create a topic")
    colour = integer(call.params, "icon_color", topics.COLOURS[0])
    if colour not in topics.COLOURS:
        raise bad_request("invalid icon color specified")
    topic = topics.create(call.world, chat, name_of(call), by=call.bot.id, colour=colour)
    topic.icon_custom_emoji_id = text_of(call.params, "icon_custom_emoji_id")
    shown: Json = {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}
    return shown | ({"icon_custom_emoji_id": topic.icon_custom_emoji_id} if topic.icon_custom_emoji_id else {})


def edit_forum_topic(call: Call) -> bool:
    chat = forum(call, "edit the topic")
    topic = wanted_topic(call, chat)
    changes: Json = {}
    if call.params.get("name") and name_of(call) != topic.name:
        changes["name"] = name_of(call)
    icon = text_of(call.params, "icon_custom_emoji_id")
    if icon is not None and (icon or None) != topic.icon_custom_emoji_id:
        changes["icon_custom_emoji_id"] = icon or None
    if not changes:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.rename(call.world, chat, topic, changes, by=call.bot.id)
    return True


def close_forum_topic(call: Call) -> bool:
    chat = forum(call, "close the topic")
    topic = wanted_topic(call, chat)
    if topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.close(call.world, chat, topic, by=call.bot.id)
    return True


def reopen_forum_topic(call: Call) -> bool:
    chat = forum(call, "reopen the topic")
    topic = wanted_topic(call, chat)
    if not topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.reopen(call.world, chat, topic, by=call.bot.id)
    return True


def delete_forum_topic(call: Call) -> bool:
    chat = forum(call, "delete the topic")
    topics.delete(call.world, chat, wanted_topic(call, chat))
    return True


def get_forum_topic_icon_stickers(_call: Call) -> list[Json]:
    """A few of the icons that every bot may use."""
    shape: Json = {"type": "custom_emoji", "width": 100, "height": 100, "is_animated": False, "is_video": False}
    return [
        {"file_id": f"icon-{number}", "file_unique_id": f"i{number}", "emoji": emoji, "custom_emoji_id": number} | shape
        for emoji, number in STICKERS
    ]


def forum(call: Call, to_do: str) -> Chat:
    chat = writable_chat(call)
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    if not administers(call, chat):
        raise bad_request(f"not enough rights to {to_do}")
    return chat


def wanted_topic(call: Call, chat: Chat) -> Topic:
    topic = chat.topics.get(integer(call.params, "message_thread_id"))
    if topic is None:
        raise bad_request("message thread not found")
    return topic


def name_of(call: Call) -> str:
    name = (text_of(call.params, "name") or "").strip()
    if not name:
        raise bad_request("TOPIC_TITLE_EMPTY")
    return name[:LONGEST_NAME]
