"""How existing clients stand: reckoned from what is known, kept in a row each, put in order by index."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, delete, exists, false, func, or_, select, type_coerce, update

from bot.domain.alerting import Alert
from bot.domain.alerting import alerts as to_tell
from bot.domain.client_class import Class, classes
from bot.domain.next_steps import NextStep
from bot.domain.people import Member
from bot.domain.study import GROWING, RISKY, news, standing, standing_again
from bot.domain.study_choice import NEVER, PER_DAY, WEEK, Candidate, a_month_before, has_waited, weight
from bot.domain.study_facts import Standing
from bot.domain.studying import Study
from bot.store import alerts, next_steps, team_settings
from bot.store.dialect import upsert
from bot.store.study_facts import Known, gather
from bot.store.tables import standings, studies


@dataclass(frozen=True, slots=True)
class Reckoned:
    standing: Standing
    turnover_class: Class
    known: Known


def look(connection: Connection, team_id: int, client_ids: Collection[int], today: date) -> dict[int, Reckoned]:
    """How those of the clients who are existing ones stand now; nothing is written."""
    found = gather(connection, team_id, client_ids, today)
    if not found:
        return {}
    thresholds = team_settings.of_team(connection, team_id).thresholds
    return {
        client_id: Reckoned(standing(known.facts, today, thresholds), known.facts.turnover_class, known)
        for client_id, known in found.items()
    }


_DROP = delete(standings).where(
    standings.c.team_id == bindparam("team"), standings.c.client_id.in_(bindparam("clients", expanding=True))
)


def reckon(connection: Connection, team_id: int, client_ids: Collection[int], today: date) -> dict[int, Reckoned]:
    """Write down how they stand, and what is to be told of it; who is no existing client any more stands nowhere."""
    found = look(connection, team_id, client_ids, today)
    _write(connection, team_id, client_ids, found, today)
    return found


_AS_KEPT = select(standings).where(
    standings.c.team_id == bindparam("team"),
    standings.c.client_id == bindparam("client"),
    standings.c.reckon_on > bindparam("today"),
)


def reckon_concluded(connection: Connection, team_id: int, study: Study, today: date) -> None:
    """As `reckon`, of a client who was studied just now: where nothing came up since his card was opened, what he
    bought is on the card and not read again."""
    kept = connection.execute(_AS_KEPT, {"team": team_id, "client": study.client_id, "today": today}).first()
    told, found = study.standing, {}
    if kept is not None and told is not None:
        shown = (told.risk, told.growth, told.stake or Decimal(0), study.turnover_class)
        if shown == (kept.risk, kept.growth, kept.turnover, kept.turnover_class):
            found = gather(connection, team_id, [study.client_id], today, bought=False)
    if told is None or not found:
        reckon(connection, team_id, [study.client_id], today)
        return
    known = found[study.client_id]
    thresholds = team_settings.of_team(connection, team_id).thresholds
    reckoned = Reckoned(standing_again(told, known.facts, today, thresholds), study.turnover_class, known)
    _write(connection, team_id, [study.client_id], {study.client_id: reckoned}, today)


def _write(
    connection: Connection, team_id: int, client_ids: Collection[int], found: Mapping[int, Reckoned], today: date
) -> None:
    for client_id, each in sorted(found.items()):
        upsert(connection, standings, ("client_id",), _row(team_id, client_id, each, today))
    gone = sorted(set(client_ids) - found.keys())
    if gone:
        connection.execute(_DROP, {"team": team_id, "clients": gone})
    told = {client_id: _to_tell(each) for client_id, each in found.items()}
    alerts.note(connection, team_id, {**dict.fromkeys(gone, ()), **told})


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
        "unclassed": known.unclassed or stake != (known.turnover or Decimal(0)),
        "studied_on": known.studied_on,
        "reckoned_on": today,
        "reckon_on": min(now.reckon_on, *known.changes) if known.changes else now.reckon_on,
    }


def _is_due(next_on: date | None, today: date) -> bool:
    return next_on is not None and next_on <= today


# -- classes

_marked = standings.alias("marked")
_UNCLASSED = (
    select(standings.c.member_id, standings.c.team_id)
    .where(
        standings.c.unclassed,
        standings.c.member_id > bindparam("after"),
        # The sum keeps SQLite from reading a whole base by its index: who is marked is one of few, or found at once.
        ~exists().where(_marked.c.reckon_on == NEVER, _marked.c.member_id + 0 == standings.c.member_id),
    )
    .order_by(standings.c.member_id)
    .limit(1)
)
_BASE = select(
    standings.c.client_id,
    # Whole hundredths: thousands of them are compared.
    type_coerce(standings.c.turnover, BigInteger).label("hundredths"),
    standings.c.turnover_class,
).where(standings.c.member_id == bindparam("member"))
_CLASS = (
    update(standings)
    .where(standings.c.client_id == bindparam("client"))
    .values(turnover_class=bindparam("new_class"), reckon_on=bindparam("day"))
)
_CLASSED = (
    update(standings).where(standings.c.member_id == bindparam("member"), standings.c.unclassed).values(unclassed=False)
)


def next_unclassed(connection: Connection, after: int) -> tuple[int, int] | None:
    """The next member, by id, of whose clients somebody's turnover has changed, and his team.

    As long as others of them wait to be reckoned, as while a large file is taken in, it is too early.
    """
    row = connection.execute(_UNCLASSED, {"after": after}).first()
    return (row.member_id, row.team_id) if row else None


_IS_UNCLASSED = select(standings.c.client_id).where(standings.c.unclassed, standings.c.member_id == bindparam("member"))


def has_unclassed(connection: Connection, member_id: int) -> bool:
    return connection.scalar(_IS_UNCLASSED.limit(1), {"member": member_id}) is not None


def classify(connection: Connection, member_id: int) -> int:
    """Put a member's whole base into classes anew; who changes his is reckoned once more. Returns how many did."""
    rows = connection.execute(_BASE, {"member": member_id}).all()
    found = classes({row.client_id: row.hundredths for row in rows})
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
_SOME = select(standings).where(*_MINE, standings.c.client_id.in_(bindparam("clients", expanding=True)))


