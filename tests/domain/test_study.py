"""How a client stands, what is proposed, and what a conclusion must say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.client_class import Class
from bot.domain.qualitative import QUESTIONS
from bot.domain.signs import IndicatorKind, Sign
from bot.domain.study import (
    Conclusion,
    Draft,
    Facts,
    Problem,
    Requests,
    Standing,
    is_sharp,
    news,
    problem_of,
    proposed,
    reasons_for,
    standing,
    with_answers,
)
from bot.domain.study_points import points
from tests.domain.sales_made import TODAY, ago, every, signs

STEADY = tuple(every(14, ago(500), ago(3)))
STOPPED = tuple(every(14, ago(500), ago(40)))
ANSWERS = st.fixed_dictionaries({}, optional={each.key: st.sampled_from([*each.options]) for each in QUESTIONS})


def test_without_a_ledger_contacts_and_answers_work_alone() -> None:
    """Nothing is told of sales, and everybody has potential."""
    found = standing(
        Facts(last_warm_on=ago(100), answers={"tone": "slower", "competitors": "trial"}, answered_on=ago(9)), TODAY
    )
    assert found.turnover is None
    assert [each.kind for each in found.risks] == [
        *(IndicatorKind.COMPETITORS, IndicatorKind.COVERAGE, IndicatorKind.TONE)
    ]
    assert found.risk == 35
    assert proposed(found, Class.C, {}, TODAY) is Conclusion.RESCUE
    assert proposed(standing(Facts(), TODAY), Class.C, {}, TODAY) is Conclusion.KEEP


def test_a_ledger_says_nothing_of_the_days_after_its_last() -> None:
    """A month without a new file is no silence of the clients'."""
    facts = Facts(sales=STEADY, sales_until=ago(3))
    assert standing(facts, TODAY).risk == 0
    late = standing(facts, ago(-60))
    assert (late.risk, late.sales_until) == (0, ago(3))
    assert standing(replace(facts, sales_until=None), ago(-60)).risk > 0


def test_risk_and_growth_of_one_client_are_both_told() -> None:
    """Silence, while he builds a second site."""
    facts = Facts(sales=STOPPED, answers={"happening": "site", "decides": "several"}, answered_on=TODAY)
    found = standing(facts, TODAY)
    assert IndicatorKind.RECENCY in {each.kind for each in found.risks}
    assert [each.kind for each in found.growths] == [IndicatorKind.HAPPENING, IndicatorKind.DECIDES]
    assert found.risk >= 30
    assert found.growth == 25
    assert proposed(found, Class.C, {}, TODAY) is Conclusion.RESCUE
    assert reasons_for(found, Conclusion.RESCUE) == found.risks
    assert reasons_for(found, Conclusion.DEVELOP) == found.growths


def test_a_pause_ahead_is_told_and_one_that_is_over_is_not() -> None:
    """The day itself belongs to the work again."""
    assert standing(Facts(paused_until=ago(-1)), TODAY).paused_until == ago(-1)
    assert standing(Facts(paused_until=TODAY), TODAY).paused_until is None


@pytest.mark.parametrize(
    ("facts", "turnover_class", "answers", "expected"),
    [
        (Facts(sales=STOPPED), Class.A, {}, Conclusion.RESCUE),
        (Facts(sales=STOPPED), Class.B, {}, Conclusion.RESCUE),
        (Facts(sales=STOPPED), Class.C, {}, Conclusion.LEAVE),
        (Facts(sales=STOPPED), Class.C, {"happening": "line", "decides": "several"}, Conclusion.RESCUE),
        (Facts(sales=STEADY), Class.A, {}, Conclusion.KEEP),
        (Facts(sales=STEADY), Class.C, {}, Conclusion.KEEP),
        (Facts(sales=STEADY), Class.C, {"happening": "line", "tone": "advice"}, Conclusion.DEVELOP),
        (Facts(sales=STEADY), Class.A, {"decides": "left", "competitors": "tender"}, Conclusion.RESCUE),
        (Facts(sales=()), Class.C, {}, Conclusion.LEAVE),
        (Facts(sales=(), paused_until=ago(-9)), Class.C, {}, Conclusion.KEEP),
    ],
)
def test_potential_by_risk_is_what_is_proposed(
    facts: Facts, turnover_class: Class, answers: dict[str, str], expected: Conclusion
) -> None:
    """Rescue what is worth it, develop what grows, keep what is steady, leave the rest."""
    assert proposed(standing(facts, TODAY), turnover_class, answers, TODAY) is expected


