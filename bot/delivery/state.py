"""What waits in the inbox and the outbox, how long it has waited, and when the clock was looked at last."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.delivery import metrics
from bot.store.tables import PENDING, inbox, outbox, ticks

_NOTHING = timedelta(0)
_INBOX = select(func.count(), func.min(inbox.c.received_at)).where(PENDING)
_ASIDE = select(func.count()).where(inbox.c.state == "failed")
_OUTBOX = select(func.count(), func.min(outbox.c.created_at)).where(PENDING)
_TICKS = select(ticks.c.name, ticks.c.last_at)


@dataclass(frozen=True, slots=True)
class State:
    """The database's answer at one moment."""

    updates: int
    oldest_update: timedelta
    set_aside: int
    messages: int
    oldest_message: timedelta
    looks: dict[str, timedelta] = field(default_factory=dict)
    """Kinds of reminders, and since when nobody has looked at them to the end."""


def state(connection: Connection, now: datetime) -> State:
    """A few queries by index: what waits is read, not what ever came."""

    def since(moment: datetime | None) -> timedelta:
        # The clock may have been set back meanwhile.
        return max(_NOTHING, now - moment) if moment is not None else _NOTHING

    updates, first_came = connection.execute(_INBOX).one()
    messages, first_made = connection.execute(_OUTBOX).one()
    set_aside = connection.scalar(_ASIDE) or 0
    looks = {row.name: since(row.last_at) for row in connection.execute(_TICKS)}
    return State(updates, since(first_came), set_aside, messages, since(first_made), looks)


def show(found: State) -> None:
    """Let Prometheus see it."""
    metrics.INBOX.set(found.updates)
    metrics.INBOX_AGE.set(found.oldest_update.total_seconds())
    metrics.ASIDE.set(found.set_aside)
    metrics.OUTBOX.set(found.messages)
    metrics.OUTBOX_AGE.set(found.oldest_message.total_seconds())
    for kind, since in found.looks.items():
        metrics.LAG.labels(kind=kind).set(since.total_seconds())
