"""What a bot may ask about itself, chats, members and files."""

from simulator.bot_view import bot_json, chat_json, message_json, user_json
from simulator.errors import bad_request
from simulator.methods.access import known_chat
from simulator.methods.call import Call, integer, text_of
from simulator.state import Json

MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024


def get_me(call: Call) -> Json:
    return bot_json(call.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(call: Call) -> Json:
    chat = known_chat(call)
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    )
    body = chat_json(call.world, chat) | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    if chat.pinned:
        body["pinned_message"] = message_json(call.world, chat, chat.messages[chat.pinned[-1]], with_reply=False)
    return body


def get_chat_member(call: Call) -> Json:
    chat = known_chat(call)
    user_id = integer(call.params, "user_id")
    if user_id not in call.world.people and user_id not in call.world.bots:
        raise bad_request("invalid user_id specified")
    member: Json = {"user": user_json(call.world, user_id)}
    if chat.bots.get(user_id) == "kicked":
        return member | {"status": "kicked", "until_date": 0}
    if chat.members[:1] == [user_id] and chat.kind != "private":
        return member | {"status": "creator", "is_anonymous": False}
    inside = user_id in chat.members or chat.bots.get(user_id) == "member" or user_id == chat.owner
    return member | {"status": "member" if inside else "left"}


def get_file(call: Call) -> Json:
    stored = call.world.files.get(text_of(call.params, "file_id") or "")
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.data) > MAX_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.data),
        "file_path": stored.path,
    }


def set_my_description(call: Call) -> bool:
    call.bot.descriptions["description"] = text_of(call.params, "description") or ""
    return True


def set_my_short_description(call: Call) -> bool:
    call.bot.descriptions["short_description"] = text_of(call.params, "short_description") or ""
    return True
