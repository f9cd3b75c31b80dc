"""Sheets of rows that leave as a file: each is read in one go, in a fixed order, however many rows it has.

Read on a connection of its own (`database.read_apart`), never inside a unit of work: nobody waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, bindparam, select

from bot.domain.exporting import Field, Shape
from bot.store.tables import clients, decision_makers, members

AT_ONCE = 1000
"""Rows fetched at once."""
TEAM: Any = bindparam("team_id")
MEMBER: Any = bindparam("member_id")
OF_TEAM = select(members.c.id).where(members.c.team_id == TEAM)
"""Everybody of the team: the way to rows that no index knows by their team."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows: the team's; of one person, where only his are asked for."""

    team_id: int
    member_id: int
    now: datetime


Row = tuple[int, Sequence[Any]]
"""A row's place in its sheet, which only grows, and its values."""
Rows = Callable[[Connection, Scope, int], Iterator[Row]]
"""The rows behind a place."""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    fields: tuple[Field, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Told:
    """A column of a sheet, and where its value comes from."""

    field: Field
    value: ColumnElement[Any]


def plain(value: ColumnElement[Any], name: str = "") -> Told:
    return Told(Field(name or str(value.key)), value)


def word(value: ColumnElement[Any], family: str, name: str = "") -> Told:
    return Told(Field(name or str(value.key), Shape.WORD, family), value)


def person(value: ColumnElement[Any], name: str = "person") -> tuple[Told, Told]:
    """His id, by which rows are joined, and his name."""
    return Told(Field(f"{name}_id"), value), Told(Field(name, Shape.PERSON), value)


def client(of: Table) -> tuple[Told, Told]:
    return Told(Field("client_id"), of.c.client_id), Told(Field("client"), clients.c.name)


def decider(of: Table) -> tuple[Told, Told]:
    return (
        Told(Field("decision_maker_id"), of.c.decision_maker_id),
        Told(Field("decision_maker"), decision_makers.c.full_name),
    )


def with_client(of: Table) -> FromClause:
    return of.join(clients, clients.c.id == of.c.client_id)


def with_decider(of: Table) -> FromClause:
    return with_client(of).outerjoin(decision_makers, decision_makers.c.id == of.c.decision_maker_id)


def sheet(
    name: str,
    told: Sequence[Told],
    *where: ColumnElement[bool],
    key: ColumnElement[int] | None = None,
    source: FromClause | None = None,
) -> Sheet:
    """A sheet of one statement, ordered by the first column, the row's id, or by `key`."""
    order = told[0].value if key is None else key
    statement = select(order, *(each.value.label(f"told_{at}") for at, each in enumerate(told)))
    if source is not None:
        statement = statement.select_from(source)
    statement = statement.where(*where, order > bindparam("after")).order_by(order)
    return Sheet(name, tuple(each.field for each in told), lambda c, scope, after: streamed(c, statement, scope, after))


def streamed(connection: Connection, statement: Select[Any], scope: Scope, after: int) -> Iterator[Row]:
    """Row by row, never all of them in memory."""
    key = {"team_id": scope.team_id, "member_id": scope.member_id, "after": after}
    for row in connection.execute(statement, key, execution_options={"yield_per": AT_ONCE}):
        yield row[0], row[1:]
