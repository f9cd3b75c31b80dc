"""Who was an existing client at the end of a week: whoever changed hands, or became something else, since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.domain.clients import Gone, owner_on, was_existing
from bot.domain.handover import WENT_OVER
from bot.domain.people import Member, Role
from bot.domain.timetable import Week
from bot.store import people
from bot.store.tables import clients, handovers, members

FACTS = (clients.c.existing_since, clients.c.owner_id)
"""What a row must tell of its client, besides his id."""
_IDS: Any = bindparam("ids", expanding=True)
_WENT = (
    select(*(handovers.c[name] for name in ("client_id", "from_id", "to_id", "settled_at")))
    .where(
        handovers.c.client_id.in_(_IDS),
        handovers.c.state.in_([str(each) for each in WENT_OVER]),
        handovers.c.settled_at >= bindparam("since"),
    )
    .order_by(handovers.c.settled_at, handovers.c.id)
)
_WHO = select(members).where(members.c.id.in_(_IDS))


def at_the_end(connection: Connection, of: Week, rows: Iterable[Any]) -> set[int]:
    """Of the clients of these rows, which tell FACTS of them, those who bought at the end of the week."""
    known = {row.client_id: row for row in rows}
    bought = {number for number, row in known.items() if was_existing(row.existing_since, Role.HUNTER, of.sunday)}
    asked = [row for number, row in known.items() if number not in bought and row.owner_id is not None]
    if not asked:
        return bought
    ids = sorted(row.client_id for row in asked)
    went = connection.execute(_WENT, {"ids": ids, "since": datetime.combine(of.sunday, time(), UTC)}).all()
    who = _people(connection, {*(row.owner_id for row in asked), *(each for row in went for each in row[1:3])})
    gone: dict[int, list[Gone]] = defaultdict(list)
    for client_id, from_id, to_id, at in went:
        # The day is that of who got him, as of everything that goes over with him.
        gone[client_id].append(Gone(who[to_id].day_then(at), from_id))
    for row in asked:
        owner = who[owner_on(of.sunday, row.owner_id, gone[row.client_id])].as_on(of.sunday)
        if was_existing(row.existing_since, owner.role, of.sunday):
            bought.add(row.client_id)
    return bought


def _people(connection: Connection, ids: Collection[int]) -> dict[int, Member]:
    return {row.id: people.as_member(row) for row in connection.execute(_WHO, {"ids": sorted(ids)})}
