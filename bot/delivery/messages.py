"""The Bot API calls that the bot makes, built as plain values.

Screens are typed and checked already; building aiogram's models from them and dumping these again cost as much as a
handler. A test validates every call built here against aiogram's models.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.delivery.calls import Call, a_call
from bot.screens.screen import Rows, Screen

ANSWER = "answerCallbackQuery"
ANSWER_LENGTH = 200


def message_to(chat_id: int, screen: Screen, *, silent: bool = False, topic: int | None = None) -> Call:
    """The screen as a new message; `topic`: of a forum."""
    parameters = {"chat_id": chat_id, "text": screen.text, "parse_mode": "HTML", **_within(topic)}
    if screen.menu == ():
        parameters["reply_markup"] = {"remove_keyboard": True}
    elif screen.menu is not None:
        keyboard = [[{"text": label} for label in row] for row in screen.menu]
        parameters["reply_markup"] = {"keyboard": keyboard, "resize_keyboard": True, "is_persistent": True}
    elif screen.buttons:
        parameters["reply_markup"] = _inline(screen.buttons)
    if silent:
        parameters["disable_notification"] = True
    return a_call("sendMessage", parameters)


def edit(chat_id: int, message_id: int, screen: Screen) -> Call:
    """The screen in place of a message; without buttons the old ones go."""
    parameters = {"chat_id": chat_id, "message_id": message_id, "text": screen.text, "parse_mode": "HTML"}
    if screen.buttons:
        parameters["reply_markup"] = _inline(screen.buttons)
    return a_call("editMessageText", parameters)


def edited_instead(message: Call, message_id: int) -> Call:
    """The edit of a message that stands in the chat already, in place of a second one."""
    shown = {name: value for name, value in message.parameters.items() if name != "disable_notification"}
    return a_call("editMessageText", {**shown, "message_id": message_id})


def document(chat_id: int, name: str, kind: str, data: dict[str, Any], caption: str = "") -> Call:
    """A file of this name, made of `data` just before it is sent; `kind` says how. The caption is HTML."""
    return a_call("sendDocument", {"chat_id": chat_id, "document": _to_make(kind, data, name), **_captioned(caption)})


def photo(
    chat_id: int, kind: str, data: dict[str, Any], caption: str = "", buttons: Rows = (), *, topic: int | None = None
) -> Call:
    """A picture made of `data` just before it is sent. The caption is HTML."""
    picture = _to_make(kind, data, f"{kind}.png")
    parameters = {"chat_id": chat_id, "photo": picture, **_captioned(caption), **_within(topic)}
    if buttons:
        parameters["reply_markup"] = _inline(buttons)
    return a_call("sendPhoto", parameters)


AGAIN = {"photo": "sendPhoto", "document": "sendDocument", "voice": "sendVoice"}


def again(chat_id: int, kind: str, content: dict[str, Any] | str, caption: str = "") -> Call:
    """What somebody sent by hand, as an attachment keeps it, or a file by its id; places and contacts have no caption.

    Raises KeyError for a kind that cannot be sent again.
    """
    what = {"file_id": content} if isinstance(content, str) else content
    if kind == "location":
        place = {"latitude": what["latitude"], "longitude": what["longitude"]}
        return a_call("sendLocation", {"chat_id": chat_id, **place})
    if kind == "contact":
        person = {"phone_number": what["phone"], "first_name": what["name"]}
        return a_call("sendContact", {"chat_id": chat_id, **person})
    return a_call(AGAIN[kind], {"chat_id": chat_id, kind: what["file_id"], **_captioned(caption)})


def _within(topic: int | None) -> dict[str, int]:
    return {"message_thread_id": topic} if topic is not None else {}


def _to_make(kind: str, data: dict[str, Any], name: str) -> dict[str, Any]:
    return {"make": kind, "data": data, "name": name}


def _captioned(caption: str) -> dict[str, str]:
    return {"caption": caption, "parse_mode": "HTML"} if caption else {}


def removal(chat_id: int, message_id: int) -> Call:
    return a_call("deleteMessage", {"chat_id": chat_id, "message_id": message_id})


def _inline(rows: Rows) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": each.label, "callback_data": each.data} for each in row] for row in rows]}


def answer(press_id: str, text: str | None = None, *, passing: bool = False) -> Call:
    """The answer to a press: ends the button's spinner, and shows the text over the chat; `passing`: for a moment."""
    if text is None:
        return a_call(ANSWER, {"callback_query_id": press_id})
    shown = {"text": text[:ANSWER_LENGTH], "show_alert": not passing}
    return a_call(ANSWER, {"callback_query_id": press_id, **shown})


def is_answer(reply: object) -> bool:
    """Whether a reply answers a press: such a one goes straight out, after commit."""
    return isinstance(reply, Call) and reply.name == ANSWER


def is_new(made: Call) -> bool:
    """Whether doing it twice would show: an edit, a pin or a removal done again shows nothing."""
    return made.name.startswith("send")


def pin(chat_id: int, message_id: int) -> Call:
    return a_call("pinChatMessage", {"chat_id": chat_id, "message_id": message_id, "disable_notification": True})


def commands(chat_id: int, menu: Sequence[tuple[str, str]]) -> Call:
    """The menu of commands in one chat: command and description."""
    listed = [{"command": name, "description": description} for name, description in menu]
    return a_call("setMyCommands", {"commands": listed, "scope": {"type": "chat", "chat_id": chat_id}})


def no_commands(chat_id: int) -> Call:
    """The menu of commands goes from a chat: who left is no member any more."""
    return a_call("deleteMyCommands", {"scope": {"type": "chat", "chat_id": chat_id}})
