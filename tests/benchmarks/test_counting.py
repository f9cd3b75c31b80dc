"""Counting costs a tap next to nothing."""

from __future__ import annotations

from benchmarks.counting import main


def test_what_is_counted_on_the_way_of_a_tap_costs_microseconds() -> None:
    """The best of three: another program's work is not ours."""
    assert main(["--times", "3000"]) == 0
