"""The eight questions of a study."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.qualitative import (
    BY_KEY,
    QUESTIONS,
    UNKNOWN,
    joined,
    of_answers,
    of_promises,
    recommending,
)
from bot.domain.signs import IndicatorKind, Sign
from tests.domain.sales_made import TODAY, ago, signs


def test_every_question_has_a_risk_a_growth_a_usual_and_an_unknown_option() -> None:
    """Eight of them, in the order of the method."""
    assert len(QUESTIONS) == len(BY_KEY) == 8
    for each in QUESTIONS:
        assert set(each.options.values()) == {Sign.NONE, Sign.RISK, Sign.GROWTH, Sign.UNKNOWN}
        assert each.options[UNKNOWN] is Sign.UNKNOWN
        assert all(len(option) <= 12 for option in each.options)


def test_answers_are_signs_with_the_option_that_was_chosen() -> None:
    """What was not answered, or with an option that is gone, is not told."""
    found = of_answers({"tone": "slower", "levels": "three", "competitors": "gone", "colour": "red"}, ago(3), TODAY)
    assert signs(found) == {IndicatorKind.TONE: Sign.RISK, IndicatorKind.LEVELS: Sign.GROWTH}
    assert {each.names for each in found} == {("slower",), ("three",)}
    assert {each.day for each in found} == {ago(3)}


def test_an_answer_holds_for_half_a_year() -> None:
    """Afterwards it has to be asked again."""
    assert of_answers({"tone": "slower"}, date(2026, 5, 24), TODAY)
    assert not of_answers({"tone": "slower"}, date(2026, 5, 23), TODAY)


@pytest.mark.parametrize(("due", "unkept", "late"), [((), 0, None), ((TODAY,), 0, None), ((ago(1), ago(-5)), 2, 3)])
def test_a_promise_of_ours_that_is_late_is_a_risk(due: tuple[date, ...], unkept: int, late: int | None) -> None:
    """On the day it is due it is not late yet."""
    found = of_promises(due, unkept, TODAY)
    assert (found.value if found else None) == late


def test_an_answer_does_not_undo_what_is_known_to_be_worse() -> None:
    """A late promise stays late; of two answers the later one counts."""
    known = of_promises((ago(1),), 0, TODAY)
    assert known is not None
    answered = of_answers({"promises": "kept", "tone": "advice"}, TODAY, TODAY)
    assert signs(joined([known], answered)) == {IndicatorKind.PROMISES: Sign.RISK, IndicatorKind.TONE: Sign.GROWTH}
    earlier = of_answers({"tone": "slower"}, ago(20), TODAY)
    assert signs(joined(earlier, answered))[IndicatorKind.TONE] is Sign.GROWTH


@pytest.mark.parametrize(("mark", "option"), [(0, "against"), (6, "against"), (7, "neutral"), (9, "recommends")])
def test_a_mark_is_an_option(mark: int, option: str) -> None:
    """0-6, 7-8, 9-10, as the form asks it."""
    assert recommending(mark) == option
    assert option in BY_KEY["recommend"].options
