"""What is known of existing clients, for reckoning how they stand: a bounded query by index for each kind of fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from bot.domain.client_class import Class
from bot.domain.clients import is_existing
from bot.domain.funnel import Result
from bot.domain.indicators import WALLET, share_told
from bot.domain.months import leaves, shifted
from bot.domain.people import Role
from bot.domain.proactive_funnel import TALKS
from bot.domain.promises import PromiseKind, PromiseState
from bot.domain.qualitative import HOLDS
from bot.domain.questionnaire_json import answer_from_data
from bot.domain.sold import Sold
from bot.domain.standing_plain import Signs, signs_of
from bot.domain.study_choice import NEVER
from bot.domain.study_facts import Facts, Requests, Wallet
from bot.domain.studying import Said, holding
from bot.store import sales, sold
from bot.store.tables import answers, clients, forms, members, promises, records, standings, studies

PROPOSALS = 6
"""Months of the proposals that are looked at."""
BROKEN_LATELY = timedelta(days=90)
"""A promise that was not kept is remembered so long."""
_DAY = timedelta(days=1)
_WHOSE: Any = bindparam("clients", expanding=True)


@dataclass(frozen=True, slots=True)
class Known:
    """Of one client."""

    owner_id: int
    facts: Facts
    studied_on: date = NEVER
    studied_for: Signs = frozenset()
    """The signs at the last study."""
    next_on: date | None = None
    """Of its next step."""
    turnover: Decimal | None = None
    """By which he was reckoned last."""
    unclassed: bool = False
    """It has changed since his base was put into classes."""
    changes: tuple[date, ...] = ()
    """Days on which these facts themselves are others."""


_CLIENTS = (
    select(
        clients.c.id,
        clients.c.owner_id,
        clients.c.existing_since,
        clients.c.created_at,
        clients.c.postponed_until,
        members.c.role,
        standings.c.turnover_class,
        standings.c.turnover,
        standings.c.unclassed,
    )
    .join(members, members.c.id == clients.c.owner_id)
    .outerjoin(standings, standings.c.client_id == clients.c.id)
    .where(clients.c.team_id == bindparam("team_id"), clients.c.id.in_(_WHOSE))
)
_WARM = (
    select(records.c.client_id, func.max(records.c.local_day))
    .where(
        records.c.client_id.in_(_WHOSE),
        records.c.kind.in_([str(kind) for kind in TALKS]),
        records.c.result != Result.NOT_REACHED,
        records.c.decision_maker_id.is_not(None),
        records.c.undone_at.is_(None),
    )
    .group_by(records.c.client_id)
)
_PROMISES = select(
    promises.c.client_id,
    promises.c.kind,
    promises.c.made_on,
    promises.c.due_on,
    promises.c.state,
    promises.c.settled_on,
).where(promises.c.client_id.in_(_WHOSE), promises.c.made_on > bindparam("since"))
_SHARES = (
    select(forms.c.client_id, forms.c.id, answers.c.question, answers.c.value)
    .join(answers, answers.c.form_id == forms.c.id)
    .outerjoin(records, records.c.id == forms.c.record_id)  # some forms are of no visit
    .where(forms.c.client_id.in_(_WHOSE), answers.c.question.in_(WALLET), records.c.undone_at.is_(None))
    .order_by(forms.c.client_id, forms.c.id.desc())
)
_latest = (
    select(func.max(studies.c.id))
    .where(studies.c.client_id.in_(_WHOSE), studies.c.concluded_at.is_not(None), studies.c.undone_at.is_(None))
    .group_by(studies.c.client_id)
)
_STUDIED = select(
    studies.c.client_id, studies.c.local_day, studies.c.answers, studies.c.indicators, studies.c.next_on
).where(studies.c.id.in_(_latest))


def gather(
    connection: Connection, team_id: int, client_ids: Collection[int], today: date, *, bought: bool = True
) -> dict[int, Known]:
    """Of those of the team's clients who are existing ones. `bought`: with what they bought, which costs most."""
    key = {"team_id": team_id, "clients": sorted(client_ids)}
    rows = [
        row for row in connection.execute(_CLIENTS, key) if is_existing(row.existing_since, Role(row.role))
    ]  # fmt: skip
    if not rows:
        return {}
    whose = {"clients": sorted(row.id for row in rows)}
    until = sales.until(connection, team_id) if bought else None
    sales_of = sold.of_clients(connection, whose["clients"], min(until, today)) if until else {}
    warm = {row[0]: row[1] for row in connection.execute(_WARM, whose)}
    promised = _promised(connection, whose, today)
    wallets = _wallets(connection, whose)
    studied = {row.client_id: row for row in connection.execute(_STUDIED, whose)}
    found: dict[int, Known] = {}
    for row in rows:
        made = promised.get(row.id, _Promised())
        last = _last(studied.get(row.id), today)
        facts = Facts(
            turnover_class=Class(row.turnover_class or Class.C),
            sales=sales_of.get(row.id, Sold()) if until else None,
            sales_until=until,
            # Whom a farmer had from the beginning he has since he was written down.
            existing_since=row.existing_since or row.created_at.date(),
            last_warm_on=warm.get(row.id),
            paused_until=row.postponed_until,
            promises_due=tuple(made.due),
            promises_unkept=len(made.broken),
            requests=_requests(made.offers, sales_of.get(row.id, Sold()), until),
            wallet=wallets.get(row.id),
            answers={key: said.option for key, said in last.answers.items()},
            answered_on=max((said.day for said in last.answers.values()), default=None),
        )
        found[row.id] = Known(
            row.owner_id,
            facts,
            last.day,
            last.signs,
            last.next_on,
            row.turnover,
            bool(row.unclassed),
            tuple(day for day in (*made.changes(), *last.changes()) if day > today),
        )
    return found


