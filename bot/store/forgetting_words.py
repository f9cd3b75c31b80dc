"""Names in the team's texts are replaced, in every column that bot/store/personal.py declares so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    String,
    Table,
    Update,
    bindparam,
    or_,
    select,
    update,
)

from bot.domain.forgetting import import_without, rows_without
from bot.domain.traces import Traces, mapped, without_in
from bot.store.personal import worded
from bot.store.tables import (
    answers,
    attachments,
    forms,
    import_parts,
    imports,
    ledgers,
    meetings,
    members,
    metadata,
    records,
    reminders,
    team_notes,
)

Change = Callable[[int, str], str]
"""A client's id and a text about him: the text without the person."""
_TEAM: Any = bindparam("team_id")
_CLIENTS: Any = bindparam("clients", expanding=True)
_OF_TEAM = select(members.c.id).where(members.c.team_id == _TEAM)


def _key(table: Table) -> ColumnElement[Any]:
    (key,) = table.primary_key
    return key


def _spoken(table: Table, client: ColumnElement[Any], source: FromClause) -> Select[Any]:
    """Rows with words about some clients: the row's key, the client, the words."""
    columns = worded(table)
    said = or_(*(column.is_not(None) for column in columns))
    found = select(_key(table).label("row_key"), client.label("of_client"), *columns).select_from(source)
    return found.where(table.c.team_id == _TEAM, client.in_(_CLIENTS), said)


def _written(table: Table) -> Update:
    values: dict[str, Any] = {column.name: bindparam(f"new_{column.name}") for column in worded(table)}
    return update(table).where(_key(table) == bindparam("row_key")).values(values)


_ATTACHED_TO = (
    (records, attachments.c.record_id),
    (meetings, attachments.c.meeting_id),
    (forms, attachments.c.form_id),
)
_ABOUT_CLIENTS: tuple[tuple[Table, Select[Any]], ...] = (
    *(
        (table, _spoken(table, table.c.client_id, table))
        for table in metadata.sorted_tables
        if "client_id" in table.c and worded(table)
    ),
    (answers, _spoken(answers, forms.c.client_id, answers.join(forms, forms.c.id == answers.c.form_id))),
    *(
        (attachments, _spoken(attachments, owner.c.client_id, attachments.join(owner, owner.c.id == reference)))
        for owner, reference in _ATTACHED_TO
    ),
)
_OF_THE_TEAM: tuple[tuple[Table, Select[Any]], ...] = tuple(
    (table, select(_key(table).label("row_key"), *worded(table)).where(where))
    for table, where in (
        (team_notes, team_notes.c.team_id == _TEAM),
        (reminders, reminders.c.member_id.in_(_OF_TEAM) & reminders.c.reason.is_not(None)),
        (imports, imports.c.member_id.in_(_OF_TEAM)),
        (import_parts, import_parts.c.import_id.in_(select(imports.c.id).where(imports.c.member_id.in_(_OF_TEAM)))),
        (ledgers, ledgers.c.member_id.in_(_OF_TEAM)),
    )
)
_WRITTEN = {table: _written(table) for table, _ in (*_ABOUT_CLIENTS, *_OF_THE_TEAM)}
WALKED = frozenset(table.name for table in _WRITTEN)


def about_clients(connection: Connection, team_id: int, clients: Collection[int], change: Change) -> None:
    """In all that was said about these clients."""
    key = {"team_id": team_id, "clients": list(clients)}
    for table, spoken in _ABOUT_CLIENTS:
        for row in connection.execute(spoken, key).all():
            _rewrite(connection, table, row, partial(_changed, partial(change, row.of_client)))


def of_team(connection: Connection, team_id: int, traces: Traces, mark: str) -> None:
    """In what is said about no client in particular, and in files that wait to be taken in."""
    special = {
        "imports.content": lambda data: import_without(data, traces, mark),
        "import_parts.content": lambda data: rows_without(data, traces, mark),
    }
    for table, spoken in _OF_THE_TEAM:
        for row in connection.execute(spoken, {"team_id": team_id}).all():
            _rewrite(connection, table, row, lambda data: without_in(data, traces, mark), special)


def _changed(change: Callable[[str], str], data: Any) -> Any:
    return mapped(data, change)


def _rewrite(
    connection: Connection,
    table: Table,
    row: Row[Any],
    change: Callable[[Any], Any],
    special: dict[str, Callable[[Any], Any]] | None = None,
) -> None:
    before = {column.name: row._mapping[column] for column in worded(table)}
    after = {name: (special or {}).get(f"{table.name}.{name}", change)(value) for name, value in before.items()}
    if after != before:
        told = {f"new_{name}": _fitting(table, name, value) for name, value in after.items()}
        connection.execute(_WRITTEN[table], {"row_key": row.row_key, **told})


def _fitting(table: Table, name: str, value: Any) -> Any:
    """The mark may be longer than what it stands for, and a column has its length."""
    kind = table.c[name].type
    return value[: kind.length] if isinstance(kind, String) and isinstance(value, str) else value


def names_beside(rows: Iterable[Row[Any]]) -> dict[int, list[str]]:
    """By client: who else is known there."""
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.client_id, []).append(row.full_name)
    return found
