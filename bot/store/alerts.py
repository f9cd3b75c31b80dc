"""What is to be told of clients by itself: noted when they are reckoned, told once; who looked already is not told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from bot.domain.alerting import Alert
from bot.domain.people import Member, Role
from bot.domain.study_choice import NEVER
from bot.store import people
from bot.store.dialect import insert_if_new
from bot.store.tables import alerts, clients, members, standings

_WAITS = alerts.c.told_at.is_(None)
_OF_CLIENTS = select(alerts).where(
    alerts.c.team_id == bindparam("team"), alerts.c.client_id.in_(bindparam("clients", expanding=True))
)
_OVER = delete(alerts).where(alerts.c.id.in_(bindparam("over", expanding=True)), _WAITS)
_SHARPEN = update(alerts).where(alerts.c.id == bindparam("alert"), _WAITS).values(sharp=bindparam("is_sharp"))


def note(connection: Connection, team_id: int, found: Mapping[int, Sequence[Alert]]) -> None:
    """By client, all that there is to be told now: what is over meanwhile is not told any more, what was told stays."""
    rows = connection.execute(_OF_CLIENTS, {"team": team_id, "clients": sorted(found)}).all()
    known: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        known[row.client_id].append(row)
    over: list[int] = []
    changed: list[dict[str, Any]] = []
    new: list[dict[str, Any]] = []
    for client_id in sorted(found):
        wanted = _untold(found[client_id], known[client_id])
        waiting = {(row.cause, row.since): row for row in known[client_id] if row.told_at is None}
        over += [row.id for key, row in waiting.items() if key not in wanted]
        for key, each in wanted.items():
            if key not in waiting:
                own = {"team_id": team_id, "client_id": client_id, "cause": each.cause, "since": each.since}
                new.append({**own, "sharp": each.sharp, "told_at": None})
            elif waiting[key].sharp != each.sharp:
                changed.append({"alert": waiting[key].id, "is_sharp": each.sharp})
    if over:
        connection.execute(_OVER, {"over": over})
    if changed:
        connection.execute(_SHARPEN, changed)
    if new:
        connection.execute(insert_if_new(connection, alerts), new)


def _untold(found: Sequence[Alert], known: Sequence[Row[Any]]) -> dict[tuple[str, date], Alert]:
    """A cause is told again only if it is younger than the one that was told: a corrected file makes no second one."""
    told: dict[str, date] = {}
    for row in known:
        if row.told_at is not None:
            told[row.cause] = max(row.since, told.get(row.cause, NEVER))
    return {(each.cause, each.since): each for each in found if told.get(each.cause, NEVER) < each.since}


# -- who is to be told what


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something of which a farmer was not told yet."""

    id: int
    client_id: int
    client_name: str
    alert: Alert


_SHARP_OF = (
    select(standings.c.member_id)
    .join(alerts, alerts.c.client_id == standings.c.client_id)
    .where(_WAITS, alerts.c.sharp == bindparam("sharp"))
)
_WHOM = (
    select(members)
    .where(
        members.c.id.in_(_SHARP_OF),
        members.c.id > bindparam("after"),
        members.c.role == Role.FARMER,
        members.c.onboarding.is_(None),
        members.c.unreachable_since.is_(None),
        members.c.left_at.is_(None),
    )
    .order_by(members.c.id)
    .limit(bindparam("most"))
)
_WAITING = (
    select(alerts, clients.c.name.label("client_name"), standings.c.member_id)
    .join(standings, standings.c.client_id == alerts.c.client_id)
    .join(clients, clients.c.id == alerts.c.client_id)
    .where(
        _WAITS,
        alerts.c.sharp == bindparam("sharp"),
        alerts.c.team_id.in_(bindparam("teams", expanding=True)),
        standings.c.member_id.in_(bindparam("whom", expanding=True)),
    )
    .order_by(standings.c.turnover.desc(), alerts.c.id)
)
_TAKE = (
    update(alerts)
    .where(alerts.c.id.in_(bindparam("alerts", expanding=True)), _WAITS)
    .values(told_at=bindparam("now"))
    .returning(alerts.c.id)
)
_SEEN = (
    update(alerts)
    .where(alerts.c.team_id == bindparam("team"), alerts.c.client_id == bindparam("client"), _WAITS)
    .values(told_at=bindparam("now"))
)


def farmers(connection: Connection, after: int, limit: int) -> list[Member]:
    """The next farmers, by id, to whom something sharp is to be told; usually nobody."""
    rows = connection.execute(_WHOM, {"sharp": True, "after": after, "most": limit})
    return [people.as_member(row) for row in rows]


def waiting(connection: Connection, whom: Sequence[Member], *, sharp: bool) -> dict[int, list[Waiting]]:
    """By member, what is to be told of the clients who are his now: the biggest first."""
    if not whom:
        return {}
    key = {"sharp": sharp, "teams": sorted({one.team_id for one in whom}), "whom": [one.id for one in whom]}
    found: dict[int, list[Waiting]] = defaultdict(list)
    for row in connection.execute(_WAITING, key):
        alert = Alert(row.cause, row.since, row.sharp)
        found[row.member_id].append(Waiting(row.id, row.client_id, row.client_name, alert))
    return dict(found)


def take(connection: Connection, found: Collection[Waiting], now: datetime) -> set[int]:
    """Told from now on. Of two processes that look at the same moment one gets each; returns the ids of those."""
    if not found:
        return set()
    return set(connection.scalars(_TAKE, {"alerts": sorted(each.id for each in found), "now": now}))


def seen(connection: Connection, team_id: int, client_id: int, now: datetime) -> None:
    """The farmer looks at the client himself: there is nothing left to be told."""
    connection.execute(_SEEN, {"team": team_id, "client": client_id, "now": now})
