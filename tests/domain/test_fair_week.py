"""The fair week: norms pro-rated by working days, share and a beginner's ramp, rounded in one way."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absences import Absence, AbsenceKind
from bot.domain.fair_week import FULL, LEAST_SHARE, FairWeek, fair, fair_norm, known_from, ramp_of
from bot.domain.funnel import Stage
from bot.domain.norms import DEFAULT_NORMS
from bot.domain.people import Role
from bot.domain.timetable import Week, week_of
from bot.domain.week import week_card
from bot.domain.work_calendar import PLAIN, WorkCalendar

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)
LONG_AGO = date(2026, 1, 12)
DAYS = st.dates(MONDAY - timedelta(days=10), MONDAY + timedelta(days=16))
NORMS = st.integers(0, 300)
SHARES = st.integers(LEAST_SHARE, 100)
FAIR_WEEKS = st.builds(FairWeek, st.integers(0, 7), st.integers(0, 7), SHARES, st.sampled_from([50, 75, 100]))


def away(first: date, last: date | None = None) -> Absence:
    return Absence(1, 1, first, last or first, AbsenceKind.VACATION)


def day(number: int) -> date:
    """Of the week: 0 is Monday."""
    return MONDAY + timedelta(days=number)


def of(
    calendar: WorkCalendar = PLAIN,
    *absences: Absence,
    joined_on: date = LONG_AGO,
    share: int = 100,
    role: Role = Role.HUNTER,
) -> FairWeek:
    return fair(WEEK, calendar, absences, joined_on, share, role)


def test_a_plain_week_is_full() -> None:
    """Five of five: the norms stand."""
    assert of() == FULL
    assert of().is_full
    assert [fair_norm(norm, of()) for norm in (50, 12, 6, 0)] == [50, 12, 6, 0]


@pytest.mark.parametrize(
    ("found", "days", "norms"),
    [
        (of(WorkCalendar(frozenset({day(2)}))), 4, [40, 10, 5]),
        (of(PLAIN, away(day(1), day(4))), 1, [10, 2, 1]),
        (of(PLAIN, away(day(1), day(2)), away(day(2), day(3))), 2, [20, 5, 2]),
        (of(WorkCalendar(frozenset({day(0)})), away(day(0), day(1))), 3, [30, 7, 4]),
        (of(PLAIN, away(day(5), day(6))), 5, [50, 12, 6]),
        (of(joined_on=day(2)), 3, [30, 7, 4]),
        (of(joined_on=day(5)), 0, [0, 0, 0]),
        (of(joined_on=day(7)), 0, [0, 0, 0]),
        (of(PLAIN, away(day(0), day(6))), 0, [0, 0, 0]),
        (of(WorkCalendar(extra=frozenset({day(5)}))), 5, [50, 12, 6]),
        (of(WorkCalendar(extra=frozenset({day(5)})), away(day(0))), 5, [50, 12, 6]),
        (of(share=50), 5, [25, 6, 3]),
        (of(WorkCalendar(frozenset({day(2)})), share=50), 4, [20, 5, 2]),
    ],
    ids=[
        *("a holiday", "four days away", "absences that overlap", "away on a holiday", "away at the weekend"),
        *("joined on Wednesday", "joined on Saturday", "joined later", "away all week"),
        *("a worked Saturday", "a worked Saturday for a day away", "half time", "half time and a holiday"),
    ],
)
def test_norms_follow_the_days_worked(found: FairWeek, days: int, norms: list[int]) -> None:
    """Fifty calls, twelve meetings, six effective ones: a fifth of them for each day, half up."""
    assert found.days == days
    assert [fair_norm(norm, found) for norm in (50, 12, 6)] == norms


def test_the_day_of_joining_is_worked() -> None:
    """He comes on Friday: one of five."""
    assert of(joined_on=day(4)).days == 1


@pytest.mark.parametrize(
    ("weeks", "role", "expected"),
    [
        *((0, Role.TRAINEE, 50), (1, Role.TRAINEE, 75), (2, Role.TRAINEE, 100), (50, Role.TRAINEE, 100)),
        *((0, Role.HUNTER, 100), (1, Role.FARMER, 100)),
    ],
)
@pytest.mark.parametrize("weekday", [0, 4])
def test_a_trainee_grows_into_his_norms_week_by_week(weeks: int, role: Role, expected: int, weekday: int) -> None:
    """On whatever working day of the first week he came; nobody else has a ramp."""
    assert ramp_of(role, week_of(MONDAY + timedelta(weeks=weeks)), day(weekday), PLAIN) == expected


NEW_YEAR = WorkCalendar(frozenset({date(2026, 12, 31), *(date(2027, 1, n) for n in range(1, 11))}))
"""The last day of December to the tenth of January."""


@pytest.mark.parametrize(
    ("joined_on", "calendar", "monday", "expected"),
    [
        (day(6), PLAIN, day(0), 50),
        (day(6), PLAIN, day(7), 50),
        (day(6), PLAIN, day(14), 75),
        (day(6), PLAIN, day(21), 100),
        (day(5), WorkCalendar(extra=frozenset({day(5)})), day(7), 75),
        (day(4), WorkCalendar(frozenset({day(4)})), day(7), 50),
        (day(3), WorkCalendar(frozenset({day(4)})), day(7), 75),
        (date(2026, 12, 31), NEW_YEAR, date(2027, 1, 4), 50),
        (date(2026, 12, 31), NEW_YEAR, date(2027, 1, 11), 50),
        (date(2026, 12, 31), NEW_YEAR, date(2027, 1, 18), 75),
    ],
    ids=[
        *("on Sunday: that week", "the next", "the second", "the third"),
        *("on a Saturday that is worked", "on a Friday off", "on its last working day"),
        *("in the holidays", "the first week after them", "the second"),
    ],
)
def test_a_trainees_first_week_is_the_first_in_which_he_has_a_working_day(
    joined_on: date, calendar: WorkCalendar, monday: date, expected: int
) -> None:
    """Who comes on Sunday does not lose half of a beginner's week."""
    assert ramp_of(Role.TRAINEE, Week(monday), joined_on, calendar) == expected
    assert known_from(Role.TRAINEE, Week(monday), joined_on) <= joined_on or joined_on > monday


