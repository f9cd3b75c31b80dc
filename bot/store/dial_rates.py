"""How often a call becomes what is counted: a person's own calls of the last weeks, else some of his colleagues'."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, select

from bot.domain.clients import DecisionMaker, Standing, is_existing
from bot.domain.funnel import Call, Kind, Result
from bot.domain.people import Member, Role
from bot.domain.proactive_funnel import Talk
from bot.domain.sufficiency import USUAL, USUAL_WARM, Basis, Rate, best_known, rate_of_calls, rate_of_talks, since
from bot.store.tables import clients, decision_makers, members, records

OWN_CALLS = 2500
"""More than anybody makes in the weeks that are looked at."""
COLLEAGUES = 10
CALLS_OF_EACH = 200

_CALLS = (
    select(
        *(
            records.c[name]
            for name in ("id", "member_id", "client_id", "decision_maker_id", "local_day", "happened_at")
        ),
        records.c.result,
        *(decision_makers.c[name] for name in ("full_name", "position", "standing")),
    )
    .outerjoin(decision_makers, decision_makers.c.id == records.c.decision_maker_id)
    .where(
        records.c.member_id == bindparam("member_id"),
        records.c.team_id == bindparam("team_id"),
        records.c.local_day.between(bindparam("first"), bindparam("last")),
        records.c.kind == Kind.CALL,
        records.c.undone_at.is_(None),
    )
    .order_by(records.c.local_day.desc())
    .limit(bindparam("most"))
)
_owner = members.alias("owner")
_TALKS = (
    select(
        *(records.c[name] for name in ("id", "member_id", "client_id", "local_day", "happened_at", "result")),
        clients.c.existing_since,
        _owner.c.role,
    )
    .join(clients, clients.c.id == records.c.client_id)
    .join(_owner, _owner.c.id == clients.c.owner_id)
    .where(
        records.c.member_id == bindparam("member_id"),
        records.c.team_id == bindparam("team_id"),
        records.c.local_day.between(bindparam("first"), bindparam("last")),
        records.c.kind.in_([str(Kind.CALL), str(Kind.CONTACT)]),
        records.c.undone_at.is_(None),
    )
    .order_by(records.c.local_day.desc())
    .limit(bindparam("most"))
)
_COLLEAGUES = (
    select(members.c.id)
    .where(
        members.c.team_id == bindparam("team_id"),
        members.c.role == bindparam("role"),
        members.c.id != bindparam("member_id"),
    )
    .order_by(members.c.id)
    .limit(COLLEAGUES)
)


def rate_of(connection: Connection, member: Member, today: date) -> Rate:
    """The member's own rate; a newcomer's is his colleagues', and where they have none the usual one.

    Of a farmer: how often he gets a warm contact by telephone.
    """
    rate, usual = (_rate_of_talks, USUAL_WARM) if member.role is Role.FARMER else (_rate_of_calls, USUAL)
    own = rate(connection, member.team_id, [member.id], today, OWN_CALLS, Basis.OWN)
    if own is not None:
        return own
    key = {"team_id": member.team_id, "role": member.role, "member_id": member.id}
    colleagues = list(connection.scalars(_COLLEAGUES, key))
    return best_known([rate(connection, member.team_id, colleagues, today, CALLS_OF_EACH, Basis.TEAM)], usual)


def _rate_of_calls(
    connection: Connection, team_id: int, member_ids: Sequence[int], today: date, most: int, basis: Basis
) -> Rate | None:
    return rate_of_calls(_calls(connection, team_id, member_ids, today, most), basis)


def _rate_of_talks(
    connection: Connection, team_id: int, member_ids: Sequence[int], today: date, most: int, basis: Basis
) -> Rate | None:
    key = {"team_id": team_id, "first": since(today), "last": today, "most": most}
    talks = [
        Talk(
            *(row.id, row.member_id, row.client_id, is_existing(row.existing_since, Role(row.role))),
            row.local_day,
            row.happened_at,
            reached=row.result != Result.NOT_REACHED,
        )
        for member_id in member_ids
        for row in connection.execute(_TALKS, key | {"member_id": member_id})
    ]
    return rate_of_talks(talks, basis)


def _calls(connection: Connection, team_id: int, member_ids: Sequence[int], today: date, most: int) -> list[Call]:
    key = {"team_id": team_id, "first": since(today), "last": today, "most": most}
    return [
        Call(number, member, client, _person(person, client, *who), day, at, Result(result))
        for member_id in member_ids
        for number, member, client, person, day, at, result, *who in connection.execute(
            _CALLS, key | {"member_id": member_id}
        )
    ]


def _person(number: int | None, client_id: int, name: str, position: str | None, standing: str) -> DecisionMaker | None:
    return None if number is None else DecisionMaker(number, client_id, name, position, Standing(standing))
