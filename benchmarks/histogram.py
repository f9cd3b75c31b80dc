"""Latencies by their percentiles, as HDR histograms keep them: each bucket is 1 % wider than the one before.

So every percentile is right to within 1 %, from a microsecond to an hour, in at most some two thousand buckets, however
many values there are. The package hdrhistogram has a compiled part that is not made for every machine.
"""

from collections import Counter
from collections.abc import Iterable
from math import ceil, exp, inf, log, log1p

SMALLEST = 1e-6
_WIDTH = log1p(0.01)
PERCENTILES = (50.0, 90.0, 99.0, 99.9)


class Histogram:
    """Of seconds. The greatest is kept exactly."""

    def __init__(self, values: Iterable[float] = ()) -> None:
        self._buckets: Counter[int] = Counter()
        self.greatest = -inf
        for value in values:
            self.record(value)

    def record(self, seconds: float) -> None:
        self._buckets[max(0, ceil(log(max(seconds, SMALLEST) / SMALLEST) / _WIDTH))] += 1
        self.greatest = max(self.greatest, seconds)

    def __len__(self) -> int:
        return self._buckets.total()

    def percentile(self, percent: float) -> float:
        """So many of a hundred values are at most this, or up to 1 % less. Raises ValueError where there are none."""
        wanted, seen = max(1, ceil(percent * len(self) / 100)), 0
        for bucket in sorted(self._buckets):
            seen += self._buckets[bucket]
            if seen >= wanted:
                return min(self.greatest, SMALLEST * exp(bucket * _WIDTH))
        raise ValueError("no values")

    def told(self) -> str:
        """p50 to p99.9 and the greatest, in ms."""
        if not self._buckets:
            return "-"
        shown = [f"p{percent:g} {self.percentile(percent) * 1000:.1f}" for percent in PERCENTILES]
        return ", ".join([*shown, f"max {self.greatest * 1000:.1f}"])
