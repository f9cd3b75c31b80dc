"""What another role does to a base, some clients at a time: a farmer's clients buy, and go on buying whatever he is.

Only who was a farmer at the end of a day has made them so: whoever goes back on the same day has them as they were. So
they are noted as existing ones since the next day; until then they are so by their farmer, and no other word of a
client is of a day to come.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.path import PathStage
from bot.domain.people import Member, Role
from bot.store import paths, stale
from bot.store.tables import clients
from bot.store.tables import paths as path_rows

_DAY = timedelta(days=1)
AT_ONCE = 200
"""Clients of one transaction: a tap that comes meanwhile waits for these, not for a whole base."""
_MINE = (clients.c.team_id == bindparam("team_id"), clients.c.owner_id == bindparam("member_id"))
_UNNOTED = select(clients.c.id).where(*_MINE, clients.c.existing_since.is_(None)).limit(bindparam("most"))
_NEXT = select(clients.c.id).where(*_MINE, clients.c.id > bindparam("after")).order_by(clients.c.id)
_SOME = _NEXT.limit(bindparam("most"))
_IDS: Any = bindparam("ids", expanding=True)
_NOTE = (
    update(clients)
    .where(clients.c.id.in_(_IDS), clients.c.existing_since.is_(None))
    .values(existing_since=bindparam("day"))
)
_TO_COME = select(clients.c.id).where(clients.c.id.in_(_IDS), clients.c.existing_since > bindparam("today"))
_AS_BEFORE = update(clients).where(clients.c.id.in_(_IDS)).values(existing_since=None)
_PAID = select(path_rows.c.client_id).where(
    path_rows.c.member_id == bindparam("member_id"),
    path_rows.c.block == 3,
    path_rows.c.stage == str(PathStage.PAID),
    path_rows.c.client_id.in_(_IDS),
)


def note_existing(connection: Connection, member: Member, day: date) -> bool:
    """Some of a farmer's clients are noted as existing ones, before he becomes anything else; whether that were all."""
    if member.roles and member.began_on >= day:
        return True
    ids = connection.scalars(_UNNOTED, _key(member) | {"most": AT_ONCE}).all()
    if ids:
        connection.execute(_NOTE, {"ids": ids, "day": day})
    return len(ids) < AT_ONCE


def settle(connection: Connection, member: Member, after: int, now: datetime) -> int | None:
    """His next clients follow him into his new role: they are reckoned anew, and with a farmer they are existing ones,
    whose paid deal is over; from one of this day they come back as they were. Returns the one to go on from; None: that
    were all."""
    ids = connection.scalars(_SOME, _key(member) | {"after": after, "most": AT_ONCE}).all()
    if ids and member.role is Role.FARMER:
        today = member.day(now)
        connection.execute(_NOTE, {"ids": ids, "day": today + _DAY})
        for client_id in connection.scalars(_PAID, {"member_id": member.id, "ids": ids}).all():
            paths.hand_over(connection, member.team_id, client_id, member.id, today, now)
    elif ids:
        restored = connection.scalars(_TO_COME, {"ids": ids, "today": member.day(now)}).all()
        connection.execute(_AS_BEFORE, {"ids": restored})
        stale.dropped(connection, restored)
    stale.mark(connection, ids)
    return ids[-1] if len(ids) == AT_ONCE else None


def _key(member: Member) -> dict[str, int]:
    return {"team_id": member.team_id, "member_id": member.id}
