"""What the picture of a week is drawn from."""

from __future__ import annotations

from datetime import date

from bot.domain.attendance import Attendance
from bot.domain.people import Role
from bot.domain.tables import Said
from bot.domain.timetable import week_of
from bot.domain.work_calendar import WorkCalendar
from bot.screens.timetable import Whose
from bot.screens.timetable_print import week
from bot.texts import texts

MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)


def test_a_worked_saturday_is_a_day_of_the_picture() -> None:
    """With Friday's slots; without it the picture has five days."""
    plan = Said(Role.HUNTER).plan
    for calendar, days in ((WorkCalendar(extra=frozenset({SATURDAY})), 6), (WorkCalendar(), 5)):
        there = Attendance(calendar)
        sheet = week(
            texts("ru"),
            Whose(Role.HUNTER),
            week_of(MONDAY),
            lambda day, calendar=calendar: plan.lived_on(day, calendar),  # type: ignore[misc]  # mypy cannot type defaults that bind loop variables
            there,
        )
        assert len(sheet["days"]) == days
        if days > 5:
            assert (sheet["days"][5]["date"], sheet["days"][5]["off"]) == ("28.11", "")
            assert sheet["days"][5]["slots"] == sheet["days"][4]["slots"]
