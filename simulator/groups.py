"""Groups: created with the bot in them, left, joined again, upgraded."""

from typing import Literal

from simulator.bot_view import bot_json, message_json
from simulator.errors import SimError
from simulator.happenings import changed, post
from simulator.standing import creator_of, tell_standing
from simulator.state import INSIDE, Bot, Chat, Json
from simulator.updates import put_update
from simulator.values import whole_number
from simulator.world import World

SUPERGROUPS_BELOW = -1_000_000_000_000


def create(world: World, bot: Bot, body: Json) -> Chat:
    """A group of `members`, to which the first of them adds the bot. Ids below -10**12 are supergroups."""
    chat_id = whole_number(body, "id")
    if chat_id >= 0:
        raise SimError("a group's id is negative")
    if (0, chat_id) in world.chats:
        raise SimError(f"there is a group {chat_id} already", 409)
    if not isinstance(body.get("members"), list) or not body["members"]:
        raise SimError("members is a list of people's ids, and the first one is the creator")
    if not all(isinstance(user_id, int) for user_id in body["members"]):
        raise SimError("members are ids, whole numbers")
    wanted = dict.fromkeys(body["members"])
    members = [world.person(user_id).id for user_id in wanted if user_id not in world.bots]
    if not members:
        raise SimError("a group needs a person in it")
    kind: Literal["group", "supergroup"] = "supergroup" if chat_id < SUPERGROUPS_BELOW else "group"
    if kind == "group" and (body.get("forum") or body.get("channel") or body.get("username")):
        raise SimError(f"a forum, a channel and a public group have an id below {SUPERGROUPS_BELOW}")
    title = str(body.get("title") or "Group")
    chat = world.new_group(chat_id, title, members, "channel" if body.get("channel") else kind)
    chat.username = str(body["username"]) if body.get("username") else None
    chat.forum = bool(body.get("forum"))
    add_bot(world, bot, chat)
    return chat


def add_bot(world: World, bot: Bot, chat: Chat) -> None:
    """Add the bot, or bring it back: my_chat_member, then the service message."""
    old = chat.bots.get(bot.id, "left")
    if old in INSIDE:
        return
    by = world.people[creator_of(chat)]
    chat.bots[bot.id] = "administrator" if chat.kind == "channel" else "member"
    tell_standing(world, bot, chat, by, old=old, new=chat.bots[bot.id])
    if chat.kind == "channel":
        return
    message = post(world, chat, by.id, {"new_chat_members": [bot_json(bot)]})
    put_update(world, bot, "message", message_json(world, chat, message), f"chat{chat.id}")


def remove_bot(world: World, bot: Bot, chat: Chat) -> None:
    old = chat.bots.get(bot.id)
    if old not in INSIDE:
        raise SimError(f"the bot is not in the group {chat.id}", 409)
    by = world.people[creator_of(chat)]
    chat.bots[bot.id] = "kicked"
    changed(world, chat, "users")
    tell_standing(world, bot, chat, by, old=old, new="kicked")


def upgrade(world: World, chat: Chat, new_id: int) -> Chat:
    """The group becomes a supergroup with another id; the old one refuses everything and names the new."""
    if chat.kind != "group" or chat.migrated_to is not None:
        raise SimError(f"{chat.id} is no longer a plain group", 409)
    if new_id >= SUPERGROUPS_BELOW or (0, new_id) in world.chats:
        raise SimError(f"a supergroup needs an id of its own below {SUPERGROUPS_BELOW}")
    creator = creator_of(chat)
    chat.migrated_to = new_id
    upgraded = world.new_group(new_id, chat.title, list(chat.members), "supergroup")
    upgraded.bots = dict(chat.bots)
    left = post(world, chat, creator, {"migrate_to_chat_id": new_id})
    came = post(world, upgraded, creator, {"migrate_from_chat_id": chat.id})
    for bot_id, standing in upgraded.bots.items():
        if standing in INSIDE:
            for place, message in ((chat, left), (upgraded, came)):
                body = message_json(world, place, message)
                put_update(world, world.bots[bot_id], "message", body, f"chat{place.id}")
    return upgraded


def group_of(world: World, chat_id: int) -> Chat:
    chat = world.chats.get((0, chat_id))
    if chat is None:
        raise SimError(f"there is no group {chat_id}", 404)
    return chat


def group_shown(chat: Chat) -> Json:
    return {
        "id": chat.id,
        "title": chat.title,
        "type": chat.kind,
        "members": chat.members,
        "topics": [{"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in chat.topics.values()],
        "bots": [bot_id for bot_id, standing in chat.bots.items() if standing in INSIDE],
    }
