"""The situation of an existing client: how he stands, what is best done of him, what a conclusion has to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.domain import indicators, qualitative
from bot.domain.buying import Buying, buying
from bot.domain.client_class import Class
from bot.domain.free_text import has_letters
from bot.domain.months import leaves, shifted
from bot.domain.names import normalise
from bot.domain.signs import DEFAULT, Indicator, IndicatorKind, Sign, Thresholds
from bot.domain.study_facts import Facts, Requests, Standing, Wallet
from bot.domain.study_points import MOST, points

__all__ = [
    "ACTED_ON",
    "FARTHEST",
    "GROWING",
    "LATEST",
    "RISKY",
    "TEXT_LIMIT",
    "Conclusion",
    "Draft",
    "Facts",
    "Problem",
    "Requests",
    "Standing",
    "Wallet",
    "is_sharp",
    "news",
    "problem_of",
    "proposed",
    "reasons_for",
    "standing",
    "with_answers",
]

LATEST = timedelta(days=366)
"""A standing is reckoned anew once a year at least."""
RISKY = 30
"""Points from which a client is one to be rescued: an interval doubled, or a turnover that falls, is enough."""
GROWING = 25
"""Points from which a client is one to be developed: a turnover that grows is enough."""
TEXT_LIMIT = 300
"""Characters of a reason, and of a next step."""
FARTHEST = 12
"""Months: a later day is a slip of the finger."""
BARE = frozenset({"да", "нет", "ага", "угу", "ок", "окей", "ладно", "yes", "no", "ok", "okay"})
"""They agree, or do not: nobody learns from them why, or what to do."""
_ORDER = {kind: at for at, kind in enumerate(IndicatorKind)}
OF_SALES = frozenset(
    {
        IndicatorKind.RECENCY,
        IndicatorKind.FREQUENCY,
        IndicatorKind.TURNOVER,
        IndicatorKind.AVERAGE_ORDER,
        IndicatorKind.LOST_GROUPS,
        IndicatorKind.NEW_GROUPS,
        IndicatorKind.PAYMENT,
        IndicatorKind.REQUESTS,
    }
)
"""What a ledger tells, or nobody knows."""


def standing(facts: Facts, today: date, thresholds: Thresholds = DEFAULT) -> Standing:
    """How a client stands on a day, by what is known of him; a ledger is judged by its own last day."""
    told_on = min(today, facts.sales_until or today)
    bought = None if facts.sales is None else buying(facts.sales, told_on)
    as_of = told_on if told_on < today else None
    of_sales = (replace(each, as_of=as_of) for each in _of_ledger(facts, bought, thresholds))
    found = [*of_sales, *_of_records(facts, today, thresholds)]
    paused = facts.paused_until is not None and facts.paused_until > today
    return _weighed(
        Standing(
            indicators=tuple(sorted(found, key=lambda each: _ORDER[each.kind])),
            risk=0,
            growth=0,
            turnover=None if bought is None else bought.turnover,
            stake=None if bought is None else bought.stake,
            sales_until=None if bought is None else told_on,
            paused_until=facts.paused_until if paused else None,
            reckon_on=min(day for day in _changes(facts, bought, today, thresholds) if day > today),
        )
    )


def standing_again(before: Standing, facts: Facts, today: date, thresholds: Thresholds = DEFAULT) -> Standing:
    """How he stands where nothing was sold since: what the ledger told then, and all else as it is known now."""
    of_sales = (each for each in before.indicators if each.kind in OF_SALES)
    found = [*of_sales, *_of_records(facts, today, thresholds)]
    changes = [*_changes(facts, None, today, thresholds), *((before.reckon_on,) if before.reckon_on > today else ())]
    return _weighed(
        replace(
            before,
            indicators=tuple(sorted(found, key=lambda each: _ORDER[each.kind])),
            reckon_on=min(day for day in changes if day > today),
        )
    )


def _weighed(drawn: Standing) -> Standing:
    risk = sum(points(each) for each in drawn.indicators if each.sign in (Sign.RISK, Sign.WATCH))
    growth = sum(points(each) for each in drawn.indicators if each.sign is Sign.GROWTH)
    return replace(drawn, risk=min(MOST, risk), growth=min(MOST, growth))


def _of_ledger(facts: Facts, bought: Buying | None, thresholds: Thresholds) -> tuple[Indicator, ...]:
    return () if bought is None else indicators.of_buying(bought, thresholds, facts.paused_until)


def _of_records(facts: Facts, today: date, thresholds: Thresholds) -> Iterator[Indicator]:
    since, pause = facts.existing_since, facts.paused_until
    yield indicators.of_contacts(
        facts.last_warm_on, facts.turnover_class, today, thresholds, existing_since=since, paused_until=pause
    )
    if facts.wallet:
        yield indicators.of_wallet(facts.wallet.share, facts.wallet.before, thresholds)
    if facts.requests:
        asked = facts.requests
        yield indicators.of_requests(asked.asked, asked.ordered, thresholds)
    known = qualitative.of_promises(facts.promises_due, facts.promises_unkept, today)
    answered = qualitative.of_answers(facts.answers, facts.answered_on, today) if facts.answered_on else ()
    yield from qualitative.joined((known,) if known else (), answered)


def _changes(facts: Facts, bought: Buying | None, today: date, thresholds: Thresholds) -> Iterator[date]:
    """Days on which a standing may change by itself; some of them may be in the past."""
    yield today + LATEST
    since, pause = facts.existing_since, facts.paused_until
    if bought is not None and (facts.sales_until is None or facts.sales_until > today):
        # One that has ended says the same on all days; one that has not says more on each.
        yield today + timedelta(days=1)
    touch = indicators.contacts_change(
        facts.last_warm_on, facts.turnover_class, thresholds, existing_since=since, paused_until=pause
    )
    if touch:
        yield touch
    if pause:
        yield pause
    yield from qualitative.promises_change(facts.promises_due)
    if facts.answered_on:
        yield leaves(facts.answered_on, qualitative.HOLDS)


def with_answers(before: Standing, answers: Mapping[str, str], today: date) -> Standing:
    """The standing with what was answered just now; an earlier answer counts where nothing new was said."""
    answered = qualitative.of_answers(answers, today, today)
    found = qualitative.joined(before.indicators, answered)
    return _weighed(replace(before, indicators=tuple(sorted(found, key=lambda each: _ORDER[each.kind]))))


def is_sharp(now: Standing, turnover_class: Class) -> bool:
    """What cannot wait for the next study: a client in class A is silent for twice his usual interval.

    The day since which it is so is the last order's, `now.indicator(RECENCY).day`: one cause, one alarm.
    """
    silent = now.indicator(IndicatorKind.RECENCY)
    return turnover_class is Class.A and silent is not None and silent.sign is Sign.RISK


class Conclusion(StrEnum):
    DEVELOP = "develop"
    """«Развивать»."""
    RESCUE = "rescue"
    """«Спасать»."""
    KEEP = "keep"
    """«Держать»."""
    LEAVE = "leave"
    """«Не тратить время»."""


ACTED_ON = frozenset({Conclusion.DEVELOP, Conclusion.RESCUE})
"""They need a reason, a next step and a date."""


def proposed(now: Standing, turnover_class: Class, answers: Mapping[str, str], today: date) -> Conclusion:
    """Potential by risk: what a person would conclude; he may conclude otherwise.

    There is potential in class A and B, in signs of growth, and, as long as there is no ledger, in everybody.
    """
    now = with_answers(now, answers, today)
    weighty = now.turnover is None or turnover_class in (Class.A, Class.B)
    growing = now.growth >= GROWING
    if now.risk >= RISKY:
        return Conclusion.RESCUE if weighty or growing else Conclusion.LEAVE
    if growing:
        return Conclusion.DEVELOP
    buys = now.turnover is not None and now.turnover > 0
    return Conclusion.KEEP if weighty or buys or now.paused_until else Conclusion.LEAVE


@dataclass(frozen=True, slots=True)
class Draft:
    conclusion: Conclusion | None = None
    reason: str = ""
    next_step: str = ""
    next_on: date | None = None


class Problem(StrEnum):
    """What a conclusion lacks, in the order in which it is asked for."""

    NO_CONCLUSION = "no_conclusion"
    NO_WORDS = "no_words"
    """«!!!» is neither a reason nor a step, and no more is «да»."""
    NO_REASON = "no_reason"
    NO_STEP = "no_step"
    NO_DATE = "no_date"
    PAST = "past"
    TOO_FAR = "too_far"
    TOO_LONG = "too_long"


def problem_of(draft: Draft, today: date) -> Problem | None:
    """The first thing that has to be mended before a study is concluded; None: it can be."""
    acted_on = draft.conclusion in ACTED_ON
    wrong = (
        (Problem.NO_CONCLUSION, draft.conclusion is None),
        (Problem.TOO_LONG, max(len(draft.reason), len(draft.next_step)) > TEXT_LIMIT),
        (Problem.NO_WORDS, any(each.strip() and not _tells(each) for each in (draft.reason, draft.next_step))),
        (Problem.NO_REASON, acted_on and not draft.reason.strip()),
        (Problem.NO_STEP, acted_on and not draft.next_step.strip()),
        (Problem.NO_DATE, acted_on and draft.next_on is None),
        (Problem.PAST, draft.next_on is not None and draft.next_on < today),
        (Problem.TOO_FAR, draft.next_on is not None and draft.next_on > shifted(today, FARTHEST)),
    )
    return next((problem for problem, is_so in wrong if is_so), None)


def _tells(text: str) -> bool:
    return has_letters(text) and normalise(text) not in BARE


def reasons_for(now: Standing, conclusion: Conclusion) -> tuple[Indicator, ...]:
    """The signs that speak for a conclusion, the weightiest first: offered as its reason in one tap."""
    return now.growths if conclusion is Conclusion.DEVELOP else now.risks


def news(then: Iterable[tuple[IndicatorKind, Sign]], now: Standing) -> tuple[Indicator, ...]:
    """Signs that were not there when he was studied, or were milder: a cause to study him again within the week."""
    known = set(then)
    return tuple(each for each in (*now.risks, *now.growths) if points(each) and (each.kind, each.sign) not in known)
