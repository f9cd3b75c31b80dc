"""What a person does with a phone: becomes known, writes, presses, blocks."""

import re
from dataclasses import asdict

from simulator.bot_view import message_json, person_json
from simulator.contents import KINDS, album_to_send, caption_content, content_to_send, text_content
from simulator.errors import SimError
from simulator.happenings import changed, post, set_reply_keyboard
from simulator.happenings import edit as edit_message
from simulator.standing import standing_of, tell_standing
from simulator.state import INSIDE, Bot, Chat, Json, Message, Person, Press
from simulator.updates import PRESS_KEPT_SECONDS, put_update
from simulator.values import whole_number
from simulator.world import World, keep

COMMAND = re.compile(r"/[A-Za-z0-9_]+(?:@(?P<bot>\w+))?(?:\s|$)")
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def meet(world: World, body: Json) -> Person:
    """Create the person, or change what is said of one who is known; what is not said stays, a null is taken away."""
    user_id = whole_number(body, "id")
    if user_id <= 0:
        raise SimError("id is the person's Telegram id, a positive whole number")
    person = world.people.get(user_id) or Person(user_id, "")
    if person.deleted:
        raise SimError(f"{user_id} has deleted the account: take another id", 409)
    first_name = str(body.get("first_name", person.first_name) or "")
    if not first_name.strip():
        raise SimError("first_name is missing")
    person.first_name = first_name
    for name in ("last_name", "username", "language_code", "about"):
        if name in body:
            setattr(person, name, str(body[name]) if body[name] else None)
    world.people[user_id] = person
    world.changes += 1
    world.events.publish(None, lambda _user: {"type": "users"})
    return person


def known_person(world: World, person: Person) -> Json:
    """A person as /sim shows one; `blocked` is about the bot seen last."""
    chat = world.chats.get((world.last_bot or 0, person.id))
    shown = {name: value for name, value in asdict(person).items() if value not in (None, False)}
    return shown | {"blocked": chat is not None and chat.blocked}


def send(world: World, bot: Bot, person: Person, body: Json) -> tuple[Message, int | None]:
    """Send what `body` holds; the message, and the id of the update that told the bot (None: it is not told)."""
    return put(world, bot, person, body, content_to_send(world, body))


def put(world: World, bot: Bot, person: Person, body: Json, content: Json) -> tuple[Message, int | None]:
    """Post this content as the person's, in the chat, the topic and the reply that `body` names."""
    chat = chat_to_write_in(world, bot, person, body)
    reply_to = None
    if body.get("reply_to") is not None:
        reply_to = world.shown_message(chat, whole_number(body, "reply_to")).message_id
    if chat.kind == "private":
        chat.started = True
    message = post(world, chat, person.id, content, reply_to=reply_to, topic=topic_of(chat, body, reply_to))
    if chat.reply_keyboard is not None and chat.reply_keyboard.get("one_time_keyboard"):
        set_reply_keyboard(world, chat, None)
    chat.read[person.id] = message.message_id
    return message, tell_bots(world, bot, chat, "message", message)


def send_album(world: World, bot: Bot, person: Person, body: Json) -> list[tuple[Message, int | None]]:
    chat_to_write_in(world, bot, person, body)
    return [put(world, bot, person, body, content) for content in album_to_send(world, body)]


def follow_link(world: World, bot: Bot, person: Person, body: Json) -> tuple[Message, int | None]:
    """Open t.me/BOT?start=PAYLOAD and press Start; a phone may do so twice."""
    payload = str(body.get("payload") or "")
    if not PAYLOAD.fullmatch(payload):
        raise SimError("a deep link's payload has from 1 to 64 of A-Z a-z 0-9 _ -")
    return put(world, bot, person, {}, text_content({"text": f"/start {payload}"}))


def topic_of(chat: Chat, body: Json, reply_to: int | None) -> int | None:
    """The topic of a forum that the person writes in; a reply stands in its message's."""
    if body.get("topic") is None:
        return chat.messages[reply_to].topic if reply_to else None
    topic = chat.topics.get(whole_number(body, "topic"))
    if topic is None:
        raise SimError(f"{chat.id} has no topic {body['topic']}: POST /sim/groups/{chat.id}/topics first", 404)
    return topic.id


def tell_bots(world: World, chosen: Bot, chat: Chat, kind: str, message: Message) -> int | None:
    """Queue the update for each bot that may see the message; the id of the chosen bot's one."""
    told: int | None = None
    if chat.kind == "channel":
        kind = {"message": "channel_post", "edited_message": "edited_channel_post"}[kind]
    for bot in [chosen] if chat.kind == "private" else [world.bots[i] for i, s in chat.bots.items() if s in INSIDE]:
        if bot_sees(bot, chat, message):
            update_id = put_update(world, bot, kind, message_json(world, chat, message), f"chat{chat.id}")
            told = update_id if bot is chosen else told
    return told


