"""Reactions of people: which there are, and which bots are told."""

from simulator.bot_view import chat_json, person_json
from simulator.errors import SimError
from simulator.happenings import react
from simulator.state import Chat, Json, Message, Person
from simulator.updates import put_update
from simulator.world import World

ALLOWED = """
    ❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥
    🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨
    🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
REACTIONS = frozenset(ALLOWED.split())


def person_reacts(world: World, chat: Chat, person: Person, message: Message, emoji: list[str]) -> None:
    """message_reaction: to the bot of a private chat, in groups to administrators; only to who asked for it."""
    if not REACTIONS.issuperset(emoji):
        raise SimError("emoji is a list of the reactions that Telegram has")
    old = message.reacted.get(str(person.id), [])
    react(world, chat, message, emoji, by=person.id)
    body: Json = {
        "chat": chat_json(world, chat),
        "message_id": message.message_id,
        "user": person_json(person),
        "date": int(world.clock.unix()),
        "old_reaction": [{"type": "emoji", "emoji": one} for one in old],
        "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
    }
    told = [chat.owner] if chat.kind == "private" else [i for i, how in chat.bots.items() if how == "administrator"]
    for bot_id in told:
        put_update(world, world.bots[bot_id], "message_reaction", body, f"chat{chat.id}")
