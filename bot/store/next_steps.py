"""Next steps whose day has come: of the last study of each client, whoever made it, for who works with him now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, or_, select

from bot.domain.funnel import Kind, Result
from bot.domain.handover import HandoverState
from bot.domain.next_steps import REMEMBERED, NextStep, is_done
from bot.domain.people import Member
from bot.domain.proactive_funnel import TALKS
from bot.store.tables import clients, handovers, records, studies

_WHOM: Any = bindparam("members", expanding=True)
_later = studies.alias("later")
_STUDIED_AGAIN = exists().where(
    _later.c.client_id == studies.c.client_id,
    _later.c.id > studies.c.id,
    _later.c.concluded_at.is_not(None),
    _later.c.undone_at.is_(None),
)
_REACHED = (
    records.c.client_id == studies.c.client_id,
    records.c.local_day >= studies.c.next_on,
    records.c.result != Result.NOT_REACHED,
    records.c.undone_at.is_(None),
)
_TALKED = exists().where(*_REACHED, records.c.kind.in_([str(kind) for kind in TALKS])).label("talked")
_MET = exists().where(*_REACHED, records.c.kind == Kind.MEETING).label("met")
_COME = studies.c.next_on.between(bindparam("since"), bindparam("today"))
_HANDED = select(handovers.c.client_id).where(handovers.c.to_id.in_(_WHOM), handovers.c.state == HandoverState.ACCEPTED)
_DUE = (
    select(clients.c.owner_id, clients.c.name, studies.c.client_id, studies.c.next_step, studies.c.next_on)
    .add_columns(_TALKED, _MET)
    .join(clients, clients.c.id == studies.c.client_id)
    .where(
        # His own studies, and those of clients who were handed over to him: each half goes by an index.
        or_(and_(studies.c.member_id.in_(_WHOM), _COME), and_(studies.c.client_id.in_(_HANDED), _COME)),
        studies.c.concluded_at.is_not(None),
        studies.c.undone_at.is_(None),
        ~_STUDIED_AGAIN,
    )
    .order_by(studies.c.next_on, studies.c.id)
)


def due(connection: Connection, whom: Sequence[Member], today: date) -> dict[int, list[NextStep]]:
    """By member: what is to be done today, and what is overdue, the oldest first."""
    found: dict[int, list[NextStep]] = defaultdict(list)
    if not whom:
        return found
    key: dict[str, Any] = {"members": [one.id for one in whom], "since": today - REMEMBERED, "today": today}
    for row in connection.execute(_DUE, key):
        what = row.next_step or ""
        # Whose the client is by now is asked of the few that are due, and not of all whom he has.
        if row.owner_id in key["members"] and not is_done(what, talked=row.talked, met=row.met):
            found[row.owner_id].append(NextStep(row.client_id, row.name, what, row.next_on))
    return found
