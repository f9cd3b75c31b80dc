"""What was written a moment ago is seen at once: a tap that looks at a base reckons what was marked, as far as a person
may wait; the rest is the background's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from bot.domain.people import Member
from bot.domain.study_choice import NEVER
from bot.store import standings as reckoning
from bot.store.standings_due import within_reach
from bot.store.tables import standings

AT_ONCE = 20
"""Clients: of more the tap would be slow."""
_MARKED = (
    standings.c.reckon_on == NEVER,
    standings.c.team_id == bindparam("team"),
    # The sum keeps SQLite from reading a whole base by its index, where only the marked ones are wanted.
    (standings.c.member_id + 0).in_(bindparam("members", expanding=True)),
)
_SOME = select(standings.c.client_id).where(*_MARKED).order_by(standings.c.client_id).limit(bindparam("most"))
_LEFT = select(func.count()).select_from(standings).where(*_MARKED)


def catch_up(connection: Connection, members: Sequence[Member], now: datetime) -> int:
    """Returns how many of their clients are still to be reckoned; classes are put anew when none is."""
    left = AT_ONCE
    for one in members:
        left -= _reckon(connection, one, now, left)
        if left > 0 and reckoning.has_unclassed(connection, one.id):
            reckoning.classify(connection, one.id)
            left -= _reckon(connection, one, now, left)
    return _count(connection, members)


def _key(members: Sequence[Member], **more: Any) -> dict[str, Any]:
    return {"team": members[0].team_id, "members": [one.id for one in members], **more}


def _reckon(connection: Connection, member: Member, now: datetime, most: int) -> int:
    """Returns how many were reckoned."""
    if most <= 0:
        return 0
    marked = connection.scalars(_SOME, _key([member], most=most)).all()
    found = within_reach(connection, marked, member.day(now))
    if found:
        reckoning.reckon(connection, member.team_id, found, member.day(now))
    return len(found)


def _count(connection: Connection, members: Sequence[Member]) -> int:
    return connection.scalar(_LEFT, _key(members)) or 0 if members else 0
