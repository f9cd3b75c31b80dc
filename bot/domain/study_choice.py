"""Whom to study today: a few clients, each with the reason why it is he."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from bot.domain.client_class import Class
from bot.domain.months import shifted

PER_DAY = 5
PARTS_KEPT, PARTS = 2, 5
"""Of the day's places, for class A."""
WEEK = timedelta(days=7)
NEVER = date(1970, 1, 1)
"""The day of the last study of a client who was never studied."""


class Cause(StrEnum):
    """In the order in which the day's clients are told."""

    RISK = "risk"
    CLASS_A = "class_a"
    """A month without a study."""
    GROWTH = "growth"
    UNSTUDIED = "unstudied"
    """The longest of all."""
    ASKED = "asked"
    """Not chosen: the farmer opened him himself."""


@dataclass(frozen=True, slots=True)
class Candidate:
    client_id: int
    turnover_class: Class
    risk_weight: int
    """`weight(risk, stake)`, of his standing."""
    growth_weight: int
    studied_on: date = NEVER
    news: bool = False
    """Something has come up since that he was not studied for (study.news), or his next step's day has come."""
    paused: bool = False
    """He asked to be left alone for now: only a risk that a pause does not explain is a cause."""


@dataclass(frozen=True, slots=True)
class Chosen:
    client_id: int
    cause: Cause


def weight(points: int, stake: Decimal | None) -> int:
    """Risk or growth by turnover, in whole units of money; without a ledger the points alone.

    Who has bought nothing for fifteen months weighs nothing: there is no turnover left to be lost.
    """
    return points if stake is None else int(points * max(stake, Decimal(0)))


def a_month_before(today: date) -> date:
    """Who was last studied on this day or before it has gone a month without a study."""
    return shifted(today, -1)


def may_be_studied(candidate: Candidate, today: date) -> bool:
    """Never twice within a week without a new cause."""
    return candidate.news or candidate.studied_on <= today - WEEK


def choose(candidates: Iterable[Candidate], today: date, per_day: int = PER_DAY) -> list[Chosen]:
    """Highest risk by turnover first; then class A that has gone a month; then growth; then the longest unstudied.

    Two places of five are kept for class A as long as somebody there has gone a month, so that a base with many at risk
    does not pass him over for ever; what either side leaves goes to the other. Growth is a cause once a month, or with
    news, so that those who grow leave room for those who do not. Equal clients stand by the day of their
    last study, then by id: the same candidates in any order give the same choice. It is enough to be given the first
    `2 * per_day` of each of the four lists.
    """
    free = [each for each in candidates if may_be_studied(each, today)]
    undisturbed = [each for each in free if not each.paused]
    at_risk = sorted((each for each in free if each.risk_weight > 0), key=_by_risk)
    gone = [each for each in undisturbed if each.turnover_class is Class.A and each.studied_on <= a_month_before(today)]
    waiting = sorted(gone, key=_by_study)
    growing = sorted((each for each in undisturbed if _grows_anew(each, today)), key=_by_growth)
    kept = _kept(at_risk, {each.client_id for each in waiting}, per_day)
    chosen: dict[int, Cause] = {}
    for cause, clients, most in (
        (Cause.RISK, at_risk, per_day - kept),
        (Cause.CLASS_A, waiting, per_day),
        (Cause.RISK, at_risk, per_day),
        (Cause.GROWTH, growing, per_day),
        (Cause.UNSTUDIED, sorted(undisturbed, key=_by_study), per_day),
    ):
        more = _others(clients, chosen)[: most - len(chosen)]
        chosen |= dict.fromkeys((each.client_id for each in more), cause)
    order = list(Cause)
    return sorted((Chosen(*each) for each in chosen.items()), key=lambda each: order.index(each.cause))


def _kept(at_risk: Sequence[Candidate], waiting: set[int], per_day: int) -> int:
    """Places to keep for class A besides those that its clients have by their risk."""
    due = min(per_day * PARTS_KEPT // PARTS, len(waiting))
    return next(
        kept
        for kept in range(due + 1)
        if kept + sum(each.client_id in waiting for each in at_risk[: per_day - kept]) >= due
    )


def _grows_anew(candidate: Candidate, today: date) -> bool:
    return candidate.growth_weight > 0 and (candidate.news or candidate.studied_on <= a_month_before(today))


def _others(clients: Iterable[Candidate], chosen: Container[int]) -> list[Candidate]:
    return [each for each in clients if each.client_id not in chosen]


def _by_risk(candidate: Candidate) -> tuple[int, date, int]:
    return -candidate.risk_weight, candidate.studied_on, candidate.client_id


def _by_growth(candidate: Candidate) -> tuple[int, date, int]:
    return -candidate.growth_weight, candidate.studied_on, candidate.client_id


def _by_study(candidate: Candidate) -> tuple[date, int, int]:
    return candidate.studied_on, -candidate.risk_weight, candidate.client_id
