"""What was promised: each form has one agreement, and each agreement is checked on its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, delete, insert, or_, select, update

from bot.domain.handover import WENT_OVER
from bot.domain.people import Member
from bot.domain.promises import Promise, PromiseKind, PromiseState
from bot.store import stale
from bot.store.dialect import change_row
from bot.store.tables import clients, handovers, members, promises

LISTED = 40
_WHOLE = (
    select(promises, clients.c.name.label("client_name"))
    .join(clients, clients.c.id == promises.c.client_id)
    .where(promises.c.team_id == bindparam("team_id"))
)
_ONE = _WHOLE.where(promises.c.id == bindparam("id"))
_OPEN_OF_MEMBER = (
    _WHOLE.where(
        promises.c.keeper_id == bindparam("member_id"),
        promises.c.state == PromiseState.OPEN,
        promises.c.made_on >= bindparam("since"),
    )
    .order_by(promises.c.due_on, promises.c.id)
    .limit(LISTED)
)
_OPEN_WITH = (
    _WHOLE.where(
        promises.c.client_id == bindparam("client_id"),
        promises.c.state == PromiseState.OPEN,
        promises.c.made_on >= bindparam("since"),
    )
    .order_by(promises.c.due_on, promises.c.id)
    .limit(LISTED)
)
_GIVEN_BY = _WHOLE.where(
    promises.c.author_id == bindparam("member_id"), promises.c.made_on >= bindparam("since")
).order_by(promises.c.made_on, promises.c.id)
_OF_CLIENT = (
    _WHOLE.where(promises.c.client_id == bindparam("client_id"))
    .order_by(promises.c.made_on.desc(), promises.c.id.desc())
    .limit(bindparam("limit"))
)
_OF_FORM = select(*(promises.c[name] for name in ("id", "author_id", "keeper_id", "due_on", "state"))).where(
    promises.c.form_id == bindparam("form_id")
)
_GONE_SINCE = (
    select(handovers.c.id)
    .where(
        handovers.c.client_id == promises.c.client_id,
        handovers.c.from_id == promises.c.keeper_id,
        handovers.c.state.in_([str(each) for each in WENT_OVER]),
        handovers.c.settled_at >= promises.c.created_at,
    )
    .exists()
)
_LEFT = select(members.c.id).where(members.c.id == promises.c.keeper_id, members.c.left_at.is_not(None)).exists()
_OWNER = select(clients.c.owner_id).where(clients.c.id == promises.c.client_id).scalar_subquery()
_KEEPER_AGAIN = case((or_(_GONE_SINCE, _LEFT), _OWNER), else_=promises.c.keeper_id)
"""Who keeps a settled promise that is open again: settled, it stayed its keeper's when the client went over."""
_KEEP_AGAIN = update(promises).where(promises.c.id == bindparam("of_id")).values(keeper_id=_KEEPER_AGAIN)
_DROP = delete(promises).where(promises.c.team_id == bindparam("team_id"), promises.c.form_id == bindparam("form_id"))


def _promise(row: Row[Any]) -> Promise:
    return Promise(
        id=row.id,
        author_id=row.author_id,
        keeper_id=row.keeper_id,
        client_id=row.client_id,
        client_name=row.client_name,
        kind=PromiseKind(row.kind),
        what=row.what,
        made_on=row.made_on,
        due_on=row.due_on,
        state=PromiseState(row.state),
        moved_from=row.moved_from,
        moved_because=row.moved_because,
        reason=row.reason,
        settled_on=row.settled_on,
        record_id=row.record_id,
    )


def get(connection: Connection, team_id: int, promise_id: int) -> Promise | None:
    row = connection.execute(_ONE, {"team_id": team_id, "id": promise_id}).first()
    return _promise(row) if row else None


def open_of(connection: Connection, member: Member, since: date) -> list[Promise]:
    """What was promised from this day on and he has to keep, the nearest first."""
    key = {"team_id": member.team_id, "member_id": member.id, "since": since}
    return [_promise(row) for row in connection.execute(_OPEN_OF_MEMBER, key)]


def open_with(connection: Connection, team_id: int, client_id: int, since: date) -> list[Promise]:
    """What the client was promised from this day on and is not settled, the nearest first."""
    key = {"team_id": team_id, "client_id": client_id, "since": since}
    return [_promise(row) for row in connection.execute(_OPEN_WITH, key)]


def made_since(connection: Connection, member: Member, since: date) -> list[Promise]:
    """Everything he promised from this day on, in order, whoever keeps it since."""
    key = {"team_id": member.team_id, "member_id": member.id, "since": since}
    return [_promise(row) for row in connection.execute(_GIVEN_BY, key)]


def of_client(connection: Connection, team_id: int, client_id: int, limit: int) -> list[Promise]:
    """What the client was promised, the latest first."""
    key = {"team_id": team_id, "client_id": client_id, "limit": limit}
    return [_promise(row) for row in connection.execute(_OF_CLIENT, key)]


def of_records(connection: Connection, team_id: int, record_ids: Sequence[int]) -> list[Promise]:
    """What was agreed at these held meetings."""
    if not record_ids:
        return []
    wanted = _WHOLE.where(promises.c.record_id.in_(record_ids))
    return [_promise(row) for row in connection.execute(wanted, {"team_id": team_id})]


