"""A person's week as the summary tells it, and who improved most."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from bot.domain.fair_week import FULL, FairWeek
from bot.domain.funnel import Stage
from bot.domain.packing import packed, unpacked
from bot.domain.people import Member, Role
from bot.domain.slot_content import own_week
from bot.domain.summary import Improved, PersonWeek, StageWeek, Summary
from bot.domain.summary_json import to_plain
from bot.domain.summary_trend import Point, totals, trend_week
from bot.domain.summing_up import done, most_improved, person_week
from bot.domain.timetable import Week
from bot.domain.week import Tally, WeekCard
from tests.domain.summaries_made import SUMMARIES

WEEK = Week(date(2026, 11, 23))
NOW = datetime(2026, 11, 27, 13, tzinfo=UTC)
ANNA = Member(1, 1, 11, Role.HUNTER, "Анна", "UTC", "ru", None, NOW, None)


def stage(counted: int, norm: int | None, kind: Stage = Stage.EFFECTIVE_CALL) -> StageWeek:
    return StageWeek(kind, norm, None, tuple(range(counted)))


@pytest.mark.parametrize(
    ("stages", "percent"),
    [
        ([stage(25, 50), stage(12, 12)], 75),
        ([stage(100, 50), stage(0, 12)], 50),
        ([stage(1, 8), stage(0, 1)], 6),
        ([stage(1, 3), stage(0, None)], 33),
        ([stage(1, None)], None),
        ([], None),
    ],
)
def test_all_norms_weigh_alike_and_none_makes_up_for_another(stages: list[StageWeek], percent: int | None) -> None:
    """Of each up to a hundred percent; what has no norm says nothing."""
    assert done(stages) == percent


def person(number: int, now: int | None, before: int | None, fair: FairWeek = FULL) -> PersonWeek:
    return PersonWeek(number, "Анна", Role.HUNTER, (), fair, done=now, done_last=before)


def test_who_improved_most_did_so_against_his_own_last_week() -> None:
    """Not who did most: 30 to 60 is more than 80 to 100."""
    assert most_improved([person(1, 100, 80), person(2, 60, 30), person(3, 90, 95)]) == Improved(2, 60, 30)


def test_of_equals_who_came_farther() -> None:
    """Twenty points each."""
    assert most_improved([person(1, 60, 40), person(2, 90, 70)]) == Improved(2, 90, 70)


@pytest.mark.parametrize(
    "people",
    [
        *([], [person(1, 40, 40)], [person(1, 30, 40)], [person(1, 90, None)], [person(1, None, 20)]),
        [person(1, 90, 10, FairWeek(2, 5))],
    ],
)
def test_nobody_is_named_where_nobody_added_anything_or_worked_too_little_to_tell(people: list[PersonWeek]) -> None:
    """Two days of a week would be chance."""
    assert most_improved(people) is None


@given(SUMMARIES)
def test_the_totals_of_all_groups_are_the_sums_of_their_people(summary: Summary) -> None:
    """Counted and norms; nobody is counted twice."""
    for _, people in summary.groups:
        for kind, point in totals(people).items():
            found = filter(None, (one.stage(kind) for one in people))
            assert point.counted == sum(each.counted for each in found)
    told = trend_week(summary, closed=True)
    assert sum(len(people) for _, people in summary.groups) == told.people == len(summary.people)


@pytest.mark.parametrize(("worked", "counted", "told"), [(5, 0, 0), (1, 0, 0), (0, 2, 2), (0, 0, None)])
def test_a_week_in_which_he_was_not_here_is_nothing_to_compare_with(
    worked: int, counted: int, told: int | None
) -> None:
    """Without a working day of his, and without a record: no «было 0» in the summary, in his own, in the trend."""
    fair = FairWeek(worked, 5)
    last = PersonWeek(1, "Анна", Role.HUNTER, (stage(counted, 50),), fair)
    assert [each.last for each in person_week(ANNA, card(), last=last).stages] == [told]
    tally = Tally(Stage.EFFECTIVE_CALL, counted, counted, 50, ())
    before = replace(card(), tallies=(tally,), fair=fair)
    assert own_week(card(), before, WEEK.sunday).last.get(Stage.EFFECTIVE_CALL) == told
    points = trend_week(Summary(1, "Отдел", WEEK, NOW, WEEK.sunday, (last,)), closed=True).points
    assert [point.counted for point in points.values()] == ([] if told is None else [told])


def card() -> WeekCard:
    return WeekCard(WEEK, (Tally(Stage.EFFECTIVE_CALL, 0, 0, 50, ()),), 0, (), ())


def test_a_norm_that_nobody_has_is_none() -> None:
    """Not zero: the share of incoming calls is measured otherwise."""
    one = PersonWeek(1, "Анна", Role.FARMER, (stage(3, None, Stage.INCOMING), stage(2, 8, Stage.VISIT)))
    assert totals([one, replace(one, member_id=2)]) == {Stage.INCOMING: Point(6, None), Stage.VISIT: Point(4, 16)}


@given(SUMMARIES)
def test_packed_data_comes_back_as_it_was(summary: Summary) -> None:
    """And what is not packed stays."""
    plain = to_plain(summary)
    assert unpacked(packed(plain)) == plain == unpacked(plain)


def test_a_weeks_rows_are_packed_to_a_fraction() -> None:
    """That is what it is for."""
    rows = [["Анна Белова", "Ромашка", "Иванов Пётр Сергеевич", "директор", number * 37] for number in range(2000)]
    assert len(packed({"rows": rows})["packed"]) < len(str(rows)) / 5
