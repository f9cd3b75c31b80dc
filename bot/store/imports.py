"""What members bring in, from the moment it was read until it is written or given up; its parts, some rows each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, insert, or_, select, update

from bot.domain.contacts import (
    Contact,
    Refusal,
    contact_from_plain,
    contact_to_plain,
    refusal_from_plain,
    refusal_to_plain,
)
from bot.domain.imports import ImportState, Summary, summary_from_plain, summary_to_plain
from bot.domain.people import Member
from bot.store.tables import import_parts, imports

KEPT = timedelta(days=3)
"""How long rows wait to be accepted: they are people's names and numbers."""
STUCK = timedelta(days=7)
"""Writing takes minutes: what is not written by then never will be."""
_UNDER_WAY = (ImportState.CHECKING, ImportState.OFFERED)


@dataclass(frozen=True, slots=True)
class Import:
    id: int
    member_id: int
    name: str
    state: ImportState
    summary: Summary


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the rows of an import."""

    id: int
    number: int
    contacts: tuple[Contact, ...]
    refusals: tuple[Refusal, ...]
    done: bool
    """Written: a second run of the same step finds it so."""


def _import(row: Row[Any]) -> Import:
    return Import(row.id, row.member_id, row.name, ImportState(row.state), summary_from_plain(row.content))


def begin(
    connection: Connection,
    member: Member,
    name: str,
    state: ImportState,
    summary: Summary,
    parts: Sequence[tuple[Sequence[Any], Sequence[Any]]],
    now: datetime,
) -> Import:
    """Keep what was read, contacts and refusals as plain JSON; what waited before to be accepted is given up.

    A file takes the place of a file, contacts that of contacts.
    """
    _drop_waiting(connection, member, contacts=summary.contacts)
    values = {
        "team_id": member.team_id,
        "member_id": member.id,
        "name": name,
        "content": summary_to_plain(summary),
        "state": state,
        "created_at": now,
    }
    row = connection.execute(insert(imports).values(values).returning(imports)).one()
    if parts:
        connection.execute(
            insert(import_parts),
            [
                {
                    "team_id": member.team_id,
                    "import_id": row.id,
                    "number": number,
                    "content": {"contacts": contacts, "refusals": refusals},
                    "state": "read",
                }
                for number, (contacts, refusals) in enumerate(parts)
            ],
        )
    return _import(row)


_ONE = select(imports).where(
    imports.c.team_id == bindparam("team_id"),
    imports.c.member_id == bindparam("member_id"),
    imports.c.id == bindparam("id"),
)
_LAST = (
    select(imports)
    .where(imports.c.team_id == bindparam("team_id"), imports.c.member_id == bindparam("member_id"))
    .order_by(imports.c.id.desc())
    .limit(1)
)


def own(connection: Connection, member: Member, import_id: int) -> Import | None:
    """One of the member's own; nobody else's."""
    row = connection.execute(_ONE, {"team_id": member.team_id, "member_id": member.id, "id": import_id}).first()
    return _import(row) if row else None


def last(connection: Connection, member: Member) -> Import | None:
    row = connection.execute(_LAST, {"team_id": member.team_id, "member_id": member.id}).first()
    return _import(row) if row else None


_CHANGE = (
    update(imports)
    .where(imports.c.id == bindparam("import_id"))
    .values(state=bindparam("new_state"), content=bindparam("told"))
)


def change(connection: Connection, of: Import, state: ImportState, summary: Summary) -> None:
    connection.execute(_CHANGE, {"import_id": of.id, "new_state": state, "told": summary_to_plain(summary)})


# -- parts

_PART = select(import_parts).where(
    import_parts.c.import_id == bindparam("import_id"), import_parts.c.number == bindparam("number")
)
_KEEP = (
    update(import_parts)
    .where(import_parts.c.id == bindparam("part_id"))
    .values(content=bindparam("told"), state=bindparam("new_state"))
)


def part(connection: Connection, of: Import, number: int) -> Part | None:
    row = connection.execute(_PART, {"import_id": of.id, "number": number}).first()
    if row is None:
        return None
    return Part(
        row.id,
        row.number,
        tuple(contact_from_plain(each) for each in row.content["contacts"]),
        tuple(refusal_from_plain(each) for each in row.content["refusals"]),
        row.state == "done",
    )


def keep_part(connection: Connection, part: Part) -> None:
    told = {
        "contacts": [contact_to_plain(each) for each in part.contacts],
        "refusals": [refusal_to_plain(each) for each in part.refusals],
    }
    state = "done" if part.done else "read"
    connection.execute(_KEEP, {"part_id": part.id, "told": told, "new_state": state})


_CONTENTS = (
    select(import_parts.c.content)
    .where(import_parts.c.import_id == bindparam("import_id"))
    .order_by(import_parts.c.number)
)


def refusals(connection: Connection, of: Import) -> list[list[Any]]:
    """All rows that are refused, as plain JSON, in their order."""
    contents = connection.scalars(_CONTENTS, {"import_id": of.id})
    return sorted((each for content in contents for each in content["refusals"]), key=lambda refusal: int(refusal[0]))


# -- giving up, forgetting


def _drop_waiting(connection: Connection, member: Member, *, contacts: bool) -> None:
    mine = select(imports).where(imports.c.member_id == member.id, imports.c.state.in_(_UNDER_WAY))
    waiting = [_import(row) for row in connection.execute(mine)]
    _give_up(connection, [each for each in waiting if each.summary.contacts is contacts])


def finish(connection: Connection, of: Import, state: ImportState, summary: Summary) -> None:
    """Its rows are clients now, or nothing: they are kept twice no longer."""
    change(connection, of, state, replace(summary, gathered=()))
    connection.execute(_FORGET, {"of": of.id})


_FORGET = delete(import_parts).where(import_parts.c.import_id == bindparam("of"))


def prune(connection: Connection, now: datetime) -> None:
    """What nobody accepted in days is given up, and so is what was never written to its end."""
    unwanted = and_(imports.c.state.in_(_UNDER_WAY), imports.c.created_at < now - KEPT)
    stuck = and_(imports.c.state == ImportState.WRITING, imports.c.created_at < now - STUCK)
    old = select(imports).where(or_(unwanted, stuck))
    _give_up(connection, [_import(row) for row in connection.execute(old)])


def _give_up(connection: Connection, waiting: Sequence[Import]) -> None:
    for each in waiting:
        finish(connection, each, ImportState.DROPPED, each.summary)
