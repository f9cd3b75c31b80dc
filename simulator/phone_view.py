"""Messages and chats as a person sees them on a phone."""

from simulator.bot_view import user_json
from simulator.state import Chat, Json, Message
from simulator.world import World

MEDIA = (
    *("photo", "animation", "video", "audio", "document", "voice", "video_note", "sticker"),
    *("venue", "location", "contact", "poll"),
)
"""In this order: an animation is a document too, and a venue a location."""
SERVICE = (
    *("pinned_message", "new_chat_members", "left_chat_member", "web_app_data", "migrate_to_chat_id"),
    *("migrate_from_chat_id", "forum_topic_created", "forum_topic_edited", "forum_topic_closed"),
    "forum_topic_reopened",
)


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
        "reacted": message.reacted,
        "reply_to": message.reply_to,
    }
    if message.topic is not None:
        seen["topic"] = chat.topics[message.topic].name
        seen["topic_id"] = message.topic
    if "forward_origin" in content:
        seen["forwarded_from"] = origin_name(content["forward_origin"])
    service = next((name for name in SERVICE if name in content), None)
    if service is not None:
        seen["service"] = service
    if "via_bot" in content:
        seen["via_bot"] = content["via_bot"]["username"]
    if "media_group_id" in content:
        seen["album"] = content["media_group_id"]
    if "caption" in content:
        seen["caption"] = content["caption"]
    return seen


def origin_name(origin: Json) -> str:
    if origin["type"] == "channel":
        return str(origin["chat"]["title"])
    return str(origin["sender_user"]["first_name"] if origin["type"] == "user" else origin["sender_user_name"])


def seen_button(button: Json) -> Json:
    app = {"web_app": button["web_app"]["url"]} if "web_app" in button else {}
    copied = {"copy": button["copy_text"]["text"]} if "copy_text" in button else {}
    return {"label": button["text"], **({"url": button["url"]} if "url" in button else {}), **app, **copied}


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
    if "web_app" in button:
        return {"label": button["text"], "web_app": button["web_app"]["url"]}
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
    if chat.owner:
        return row | {"bot": chat.owner, "username": world.bots[chat.owner].username}
    return row | {"members": len(chat.members) + len(chat.bots), "forum": chat.forum}
