"""A team's target segments."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from bot.domain.segments import Segment
from bot.store.tables import clients, segments

COUNTED = 1000
"""Clients of a segment are counted so far: a larger number is «1000+»."""

_OF_TEAM = (
    select(segments.c.id, segments.c.name, segments.c.retired_at)
    .where(segments.c.team_id == bindparam("team_id"))
    .order_by(segments.c.id)
)


def of_team(connection: Connection, team_id: int) -> list[Segment]:
    """All of them, in the order in which they were added; the retired too."""
    rows = connection.execute(_OF_TEAM, {"team_id": team_id})
    return [Segment(row.id, row.name, row.retired_at is not None) for row in rows]


def get(connection: Connection, team_id: int, segment_id: int) -> Segment | None:
    return next((each for each in of_team(connection, team_id) if each.id == segment_id), None)


def add(connection: Connection, team_id: int, name: str, now: datetime) -> Segment:
    row = {"team_id": team_id, "name": name, "created_at": now}
    return Segment(int(connection.execute(insert(segments).values(row).returning(segments.c.id)).scalar_one()), name)


def rename(connection: Connection, team_id: int, segment: Segment, name: str) -> None:
    mine = segments.c.team_id == team_id
    connection.execute(update(segments).where(mine, segments.c.id == segment.id).values(name=name))


def retire(connection: Connection, team_id: int, segment: Segment, since: datetime | None) -> None:
    """Offered no more since then; `None`: offered again."""
    mine = segments.c.team_id == team_id
    connection.execute(update(segments).where(mine, segments.c.id == segment.id).values(retired_at=since))


_FIRST = (
    select(clients.c.id)
    .where(
        clients.c.segment_id == bindparam("segment_id"),
        clients.c.team_id == bindparam("team_id"),
        clients.c.owner_id.is_not(None),
    )
    .limit(COUNTED)
    .subquery()
)
_COUNT = select(func.count()).select_from(_FIRST)


def sizes(connection: Connection, team_id: int, of: list[Segment]) -> dict[int, int]:
    """How many clients belong to each, as far as they are counted."""
    return {each.id: int(connection.scalar(_COUNT, {"team_id": team_id, "segment_id": each.id}) or 0) for each in of}
