"""Who works on a day, and since when things wait for him."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absences import Absence, AbsenceKind
from bot.domain.attendance import LONGEST_AWAY, Attendance
from bot.domain.work_calendar import WorkCalendar

MONDAY = date(2026, 11, 23)
DAYS = st.dates(MONDAY - timedelta(days=70), MONDAY)


def away(first: date, last: date) -> Absence:
    return Absence(1, 1, first, last, AbsenceKind.SICK)


ATTENDANCES = st.builds(
    lambda off, spans: Attendance(WorkCalendar(off), tuple(away(min(span), max(span)) for span in spans)),
    st.frozensets(DAYS, max_size=20),
    st.lists(st.tuples(DAYS, DAYS), max_size=3),
)


def test_monday_waits_since_saturday() -> None:
    """Any other working day since itself."""
    assert Attendance().waiting_since(MONDAY) == MONDAY - timedelta(days=2)
    assert Attendance().waiting_since(MONDAY + timedelta(days=1)) == MONDAY + timedelta(days=1)


def test_who_comes_back_from_a_vacation_has_all_of_it_waiting() -> None:
    """Its weekends too."""
    attending = Attendance(absences=(away(MONDAY - timedelta(days=14), MONDAY - timedelta(days=3)),))
    assert attending.waiting_since(MONDAY) == MONDAY - timedelta(days=16)


def test_an_absence_is_told_of_its_days_only() -> None:
    """First and last included."""
    vacation = away(MONDAY, MONDAY + timedelta(days=1))
    attending = Attendance(absences=(vacation,))
    assert [attending.absence_on(MONDAY + timedelta(days=n)) for n in (-1, 0, 1, 2)] == [None, vacation, vacation, None]


@given(ATTENDANCES)
def test_every_day_is_waited_for_on_one_working_day_only(attending: Attendance) -> None:
    """What was due on it is asked about once: on it, or on the next day that is worked, unless that is too far off."""
    first = MONDAY - timedelta(days=30)
    days = [first + timedelta(days=n) for n in range(45)]
    covered = [
        attending.waiting_since(day) + timedelta(days=n)
        for day in days
        if attending.works(day)
        for n in range((day - attending.waiting_since(day)).days + 1)
    ]
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    if covered and covered[-1] - covered[0] < LONGEST_AWAY:
        assert set(covered) >= {day for day in days if covered[0] <= day <= covered[-1]}
