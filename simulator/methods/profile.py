"""What a bot says of itself and of the chats it is in: names, descriptions, the menu button, pictures."""

from collections.abc import Callable

from simulator.bot_view import bot_json, chat_json, message_json
from simulator.errors import bad_request
from simulator.links import check_web_app_link
from simulator.methods.access import known_chat
from simulator.methods.call import Call, integer, parsed_object, text_of
from simulator.state import Json

LONGEST = {"name": 64, "description": 512, "short_description": 120}
TOO_LONG = {"name": "BOT_TITLE_INVALID", "description": "BOT_DESCRIPTION_TOO_LONG"}
EVERYWHERE = "default"


def get_me(call: Call) -> Json:
    return bot_json(call.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": call.bot.reads_all,
        "supports_inline_queries": call.bot.inline,
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


def setter(what: str) -> Callable[[Call], bool]:
    """setMyName and its like: one text per language, and one without."""

    def set_text(call: Call) -> bool:
        said = text_of(call.params, what) or ""
        if len(said) > LONGEST[what]:
            raise bad_request(TOO_LONG.get(what, "BOT_SHORT_DESCRIPTION_TOO_LONG"))
        key = place(call, what)
        if said:
            call.bot.descriptions[key] = said
        else:
            call.bot.descriptions.pop(key, None)
        if key == "name" and said:
            call.bot.name = said
        call.world.changes += 1
        return True

    return set_text


def getter(what: str) -> Callable[[Call], Json]:
    """getMyName and its like: the language asked for, else the text for all."""

    def get_text(call: Call) -> Json:
        texts = call.bot.descriptions
        found = texts.get(place(call, what)) or texts.get(what) or (call.bot.name if what == "name" else "")
        return {what: found}

    return get_text


def place(call: Call, what: str) -> str:
    language = text_of(call.params, "language_code") or ""
    if language and not (len(language) == 2 and language.isascii() and language.islower()):
        raise bad_request("LANG_CODE_INVALID")
    return f"{what}/{language}" if language else what


def set_chat_menu_button(call: Call) -> bool:
    """For one private chat, or for all that have none of their own."""
    button = parsed_object(call.params, "menu_button") or {"type": "default"}
    if button["type"] == "web_app":
        if not str(button.get("text") or "").strip():
            raise bad_request("BUTTON_TEXT_INVALID")
        check_web_app_link((button.get("web_app") or {}).get("url", ""), "menu button")
    key = menu_place(call)
    if button["type"] == "default":
        call.bot.menu_buttons.pop(key, None)
    else:
        call.bot.menu_buttons[key] = button
    call.world.changes += 1
    return True


def get_chat_menu_button(call: Call) -> Json:
    buttons = call.bot.menu_buttons
    return buttons.get(menu_place(call)) or buttons.get(EVERYWHERE) or {"type": "commands"}


def menu_place(call: Call) -> str:
    if not call.params.get("chat_id"):
        return EVERYWHERE
    chat = known_chat(call)
    if chat.kind != "private":
        raise bad_request("chat not found")
    return str(chat.id)


def get_user_profile_photos(call: Call) -> Json:
    """Nobody here has a picture of himself."""
    if integer(call.params, "user_id") not in call.world.people:
        raise bad_request("invalid user_id specified")
    return {"total_count": 0, "photos": []}
