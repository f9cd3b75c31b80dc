"""What goes over with a client: promises, promised calls, his place on lists. Records stay their authors'."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, case, delete, func, select, update

from bot.domain.call_lists import ItemState
from bot.store import existing, handovers, paths, promised_calls, promises, stale
from bot.store.call_lists import DEALT_WITH
from bot.store.tables import clients, list_items

CALLS_SINCE = timedelta(days=30)
"""A promised call that is older is forgotten by the client too."""
PROMISES_SINCE = timedelta(days=31)
"""A month after the meeting a promise is settled, kept or not: then it is its author's."""
_GIVE = (
    update(clients)
    .where(
        clients.c.team_id == bindparam("of_team"),
        clients.c.id == bindparam("of_client"),
        clients.c.owner_id == bindparam("old"),
    )
    .values(owner_id=bindparam("new"))
)
_ON_OLD_LISTS = (
    list_items.c.team_id == bindparam("of_team"),
    list_items.c.client_id == bindparam("of_client"),
    list_items.c.member_id == bindparam("old"),
    list_items.c.monday >= bindparam("since"),
)
_there = list_items.alias("there")
_END = (
    select(func.coalesce(func.max(_there.c.position), -1) + 1)
    .where(_there.c.member_id == bindparam("new"), _there.c.monday == list_items.c.monday, _there.c.position >= 0)
    .scalar_subquery()
)
_WAITS_THERE = (
    update(list_items)
    .where(*_ON_OLD_LISTS, list_items.c.state == ItemState.WAITING, ~DEALT_WITH)
    .values(
        # What was promised for a day keeps its place before all others.
        member_id=bindparam("new"),
        position=case((list_items.c.position < 0, list_items.c.position), else_=_END),
    )
)
_OFF_LISTS = delete(list_items).where(*_ON_OLD_LISTS, list_items.c.state != ItemState.DONE)


def move(
    connection: Connection,
    team_id: int,
    client_id: int,
    old: int,
    new: int,
    today: date,
    *,
    existing_now: bool,
    now: datetime,
) -> bool:
    """The client is another member's from this day on, with everything that is still to be done; false: he was not
    this one's any more.

    `existing_now`: he is an existing client by then, which nobody forgets when he goes back to a hunter.
    """
    whose = {"of_team": team_id, "of_client": client_id, "old": old, "new": new}
    handovers.note(connection, team_id, client_id, old, new, now)
    if not connection.execute(_GIVE, whose).rowcount:
        return False
    if existing_now:
        existing.mark(connection, team_id, client_id, today)
    promises.hand_over(connection, team_id, client_id, old, new, today - PROMISES_SINCE)
    promised_calls.hand_over(connection, team_id, client_id, old, new, today - CALLS_SINCE)
    connection.execute(_WAITS_THERE, {**whose, "since": today - timedelta(days=today.weekday())})
    # Who was taken off, or dealt with beside the list, may be put on the new one's; who was called stays as it was.
    off_lists(connection, team_id, client_id, old, today)
    paths.hand_over(connection, team_id, client_id, new, today, now)
    stale.given(connection, team_id, client_id)
    return True


def off_lists(connection: Connection, team_id: int, client_id: int, member_id: int, today: date) -> None:
    """He waits no more on this one's list of the week, or of a later one."""
    waiting = {"of_team": team_id, "of_client": client_id, "old": member_id}
    connection.execute(_OFF_LISTS, waiting | {"since": today - timedelta(days=today.weekday())})
