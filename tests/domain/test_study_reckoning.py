"""When a standing has to be reckoned anew though nothing new is known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.client_class import Class
from bot.domain.signs import IndicatorKind, Sign
from bot.domain.study import LATEST, Facts, Wallet, standing
from tests.domain.sales_made import TODAY, ago, bills, days_back, every, histories, sold

DAYS = st.one_of(st.none(), days_back(300, -300))
ROWS = st.one_of(
    st.none(),
    histories(),
    st.lists(bills(), max_size=12),
    st.builds(lambda some, more: [*some, *more], histories(5), st.lists(bills(), max_size=8)),
)
FACTS = st.builds(
    Facts,
    turnover_class=st.sampled_from(Class),
    sales=ROWS,
    sales_until=st.one_of(st.none(), st.none(), days_back(200, -200)),
    existing_since=DAYS,
    last_warm_on=st.one_of(st.none(), days_back(200)),
    paused_until=st.one_of(st.none(), st.none(), days_back(250, -250)),
    promises_due=st.lists(days_back(30, -30), max_size=3).map(tuple),
    wallet=st.one_of(st.none(), st.just(Wallet(None))),
    answers=st.sampled_from([{}, {"tone": "slower"}, {"contract": "extended", "promises": "kept"}]),
    answered_on=st.one_of(st.none(), days_back(300)),
)


@settings(deadline=None, max_examples=500)
@given(FACTS, st.data())
def test_nothing_changes_before_the_day_of_reckoning(facts: Facts, data: st.DataObject) -> None:
    """On any day before it the same facts give today's verdict."""
    now = standing(facts, TODAY)
    assert TODAY < now.reckon_on <= TODAY + LATEST
    last = (now.reckon_on - TODAY).days - 1
    for days in {last, data.draw(st.integers(0, last))}:
        assert standing(facts, ago(-days)).verdict == now.verdict


@settings(deadline=None, max_examples=60)
@given(FACTS)
def test_reckoning_on_its_days_only_is_reckoning_daily(facts: Facts) -> None:
    """For four months: whoever reckons when told to never holds an old verdict."""
    held = standing(facts, TODAY)
    for days in range(1, 120):
        day = ago(-days)
        fresh = standing(facts, day)
        held = fresh if held.reckon_on <= day else held
        assert held.verdict == fresh.verdict


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(), TODAY + LATEST),
        (Facts(turnover_class=Class.A, last_warm_on=ago(10)), ago(-21)),
        (Facts(turnover_class=Class.B, existing_since=ago(10)), ago(-51)),
        (Facts(promises_due=(ago(-4), ago(9))), ago(-5)),
        (Facts(paused_until=ago(-7)), ago(-7)),
        (Facts(answers={"tone": "slower"}, answered_on=date(2026, 6, 30)), date(2026, 12, 30)),
        # A ledger that ends yesterday does not change by itself.
        (Facts(sales=every(7, ago(600), ago(1)), sales_until=ago(1)), TODAY + LATEST),
        # One that has not says more on each day.
        (Facts(sales=every(7, ago(600), ago(1))), ago(-1)),
        (Facts(sales=[sold(ago(-6))], sales_until=ago(-6)), ago(-1)),
    ],
)
def test_the_day_of_reckoning_is_the_first_edge_ahead(facts: Facts, expected: date) -> None:
    """Contacts, promises, a pause, answers that grow old, sales dated ahead."""
    assert standing(facts, TODAY).reckon_on == expected


def test_silence_becomes_a_risk_on_the_day_that_was_foretold() -> None:
    """Reckoned on its days only, the risk is seen on the very day."""
    facts = Facts(sales=every(20, ago(380), TODAY))
    held = standing(facts, TODAY)
    seen: list[tuple[Sign, date]] = []
    while held.reckon_on <= ago(-45):
        day = held.reckon_on
        held = standing(facts, day)
        found = held.indicator(IndicatorKind.RECENCY)
        if found and found.sign in (Sign.WATCH, Sign.RISK) and found.sign not in dict(seen):
            seen.append((found.sign, day))
    assert seen == [(Sign.WATCH, ago(-31)), (Sign.RISK, ago(-41))]


def test_a_day_of_reckoning_is_always_ahead() -> None:
    """So that reckoning in the background never turns in circles."""
    day = TODAY
    for _ in range(50):
        found = standing(Facts(sales=every(1, ago(900), TODAY)), day)
        assert found.reckon_on >= day + timedelta(days=1)
        day = found.reckon_on
