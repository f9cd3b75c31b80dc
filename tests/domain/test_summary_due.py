"""When the head's summary comes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.people import Role
from bot.domain.reminding import Delivery
from bot.domain.summary_due import (
    LEADS,
    LEAST_LEAD,
    LONGEST_LEAD,
    USUAL_PLANNING,
    decide,
    lead_named,
    planning_clock,
    planning_day,
    summary_at,
)
from bot.domain.tables import Plan, method
from bot.domain.timetable import FARMER, HUNTER, Activity, Slot, Week
from bot.domain.work_calendar import PLAIN, WorkCalendar

MOSCOW = ZoneInfo("Europe/Moscow")
WEEK = Week(date(2026, 11, 23))
FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)


def test_the_team_plans_on_the_last_working_day() -> None:
    """Friday; Saturday, where it is worked; Thursday, where Friday is off; never in a week off."""
    assert planning_day(WEEK, PLAIN) == FRIDAY
    assert planning_day(WEEK, WorkCalendar(extra=frozenset({SATURDAY}))) == SATURDAY
    assert planning_day(WEEK, WorkCalendar(frozenset({FRIDAY}))) == date(2026, 11, 26)
    assert planning_day(WEEK, WorkCalendar(frozenset(WEEK.days))) is None


@pytest.mark.parametrize("role", [Role.HUNTER, Role.FARMER])
def test_both_tables_of_the_method_plan_at_five(role: Role) -> None:
    """So teams that changed nothing are due together; a worked Saturday lives by Friday's table."""
    worked = WorkCalendar(extra=frozenset({SATURDAY}))
    assert planning_clock(method(role), FRIDAY, PLAIN) == USUAL_PLANNING
    assert planning_clock(method(role), SATURDAY, worked) == USUAL_PLANNING


def test_where_friday_is_off_the_team_plans_on_thursday_at_fridays_hour() -> None:
    """Its own table may say another; without such a slot it is the method's."""
    slot = Slot(4, time(12), time(13), Activity.WEEK_PLANNING)
    own = Plan(((date.min, (slot,)),))
    assert planning_clock(own, date(2026, 11, 26), PLAIN) == time(12)
    assert planning_clock(Plan(((date.min, ()),)), FRIDAY, PLAIN) == USUAL_PLANNING
    assert any(each.activity is Activity.WEEK_PLANNING for each in (*HUNTER, *FARMER))


def test_it_comes_so_many_minutes_before_on_the_heads_own_clock() -> None:
    """In Moscow at four, with an hour; not before the day begins."""
    assert summary_at(FRIDAY, time(17), 60, MOSCOW) == datetime(2026, 11, 27, 13, tzinfo=UTC)
    assert summary_at(FRIDAY, time(1), 480, MOSCOW) == datetime(2026, 11, 26, 21, tzinfo=UTC)


def test_it_is_late_while_the_day_lasts_and_missed_after_it() -> None:
    """On time is two minutes."""
    at = summary_at(FRIDAY, time(17), 60, MOSCOW)
    said = [decide(at, FRIDAY, MOSCOW, at + timedelta(minutes=minutes)) for minutes in (0, 2, 3, 479, 480)]
    assert said == [Delivery.SEND, Delivery.SEND, Delivery.SEND_LATE, Delivery.SEND_LATE, Delivery.MISSED]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("за 45", 45), ("за 45 минут", 45), ("45", 45), ("за 1 час 30 минут", 90), ("за полчаса", 30)),
        *(("за 2 часа", 120), ("lead 45", 45), ("за час", 60), ("in 30 min", 30), ("1 h", 60)),
        *(("за 4", None), ("за 481", None), ("за", None), ("", None), ("прошлая", None), ("16.11", None)),
    ],
)
def test_a_lead_is_understood_as_people_say_it(text: str, minutes: int | None) -> None:
    """Within its bounds."""
    assert lead_named(text) == minutes
    assert all(LEAST_LEAD <= each <= LONGEST_LEAD for each in LEADS)
