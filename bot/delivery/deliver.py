"""One message to Telegram, and what became of it."""

from __future__ import annotations

import structlog
from aiogram import Bot

from bot.delivery.attempts import Gone, Moved, NotModified, Refused, Unreachable, attempt, edited_instead, said_anew
from bot.delivery.outbox import Item, Outcome

log = structlog.get_logger()

Hanging = dict[tuple[int, str], int]
"""Cards sent by this process, by chat and name: the rows that wait behind one were written before its id was known."""


async def deliver(bot: Bot, item: Item, hanging: Hanging) -> Outcome:
    """Send one item; notes in `hanging` a card that is new. Raises Wait: not now."""
    made = item.call
    hangs_at = hanging.get((item.chat_id, item.card)) if item.card else None
    if hangs_at is not None and made.parameters.get("message_id") != hangs_at:
        made = edited_instead(made, hangs_at)
    try:
        try:
            sent = await attempt(bot, made)
        except Gone:
            made = said_anew(made)
            sent = await attempt(bot, made)
    except NotModified:
        return Outcome(item)
    except Unreachable as refusal:
        return Outcome(item, error=str(refusal), unreachable=True)
    except Moved as moved:
        return Outcome(item, migrated_to=moved.chat_id)
    except Refused as refusal:
        log.error("send refused", item=item.id, method=made.name, why=str(refusal))
        return Outcome(item, error=str(refusal))
    message_id = sent["message_id"] if made.name == "sendMessage" else None
    if item.card and message_id is not None:
        hanging[item.chat_id, item.card] = message_id
    return Outcome(item, message_id)
