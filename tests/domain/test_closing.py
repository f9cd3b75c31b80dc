"""Closing a week: when, and what a correction changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from bot.domain.closing import Change, Figure, as_it_stood, closes_on, differences, from_plain, to_plain
from bot.domain.funnel import Gap, Stage
from bot.domain.people import Role
from bot.domain.summary import NextList, NotCounted, PersonWeek, Source, StageWeek, Summary
from bot.domain.timetable import Week
from bot.domain.work_calendar import PLAIN, WorkCalendar
from tests.domain.summaries_made import SUMMARIES

WEEK = Week(date(2026, 11, 23))
CALLS = StageWeek(Stage.EFFECTIVE_CALL, 50, 40, (1, 2), (NotCounted(Gap.NO_POSITION, (3, 4)),))
ANNA = PersonWeek(7, "Анна", Role.HUNTER, (CALLS,))


def week_with(summary: Summary, *stages: StageWeek) -> Summary:
    return replace(summary, people=(replace(ANNA, stages=stages),))


def test_a_week_closes_after_mondays_reporting() -> None:
    """What is mended in that slot belongs to the first version."""
    assert closes_on(WEEK, PLAIN) == date(2026, 12, 1)


def test_after_holidays_a_week_closes_when_the_first_working_day_is_over() -> None:
    """Nobody mends anything on New Year's Day."""
    newyear = WorkCalendar(frozenset(date(2027, 1, 1) + timedelta(days=n) for n in range(10)))
    assert closes_on(Week(date(2026, 12, 28)), newyear) == date(2027, 1, 12)


def test_without_any_working_day_a_week_closes_all_the_same() -> None:
    """After two weeks."""
    never = WorkCalendar(frozenset(date(2026, 11, 1) + timedelta(days=n) for n in range(60)))
    assert closes_on(WEEK, never) == WEEK.sunday + timedelta(days=15)


@given(SUMMARIES)
def test_nothing_differs_from_itself(summary: Summary) -> None:
    """Nor does what is only told as things stand."""
    assert differences(summary, summary) == []
    assert differences(summary, replace(summary, risks=replace(summary.risks, count=1), closing=())) == []


@given(SUMMARIES)
def test_what_counts_since_a_call_was_mended_is_told_with_its_record(summary: Summary) -> None:
    """Figure by figure: what came, what went."""
    mended = replace(CALLS, ids=(1, 2, 3), not_counted=(NotCounted(Gap.NO_POSITION, (4,)),))
    found = differences(week_with(summary, CALLS), week_with(summary, mended))
    assert found == [Change(7, Figure.COUNTED, Stage.EFFECTIVE_CALL, 2, 3, (3,))]


@given(SUMMARIES)
def test_one_taken_back_and_one_put_in_are_a_change_though_the_sum_is_the_same(summary: Summary) -> None:
    """Two records, one figure."""
    other = replace(CALLS, ids=(1, 9))
    assert differences(week_with(summary, CALLS), week_with(summary, other)) == [
        Change(7, Figure.COUNTED, Stage.EFFECTIVE_CALL, 2, 2, (2, 9))
    ]


@given(SUMMARIES)
def test_a_norm_that_an_absence_told_late_makes_smaller_is_a_change(summary: Summary) -> None:
    """And so is what is logged and does not count."""
    shorter = replace(CALLS, norm=40, not_counted=(NotCounted(Gap.NO_POSITION, (3, 4, 5)),))
    assert differences(week_with(summary, CALLS), week_with(summary, shorter)) == [
        Change(7, Figure.LOGGED, Stage.EFFECTIVE_CALL, 4, 5, (5,)),
        Change(7, Figure.NORM, Stage.EFFECTIVE_CALL, 50, 40),
    ]


@given(SUMMARIES)
def test_forms_and_studies_are_told_apart_from_records(summary: Summary) -> None:
    """Their ids are of other rows."""
    forms = StageWeek(Stage.QUESTIONNAIRE, 8, None, ())
    found = differences(week_with(summary, forms), week_with(summary, replace(forms, ids=(5,))))
    assert [each.source for each in found] == [Source.FORM]


@given(SUMMARIES, SUMMARIES)
def test_how_things_stood_when_it_was_closed_stays(before: Summary, after: Summary) -> None:
    """Risks, block 3, what was overdue, lists: of a day that is over."""
    kept = as_it_stood(week_with(before, CALLS), week_with(after, CALLS))
    assert (kept.risks, kept.closing, kept.promises.overdue) == (before.risks, before.closing, before.promises.overdue)
    assert (kept.promises.made, kept.people[0].stages) == (after.promises.made, (CALLS,))


def test_lists_stay_as_they_were() -> None:
    """By person."""
    ready = replace(ANNA, next_list=NextList(30, 50))
    base = Summary(1, "Отдел", WEEK, as_of=None, today=WEEK.sunday, people=(ready,))  # type: ignore[arg-type]  # no moment is needed here
    assert as_it_stood(base, replace(base, people=(ANNA,))).people[0].next_list == NextList(30, 50)


@pytest.mark.parametrize("stage", [None, Stage.STUDIED])
def test_changes_come_back_from_plain_data(stage: Stage | None) -> None:
    """With who made them."""
    change = Change(7, Figure.KEPT, stage, None, 3, (1, 2), Source.STUDY, (7, 8))
    assert from_plain(to_plain([change])) == (change,)
