"""Block 2 is entered by an effective meeting: what forms say of interest and agreements, kept in step as moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from bot.domain.path import Move
from bot.domain.promises import PromiseState
from bot.domain.questionnaire import INTERESTED
from bot.store import existing, handovers, paths, people
from bot.store.tables import clients, forms, path_moves, promises, records

_moves = path_moves.c


def buys(connection: Connection, team_id: int, client_id: int) -> bool:
    """He is an existing client, and not one who was lost and is to be won back: that one goes the whole path anew."""
    if not existing.of_client(connection, team_id, client_id):
        return False
    owner_id = connection.scalar(_OWNER, {"team_id": team_id, "client_id": client_id})
    owner = people.get(connection, team_id, owner_id or 0)
    return owner is None or handovers.came_back(connection, team_id, client_id, owner) is None


_OWNER = select(clients.c.owner_id).where(
    clients.c.team_id == bindparam("team_id"), clients.c.id == bindparam("client_id")
)
_EFFECTIVE = (
    select(forms.c.id, func.coalesce(records.c.member_id, forms.c.member_id).label("author_id"), promises.c.made_on)
    .join(promises, promises.c.form_id == forms.c.id)
    .outerjoin(records, records.c.id == forms.c.record_id)
    .where(
        forms.c.team_id == bindparam("team_id"),
        forms.c.client_id == bindparam("client_id"),
        forms.c.interest == INTERESTED,
        promises.c.state != PromiseState.BROKEN,
    )
    .order_by(forms.c.id)
)
_KNOWN = select(_moves.id, _moves.source, _moves.undone_at).where(
    _moves.team_id == bindparam("team_id"),
    _moves.client_id == bindparam("client_id"),
    _moves.move == str(Move.INTEREST),
)
_SET = update(path_moves).where(_moves.id == bindparam("of_id")).values(undone_at=bindparam("at"))


@dataclass(frozen=True, slots=True)
class _Effective:
    form_id: int
    author_id: int
    day: date


def follow(connection: Connection, team_id: int, client_id: int, now: datetime) -> None:
    """A form tells of interest and of an agreement that was not broken: that is one move; told otherwise, it is none.

    What lapses because nobody says anything of it takes nobody back: the board shows for how long he has stood there.
    """
    key = {"team_id": team_id, "client_id": client_id}
    told = {f"form:{row.id}": _Effective(*row) for row in connection.execute(_EFFECTIVE, key)}
    known = {row.source: row for row in connection.execute(_KNOWN, key)}
    wrong = [row for source, row in known.items() if (source in told) == (row.undone_at is not None)]
    for row in wrong:
        connection.execute(_SET, {"of_id": row.id, "at": now if row.undone_at is None else None})
    new = [source for source in told if source not in known]
    if new and buys(connection, team_id, client_id):
        new = []
    deal = paths.get(connection, team_id, client_id) if new else None
    for source in new:
        said = {
            **key,
            "member_id": told[source].author_id,
            "move": Move.INTEREST,
            "stage_from": deal.stage if deal else None,
            "local_day": told[source].day,
            "existing": False,
            "source": source,
            "created_at": now,
        }
        connection.execute(insert(path_moves), said)
    if wrong or new:
        paths.settle(connection, team_id, client_id)