# -- promises


@dataclass(slots=True)
class _Promised:
    due: list[date] = field(default_factory=list)
    broken: list[date] = field(default_factory=list)
    """When they were settled."""
    offers: list[date] = field(default_factory=list)
    """When these proposals were asked for."""

    def changes(self) -> Iterable[date]:
        yield from (day + BROKEN_LATELY + _DAY for day in self.broken)
        yield from (leaves(day, PROPOSALS) for day in self.offers)


def _promised(connection: Connection, whose: Mapping[str, Any], today: date) -> dict[int, _Promised]:
    found: dict[int, _Promised] = defaultdict(_Promised)
    for row in connection.execute(_PROMISES, {**whose, "since": shifted(today, -PROPOSALS)}):
        each = found[row.client_id]
        if row.state == PromiseState.OPEN:
            each.due.append(row.due_on)
        if row.state == PromiseState.BROKEN and row.settled_on and today - row.settled_on <= BROKEN_LATELY:
            each.broken.append(row.settled_on)
        if row.kind == PromiseKind.OFFER:
            each.offers.append(row.made_on)
    return found


def _requests(offers: Sequence[date], bought: Sold, until: date | None) -> Requests | None:
    """Proposals behind which he ordered; of what was asked for after the ledger ends, nobody knows."""
    told = [day for day in offers if until is not None and day <= until]
    if not told:
        return None
    last = max((each.day for each in bought.days if each.bought > 0), default=None)
    return Requests(len(told), sum(last is not None and last >= day for day in told))


# -- forms


def _wallets(connection: Connection, whose: Mapping[str, Any]) -> dict[int, Wallet]:
    """By the last two forms of each that tell our share."""
    told: dict[int, dict[int, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for client_id, form_id, question, value in connection.execute(_SHARES, whose):
        told[client_id][form_id][question] = answer_from_data(value)
    found: dict[int, Wallet] = {}
    for client_id, of_forms in told.items():
        shares = [share for given in of_forms.values() if (share := share_told(given)) is not None]
        if shares:
            found[client_id] = Wallet(shares[0], shares[1] if len(shares) > 1 else None)
    return found


# -- the last study


@dataclass(frozen=True, slots=True)
class _Last:
    day: date = NEVER
    signs: Signs = frozenset()
    next_on: date | None = None
    answers: Mapping[str, Said] = field(default_factory=dict)
    """That are still believed."""

    def changes(self) -> Iterable[date]:
        yield from (leaves(said.day, HOLDS) for said in self.answers.values())
        if self.next_on:
            yield self.next_on


def _last(row: Any, today: date) -> _Last:
    if row is None:
        return _Last()
    return _Last(row.local_day, signs_of(row.indicators), row.next_on, holding(told_from_plain(row.answers), today))


def told_from_plain(data: Mapping[str, Sequence[str]]) -> dict[str, Said]:
    """As `studies.answers` keeps them: an option and its day."""
    return {key: Said(option, date.fromisoformat(day)) for key, (option, day) in data.items()}
