"""What chance makes is no sign: uneven amounts, uneven intervals, weekends, a longer gap of last year.

The rule: a change must be of more than the edge of a window can make and two and a half times what orders that differ
make on average; a silence longer than nine of ten of his own gaps. How he differs is read from the year before the
recent months, so that less buying never looks better (test_study_monotony.py).
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.client_class import Class
from bot.domain.indicators import of_sales
from bot.domain.ledger import Sale
from bot.domain.signs import Against, IndicatorKind, Sign
from bot.domain.study import Conclusion, Facts, proposed, standing
from tests.domain.sales_made import TODAY, ago, every, of_kind, sold

RECENCY, TURNOVER = IndicatorKind.RECENCY, IndicatorKind.TURNOVER
BASE = 100
"""Steady clients, each with a chance of his own."""


def steady(chance: random.Random, step: int, jitter: float, days: int = 760) -> list[Sale]:
    """Every `step` days for so much, both by as much more or less as `jitter` says."""
    day, rows = ago(days) + timedelta(days=chance.randrange(step)), []
    while day <= TODAY:
        rows.append(sold(day, round(10_000 * chance.uniform(1 - jitter, 1 + jitter))))
        day += timedelta(days=max(1, round(step * chance.uniform(1 - jitter, 1 + jitter))))
    return rows


def concluded(rows: list[Sale], today: date = TODAY) -> Conclusion:
    return proposed(standing(Facts(turnover_class=Class.A, sales=rows), today), Class.A, {}, today)


@settings(deadline=None, max_examples=25, derandomize=True)
@given(st.integers(0, 10**6), st.sampled_from([3, 7, 10, 14, 21, 30, 45]), st.sampled_from([0.1, 0.2, 0.3, 0.5]))
def test_of_a_hundred_steady_clients_two_at_most_are_taken_for_others(seed: int, step: int, jitter: float) -> None:
    """However uneven within a half: they are to be kept, neither rescued nor developed."""
    chance = random.Random(seed)
    found = [concluded(steady(chance, step, jitter)) for _ in range(BASE)]
    assert sum(each is Conclusion.RESCUE for each in found) <= 2
    assert sum(each is not Conclusion.KEEP for each in found) <= 4


@pytest.mark.parametrize(("step", "part"), [(7, "0.5"), (14, "0.4"), (30, "0")])
def test_a_real_fall_is_seen_through_the_noise(step: int, part: str) -> None:
    """Of nine in ten clients who are uneven by a fifth: half of a weekly one's, less than half of who buys twice a
    month, all of a monthly one's."""
    chance, since = random.Random(7), ago(91)
    fallen = 0
    for _ in range(BASE):
        rows = steady(chance, step, 0.2)
        lately = [
            Sale(row.day, row.amount * Decimal(part), None, None, None, None) if row.day > since else row
            for row in rows
        ]
        fallen += concluded([row for row in lately if row.amount]) is Conclusion.RESCUE
    assert fallen >= BASE * 9 // 10


@pytest.mark.parametrize("weekdays", [(0, 1, 2, 3, 4), (1, 3), (0,), (0, 1)])
def test_weekends_and_days_of_delivery_are_no_silence(weekdays: tuple[int, ...]) -> None:
    """Who orders on working days is as silent on each Monday morning as ever."""
    for back in range(40):
        today = ago(back)
        days = [today - timedelta(days=each) for each in range(1, 800)]
        rows = [sold(day) for day in days if day.weekday() in weekdays]
        assert of_kind(of_sales(rows, today), RECENCY).sign is Sign.NONE


def test_a_silence_longer_than_his_long_gaps_is_one() -> None:
    """Of who orders on working days: from the fifth day on a risk."""
    rows = [sold(day) for day in map(ago, range(800)) if day.weekday() < 5 and day <= date(2026, 11, 13)]
    found = [of_kind(of_sales(rows, date(2026, 11, 13) + timedelta(days=each)), RECENCY).sign for each in range(7)]
    assert found == [*[Sign.NONE] * 4, Sign.WATCH, Sign.RISK, Sign.RISK]


def test_a_gap_of_last_year_that_was_a_little_longer_is_no_season() -> None:
    """Forty days where thirty are usual; half a year is one."""
    uneven = [*every(30, ago(460), ago(385)), *every(30, ago(345), ago(70))]
    assert of_kind(of_sales(uneven, TODAY), RECENCY).against is Against.USUAL
    season = [*every(10, ago(600), ago(430)), *every(10, ago(300), ago(70))]
    found = of_kind(of_sales(season, TODAY), RECENCY)
    assert (found.against, found.sign) == (Against.LAST_YEAR, Sign.NONE)


def test_a_rise_of_last_year_by_chance_is_not_missed_this_year() -> None:
    """Five orders a year ago after three: two now, after three, are no fall below a season."""
    recent = [sold(ago(each)) for each in (15, 60)]
    before = [sold(ago(each)) for each in (100, 130, 160)]
    last_year = [sold(ago(each)) for each in (370, 390, 410, 430, 450, 470, 500, 530, 560, 600, 640)]
    found = of_kind(of_sales([*recent, *before, *last_year], TODAY), IndicatorKind.FREQUENCY)
    assert found.sign is Sign.NONE


def test_returns_that_made_a_fall_are_its_reason() -> None:
    """Not where he bought less, too; nor where nothing falls."""
    usual = every(7, ago(700), ago(4), 1000)
    back = [sold(ago(each), -1000) for each in (8, 15, 22, 29, 36, 43, 50)]
    found = of_kind(of_sales([*usual, *back], TODAY), TURNOVER)
    assert (found.sign, found.amount) == (Sign.RISK, Decimal(7000))
    less = [row for row in usual if row.day < ago(50)]
    assert of_kind(of_sales([*less, *back], TODAY), TURNOVER).amount is None
    assert of_kind(of_sales([*usual, *back[:1]], TODAY), TURNOVER).amount is None


def test_silence_says_until_when_the_ledger_knows() -> None:
    """Where that is not today; an indicator of talks knows today."""
    facts = Facts(sales=every(7, ago(400), ago(30)), sales_until=ago(3), last_warm_on=ago(200))
    found = standing(facts, TODAY)
    told = {each.kind: each.as_of for each in found.risks}
    assert told[RECENCY] == ago(3)
    assert told[IndicatorKind.COVERAGE] is None
    [silent] = [each for each in standing(Facts(sales=facts.sales), TODAY).risks if each.kind is RECENCY]
    assert silent.as_of is None
