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
    """What is told of a choice never says more than the signs do: a risk that is one to be rescued from, growth that is
    one to be developed."""

    DUE = "due"
    """His next step's day has come."""
    RISK = "risk"
    WATCH = "watch"
    """A sign of risk, too few of them to call him one to be rescued."""
    CLASS_A = "class_a"
    """A month without a study."""
    GROWTH = "growth"
    PROMISING = "promising"
    """A sign of growth, too few of them to call him one to be developed."""
    UNSTUDIED = "unstudied"
    """The longest of all."""
    ASKED = "asked"
    """Not chosen: the farmer opened him himself, beside the day's choice."""

    @property
    def rank(self) -> int:
        """The order in which the day's clients are studied."""
        return _RANKS[self]


_RANKS = {
    Cause.DUE: 0,
    # Of these two the weightier goes first.
    Cause.RISK: 1,
    Cause.WATCH: 1,
    Cause.CLASS_A: 2,
    Cause.GROWTH: 3,
    Cause.PROMISING: 3,
    Cause.UNSTUDIED: 4,
    Cause.ASKED: 5,
}


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
    risky: bool = True
    """His risk is enough for «спасать» (study.RISKY)."""
    growing: bool = True
    """His growth is enough for «развивать» (study.GROWING)."""
    due_on: date | None = None
    """The day of his next step, if that has come and the step is not done."""


@dataclass(frozen=True, slots=True)
class Chosen:
    client_id: int
    cause: Cause


@dataclass(frozen=True, slots=True)
class HadTurn:
    """Those of the day's choice whose turn is over or has begun."""

    count: int = 0
    waited: int = 0
    """How many of them are of class A and had gone a month without a study."""


NOBODY = HadTurn()


def weight(points: int, stake: Decimal | None) -> int:
    """Risk or growth by turnover, in whole units of money; without a ledger the points alone.

    Who has bought nothing for fifteen months weighs nothing: there is no turnover left to be lost.
    """
    return points if stake is None else int(points * max(stake, Decimal(0)))


def a_month_before(today: date) -> date:
    """Who was last studied on this day or before it has gone a month without a study."""
    return shifted(today, -1)


def has_waited(turnover_class: Class, studied_on: date, today: date, *, paused: bool) -> bool:
    """Whether he has a claim to the places that are kept for class A."""
    return turnover_class is Class.A and not paused and studied_on <= a_month_before(today)


def may_be_studied(candidate: Candidate, today: date) -> bool:
    """Never twice within a week without a new cause."""
    return candidate.due_on is not None or candidate.news or candidate.studied_on <= today - WEEK


def choose(
    candidates: Iterable[Candidate], today: date, per_day: int = PER_DAY, had_turn: HadTurn = NOBODY
) -> list[Chosen]:
    """Whose next step is due first; then highest risk by turnover; then class A that has gone a month; then growth;
    then the longest unstudied.

    Two places of five are kept for class A as long as somebody there has gone a month, so that a base with many at risk
    does not pass him over for ever; what either side leaves goes to the other. Growth is a cause once a month, or with
    news, so that those who grow leave room for those who do not. Equal clients stand by the day of their
    last study, then by id: the same candidates in any order give the same choice. It is enough to be given the first
    `2 * per_day` of each of the four lists, and whose step is due.

    With those who `had_turn` the rest of the same day is chosen: as long as nothing new is known, nobody else than in
    the morning.
    """
    free = [each for each in candidates if may_be_studied(each, today)]
    undisturbed = [each for each in free if not each.paused]
    due = sorted((each for each in free if each.due_on is not None), key=_by_step)
    at_risk = sorted((each for each in free if each.risk_weight > 0), key=_by_risk)
    gone = [each for each in free if has_waited(each.turnover_class, each.studied_on, today, paused=each.paused)]
    waiting = sorted(gone, key=_by_study)
    growing = sorted((each for each in undisturbed if _grows_anew(each, today)), key=_by_growth)
    places = max(0, per_day - had_turn.count)
    urgent = list({each.client_id: each for each in (*due, *at_risk)})
    kept_in_all = min(per_day * PARTS_KEPT // PARTS, had_turn.waited + len(waiting))
    kept = _kept(urgent, {each.client_id for each in waiting}, places, kept_in_all - had_turn.waited)
    chosen: dict[int, Cause] = {}
    for cause, clients, most in (
        (Cause.DUE, due, places - kept),
        (Cause.RISK, at_risk, places - kept),
        (Cause.CLASS_A, waiting, places),
        (Cause.DUE, due, places),
        (Cause.RISK, at_risk, places),
        (Cause.GROWTH, growing, places),
        (Cause.UNSTUDIED, sorted(undisturbed, key=_by_study), places),
    ):
        more = _others(clients, chosen)[: max(0, most - len(chosen))]
        chosen |= {each.client_id: _told(cause, each) for each in more}
    return sorted((Chosen(*each) for each in chosen.items()), key=lambda each: each.cause.rank)


def _told(cause: Cause, candidate: Candidate) -> Cause:
    if cause is Cause.RISK and not candidate.risky:
        return Cause.WATCH
    return Cause.PROMISING if cause is Cause.GROWTH and not candidate.growing else cause


def _kept(urgent: Sequence[int], waiting: Container[int], places: int, due: int) -> int:
    """Places to keep for class A besides those that its clients have by their step or their risk."""
    due = max(0, min(due, places))
    return next(
        kept for kept in range(due + 1) if kept + sum(each in waiting for each in urgent[: places - kept]) >= due
    )


def _grows_anew(candidate: Candidate, today: date) -> bool:
    return candidate.growth_weight > 0 and (candidate.news or candidate.studied_on <= a_month_before(today))


def _others(clients: Iterable[Candidate], chosen: Container[int]) -> list[Candidate]:
    return [each for each in clients if each.client_id not in chosen]


def _by_step(candidate: Candidate) -> tuple[date, int, int]:
    return candidate.due_on or NEVER, -candidate.risk_weight, candidate.client_id


def _by_risk(candidate: Candidate) -> tuple[int, date, int]:
    return -candidate.risk_weight, candidate.studied_on, candidate.client_id


def _by_growth(candidate: Candidate) -> tuple[int, date, int]:
    return -candidate.growth_weight, candidate.studied_on, candidate.client_id


def _by_study(candidate: Candidate) -> tuple[date, int, int]:
    return candidate.studied_on, -candidate.risk_weight, candidate.client_id
