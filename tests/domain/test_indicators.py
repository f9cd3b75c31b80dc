"""The indicators of growth and risk, each from the figures that a person would look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.client_class import Class
from bot.domain.indicators import of_contacts, of_requests, of_sales, of_wallet, share_of_need, share_told
from bot.domain.ledger import Sale
from bot.domain.months import shifted
from bot.domain.questionnaire import Answer
from bot.domain.signs import DEFAULT, Against, Indicator, IndicatorKind, Sign
from tests.domain.sales_made import TODAY, ago, every, figures, histories, of_kind, signs, sold

RECENCY = IndicatorKind.RECENCY
FREQUENCY, TURNOVER = IndicatorKind.FREQUENCY, IndicatorKind.TURNOVER
AVERAGE_ORDER = IndicatorKind.AVERAGE_ORDER


def told(sales: Sequence[Sale], kind: IndicatorKind, paused_until: date | None = None) -> Indicator:
    return of_kind(of_sales(sales, TODAY, DEFAULT, paused_until), kind)


def in_windows(recent: int, before: int, amount: int = 1000, recent_amount: int | None = None) -> list[Sale]:
    """So many orders in the recent three months (92 days), and in the three before, of a client who is older."""
    rows = [sold(ago(1 + n * 90 // recent), recent_amount or amount) for n in range(recent)]
    return [*rows, *(sold(ago(95 + n * 80 // before), amount) for n in range(before)), sold(ago(200), amount)]


def test_returns_of_last_year_and_of_lately_make_no_sales_together() -> None:
    """Where more came back than was sold, twice, less than nothing by less than nothing is no turnover to fall from."""
    rows = [*every(20, shifted(TODAY, -30), TODAY), *(sold(shifted(TODAY, -months), -50_000) for months in (4, 13))]
    assert told(rows, TURNOVER).sign is Sign.NONE


@pytest.mark.parametrize(
    ("silent", "sign", "ratio"),
    [
        (20, Sign.NONE, "1.00"),
        (30, Sign.NONE, "1.50"),
        (31, Sign.WATCH, "1.55"),
        (40, Sign.WATCH, "2.00"),
        (41, Sign.RISK, "2.05"),
    ],
)
def test_silence_of_one_and_a_half_intervals_is_watched_and_of_two_a_risk(silent: int, sign: Sign, ratio: str) -> None:
    """Both figures are told: so many days, usually so many."""
    found = told(every(20, ago(silent + 360), ago(silent)), RECENCY)
    assert (*figures(found), found.ratio) == (sign, silent, 20, Decimal(ratio))
    assert (found.against, found.day) == (Against.USUAL, ago(silent))


@pytest.mark.parametrize("days", [[5, 12], [5], []])
def test_of_two_orders_no_interval_is_told(days: list[int]) -> None:
    """Neither a risk nor growth: unknown."""
    assert told([sold(ago(each)) for each in days], RECENCY).sign is Sign.UNKNOWN


def test_having_ordered_just_now_is_no_growth() -> None:
    """It is where the last two orders came before their time."""
    usual = every(20, ago(400), ago(100))
    assert told([*usual, sold(ago(25)), sold(ago(5))], RECENCY).sign is Sign.NONE
    assert told([*usual, sold(ago(25)), sold(ago(15)), sold(ago(5))], RECENCY).sign is Sign.GROWTH
    assert told([*usual, sold(ago(36)), sold(ago(26)), sold(ago(16))], RECENCY).sign is Sign.NONE


@pytest.mark.parametrize(
    ("recent", "before", "sign"),
    [
        (10, 10, Sign.NONE),
        (7, 10, Sign.NONE),
        (6, 10, Sign.RISK),
        (12, 10, Sign.NONE),
        (13, 10, Sign.GROWTH),
        # February makes three months shorter.
        (10, 8, Sign.NONE),
        # One order more or less is the edge of a window.
        (2, 3, Sign.NONE),
        (4, 3, Sign.NONE),
        (1, 3, Sign.RISK),
        (5, 3, Sign.NONE),
        (6, 3, Sign.GROWTH),
        (1, 2, Sign.UNKNOWN),
    ],
)
def test_orders_of_three_months_against_the_three_before(recent: int, before: int, sign: Sign) -> None:
    """Few orders must change by more than one of them."""
    found = told(in_windows(recent, before), FREQUENCY)
    assert (*figures(found), found.against) == (sign, recent, before, Against.BEFORE)


@pytest.mark.parametrize(
    ("amount", "sign"),
    [(79, Sign.RISK), (81, Sign.NONE), (115, Sign.NONE), (116, Sign.GROWTH)],
)
def test_money_of_three_months_against_the_three_before(amount: int, sign: Sign) -> None:
    """With orders enough the thresholds stand as they are."""
    found = told(in_windows(20, 20, 100, amount), TURNOVER)
    assert figures(found) == (sign, 20 * amount, 2000)
    assert found.ratio == Decimal(amount) / 100


def test_uneven_orders_must_change_by_more() -> None:
    """A fall by a quarter is chance where one order is ten times another, and a sign where all are alike."""
    before = [sold(ago(95 + 7 * n), 2000 if n % 3 == 0 else 200) for n in range(12)]
    average = sum((each.amount for each in before), Decimal(0)) / 12
    recent = [sold(ago(1 + 7 * n), average * 3 / 4) for n in range(12)]
    assert told([*before, *recent], TURNOVER).sign is Sign.NONE
    even = [sold(each.day, average) for each in before]
    assert told([*even, *recent], TURNOVER).sign is Sign.RISK


def test_a_base_that_stopped_is_still_compared_half_a_year_later() -> None:
    """Nothing in the recent three months and nothing before: then what was usual counts."""
    found = told(every(14, ago(500), ago(200)), TURNOVER)
    assert found.sign is Sign.RISK
    assert found.value == 0
    assert found.was is not None
    assert found.was > 0


@pytest.mark.parametrize("step", [1, 3, 7, 10, 14, 30])
@pytest.mark.parametrize("since", [130, 200, 300, 500, 700, 1000])
def test_a_steady_client_neither_falls_nor_grows(step: int, since: int) -> None:
    """Whenever he began and whatever the day: the calendar is no trend."""
    for later in range(0, 365, 23):
        found = of_sales(every(step, ago(since), ago(-later)), ago(-later))
        assert not {Sign.RISK, Sign.WATCH, Sign.GROWTH} & set(signs(found).values())


def test_a_new_client_is_compared_with_nothing() -> None:
    """All his orders are recent."""
    found = signs(of_sales(every(7, ago(60), ago(1)), TODAY))
    assert found[FREQUENCY] is found[TURNOVER] is found[AVERAGE_ORDER] is Sign.UNKNOWN


@pytest.mark.parametrize(("amount", "sign"), [(79, Sign.RISK), (81, Sign.NONE), (120, Sign.NONE), (121, Sign.GROWTH)])
def test_the_last_three_orders_against_the_year_before(amount: int, sign: Sign) -> None:
    """On average; older recent orders have no part in it."""
    rows = [*every(14, ago(400), ago(100), 100), sold(ago(80), 1), *(sold(ago(each), amount) for each in (50, 30, 10))]
    found = told(rows, AVERAGE_ORDER)
    assert figures(found) == (sign, amount, 100)


def test_last_years_season_explains_a_fall() -> None:
    """Who stops each September is compared with last September; who did not come in spring, with last spring."""
    each_spring = [
        row for year in (2024, 2025, 2026) for row in every(7, date(year, 3, 2), date(year, 6, 28)) if row.day <= TODAY
    ]
    september = of_sales(each_spring, date(2026, 9, 20))
    assert {Sign.RISK, Sign.WATCH}.isdisjoint(signs(september).values())
    assert of_kind(september, TURNOVER).against is Against.LAST_YEAR
    late = signs(of_sales(each_spring, date(2027, 5, 10)))
    assert late[RECENCY] is late[FREQUENCY] is late[TURNOVER] is Sign.RISK


def test_growth_in_season_is_growth_over_last_season() -> None:
    """April against winter says nothing, April against April does."""
    first = [*every(7, date(2024, 3, 3), date(2024, 6, 30)), *every(7, date(2025, 3, 2), date(2025, 6, 29))]
    day = date(2026, 6, 1)
    assert signs(of_sales([*first, *every(7, date(2026, 3, 1), day)], day))[TURNOVER] is Sign.NONE
    found = of_kind(of_sales([*first, *every(7, date(2026, 3, 1), day, 1500)], day), TURNOVER)
    assert (found.sign, found.against) == (Sign.GROWTH, Against.LAST_YEAR)


def test_a_group_that_is_not_bought_any_more_and_a_new_one_are_both_told() -> None:
    """The same client may leave one and take up another."""
    rows = [
        *every(14, ago(400), ago(5), group="Крепёж"),
        *every(30, ago(400), ago(120), group="Краски"),
        *every(14, ago(60), ago(5), group="Инструмент"),
    ]
    lost, new = told(rows, IndicatorKind.LOST_GROUPS), told(rows, IndicatorKind.NEW_GROUPS)
    assert (lost.sign, lost.names) == (Sign.RISK, ("Краски",))
    assert (new.sign, new.names) == (Sign.GROWTH, ("Инструмент",))


def test_a_group_that_is_bought_seldom_is_not_lost_in_three_months() -> None:
    """It has its own interval; and of a ledger without groups nothing is told."""
    rows = [*every(14, ago(400), ago(5), group="Крепёж"), *every(100, ago(440), ago(140), group="Краски")]
    assert told(rows, IndicatorKind.LOST_GROUPS).sign is Sign.NONE
    assert told(every(14, ago(400), ago(5)), IndicatorKind.LOST_GROUPS).sign is Sign.UNKNOWN


def test_a_pause_explains_silence_until_it_ends() -> None:
    """The day after its end it begins to count; trends wait until it has left their months."""
    rows = every(14, ago(500), ago(100))
    for until in (ago(-30), ago(10)):
        found = signs(of_sales(rows, TODAY, paused_until=until))
        assert found[RECENCY] is Sign.NONE
        assert found[TURNOVER] is Sign.UNKNOWN
    assert signs(of_sales(rows, TODAY, paused_until=ago(29)))[RECENCY] is Sign.RISK


@pytest.mark.parametrize(
    ("turnover_class", "most"),
    [(Class.A, 30), (Class.B, 60), (Class.C, 90)],
)
def test_a_warm_contact_is_due_by_class(turnover_class: Class, most: int) -> None:
    """30, 60, 90 days: one more is a risk."""
    assert of_contacts(ago(most), turnover_class, TODAY).sign is Sign.NONE
    late = of_contacts(ago(most + 1), turnover_class, TODAY)
    assert figures(late) == (Sign.RISK, most + 1, most)


def test_where_no_contact_is_known_no_days_are_made_up() -> None:
    """Whose client he is for longer than his class allows is worth watching, without a figure; a pause puts it off."""
    assert of_contacts(None, Class.A, TODAY).sign is Sign.UNKNOWN
    assert of_contacts(None, Class.A, TODAY, existing_since=ago(30)).sign is Sign.UNKNOWN
    assert figures(of_contacts(None, Class.A, TODAY, existing_since=ago(724))) == (Sign.WATCH, None, 30)
    assert of_contacts(None, Class.A, TODAY, existing_since=ago(90), paused_until=ago(5)).sign is Sign.UNKNOWN
    assert of_contacts(ago(90), Class.A, TODAY, paused_until=ago(5)).sign is Sign.NONE


@pytest.mark.parametrize(
    ("asked", "ordered", "sign"),
    [
        (0, 0, Sign.UNKNOWN),
        (2, 0, Sign.NONE),
        (3, 0, Sign.RISK),
        (7, 2, Sign.WATCH),
        (3, 1, Sign.NONE),
    ],
)
def test_many_requests_without_an_order_are_a_risk(asked: int, ordered: int, sign: Sign) -> None:
    """With few orders they are worth watching."""
    assert of_requests(asked, ordered).sign is sign


@pytest.mark.parametrize(
    ("share", "before", "sign"),
    [
        (None, None, Sign.UNKNOWN),
        ("0.49", None, Sign.GROWTH),
        ("0.5", None, Sign.NONE),
        ("0.45", "0.54", Sign.GROWTH),
        ("0.44", "0.54", Sign.RISK),
        ("0.7", "0.9", Sign.RISK),
    ],
)
def test_a_falling_share_is_a_risk_and_a_small_one_room(share: str | None, before: str | None, sign: Sign) -> None:
    """Less than half of his need; a fall of less than a tenth is rounding."""
    now, then = (None if each is None else Decimal(each) for each in (share, before))
    assert of_wallet(now, then).sign is sign


def test_the_share_is_read_from_the_form() -> None:
    """Question 4 says how much he buys, question 26 what of it not from us."""
    volume = Answer((Decimal(200), "monthly"))
    assert share_told({"volume": volume, "elsewhere": Answer(("краски", Decimal(50)))}) == Decimal("0.75")
    assert share_told({"volume": volume, "elsewhere": Answer(("краски",))}) is None
    assert share_told({"volume": volume, "elsewhere": Answer(("краски", Decimal(300)))}) is None
    assert share_told({}) is None
    assert share_of_need(Decimal(30), Decimal(40)) == Decimal("0.75")
    assert share_of_need(Decimal(30), Decimal(0)) is None


@settings(deadline=None)
@given(histories(), st.one_of(st.none(), st.integers(-100, 300).map(ago)))
def test_the_order_of_rows_never_matters_and_every_kind_is_told_once(rows: list[Sale], paused: date | None) -> None:
    """The indicators are of the sales, not of the file."""
    found = of_sales(rows, TODAY, DEFAULT, paused)
    assert of_sales(list(reversed(rows)), TODAY, DEFAULT, paused) == found
    assert len({each.kind for each in found}) == len(found)


@settings(deadline=None)
@given(histories(), st.sampled_from([Decimal("0.1"), Decimal(3), Decimal(97), Decimal(1000)]))
def test_the_currency_never_matters(rows: list[Sale], rate: Decimal) -> None:
    """The same sales in another currency have the same signs."""
    exchanged = [Sale(each.day, each.amount * rate, each.group, None, None, each.document) for each in rows]
    assert signs(of_sales(exchanged, TODAY)) == signs(of_sales(rows, TODAY))


@settings(deadline=None)
@given(histories())
def test_a_sign_has_its_figures(rows: list[Sale]) -> None:
    """Never a bare score."""
    for each in of_sales(rows, TODAY):
        if each.sign in (Sign.RISK, Sign.WATCH, Sign.GROWTH):
            assert each.value is not None
            assert each.was is not None or each.names
