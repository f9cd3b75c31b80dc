"""What is known of a client besides his name: number, ИНН, segment, until when he is left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, select

from bot.domain.clients import Client, DecisionMaker
from bot.store import stale
from bot.store.dialect import change_row
from bot.store.paths import is_lost
from bot.store.tables import clients, decision_makers

FACTS = frozenset({"phone", "inn", "segment_id", "postponed_until"})


def change(connection: Connection, client: Client, **values: str | int | date | None) -> None:
    """Write down some of the facts; the client is of the team that was asked for him."""
    assert values.keys() <= FACTS
    change_row(connection, clients, client.id, values)
    if "postponed_until" in values:
        stale.mark(connection, [client.id])


RETURNS_SINCE = timedelta(days=30)
"""Who came back longer ago and was not dealt with is one of those whom nobody dealt with for long."""
_RETURNED = (
    select(clients.c.id, clients.c.name, clients.c.owner_id)
    .where(
        clients.c.owner_id.in_(bindparam("member_ids", expanding=True)),
        clients.c.postponed_until.between(bindparam("since"), bindparam("today")),
        ~is_lost(clients.c.id),
    )
    .order_by(clients.c.postponed_until, clients.c.id)
)


def returned(connection: Connection, member_ids: Collection[int], today: date) -> dict[int, list[tuple[int, str]]]:
    """By member: whose day has come until which he was postponed, and nobody dealt with him since; ids and names."""
    if not member_ids:
        return {}
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    key = {"member_ids": sorted(member_ids), "since": today - RETURNS_SINCE, "today": today}
    for row in connection.execute(_RETURNED, key):
        found[row.owner_id].append((row.id, row.name))
    return found


def set_phone_of(connection: Connection, person: DecisionMaker, phone: str) -> None:
    change_row(connection, decision_makers, person.id, {"phone": phone})


_BY_INN = (
    select(clients.c.id, clients.c.name)
    .where(
        *(
            clients.c.team_id == bindparam("team_id"),
            clients.c.inn == bindparam("inn"),
            clients.c.owner_id.is_not(None),
        ),
    )
    .order_by(clients.c.id)
    .limit(2)
)


def others_with_inn(connection: Connection, team_id: int, inn: str, client_id: int) -> list[str]:
    """The names of other clients of the team that bear this ИНН."""
    rows = connection.execute(_BY_INN, {"team_id": team_id, "inn": inn})
    return [row.name for row in rows if row.id != client_id]
