"""The role timetables and when their slots are."""

import csv
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.timetable import (
    FARMER,
    HUNTER,
    WEEKDAYS,
    Activity,
    Slot,
    following,
    occurrence,
    occurrences,
    slots_of_day,
    timetable_of,
    to_csv,
    week_of,
)

COPY = Path(__file__).with_name("timetable.csv")
SPECIFIED = Path("/work/shared/spec/timetable.csv")
MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 23)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def night_slot(weekday: int, start: time, end: time) -> Slot:
    return Slot(weekday, start, end, Activity.DOCUMENTS)


def rows_of(path: Path, role: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["role"] == role]


@pytest.mark.parametrize("path", [COPY, SPECIFIED], ids=["copy", "specification"])
@pytest.mark.parametrize("role", ["hunter", "farmer"])
def test_role_tables_equal_the_sources_tables(path: Path, role: str) -> None:
    """Every row of the csv is a slot, in the same order, and nothing else is."""
    if not path.exists():
        pytest.skip(f"the specification is not on this machine: {path}")
    assert list(csv.DictReader(to_csv(role).splitlines())) == rows_of(path, role)


def test_a_weeks_meetings_are_twelve_for_hunters_and_eight_for_farmers() -> None:
    """Meeting numbers run from one to the weekly norm."""
    assert [slot.number for slot in HUNTER if slot.activity is Activity.MEETING] == list(range(1, 13))
    assert [slot.number for slot in FARMER if slot.activity is Activity.MEETING] == list(range(1, 9))


def test_a_trainee_follows_the_hunters_table_and_a_head_has_none() -> None:
    """Each role has its table; an unknown role is an error."""
    assert timetable_of("trainee") == timetable_of("hunter") == HUNTER
    assert timetable_of("head") == ()
    with pytest.raises(ValueError, match="cook"):
        timetable_of("cook")


def test_slot_keys_name_day_hour_activity_and_number() -> None:
    """Keys are stable ascii and unique within a table."""
    assert HUNTER[1].key == "mon-0920-telemarketing"
    assert HUNTER[8].key == "tue-1100-meeting-3"
    for table in (HUNTER, FARMER):
        keys = {slot.key for slot in table}
        assert len(keys) == len(table)
        assert all(key.isascii() for key in keys)


def test_a_slot_lies_within_one_day_of_the_week() -> None:
    """A slot that ends before it starts, or on no weekday, cannot be made."""
    with pytest.raises(ValueError, match="one day"):
        night_slot(0, time(10), time(10))
    with pytest.raises(ValueError, match="one day"):
        night_slot(7, time(9), time(10))


def test_a_slot_begins_on_the_persons_own_clock() -> None:
    """Nine o'clock in Moscow is six in UTC, in Kamchatka nine the evening before."""
    assert occurrence(HUNTER[0], MONDAY, MOSCOW).begins == datetime(2026, 11, 23, 6, tzinfo=UTC)
    assert occurrence(HUNTER[0], MONDAY, ZoneInfo("Asia/Kamchatka")).begins == datetime(2026, 11, 22, 21, tzinfo=UTC)


def test_a_wall_time_that_the_clocks_skip_moves_to_the_first_they_show() -> None:
    """In Berlin's spring night 02:30 begins at 03:00, and a slot inside the gap is empty."""
    spring = date(2027, 3, 28)
    half_in = occurrence(night_slot(6, time(2, 30), time(3, 15)), spring, BERLIN)
    inside = occurrence(night_slot(6, time(2, 10), time(2, 50)), spring, BERLIN)
    gap_end = datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    assert (half_in.begins, half_in.ends) == (gap_end, gap_end + timedelta(minutes=15))
    assert (inside.begins, inside.ends) == (gap_end, gap_end)


def test_a_wall_time_shown_twice_means_the_first() -> None:
    """In Berlin's autumn night 02:30 begins while summer time still holds."""
    autumn = occurrence(night_slot(6, time(2, 30), time(3, 15)), date(2026, 10, 25), BERLIN)
    assert autumn.begins == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert autumn.ends == datetime(2026, 10, 25, 2, 15, tzinfo=UTC)


def test_occurrences_exclude_the_early_bound_and_include_the_late_one() -> None:
    """Two stretches that meet at a beginning count it once."""
    nine = datetime(2026, 11, 23, 6, tzinfo=UTC)
    first = occurrences(HUNTER, MOSCOW, nine - timedelta(hours=1), nine)
    second = occurrences(HUNTER, MOSCOW, nine, nine + timedelta(minutes=20))
    assert [each.slot.key for each in first] == ["mon-0900-standup"]
    assert [each.slot.key for each in second] == ["mon-0920-telemarketing"]


@given(day=days, zone=st.sampled_from(["Europe/Moscow", "America/New_York", "Australia/Lord_Howe"]))
def test_any_seven_days_hold_every_slot_once_in_order(day: date, zone: str) -> None:
    """A week from any moment has each slot of the table exactly once, whatever the clocks do."""
    start = datetime.combine(day, time(12), UTC)
    found = occurrences(HUNTER, ZoneInfo(zone), start, start + timedelta(days=7))
    assert sorted(each.slot.key for each in found) == sorted(slot.key for slot in HUNTER)
    assert all(a.begins < b.begins for a, b in pairwise(found))


def test_after_lunch_the_meeting_follows() -> None:
    """At 13:00 nothing is on."""
    after_lunch = following(HUNTER, MOSCOW, datetime.combine(MONDAY, time(13), MOSCOW))
    assert after_lunch is not None
    assert after_lunch.slot.key == "mon-1400-meeting-1"


def test_after_fridays_last_slot_comes_mondays_first() -> None:
    """The weekend lies between, and an empty table has nothing to come."""
    after = following(HUNTER, MOSCOW, datetime(2026, 11, 27, 17, 0, tzinfo=MOSCOW))
    assert after is not None
    assert (after.day, after.slot) == (date(2026, 11, 30), HUNTER[0])
    assert following((), MOSCOW, after.begins) is None


def test_slots_of_a_day_are_in_order_of_their_start() -> None:
    """A team's own table may be stored in any order."""
    assert slots_of_day(reversed(HUNTER), MONDAY) == list(HUNTER[:6])
    assert slots_of_day(HUNTER, date(2026, 11, 28)) == []


@given(day=days)
def test_a_sales_week_runs_from_monday_to_sunday(day: date) -> None:
    """The week of a day holds that day and seven days in all."""
    week = week_of(day)
    assert week.contains(day)
    assert day in week
    assert [WEEKDAYS[each.weekday()] for each in week.days] == list(WEEKDAYS)
    assert (week.days[0], week.days[-1]) == (week.monday, week.sunday)
    assert not week.contains(week.sunday + timedelta(days=1))
    assert not week.contains(week.monday - timedelta(days=1))


def test_the_timetable_needs_the_standard_library_only() -> None:
    """Printing a table must not pay for the chat library or the database."""
    code = "import sys, bot.domain.timetable; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"aiogram", "sqlalchemy", "pydantic", "rapidfuzz"} & set(done.stdout.split())