@given(ANSWERS, ANSWERS)
def test_answers_given_now_replace_those_of_the_last_study(before: dict[str, str], now: dict[str, str]) -> None:
    """The standing with both is that of the two put together."""
    facts = Facts(sales=STEADY, answers=before, answered_on=ago(30), requests=Requests(1, 1))
    together = replace(facts, answers=before | now, answered_on=TODAY)
    found, expected = with_answers(standing(facts, TODAY), now, TODAY), standing(together, TODAY)
    assert (found.risk, found.growth) == (expected.risk, expected.growth)
    assert signs(found.indicators) == signs(expected.indicators)


@given(ANSWERS)
def test_a_standing_is_the_points_of_its_signs_and_no_more(answers: dict[str, str]) -> None:
    """Never a bare score: whoever has points has the signs that they come from."""
    found = standing(Facts(sales=STOPPED, answers=answers, answered_on=TODAY, last_warm_on=ago(95)), TODAY)
    assert found.risk == min(100, sum(map(points, found.risks)))
    assert found.growth == min(100, sum(map(points, found.growths)))
    assert found.indicators == tuple(sorted(found.indicators, key=lambda each: [*IndicatorKind].index(each.kind)))


def test_only_class_a_that_is_silent_for_two_intervals_is_sharp() -> None:
    """It alone does not wait for the next study; the last order's day is its cause."""
    found = standing(Facts(sales=STOPPED), TODAY)
    assert is_sharp(found, Class.A)
    assert not is_sharp(found, Class.B)
    assert not is_sharp(standing(Facts(sales=STEADY), TODAY), Class.A)
    assert not is_sharp(standing(Facts(), TODAY), Class.A)


def test_news_are_signs_that_were_not_there_or_were_milder() -> None:
    """A watch that became a risk is news, the same risk is none."""
    found = standing(Facts(sales=STOPPED), TODAY)
    then = [(each.kind, each.sign) for each in found.indicators]
    assert news(then, found) == ()
    milder = [(kind, Sign.WATCH if kind is IndicatorKind.RECENCY else sign) for kind, sign in then]
    assert [each.kind for each in news(milder, found)] == [IndicatorKind.RECENCY]


WHOLE = Draft(Conclusion.RESCUE, "Молчит два интервала", "Съездить к директору", ago(-3))


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        (WHOLE, None),
        (Draft(), Problem.NO_CONCLUSION),
        (replace(WHOLE, reason=" "), Problem.NO_REASON),
        (replace(WHOLE, next_step=""), Problem.NO_STEP),
        (replace(WHOLE, next_on=None), Problem.NO_DATE),
        (replace(WHOLE, conclusion=Conclusion.DEVELOP, next_on=None), Problem.NO_DATE),
        (replace(WHOLE, next_on=ago(1)), Problem.PAST),
        (replace(WHOLE, next_on=TODAY), None),
        (replace(WHOLE, next_on=date(2027, 11, 23)), None),
        (replace(WHOLE, next_on=date(2027, 11, 24)), Problem.TOO_FAR),
        (replace(WHOLE, reason="я" * 301), Problem.TOO_LONG),
        (Draft(Conclusion.KEEP), None),
        (Draft(Conclusion.LEAVE), None),
        (Draft(Conclusion.KEEP, next_on=ago(1)), Problem.PAST),
    ],
)
def test_to_develop_and_to_rescue_need_a_reason_a_step_and_a_date(draft: Draft, problem: Problem | None) -> None:
    """The first that is missing is asked for; a day in the past is none."""
    assert problem_of(draft, TODAY) is problem


def test_a_standing_of_nothing_known_is_unknown() -> None:
    """No alarm about somebody of whom nothing is known."""
    found: Standing = standing(Facts(), TODAY)
    assert (found.risk, found.growth, found.risks, found.growths) == (0, 0, (), ())
