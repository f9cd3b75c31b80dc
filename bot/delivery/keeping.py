"""What a handler returned, written down in the transaction of what it handled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.delivery import errands, outbox
from bot.delivery.calls import Call
from bot.delivery.errands import Errand
from bot.delivery.messages import is_answer
from bot.delivery.outbox import Item, Priority, Reply, Shown


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be done after the commit."""

    items: list[Item]
    answers: list[Call]
    """To presses: they go straight out."""
    errands: bool
    """Whether a file is to be fetched."""


def keep(connection: Connection, replies: Sequence[Reply], chat_id: int, now: datetime) -> Kept:
    answers = [reply for reply in replies if isinstance(reply, Call) and is_answer(reply)]
    wanted = [reply for reply in replies if isinstance(reply, Errand)]
    lasting = [reply for reply in replies if not isinstance(reply, Errand) and not is_answer(reply)]
    news = [reply for reply in lasting if _is_news(reply, chat_id)]
    said = [reply for reply in lasting if not _is_news(reply, chat_id)]
    errands.keep(connection, wanted, chat_id, now)
    items = outbox.put(connection, said, now, Priority.ANSWER) + outbox.put(connection, news, now, Priority.REMINDER)
    return Kept(items, answers, bool(wanted))


def _is_news(reply: Shown, chat_id: int) -> bool:
    """For a group that asked nothing: there nobody waits for it."""
    return isinstance(reply, Call) and outbox.chat_of(reply) < 0 and outbox.chat_of(reply) != chat_id
