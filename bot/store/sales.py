"""The ledger: what existing clients bought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.domain.ledger import Sale
from bot.domain.ledger_changes import Change, Changed
from bot.store import stale
from bot.store.ledgers import Ledger
from bot.store.tables import clients, sales

KEYS_AT_ONCE = 500
"""Keys in one statement: a database takes only so many parameters."""
_COLUMNS = tuple(
    sales.c[name] for name in ("client_id", "key", "day", "amount", "product_group", "due_on", "paid_on", "document")
)


def _sale(row: Row[Any]) -> Sale:
    return Sale(row.day, row.amount, row.product_group, row.due_on, row.paid_on, row.document)


_SINCE = (
    select(*_COLUMNS)
    # The team is the client's: were it asked of the sales, SQLite would read the whole team's by their days.
    .join(clients, clients.c.id == sales.c.client_id)
    .where(
        clients.c.team_id == bindparam("team_id"),
        sales.c.client_id.in_(bindparam("clients", expanding=True)),
        sales.c.day >= bindparam("since"),
    )
    .order_by(sales.c.day, sales.c.id)
)


def of_clients(connection: Connection, team_id: int, client_ids: Collection[int], since: date) -> dict[int, list[Sale]]:
    """What some clients bought from a day on, the oldest first."""
    found: dict[int, list[Sale]] = defaultdict(list)
    if client_ids:
        key = {"team_id": team_id, "clients": sorted(client_ids), "since": since}
        for row in connection.execute(_SINCE, key):
            found[row.client_id].append(_sale(row))
    return found


# -- taking a file in

_BETWEEN = select(*_COLUMNS).where(
    sales.c.client_id.in_(bindparam("clients", expanding=True)),
    sales.c.day.between(bindparam("first"), bindparam("last")),
)
_BY_KEY = select(*_COLUMNS).where(
    sales.c.client_id.in_(bindparam("clients", expanding=True)), sales.c.key.in_(bindparam("keys", expanding=True))
)


def kept(connection: Connection, told: Mapping[int, Mapping[str, Sale]]) -> dict[int, dict[str, Sale]]:
    """By client and key: all of the days that a file tells, and what it tells that stands on another day."""
    found: dict[int, dict[str, Sale]] = {client_id: {} for client_id in told}
    days = [sale.day for each in told.values() for sale in each.values()]
    if not days:
        return found
    key = {"clients": sorted(told), "first": min(days), "last": max(days)}
    for row in connection.execute(_BETWEEN, key):
        found[row.client_id][row.key] = _sale(row)
    # A day is in the key of what has no document: that one is never elsewhere.
    missing = sorted(
        {
            key
            for client, each in told.items()
            for key, sale in each.items()
            if sale.document and key not in found[client]
        }
    )
    for at in range(0, len(missing), KEYS_AT_ONCE):
        asked = {"clients": sorted(told), "keys": missing[at : at + KEYS_AT_ONCE]}
        for row in connection.execute(_BY_KEY, asked):
            found[row.client_id][row.key] = _sale(row)
    return found


_CORRECT = (
    update(sales)
    .where(sales.c.client_id == bindparam("of_client"), sales.c.key == bindparam("of_key"))
    .values(
        day=bindparam("new_day"),
        amount=bindparam("new_amount"),
        product_group=bindparam("new_group"),
        due_on=bindparam("new_due"),
        paid_on=bindparam("new_paid"),
        document=bindparam("new_document"),
        earlier=bindparam("told_before"),
    )
)
_EARLIER = select(sales.c.client_id, sales.c.key, sales.c.earlier).where(
    sales.c.client_id.in_(bindparam("clients", expanding=True)), sales.c.key.in_(bindparam("keys", expanding=True))
)


def write(connection: Connection, of: Ledger, changed: Mapping[int, Sequence[Changed]], now: datetime) -> None:
    """What a file changes, by client; what was said before is kept beside it."""
    told = [(client_id, each) for client_id, some in changed.items() for each in some]
    new = [(client_id, each) for client_id, each in told if each.kind is Change.NEW]
    mended = [(client_id, each) for client_id, each in told if each.kind in (Change.CORRECTED, Change.COMPLETED)]
    whose = {"team_id": of.team_id, "ledger_id": of.id, "earlier": [], "created_at": now}
    if new:
        rows = [whose | {"client_id": client, "key": each.key, **_values(each.now)} for client, each in new]
        connection.execute(insert(sales), rows)
    for at in range(0, len(mended), KEYS_AT_ONCE):
        _mend(connection, mended[at : at + KEYS_AT_ONCE])
    stale.mark(connection, [client_id for client_id, _ in (*new, *mended)])


def _values(sale: Sale) -> dict[str, Any]:
    return {
        "day": sale.day,
        "amount": sale.amount,
        "product_group": sale.group,
        "due_on": sale.due_on,
        "paid_on": sale.paid_on,
        "document": sale.document,
    }


def _mend(connection: Connection, changed: Sequence[tuple[int, Changed]]) -> None:
    asked = {"clients": sorted({client for client, _ in changed}), "keys": sorted({each.key for _, each in changed})}
    earlier = {(row.client_id, row.key): row.earlier for row in connection.execute(_EARLIER, asked)}
    connection.execute(
        _CORRECT,
        [
            {
                "of_client": client_id,
                "of_key": each.key,
                "new_day": each.now.day,
                "new_amount": each.now.amount,
                "new_group": each.now.group,
                "new_due": each.now.due_on,
                "new_paid": each.now.paid_on,
                "new_document": each.now.document,
                "told_before": [*earlier[client_id, each.key], _plain(each.was)],
            }
            for client_id, each in changed
        ],
    )


def _plain(sale: Sale | None) -> dict[str, str | None]:
    assert sale is not None
    days = {"day": sale.day, "due_on": sale.due_on, "paid_on": sale.paid_on}
    return {"amount": str(sale.amount), **{name: day.isoformat() if day else None for name, day in days.items()}}
