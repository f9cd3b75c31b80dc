"""Who is in a chat, and what a bot may change about that."""

from simulator import standing
from simulator.bot_view import bot_json
from simulator.errors import bad_request
from simulator.methods.access import administers, known_chat, writable_chat
from simulator.methods.call import Call, integer
from simulator.state import INSIDE, Chat, Json
from simulator.updates import put_update


def get_chat_member(call: Call) -> Json:
    chat = known_chat(call)
    return standing.member_json(call.world, chat, known_user(call))


def get_chat_administrators(call: Call) -> list[Json]:
    """The creator first; of bots, only the one that asks."""
    chat = writable_chat(call)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    found = [*chat.members[:1], *chat.admins, *([call.bot.id] if administers(call, chat) else [])]
    return [standing.member_json(call.world, chat, user_id) for user_id in found]


def get_chat_member_count(call: Call) -> int:
    chat = writable_chat(call)
    if chat.kind == "private":
        return 2
    return len(chat.members) + sum(1 for one in chat.bots.values() if one in INSIDE)


def leave_chat(call: Call) -> bool:
    """The bot goes by itself: my_chat_member tells it so, and the others see the service message."""
    chat = writable_chat(call)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    old = chat.bots[call.bot.id]
    if chat.kind != "channel":
        standing.tell_service(call.world, chat, call.bot.id, {"left_chat_member": bot_json(call.bot)})
    chat.bots[call.bot.id] = "left"
    body = standing.changed_member(call.world, chat, call.bot.id, call.bot.id, old=old, new="left")
    put_update(call.world, call.bot, "my_chat_member", body, f"chat{chat.id}")
    return True


def ban_chat_member(call: Call) -> bool:
    chat, user_id = managed(call), known_user(call)
    if user_id in chat.members:
        standing.remove(call.world, chat, user_id, by=call.bot.id, ban=True)
    elif user_id not in chat.banned:
        chat.banned.append(user_id)
    return True


def unban_chat_member(call: Call) -> bool:
    """Whoever is unbanned may come back; a member is sent away by it, as Telegram does."""
    chat, user_id = managed(call), known_user(call)
    if user_id in chat.banned:
        chat.banned.remove(user_id)
    elif user_id in chat.members and not call.params.get("only_if_banned"):
        standing.remove(call.world, chat, user_id, by=call.bot.id)
    return True


def managed(call: Call) -> Chat:
    """A group whose members the bot may send away; never its creator or an administrator."""
    chat = writable_chat(call)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    if not administers(call, chat):
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    if chat.members[:1] == [integer(call.params, "user_id")]:
        raise bad_request("can't remove chat owner")
    if standing.standing_of(chat, integer(call.params, "user_id")) == "administrator":
        raise bad_request("user is an administrator of the chat")
    return chat


def known_user(call: Call) -> int:
    user_id = integer(call.params, "user_id")
    if user_id not in call.world.people and user_id not in call.world.bots:
        raise bad_request("invalid user_id specified")
    return user_id
