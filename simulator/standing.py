"""Who is what in a chat, as the Bot API shows it, and telling bots when that changes."""

from simulator.bot_view import chat_json, message_json, person_json, user_json
from simulator.errors import SimError
from simulator.happenings import changed, post
from simulator.state import INSIDE, Bot, Chat, Json, Person
from simulator.updates import put_update
from simulator.world import World

RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    *("can_delete_stories", "can_send_welcome_messages"),
)
OF_GROUPS = ("can_pin_messages", "can_manage_topics")
OF_CHANNELS = ("can_post_messages", "can_edit_messages")


def standing_of(chat: Chat, user_id: int) -> str:
    """`creator`, `administrator`, `member`, `left` or `kicked`."""
    if user_id in chat.bots:
        return chat.bots[user_id]
    if chat.kind == "private":
        return "member" if user_id in (chat.id, chat.owner) else "left"
    if chat.members[:1] == [user_id]:
        return "creator"
    if user_id in chat.admins:
        return "administrator"
    if user_id in chat.banned:
        return "kicked"
    return "member" if user_id in chat.members else "left"


def creator_of(chat: Chat) -> int:
    """Who is longest in it: whoever made it, and after him the next. Raises SimError when everybody has left."""
    if not chat.members:
        raise SimError(f"nobody is left in the group {chat.id}: POST /sim/groups/{chat.id}/join first", 409)
    return chat.members[0]


def member_json(world: World, chat: Chat, user_id: int, standing: str | None = None) -> Json:
    """One member, as he stands or as he would with another standing; an administrator here has every right."""
    status = standing or standing_of(chat, user_id)
    shown: Json = {"user": user_json(world, user_id), "status": status}
    if status == "creator":
        return shown | {"is_anonymous": False}
    if status == "kicked":
        return shown | {"until_date": 0}
    if status == "administrator":
        rights = (*RIGHTS, *(OF_CHANNELS if chat.kind == "channel" else OF_GROUPS))
        return shown | {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(rights, True)
    return shown


def tell_standing(world: World, bot: Bot, chat: Chat, by: Person, *, old: str, new: str) -> int | None:
    """my_chat_member: the bot's standing in a chat was changed by somebody."""
    body = changed_member(world, chat, bot.id, by.id, old=old, new=new)
    return put_update(world, bot, "my_chat_member", body, f"chat{chat.id}")


def changed_member(world: World, chat: Chat, user_id: int, by: int, *, old: str, new: str) -> Json:
    return {
        "chat": chat_json(world, chat),
        "from": user_json(world, by),
        "date": int(world.clock.unix()),
        "old_chat_member": member_json(world, chat, user_id, old),
        "new_chat_member": member_json(world, chat, user_id, new),
    }


def tell_administrators(world: World, chat: Chat, user_id: int, by: int, *, old: str) -> None:
    """chat_member: only to bots that are administrators and asked for it."""
    new = standing_of(chat, user_id)
    changed(world, chat, "users")
    for bot_id, standing in chat.bots.items():
        if standing == "administrator":
            body = changed_member(world, chat, user_id, by, old=old, new=new)
            put_update(world, world.bots[bot_id], "chat_member", body, f"chat{chat.id}")


def tell_service(world: World, chat: Chat, sender: int, service: Json, topic: int | None = None) -> None:
    """A service message: every bot that is inside sees it, privacy mode or not."""
    message = post(world, chat, sender, service, topic=topic)
    if chat.kind == "private":
        inside = [chat.owner]
    else:
        inside = [bot_id for bot_id, standing in chat.bots.items() if standing in INSIDE]
    for bot_id in inside:
        put_update(world, world.bots[bot_id], "message", message_json(world, chat, message), f"chat{chat.id}")


def join(world: World, chat: Chat, person: Person) -> None:
    """The person comes into the group by himself."""
    if person.id in chat.members:
        raise SimError(f"{person.id} is in the group {chat.id} already", 409)
    if person.id in chat.banned:
        raise SimError(f"{person.id} is banned from {chat.id}", 409)
    old = standing_of(chat, person.id)
    chat.members.append(person.id)
    if chat.kind != "channel":
        tell_service(world, chat, person.id, {"new_chat_members": [person_json(person)]})
    tell_administrators(world, chat, person.id, person.id, old=old)


def leave(world: World, chat: Chat, person: Person) -> None:
    remove(world, chat, person.id, by=person.id)


def remove(world: World, chat: Chat, user_id: int, *, by: int, ban: bool = False) -> None:
    """Somebody goes, or is sent away by an administrator."""
    if user_id not in chat.members:
        raise SimError(f"{user_id} is not in the group {chat.id}", 409)
    old = standing_of(chat, user_id)
    chat.members.remove(user_id)
    if user_id in chat.admins:
        chat.admins.remove(user_id)
    if ban:
        chat.banned.append(user_id)
    if chat.kind != "channel":
        tell_service(world, chat, by, {"left_chat_member": user_json(world, user_id)})
    tell_administrators(world, chat, user_id, by, old=old)


def promote(world: World, chat: Chat, user_id: int, *, up: bool) -> None:
    """The creator makes a member or a bot an administrator, or a plain member again."""
    old = standing_of(chat, user_id)
    creator = creator_of(chat)
    if old not in INSIDE:
        raise SimError(f"{user_id} is no member of {chat.id} whose rights could change", 409)
    if user_id in chat.bots:
        chat.bots[user_id] = "administrator" if up else "member"
        tell_standing(world, world.bots[user_id], chat, world.people[creator], old=old, new=chat.bots[user_id])
        return
    chat.admins = [one for one in chat.admins if one != user_id] + ([user_id] if up else [])
    tell_administrators(world, chat, user_id, creator, old=old)
