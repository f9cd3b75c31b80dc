"""Sales become orders: one a day, without what came back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given

from bot.domain.buying import RECENT, YEAR, buying
from bot.domain.ledger import Sale
from tests.domain.sales_made import TODAY, ago, histories, sold


def test_rows_of_one_day_are_one_order() -> None:
    """Two invoices and three lines: he ordered once."""
    found = buying([sold(ago(5), 100), sold(ago(5), 50), sold(ago(9), 30)], TODAY)
    assert found.order_days == (ago(9), ago(5))
    assert [each.bought for each in found.window(RECENT).orders] == [30, 150]


def test_returned_goods_lower_the_turnover_and_are_no_order() -> None:
    """He brought a half back last week; his last order stays the last one."""
    found = buying([sold(ago(30), 1000), sold(ago(7), -500)], TODAY)
    assert found.order_days == (ago(30),)
    assert found.turnover == 500
    assert found.window(RECENT).average == 1000


def test_goods_returned_with_a_new_order_leave_it_an_order() -> None:
    """More came back than was bought that day."""
    found = buying([sold(ago(7), 200, document="8"), sold(ago(7), -500, document="9")], TODAY)
    assert found.order_days == (ago(7),)
    assert found.turnover == -300


def test_a_discount_in_a_document_lessens_the_order() -> None:
    """A document that comes to nothing is no order."""
    rows = [sold(ago(7), 200, document="8"), sold(ago(7), -50, document="8")]
    assert [each.bought for each in buying(rows, TODAY).window(RECENT).orders] == [150]
    assert buying([*rows, sold(ago(7), -150, document="8")], TODAY).order_days == ()


def test_a_window_leaves_its_first_day_out_and_takes_its_last_in() -> None:
    """Three calendar months: 23 August is not among them, the day of today is."""
    days = (date(2026, 8, 23), date(2026, 8, 24), TODAY, TODAY + timedelta(days=1))
    found = buying([sold(day) for day in days], TODAY)
    assert [each.day for each in found.window(RECENT).orders] == [days[1], days[2]]
    assert [each.day for each in found.window(2 * RECENT, RECENT).orders] == [days[0]]
    assert found.days[-1].day == TODAY


def test_a_group_is_one_however_it_is_written() -> None:
    """Capitals and blanks do not make another group."""
    found = buying([sold(ago(5), 100, "Краски "), sold(ago(9), 100, "краски")], TODAY)
    assert {each.groups for each in found.days} == {frozenset({"краски"})}
    assert found.names == {"краски": "Краски"}


@given(histories())
def test_windows_of_a_year_together_are_the_year(rows: list[Sale]) -> None:
    """Nothing falls between two windows or into both."""
    found = buying(rows, TODAY)
    parts = [found.window(months + RECENT, months) for months in range(0, YEAR, RECENT)]
    assert sum((each.turnover for each in parts), Decimal(0)) == found.turnover
    assert sum(len(each.orders) for each in parts) == len(found.window(YEAR).orders)


@given(histories(most=8))
def test_the_order_of_the_rows_never_matters(rows: list[Sale]) -> None:
    """A file may be sorted in any way."""
    assert buying(list(reversed(rows)), TODAY) == buying(rows, TODAY)
    assert buying(sorted(rows, key=lambda each: (each.amount, each.day)), TODAY) == buying(rows, TODAY)
