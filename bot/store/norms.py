"""What heads set as norms: rows are only added, so every week keeps the norms that it had."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, or_, select

from bot.domain.funnel import Stage
from bot.domain.norms import Norms, SetNorm, Whose
from bot.domain.people import Member, Role
from bot.domain.stints import Key
from bot.domain.timetable import Week
from bot.store import audit
from bot.store.tables import norms

_WHAT = [norms.c[name] for name in ("role", "member_id", "stage", "valid_from", "value", "inherits")]
_OF_TEAM = select(*_WHAT).where(norms.c.team_id == bindparam("team_id")).order_by(norms.c.id)
_UNTIL = select(norms.c.team_id, *_WHAT).where(norms.c.valid_from <= bindparam("monday")).order_by(norms.c.id)
_OF_PEOPLE = _UNTIL.where(
    norms.c.team_id.in_(bindparam("team_ids", expanding=True)),
    or_(norms.c.member_id.is_(None), norms.c.member_id.in_(bindparam("member_ids", expanding=True))),
)
_OF_ONE = _UNTIL.where(
    norms.c.team_id == bindparam("team_id"),
    or_(norms.c.member_id.is_(None), norms.c.member_id == bindparam("member_id")),
)


def of_team(connection: Connection, team_id: int) -> Norms:
    """All that was said in a team, of the past and of weeks to come."""
    return Norms(tuple(_said(*row) for row in connection.execute(_OF_TEAM, {"team_id": team_id})))


def of_member(connection: Connection, member: Member, week: Week) -> dict[Stage, int | None]:
    """The norms of a full week, as they hold for him in this one in the role that he has."""
    key = {"team_id": member.team_id, "member_id": member.id, "monday": week.monday}
    said = (_said(*row) for _, *row in connection.execute(_OF_ONE, key))
    return Norms(tuple(said)).of(Whose(member.role, member.id), week.monday)


def of_people(connection: Connection, whom: Iterable[Member], week: Week) -> dict[Key, dict[Stage, int | None]]:
    """The same for several people, of any teams; one may be among them in several roles."""
    of = {(one.id, one.role): one.team_id for one in whom}
    said: dict[int, list[SetNorm]] = defaultdict(list)
    key = {"team_ids": sorted(set(of.values())), "member_ids": sorted({number for number, _ in of})}
    for team_id, *row in connection.execute(_OF_PEOPLE, key | {"monday": week.monday}) if of else ():
        said[team_id].append(_said(*row))
    norms_of = {team_id: Norms(tuple(each)) for team_id, each in said.items()}
    return {
        (number, role): norms_of.get(team_id, Norms()).of(Whose(role, number), week.monday)
        for (number, role), team_id in of.items()
    }


def say(connection: Connection, by: Member, changes: Sequence[SetNorm], now: datetime) -> list[SetNorm]:
    """Keep what a head says of his team's norms; returns what of it was new."""
    known = of_team(connection, by.team_id)
    added: list[SetNorm] = []
    for each in filter(known.adds, changes):
        _add(connection, by, each, now)
        _note(connection, by, each, known.becomes(each), now)
        added.append(each)
    return added


def _note(connection: Connection, by: Member, each: SetNorm, was: int | None, now: datetime) -> None:
    whom = each.whose.member_id
    audit.note(
        *(connection, by, "norm.set", now),
        subject=None if whom is None else ("member", whom),
        role=each.whose.role,
        stage=each.stage,
        monday=each.monday.isoformat(),
        was=was,
        **({"inherits": True} if each.inherits else {"value": each.value}),
    )


def _add(connection: Connection, by: Member, each: SetNorm, now: datetime) -> None:
    row = {
        "team_id": by.team_id,
        "member_id": each.whose.member_id,
        "role": each.whose.role,
        "stage": each.stage,
        "valid_from": each.monday,
        "value": each.value,
        "inherits": each.inherits,
        "created_by": by.id,
        "created_at": now,
    }
    connection.execute(insert(norms).values(row))


def _said(role: str, member_id: int | None, stage: str, monday: date, value: int | None, inherits: bool) -> SetNorm:
    return SetNorm(Whose(Role(role), member_id), Stage(stage), monday, value, inherits)
