"""The Bot API methods that this Telegram has. What is not here answers 404: nothing pretends to work."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from simulator.methods import chats, commands, editing, media, presses, receiving, sending
from simulator.methods.call import Call

Run = Callable[[Call], Any | Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    run: Run


METHODS: dict[str, Run] = {
    "getMe": chats.get_me,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getFile": chats.get_file,
    "setMyDescription": chats.set_my_description,
    "setMyShortDescription": chats.set_my_short_description,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": media.send_photo,
    "sendDocument": media.send_document,
    "sendVoice": media.send_voice,
    "sendLocation": media.send_location,
    "sendContact": media.send_contact,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "pinChatMessage": editing.pin_chat_message,
    "unpinChatMessage": editing.unpin_chat_message,
    "unpinAllChatMessages": editing.unpin_all_chat_messages,
    "setMessageReaction": editing.set_message_reaction,
    "answerCallbackQuery": presses.answer_callback_query,
    "setMyCommands": commands.set_my_commands,
    "getMyCommands": commands.get_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
}
BY_LOWER_NAME = {name.lower(): Method(name, run) for name, run in METHODS.items()}


def find_method(name: str) -> Method | None:
    """Names are case-insensitive, as on the server."""
    return BY_LOWER_NAME.get(name.lower())


@cache
def known_parameters(name: str) -> frozenset[str]:
    """The parameters that the Bot API documents for a method, taken from aiogram's models.

    Imported by name and late: it takes two seconds, and only the strict mode needs it.
    """
    model = getattr(import_module("aiogram.methods"), name[0].upper() + name[1:])
    return frozenset(model.model_fields)
