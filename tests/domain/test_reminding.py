"""What becomes of the message of a slot that has begun."""

import csv
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.reminding import LATENESS, LOOK_BACK, ON_TIME, Delivery, decide, due_by
from bot.domain.timetable import HUNTER, Activity, Occurrence, Slot, occurrence, timetable_of

ZONES = (
    *("Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk"),
    *("Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka"),
    *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe"),
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTE = timedelta(minutes=1)
MOSCOW = ZoneInfo("Europe/Moscow")
# Nights in which one of the zones moves its clocks, and two plain ones.
STARTS = [date(2026, 11, 22), date(2027, 2, 3)]
STARTS += [date(2026, 10, 24), date(2027, 3, 27), date(2026, 10, 31), date(2027, 3, 13), date(2026, 10, 3)]

Row = tuple[str, str, str]  # weekday, start, activity


def rows_of(role: str) -> list[Row]:
    with Path(__file__).with_name("timetable.csv").open(encoding="utf-8", newline="") as file:
        return [(row["weekday"], row["start"], row["activity"]) for row in csv.DictReader(file) if row["role"] == role]


def walk(rows: list[Row], zone: ZoneInfo, after: datetime, until: datetime) -> list[tuple[datetime, str]]:
    """The obvious way: look at the clock on the wall every minute; what it has just reached or jumped over begins."""
    begun: list[tuple[datetime, str]] = []
    minute = after - timedelta(hours=3)  # far enough to know that a clock shows a time for the second time
    latest = minute.astimezone(zone).replace(tzinfo=None)
    while minute <= until:
        wall = minute.astimezone(zone).replace(tzinfo=None)
        while latest < wall:  # a clock that was set back shows nothing new until it is past where it was
            latest += MINUTE
            shown = (WEEKDAYS[latest.weekday()], f"{latest:%H:%M}")
            if minute > after:
                begun += ((minute, activity) for weekday, start, activity in rows if (weekday, start) == shown)
        minute += MINUTE
    return begun


def due(table: Sequence[Slot], zone: ZoneInfo, last: datetime, now: datetime) -> list[tuple[Occurrence, Delivery]]:
    """By one table on all days."""
    return due_by(lambda _: table, zone, last, now)


def begun_in(table: tuple[Slot, ...], zone: ZoneInfo, ticks: list[datetime]) -> list[tuple[datetime, str]]:
    return [
        (each.begins, str(each.slot.activity))
        for last, now in pairwise(ticks)
        for each, _ in due(table, zone, last, now)
    ]


@st.composite
def tick_sequences(draw: st.DrawFn, hours: int = 48) -> list[datetime]:
    """Moments in order from an evening on, some a minute apart, some with hours of outage between."""
    start = datetime.combine(draw(st.sampled_from(STARTS)), time(12), UTC)
    minutes = draw(st.sets(st.integers(1, hours * 60), max_size=30))
    return [start, *(start + n * MINUTE for n in sorted(minutes)), start + hours * 60 * MINUTE]


night_slots = st.builds(
    lambda weekday, start, length: Slot(
        weekday, time(start // 60, start % 60), time((start + length) // 60, (start + length) % 60), Activity.DOCUMENTS
    ),
    st.sampled_from([5, 6, 0]),
    st.integers(0, 240),
    st.integers(1, 90),
)


@settings(deadline=None, max_examples=40)
@given(ticks=tick_sequences(), zone=st.sampled_from(ZONES), role=st.sampled_from(["hunter", "farmer"]))
def test_each_slot_is_decided_once_however_the_period_is_cut_into_ticks(
    ticks: list[datetime], zone: str, role: str
) -> None:
    """The decisions of all ticks together are what a minute-by-minute reading of the table finds."""
    there = ZoneInfo(zone)
    assert begun_in(timetable_of(role), there, ticks) == walk(rows_of(role), there, ticks[0], ticks[-1])


@settings(deadline=None, max_examples=40)
@given(ticks=tick_sequences(), zone=st.sampled_from(ZONES), table=st.lists(night_slots, unique=True, max_size=6))
def test_night_slots_are_decided_once_when_the_clocks_move(ticks: list[datetime], zone: str, table: list[Slot]) -> None:
    """A slot in a skipped or a repeated hour begins exactly once as well."""
    there = ZoneInfo(zone)
    rows = [(WEEKDAYS[slot.weekday], f"{slot.start:%H:%M}", str(slot.activity)) for slot in table]
    assert sorted(begun_in(tuple(table), there, ticks)) == sorted(walk(rows, there, ticks[0], ticks[-1]))


@settings(deadline=None, max_examples=40)
@given(ticks=tick_sequences(), zone=st.sampled_from(ZONES))
def test_what_is_sent_is_the_slot_that_is_on(ticks: list[datetime], zone: str) -> None:
    """Of one tick at most one is sent: the newest, still running, within its limit; all others are missed."""
    for last, now in pairwise(ticks):
        decided = due(HUNTER, ZoneInfo(zone), last, now)
        assert all(delivery is Delivery.MISSED for _, delivery in decided[:-1])
        for each, delivery in decided[-1:]:
            late = now - each.begins
            helps = now < each.ends and late <= LATENESS[each.slot.activity]
            expected = Delivery.SEND if late <= timedelta(minutes=2) else Delivery.SEND_LATE
            assert delivery is (expected if helps else Delivery.MISSED)


def telemarketing() -> Occurrence:
    return occurrence(HUNTER[1], date(2026, 11, 23), MOSCOW)


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (timedelta(0), Delivery.SEND),
        (ON_TIME, Delivery.SEND),
        (ON_TIME + timedelta(seconds=1), Delivery.SEND_LATE),
        (LATENESS[Activity.TELEMARKETING], Delivery.SEND_LATE),
        (LATENESS[Activity.TELEMARKETING] + timedelta(seconds=1), Delivery.MISSED),
    ],
)
def test_a_message_is_late_after_two_minutes_and_missed_after_its_kinds_limit(
    late: timedelta, expected: Delivery
) -> None:
    """Both limits belong to the better side."""
    slot = telemarketing()
    assert decide(slot, slot.begins + late) is expected


