"""The trail of changes as it is read: newest first, a page at a time, of everybody or of one person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, bindparam, select

from bot.domain.people import Member
from bot.domain.trail import Entry
from bot.store import team
from bot.store.tables import audit, clients, decision_makers, groups

_ENTRIES = (
    select(
        *(audit.c.id, audit.c.created_at, audit.c.member_id, audit.c.action, audit.c.subject, audit.c.subject_id),
        audit.c.details,
    )
    .where(audit.c.team_id == bindparam("team_id"), audit.c.id < bindparam("before"))
    .order_by(audit.c.id.desc())
    .limit(bindparam("most"))
)
_BY_ONE = _ENTRIES.where(audit.c.member_id == bindparam("member_id"))
_NAMED = {"client": clients.c.name, "decision_maker": decision_makers.c.full_name, "group": groups.c.title}
"""What rows are called, by the kind of subject; people are asked for all at once."""


def page(connection: Connection, team_id: int, before: int, limit: int, member_id: int | None = None) -> list[Entry]:
    """The newest entries behind one, of everybody or of one person."""
    key = {"team_id": team_id, "before": before, "most": limit, "member_id": member_id}
    return [Entry(*row) for row in connection.execute(_ENTRIES if member_id is None else _BY_ONE, key)]


def names_of(connection: Connection, team_id: int, found: Sequence[Entry]) -> dict[str, dict[int, str]]:
    """What the entries are about, by kind of row and id."""
    return {kind: _names(connection, team_id, kind, column, found) for kind, column in _NAMED.items()}


def _names(
    connection: Connection, team_id: int, kind: str, name: Column[Any], found: Sequence[Entry]
) -> dict[int, str]:
    ids = {each.subject_id for each in found if each.subject == kind and each.subject_id is not None}
    rows = name.table.c
    wanted = select(rows.id, name).where(rows.team_id == team_id, rows.id.in_(ids))
    return {row[0]: row[1] for row in connection.execute(wanted)} if ids else {}


def authors(connection: Connection, team_id: int) -> list[Member]:
    """Everybody whose changes may be in it, also who left, by name."""
    return sorted(team.everybody(connection, team_id), key=lambda one: (one.name, one.id))
