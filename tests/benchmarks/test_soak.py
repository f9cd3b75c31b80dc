"""The soak: its days by the clock, its claims, and a small one that is really lived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from benchmarks import soak
from benchmarks.soak_claims import Day, claims
from benchmarks.soak_days import day_of, moments
from benchmarks.soak_growth import Did, computed
from benchmarks.soak_watch import KEPT, Content, Handled, Process

MONDAY = date(2026, 11, 23)


def a_day(number: int) -> Day:
    """As each of them should be."""
    did = Did(records=number * 100, clients=number * 10)
    oldest = {what: min(kept, timedelta(days=number)) for what, (_, _, kept) in KEPT.items()}
    rows = dict.fromkeys(("inbox", "outbox", "errands", "cards", "reminders"), 10)
    return Day(
        number=number,
        worked=number % 7 < 5,
        process=Process(280.0 + number % 2, 34, 8),
        content=Content(rows, {}, {}, oldest),
        grown={"records": computed(did)},
        p50_ms=5.0,
        p99_ms=20.0,
        cpu_ms=1.5,
        updates=1000,
        handled=Handled(1000, 0),
        lost=0,
        doubled=0,
        stuck=0,
        shown={"call": number * 100},
        kept={"call": number * 100},
        did=did,
        failures=(),
    )


def failing(spoiled: Callable[[Day], Day]) -> list[str]:
    """Claims that do not hold when this happens to every day from the sixtieth on."""
    days = [a_day(number) for number in range(1, 91)]
    return [each.name for each in claims([spoiled(day) if day.number >= 60 else day for day in days]) if not each.holds]


def test_a_company_whose_bot_is_well_keeps_every_claim() -> None:
    """Nothing of it is a matter of luck."""
    assert failing(lambda day: day) == []


@pytest.mark.parametrize(
    ("spoiled", "names"),
    [
        (lambda day: replace(day, process=Process(280 + (day.number - 60), 34, 8)), ["memory is flat"]),
        (lambda day: replace(day, process=Process(280, 34 + day.number, 8)), ["descriptors are flat"]),
        (lambda day: replace(day, process=Process(280, 34, 12)), ["threads are flat"]),
        (
            lambda day: replace(day, content=replace(day.content, oldest={"cards": timedelta(days=31)})),
            ["pruned: cards"],
        ),
        (lambda day: replace(day, handled=Handled(999, 1)), ["each update was handled once"]),
        (lambda day: replace(day, handled=Handled(999, 0)), ["each update was handled once"]),
        (lambda day: replace(day, lost=1), ["each press was answered, once"]),
        (lambda day: replace(day, doubled=1), ["each press was answered, once"]),
        (lambda day: replace(day, kept={"call": 1}), ["the records shown are those kept"]),
        (lambda day: replace(day, failures=("a traceback",)), ["nothing failed"]),
        (lambda day: replace(day, p50_ms=6.1), ["p50, ms"]),
        (lambda day: replace(day, cpu_ms=1.9), ["cpu, ms"]),
        (lambda day: replace(day, grown={"outbox": 2 * day.grown["records"]}), ["the database grew as computed"]),
    ],
)
def test_what_goes_wrong_breaks_its_own_claim(spoiled: Callable[[Day], Day], names: list[str]) -> None:
    """And no other one."""
    assert failing(spoiled) == names


def test_the_clock_is_tidied_at_every_half_past_and_stands_at_every_slot() -> None:
    """Of a whole day; a day that is not worked has no slots."""
    plan = [*moments(1, worked=True)]
    assert [moment.at.hour for moment in plan if moment.tidies] == [*range(24)]
    begun = [moment.stretch.begins.strftime("%H:%M") for moment in plan if moment.stretch]
    assert begun == ["09:00", "09:20", "11:00", "14:00", "15:30", "17:00"]
    assert plan == sorted(plan, key=lambda moment: moment.at)
    assert not [moment for moment in moments(5, worked=False) if moment.stretch]
    assert (day_of(0), day_of(90)) == (MONDAY, MONDAY + timedelta(days=90))


@pytest.mark.slow
def test_a_week_of_ten_people_keeps_every_claim(capfd: pytest.CaptureFixture[str]) -> None:
    """One process of the bot on a file, its clock moved from one moment to the next."""
    arguments = ["--days", "8", "--people", "10", "--rate", "60", "--presses", "6", "--files", "9", "--no-pin"]
    status = soak.main(arguments)
    assert status == 0, capfd.readouterr().out
