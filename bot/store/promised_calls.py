"""Promised calls: who is to make them, whether they were made, and how they go over with their client."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, or_, select, update

from bot.domain.funnel import Result
from bot.store.paths import is_lost
from bot.store.tables import records

caller = func.coalesce(records.c.call_back_by, records.c.member_id)
"""Who is to call: who promised it, until the client was handed over."""
# An alias made anew for every look would be garbage of hundreds of objects, and only the collector finds it.
_later = records.alias("later")
NOT_LOST = ~is_lost(records.c.client_id)
KEPT = or_(
    select(_later.c.id)
    .where(
        _later.c.client_id == records.c.client_id,
        _later.c.happened_at > records.c.happened_at,
        # Not to have got through keeps no promise.
        _later.c.result != Result.NOT_REACHED,
        _later.c.undone_at.is_(None),
    )
    .exists(),
    ~NOT_LOST,
)
"""Whether a call that was promised in a record was kept: a talk followed it, whoever of the team had it; or the client
is lost, and nobody waits for it.
As all of this, for selects from `records`."""
UNANSWERED = or_(
    # A talk about something else answers no complaint.
    records.c.result == Result.COMPLAINT,
    ~KEPT,
)
"""Still to be called, or a complaint that is still to be answered."""


def by(is_he: Callable[[Any], ColumnElement[bool]]) -> ColumnElement[bool]:
    """Of those who are to call, whom `is_he` fits. As `caller`, but both halves go by an index."""
    return or_(and_(records.c.call_back_by.is_(None), is_he(records.c.member_id)), is_he(records.c.call_back_by))


_HAND_OVER = (
    update(records)
    .where(
        records.c.team_id == bindparam("of_team"),
        records.c.client_id == bindparam("of_client"),
        records.c.call_back_on >= bindparam("since"),
        records.c.undone_at.is_(None),
        caller == bindparam("old"),
    )
    .values(call_back_by=bindparam("new"))
)


def hand_over(connection: Connection, team_id: int, client_id: int, old: int, new: int, since: date) -> None:
    """What one was to call from this day on, another is; the records stay their author's."""
    key = {"of_team": team_id, "of_client": client_id, "old": old, "new": new, "since": since}
    connection.execute(_HAND_OVER, key)
