"""The map of a base, counted from how its clients stand: one reading of the rows of those whose base it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, func, not_, select

from bot.domain.base_map import NAMED, BaseMap, Counted, Named, Quarter, base_map
from bot.domain.client_class import Class
from bot.domain.study import GROWING, RISKY
from bot.store.tables import clients, standings

_mine = standings.c
_RISKY, _GROWING = _mine.risk >= RISKY, _mine.growth >= GROWING
_IS: dict[Quarter, ColumnElement[bool]] = {
    Quarter.RESCUE: and_(_RISKY, not_(_GROWING)),
    Quarter.BOTH: and_(_RISKY, _GROWING),
    Quarter.DEVELOP: and_(not_(_RISKY), _GROWING),
    Quarter.KEEP: and_(not_(_RISKY), not_(_GROWING)),
}
"""As `base_map.quarter_of`."""
_WHOSE = (_mine.team_id == bindparam("team_id"), _mine.member_id.in_(bindparam("member_ids", expanding=True)))
_QUARTER = case(*((is_it, str(quarter)) for quarter, is_it in _IS.items())).label("quarter")
_placed = select(_QUARTER, _mine.client_id, _mine.turnover_class, _mine.turnover).where(*_WHOSE).subquery("placed")
_COUNTED = select(
    *(_placed.c.quarter, _placed.c.turnover_class, func.count().label("clients")),
    func.sum(_placed.c.turnover).label("turnover"),
).group_by(_placed.c.quarter, _placed.c.turnover_class)
_ranked = select(
    *(_placed.c.quarter, _placed.c.client_id),
    func.row_number()
    .over(partition_by=_placed.c.quarter, order_by=(_placed.c.turnover.desc(), _placed.c.client_id))
    .label("place"),
)
_of_class = _ranked.where(_placed.c.turnover_class == bindparam("of_class")).subquery("ranked")
_BIGGEST = (
    select(_of_class.c.quarter, _of_class.c.client_id, clients.c.name)
    .join(clients, clients.c.id == _of_class.c.client_id)
    .where(_of_class.c.place <= NAMED)
    .order_by(_of_class.c.place)
)


def of(connection: Connection, team_id: int, member_ids: Collection[int]) -> BaseMap:
    """Of the clients with whom these members of a team work."""
    key = {"team_id": team_id, "member_ids": sorted(member_ids)}
    found = _counted(connection, key)
    return base_map(found, _biggest(connection, key, found))


def counted(connection: Connection, team_id: int, member_ids: Collection[int]) -> BaseMap:
    """How many are where, without their names."""
    return base_map(_counted(connection, {"team_id": team_id, "member_ids": sorted(member_ids)}), {})


def _counted(connection: Connection, key: Mapping[str, Any]) -> list[Counted]:
    return [
        Counted(Quarter(row.quarter), Class(row.turnover_class), row.clients, row.turnover)
        for row in connection.execute(_COUNTED, key)
    ]


def _biggest(
    connection: Connection, key: Mapping[str, Any], found: Iterable[Counted]
) -> dict[Quarter, tuple[Named, ...]]:
    """Class by class: whom the better ones fill is not looked for among thousands of small ones."""
    having = defaultdict(set)
    for each in found:
        having[each.turnover_class].add(each.quarter)
    biggest: dict[Quarter, tuple[Named, ...]] = dict.fromkeys(Quarter, ())
    for turnover_class in Class:
        if all(len(biggest[quarter]) == NAMED for quarter in having[turnover_class]):
            continue
        for row in connection.execute(_BIGGEST, {**key, "of_class": turnover_class}):
            quarter = Quarter(row.quarter)
            biggest[quarter] = (*biggest[quarter], Named(row.client_id, row.name, turnover_class))[:NAMED]
    return biggest


_FIRST: dict[Quarter, tuple[ColumnElement[Any], ...]] = {
    Quarter.RESCUE: (_mine.risk_order, _mine.turnover.desc()),
    Quarter.BOTH: (_mine.risk_order, _mine.turnover.desc()),
    Quarter.DEVELOP: (_mine.growth_order, _mine.turnover.desc()),
    Quarter.KEEP: (_mine.turnover.desc(),),
}
_LISTS = {
    quarter: select(_mine.client_id, clients.c.name, _mine.turnover_class)
    .join(clients, clients.c.id == _mine.client_id)
    .where(*_WHOSE, is_it)
    .order_by(*_FIRST[quarter], _mine.client_id)
    .limit(bindparam("most"))
    .offset(bindparam("skipped"))
    for quarter, is_it in _IS.items()
}


def clients_of(
    connection: Connection, team_id: int, member_ids: Collection[int], quarter: Quarter, offset: int, limit: int
) -> list[Named]:
    """A screenful of a quarter: whose risk or growth weighs most stands first."""
    key = {"team_id": team_id, "member_ids": sorted(member_ids), "most": limit, "skipped": offset}
    return [
        Named(row.client_id, row.name, Class(row.turnover_class)) for row in connection.execute(_LISTS[quarter], key)
    ]


_HAVE_ANY = (
    select(_mine.member_id)
    .where(_mine.team_id == bindparam("team_id"), _mine.member_id.in_(bindparam("member_ids", expanding=True)))
    .distinct()
)


def who_has_any(connection: Connection, team_id: int, member_ids: Collection[int]) -> set[int]:
    """Which of these members work with existing clients."""
    return set(connection.scalars(_HAVE_ANY, {"team_id": team_id, "member_ids": sorted(member_ids)}))
