"""Quiet hours on a person's own clock, and how they are typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.local_time import to_utc
from bot.domain.quiet import OFF, USUAL, Quiet, is_about_quiet, quiet_until, read_quiet

MOSCOW = ZoneInfo("Europe/Moscow")
MINUTE = timedelta(minutes=1)
ZONES = ("Europe/Moscow", "Asia/Kamchatka", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
# Nights in which one of the zones moves its clocks, and a plain one.
NIGHTS = (
    date(2026, 11, 23),
    date(2026, 10, 24),
    date(2027, 3, 27),
    date(2026, 10, 31),
    date(2027, 3, 13),
    date(2026, 10, 3),
)

clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
hours = st.builds(Quiet, clocks, clocks)
moments = st.builds(
    lambda night, minutes: datetime.combine(night, time(), UTC) + minutes * MINUTE,
    st.sampled_from(NIGHTS),
    st.integers(0, 3 * 24 * 60),
)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-23T{clock}:00+03:00")


@settings(deadline=None)
@given(quiet=hours, zone=st.sampled_from(ZONES), now=moments)
def test_who_waits_for_the_end_of_quiet_hours_is_never_disturbed_within_them(
    quiet: Quiet, zone: str, now: datetime
) -> None:
    """Whatever the hours, the zone and the night: the end lies ahead, and the clock shows no quiet time then."""
    there = ZoneInfo(zone)
    until = quiet_until(quiet, there, now)
    assert (until is None) == (not quiet.holds(now.astimezone(there).time()))
    if until is not None:
        assert now < until <= now + timedelta(days=2)
        assert not quiet.holds(until.astimezone(there).time())


@settings(deadline=None)
@given(quiet=hours, now=moments)
def test_where_clocks_stand_still_it_is_quiet_to_the_very_end(quiet: Quiet, now: datetime) -> None:
    """The minute before the end is quiet: nobody waits longer than he must."""
    until = quiet_until(quiet, MOSCOW, now)
    if until is not None:
        assert quiet.holds((until - MINUTE).astimezone(MOSCOW).time())
        assert until == to_utc(until.astimezone(MOSCOW).date(), quiet.ends, MOSCOW)


@pytest.mark.parametrize(("clock", "until"), [("07:59", "08:00"), ("08:00", None), ("19:59", None), ("00:30", "08:00")])
def test_the_usual_hours_are_from_eight_to_eight(clock: str, until: str | None) -> None:
    """Their beginning is quiet, their end is not."""
    assert quiet_until(USUAL, MOSCOW, at(clock)) == (at(until) if until else None)


def test_an_evening_waits_for_the_next_morning() -> None:
    """Over midnight."""
    assert quiet_until(USUAL, MOSCOW, at("20:00")) == at("08:00") + timedelta(days=1)


def test_where_they_are_off_it_is_never_quiet() -> None:
    """Not at midnight either."""
    assert [quiet_until(OFF, MOSCOW, at(clock)) for clock in ("00:00", "03:00", "23:59")] == [None] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("тихо 21:00-8:00", Quiet(time(21), time(8))),
        ("Тихо 21-8", Quiet(time(21), time(8))),
        ("тихие часы с 22.30 до 7", Quiet(time(22, 30), time(7))),
        ("21:00–24:00", Quiet(time(21), time(0))),
        ("quiet from 9 to 17", Quiet(time(9), time(17))),
        ("тихо выкл", OFF),
        ("quiet off", OFF),
        ("обычно", USUAL),
        ("тихо 21:00", None),
        ("тихо 25-8", None),
        ("тихо 24:30-8", None),
        ("тихо 8-8", None),
        ("Тихорецк", None),
        ("", None),
    ],
)
def test_hours_are_read_as_people_type_them(text: str, expected: Quiet | None) -> None:
    """With and without the word for them, in either language; what is no span is nothing."""
    assert read_quiet(text) == expected


@given(quiet=hours.filter(lambda each: not each.is_off))
def test_hours_that_are_shown_are_read_back(quiet: Quiet) -> None:
    """What the settings show may be typed."""
    assert read_quiet(f"тихо {quiet.begins:%H:%M}–{quiet.ends:%H:%M}") == quiet


def test_only_a_line_that_names_them_is_about_quiet_hours() -> None:
    """A company may be called so."""
    assert [is_about_quiet(text) for text in ("тихо 21-8", "Quiet off", "Тихорецк", "21-8")] == [
        True,
        True,
        False,
        False,
    ]
