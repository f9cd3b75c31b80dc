"""Decision makers whom an answer brought to a client, and who turned out to be none."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.domain.clients import Standing
from bot.store.tables import decision_makers, meetings, promises, records


def take_back(connection: Connection, team_id: int, person_id: int, since: datetime) -> None:
    """Somebody who was named by mistake since then and of whom nothing is recorded is no decision maker any more."""
    mine = decision_makers.c
    recorded = [
        select(table.c.id).where(table.c.team_id == team_id, table.c.decision_maker_id == person_id).exists()
        for table in (records, meetings, promises)
    ]
    connection.execute(
        update(decision_makers)
        .where(mine.team_id == team_id, mine.id == person_id, mine.created_at >= since)
        .where(*(~each for each in recorded))
        .values(standing=Standing.REPLACED)
    )
