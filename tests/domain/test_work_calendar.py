"""Which days are worked: weekdays without the days off, and weekend days that are worked instead."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.work_calendar import PLAIN, OwnDay, Rest, WorkCalendar, days_between, rests

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CALENDARS = st.builds(WorkCalendar, st.frozensets(DAYS, max_size=30), st.frozensets(DAYS, max_size=10))
MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)


def test_a_plain_week_has_five_working_days() -> None:
    """Monday to Friday."""
    week = days_between(MONDAY, MONDAY + timedelta(days=6))
    assert PLAIN.working(week) == [MONDAY + timedelta(days=n) for n in range(5)]


def test_a_day_off_is_not_worked_and_a_worked_saturday_is() -> None:
    """Each only itself."""
    calendar = WorkCalendar(frozenset({MONDAY}), frozenset({SATURDAY}))
    assert not calendar.works(MONDAY)
    assert calendar.works(MONDAY + timedelta(days=1))
    assert calendar.works(SATURDAY)
    assert not calendar.works(SATURDAY + timedelta(days=1))


@given(CALENDARS, DAYS, st.booleans())
def test_the_teams_own_word_on_a_day_holds_and_touches_no_other(calendar: WorkCalendar, day: date, works: bool) -> None:
    """Over holidays, weekends and transfers alike."""
    changed = calendar.with_own([OwnDay(day, works)])
    assert changed.works(day) is works
    near = [day + timedelta(days=n) for n in range(-9, 10) if n]
    assert changed.working(near) == calendar.working(near)


@given(CALENDARS, DAYS, st.integers(0, 60))
def test_rests_are_all_weekdays_off_and_no_working_day(calendar: WorkCalendar, first: date, length: int) -> None:
    """They lie apart, in order; a usual weekend alone is none."""
    last = first + timedelta(days=length)
    found = rests(calendar, first, last)
    inside = [day for rest in found for day in days_between(rest.first, rest.last)]
    assert inside == sorted(set(inside))
    assert not calendar.working(inside)
    off = {day for day in days_between(first, last) if day.weekday() < 5 and not calendar.works(day)}
    assert {day for day in inside if day.weekday() < 5} == off
    assert all(any(day in off for day in days_between(rest.first, rest.last)) for rest in found)


def test_a_rest_takes_in_the_weekend_beside_it() -> None:
    """A Monday off makes three days."""
    calendar = WorkCalendar(frozenset({date(2026, 11, 30)}))
    assert rests(calendar, MONDAY, date(2026, 12, 6)) == [Rest(SATURDAY, date(2026, 11, 30))]
    assert rests(PLAIN, MONDAY, date(2026, 12, 6)) == []
