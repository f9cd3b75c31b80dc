"""Hand-overs of clients: who is offered to whom, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, literal_column, select, update

from bot.domain.handover import CHANGED_HANDS, Handover, HandoverState, lost
from bot.domain.people import Member
from bot.store import people
from bot.store.dialect import change_row, insert_if_new
from bot.store.tables import clients, handovers

LISTED = 10
LATELY = 20
_mine = handovers.c
_OFFERED = _mine.state == literal_column(f"'{HandoverState.OFFERED}'")
"""Written out, not bound, so that the partial index serves."""
_WHOLE = (
    select(handovers, clients.c.name.label("client_name"))
    .join(clients, clients.c.id == _mine.client_id)
    .where(_mine.team_id == bindparam("team_id"))
)


def _handover(row: Row[Any]) -> Handover:
    return Handover(
        id=row.id,
        client_id=row.client_id,
        client_name=row.client_name,
        from_id=row.from_id,
        to_id=row.to_id,
        created_by=row.created_by,
        state=HandoverState(row.state),
        note=row.note,
        created_at=row.created_at,
        settled_at=row.settled_at,
    )


_ONE = _WHOLE.where(_mine.id == bindparam("id"))


def get(connection: Connection, team_id: int, handover_id: int) -> Handover | None:
    row = connection.execute(_ONE, {"team_id": team_id, "id": handover_id}).first()
    return _handover(row) if row else None


_OF_CLIENT = _WHOLE.where(_mine.client_id == bindparam("client_id"), _OFFERED)


def offered(connection: Connection, team_id: int, client_id: int) -> Handover | None:
    """The open offer of a client."""
    row = connection.execute(_OF_CLIENT, {"team_id": team_id, "client_id": client_id}).first()
    return _handover(row) if row else None


_ACCEPTED = _WHOLE.where(_mine.client_id == bindparam("client_id"), _mine.state.in_(CHANGED_HANDS)).order_by(_mine.id)


def accepted(connection: Connection, team_id: int, client_id: int) -> list[Handover]:
    """Through whose hands a client went, the oldest first."""
    return [_handover(row) for row in connection.execute(_ACCEPTED, {"team_id": team_id, "client_id": client_id})]


def came_back(connection: Connection, team_id: int, client_id: int, owner: Member) -> Handover | None:
    """The hand-over by which a lost client came back to the hunter who works with him now."""
    went = accepted(connection, team_id, client_id)
    return lost(went, owner, people.get(connection, team_id, went[-1].from_id)) if went else None


_TO_ONE = _WHOLE.where(_mine.to_id == bindparam("member_id"), _OFFERED).order_by(_mine.id.desc()).limit(LISTED)
_FROM_ONE = _WHOLE.where(_mine.from_id == bindparam("member_id"), _OFFERED).order_by(_mine.id.desc()).limit(LISTED)
_OF_TEAM = _WHOLE.where(_OFFERED, _mine.settled_at.is_(None)).order_by(_mine.id.desc()).limit(LISTED)


def to_member(connection: Connection, member: Member) -> list[Handover]:
    """Open offers to the member, the latest first."""
    key = {"team_id": member.team_id, "member_id": member.id}
    return [_handover(row) for row in connection.execute(_TO_ONE, key)]


def from_member(connection: Connection, member: Member) -> list[Handover]:
    """Open offers of the member's clients, the latest first."""
    key = {"team_id": member.team_id, "member_id": member.id}
    return [_handover(row) for row in connection.execute(_FROM_ONE, key)]


def of_team(connection: Connection, team_id: int) -> list[Handover]:
    """All open offers of a team, the latest first."""
    return [_handover(row) for row in connection.execute(_OF_TEAM, {"team_id": team_id})]


_ANSWERED = (HandoverState.ACCEPTED, HandoverState.DECLINED)
_SETTLED = (
    _WHOLE.where(_mine.settled_at >= bindparam("since"), _mine.state.in_(_ANSWERED))
    .order_by(_mine.settled_at.desc())
    .limit(LISTED)
)


def settled(connection: Connection, team_id: int, since: datetime) -> list[Handover]:
    """What a team's people accepted and declined lately, the latest first."""
    return [_handover(row) for row in connection.execute(_SETTLED, {"team_id": team_id, "since": since})]


_RECEIVERS = (
    select(_mine.to_id)
    .where(
        _mine.team_id == bindparam("team_id"),
        _mine.from_id == bindparam("owner_id"),
        _mine.state == HandoverState.ACCEPTED,
    )
    .order_by(_mine.id.desc())
    .limit(LATELY)
)


def receivers(connection: Connection, team_id: int, owner_id: int) -> list[int]:
    """Who took over this member's clients lately, the latest first."""
    return list(dict.fromkeys(connection.scalars(_RECEIVERS, {"team_id": team_id, "owner_id": owner_id})))


def offer(
    connection: Connection, giver: Member, client_id: int, from_id: int, to_id: int, note: str, now: datetime
) -> int | None:
    """Offer a client; None: he is offered already."""
    row = {
        "team_id": giver.team_id,
        "client_id": client_id,
        "from_id": from_id,
        "to_id": to_id,
        "created_by": giver.id,
        "state": HandoverState.OFFERED,
        "note": note or None,
        "created_at": now,
    }
    made: int | None = connection.scalar(insert_if_new(connection, handovers, handovers.c.id), row)
    return made


_SETTLE = (
    update(handovers)
    .where(_mine.id == bindparam("of_id"), _mine.state == HandoverState.OFFERED)
    .values(state=bindparam("new_state"), settled_at=bindparam("at"), note=bindparam("told"))
)


def settle(
    connection: Connection, offer: Handover, state: HandoverState, now: datetime, note: str | None = None
) -> bool:
    """End an open offer; false: somebody else did meanwhile."""
    key = {"of_id": offer.id, "new_state": state, "at": now, "told": note if note is not None else offer.note}
    return connection.execute(_SETTLE, key).rowcount > 0


def add_note(connection: Connection, offer: Handover, note: str) -> None:
    change_row(connection, handovers, offer.id, {"note": note})


_WENT = ("team_id", "client_id", "from_id", "to_id", "created_by", "state", "created_at", "settled_at")
_AT = bindparam("at", type_=_mine.settled_at.type)
_TO = bindparam("new", type_=_mine.to_id.type)
_told = handovers.alias("told")
_NOTE = insert(handovers).from_select(
    _WENT,
    select(
        *(clients.c.team_id, clients.c.id, clients.c.owner_id, _TO, clients.c.owner_id),
        *(literal_column(f"'{HandoverState.GIVEN}'"), _AT, _AT),
    ).where(
        clients.c.team_id == bindparam("team_id"),
        clients.c.id == bindparam("client_id"),
        clients.c.owner_id == bindparam("old"),
        ~select(_told.c.id)
        .where(
            *(_told.c.client_id == clients.c.id, _told.c.to_id == _TO, _told.c.settled_at == _AT),
            _told.c.state.in_([str(each) for each in CHANGED_HANDS]),
        )
        .exists(),
    ),
)


def note(connection: Connection, team_id: int, client_id: int, old: int, new: int, now: datetime) -> None:
    """Just before this one's client becomes another's: that he was his until now, unless a hand-over tells it."""
    key = {"team_id": team_id, "client_id": client_id, "old": old, "new": new, "at": now}
    connection.execute(_NOTE, key)
