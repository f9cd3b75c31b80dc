"""Rows for any version of the database: three of every table, made from what its schema says, awkward where it may be.

They point at one another as far as the schema asks, so row 2 of one table is of row 2 of another.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    insert,
    select,
)
from sqlalchemy.sql.sqltypes import Numeric

EACH = 3
"""Rows of a table of every version."""
FIRST = datetime(2026, 11, 2, 7, 30, 0, 123_456, tzinfo=UTC)
WORDS = ("ООО «Ромашка» <b>&</b>", '=HYPERLINK("x")', "Щётка 🧹 — 100 %, O'Нил\nвторая строка")
CHOSEN: dict[tuple[str, str], tuple[Any, ...]] = {
    ("inbox", "state"): ("pending", "done", "failed"),
    ("outbox", "state"): ("pending", "failed", "pending"),
    ("errands", "state"): ("pending", "failed", "pending"),
    ("members", "role"): ("hunter", "farmer", "head"),
    ("members", "timezone"): ("Europe/Moscow", "Asia/Vladivostok", "Asia/Tomsk"),
    ("members", "locale"): ("ru", "en", "ru"),
    ("teams", "timezone"): ("Europe/Moscow", "Asia/Vladivostok", "Asia/Tomsk"),
    ("teams", "locale"): ("ru", "en", "ru"),
    ("records", "kind"): ("call", "meeting", "call"),
    ("records", "undone_at"): (None, None, FIRST),
    ("meetings", "cancelled_at"): (None, FIRST, FIRST),
    ("meetings", "state"): ("booked", "held", "undone"),
    ("audit", "action"): ("share.set", "member.removed", "share.set"),
    ("audit", "details"): ({"was": 100, "value": 50}, {}, {"was": 75, "value": 25}),
    ("clients", "deleted_at"): (None, None, FIRST),
}
"""What the bot takes for a choice, and what a migration looks at."""

Kept = dict[str, list[dict[str, Any]]]
"""Rows by table, as they were read back."""


def tables(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection)
    return found


def fill(connection: Connection, version: int) -> Kept:
    """Three rows more in every table of this version; returns just these, as the database gives them back."""
    found, kept = tables(connection), Kept()
    for table in found.sorted_tables:
        if table.name == "alembic_version":
            continue
        # A second pass sets what points in a ring; there is none so far that may not be empty.
        rows = [_row(connection, table, version, number) for number in range(EACH)]
        connection.execute(insert(table), rows)
        keys = [column.name for column in table.primary_key]
        every = [dict(row._mapping) for row in connection.execute(select(table))]
        made = {tuple(row[name] for name in keys) for row in rows}
        kept[table.name] = [row for row in every if tuple(row[name] for name in keys) in made]
        assert len(kept[table.name]) == EACH, table.name
    return kept


def _row(connection: Connection, table: Table, version: int, number: int) -> dict[str, Any]:
    return {column.name: _value(connection, table, column, version, number) for column in table.columns}


def _value(connection: Connection, table: Table, column: Column[Any], version: int, number: int) -> Any:
    nth = version * EACH + number + 1
    if (table.name, column.name) in CHOSEN:
        chosen = CHOSEN[table.name, column.name][number]
        return _moment(connection, chosen) if isinstance(chosen, datetime) else chosen
    if column.foreign_keys:
        # Made later than this one, or this very table: left out where it may be.
        (points,) = column.foreign_keys
        later = points.column.table is table or table in _before(points.column.table)
        return None if column.nullable and later else nth
    make = next((make for kind, make in _MAKERS if isinstance(column.type, kind)), None)
    assert make is not None, f"{table.name}.{column.name}: {column.type!r}"
    made = make(nth)
    if isinstance(made, datetime):
        return _moment(connection, made)
    length = getattr(column.type, "length", None)
    return made[:length] if isinstance(made, str) and length else made


def _before(table: Table) -> set[Table]:
    """What must stand before a row of this table can."""
    found: set[Table] = set()
    left = [table]
    while left:
        for key in left.pop().foreign_keys:
            if key.column.table not in found:
                found.add(key.column.table)
                left.append(key.column.table)
    return found


def _moment(connection: Connection, moment: datetime) -> datetime:
    return moment if connection.dialect.name == "postgresql" else moment.replace(tzinfo=None)


def _day(nth: int) -> date:
    return FIRST.date() + timedelta(days=nth)


_MAKERS: tuple[tuple[Any, Callable[[int], Any]], ...] = (
    (Boolean, lambda nth: nth % 2 == 0),
    (JSON, lambda nth: {"слова": WORDS[nth % 3], "числа": [nth, None, 0.1], "пусто": {}, "да": True}),
    (DateTime, lambda nth: FIRST + timedelta(hours=nth, microseconds=nth)),
    (Date, _day),
    (Time, lambda nth: time(nth % 24, 59)),
    (Integer, lambda nth: nth),
    (Numeric, lambda nth: nth),
    (Text, lambda nth: f"{nth} {WORDS[nth % 3]}"),
    (String, lambda nth: f"{nth} {WORDS[nth % 3]}"),
)
