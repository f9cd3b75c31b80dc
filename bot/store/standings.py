"""How existing clients stand: reckoned from what is known, kept in a row each, put in order by index."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, delete, false, func, or_, select, update

from bot.domain.alerting import Alert
from bot.domain.alerting import alerts as to_tell
from bot.domain.client_class import Class, classes
from bot.domain.people import Member
from bot.domain.study import news, standing
from bot.domain.study_choice import NEVER, PER_DAY, WEEK, Candidate, a_month_before, weight
from bot.domain.study_facts import Standing
from bot.store import alerts
from bot.store.dialect import upsert
from bot.store.study_facts import Known, gather
from bot.store.tables import members, standings

AHEAD = timedelta(hours=14)
"""Somewhere on earth it is that much later than in UTC."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    standing: Standing
    turnover_class: Class
    known: Known


def look(connection: Connection, team_id: int, client_ids: Collection[int], today: date) -> dict[int, Reckoned]:
    """How those of the clients who are existing ones stand now; nothing is written."""
    found = gather(connection, team_id, client_ids, today)
    return {
        client_id: Reckoned(standing(known.facts, today), known.facts.turnover_class, known)
        for client_id, known in found.items()
    }


_DROP = delete(standings).where(
    standings.c.team_id == bindparam("team"), standings.c.client_id.in_(bindparam("clients", expanding=True))
)


def reckon(connection: Connection, team_id: int, client_ids: Collection[int], today: date) -> dict[int, Reckoned]:
    """Write down how they stand, and what is to be told of it; who is no existing client any more stands nowhere."""
    found = look(connection, team_id, client_ids, today)
    for client_id, each in sorted(found.items()):
        upsert(connection, standings, ("client_id",), _row(team_id, client_id, each, today))
    gone = sorted(set(client_ids) - found.keys())
    if gone:
        connection.execute(_DROP, {"team": team_id, "clients": gone})
    told = {client_id: _to_tell(each) for client_id, each in found.items()}
    alerts.note(connection, team_id, {**dict.fromkeys(gone, ()), **told})
    return found


def _to_tell(each: Reckoned) -> tuple[Alert, ...]:
    return to_tell(each.standing, each.turnover_class, each.known.studied_for, each.known.studied_on)


def _row(team_id: int, client_id: int, each: Reckoned, today: date) -> dict[str, Any]:
    now, known = each.standing, each.known
    stake = now.stake or Decimal(0)
    studied = known.studied_on != NEVER
    return {
        "client_id": client_id,
        "team_id": team_id,
        "member_id": known.owner_id,
        "turnover_class": each.turnover_class,
        "turnover": stake,
        "risk": now.risk,
        "growth": now.growth,
        "risk_order": -weight(now.risk, now.stake),
        "growth_order": -weight(now.growth, now.stake),
        "news": studied and (bool(news(known.studied_for, now)) or _is_due(known.next_on, today)),
        "paused": now.paused_until is not None,
        "unclassed": stake != (known.turnover or Decimal(0)),
        "studied_on": known.studied_on,
        "reckoned_on": today,
        "reckon_on": min(now.reckon_on, *known.changes) if known.changes else now.reckon_on,
    }


def _is_due(next_on: date | None, today: date) -> bool:
    return next_on is not None and next_on <= today


# -- what has to be reckoned

_EARLIEST = select(func.min(standings.c.reckon_on))
_ZONES = select(members.c.timezone).distinct()
_DUE = (
    select(standings.c.team_id, standings.c.client_id)
    .join(members, members.c.id == standings.c.member_id)
    .where(standings.c.reckon_on <= bindparam("today"), members.c.timezone == bindparam("timezone"))
    .order_by(standings.c.reckon_on, standings.c.client_id)
    .limit(bindparam("most"))
)


def zones_due(connection: Connection, now: datetime) -> list[str]:
    """The time zones in which somebody's standing may have to be reckoned; usually none."""
    earliest: date | None = connection.scalar(_EARLIEST)
    if earliest is None or earliest > (now + AHEAD).date():
        return []
    return sorted(zone for zone in connection.scalars(_ZONES) if earliest <= now.astimezone(ZoneInfo(zone)).date())


def due(connection: Connection, timezone: str, today: date, limit: int) -> dict[int, list[int]]:
    """By team: the next clients whose day has come, or who are marked."""
    found: dict[int, list[int]] = {}
    for team_id, client_id in connection.execute(_DUE, {"today": today, "timezone": timezone, "most": limit}):
        found.setdefault(team_id, []).append(client_id)
    return found


