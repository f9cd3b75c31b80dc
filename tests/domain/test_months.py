"""Calendar months back and forth."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.months import leaves, shifted

DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 23), -3, date(2026, 8, 23)),
        (date(2026, 5, 31), -3, date(2026, 2, 28)),
        (date(2024, 5, 31), -3, date(2024, 2, 29)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 11, 23), -36, date(2023, 11, 23)),
    ],
)
def test_a_month_has_the_same_day_or_its_last(day: date, months: int, expected: date) -> None:
    """31 May less three months is the last day of February."""
    assert shifted(day, months) == expected


@given(DAYS, st.integers(1, 36))
def test_a_day_leaves_a_window_once(day: date, months: int) -> None:
    """The day before it is still within, on that day and ever after it is not."""
    gone = leaves(day, months)
    assert shifted(gone - timedelta(days=1), -months) < day
    assert all(shifted(gone + timedelta(days=more), -months) >= day for more in range(40))
