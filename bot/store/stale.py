"""Whose standing has to be reckoned anew: marked where something is written that it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Date, bindparam, delete, false, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.client_class import Class
from bot.domain.people import Role
from bot.domain.study_choice import NEVER
from bot.store.tables import clients, members, standings

_DIALECTS: dict[str, ModuleType] = {"postgresql": postgresql, "sqlite": sqlite}
_BLANK: dict[str, Any] = {
    "turnover_class": literal(Class.C.value),
    **{name: literal(0) for name in ("turnover", "risk", "growth", "risk_order", "growth_order")},
    **{name: false() for name in ("news", "paused", "unclassed")},
    **{name: literal(NEVER, Date) for name in ("studied_on", "reckoned_on", "reckon_on")},
}
"""Of a client of whom nothing was reckoned yet."""
_EXISTING = (
    select(clients.c.id, clients.c.team_id, clients.c.owner_id, *_BLANK.values())
    .join(members, members.c.id == clients.c.owner_id)
    .where(
        clients.c.id == bindparam("client"),
        # As domain/clients.is_existing says.
        or_(clients.c.existing_since.is_not(None), members.c.role == Role.FARMER),
    )
)


@cache
def _mark(dialect: str) -> Any:
    statement = _DIALECTS[dialect].insert(standings)
    added = statement.from_select(["client_id", "team_id", "member_id", *_BLANK], _EXISTING)
    given = statement.excluded
    return added.on_conflict_do_update(
        index_elements=["client_id"], set_={"member_id": given.member_id, "reckon_on": given.reckon_on}
    )


def mark(connection: Connection, client_ids: Iterable[int]) -> None:
    """Reckon these soon, those of them who are existing clients. Whose they are, the caller asked before."""
    rows = [{"client": client_id} for client_id in sorted(set(client_ids))]
    if rows:
        connection.execute(_mark(connection.dialect.name), rows)


_MARK_TEAM = (
    update(standings)
    # By the people: their clients are found by index, the team's are not.
    .where(
        standings.c.member_id.in_(select(members.c.id).where(members.c.team_id == bindparam("team"))),
        standings.c.reckon_on > NEVER,
    )
    .values(reckon_on=NEVER)
)


def mark_team(connection: Connection, team_id: int) -> None:
    """Reckon all of a team's soon: its ledger tells of another day, up to which each is silent or not."""
    connection.execute(_MARK_TEAM, {"team": team_id})


_DROP = delete(standings).where(standings.c.team_id == bindparam("team"), standings.c.client_id == bindparam("client"))
_OF_TEAM = select(clients.c.id).where(clients.c.team_id == bindparam("team"), clients.c.id == bindparam("client"))


_DROP_MANY = delete(standings).where(standings.c.client_id.in_(bindparam("clients", expanding=True)))


def dropped(connection: Connection, client_ids: Sequence[int]) -> None:
    """These are no existing clients any more: they stand nowhere."""
    if client_ids:
        connection.execute(_DROP_MANY, {"clients": sorted(client_ids)})


def given(connection: Connection, team_id: int, client_id: int) -> None:
    """Somebody else works with him: with a hunter, who has not bought yet stands nowhere."""
    key = {"team": team_id, "client": client_id}
    connection.execute(_DROP, key)
    mark(connection, connection.scalars(_OF_TEAM, key))
