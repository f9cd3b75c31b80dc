"""What clients bought, put together by the database: so much is read as there are days, however many rows there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    case,
    cast,
    func,
    or_,
    select,
    type_coerce,
)

from bot.domain.months import shifted
from bot.domain.sold import LOOK_BACK, OWED_BACK, PAID_BACK, BuyingDay, Names, Owed, Paid, Sold
from bot.store.tables import sales

_BETWEEN = "\x1f"
"""Two groups of one day: no name holds it."""
_NOTHING = Decimal(0)
_WHOSE: Any = bindparam("clients", expanding=True)
_UNTIL: Any = bindparam("until")
_MINE = (sales.c.client_id.in_(_WHOSE), sales.c.day > bindparam("since"), sales.c.day <= _UNTIL)
_hundredths = type_coerce(sales.c.amount, BigInteger)
_TAKEN = func.sum(case((_hundredths > 0, sales.c.amount))).label("taken")
_DAYS = (
    select(
        *(sales.c.client_id, sales.c.day, func.sum(sales.c.amount).label("net"), _TAKEN),
        func.aggregate_strings(case((_hundredths > 0, sales.c.product_group)), _BETWEEN).label("groups"),
        func.count(sales.c.due_on).label("billed"),
    )
    .where(*_MINE)
    .group_by(sales.c.client_id, sales.c.day)
    .order_by(sales.c.client_id, sales.c.day)
)


def _lessened(what: Column[Any]) -> Select[Any]:
    """Of some days, the documents (or groups) of which a row is below zero: what all of their rows come to."""
    below = (
        select(sales.c.client_id, sales.c.day, what)
        .where(sales.c.client_id.in_(_WHOSE), sales.c.day.in_(bindparam("days", expanding=True)), _hundredths < 0)
        .distinct()
        .subquery("below")
    )
    together = (below.c.client_id == sales.c.client_id, below.c.day == sales.c.day, below.c[what.name] == what)
    return (
        select(sales.c.client_id, sales.c.day, what.label("what"), func.sum(sales.c.amount).label("net"), _TAKEN)
        .join(below, and_(*together))
        .group_by(sales.c.client_id, sales.c.day, what)
    )


_DOCUMENTS, _GROUPS = _lessened(sales.c.document), _lessened(sales.c.product_group)


def of_clients(connection: Connection, client_ids: Collection[int], until: date) -> dict[int, Sold]:
    """As the ledger knew it at the end of a day. Whose the clients are, the caller asked before."""
    key = {"clients": sorted(client_ids), "since": shifted(until, -LOOK_BACK), "until": until}
    rows: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(_DAYS, key).all() if client_ids else ():
        rows[row.client_id].append(row)
    less = _less(connection, key, rows.values())
    billed = [client_id for client_id, days in rows.items() if any(row.billed for row in days)]
    paid, owed = _bills(connection, billed, until)
    tells = paid.keys() | _told(connection, owed.keys() - paid.keys(), key)
    found: dict[int, Sold] = {}
    for client_id, days in rows.items():
        names = Names()
        found[client_id] = Sold(
            tuple(_day(row, less, names) for row in days),
            names.told,
            tuple(paid.get(client_id, ())),
            tuple(owed.get(client_id, ())),
            client_id in tells,
        )
    return found


_HOW_MANY = select(sales.c.client_id, func.count().label("rows")).where(*_MINE).group_by(sales.c.client_id)


def rows_of(connection: Connection, client_ids: Collection[int], until: date) -> dict[int, int]:
    """How much has to be gone through for each of them: counted in the index alone."""
    key = {"clients": sorted(client_ids), "since": shifted(until, -LOOK_BACK), "until": until}
    return {row.client_id: row.rows for row in connection.execute(_HOW_MANY, key)} if client_ids else {}


# -- days

_Less = Mapping[tuple[int, date], list[Row[Any]]]


def _less(connection: Connection, key: Mapping[str, Any], rows: Iterable[Iterable[Row[Any]]]) -> tuple[_Less, _Less]:
    """Of the days on which a row is below zero: what documents and what groups were lessened."""
    days = {row.day for each in rows for row in each if row.net != (row.taken or _NOTHING)}
    found: tuple[_Less, _Less] = (defaultdict(list), defaultdict(list))
    if days:
        for statement, of_days in zip((_DOCUMENTS, _GROUPS), found, strict=True):
            for row in connection.execute(statement, {"clients": key["clients"], "days": sorted(days)}):
                of_days[row.client_id, row.day].append(row)
    return found


def _day(row: Any, less: tuple[_Less, _Less], names: Names) -> BuyingDay:
    client_id, day, net, taken, said, _ = row
    bought: Decimal = taken or _NOTHING
    groups = set(said.split(_BETWEEN)) if said else set()
    if bought != net:
        documents, lessened = (each.get((client_id, day), ()) for each in less)
        bought += sum((max(each.net, _NOTHING) - (each.taken or _NOTHING) for each in documents), _NOTHING)
        groups -= {each.what for each in lessened if each.net <= 0}
    keys = frozenset(map(names.__getitem__, groups)) if bought > 0 else frozenset()
    return BuyingDay(day, bought, net, keys - {""} if "" in keys else keys)


# -- bills

_paid = case((sales.c.paid_on <= _UNTIL, sales.c.paid_on))
_IS_BILL = (*_MINE, _hundredths > 0, sales.c.due_on.is_not(None))
_bill = (
    select(sales.c.client_id, sales.c.due_on, _paid.label("paid_on"), func.sum(sales.c.amount).label("amount"))
    .where(
        *_IS_BILL,
        or_(
            and_(sales.c.paid_on > bindparam("paid_since"), sales.c.paid_on <= _UNTIL),
            and_(
                or_(sales.c.paid_on.is_(None), sales.c.paid_on > _UNTIL),
                sales.c.due_on > bindparam("owed_since"),
            ),
        ),
    )
    .group_by(sales.c.client_id, sales.c.day, sales.c.document, sales.c.due_on, _paid)
    .subquery("bill")
)


@cache
def _by_day(dialect: str) -> Select[Any]:
    """Bills that are paid, by the day of that, and those that are not, by the day on which they are due."""
    delay: ColumnElement[Any] = _bill.c.paid_on - _bill.c.due_on
    if dialect == "sqlite":
        delay = cast(func.julianday(_bill.c.paid_on) - func.julianday(_bill.c.due_on), Integer)
    owed = case((_bill.c.paid_on.is_(None), _bill.c.due_on))
    return (
        select(
            *(_bill.c.client_id, _bill.c.paid_on, owed.label("due_on"), func.count().label("bills")),
            *(func.sum(delay).label("delay"), func.sum(_bill.c.amount).label("amount")),
        )
        .group_by(_bill.c.client_id, _bill.c.paid_on, owed)
        .order_by(_bill.c.client_id, _bill.c.paid_on, owed)
    )


def _bills(
    connection: Connection, client_ids: Collection[int], until: date
) -> tuple[dict[int, list[Paid]], dict[int, list[Owed]]]:
    paid: dict[int, list[Paid]] = defaultdict(list)
    owed: dict[int, list[Owed]] = defaultdict(list)
    back = {"since": LOOK_BACK, "paid_since": PAID_BACK, "owed_since": OWED_BACK}
    key = {"clients": sorted(client_ids), "until": until, **{name: shifted(until, -back[name]) for name in back}}
    for row in connection.execute(_by_day(connection.dialect.name), key) if client_ids else ():
        if row.paid_on is not None:
            paid[row.client_id].append(Paid(row.paid_on, row.bills, row.delay))
        else:
            owed[row.client_id].append(Owed(row.due_on, row.bills, row.amount))
    return paid, owed


_TOLD = select(sales.c.client_id).where(*_IS_BILL, sales.c.paid_on <= _UNTIL).distinct()


def _told(connection: Connection, client_ids: Collection[int], key: Mapping[str, Any]) -> set[int]:
    """Of whom it is told that bills were paid, long ago."""
    return set(connection.scalars(_TOLD, {**key, "clients": sorted(client_ids)})) if client_ids else set()
