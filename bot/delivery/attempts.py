"""One call to the Bot API, and what its failure means for the message."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.delivery.calls import Call, a_call

BUTTONS = "editMessageReplyMarkup"


class Wait(Exception):
    """Not now: `seconds` as Telegram said, or 0 for a growing pause."""

    def __init__(self, why: str, seconds: float = 0) -> None:
        super().__init__(why)
        self.why = why
        self.seconds = seconds


class Refused(Exception):
    """Never: the message itself is at fault."""


class Unreachable(Exception):
    """The person blocked the bot, or is gone."""


class Gone(Exception):
    """There is no message to edit any more."""


class Stays(Exception):
    """The message is too old to be removed: 48 hours."""


class NotModified(Exception):
    """It is so already: the message says this, or is no more."""


class Moved(Exception):
    """The group became a supergroup."""

    def __init__(self, chat_id: int) -> None:
        super().__init__(str(chat_id))
        self.chat_id = chat_id


async def attempt(bot: Bot, made: Call) -> Any:
    """Call the Bot API once.

    Raises: Wait, Refused, Unreachable, Gone, Stays, NotModified, Moved.
    """
    try:
        return await bot(made)
    except TelegramRetryAfter as flood:
        raise Wait("flood", flood.retry_after) from flood
    except TelegramMigrateToChat as moved:
        raise Moved(moved.migrate_to_chat_id) from moved
    except TelegramForbiddenError as forbidden:
        raise Unreachable(forbidden.message) from forbidden
    except (
        TelegramNetworkError,
        TelegramServerError,
        TelegramUnauthorizedError,  # of the token, not of the message: the receiver stops the bot
        RestartingTelegram,
        ClientDecodeError,
    ) as away:
        raise Wait(type(away).__name__) from away
    except TelegramAPIError as error:
        raise _meaning(made, error.message) from error
    except Exception as error:
        # Nothing that Telegram said, so not to be tried for ever; kept as failed, not lost in a task nobody awaits.
        raise Refused(type(error).__name__) from error


def _meaning(made: Call, message: str) -> Exception:
    if "message is not modified" in message:
        return NotModified()
    if made.name == "deleteMessage" and "can't be deleted" in message:
        return Stays()
    lost = "message to edit not found" in message or "message can't be edited" in message
    if (made.name == "deleteMessage" and "not found" in message) or (made.name == BUTTONS and lost):
        return NotModified()
    if made.name == "editMessageText" and (lost or "there is no text in the message to edit" in message):
        return Gone()
    return Refused(message)


def said_anew(edit: Call) -> Call:
    """The new message that stands in for an edit of one that is gone."""
    return a_call("sendMessage", {name: value for name, value in edit.parameters.items() if name != "message_id"})


def without_buttons(removal: Call) -> Call:
    """What is done to a message that cannot be removed: nobody presses what is out of date."""
    return a_call(BUTTONS, removal.parameters)
