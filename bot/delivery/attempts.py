"""One call to the Bot API, and what its failure means for the message."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramAPIError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.delivery.calls import Call, a_call, called

BUTTONS = "editMessageReplyMarkup"
TOPIC = "message_thread_id"


class Wait(Exception):
    """Not now: `seconds` as Telegram said, or 0 for a growing pause."""

    def __init__(self, why: str, seconds: float = 0) -> None:
        super().__init__(why)
        self.why = why
        self.seconds = seconds


class Refused(Exception):
    """Never: the message itself is at fault."""


class NoTopic(Refused):
    """The topic of the forum is closed, or gone: its general one may be there."""


class NoRight(Refused):
    """The bot may not write in this group."""


class Unreachable(Exception):
    """The person blocked the bot, or is gone; the group threw it out, or is gone."""


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

    Raises: Wait, Refused (NoTopic, NoRight), Unreachable, Gone, Stays, NotModified, Moved.
    """
    try:
        return await called(bot, made)
    except TelegramRetryAfter as flood:
        raise Wait("flood", flood.retry_after) from flood
    except TelegramMigrateToChat as moved:
        raise Moved(moved.migrate_to_chat_id) from moved
    except TelegramForbiddenError as forbidden:
        raise _of_group(made, forbidden.message) or Unreachable(forbidden.message) from forbidden
    except TelegramEntityTooLarge as large:
        # aiogram takes it for the network's fault; it stays too large.
        raise Refused(large.message) from large
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


ANSWERS_FOR = 120.0
"""Seconds after which a press is not answered any more: Telegram does not take it, and nobody looks at the button."""


async def answer_press(bot: Bot, made: Call, over: asyncio.Event, first_pause: float) -> None:
    """Answer it, however often it takes, until it is too late: without, the button would spin. When all is `over` it is
    tried once more at once; then the next start has to."""
    clock = asyncio.get_running_loop().time
    until, pause = clock() + ANSWERS_FOR, first_pause
    while True:
        last = over.is_set()
        try:
            await attempt(bot, made)
        except Wait as wait:
            seconds = wait.seconds or pause
        except (Refused, Unreachable, Gone, Stays, NotModified, Moved):
            return
        else:
            return
        pause *= 2
        if last or clock() + seconds > until:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await over.wait()


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
    return _of_group(made, message) or Refused(message)


NO_TOPIC = ("message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED")
NO_RIGHT = ("not enough rights to send", "no rights to send", "CHAT_WRITE_FORBIDDEN", "CHAT_SEND_", "CHAT_RESTRICTED")


def _of_group(made: Call, message: str) -> Exception | None:
    """What only happens in groups, whose ids are negative."""
    if int(made.parameters.get("chat_id", 0)) >= 0:
        return None
    if any(said in message for said in NO_TOPIC):
        # Where the general topic is closed as well there is nowhere else to write.
        return NoTopic(message) if TOPIC in made.parameters else NoRight(message)
    if any(said in message for said in NO_RIGHT):
        return NoRight(message)
    return Unreachable(message) if "chat not found" in message else None


def said_anew(edit: Call) -> Call:
    """The new message that stands in for an edit of one that is gone."""
    return a_call("sendMessage", {name: value for name, value in edit.parameters.items() if name != "message_id"})


def without_buttons(removal: Call) -> Call:
    """What is done to a message that cannot be removed: nobody presses what is out of date."""
    return a_call(BUTTONS, removal.parameters)


def in_general(message: Call) -> Call:
    """The same in the forum's general topic."""
    elsewhere = {name: value for name, value in message.parameters.items() if name != TOPIC}
    return a_call(message.name, elsewhere, message.upload)
