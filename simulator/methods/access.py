"""Which chat a call is about, and whether the bot may speak there."""

from simulator.errors import BotApiError, bad_request, forbidden
from simulator.methods.call import Call, integer
from simulator.state import INSIDE, Chat, Json, Message

RIGHTS = {
    "text": "text messages",
    "photo": "photos",
    "document": "documents",
    "video": "videos",
    "animation": "GIFs",
    "audio": "audio files",
    "voice": "voice notes",
    "video_note": "video notes",
    "sticker": "stickers",
    "poll": "polls",
    "location": "locations",
    "contact": "contacts",
}
"""What a group may forbid to send, as the server names it."""


def known_chat(call: Call) -> Chat:
    """The chat of `chat_id`, which the bot has seen; it need not be able to write there."""
    value = call.params.get("chat_id")
    if value is None or value == "":
        raise bad_request("chat_id is empty")
    chat_id = id_of_chat(call, value)
    chat = call.world.find_chat(call.bot, chat_id)
    if chat is not None and (chat.started or call.bot.id in chat.bots):
        return chat
    if chat_id in call.world.people:
        raise forbidden("bot can't initiate conversation with a user")
    if chat_id in call.world.bots:
        raise forbidden("bot can't send messages to bots")
    raise bad_request("chat not found")


def id_of_chat(call: Call, value: object) -> int:
    """A number, or the @name of a public group or channel."""
    try:
        return int(str(value))
    except ValueError:
        name = str(value).removeprefix("@").lower()
        public = (chat for chat in call.world.chats.values() if chat.username and chat.username.lower() == name)
        if (chat := next(public, None)) is None:
            raise bad_request("chat not found") from None
        return chat.id


def writable_chat(call: Call, content: Json | None = None) -> Chat:
    """The chat of `chat_id`, where the bot may write at this moment; with `content`, may send just this."""
    chat = known_chat(call)
    if chat.kind == "private":
        if call.world.people[chat.id].deleted:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat
    if chat.migrated_to is not None:
        raise BotApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    if chat.bots[call.bot.id] not in INSIDE:
        kind = f"{chat.kind} chat"
        if chat.bots[call.bot.id] == "kicked":
            raise forbidden(f"bot was kicked from the {kind}")
        raise forbidden(f"bot is not a member of the {kind}")
    if chat.kind == "channel" and not administers(call, chat) and content is not None:
        raise bad_request("need administrator rights in the channel chat")
    if chat.silenced and not administers(call, chat) and content is not None:
        what = next((name for kind, name in RIGHTS.items() if kind in content), "messages")
        raise bad_request(f"not enough rights to send {what} to the chat")
    return chat


def administers(call: Call, chat: Chat) -> bool:
    return chat.bots.get(call.bot.id) == "administrator"


def topic_to_write_in(call: Call, chat: Chat, reply_to: int | None) -> int | None:
    """The topic of `message_thread_id`, else that of the message replied to; none: the general one, or no forum."""
    wanted = integer(call.params, "message_thread_id")
    if not wanted:
        return chat.messages[reply_to].topic if reply_to else None
    topic = chat.topics.get(wanted)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not administers(call, chat):
        raise bad_request("TOPIC_CLOSED")
    return topic.id


def wanted_message(call: Call, chat: Chat, otherwise: str) -> Message:
    """The message of `message_id`; `otherwise` is the server's text when there is none."""
    value = call.params.get("message_id")
    if value is None or value == "":
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(integer(call.params, "message_id"))
    if message is None:
        raise bad_request(otherwise)
    return message
