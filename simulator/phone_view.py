"""Messages and chats as a person sees them on a phone."""

from simulator.bot_view import user_json
from simulator.state import Chat, Json, Message
from simulator.world import World

MEDIA = ("photo", "document", "voice", "location", "contact", "sticker")


def seen_message(world: World, chat: Chat, message: Message) -> Json:
    """One message, in the shape that GET /sim/users/ID/messages and the events share."""
    content = message.content
    sender = user_json(world, message.sender)
    kind = next((name for name in MEDIA if name in content), None)
    keyboard = (message.markup or {}).get("inline_keyboard", [])
    seen: Json = {
        "message_id": message.message_id,
        "chat_id": chat.id,
        "from": {"id": sender["id"], "first_name": sender["first_name"], "is_bot": sender["is_bot"]},
        "date": message.date,
        "text": content.get("text", content.get("caption", "")),
        "entities": content.get("entities", content.get("caption_entities", [])),
        "media": None if kind is None else seen_media(kind, content),
        "buttons": [[button["text"] for button in row] for row in keyboard],
        "keyboard": [[seen_button(button) for button in row] for row in keyboard],
        "pinned": message.message_id in chat.pinned,
        "edited": message.edit_date is not None,
        "reactions": message.reactions,
        "reply_to": message.reply_to,
    }
    if message.topic is not None:
        seen["topic"] = chat.topics[message.topic].name
    if "forward_origin" in content:
        seen["forwarded_from"] = origin_name(content["forward_origin"])
    if "caption" in content:
        seen["caption"] = content["caption"]
    return seen


def origin_name(origin: Json) -> str:
    return str(origin["sender_user"]["first_name"] if origin["type"] == "user" else origin["sender_user_name"])


def seen_button(button: Json) -> Json:
    return {"label": button["text"], **({"url": button["url"]} if "url" in button else {})}


def seen_media(kind: str, content: Json) -> Json:
    value = content[kind][-1] if kind == "photo" else content[kind]
    media: Json = {"kind": kind, **value}
    if "file_id" in value:
        media["url"] = f"/sim/files/{value['file_id']}"
    return media


def seen_reply_keyboard(chat: Chat) -> list[list[str | Json]] | None:
    if chat.reply_keyboard is None:
        return None
    return [[reply_button(button) for button in row] for row in chat.reply_keyboard["keyboard"]]


def reply_button(button: Json) -> str | Json:
    for what in ("contact", "location"):
        if button.get(f"request_{what}"):
            return {"label": button["text"], "request": what}
    return str(button["text"])


def last_message(world: World, chat: Chat) -> Json | None:
    if not chat.messages:
        return None
    return seen_message(world, chat, chat.messages[next(reversed(chat.messages))])


def seen_chat(world: World, chat: Chat, user_id: int) -> Json:
    """One line of a person's list of chats."""
    title = world.bots[chat.owner].name if chat.owner else chat.title
    read = chat.read.get(user_id, 0)
    unread = sum(1 for m in chat.messages.values() if m.message_id > read and m.sender != user_id)
    row: Json = {
        "chat_id": chat.id,
        "title": title,
        "type": chat.kind,
        "last": last_message(world, chat),
        "unread": unread,
    }
    return row | ({"bot": chat.owner} if chat.owner else {})
