"""In which order a file of sales writes its days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.ledger_cells import Order, day_in, orders_in
from bot.domain.ledger_days import Days, Written

FORMS = {
    Order.DAY_MONTH: "{0.day:02}{1}{0.month:02}{1}{0.year}",
    Order.MONTH_DAY: "{0.month:02}{1}{0.day:02}{1}{0.year}",
}
days_of = st.lists(st.dates(date(2000, 1, 1), date(2030, 12, 31)), min_size=1, max_size=20)
orders, marks = st.sampled_from(Order), st.sampled_from("./")


def seen(*cells: str) -> Days:
    found = Days()
    for line, cell in enumerate(cells, start=2):
        found.see(line, cell)
    return found


def written(days: list[date], order: Order, mark: str) -> list[str]:
    return [FORMS[order].format(day, mark) for day in days]


@given(days_of, orders, marks)
def test_one_day_beyond_the_twelfth_decides_for_the_whole_column(days: list[date], order: Order, mark: str) -> None:
    """Every day of the column then comes back as it was meant, whichever order it was written in."""
    assume(any(day.day > 12 for day in days))
    cells = written(days, order, mark)
    found = seen(*cells)
    assert (found.contradiction, found.order) == (None, order)
    assert [day_in(cell, found.order) for cell in cells] == days


@given(days_of, days_of, marks)
def test_a_column_of_both_orders_names_one_day_of_each(one: list[date], other: list[date], mark: str) -> None:
    """So that the person finds them in the file."""
    assume(any(day.day > 12 for day in one) and any(day.day > 12 for day in other))
    cells = [*written(one, Order.DAY_MONTH, mark), *written(other, Order.MONTH_DAY, mark)]
    contradiction = seen(*cells).contradiction
    assert contradiction is not None
    assert [orders_in(each.cell) for each in contradiction] == [(Order.DAY_MONTH,), (Order.MONTH_DAY,)]
    assert all(cells[each.line - 2] == each.cell for each in contradiction)


@given(days_of, orders)
def test_where_nothing_decides_the_day_comes_first(days: list[date], order: Order) -> None:
    """It is told of the first day that would be another one in the other order."""
    days = [day.replace(day=min(day.day, 12)) for day in days]
    cells = written(days, order, "/")
    found = seen(*cells)
    either = [cell for cell in cells if cell[:2] != cell[3:5]]
    assert (found.order, found.contradiction) == (Order.DAY_MONTH, None)
    assert (found.taken.cell if found.taken else None) == (either[0] if either else None)


def test_of_days_in_dots_nothing_is_told() -> None:
    """A Russian day is no guess."""
    assert seen("10.11.2026").taken is None


@pytest.mark.parametrize("cell", ["", "2026-11-10", "10 ноября 2026", "46093", "31/04/2026", "13/13/2026", "вчера"])
def test_what_has_one_reading_or_none_decides_nothing(cell: str) -> None:
    """Nor is a day evidence that no month has."""
    assert seen(cell) == Days()


def test_the_month_first_is_told_with_a_day_that_could_be_another() -> None:
    """`11/20/2026` decides, and `10/11/2026` is what the person may wonder about."""
    found = seen("11/20/2026 10:15 AM", "10/11/2026")
    assert (found.order, found.taken) == (Order.MONTH_DAY, Written(3, "10/11/2026"))