@pytest.mark.parametrize("slot", HUNTER, ids=lambda slot: slot.key)
def test_nothing_is_sent_once_its_slot_is_over(slot: Slot) -> None:
    """Whatever the limit of the kind, the end of the slot is one too."""
    each = occurrence(slot, date(2026, 11, 23) + timedelta(days=slot.weekday), MOSCOW)
    assert decide(each, each.ends) is Delivery.MISSED


def test_a_slot_that_the_clocks_skipped_is_missed() -> None:
    """There is nothing to do in an hour that does not exist."""
    slot = Slot(6, time(2, 10), time(2, 50), Activity.DOCUMENTS)
    skipped = occurrence(slot, date(2027, 3, 28), ZoneInfo("Europe/Berlin"))
    assert decide(skipped, skipped.begins) is Delivery.MISSED


def test_every_activity_has_its_limit_of_lateness() -> None:
    """A new kind of slot cannot be forgotten here."""
    assert set(LATENESS) == set(Activity)


def test_after_an_outage_of_a_morning_only_the_slot_that_is_on_is_sent() -> None:
    """Standup and telemarketing are recorded as missed, the reporting comes late."""
    now = datetime(2026, 11, 23, 11, 30, tzinfo=MOSCOW)
    decided = due(HUNTER, MOSCOW, now - timedelta(days=1), now)
    assert [(each.slot.activity.value, delivery.value) for each, delivery in decided] == [
        ("standup", "missed"),
        ("telemarketing", "missed"),
        ("reporting", "send_late"),
    ]


def test_of_overlapping_slots_the_newest_is_sent() -> None:
    """A team may let two slots of its table overlap; a person still gets one message at a time."""
    table = (
        Slot(0, time(9), time(11), Activity.TELEMARKETING),
        Slot(0, time(9, 30), time(11), Activity.DOCUMENTS),
    )
    now = datetime(2026, 11, 23, 9, 40, tzinfo=MOSCOW)
    decided = due(table, MOSCOW, now - timedelta(days=1), now)
    assert [delivery for _, delivery in decided] == [Delivery.MISSED, Delivery.SEND_LATE]


def test_an_outage_of_a_month_is_looked_back_on_for_a_week() -> None:
    """Older slots are left alone, newer ones are all recorded."""
    now = datetime(2026, 11, 29, 12, 0, tzinfo=MOSCOW)
    decided = due(HUNTER, MOSCOW, now - timedelta(days=30), now)
    assert [each.slot for each, _ in decided] == list(HUNTER)
    assert all(now - LOOK_BACK < each.begins for each, _ in decided)


def test_a_clock_that_stepped_back_brings_nothing_twice() -> None:
    """When the last tick lies ahead of now, nothing is due."""
    now = datetime(2026, 11, 23, 9, 21, tzinfo=MOSCOW)
    assert due(HUNTER, MOSCOW, now + timedelta(minutes=5), now) == []


# -- the daily question about what was promised
