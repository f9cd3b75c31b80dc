"""What happens in a chat: each change is noted, wakes those who wait for it, and reaches the open pages."""

from simulator.phone_view import seen_message, seen_reply_keyboard
from simulator.state import Chat, Json, Message
from simulator.world import World

TEXTS = ("text", "entities", "caption", "caption_entities")


def changed(world: World, chat: Chat, kind: str, message: Message | None = None, **details: object) -> None:
    """Count a change of `chat` and tell whoever watches; `kind` is the event's type on the pages."""
    chat.version += 1
    world.changes += 1
    chat.bell.ring()

    def event(_user_id: int) -> Json:
        shown = {} if message is None else {"message": seen_message(world, chat, message)}
        return {"type": kind, "chat_id": chat.id, **details, **shown}

    world.events.publish(chat.members, event)
    if world.listeners and message is not None and kind in ("message", "edited"):
        tell_listeners(world, chat, message)


def tell_listeners(world: World, chat: Chat, message: Message) -> None:
    words = words_of(message)
    for listener in world.listeners:
        if message.sender in world.people:
            listener("sent", message.sender, words)
        for user_id in chat.members:
            if user_id != message.sender:
                listener("received", user_id, words)


def words_of(message: Message) -> str:
    """The text or caption, a file's name, and `[kind]` for what is no text."""
    content = message.content
    kinds = [f"[{name}]" for name in content if name not in TEXTS]
    name = str((content.get("document") or {}).get("file_name") or "")
    return " ".join(filter(None, [content.get("text") or content.get("caption") or "", name, *kinds]))


def post(
    world: World,
    chat: Chat,
    sender: int,
    content: Json,
    *,
    markup: Json | None = None,
    reply_to: int | None = None,
    topic: int | None = None,
) -> Message:
    """A new message. Only an inline keyboard stays with it; the other kinds change the chat's keyboard."""
    inline = markup if markup and "inline_keyboard" in markup else None
    at = int(world.clock.unix())
    message = Message(world.new_message_id(chat), sender, at, content, inline, reply_to, topic=topic)
    chat.messages[message.message_id] = message
    changed(world, chat, "message", message)
    if markup and inline is None:
        set_reply_keyboard(world, chat, markup if "keyboard" in markup else None)
    return message


def set_reply_keyboard(world: World, chat: Chat, markup: Json | None) -> None:
    chat.reply_keyboard = markup
    changed(world, chat, "keyboard", reply_keyboard=seen_reply_keyboard(chat))


def edit(world: World, chat: Chat, message: Message, content: Json, markup: Json | None) -> None:
    if content != message.content:
        message.edit_date = int(world.clock.unix())
    message.content = content
    message.markup = markup
    changed(world, chat, "edited", message)


def delete(world: World, chat: Chat, message: Message) -> None:
    del chat.messages[message.message_id]
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
    changed(world, chat, "deleted", message_id=message.message_id)


def pin(world: World, chat: Chat, message: Message) -> None:
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
    chat.pinned.append(message.message_id)
    changed(world, chat, "pinned", message)


def unpin(world: World, chat: Chat, message: Message) -> None:
    chat.pinned.remove(message.message_id)
    changed(world, chat, "unpinned", message)


def react(world: World, chat: Chat, message: Message, emoji: list[str], *, by: int) -> None:
    """What one person or bot thinks of it now; what others think stays."""
    message.reacted = {name: shown for name, shown in message.reacted.items() if name != str(by)}
    if emoji:
        message.reacted[str(by)] = emoji
    message.reactions = [one for shown in message.reacted.values() for one in shown]
    changed(world, chat, "reaction", message)