def candidates(
    connection: Connection,
    member: Member,
    today: date,
    but: Collection[int] = (),
    per_day: int = PER_DAY,
    steps: Sequence[NextStep] | None = None,
) -> list[Candidate]:
    """Enough of a member's clients to choose the day's from, but for those who had their turn today.

    `steps`: his that are due, where they were asked for already.
    """
    key = {
        "team": member.team_id,
        "member": member.id,
        "week_ago": today - WEEK,
        "month_ago": a_month_before(today),
        "most": 2 * per_day + len(but),
    }
    rows = {row.client_id: row for each in _LISTS for row in connection.execute(each, key)}
    found = next_steps.due(connection, [member], today)[member.id] if steps is None else steps
    due = {each.client_id: each.due_on for each in found}
    more = sorted(due.keys() - rows.keys())
    if more:
        whose = {"team": member.team_id, "member": member.id, "clients": more}
        rows |= {row.client_id: row for row in connection.execute(_SOME, whose)}
    return [_candidate(row, due.get(client_id)) for client_id, row in rows.items() if client_id not in but]


def _candidate(row: Any, due_on: date | None) -> Candidate:
    return Candidate(
        client_id=row.client_id,
        turnover_class=Class(row.turnover_class),
        risk_weight=-row.risk_order,
        growth_weight=-row.growth_order,
        studied_on=row.studied_on,
        news=row.news,
        paused=row.paused,
        risky=row.risk >= RISKY,
        growing=row.growth >= GROWING,
        due_on=due_on,
    )


_studied_before = (
    select(func.max(studies.c.local_day))
    .where(
        studies.c.client_id == standings.c.client_id,
        studies.c.local_day < bindparam("today"),
        studies.c.concluded_at.is_not(None),
        studies.c.undone_at.is_(None),
    )
    .scalar_subquery()
)
_BEFORE_TODAY = select(standings.c.turnover_class, standings.c.paused, _studied_before.label("studied_on")).where(
    *_MINE, standings.c.client_id.in_(bindparam("clients", expanding=True))
)


def waited(connection: Connection, member: Member, client_ids: Collection[int], today: date) -> int:
    """How many of these, who had their turn today, had a claim to it as class A."""
    if not client_ids:
        return 0
    key = {"team": member.team_id, "member": member.id, "clients": sorted(client_ids), "today": today}
    return sum(
        has_waited(Class(row.turnover_class), row.studied_on or NEVER, today, paused=row.paused)
        for row in connection.execute(_BEFORE_TODAY, key)
    )


_ANY = select(standings.c.client_id).where(*_MINE).limit(1)


def has_any(connection: Connection, member: Member) -> bool:
    """Whether the member has existing clients."""
    return connection.scalar(_ANY, {"team": member.team_id, "member": member.id}) is not None
