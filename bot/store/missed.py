"""What was to be said to people and was not, or waits to be sent for too long: for who leads them to hear of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, literal_column, select

from bot.domain.outages import Outage
from bot.domain.people import Member
from bot.domain.reminding import Delivery
from bot.store import put_off
from bot.store.put_off import Reminder
from bot.store.tables import members, outbox, reminders, teams

_DAY = timedelta(days=1)
_TEAMS = select(teams.c.id).where(teams.c.id > bindparam("after")).order_by(teams.c.id).limit(bindparam("most"))
_DECIDED = (
    select(reminders)
    .join(members, members.c.id == reminders.c.member_id)
    .where(
        members.c.team_id == bindparam("team_id"),
        reminders.c.day.between(bindparam("first"), bindparam("last")),
        reminders.c.decided_at >= bindparam("since"),
        reminders.c.state.in_((Delivery.MISSED, Delivery.SEND_LATE)),
    )
    .order_by(reminders.c.id)
)
_QUEUED = (
    select(members.c.team_id, func.count().label("messages"), func.min(outbox.c.created_at).label("since"))
    .join(members, members.c.telegram_id == outbox.c.chat_id)
    .where(
        # Written out, not bound, as in PENDING.
        literal_column("outbox.state = 'pending'"),
        outbox.c.priority == bindparam("urgency"),
        outbox.c.created_at < bindparam("before"),
    )
    .group_by(members.c.team_id)
    .order_by(members.c.team_id)
)


@dataclass(frozen=True, slots=True)
class Queued:
    """A team's reminders that wait to be sent."""

    team_id: int
    messages: int
    since: datetime


def next_teams(connection: Connection, after: int, limit: int) -> list[int]:
    return list(connection.scalars(_TEAMS, {"after": after, "most": limit}))


def after_outage(connection: Connection, team_id: int, found: Outage) -> list[tuple[Reminder, Member]]:
    """What the looks after an outage decided to be missed, or sent late, of what came due during it."""
    days = {"first": (found.since - _DAY).date(), "last": (found.until + _DAY).date()}
    rows = connection.execute(_DECIDED, {"team_id": team_id, "since": found.until, **days})
    return put_off.with_whose(connection, rows)


def queued(connection: Connection, before: datetime, urgency: int) -> Sequence[Queued]:
    """The teams whose reminders were to be sent before then, and still wait."""
    rows = connection.execute(_QUEUED, {"before": before, "urgency": urgency})
    return [Queued(row.team_id, row.messages, row.since) for row in rows]
