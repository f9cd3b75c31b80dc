"""Keyboards: read as strictly as the server reads them."""

from typing import Any

from simulator.errors import bad_request
from simulator.links import check_button_link, check_web_app_link
from simulator.state import Chat, Json

MAY_BE_EMPTY = frozenset({"switch_inline_query", "switch_inline_query_current_chat"})
NOTHING = (None, "", False)
ACTIONS = MAY_BE_EMPTY | {
    *(
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "pay",
        "callback_game",
    ),
}
COMMON = frozenset({"text", "callback_data"})
"""Of nearly every button: nothing of it has to be looked for."""
ASKED_IN_PRIVATE = {
    "request_contact": "phone number",
    "request_location": "location",
    "request_poll": "poll",
    "request_users": "users",
    "request_chat": "chats",
}
OTHER_KINDS = ("keyboard", "remove_keyboard", "force_reply")


def read_markup(value: Any, *, inline_only: bool = False) -> Json | None:
    """A checked keyboard of any kind, or None for none; an inline keyboard without buttons is none."""
    if value is None or value == "":
        return None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        rows = [[inline_button(button) for button in row] for row in rows_of(value["inline_keyboard"])]
        rows = [row for row in rows if row]
        return {"inline_keyboard": rows} if rows else None
    if inline_only:
        raise bad_request("inline keyboard expected")
    if not any(kind in value for kind in OTHER_KINDS):
        return None
    if "keyboard" in value:
        return value | {"keyboard": [[reply_button(button) for button in row] for row in rows_of(value["keyboard"])]}
    return value


def rows_of(rows: Any) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse reply markup: the keyboard must be an Array of Arrays of buttons")
    return rows


def inline_button(button: Any) -> Json:
    if isinstance(button, dict) and button.keys() == COMMON and all(map(is_word, button.values())):
        return button
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    kept = {name: value for name, value in button.items() if value is not None}
    for name in ("url", "callback_data"):
        if not isinstance(kept.get(name, ""), str):
            raise bad_request(f'can\'t parse inline keyboard button: Field "{name}" must be of type String')
    # An empty inline query is a legal one, and an empty callback_data is a mistake with a name of its own.
    actions = [name for name in ACTIONS & kept.keys() if kept[name] not in NOTHING or name in MAY_BE_EMPTY]
    if not actions and "callback_data" in kept:
        raise bad_request("BUTTON_DATA_INVALID")
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(
            f"can't parse inline keyboard button: exactly one action expected, found {', '.join(sorted(actions))}"
        )
    return kept


def is_word(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def reply_button(button: Any) -> Json:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    return {name: value for name, value in button.items() if value is not None}


def check_markup(markup: Json | None, chat: Chat) -> None:
    """What the server checks last, when it knows the chat."""
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            if not button["text"].strip():
                raise bad_request("BUTTON_TEXT_INVALID")
            if "url" in button:
                check_button_link(button["url"])
            if "web_app" in button:
                check_app_button(button, chat, "inline keyboard button")
            if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
                raise bad_request("BUTTON_DATA_INVALID")
    for row in (markup or {}).get("keyboard", []):
        for button in row:
            if "web_app" in button:
                check_app_button(button, chat, "keyboard button")
            asked = next((what for what in ASKED_IN_PRIVATE if button.get(what)), None)
            if asked and chat.kind != "private":
                raise bad_request(f"{ASKED_IN_PRIVATE[asked]} can be requested in private chats only")


def check_app_button(button: Json, chat: Chat, what: str) -> None:
    app = button["web_app"]
    check_web_app_link(str(app.get("url", "")) if isinstance(app, dict) else "", what)
    if chat.kind != "private":
        raise bad_request(
            "BUTTON_TYPE_INVALID" if what.startswith("inline") else "web App buttons can be used in private chats only"
        )
