"""The little that SQLite and PostgreSQL spell differently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_if_new(connection: Connection, table: Table) -> Insert:
    """An INSERT that leaves rows alone which some unique constraint knows already."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def upsert(connection: Connection, table: Table, key: Sequence[str], values: dict[str, Any]) -> None:
    """Insert the row, or overwrite the one with the same key."""
    changed = {name: value for name, value in values.items() if name not in key}
    if connection.dialect.name == "postgresql":
        connection.execute(
            postgresql.insert(table).values(values).on_conflict_do_update(index_elements=key, set_=changed)
        )
    else:
        connection.execute(sqlite.insert(table).values(values).on_conflict_do_update(index_elements=key, set_=changed))
