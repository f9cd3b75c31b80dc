"""What a person has not seen yet: answers on their way to him, files of his that are still read or looked at."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select

from bot.store.tables import PENDING, errands, outbox

_UNSENT = (
    select(outbox.c.id)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.priority <= bindparam("urgency"), PENDING)
    # What only goes away, an older state of a card, shows nothing.
    .where(outbox.c.method != "deleteMessage")
    .limit(1)
)
_LOOKED_AT = (
    select(errands.c.id)
    .where(PENDING, errands.c.chat_id == bindparam("chat"), errands.c.kind.in_(bindparam("kinds", expanding=True)))
    .limit(1)
)


def is_unsent(connection: Connection, chat_id: int, urgency: int) -> bool:
    """Something as urgent as this was said to him and has not reached him."""
    return connection.scalar(_UNSENT, {"chat": chat_id, "urgency": urgency}) is not None


def is_looked_at(connection: Connection, chat_id: int, kinds: Collection[str]) -> bool:
    """An errand of these kinds is not at its end."""
    return connection.scalar(_LOOKED_AT, {"chat": chat_id, "kinds": list(kinds)}) is not None
