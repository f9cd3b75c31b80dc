"""How often a call becomes what is counted, of a whole team at once: grouped by whom was called, not call by call.

By the rules of `dial_rates`: a decision maker counts once a day, if he was reached and is known; a client once a day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, case, distinct, func, select

from bot.domain.clients import DecisionMaker, Standing, is_existing
from bot.domain.funnel import Kind, Result, gap_of_person
from bot.domain.people import Member, Role
from bot.domain.sufficiency import ENOUGH, USUAL, USUAL_WARM, Basis, Rate, best_known, since
from bot.store.tables import clients, decision_makers, members, records

_WHOSE: Any = bindparam("member_ids", expanding=True)
_reached_on = case((records.c.result != Result.NOT_REACHED, records.c.local_day))
_MADE = (
    records.c.team_id == bindparam("team_id"),
    records.c.member_id.in_(_WHOSE),
    records.c.local_day.between(bindparam("first"), bindparam("last")),
    records.c.undone_at.is_(None),
)
_CALLED = (
    select(
        *(records.c.member_id, records.c.decision_maker_id, func.count(), func.count(distinct(_reached_on))),
        *(decision_makers.c[name] for name in ("client_id", "full_name", "position", "standing")),
    )
    .outerjoin(decision_makers, decision_makers.c.id == records.c.decision_maker_id)
    .where(*_MADE, records.c.kind == Kind.CALL)
    .group_by(
        *(records.c.member_id, records.c.decision_maker_id),
        *(decision_makers.c[name] for name in ("client_id", "full_name", "position", "standing")),
    )
)
_owner = members.alias("owner")
_TALKED = (
    select(
        *(records.c.member_id, func.count(), func.count(distinct(_reached_on))),
        *(clients.c.existing_since, _owner.c.role),
    )
    .join(clients, clients.c.id == records.c.client_id)
    .join(_owner, _owner.c.id == clients.c.owner_id)
    .where(*_MADE, records.c.kind.in_([str(Kind.CALL), str(Kind.CONTACT)]))
    .group_by(records.c.member_id, records.c.client_id, clients.c.existing_since, _owner.c.role)
)
Counts = tuple[int, int]
"""What counts, what was dialled."""


def counts_of(connection: Connection, team_id: int, whom: Sequence[Member], today: date) -> dict[int, Counts]:
    """What counts of that which each of these dialled lately."""
    if not whom:
        return {}
    key = {"team_id": team_id, "first": since(today), "last": today}
    farmers = [one.id for one in whom if one.role is Role.FARMER]
    others = [one.id for one in whom if one.role is not Role.FARMER]
    counts: dict[int, Counts] = defaultdict(lambda: (0, 0))
    for member_id, person_id, dialled, days, *who in connection.execute(_CALLED, key | {"member_ids": others}):
        counts[member_id] = _plus(counts[member_id], days if _is_known(person_id, *who) else 0, dialled)
    for member_id, dialled, days, existing, role in connection.execute(_TALKED, key | {"member_ids": farmers}):
        counts[member_id] = _plus(counts[member_id], days if is_existing(existing, Role(role)) else 0, dialled)
    return {one.id: counts[one.id] for one in whom}


def rates(whom: Sequence[Member], counts: Mapping[int, Counts]) -> dict[int, Rate]:
    """By member: his own rate, else that of all others of his role together, else the usual one."""
    return {one.id: _rate(one, whom, counts) for one in whom}


def _plus(known: Counts, effective: int, dialled: int) -> Counts:
    return known[0] + effective, known[1] + dialled


def _is_known(person_id: int | None, client_id: int, name: str, position: str | None, standing: str) -> bool:
    if person_id is None:
        return False
    return gap_of_person(DecisionMaker(person_id, client_id, name, position, Standing(standing))) is None


def _rate(one: Member, whom: Sequence[Member], counts: Mapping[int, Counts]) -> Rate:
    theirs = [counts[other.id] for other in whom if other.role is one.role and other.id != one.id]
    together = (sum(effective for effective, _ in theirs), sum(dialled for _, dialled in theirs))
    usual = USUAL_WARM if one.role is Role.FARMER else USUAL
    return best_known([_known(counts[one.id], Basis.OWN), _known(together, Basis.TEAM)], usual)


def _known(counts: Counts, basis: Basis) -> Rate | None:
    effective, dialled = counts
    return Rate(effective, dialled, basis) if effective and dialled >= ENOUGH else None
