"""Less buying never looks better.

Exactly: of a client with a settled rhythm (three orders in the twelve months before the recent three), whatever he buys
less in the recent three months - an order left out, made smaller, or put off beyond today - never lowers his risk and
never raises his growth. Apart stand: of fewer orders nothing can be told, so leaving one out may make a client unknown;
how he pays (an order that is not made is not paid late either); and our share of his need, which comes from his form.
More buying is the same, read backwards.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.buying import RECENT, buying
from bot.domain.ledger import Sale
from bot.domain.months import shifted
from bot.domain.signs import IndicatorKind, Sign
from bot.domain.study import Facts, standing
from tests.domain.sales_made import TODAY, ago, days_back, every, histories, sales, sold

SINCE = shifted(TODAY, -RECENT)
RECENT_DAYS = (TODAY - SINCE).days - 1
PAUSES = st.one_of(st.none(), st.none(), days_back(200, -60))
PARTS = st.integers(1, 99).map(lambda percent: Decimal(percent) / 100)


@st.composite
def settled(draw: st.DrawFn) -> tuple[list[Sale], list[Sale]]:
    """What he bought before the recent months, with a rhythm, and in them."""
    rows = draw(histories(most=12))
    before = [each for each in rows if each.day <= SINCE]
    assume(len(buying(before, TODAY).usual.orders) >= 3)
    recent = draw(st.lists(sales(RECENT_DAYS, 0, returns=False), min_size=1, max_size=12))
    return before, [*(each for each in rows if each.day > SINCE), *recent]


@st.composite
def less(draw: st.DrawFn, rows: list[Sale]) -> list[Sale]:
    """The same recent sales, but for one of which less was bought."""
    bought = [at for at, each in enumerate(rows) if each.amount > 0 and each.day <= TODAY]
    at = draw(st.sampled_from(bought))
    sale, others = rows[at], [*rows[:at], *rows[at + 1 :]]
    kind = draw(st.sampled_from(["left out", "smaller", "put off", "brought back"]))
    if kind == "smaller":
        return [*others, replace(sale, amount=(sale.amount * draw(PARTS)).quantize(Decimal("0.0001")))]
    if kind == "put off":
        return [*others, replace(sale, day=TODAY + timedelta(days=draw(st.integers(1, 40))))]
    if kind == "brought back":
        return [*rows, Sale(draw(days_back(RECENT_DAYS)), -sale.amount, sale.group, None, None, None)]
    return others


@settings(deadline=None, max_examples=400)
@given(settled(), PAUSES, st.data())
def test_less_buying_never_lowers_the_risk_and_never_raises_the_growth(
    bought: tuple[list[Sale], list[Sale]], paused: date | None, data: st.DataObject
) -> None:
    """And so more buying never raises the risk and never lowers the growth."""
    before, recent = bought
    fewer = data.draw(less(recent))
    more_bought, less_bought = (
        standing(Facts(sales=(*before, *rows), paused_until=paused), TODAY) for rows in (recent, fewer)
    )
    assert less_bought.risk >= more_bought.risk
    assert less_bought.growth <= more_bought.growth


@settings(deadline=None, max_examples=200)
@given(settled(), PAUSES)
def test_buying_nothing_lately_is_the_highest_risk(bought: tuple[list[Sale], list[Sale]], paused: date | None) -> None:
    """Whatever he bought in the recent months, without it he stands no better."""
    before, recent = bought
    with_it, without = (
        standing(Facts(sales=rows, paused_until=paused), TODAY) for rows in ((*before, *recent), before)
    )
    assert without.risk >= with_it.risk
    assert without.growth <= with_it.growth


@settings(deadline=None)
@given(st.integers(1, 40), st.integers(0, 40), st.integers(0, 300))
def test_silence_that_goes_on_never_lowers_its_sign(step: int, silent: int, more: int) -> None:
    """Of a client who has no seasons, as long as the year that he is measured by holds his rhythm."""
    rows = every(step, ago(380), ago(silent))
    order = [Sign.GROWTH, Sign.NONE, Sign.WATCH, Sign.RISK]
    found = [standing(Facts(sales=rows), ago(-each)).indicator(IndicatorKind.RECENCY) for each in range(0, more, 7)]
    ranks = [order.index(each.sign) for each in found if each]
    assert ranks == sorted(ranks)


def test_a_smaller_order_left_out_raises_the_average_and_not_the_standing() -> None:
    """Why the average order weighs nothing: leaving out a small order makes the rest look bigger."""
    rows = [*every(7, ago(400), ago(28), 1000), sold(ago(21), 1000), sold(ago(14), 300), sold(ago(7), 300)]
    small = [*rows, sold(ago(1), 300)]
    found = [standing(Facts(sales=each), TODAY) for each in (small, [row for row in rows if row.amount > 300])]
    averages = [each.indicator(IndicatorKind.AVERAGE_ORDER) for each in found]
    assert [each.sign for each in averages if each] == [Sign.RISK, Sign.NONE]
    assert found[0].risk <= found[1].risk
