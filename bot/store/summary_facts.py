"""What a summary tells beside people's cards: fetched for a whole team at once, by index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select

from bot.domain.funnel import Kind
from bot.domain.promises import LONGEST_MONTH, PromiseKind, PromiseState
from bot.domain.stints import Key, Stint
from bot.domain.study import RISKY
from bot.domain.summary import AtRisk, Closing, Promised, Promises, Risks
from bot.domain.summing_up import Behind
from bot.domain.timetable import Week
from bot.store import paths
from bot.store.tables import clients, promises, records, standings, studies

NAMED = 10
"""Clients at risk that are kept by name: the first."""
SETTLED_WITHIN = timedelta(days=62)
"""A promise is settled within its month, or soon after."""
_DAY = timedelta(days=1)
_WHOSE: Any = bindparam("member_ids", expanding=True)
_TEAM: Any = bindparam("team_id")
_FIRST: Any = bindparam("first")
_LAST: Any = bindparam("last")
_WALKINS = select(records.c.member_id, records.c.local_day, records.c.id).where(
    records.c.team_id == _TEAM,
    records.c.member_id.in_(_WHOSE),
    records.c.local_day.between(_FIRST, _LAST),
    records.c.kind == Kind.WALKIN,
    records.c.undone_at.is_(None),
)
_STUDIED = select(studies.c.member_id, studies.c.local_day, studies.c.id).where(
    studies.c.team_id == _TEAM,
    studies.c.member_id.in_(_WHOSE),
    studies.c.local_day.between(_FIRST, _LAST),
    studies.c.concluded_at.is_not(None),
    studies.c.undone_at.is_(None),
)
_PROMISED = (
    select(
        *(promises.c[name] for name in ("id", "client_id", "kind", "due_on", "state", "settled_on")),
        clients.c.name.label("client"),
    )
    .join(clients, clients.c.id == promises.c.client_id)
    .where(promises.c.team_id == _TEAM)
    .order_by(promises.c.due_on, promises.c.id)
)
_GIVEN = _PROMISED.add_columns(promises.c.author_id.label("whose")).where(
    promises.c.author_id.in_(_WHOSE), promises.c.made_on.between(_FIRST, _LAST)
)
_TO_KEEP = _PROMISED.add_columns(promises.c.keeper_id.label("whose")).where(
    promises.c.keeper_id.in_(_WHOSE),
    # Settled ones by the day on which they were made: the index knows no other.
    promises.c.made_on.between(bindparam("since"), _LAST),
    or_(promises.c.settled_on.between(_FIRST, _LAST), promises.c.state == PromiseState.OPEN),
)
_RISKY = (
    standings.c.team_id == _TEAM,
    standings.c.member_id.in_(_WHOSE),
    standings.c.risk >= RISKY,
)
_AT_RISK = (
    select(standings.c.client_id, clients.c.name, standings.c.member_id, standings.c.turnover)
    .join(clients, clients.c.id == standings.c.client_id)
    .where(*_RISKY)
    .order_by(standings.c.risk_order, standings.c.turnover.desc(), standings.c.client_id)
    .limit(NAMED)
)
_RISKS = select(func.count()).select_from(standings).where(*_RISKY)


def behind(connection: Connection, team_id: int, whose: Sequence[Stint], week: Week) -> dict[Key, Behind]:
    """Walk-ins and concluded studies of the days of a week on which each had his role."""
    if not whose:
        return {}
    ids = sorted({each.id for each in whose})
    key = {"team_id": team_id, "member_ids": ids, "first": week.monday, "last": week.sunday}
    roles = {(each.id, day): each.key for each in whose for day in each.days}
    walkins, studied = (_by_role(connection.execute(each, key), roles) for each in (_WALKINS, _STUDIED))
    return {each.key: Behind(tuple(walkins[each.key]), tuple(studied[each.key])) for each in whose}


def _by_role(rows: Iterable[Sequence[Any]], roles: Mapping[tuple[int, date], Key]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for member_id, day, number in sorted(rows, key=lambda row: row[2]):
        if (member_id, day) in roles:
            found[roles[member_id, day]].append(number)
    return found


def promised(
    connection: Connection, team_id: int, member_ids: Sequence[int], week: Week, today: date, *, fresh: bool
) -> Promises:
    """What was agreed, kept and not kept in a week, and, of one that is `fresh`, what is overdue on this day.

    An agreement is given by whose meeting it was; it is kept, broken or overdue by whoever had to keep it by then.
    """
    if not member_ids:
        return Promises()
    key = {"team_id": team_id, "member_ids": list(member_ids), "first": week.monday, "last": week.sunday}
    given = connection.execute(_GIVEN, key)
    rows = connection.execute(_TO_KEEP, key | {"since": week.monday - SETTLED_WITHIN}).all()
    settled = [row for row in rows if row.settled_on is not None and row.settled_on in week]
    latest = today - LONGEST_MONTH
    overdue = [row for row in rows if fresh and row.state == PromiseState.OPEN and latest <= row.due_on < today]
    return Promises(
        made=tuple(map(_promised, given)),
        kept=tuple(_promised(row) for row in settled if row.state == PromiseState.KEPT),
        broken=tuple(_promised(row) for row in settled if row.state == PromiseState.BROKEN),
        overdue=tuple(map(_promised, overdue)),
    )


def _promised(row: Any) -> Promised:
    return Promised(row.id, row.whose, row.client_id, row.client, PromiseKind(row.kind), row.due_on)


def at_risk(connection: Connection, team_id: int, member_ids: Sequence[int]) -> Risks:
    """Existing clients of these people who may be lost, as the map of the base tells them."""
    if not member_ids:
        return Risks()
    key = {"team_id": team_id, "member_ids": list(member_ids)}
    found = tuple(AtRisk(*row) for row in connection.execute(_AT_RISK, key))
    return Risks(connection.scalar(_RISKS, key) or 0, found)


def closing(connection: Connection, team_id: int) -> tuple[Closing, ...]:
    """The open deals of block 3, by amount."""
    return tuple(
        Closing(each.client_id, each.client, each.member_id, each.stage, each.amount, each.since, each.joined_by)
        for each in paths.closing(connection, team_id)
    )