_LATER = (
    update(standings)
    .where(standings.c.client_id == bindparam("client"))
    .values(reckon_on=bindparam("day"))
    .returning(standings.c.member_id)
)


def leave_until(connection: Connection, client_id: int, day: date) -> int:
    """Look at how he stands no sooner than on this day. Returns whose he is."""
    whose: int = connection.execute(_LATER, {"client": client_id, "day": day}).scalar_one()
    return whose


# -- classes

_UNCLASSED = (
    select(standings.c.member_id)
    .where(standings.c.unclassed, standings.c.member_id > bindparam("after"))
    .order_by(standings.c.member_id)
    .limit(1)
)
_BASE = select(standings.c.client_id, standings.c.turnover, standings.c.turnover_class).where(
    standings.c.member_id == bindparam("member")
)
_CLASS = (
    update(standings)
    .where(standings.c.client_id == bindparam("client"))
    .values(turnover_class=bindparam("new_class"), reckon_on=bindparam("day"))
)
_CLASSED = (
    update(standings).where(standings.c.member_id == bindparam("member"), standings.c.unclassed).values(unclassed=False)
)


def next_unclassed(connection: Connection, after: int) -> int | None:
    """The next member, by id, of whose clients somebody's turnover has changed."""
    return connection.scalar(_UNCLASSED, {"after": after})


def classify(connection: Connection, member_id: int) -> int:
    """Put a member's whole base into classes anew; who changes his is reckoned once more. Returns how many did."""
    rows = connection.execute(_BASE, {"member": member_id}).all()
    found = classes({row.client_id: row.turnover for row in rows})
    changed = [
        {"client": row.client_id, "new_class": found[row.client_id], "day": NEVER}
        for row in rows
        if found[row.client_id] != row.turnover_class
    ]
    if changed:
        connection.execute(_CLASS, changed)
    connection.execute(_CLASSED, {"member": member_id})
    return len(changed)


# -- the day's choice

_MINE = (standings.c.team_id == bindparam("team"), standings.c.member_id == bindparam("member"))
_MAY_BE = or_(standings.c.news, standings.c.studied_on <= bindparam("week_ago"))
_FREE = standings.c.paused == false()
_MOST: Any = bindparam("most")
_LISTS = (
    select(standings)
    .where(*_MINE, standings.c.risk_order < 0, _MAY_BE)
    .order_by(standings.c.risk_order, standings.c.studied_on, standings.c.client_id)
    .limit(_MOST),
    select(standings)
    .where(*_MINE, standings.c.turnover_class == Class.A, _FREE, standings.c.studied_on <= bindparam("month_ago"))
    .order_by(standings.c.studied_on, standings.c.risk_order, standings.c.client_id)
    .limit(_MOST),
    select(standings)
    .where(
        *_MINE,
        standings.c.growth_order < 0,
        _FREE,
        or_(standings.c.news, standings.c.studied_on <= bindparam("month_ago")),
    )
    .order_by(standings.c.growth_order, standings.c.studied_on, standings.c.client_id)
    .limit(_MOST),
    select(standings)
    .where(*_MINE, _FREE, _MAY_BE)
    .order_by(standings.c.studied_on, standings.c.risk_order, standings.c.client_id)
    .limit(_MOST),
)
"""By risk; class A that has gone a month; by growth; the longest unstudied: each read from its index, in its order."""


def candidates(
    connection: Connection, member: Member, today: date, but: Collection[int] = (), per_day: int = PER_DAY
) -> list[Candidate]:
    """Enough of a member's clients to choose the day's from, but for those who had their turn today."""
    key = {
        "team": member.team_id,
        "member": member.id,
        "week_ago": today - WEEK,
        "month_ago": a_month_before(today),
        "most": 2 * per_day + len(but),
    }
    rows = {row.client_id: row for each in _LISTS for row in connection.execute(each, key)}
    return [_candidate(row) for client_id, row in rows.items() if client_id not in but]


def _candidate(row: Any) -> Candidate:
    return Candidate(
        client_id=row.client_id,
        turnover_class=Class(row.turnover_class),
        risk_weight=-row.risk_order,
        growth_weight=-row.growth_order,
        studied_on=row.studied_on,
        news=row.news,
        paused=row.paused,
    )


_ANY = select(standings.c.client_id).where(*_MINE).limit(1)


def has_any(connection: Connection, member: Member) -> bool:
    """Whether the member has existing clients."""
    return connection.scalar(_ANY, {"team": member.team_id, "member": member.id}) is not None
