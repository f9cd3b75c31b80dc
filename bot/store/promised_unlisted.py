"""Calls that were promised and are not on the week's list yet: a batch that is opened puts them there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from bot.domain.call_lists import ItemState
from bot.domain.people import Member
from bot.domain.timetable import Week
from bot.store.call_lists import WAITS
from bot.store.list_sources import CALL_BACKS_SINCE
from bot.store.promised_calls import KEPT, by, caller
from bot.store.tables import clients, list_items, records

_OF_CLIENT = and_(
    list_items.c.team_id == clients.c.team_id,
    list_items.c.monday == bindparam("monday"),
    list_items.c.client_id == clients.c.id,
)
# As list_sources says of one person: who was taken off, is on a colleague's list, or waits already is not added.
_LISTED = (
    select(list_items.c.id)
    .where(
        _OF_CLIENT,
        or_(
            and_(list_items.c.member_id != clients.c.owner_id, list_items.c.state != ItemState.DONE),
            list_items.c.state == ItemState.REMOVED,
            WAITS,
        ),
    )
    .exists()
)
_MEMBERS: Any = bindparam("member_ids", expanding=True)
_DUE = (
    select(clients.c.owner_id, func.count(func.distinct(records.c.client_id)))
    .join(clients, clients.c.id == records.c.client_id)
    .where(
        by(lambda who: who.in_(_MEMBERS)),
        clients.c.owner_id == caller,
        records.c.call_back_on.between(bindparam("since"), bindparam("today")),
        records.c.undone_at.is_(None),
        ~KEPT,
        ~_LISTED,
    )
    .group_by(clients.c.owner_id)
)


def due_of_many(connection: Connection, whom: Sequence[Member], week: Week, today: date) -> dict[int, int]:
    """How many clients a batch that is opened on this day would add, by member, of any teams; nothing of none."""
    if not whom:
        return {}
    key = {
        "member_ids": [member.id for member in whom],
        "monday": week.monday,
        "since": week.monday - CALL_BACKS_SINCE,
        "today": today,
    }
    return {row[0]: row[1] for row in connection.execute(_DUE, key)}
