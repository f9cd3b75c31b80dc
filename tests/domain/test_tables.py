"""Which table holds for whom on a day."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absences import Absence, AbsenceKind
from bot.domain.attendance import Attendance
from bot.domain.people import Role
from bot.domain.tables import Said, Source, Version, is_on, keeps, lived, next_monday, of_week
from bot.domain.timetable import FARMER, HUNTER, Activity, Slot, Table, week_of
from bot.domain.work_calendar import WorkCalendar

DAY = timedelta(days=1)
MONDAY = date(2026, 11, 23)
FRIDAY = MONDAY + 4 * DAY
MOSCOW = ZoneInfo("Europe/Moscow")
EARLY: Table = (Slot(0, time(8), time(9), Activity.STANDUP),)
LATE: Table = (Slot(0, time(12), time(13), Activity.STANDUP), Slot(5, time(10), time(11), Activity.DOCUMENTS))
OWN: Table = (Slot(2, time(10), time(11), Activity.TRAINING),)


def team(*versions: Version, role: Role = Role.HUNTER) -> dict[Role, list[Version]]:
    return {role: list(versions)}


def test_the_methods_table_holds_where_nobody_said_anything() -> None:
    """For each role its own."""
    for role, table in ((Role.HUNTER, HUNTER), (Role.FARMER, FARMER), (Role.TRAINEE, HUNTER)):
        assert Said(role).plan.on(MONDAY) == table
        assert Said(role).source(MONDAY) is Source.METHOD


def test_the_teams_table_holds_from_its_day_on_and_the_weeks_before_keep_theirs() -> None:
    """The day before is the method's, the day itself the team's."""
    said = Said(Role.HUNTER, team(Version(1, MONDAY, EARLY)))
    assert said.plan.on(MONDAY - DAY) == HUNTER
    assert said.plan.on(MONDAY) == said.plan.on(date.max) == EARLY
    assert (said.source(MONDAY - DAY), said.source(MONDAY)) == (Source.METHOD, Source.TEAM)


def test_a_persons_own_table_stands_over_the_teams() -> None:
    """Whichever was said later; back to the team's when his is taken away."""
    said = Said(Role.HUNTER, team(Version(7, MONDAY, EARLY)), [Version(1, MONDAY, OWN), Version(8, FRIDAY, None)])
    assert said.plan.on(MONDAY) == OWN
    assert said.plan.on(FRIDAY) == EARLY
    assert (said.source(MONDAY), said.source(FRIDAY)) == (Source.OWN, Source.TEAM)


def test_back_to_the_method_needs_no_table() -> None:
    """A team's table is taken away: what holds above it holds again, whatever that becomes."""
    said = Said(Role.HUNTER, team(Version(1, MONDAY, EARLY), Version(2, FRIDAY, None)))
    assert said.plan.on(FRIDAY) == said.plan.last == HUNTER
    assert said.source(FRIDAY) is Source.METHOD


def test_what_was_said_last_holds_also_over_what_was_planned_for_later() -> None:
    """«Сразу», said after «с понедельника», is not undone by that Monday."""
    planned, at_once = Version(1, MONDAY, EARLY), Version(2, MONDAY - 3 * DAY, LATE)
    assert Said(Role.HUNTER, team(planned, at_once)).plan.on(MONDAY) == LATE
    planned_after = Version(3, MONDAY, EARLY)
    plan = Said(Role.HUNTER, team(at_once, planned_after)).plan
    assert (plan.on(MONDAY - DAY), plan.on(MONDAY)) == (LATE, EARLY)


def test_trainees_follow_the_teams_hunters_until_they_have_a_table_of_their_own() -> None:
    """And farmers do not."""
    hunters = team(Version(1, MONDAY, EARLY))
    assert Said(Role.TRAINEE, hunters).plan.on(MONDAY) == EARLY
    assert Said(Role.TRAINEE, hunters | team(Version(2, MONDAY, LATE), role=Role.TRAINEE)).plan.on(MONDAY) == LATE
    assert Said(Role.HUNTER, hunters | team(Version(2, MONDAY, LATE), role=Role.TRAINEE)).plan.on(MONDAY) == EARLY
    assert Said(Role.FARMER, hunters).plan.on(MONDAY) == FARMER


days = st.dates(date(2026, 1, 1), date(2026, 3, 1))
versions = st.lists(st.tuples(days, st.sampled_from([EARLY, LATE, OWN, None])), max_size=8).map(
    lambda said: [Version(number, since, table) for number, (since, table) in enumerate(said)]
)