def bot_sees(bot: Bot, chat: Chat, message: Message) -> bool:
    """Privacy mode: in a group a bot that is no administrator sees commands, replies to itself and service messages."""
    if chat.kind == "private" or bot.reads_all or chat.bots.get(bot.id) == "administrator":
        return True
    if not message.content.keys() & {*KINDS}:
        return True
    answered = chat.messages.get(message.reply_to) if message.reply_to else None
    if answered is not None and answered.sender == bot.id:
        return True
    command = COMMAND.match(message.content.get("text", ""))
    return command is not None and (command["bot"] or bot.username).lower() == bot.username.lower()


def edit(world: World, bot: Bot, person: Person, body: Json) -> int | None:
    """Change the text of a message of one's own."""
    chat = chat_to_write_in(world, bot, person, body)
    message = world.shown_message(chat, whole_number(body, "message_id"))
    if message.sender != person.id or not message.content.keys() & {"text", "photo", "document", "video", "audio"}:
        raise SimError("only a text or a caption of one's own can be edited")
    if "text" in message.content:
        content = text_content(body)
    else:
        kept = {name: part for name, part in message.content.items() if not name.startswith("caption")}
        content = kept | caption_content(body.get("caption", body.get("text")))
    edit_message(world, chat, message, content, None)
    return tell_bots(world, bot, chat, "edited_message", message)


def press(world: World, bot: Bot, person: Person, body: Json) -> tuple[Press, int | None]:
    """Press an inline button that is shown now, by its label or by its row and column."""
    chat = chat_to_write_in(world, bot, person, body)
    message = world.shown_message(chat, whole_number(body, "message_id"))
    button = chosen_button(message, body)
    if "callback_data" not in button:
        raise SimError(
            f"the button {button['text']!r} is not for pressing: it opens {button.get('url', 'something else')}"
        )
    for listener in world.listeners:
        listener("pressed", person.id, button["text"])
    owner = world.bots[message.content["via_bot"]["id"] if message.inline_id else message.sender]
    query_id = str(world.next_update_id)  # unique, and as long as a real one
    pressed = Press(query_id, owner.id, person.id, chat.id, message.message_id, world.clock.unix())
    keep(world.presses, pressed, PRESS_KEPT_SECONDS)
    shown = (
        {"inline_message_id": message.inline_id}
        if message.inline_id
        else {"message": message_json(world, chat, message)}
    )
    query = {
        "id": query_id,
        "from": person_json(person),
        **shown,
        "chat_instance": str(chat.id),
        "data": button["callback_data"],
    }
    return pressed, put_update(world, owner, "callback_query", query, f"press{person.id}")


def chosen_button(message: Message, body: Json) -> Json:
    rows: list[list[Json]] = (message.markup or {}).get("inline_keyboard", [])
    if "label" in body:
        for row in rows:
            for button in row:
                if button["text"] == body["label"]:
                    return button
    else:
        row_at, col_at = whole_number(body, "row"), whole_number(body, "col")
        if 0 <= row_at < len(rows) and 0 <= col_at < len(rows[row_at]):
            return rows[row_at][col_at]
    shown = [[button["text"] for button in row] for row in rows]
    raise SimError(f"message {message.message_id} shows no such button; it shows {shown}", 404)


def set_blocked(world: World, bot: Bot, person: Person, blocked: bool) -> int | None:
    """Block or unblock the bot; it is told by my_chat_member when this changes anything."""
    chat = world.private_chat(bot, person.id)
    if chat.blocked == blocked:
        return None
    chat.blocked = blocked
    changed(world, chat, "users")
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    return tell_standing(world, bot, chat, person, old=old, new=new)


def delete_account(world: World, person: Person) -> None:
    person.deleted = True
    world.changes += 1
    world.events.publish(None, lambda _user: {"type": "users"})


def chat_of(world: World, bot: Bot, person: Person, chat_id: int | None) -> Chat:
    """The private chat with the bot, or a group of which the person is a member."""
    if chat_id is None or chat_id == person.id:
        return world.private_chat(bot, person.id)
    chat = world.chats.get((0, chat_id))
    if chat is None or person.id not in chat.members:
        raise SimError(f"{person.id} is in no group {chat_id}", 404)
    return chat


def chat_to_write_in(world: World, bot: Bot, person: Person, body: Json) -> Chat:
    if person.deleted:
        raise SimError(f"{person.id} has deleted the account", 409)
    chat = chat_of(world, bot, person, None if body.get("chat_id") is None else whole_number(body, "chat_id"))
    if chat.blocked:
        raise SimError(f"{person.id} has blocked the bot: POST /sim/users/{person.id}/unblock first", 409)
    if chat.migrated_to is not None:
        raise SimError(f"the group became the supergroup {chat.migrated_to}: write there", 409)
    if chat.kind == "channel" and standing_of(chat, person.id) not in ("creator", "administrator"):
        raise SimError(f"only administrators write in the channel {chat.id}", 409)
    return chat
