"""The board: clients by block, counted and listed by index, so that it costs the same however large the base is."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, case, func, literal_column, select

from bot.domain.board import COUNTED, Board, Deal, Order, Pile, Waiting
from bot.domain.meetings import MeetingState
from bot.domain.path import CLOSING, OUT, TALKS, Made, Move, stands
from bot.domain.timetable import week_of
from bot.store.paths import as_deal, paid, standing_of
from bot.store.tables import clients, meetings, paths

TEAM = 0
"""In place of a member's id: everybody's."""
LOST_SINCE = timedelta(days=90)
DEEPEST = 200
"""How far the lists of block 1 and of postponed clients go: who looks for more, looks for a name."""
_mine = paths.c
_OF_TEAM = _mine.team_id == bindparam("team_id")
_WHOSE: dict[bool, tuple[ColumnElement[bool], ...]] = {
    True: (_OF_TEAM,),
    False: (_OF_TEAM, _mine.member_id == bindparam("member_id")),
}
"""Of the whole team, of one: each by an index of its own."""
_PILES = {
    whole: select(
        *(_mine.block, func.count().label("count"), func.sum(_mine.amount).label("amount")),
        func.sum(case((_mine.amount == literal_column("0"), 1), else_=0)).label("unknown"),
    )
    .where(*whose, _mine.block.in_((TALKS, CLOSING)))
    .group_by(_mine.block)
    for whole, whose in _WHOSE.items()
}
_OWNER = (clients.c.team_id == bindparam("team_id"), clients.c.owner_id == bindparam("owner_id"))
_TOUCHED = select(clients.c.id, clients.c.name, clients.c.owner_id, clients.c.touched_on.label("day")).where(
    *_OWNER,
    clients.c.touched_on.is_not(None),
    ~select(_mine.client_id).where(_mine.client_id == clients.c.id).exists(),
)
# Nobody whom a farmer looks after: of farmers it is not asked (domain/clients.is_existing).
_COLD = _TOUCHED.where(clients.c.existing_since.is_(None))
_AWAY = select(clients.c.id, clients.c.name, clients.c.owner_id, clients.c.postponed_until.label("day")).where(
    *_OWNER, clients.c.postponed_until > bindparam("today")
)
_MEETINGS = (
    select(func.count(func.distinct(meetings.c.client_id)))
    .join(clients, clients.c.id == meetings.c.client_id)
    .where(
        meetings.c.team_id == bindparam("team_id"),
        meetings.c.member_id == bindparam("owner_id"),
        meetings.c.starts_at > bindparam("now"),
        meetings.c.state == MeetingState.BOOKED,
        clients.c.existing_since.is_(None),
        ~select(_mine.client_id).where(_mine.client_id == meetings.c.client_id).exists(),
    )
)
# Of those who are lost now: who came back since is none of them.
_LOST = {
    whole: select(_mine.reason).where(*whose, _mine.block == OUT, _mine.since >= bindparam("since"))
    for whole, whose in _WHOSE.items()
}


def board(
    connection: Connection,
    team_id: int,
    member_id: int,
    owners: Collection[int],
    hunting: Collection[int],
    now: datetime,
    today: date,
) -> Board:
    """Of a member, or of the whole TEAM: `owners`, and `hunting`, those of them who do cold work; farmers do none."""
    key = {"team_id": team_id, "member_id": member_id, "today": today, "now": now, "since": today - LOST_SINCE}
    whole = member_id == TEAM
    cold = away = booked = 0
    for owner in owners:
        his = key | {"owner_id": owner}
        away += _count(connection, _AWAY, his, COUNTED - away)
        if owner in hunting:
            cold += _count(connection, _COLD, his, COUNTED - cold)
            booked += connection.scalar(_MEETINGS, his) or 0
    return Board(
        piles={row.block: Pile(row[1], row[2], row[3]) for row in connection.execute(_PILES[whole], key)},
        cold=cold,
        meetings=booked,
        postponed=away,
        reasons=_most_common(connection.scalars(_LOST[whole], key)),
        paid=paid(connection, team_id, week_of(today), None if whole else member_id),
    )


def _count(connection: Connection, found: Select[Any], key: dict[str, Any], most: int) -> int:
    bounded = found.limit(bindparam("most")).subquery("anon_found")
    return int(connection.scalar(select(func.count()).select_from(bounded), key | {"most": max(0, most)}) or 0)


def _most_common(reasons: Any) -> list[tuple[str, int]]:
    """In the words in which each was said first."""
    words: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for said in reasons:
        words.setdefault((said or "").casefold(), said or "")
        counted[(said or "").casefold()] += 1
    return sorted(((words[key], count) for key, count in counted.items()), key=lambda each: (-each[1], each[0]))


# -- lists

_ORDERS: dict[Order, tuple[Any, ...]] = {
    # The index reads both ways: of one sum the later client stands first.
    Order.AMOUNT: (_mine.amount.desc(), _mine.client_id.desc()),
    Order.AGE: (_mine.since, _mine.client_id),
    Order.LATEST: (_mine.since.desc(), _mine.client_id.desc()),
}
_DEALS = {
    (whole, order): select(paths, clients.c.name)
    .join(clients, clients.c.id == _mine.client_id)
    .where(*whose, _mine.block == bindparam("block"))
    .order_by(*by)
    .limit(bindparam("most"))
    .offset(bindparam("skipped"))
    for whole, whose in _WHOSE.items()
    for order, by in _ORDERS.items()
}


def deals(
    connection: Connection, team_id: int, member_id: int, block: int, order: Order, offset: int, limit: int
) -> list[Deal]:
    """A screenful of a block, of a member or of the whole TEAM."""
    key = {"team_id": team_id, "member_id": member_id, "block": block, "most": limit, "skipped": offset}
    return [as_deal(row) for row in connection.execute(_DEALS[member_id == TEAM, order], key)]


_BY_CONTACT = (clients.c.touched_on.desc(), clients.c.id.desc())
_LATEST_LIST = _TOUCHED.order_by(*_BY_CONTACT).limit(bindparam("most"))
_COLD_LIST = _COLD.order_by(*_BY_CONTACT).limit(bindparam("most"))
_AWAY_LIST = _AWAY.order_by(clients.c.postponed_until, clients.c.id).limit(bindparam("most"))


def cold(connection: Connection, team_id: int, owners: Collection[int], offset: int, limit: int) -> list[Waiting]:
    """A screenful of block 1, who was dealt with last first."""
    key = {"team_id": team_id}
    return _merged(connection, _COLD_LIST, key, owners, offset, limit, latest_first=True)


def latest(connection: Connection, team_id: int, owners: Collection[int], offset: int, limit: int) -> list[Waiting]:
    """A screenful of those without a deal, who was dealt with last first."""
    return _merged(connection, _LATEST_LIST, {"team_id": team_id}, owners, offset, limit, latest_first=True)


def postponed(
    connection: Connection, team_id: int, owners: Collection[int], today: date, offset: int, limit: int
) -> list[Waiting]:
    """A screenful of those who come back later, the next first: with the sum that waits, and why."""
    key = {"team_id": team_id, "today": today}
    found = _merged(connection, _AWAY_LIST, key, owners, offset, limit, latest_first=False)
    moves = standing_of(connection, team_id, [each.client_id for each in found])
    return [_with_deal(each, moves.get(each.client_id, [])) for each in found]


def _with_deal(each: Waiting, moves: Sequence[Made]) -> Waiting:
    """His sum; the reason only if it was said when he was postponed until just this day."""
    path = stands(made.said for made in moves)
    last = moves[-1].said if moves else None
    is_it = last is not None and last.move is Move.POSTPONED and last.returns_on == each.day
    return replace(each, amount=path.amount if path else None, reason=last.reason if last and is_it else "")


def _merged(
    connection: Connection,
    found: Select[Any],
    key: dict[str, Any],
    owners: Collection[int],
    offset: int,
    limit: int,
    *,
    latest_first: bool,
) -> list[Waiting]:
    """Each one's own by his index, put together: sorting all of a team's would read all of them."""
    most = min(offset + limit, DEEPEST)
    each_ones = [connection.execute(found, key | {"owner_id": one, "most": most}).all() for one in sorted(owners)]
    rows = heapq.merge(*each_ones, key=_place, reverse=latest_first)
    return [Waiting(row.id, row.name, row.owner_id, row.day) for row in list(rows)[offset:most]]


def _place(row: Row[Any]) -> tuple[date, int]:
    return row.day, row.id


_LEADING = (
    select(_mine.member_id, func.count())
    .where(_OF_TEAM, _mine.block.in_((TALKS, CLOSING)))
    .group_by(_mine.member_id)
    .order_by(func.count().desc(), _mine.member_id)
)


def leading(connection: Connection, team_id: int) -> list[tuple[int, int]]:
    """Who has clients in blocks 2 and 3, and how many."""
    return [(row[0], row[1]) for row in connection.execute(_LEADING, {"team_id": team_id})]
