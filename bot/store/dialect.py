"""The little that SQLite and PostgreSQL spell differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import ModuleType
from typing import Any

from sqlalchemy import Column, Connection, Insert, Table, Update, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite

_DIALECTS: dict[str, ModuleType] = {"postgresql": postgresql, "sqlite": sqlite}


def insert_if_new(connection: Connection, table: Table, *returned: Column[Any]) -> Insert:
    """An INSERT that leaves rows alone which some unique constraint knows already; of these it returns nothing."""
    return _insert_if_new(connection.dialect.name, table, returned)


@cache
def _insert_if_new(dialect: str, table: Table, returned: tuple[Column[Any], ...]) -> Insert:
    statement: Insert = _DIALECTS[dialect].insert(table).on_conflict_do_nothing()
    return statement.returning(*returned) if returned else statement


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


def change_row(
    connection: Connection, table: Table, row_id: int, values: Mapping[str, Any], team_id: int | None = None
) -> None:
    """Change some columns of one row; `None`: its team was asked before."""
    if values:
        key = {"row_id": row_id} if team_id is None else {"row_id": row_id, "of_team": team_id}
        connection.execute(_change_row(table, tuple(values), team_id is not None), {**key, **values})


@cache
def _change_row(table: Table, names: tuple[str, ...], of_team: bool) -> Update:
    """Built once for each set of columns, as `_upsert`."""
    changed = update(table).where(table.c.id == bindparam("row_id"))
    if of_team:
        changed = changed.where(table.c.team_id == bindparam("of_team"))
    return changed.values({name: bindparam(name) for name in names})
