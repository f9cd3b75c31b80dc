"""Whatever people wrote, anywhere in the database, made hostile: from the tables, so that a new column is too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import JSON, Column, Connection, func, select, update

from bot.domain.names import normalise
from bot.store.personal import DECLARED, Fate, holds_text
from bot.store.tables import metadata
from tests.handlers.rights_town import SECRET

TAIL = '<tg-spoiler>&lt"'
"""Shown as HTML it would refuse the whole message, as it is never closed; and lose an ampersand, were it closed."""
PAYLOAD = SECRET + TAIL
SEARCHED = ("search_name", "key")
"""How a name is searched: made of it, and never shown."""


def hostile(text: str) -> str:
    return text.replace(SECRET, PAYLOAD)


def formula(text: str) -> str:
    """A spreadsheet would reckon it, or call a program."""
    return f"=cmd|'/c calc'!A1+{text}" if SECRET in text else text


def poison(connection: Connection, change: Callable[[str], str]) -> set[str]:
    """Every text that bears the first team's mark; returns the columns that hold one."""
    found = set()
    for table in metadata.sorted_tables:
        columns = [column for column in table.c if holds_text(column) and column.name not in SEARCHED]
        keys = list(table.primary_key.columns)
        for row in connection.execute(select(table)).mappings().all() if columns else ():
            changed = {}
            for column in columns:
                better = _changed(row[column.name], change)
                if better != row[column.name]:
                    changed[column.name] = better
                    found.add(f"{table.name}.{column.name}")
            if "search_name" in table.c and "name" in changed:
                changed["search_name"] = normalise(changed["name"])
            if changed:
                connection.execute(update(table).where(*(key == row[key.name] for key in keys)).values(changed))
    return found


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case list() | tuple():
            return [_changed(each, change) for each in value]
        case dict():
            return {key: _changed(each, change) for key, each in value.items()}
        case _:
            return value


NOT_WRITTEN = {
    "absences.kind": "one of a few words",
    "members.zone_before": "a zone",
    "members.name": "marked already",
    **dict.fromkeys(("clients.phone", "decision_makers.phone"), "digits"),
    **dict.fromkeys(("inbox.error", "outbox.error", "errands.error"), "shown to nobody"),
}


def free_texts() -> list[Column[Any]]:
    """The columns that hold what people write, as the list of the forgotten declares them."""
    return [
        metadata.tables[table].c[name]
        for table, columns in DECLARED.items()
        for name, fate in columns.items()
        if isinstance(fate, Fate)
        and not isinstance(metadata.tables[table].c[name].type, JSON)
        and f"{table}.{name}" not in NOT_WRITTEN
    ]


def spread(connection: Connection) -> None:
    """Something that was written stands in every column where anything may be written."""
    for column in free_texts():
        marked = func.coalesce(column, "") + f" слово{SECRET}"
        connection.execute(
            update(column.table).where(func.coalesce(column, "").not_like(f"%{SECRET}%")).values({column.name: marked})
        )