def test_who_came_long_ago_needs_no_old_calendar() -> None:
    """Nor does anybody who has no ramp."""
    assert known_from(Role.TRAINEE, WEEK, LONG_AGO) == MONDAY
    assert known_from(Role.HUNTER, WEEK, day(-1)) == MONDAY


def test_a_trainee_who_comes_on_wednesday_has_both() -> None:
    """Three days of five, half of the norm: 30 calls are 9."""
    found = of(joined_on=day(2), role=Role.TRAINEE)
    assert (found.days, found.ramp, fair_norm(30, found)) == (3, 50, 9)


@given(NORMS, FAIR_WEEKS)
def test_a_fair_norm_is_never_above_the_norm_nor_below_nought(norm: int, found: FairWeek) -> None:
    """However many Saturdays are worked."""
    assert 0 <= fair_norm(norm, found) <= norm


@given(NORMS, FAIR_WEEKS)
def test_a_fair_norm_is_the_exact_share_rounded_half_up(norm: int, found: FairWeek) -> None:
    """Against fractions; who works at all owes at least one."""
    exact = Fraction(norm * min(found.worked, 5) * found.share * found.ramp, 5 * 100 * 100)
    rounded = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    assert fair_norm(norm, found) == (max(1, rounded) if norm and found.worked else rounded)


@given(NORMS, st.integers(0, 6), SHARES, st.sampled_from([50, 75, 100]))
def test_a_day_more_never_lowers_a_norm(norm: int, worked: int, share: int, ramp: int) -> None:
    """Nor does a larger share, a larger ramp, a larger norm."""
    here = fair_norm(norm, FairWeek(worked, 5, share, ramp))
    assert here <= fair_norm(norm, FairWeek(worked + 1, 5, share, ramp))
    assert here <= fair_norm(norm, FairWeek(worked, 5, min(100, share + 1), ramp))
    assert here <= fair_norm(norm, FairWeek(worked, 5, share, 100))
    assert here <= fair_norm(norm + 1, FairWeek(worked, 5, share, ramp))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=4), st.frozensets(DAYS, max_size=6), DAYS)
def test_an_absence_more_never_adds_a_day(
    spans: list[tuple[date, date]], off: frozenset[date], joined_on: date
) -> None:
    """Absences in any order and overlap are one set of days."""
    absences = [away(min(span), max(span)) for span in spans]
    calendar = WorkCalendar(off)
    found = [of(calendar, *absences[:n], joined_on=joined_on).worked for n in range(len(absences) + 1)]
    assert found == sorted(found, reverse=True)
    assert of(calendar, *reversed(absences), joined_on=joined_on).worked == found[-1]
    assert found[0] <= of(calendar).of


@pytest.mark.parametrize("role", [Role.HUNTER, Role.TRAINEE])
@pytest.mark.parametrize("found", [FULL, FairWeek(4, 4), FairWeek(3, 5, 50, 75), FairWeek(0, 5)])
def test_every_norm_of_a_week_is_the_fair_one(role: Role, found: FairWeek) -> None:
    """The card is the only place where a norm is made, so it is the same on every screen."""
    card = week_card(WEEK, role, 1, [], [], 0, fair=found, norms=DEFAULT_NORMS[role])
    assert card.fair is found
    expected = {stage: fair_norm(norm, found) for stage, norm in DEFAULT_NORMS[role].items() if norm is not None}
    assert {tally.stage: tally.norm for tally in card.tallies} == expected


def test_what_is_left_is_left_of_the_fair_norm() -> None:
    """Nothing is left of a week that was not worked."""
    card = week_card(WEEK, Role.HUNTER, 1, [], [], 0, fair=FairWeek(0, 5), norms=DEFAULT_NORMS[Role.HUNTER])
    tally = card.tally(Stage.EFFECTIVE_CALL)
    assert tally is not None
    assert (tally.norm, tally.left) == (0, 0)
