"""One message to Telegram, and what became of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from aiogram import Bot

from bot.delivery.attempts import (
    TOPIC,
    Gone,
    Moved,
    NoRight,
    NotModified,
    NoTopic,
    Refused,
    Stays,
    Unreachable,
    attempt,
    in_general,
    said_anew,
    without_buttons,
)
from bot.delivery.calls import Call
from bot.delivery.cards import PINNED
from bot.delivery.messages import edited_instead, is_new
from bot.delivery.outbox import Item, Outcome

log = structlog.get_logger()

INSTEAD: dict[type[Exception], Callable[[Call], Call]] = {Gone: said_anew, Stays: without_buttons, NoTopic: in_general}
"""What is done where a call shows that it cannot be so."""
Hanging = dict[tuple[int, str], int]
"""Pinned cards sent by this process, by chat and name: rows that wait behind one were written without its id."""


def as_it_is(item: Item) -> Call:
    """Where there are no files."""
    return item.call


async def at_once() -> None:
    """Where there is no limit."""


async def deliver(
    bot: Bot,
    item: Item,
    hanging: Hanging,
    with_file: Callable[[Item], Call] = as_it_is,
    another: Callable[[], Awaitable[None]] = at_once,
) -> Outcome:
    """Send one item, with the file that was made of it; notes in `hanging` a pinned card that is new. `another` waits
    until a second call may leave, where the first shows that another one is needed. Raises Wait: not now."""
    pinned = item.card if item.card in PINNED else None
    hangs_at = hanging.get((item.chat_id, pinned)) if pinned else None
    made = item.call
    try:
        made = with_file(item)
        if hangs_at is not None and made.parameters.get("message_id") != hangs_at:
            made = edited_instead(made, hangs_at)
        try:
            sent = await attempt(bot, made)
        except (Gone, Stays, NoTopic) as other:
            made = INSTEAD[type(other)](made)
            await another()
            sent = await attempt(bot, made)
    except NotModified:
        return Outcome(item)
    except Unreachable as refusal:
        return Outcome(item, error=str(refusal), unreachable=True)
    except Moved as moved:
        return Outcome(item, migrated_to=moved.chat_id)
    except Refused as refusal:
        log.error("send refused", item=item.id, method=made.name, why=str(refusal))
        return Outcome(
            item, error=str(refusal), topic_lost=_elsewhere(item, made), silenced=isinstance(refusal, NoRight)
        )
    message_id = sent["message_id"] if is_new(made) else None
    log.debug("message sent", item=item.id, chat=item.chat_id)
    if pinned and message_id is not None:
        hanging[item.chat_id, pinned] = message_id
    return Outcome(item, message_id, topic_lost=_elsewhere(item, made))


def _elsewhere(item: Item, made: Call) -> bool:
    """It was for a topic, and another place was tried."""
    return TOPIC in item.call.parameters and TOPIC not in made.parameters
