"""What is known of a client besides his name: number, ИНН, segment, until when he is left alone."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, bindparam, select

from bot.domain.clients import Client, DecisionMaker
from bot.store import stale
from bot.store.dialect import change_row
from bot.store.tables import clients, decision_makers

FACTS = frozenset({"phone", "inn", "segment_id", "postponed_until"})


def change(connection: Connection, client: Client, **values: str | int | date | None) -> None:
    """Write down some of the facts; the client is of the team that was asked for him."""
    assert values.keys() <= FACTS
    change_row(connection, clients, client.id, values)
    if "postponed_until" in values:
        stale.mark(connection, [client.id])


def set_phone_of(connection: Connection, person: DecisionMaker, phone: str) -> None:
    change_row(connection, decision_makers, person.id, {"phone": phone})


_BY_INN = (
    select(clients.c.id, clients.c.name)
    .where(clients.c.team_id == bindparam("team_id"), clients.c.inn == bindparam("inn"))
    .order_by(clients.c.id)
    .limit(2)
)


def others_with_inn(connection: Connection, team_id: int, inn: str, client_id: int) -> list[str]:
    """The names of other clients of the team that bear this ИНН."""
    rows = connection.execute(_BY_INN, {"team_id": team_id, "inn": inn})
    return [row.name for row in rows if row.id != client_id]
