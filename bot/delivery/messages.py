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


def message_to(chat_id: int, screen: Screen, *, silent: bool = False) -> Call:
    """The screen as a new message."""
    parameters = {"chat_id": chat_id, "text": screen.text, "parse_mode": "HTML"}
    if screen.menu is not None:
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


def _inline(rows: Rows) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": each.label, "callback_data": each.data} for each in row] for row in rows]}


def answer(press_id: str, text: str | None = None) -> Call:
    """The answer to a press: ends the button's spinner, and shows the text over the chat."""
    if text is None:
        return a_call(ANSWER, {"callback_query_id": press_id})
    return a_call(ANSWER, {"callback_query_id": press_id, "text": text[:ANSWER_LENGTH], "show_alert": True})


def is_answer(reply: object) -> bool:
    """Whether a reply answers a press: such a one goes straight out, after commit."""
    return isinstance(reply, Call) and reply.name == ANSWER


def pin(chat_id: int, message_id: int) -> Call:
    return a_call("pinChatMessage", {"chat_id": chat_id, "message_id": message_id, "disable_notification": True})


def commands(chat_id: int, menu: Sequence[tuple[str, str]]) -> Call:
    """The menu of commands in one chat: command and description."""
    listed = [{"command": name, "description": description} for name, description in menu]
    return a_call("setMyCommands", {"commands": listed, "scope": {"type": "chat", "chat_id": chat_id}})
