"""Whose standing has to be reckoned now: where a day has come, or something was marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, func, select, update

from bot.store import sold
from bot.store.tables import members, standings

AHEAD = timedelta(hours=14)
"""Somewhere on earth it is that much later than in UTC."""
ROWS_AT_ONCE = 30_000
"""Sales: so many are gone through in some hundredths of a second."""

_EARLIEST = select(func.min(standings.c.reckon_on))
_ZONES = select(members.c.timezone).distinct()
_DUE = (
    select(standings.c.team_id, standings.c.client_id)
    .join(members, members.c.id == standings.c.member_id)
    .where(standings.c.reckon_on <= bindparam("today"), members.c.timezone == bindparam("timezone"))
    .order_by(standings.c.reckon_on, standings.c.client_id)
    .limit(bindparam("most"))
)


def zones_due(connection: Connection, now: datetime) -> list[str]:
    """The time zones in which somebody's standing may have to be reckoned; usually none."""
    earliest: date | None = connection.scalar(_EARLIEST)
    if earliest is None or earliest > (now + AHEAD).date():
        return []
    return sorted(zone for zone in connection.scalars(_ZONES) if earliest <= now.astimezone(ZoneInfo(zone)).date())


def due(connection: Connection, timezone: str, today: date, limit: int) -> dict[int, list[int]]:
    """By team: the next clients whose day has come, or who are marked; none: nobody's has."""
    rows = connection.execute(_DUE, {"today": today, "timezone": timezone, "most": limit}).all()
    few = within_reach(connection, [row.client_id for row in rows], today)
    found: dict[int, list[int]] = {}
    for team_id, client_id in rows[: len(few)]:
        found.setdefault(team_id, []).append(client_id)
    return found


def within_reach(connection: Connection, client_ids: Sequence[int], today: date) -> Sequence[int]:
    """So many of them, from the first on, that one transaction reads no more than some sales; one at least."""
    rows = sold.rows_of(connection, client_ids, today)
    together = accumulate(rows.get(client_id, 0) for client_id in client_ids)
    return client_ids[: max(1, sum(each <= ROWS_AT_ONCE for each in together))]


_LATER = (
    update(standings)
    .where(standings.c.client_id == bindparam("client"))
    .values(reckon_on=bindparam("day"))
    .returning(standings.c.member_id)
)


def leave_until(connection: Connection, client_id: int, day: date) -> int:
    """Look at how he stands no sooner than on this day. Returns whose he is."""
    whose: int = connection.execute(_LATER, {"client": client_id, "day": day}).scalar_one()
    return whose
