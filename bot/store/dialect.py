"""The little that SQLite and PostgreSQL spell differently."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Insert, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite

_DIALECTS: dict[str, ModuleType] = {"postgresql": postgresql, "sqlite": sqlite}


def insert_if_new(connection: Connection, table: Table) -> Insert:
    """An INSERT that leaves rows alone which some unique constraint knows already."""
    return _insert_if_new(connection.dialect.name, table)


@cache
def _insert_if_new(dialect: str, table: Table) -> Insert:
    statement: Insert = _DIALECTS[dialect].insert(table).on_conflict_do_nothing()
    return statement


def upsert(connection: Connection, table: Table, key: Sequence[str], values: dict[str, Any]) -> None:
    """Insert the row, or overwrite the one with the same key."""
    connection.execute(_upsert(connection.dialect.name, table, tuple(key), tuple(values)), values)


@cache
def _upsert(dialect: str, table: Table, key: tuple[str, ...], names: tuple[str, ...]) -> Insert:
    """Built once for each table: building a statement costs more than running it."""
    statement = _DIALECTS[dialect].insert(table).values({name: bindparam(name) for name in names})
    changed = {name: statement.excluded[name] for name in names if name not in key}
    whole: Insert = statement.on_conflict_do_update(index_elements=key, set_=changed)
    return whole
