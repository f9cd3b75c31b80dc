"""The morning's check of what is due: once a day at nine, on the person's own clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.reminding import CHECK_AT, CHECK_LATEST, LOOK_BACK, ON_TIME, Delivery, checks
from tests.domain.test_reminding import MOSCOW, ZONES, tick_sequences


@settings(deadline=None, max_examples=60)
@given(ticks=tick_sequences(hours=14 * 24), zone=st.sampled_from(ZONES))
def test_every_day_has_one_check_at_nine(ticks: list[datetime], zone: str) -> None:
    """In weeks when the clocks move too; whether it is a working day is asked of each person."""
    there = ZoneInfo(zone)
    found = [day for last, now in pairwise(ticks) if now - last <= LOOK_BACK for day, _ in checks(there, last, now)]
    expected: list[date] = []
    for last, now in pairwise(ticks):
        day = last.astimezone(there).date()
        while now - last <= LOOK_BACK and day <= now.astimezone(there).date():
            if last < datetime.combine(day, time(9), there) <= now:
                expected.append(day)
            day += timedelta(days=1)
    assert found == expected
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (timedelta(0), Delivery.SEND),
        (ON_TIME, Delivery.SEND),
        (ON_TIME + timedelta(seconds=1), Delivery.SEND_LATE),
        (CHECK_LATEST, Delivery.SEND_LATE),
        (CHECK_LATEST + timedelta(seconds=1), Delivery.MISSED),
    ],
)
def test_the_daily_question_is_late_after_two_minutes_and_missed_in_the_evening(
    late: timedelta, expected: Delivery
) -> None:
    """Until six it still helps that day."""
    nine = datetime.combine(date(2026, 11, 24), CHECK_AT, MOSCOW)
    assert checks(MOSCOW, nine - timedelta(minutes=1), nine + late) == [(date(2026, 11, 24), expected)]


def test_of_the_days_of_an_outage_the_last_is_asked_about_and_the_others_are_missed() -> None:
    """Down from Tuesday evening to Friday noon: Friday's question comes late."""
    friday = datetime(2026, 11, 27, 12, 0, tzinfo=MOSCOW)
    found = checks(MOSCOW, friday - timedelta(days=2, hours=18), friday)
    assert [(day.day, delivery.value) for day, delivery in found] == [
        (25, "missed"),
        (26, "missed"),
        (27, "send_late"),
    ]


def test_a_clock_that_stepped_back_asks_nothing_twice() -> None:
    """When the last tick lies ahead of now, nothing is due."""
    nine = datetime(2026, 11, 24, 9, 0, tzinfo=MOSCOW)
    assert checks(MOSCOW, nine + timedelta(minutes=5), nine) == []
