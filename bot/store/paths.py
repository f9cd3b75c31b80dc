"""Clients beyond cold work: what was said of each, move after move, and the row that says where these leave him."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, func, insert, literal_column, select, update

from bot.domain.board import Deal, Pile
from bot.domain.paid import payments, pile
from bot.domain.path import CLOSING, OPEN, Made, Move, Path, PathStage, Said, stands
from bot.domain.people import Member, Role
from bot.domain.timetable import Week
from bot.store.dialect import change_row, insert_if_new, upsert
from bot.store.tables import clients, members, path_moves, paths

_mine, _moves = paths.c, path_moves.c
_KEY: dict[str, Any] = {"team_id": bindparam("team_id"), "client_id": bindparam("client_id")}
_ONE = (
    select(paths, clients.c.name)
    .join(clients, clients.c.id == _mine.client_id)
    .where(_mine.team_id == _KEY["team_id"], _mine.client_id == _KEY["client_id"])
)


def as_deal(row: Row[Any]) -> Deal:
    return Deal(
        client_id=row.client_id,
        client=row.name,
        member_id=row.member_id,
        stage=PathStage(row.stage),
        amount=row.amount or None,
        since=row.since,
        joined_by=row.joined_by,
        reason=row.reason or "",
    )


def get(connection: Connection, team_id: int, client_id: int) -> Deal | None:
    """Where a client stands; None: in block 1, or he is an existing one without a deal."""
    row = connection.execute(_ONE, {"team_id": team_id, "client_id": client_id}).first()
    return as_deal(row) if row else None


def path_of(deal: Deal | None) -> Path | None:
    return Path(deal.stage, deal.since, deal.amount, deal.reason) if deal else None


_OPEN = _mine.stage.in_([str(each) for each in OPEN])
_CLOSING = (
    select(paths, clients.c.name)
    .join(clients, clients.c.id == _mine.client_id)
    .where(_mine.team_id == bindparam("team_id"), _mine.block == CLOSING, _OPEN)
    .order_by(_mine.amount.desc(), _mine.since, _mine.client_id)
)


_UNJOINED = _CLOSING.where(_mine.joined_by.is_(None)).limit(bindparam("limit"))


def unjoined(connection: Connection, team_id: int, limit: int) -> list[Deal]:
    """The first of the deals that are being closed and that no head has joined."""
    return [as_deal(row) for row in connection.execute(_UNJOINED, {"team_id": team_id, "limit": limit})]


def closing(connection: Connection, team_id: int) -> list[Deal]:
    """The deals that are being closed, the biggest first; a paid one is closed."""
    return [as_deal(row) for row in connection.execute(_CLOSING, {"team_id": team_id})]


# -- moves

_WHOLE = select(path_moves, clients.c.name).join(clients, clients.c.id == _moves.client_id)
_OF_CLIENT = _WHOLE.where(_moves.team_id == _KEY["team_id"], _moves.client_id == _KEY["client_id"]).order_by(_moves.id)
_MADE = _WHOLE.where(_moves.team_id == bindparam("team_id"), _moves.id == bindparam("id"))
_LAST_BY = (
    _WHOLE.where(
        _moves.team_id == bindparam("team_id"),
        _moves.member_id == bindparam("member_id"),
        _moves.undone_at.is_(None),
        _moves.move.not_in([str(Move.INTEREST), str(Move.DONE)]),
    )
    .order_by(_moves.id.desc())
    .limit(1)
)


def _made(row: Row[Any]) -> Made:
    said = Said(Move(row.move), row.local_day, row.amount, row.reason or "", row.returns_on, row.existing)
    return Made(row.id, row.client_id, row.name, row.member_id, said, row.created_at, row.undone_at is not None)


def moves_of(connection: Connection, team_id: int, client_id: int) -> list[Made]:
    """All that was said of a client, also what was taken back, the oldest first."""
    key = {"team_id": team_id, "client_id": client_id}
    return [_made(row) for row in connection.execute(_OF_CLIENT, key)]


_PAYERS = (
    select(_moves.client_id)
    .where(
        _moves.team_id == bindparam("team_id"),
        _moves.local_day.between(bindparam("first"), bindparam("last")),
        _moves.move == Move.PAID,
        _moves.undone_at.is_(None),
    )
    .distinct()
)
_OF_CLIENTS = _WHOLE.where(
    _moves.team_id == bindparam("team_id"),
    _moves.client_id.in_(bindparam("ids", expanding=True)),
    _moves.undone_at.is_(None),
).order_by(_moves.client_id, _moves.id)


def standing_of(connection: Connection, team_id: int, ids: Collection[int]) -> dict[int, list[Made]]:
    """The moves of these clients that were not taken back, the oldest first."""
    found: dict[int, list[Made]] = {}
    for row in connection.execute(_OF_CLIENTS, {"team_id": team_id, "ids": sorted(ids)}) if ids else ():
        found.setdefault(row.client_id, []).append(_made(row))
    return found


def paid(connection: Connection, team_id: int, week: Week, member_id: int | None = None) -> Pile:
    """What was paid in a week; `member_id`: by his word only."""
    key = {"team_id": team_id, "first": week.monday, "last": week.sunday}
    payers = connection.scalars(_PAYERS, key).all()
    found = [each for moves in standing_of(connection, team_id, payers).values() for each in payments(moves)]
    return pile(each for each in found if week.monday <= each.on <= week.sunday and member_id in (None, each.member_id))


def made(connection: Connection, team_id: int, move_id: int) -> Made | None:
    row = connection.execute(_MADE, {"team_id": team_id, "id": move_id}).first()
    return _made(row) if row else None


def last_by(connection: Connection, member: Member) -> Made | None:
    """What he said last by hand, and has not taken back."""
    row = connection.execute(_LAST_BY, {"team_id": member.team_id, "member_id": member.id}).first()
    return _made(row) if row else None


_LATEST = select(func.max(_moves.id)).where(_moves.team_id == _KEY["team_id"], _moves.client_id == _KEY["client_id"])


def latest(connection: Connection, team_id: int, client_id: int) -> int:
    """The id of the client's last move, also of one taken back: a button made before it is out of date. 0: none."""
    return int(connection.scalar(_LATEST, {"team_id": team_id, "client_id": client_id}) or 0)


