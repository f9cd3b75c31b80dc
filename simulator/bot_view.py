"""Users, chats and messages as the Bot API shows them to a bot."""

from simulator.state import Bot, Chat, Json, Message, Person
from simulator.world import World


def person_json(person: Person) -> Json:
    body: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    for name in ("last_name", "username", "language_code"):
        if value := getattr(person, name):
            body[name] = value
    return body


def bot_json(bot: Bot) -> Json:
    return {"id": bot.id, "is_bot": True, "first_name": bot.name, "username": bot.username}


def user_json(world: World, user_id: int) -> Json:
    bot = world.bots.get(user_id)
    return bot_json(bot) if bot is not None else person_json(world.people[user_id])


def chat_json(world: World, chat: Chat) -> Json:
    if chat.kind != "private":
        shown: Json = {"id": chat.id, "type": chat.kind, "title": chat.title}
        if chat.username:
            shown["username"] = chat.username
        return shown | ({"is_forum": True} if chat.forum else {})
    person = person_json(world.people[chat.id])
    return {"id": chat.id, "type": "private"} | {
        k: person[k] for k in ("first_name", "last_name", "username") if k in person
    }


def message_json(world: World, chat: Chat, message: Message, *, with_reply: bool = True) -> Json:
    """`with_reply`: False inside another message, where Telegram leaves further replies out."""
    shown_chat = chat_json(world, chat)
    body: Json = {
        "message_id": message.message_id,
        "from": user_json(world, message.sender),
        "chat": shown_chat,
        "date": message.date,
        **message.content,
    }
    if chat.kind == "channel":
        del body["from"]
        body["sender_chat"] = shown_chat
    if message.topic is not None:
        body |= {"message_thread_id": message.topic, "is_topic_message": True}
    if message.edit_date is not None:
        body["edit_date"] = message.edit_date
    if message.markup is not None:
        body["reply_markup"] = message.markup
    if with_reply and message.reply_to is not None and (answered := chat.messages.get(message.reply_to)):
        body["reply_to_message"] = message_json(world, chat, answered, with_reply=False)
    return body
