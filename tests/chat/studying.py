"""What the stories of studies share: clients of a farmer's with what they bought, and looking at the rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select

from bot.domain.imports import ImportState
from bot.domain.ledgers import Summary, summary_to_plain
from bot.store import clients, people, stale
from bot.store.tables import ledgers, sales, standings, studies
from tests.chat.town import Phone, Town

TODAY = date(2026, 11, 23)
STEADY = tuple(range(10, 1080, 30))
"""Days ago: every thirty days for three years, the last order ten days ago."""
SILENT = tuple(days + 60 for days in STEADY)
"""Seventy days without an order, where thirty are usual."""
GROWING = (*range(4, 92, 8), *range(100, 1080, 30))
"""An order every month, and since three months every eight days."""


async def base(phone: Phone, **bought: tuple[Iterable[int], int]) -> dict[str, int]:
    """Clients of this farmer's who bought so many days ago, each time for so much; ids by name."""

    def write(connection: Connection) -> dict[str, int]:
        now = phone.town.polevik.clock()
        found = people.by_telegram_id(connection, phone.id)
        assert found is not None
        member = found[0]
        whose: dict[str, Any] = {"team_id": member.team_id}
        ledger = {**whose, "member_id": member.id, "name": "Продажи", "state": ImportState.DONE}
        ledger["content"] = summary_to_plain(Summary(0, 0))
        ledger_id = connection.scalar(insert(ledgers).returning(ledgers.c.id), {**ledger, "created_at": now})
        ids = {}
        for name, (days, amount) in bought.items():
            client = clients.create(connection, member.team_id, name, member.id, now)
            ids[name] = client.id
            rows = [
                {
                    **whose,
                    "client_id": client.id,
                    "key": f"n{ago}",
                    "day": member.day(now) - timedelta(days=ago),
                    "amount": Decimal(amount),
                    "earlier": [],
                    "ledger_id": ledger_id,
                    "created_at": now,
                }
                for ago in days
            ]
            if rows:
                connection.execute(insert(sales), rows)
        stale.mark(connection, ids.values())
        return ids

    ids = await phone.town.polevik.database.transaction(write)
    await phone.town.polevik.tick()
    return ids


async def kept_studies(place: Town) -> list[Any]:
    """The rows of all studies, oldest first."""
    return await place.polevik.database.transaction(lambda c: list(c.execute(select(studies).order_by(studies.c.id))))


async def kept_standings(place: Town) -> dict[int, Any]:
    """By client."""
    rows = await place.polevik.database.transaction(lambda c: list(c.execute(select(standings))))
    return {row.client_id: row for row in rows}
