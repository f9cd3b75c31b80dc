"""Percentiles of latencies."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.histogram import Histogram


@given(st.lists(st.floats(1e-6, 3600), min_size=1), st.floats(0.1, 100))
def test_every_percentile_is_right_to_within_one_percent(values: list[float], percent: float) -> None:
    """Beside the value that nearest rank finds among all of them."""
    exact = sorted(values)[max(1, ceil(percent * len(values) / 100)) - 1]
    assert exact * 0.999999 <= Histogram(values).percentile(percent) <= exact * 1.0100001


def test_the_greatest_is_kept_exactly() -> None:
    """The one that somebody waited longest."""
    histogram = Histogram([0.001] * 999 + [7.123])
    assert histogram.told() == "p50 1.0, p90 1.0, p99 1.0, p99.9 1.0, max 7123.0"
    assert histogram.percentile(100) == 7.123


def test_without_values_there_is_no_percentile() -> None:
    """Nobody is told of a wait that was none."""
    assert Histogram().told() == "-"
    with pytest.raises(ValueError, match="no values"):
        Histogram().percentile(50)