def move(connection: Connection, by: Member, client_id: int, said: Said, seen: int, now: datetime) -> int | None:
    """Keep what was said of a client, who is of his team; None: it was said already over the same move `seen`."""
    before = get(connection, by.team_id, client_id)
    row = _row(by.team_id, by.id, client_id, said, before.stage if before else None, f"{client_id}.{seen}", now)
    kept: int | None = connection.scalar(insert_if_new(connection, path_moves, path_moves.c.id), row)
    if kept is not None:
        settle(connection, by.team_id, client_id)
    return kept


def _row(
    team_id: int, member_id: int, client_id: int, said: Said, stage: PathStage | None, source: str, now: datetime
) -> dict[str, Any]:
    return {
        "team_id": team_id,
        "client_id": client_id,
        "member_id": member_id,
        "move": said.move,
        "stage_from": stage,
        "local_day": said.on,
        "amount": said.amount,
        "reason": said.reason or None,
        "returns_on": said.returns_on,
        "existing": said.existing,
        "source": source,
        "created_at": now,
    }


def explain(connection: Connection, move: Made, reason: str) -> None:
    """Why, said after the move."""
    change_row(connection, path_moves, move.id, {"reason": reason})


def undo(connection: Connection, team_id: int, move: Made, now: datetime) -> None:
    """The move was none: he stands where the others leave him. The row stays for the history."""
    change_row(connection, path_moves, move.id, {"undone_at": now}, team_id)
    settle(connection, team_id, move.client_id)


_OWNER = select(clients.c.owner_id).where(clients.c.team_id == _KEY["team_id"], clients.c.id == _KEY["client_id"])
_DROP = delete(paths).where(_mine.team_id == _KEY["team_id"], _mine.client_id == _KEY["client_id"])


def settle(connection: Connection, team_id: int, client_id: int) -> None:
    """Write down where a client's moves leave him: the one place where his row is made."""
    key = {"team_id": team_id, "client_id": client_id}
    path = stands(each.said for each in moves_of(connection, team_id, client_id) if not each.undone)
    if path is None:
        connection.execute(_DROP, key)
        return
    row = {
        **key,
        "member_id": connection.scalar(_OWNER, key),
        "stage": path.stage,
        "block": path.block,
        "since": path.since,
        "amount": path.amount or Decimal(0),
        "reason": path.reason or None,
    }
    if path.block != CLOSING:
        # Who enters block 3 again is joined anew.
        row |= {"joined_by": None, "joined_at": None}
    upsert(connection, paths, ("client_id",), row)


# -- the head

_JOIN = (
    update(paths)
    .where(
        _mine.team_id == bindparam("of_team"),
        _mine.client_id == bindparam("of_client"),
        _mine.block == CLOSING,
        _OPEN,
        _mine.joined_by.is_(None),
    )
    .values(joined_by=bindparam("by"), joined_at=bindparam("at"))
)


def join(connection: Connection, by: Member, client_id: int, now: datetime) -> bool:
    """He joins the closing; false: there is none, or another was first."""
    key = {"of_team": by.team_id, "of_client": client_id, "by": by.id, "at": now}
    return connection.execute(_JOIN, key).rowcount > 0


# -- hand-over

_IS_FARMER = select(members.c.id).where(
    members.c.team_id == bindparam("team_id"), members.c.id == bindparam("member_id"), members.c.role == Role.FARMER
)
_GIVE = (
    update(paths)
    .where(_mine.team_id == bindparam("of_team"), _mine.client_id == bindparam("of_client"))
    .values(member_id=bindparam("new"))
)


def hand_over(connection: Connection, team_id: int, client_id: int, new: int, today: date, now: datetime) -> None:
    """Another leads the negotiations; a paid deal is over once a farmer has the client."""
    deal = get(connection, team_id, client_id)
    if deal is None:
        return
    if deal.stage is PathStage.PAID and connection.scalar(_IS_FARMER, {"team_id": team_id, "member_id": new}):
        seen = latest(connection, team_id, client_id)
        row = _row(team_id, new, client_id, Said(Move.DONE, today), deal.stage, f"{client_id}.{seen}", now)
        connection.execute(insert(path_moves), row)
        settle(connection, team_id, client_id)
        return
    connection.execute(_GIVE, {"of_team": team_id, "of_client": client_id, "new": new})


def is_lost(client_id: ColumnElement[int]) -> ColumnElement[bool]:
    """For queries: the client of this column is lost, and nobody wants to be shown him. By the primary key."""
    lost: ColumnElement[str] = literal_column(f"'{PathStage.LOST}'")
    return select(_mine.client_id).where(_mine.client_id == client_id, _mine.stage == lost).exists()
