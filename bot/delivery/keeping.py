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
from bot.delivery.outbox import Item, Priority, Reply


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
    errands.keep(connection, wanted, chat_id, now)
    return Kept(outbox.put(connection, lasting, now, Priority.ANSWER), answers, bool(wanted))