def due(connection: Connection, whom: Sequence[Member], since: date, until: date) -> dict[int, list[Promise]]:
    """By who has to keep it: what is open and due from one day to the other."""
    if not whom:
        return {}
    rows = connection.execute(
        select(promises, clients.c.name.label("client_name"))
        .join(clients, clients.c.id == promises.c.client_id)
        .where(
            promises.c.keeper_id.in_([member.id for member in whom]),
            promises.c.state == PromiseState.OPEN,
            promises.c.due_on.between(since, until),
        )
        .order_by(promises.c.due_on, promises.c.id)
    )
    found: dict[int, list[Promise]] = defaultdict(list)
    for row in rows:
        found[row.keeper_id].append(_promise(row))
    return found


def put_for_form(
    connection: Connection,
    member: Member,
    form_id: int,
    *,
    client_id: int,
    record_id: int | None,
    decision_maker_id: int | None,
    kind: PromiseKind,
    what: str | None,
    made_on: date,
    due_on: date,
    now: datetime,
) -> None:
    """The agreement that a form tells of; told anew it is open again, unless only its words changed."""
    said = {
        "client_id": client_id,
        "author_id": member.id,
        "record_id": record_id,
        "decision_maker_id": decision_maker_id,
        "kind": kind,
        "what": what,
        "made_on": made_on,
    }
    known = connection.execute(_OF_FORM, {"form_id": form_id}).first()
    afresh = {
        "due_on": due_on,
        "state": PromiseState.OPEN,
        "moved_from": None,
        "moved_because": None,
        "reason": None,
        "settled_on": None,
    }
    if known is None:
        row = {"team_id": member.team_id, "form_id": form_id, "keeper_id": member.id, "created_at": now}
        connection.execute(insert(promises), row | said | afresh)
        stale.mark(connection, [client_id])
        return
    again = known.due_on != due_on
    if again and known.state != PromiseState.OPEN:
        connection.execute(_KEEP_AGAIN, {"of_id": known.id})
    elif known.keeper_id == known.author_id:
        # What went over with the client stays with whoever looks after him, though its author tells it differently.
        said["keeper_id"] = member.id
    change_row(connection, promises, known.id, said | afresh if again else said)
    stale.mark(connection, [client_id])


def drop_for_form(connection: Connection, team_id: int, form_id: int) -> None:
    """The form says now that nothing was agreed."""
    connection.execute(_DROP, {"team_id": team_id, "form_id": form_id})


def settle(connection: Connection, promise: Promise, state: PromiseState, reason: str | None, today: date) -> None:
    values = {"state": state, "settled_on": today, "reason": reason}
    change_row(connection, promises, promise.id, values)
    stale.mark(connection, [promise.client_id])


def reopen(connection: Connection, promise: Promise) -> None:
    """What was said of it was a slip of the finger."""
    values = {"state": PromiseState.OPEN, "settled_on": None, "reason": None, "keeper_id": _KEEPER_AGAIN}
    connection.execute(update(promises).where(promises.c.id == promise.id).values(values))
    stale.mark(connection, [promise.client_id])


_HAND_OVER = (
    update(promises)
    .where(
        promises.c.team_id == bindparam("of_team"),
        promises.c.client_id == bindparam("of_client"),
        promises.c.keeper_id == bindparam("old"),
        promises.c.state == PromiseState.OPEN,
        promises.c.made_on >= bindparam("since"),
    )
    .values(keeper_id=bindparam("new"))
)


def hand_over(connection: Connection, team_id: int, client_id: int, old: int, new: int, since: date) -> None:
    """What a client was promised from this day on and one had to keep, another keeps; who gave it stays its author."""
    key = {"of_team": team_id, "of_client": client_id, "old": old, "new": new, "since": since}
    connection.execute(_HAND_OVER, key)


def move(connection: Connection, promise: Promise, due_on: date, reason: str) -> None:
    """To a later day, once, with a reason."""
    values = {"due_on": due_on, "moved_from": promise.due_on, "moved_because": reason}
    change_row(connection, promises, promise.id, values)
    stale.mark(connection, [promise.client_id])


def keep_meeting(connection: Connection, team_id: int, client_id: int, today: date) -> None:
    """A meeting with the client was held: a repeat meeting that was promised earlier is kept by it."""
    promised = (
        promises.c.team_id == team_id,
        promises.c.client_id == client_id,
        promises.c.kind == PromiseKind.MEETING,
        promises.c.state == PromiseState.OPEN,
        promises.c.made_on < today,
    )
    connection.execute(update(promises).where(*promised).values(state=PromiseState.KEPT, settled_on=today))


def unkeep_meeting(connection: Connection, team_id: int, client_id: int, day: date) -> None:
    """The meeting of that day is taken back: what was kept by it is open again."""
    kept = (
        promises.c.team_id == team_id,
        promises.c.client_id == client_id,
        promises.c.kind == PromiseKind.MEETING,
        promises.c.state == PromiseState.KEPT,
        promises.c.settled_on == day,
        promises.c.made_on < day,
    )
    connection.execute(
        update(promises).where(*kept).values(state=PromiseState.OPEN, settled_on=None, keeper_id=_KEEPER_AGAIN)
    )
