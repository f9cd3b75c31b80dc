"""The comparison of bots, in small: each of them is really told the story, and every answer is counted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks import flat
from benchmarks.bots import BOTS
from benchmarks.load import OpenLoop, Saturation, Start
from benchmarks.measure import Load, Result, measure
from benchmarks.polevik_data import Base
from benchmarks.report import aims

LOAD = Load(people=150, at_once=10, warm_up=20, updates=100, rates=(50.0,), seconds=0.6, everybody=True)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ptb", "grammy", "polevik"])
async def test_a_bot_is_told_the_story_and_every_answer_is_counted(name: str) -> None:
    """By saturation, at a rate, by everybody; a durable update may not cost many times one in memory."""
    bot = BOTS[name]
    if lack := bot.lacks():
        pytest.skip(lack)
    result = await measure(bot, LOAD)
    assert result.start.seconds > result.start.cpu_seconds / 4 > 0
    assert result.saturation.updates_per_second > 10
    assert 0 < result.saturation.cpu_ms < 30
    # More than one call an update: a press is answered, and the message edited.
    assert result.saturation.calls_per_update > 1.5
    (at_rate,) = result.open_loop
    assert at_rate.unanswered == 0
    assert at_rate.sent > 15
    assert at_rate.p50_ms <= at_rate.p99_ms
    assert result.rss_after_all_mb is not None
    assert 20 < result.rss_mb < 400


@pytest.mark.slow
async def test_a_base_ten_times_as_large_does_not_make_a_step_dearer() -> None:
    """Without pinning, on a busy machine: only a query that reads the whole base would show here."""
    large = Base(members=100, clients=1000, records=10_000)
    found = await flat.run({"small": flat.SMALL, "all": large}, laps=2, core=None, stories=2)
    assert [len(laps) for laps in found.values()] == [2, 2]
    assert flat.growth(found)["small"] == 1.0
    assert flat.growth(found)["all"] < 2.5


def test_aims_are_told_from_the_figures_of_one_run() -> None:
    """The bound of each, and on which side of it the figure must lie."""
    figures = {"echo": (1.0, 1000.0, 100.0), "fsm": (2.0, 500.0, 110.0), "ptb": (3.0, 300.0, 60.0)}
    slow = {**figures, "polevik": (2.1, 590.0, 126.0)}
    fast = {**figures, "polevik": (2.0, 600.0, 125.0)}
    assert [aim.is_met for aim in aims(_results(slow, p99_ms=20.1))] == [False] * 4
    assert [aim.is_met for aim in aims(_results(fast, p99_ms=20.0))] == [True] * 4
    assert aims(_results(figures, p99_ms=1.0)) == []


def _results(figures: dict[str, tuple[float, float, float]], p99_ms: float) -> Sequence[Result]:
    return [
        Result(
            bot=name,
            start=Start(1.0, 1.0),
            saturation=Saturation(rate, cpu_ms, 1.0, 2.0, 1.0, 0.1, 1.5),
            open_loop=(OpenLoop(30.0, 100, 0, 1.0, p99_ms, cpu_ms),),
            rss_mb=rss_mb,
            rss_after_all_mb=None,
        )
        for name, (cpu_ms, rate, rss_mb) in figures.items()
    ]
