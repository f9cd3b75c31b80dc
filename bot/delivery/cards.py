"""Cards: messages that live on in a chat, one of each name. Where one hangs is kept in a row.

A pinned card is edited where it hangs, for ever. Any other card is the one message of a dialogue: a button edits it in
place, what was typed brings it anew, below, and then the old message goes, so that there is always one.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, or_, select

from bot.delivery.calls import Call
from bot.delivery.messages import edit, edited_instead, message_to, pin, removal
from bot.screens.screen import Screen
from bot.store.dialect import upsert
from bot.store.tables import PENDING, cards, members, outbox

PINNED = frozenset({"week"})
KEPT = timedelta(days=30)
"""How long a card may hang untouched: then the next one is simply sent."""

_CARD = select(cards.c.message_id).where(cards.c.chat_id == bindparam("chat_id"), cards.c.name == bindparam("name"))
_WAITING = delete(outbox).where(outbox.c.chat_id == bindparam("chat"), outbox.c.card == bindparam("named"), PENDING)


def _hung(connection: Connection, chat_id: int, name: str) -> int | None:
    message_id: int | None = connection.scalar(_CARD, {"chat_id": chat_id, "name": name})
    return message_id


def _keep(connection: Connection, chat_id: int, name: str, message_id: int, now: datetime) -> None:
    row = {"chat_id": chat_id, "name": name, "message_id": message_id, "hung_at": now}
    upsert(connection, cards, ("chat_id", "name"), row)


def prune(connection: Connection, now: datetime) -> None:
    """Forget cards that nobody touched for long; a pinned one is edited for years, while its chat is somebody's."""
    is_somebodys = select(members.c.id).where(members.c.telegram_id == cards.c.chat_id).exists()
    untouched = cards.c.hung_at < now - KEPT
    connection.execute(delete(cards).where(untouched, or_(cards.c.name.not_in(PINNED), ~is_somebodys)))


def place(
    connection: Connection, chat_id: int, name: str, screen: Screen, now: datetime, *, below: bool, at: int | None
) -> list[Call]:
    """What shows this state: first the card, then what follows from it."""
    if name not in PINNED:
        # Earlier states that wait are void from now on. One that is under way finds its row gone, and is taken back
        # when it is settled: this goes before the look at where the card hangs, which waits for such a settlement.
        connection.execute(_WAITING, {"chat": chat_id, "named": name})
    if below:
        return [message_to(chat_id, screen)]
    hung = _hung(connection, chat_id, name)
    if at is not None and at != hung:
        _keep(connection, chat_id, name, at, now)
        shown = edit(chat_id, at, screen)
        return [shown] if hung is None else [shown, removal(chat_id, hung)]
    if hung is None:
        return [message_to(chat_id, screen, silent=name in PINNED)]
    return [edit(chat_id, hung, screen)]


def where_it_hangs(connection: Connection, chat_id: int, name: str, call: Call) -> Call:
    """A pinned card written before its first message was sent: by now that may hang, and is to be edited."""
    if name not in PINNED or call.name != "sendMessage":
        return call
    hung = _hung(connection, chat_id, name)
    return call if hung is None else edited_instead(call, hung)


def hang(
    connection: Connection, chat_id: int, name: str, message_id: int, now: datetime, *, edited: int | None, void: bool
) -> list[Call]:
    """A card was sent: it hangs there. Returns what follows.

    `edited`: the message it should have been an edit of, which is gone or is none to edit. `void`: a later state was
    placed while this one was under way.
    """
    hung = _hung(connection, chat_id, name)
    if name not in PINNED and void:
        return [] if hung == message_id else [removal(chat_id, message_id)]
    _keep(connection, chat_id, name, message_id, now)
    if name in PINNED:
        return [pin(chat_id, message_id)]
    return [] if hung in (None, message_id, edited) else [removal(chat_id, hung)]
