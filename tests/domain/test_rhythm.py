"""How often a client buys, and what silence is usual with him."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.domain.rhythm import seasonal_silence, silence, usual_interval
from tests.domain.sales_made import TODAY, ago

SPRING = [date(year, month, day) for year in (2024, 2025, 2026) for month in (3, 4, 5) for day in (2, 9, 16, 23)]


def back(*days: int) -> list[date]:
    return sorted(ago(each) for each in days)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([100, 110, 120, 130], 10),
        ([100, 110, 120, 220], 10),
        ([100, 110, 130], 15),
        # Lately he ordered daily: what was usual stays what it was.
        ([0, 1, 2, 3, 100, 110, 120, 130], 10),
        # Only lately, or long ago: the twelve months up to the last order.
        ([5, 12, 19], 7),
        ([800, 810, 820], 10),
        ([5, 12], None),
        ([5, 100, 110], Decimal("52.5")),
        ([5], None),
        ([], None),
    ],
)
def test_the_usual_interval_is_the_median_gap(days: list[int], expected: int | None) -> None:
    """Of three orders at least, before the recent months; one long gap does not move it."""
    assert usual_interval(back(*days), TODAY) == expected


def test_a_settled_rhythm_is_not_read_from_recent_orders() -> None:
    """A product group that he took up two months ago has none yet."""
    assert usual_interval(back(5, 12, 19), TODAY, settled=True) is None


def test_a_pause_that_was_agreed_is_no_silence() -> None:
    """It counts from the end of the pause."""
    days = back(60, 90, 120, 150)
    assert [silent.days for until in (None, ago(20), ago(-5)) if (silent := silence(days, TODAY, until))] == [60, 20, 0]
    assert silence([], TODAY, None) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 1), 283),
        (date(2027, 3, 30), 283),
        # The longest gap of a season in full swing.
        (date(2027, 5, 1), 9),
        (date(2026, 5, 20), 283),
    ],
)
def test_silence_is_judged_by_the_same_season(day: date, expected: int | None) -> None:
    """Who buys each spring is silent from summer on; a month after his season should have begun he is not any more."""
    assert seasonal_silence([each for each in SPRING if each <= day], day) == expected


def test_one_trial_lot_makes_no_season() -> None:
    """Before it three orders must stand."""
    days = [date(2025, 3, 1), *(date(2025, 12, 1) + timedelta(days=7 * n) for n in range(30))]
    assert seasonal_silence(days, date(2026, 9, 20)) is None


def test_one_gap_makes_no_season_where_the_year_before_had_none() -> None:
    """A regular client who paused once last autumn buys in autumn as a rule."""
    days = [date(2024, 1, 1) + timedelta(days=7 * n) for n in range(140)]
    gapped = [each for each in days if not date(2025, 9, 1) < each < date(2025, 12, 20)]
    assert seasonal_silence(gapped, date(2026, 10, 20)) == 7
    assert seasonal_silence([each for each in gapped if each.year > 2024], date(2026, 10, 20)) == 112
