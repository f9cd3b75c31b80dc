"""The whole database as plain rows, and whose each row is: so that a test sees what one press changed, and of whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.store.tables import metadata
from tests.handlers.rights_chat import TABLES

Key = tuple[str, tuple[Any, ...]]
"""A table, and the row's primary key."""
Rows = dict[Key, dict[str, Any]]
OWN_TALK = frozenset({"conversations"})
"""What a person was asked last in his own chat."""


def writes(connection: Connection) -> int:
    """How many rows were written so far: where it stands still, the whole database is as it was."""
    raw: Any = connection.connection.driver_connection
    return int(raw.total_changes)


def everything(connection: Connection) -> Rows:
    raw: Any = connection.connection.driver_connection
    rows: Rows = {}
    for table in TABLES:
        names = [column.name for column in table.columns]
        keys = [names.index(column.name) for column in table.primary_key.columns]
        for row in raw.execute(f"SELECT {', '.join(names)} FROM {table.name}"):
            rows[table.name, tuple(row[at] for at in keys)] = dict(zip(names, row, strict=True))
    return rows


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs between two moments."""

    tables: frozenset[str]
    teams: frozenset[int]
    """Whose rows they are, were, or refer to now."""


NO_CHANGE = Changed(frozenset(), frozenset())


def changed(before: Rows, after: Rows) -> Changed:
    keys = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    teams: set[int | None] = set()
    for key in keys:
        for rows in (before, after):
            if key in rows:
                teams |= {team_of(rows, key), *(team_of(rows, parent) for parent in parents(rows, key))}
    return Changed(frozenset(table for table, _ in keys), frozenset(team for team in teams if team is not None))


def parents(rows: Rows, key: Key) -> Iterable[Key]:
    """The rows that it refers to."""
    row, table = rows[key], metadata.tables[key[0]]
    for column in table.columns:
        for each in column.foreign_keys:
            if row[column.name] is not None and len(each.column.table.primary_key.columns) == 1:
                yield each.column.table.name, (row[column.name],)


def team_of(rows: Rows, key: Key) -> int | None:
    """By its own word, else by what it refers to; none: it is of no team."""
    if key not in rows:
        return None
    row = rows[key]
    if key[0] == "teams":
        return int(row["id"])
    if row.get("team_id") is not None:
        return int(row["team_id"])
    return next(filter(None, (team_of(rows, parent) for parent in parents(rows, key))), None)
