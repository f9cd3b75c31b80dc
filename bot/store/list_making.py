"""Call lists of a week, for making: who is put on one, who is taken off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, and_, bindparam, delete, func, or_, select, update

from bot.domain.call_lists import PURPOSE_LIMIT, Candidate, ItemState, Listed, Source
from bot.domain.people import Member
from bot.store.call_lists import JOINED, LEFT, ON_LIST, key_of
from bot.store.dialect import insert_if_new
from bot.store.tables import clients, list_items

DUE_FIRST = -10_000_000
"""Positions of promised calls: before all others, in the order of their days."""

_mine = list_items.c
_SOURCES_LEFT = select(_mine.source, func.count()).select_from(JOINED).where(LEFT).group_by(_mine.source)
_COUNT_ALL = select(func.count()).where(ON_LIST, _mine.state != ItemState.REMOVED)
_LAST_POSITION = select(func.max(_mine.position)).where(ON_LIST)


def waiting(connection: Connection, member: Member, monday: date) -> dict[Source, int]:
    """How many wait of each source."""
    counted = Counter({row[0]: row[1] for row in connection.execute(_SOURCES_LEFT, key_of(member, monday))})
    return {source: counted[source] for source in Source if counted[source]}


def size(connection: Connection, member: Member, monday: date) -> int:
    """How many were put on the list and not taken off by hand."""
    return int(connection.scalar(_COUNT_ALL, key_of(member, monday)) or 0)


def add(
    connection: Connection, member: Member, monday: date, source: Source, chosen: Sequence[Candidate], now: datetime
) -> int:
    """Put them on the list; whoever is on a list of that week already stays where he is. How many are new."""
    if not chosen:
        return 0
    last = connection.scalar(_LAST_POSITION, key_of(member, monday))
    first = max(0, last + 1) if last is not None else 0
    rows = [
        {
            "team_id": member.team_id,
            "member_id": member.id,
            "monday": monday,
            "client_id": each.client_id,
            "decision_maker_id": each.decision_maker_id,
            "source": source,
            "purpose": each.purpose[:PURPOSE_LIMIT] or None,
            "due_on": each.due_on,
            "position": DUE_FIRST + each.due_on.toordinal() if each.due_on else first + number,
            "created_at": now,
        }
        for number, each in enumerate(chosen)
    ]
    return len(connection.execute(insert_if_new(connection, list_items, list_items.c.id), rows).all())


_RENEW = (
    update(list_items)
    .where(
        # Names of their own: in an UPDATE those of columns are taken for values to set.
        _mine.team_id == bindparam("of_team"),
        # Whom a colleague called before he was handed over, his new owner may call in the same week.
        or_(_mine.member_id == bindparam("of_member"), _mine.state == ItemState.DONE),
        _mine.monday == bindparam("of_monday"),
        _mine.client_id == bindparam("of_client"),
        _mine.state != ItemState.REMOVED,
    )
    .values(
        {
            "member_id": bindparam("of_member"),
            "state": ItemState.WAITING,
            "source": Source.CALL_BACK,
            "decision_maker_id": bindparam("person"),
            "purpose": bindparam("told"),
            "due_on": bindparam("due"),
            "position": bindparam("place"),
            "created_at": bindparam("at"),
            "settled_at": None,
        }
    )
)


def renew(
    connection: Connection, member: Member, monday: date, promised: Sequence[Candidate], now: datetime
) -> list[Candidate]:
    """Who was called already and asked to be called again waits again; returns the others, who are not on the list."""
    others = []
    mine = {"of_team": member.team_id, "of_member": member.id, "of_monday": monday}
    for each in promised:
        assert each.due_on is not None
        values = {
            "of_client": each.client_id,
            "person": each.decision_maker_id,
            "told": each.purpose or None,
            "due": each.due_on,
            "place": DUE_FIRST + each.due_on.toordinal(),
            "at": now,
        }
        if not connection.execute(_RENEW, mine | values).rowcount:
            others.append(each)
    return others


_OF_CLIENT = select(_mine.id, _mine.member_id, _mine.state).where(
    _mine.team_id == bindparam("team_id"),
    _mine.monday == bindparam("monday"),
    _mine.client_id == bindparam("client_id"),
)


@dataclass(frozen=True, slots=True)
class There:
    """Where a client is listed in a week."""

    item_id: int
    member_id: int
    state: ItemState


def of_client(connection: Connection, team_id: int, monday: date, client_id: int) -> There | None:
    """On whose list of the week a client is."""
    row = connection.execute(_OF_CLIENT, {"team_id": team_id, "monday": monday, "client_id": client_id}).first()
    return There(row.id, row.member_id, ItemState(row.state)) if row else None


_WAITS = select(_mine.id).select_from(JOINED).where(LEFT, _mine.client_id == bindparam("client_id"))


def waits(connection: Connection, member: Member, monday: date, client_id: int) -> bool:
    """He is on the member's list and was not called since."""
    return connection.scalar(_WAITS, key_of(member, monday) | {"client_id": client_id}) is not None


def bring_back(connection: Connection, member: Member, item_id: int, now: datetime) -> None:
    """Who was taken off or called, by a colleague too, waits again, whatever was recorded of him before."""
    whose = or_(_mine.member_id == member.id, _mine.state == ItemState.DONE)
    mine = and_(_mine.id == item_id, _mine.team_id == member.team_id, whose)
    waits = {
        "member_id": member.id,
        "state": ItemState.WAITING,
        "source": Source.ADDED,
        "purpose": None,
        "due_on": None,
        "created_at": now,
        "settled_at": None,
    }
    connection.execute(update(list_items).where(mine).values(waits))


def remove(connection: Connection, member: Member, item_id: int) -> bool:
    """Take somebody off who waits; false if he does not wait any more, or on another's list."""
    mine = and_(_mine.id == item_id, _mine.team_id == member.team_id, _mine.member_id == member.id)
    waiting = and_(mine, _mine.state == ItemState.WAITING)
    return connection.execute(update(list_items).where(waiting).values(state=ItemState.REMOVED)).rowcount > 0


def clear(connection: Connection, member: Member, monday: date) -> int:
    """Take off everybody who waits; the sources may bring them back. How many they were."""
    mine = and_(_mine.team_id == member.team_id, _mine.member_id == member.id, _mine.monday == monday)
    return connection.execute(delete(list_items).where(mine, _mine.state == ItemState.WAITING)).rowcount


_LISTED = (
    select(_mine.id, _mine.client_id, clients.c.name, _mine.source, _mine.due_on)
    .select_from(JOINED)
    .where(LEFT)
    .order_by(_mine.position, _mine.id)
    .limit(bindparam("most"))
    .offset(bindparam("skipped"))
)


def listed(connection: Connection, member: Member, monday: date, offset: int, limit: int) -> list[Listed]:
    """Who waits, in the order of calling, a screenful."""
    rows = connection.execute(_LISTED, key_of(member, monday) | {"most": limit, "skipped": offset})
    return [Listed(row.id, row.client_id, row.name, Source(row.source), row.due_on) for row in rows]