@given(of_team=versions, own=versions, day=days)
def test_the_plan_says_of_every_day_what_the_rule_says(of_team: list[Version], own: list[Version], day: date) -> None:
    """The rule, read slowly: his own that was said last of those in force, else the team's, else the method's."""
    expected: Table | None = None
    for layer in (own, of_team):
        if expected is None:
            in_force = [version for version in layer if version.valid_from <= day]
            expected = in_force[-1].slots if in_force else None
    said = Said(Role.HUNTER, team(*of_team), own)
    assert said.plan.on(day) == (HUNTER if expected is None else expected)


@given(of_team=versions, own=versions)
def test_a_plan_changes_only_where_its_table_does(of_team: list[Version], own: list[Version]) -> None:
    """Its steps go forward in time, and no two beside each other are the same."""
    steps = Said(Role.HUNTER, team(*of_team), own).plan.steps
    assert [since for since, _ in steps] == sorted({since for since, _ in steps})
    assert all(one[1] != other[1] for one, other in pairwise(steps))


def test_slots_are_found_by_the_table_of_their_own_day() -> None:
    """A week whose table changes in its middle: Monday's is the old one's."""
    plan = Said(Role.HUNTER, team(Version(1, FRIDAY, LATE))).plan
    since = datetime(2026, 11, 22, 21, tzinfo=UTC)
    found = plan.occurrences(MOSCOW, since, since + timedelta(days=7))
    assert [each.slot for each in found if each.day < FRIDAY] == [slot for slot in HUNTER if slot.weekday < 4]
    assert [each.slot for each in found if each.day >= FRIDAY] == [LATE[1]]


def test_a_day_off_is_taken_away_and_a_weekend_is_worked_by_the_table() -> None:
    """The table says which weekdays; the calendar, which days not."""
    calendar = WorkCalendar(off=frozenset({MONDAY}), extra=frozenset({MONDAY + 5 * DAY}))
    assert not is_on(calendar, MONDAY)
    assert all(is_on(calendar, MONDAY + n * DAY) for n in range(1, 7))


def test_a_week_holds_the_slots_that_are_kept() -> None:
    """Without days off and absences."""
    week = week_of(MONDAY)
    away = Absence(1, 1, FRIDAY, FRIDAY + 9 * DAY, AbsenceKind.VACATION)
    there = Attendance(WorkCalendar(off=frozenset({MONDAY})), (away,))
    plan = Said(Role.HUNTER).plan
    assert of_week(plan, week) == HUNTER
    assert {slot.weekday for slot in of_week(plan, week, there)} == {1, 2, 3}
    assert [keeps(there, day) for day in week.days] == [False, True, True, True, False, False, False]


@pytest.mark.parametrize("n", range(7))
def test_next_monday_is_the_one_after_this_week(n: int) -> None:
    """On a Monday too."""
    assert next_monday(MONDAY + n * DAY) == MONDAY + 7 * DAY


def test_a_worked_weekend_day_without_slots_lives_by_friday() -> None:
    """Saturday and Sunday; not a weekday, not a day off, and not where the table has slots then."""
    saturday, sunday = FRIDAY + DAY, FRIDAY + 2 * DAY
    worked = WorkCalendar(extra=frozenset({MONDAY, saturday, sunday}))
    fridays = [(slot.start, slot.end, slot.activity, slot.number) for slot in HUNTER if slot.weekday == 4]
    for day in (saturday, sunday):
        found = [each for each in lived(HUNTER, day, worked) if each.weekday == day.weekday()]
        assert [(each.start, each.end, each.activity, each.number) for each in found] == fridays
    assert lived(HUNTER, saturday, WorkCalendar()) == HUNTER
    assert lived(OWN, MONDAY, worked) == OWN
    assert lived(LATE, saturday, worked) == LATE
    assert lived(OWN, saturday, worked) == OWN, "no Friday either"


def test_a_week_with_a_worked_saturday_has_its_slots() -> None:
    """In place of the Wednesday that was taken off."""
    wednesday, saturday = MONDAY + 2 * DAY, FRIDAY + DAY
    there = Attendance(WorkCalendar(frozenset({wednesday}), frozenset({saturday})))
    table = of_week(Said(Role.HUNTER).plan, week_of(MONDAY), there)
    assert {slot.weekday for slot in table} == {0, 1, 3, 4, 5}
