"""The ledger: what existing clients bought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, func, insert, select, update

from bot.domain.ledger import Sale
from bot.domain.ledger_changes import Change, Changed
from bot.domain.ledgers import PART
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


_OF_ONE = select(*_COLUMNS).where(sales.c.client_id == bindparam("client"))
_ON_DAYS = _OF_ONE.where(sales.c.day.in_(bindparam("days", expanding=True)))
_BY_KEY = _OF_ONE.where(sales.c.key.in_(bindparam("keys", expanding=True)))
_HAVE_ANY = select(clients.c.id).where(
    clients.c.id.in_(bindparam("clients", expanding=True)), exists().where(sales.c.client_id == clients.c.id)
)


def kept(connection: Connection, told: Mapping[int, Mapping[str, Sale]]) -> dict[int, dict[str, Sale]]:
    """By client and key: all of the days that a file tells, and what it tells that stands on another day.

    Of as many clients, in their order, as come to about one part of sales; of the first one at least.
    """
    found: dict[int, dict[str, Sale]] = {}
    have_any = set(connection.scalars(_HAVE_ANY, {"clients": sorted(told)})) if told else set()
    count = 0
    for client_id, each in told.items():
        if count >= PART:
            break
        found[client_id] = _kept_of(connection, client_id, each) if client_id in have_any else {}
        count += len(found[client_id])
    return found


def _kept_of(connection: Connection, client_id: int, told: Mapping[str, Sale]) -> dict[str, Sale]:
    found: dict[str, Sale] = {}
    days = sorted({sale.day for sale in told.values()})
    for at in range(0, len(days), KEYS_AT_ONCE):
        for row in connection.execute(_ON_DAYS, {"client": client_id, "days": days[at : at + KEYS_AT_ONCE]}):
            found[row.key] = _sale(row)
    # A day is in the key of what has no document: that one is never elsewhere.
    missing = sorted(key for key, sale in told.items() if sale.document and key not in found)
    for at in range(0, len(missing), KEYS_AT_ONCE):
        for row in connection.execute(_BY_KEY, {"client": client_id, "keys": missing[at : at + KEYS_AT_ONCE]}):
            found[row.key] = _sale(row)
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
_UNTIL = select(func.max(sales.c.day)).where(sales.c.team_id == bindparam("team_id"))
_EARLIER = select(sales.c.client_id, sales.c.key, sales.c.earlier).where(
    sales.c.client_id.in_(bindparam("clients", expanding=True)), sales.c.key.in_(bindparam("keys", expanding=True))
)


def until(connection: Connection, team_id: int) -> date | None:
    """The last day of which a team's ledger tells; None: it has none."""
    day: date | None = connection.scalar(_UNTIL, {"team_id": team_id})
    return day


def write(connection: Connection, of: Ledger, changed: Mapping[int, Sequence[Changed]], now: datetime) -> None:
    """What a file changes, by client; what was said before is kept beside it.

    Where the ledger tells of other days than before, it says something of those too whom the file does not name.
    """
    before = until(connection, of.team_id)
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
    if until(connection, of.team_id) != before:
        stale.mark_team(connection, of.team_id)


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
