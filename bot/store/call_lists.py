"""Call lists of a week, for calling: who is next, what became of him, how many are left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select, update

from bot.domain.call_lists import (
    Item,
    ItemState,
    Source,
    number_to_dial,
    whom_to_call,
)
from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import Result
from bot.domain.people import Member
from bot.store import records
from bot.store.clients import decision_makers_of
from bot.store.dialect import change_row
from bot.store.tables import clients, list_items
from bot.store.tables import records as record_rows

_mine = list_items.c
DEALT_WITH = (
    select(record_rows.c.id)
    .where(
        record_rows.c.client_id == _mine.client_id,
        record_rows.c.member_id == _mine.member_id,
        record_rows.c.created_at > _mine.created_at,
        # Called, met or visited meanwhile, outside the list; not to have got through settles nothing.
        record_rows.c.result != Result.NOT_REACHED,
        record_rows.c.undone_at.is_(None),
    )
    .exists()
)
ON_LIST = and_(
    _mine.team_id == bindparam("team_id"),
    _mine.member_id == bindparam("member_id"),
    _mine.monday == bindparam("monday"),
)
_TODAY: Any = bindparam("today")
WAITS = and_(
    _mine.state == ItemState.WAITING,
    clients.c.owner_id == _mine.member_id,
    or_(_mine.due_on.is_(None), _mine.due_on <= _TODAY),
    ~DEALT_WITH,
)
LEFT = and_(ON_LIST, WAITS)
JOINED = list_items.join(clients, clients.c.id == _mine.client_id)
_NEXT = (
    select(list_items, clients.c.name.label("client_name"), clients.c.phone.label("client_phone"))
    .select_from(JOINED)
    .where(LEFT)
    .order_by(_mine.position, _mine.id)
    .limit(1)
)
_BEHIND = _NEXT.where(
    or_(
        _mine.position > bindparam("position"),
        and_(_mine.position == bindparam("position"), _mine.id > bindparam("after")),
    )
)
_POSITION = select(_mine.position).where(_mine.id == bindparam("after"), _mine.member_id == bindparam("member_id"))
_FAR = date.max


def key_of(member: Member, monday: date, today: date | None = None) -> dict[str, Any]:
    return {"team_id": member.team_id, "member_id": member.id, "monday": monday, "today": today or _FAR}


def next_item(
    connection: Connection, member: Member, monday: date, after: int, today: date | None = None
) -> Item | None:
    """Whom to call next: the first who waits behind the item `after` (0: from the start).

    With `today` those who asked for a later day of the week are passed over.
    """
    key = key_of(member, monday, today)
    position = connection.scalar(_POSITION, {"after": after, "member_id": member.id}) if after else None
    if position is None:
        row = connection.execute(_NEXT, key).first()
    else:
        row = connection.execute(_BEHIND, key | {"after": after, "position": position}).first()
    return _item(connection, member, row) if row else None


_ONE = (
    select(list_items, clients.c.name.label("client_name"), clients.c.phone.label("client_phone"))
    .select_from(JOINED)
    .where(
        _mine.id == bindparam("id"),
        _mine.team_id == bindparam("team_id"),
        _mine.member_id == bindparam("member_id"),
        clients.c.owner_id == _mine.member_id,
    )
)


def item(connection: Connection, member: Member, item_id: int) -> tuple[Item, ItemState] | None:
    """An item of the member's own lists, and its state; nobody else's."""
    key = {"id": item_id, "team_id": member.team_id, "member_id": member.id}
    row = connection.execute(_ONE, key).first()
    return (_item(connection, member, row), ItemState(row.state)) if row else None


def _item(connection: Connection, member: Member, row: Any) -> Item:
    history = records.of_client(connection, member.team_id, row.client_id)
    last = history[0] if history else None
    people = decision_makers_of(connection, member.team_id, row.client_id)
    five = [person for person in people if person.standing is Standing.ACTIVE]
    person = whom_to_call(five, row.decision_maker_id, last)
    phone, whose = number_to_dial(person, row.client_phone, five)
    promised = [each for each in history if row.source == Source.CALL_BACK and each.call_back_on == row.due_on]
    return Item(
        id=row.id,
        client_id=row.client_id,
        client_name=row.client_name,
        decision_maker=person,
        phone=phone,
        source=Source(row.source),
        purpose=row.purpose or "",
        last_contact=last,
        since=row.created_at,
        phone_whose=whose,
        promised_on=row.due_on if row.source == Source.CALL_BACK else None,
        promised_at=promised[0].call_back_at if promised else None,
    )


_SETTLE = (
    update(list_items)
    .where(_mine.id == bindparam("item_id"))
    .values(state=bindparam("new_state"), record_id=bindparam("made"), settled_at=bindparam("at"))
)


def settle(connection: Connection, item: Item, state: ItemState, record_id: int | None, now: datetime) -> None:
    """What became of an item; `WAITING` again where its record was taken back."""
    at = None if state is ItemState.WAITING else now
    connection.execute(_SETTLE, {"item_id": item.id, "new_state": state, "made": record_id, "at": at})


def set_person(connection: Connection, item: Item, person: DecisionMaker) -> None:
    """Whom to ask for, as it was learnt on the way."""
    change_row(connection, list_items, item.id, {"decision_maker_id": person.id})


_COUNT_LEFT = select(func.count()).select_from(JOINED).where(LEFT)


def left(connection: Connection, member: Member, monday: date, today: date | None = None) -> int:
    """How many wait; with `today` without those who asked for a later day of the week."""
    return int(connection.scalar(_COUNT_LEFT, key_of(member, monday, today)) or 0)


_COUNT_LEFT_OF_MANY = (
    select(_mine.member_id, func.count())
    .select_from(JOINED)
    .where(_mine.member_id.in_(bindparam("member_ids", expanding=True)), _mine.monday == bindparam("monday"), WAITS)
    .group_by(_mine.member_id)
)


def left_of_many(connection: Connection, whom: Sequence[Member], monday: date, today: date) -> dict[int, int]:
    """The same for several people, of any teams; nothing of whose list is empty."""
    if not whom:
        return {}
    key = {"member_ids": [member.id for member in whom], "monday": monday, "today": today}
    return {row[0]: row[1] for row in connection.execute(_COUNT_LEFT_OF_MANY, key)}
