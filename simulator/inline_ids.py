"""How a bot names a message that a person sent out of its inline results: by an id that says where it stands."""

import base64
import binascii

from simulator.errors import bad_request
from simulator.state import Bot, Chat, Message
from simulator.world import World


def inline_id(bot: Bot, chat: Chat, message: Message) -> str:
    place = f"{bot.id}:{chat.owner}:{chat.id}:{message.message_id}"
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def message_of_inline_id(world: World, bot: Bot, given: str) -> tuple[Chat, Message]:
    """The message and its chat; the server's 400 for an id that is not this bot's."""
    try:
        place = base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)).decode()
        bot_id, owner, chat_id, message_id = (int(part) for part in place.split(":"))
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise bad_request("invalid inline message identifier specified") from None
    chat = world.chats.get((owner, chat_id))
    message = chat.messages.get(message_id) if chat else None
    if chat is None or message is None or bot_id != bot.id or message.inline_id != given:
        raise bad_request("MESSAGE_ID_INVALID")
    return chat, message
