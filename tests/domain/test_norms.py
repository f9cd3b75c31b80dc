"""Norms from a Monday on: a person's own, else his role's in the team, else the method's; old weeks keep theirs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.funnel import Stage
from bot.domain.norms import (
    DEFAULT_NORMS,
    FARTHEST,
    MOST,
    NormProblem,
    Norms,
    SetNorm,
    Whose,
    monday_from,
    next_monday,
    problem_of,
    settable,
    this_monday,
)
from bot.domain.people import Role

MONDAY = date(2026, 11, 23)
WEEK = timedelta(weeks=1)
HUNTERS, ANNA = Whose(Role.HUNTER), Whose(Role.HUNTER, 7)
CALLS = Stage.EFFECTIVE_CALL

roles = st.sampled_from((Role.HUNTER, Role.TRAINEE, Role.FARMER))
mondays = st.integers(-4, 4).map(lambda n: MONDAY + n * WEEK)


@st.composite
def said(draw: st.DrawFn) -> SetNorm:
    role = draw(roles)
    whose = Whose(role, draw(st.sampled_from((None, 7, 8))))
    inherits = draw(st.booleans())
    value = None if inherits else draw(st.none() | st.integers(1, MOST))
    return SetNorm(whose, draw(st.sampled_from(settable(role))), draw(mondays), value, inherits)


histories = st.lists(said(), max_size=12).map(lambda each: Norms(tuple(each)))


def calls(norms: Norms, whose: Whose, monday: date = MONDAY) -> int | None:
    return norms.of(whose, monday)[CALLS]


@pytest.mark.parametrize("role", Role)
def test_where_nothing_was_said_the_method_holds(role: Role) -> None:
    """Of everybody and of each."""
    assert Norms().of(Whose(role), MONDAY) == Norms().of(Whose(role, 7), MONDAY) == DEFAULT_NORMS[role]


def test_a_persons_own_goes_before_his_roles_and_that_before_the_methods() -> None:
    """A colleague has the team's."""
    norms = Norms((SetNorm(HUNTERS, CALLS, MONDAY, 60), SetNorm(ANNA, CALLS, MONDAY, 30)))
    assert (calls(norms, ANNA), calls(norms, Whose(Role.HUNTER, 8)), calls(norms, HUNTERS)) == (30, 60, 60)
    assert norms.of(Whose(Role.TRAINEE, 9), MONDAY)[CALLS] == 30


def test_his_own_norm_does_not_follow_him_into_another_role() -> None:
    """A trainee's thirty are not a hunter's."""
    norms = Norms((SetNorm(Whose(Role.TRAINEE, 7), CALLS, MONDAY, 15),))
    assert calls(norms, ANNA) == 50


def test_what_begins_later_holds_though_something_was_said_after_it() -> None:
    """Sixty from the thirtieth were meant to come; fifty-five are for now."""
    norms = Norms((SetNorm(HUNTERS, CALLS, MONDAY + WEEK, 60), SetNorm(HUNTERS, CALLS, MONDAY, 55)))
    assert [calls(norms, HUNTERS, MONDAY + n * WEEK) for n in (-1, 0, 1, 2)] == [50, 55, 60, 60]
    for whose in (HUNTERS, ANNA):
        assert norms.to_come(whose, MONDAY) == [SetNorm(whose, CALLS, MONDAY + WEEK, 60)]


def test_of_what_begins_together_the_last_word_holds() -> None:
    """What was taken back before it began is not told as to come."""
    norms = Norms((SetNorm(HUNTERS, CALLS, MONDAY + WEEK, 60), SetNorm(HUNTERS, CALLS, MONDAY + WEEK, 50)))
    assert calls(norms, HUNTERS, MONDAY + WEEK) == 50
    assert norms.to_come(HUNTERS, MONDAY) == []


def test_back_to_what_holds_above_follows_it_from_then_on() -> None:
    """Her own thirty end; the team's sixty, said later, are hers too."""
    norms = Norms(
        (
            SetNorm(ANNA, CALLS, MONDAY, 30),
            SetNorm(ANNA, CALLS, MONDAY + WEEK, None, inherits=True),
            SetNorm(HUNTERS, CALLS, MONDAY, 60),
        )
    )
    assert [calls(norms, ANNA, MONDAY + n * WEEK) for n in (0, 1)] == [30, 60]


def test_a_norm_can_be_taken_away() -> None:
    """The stage is still there, without a number; that is not «as everybody»."""
    norms = Norms((SetNorm(HUNTERS, CALLS, MONDAY, None),))
    assert norms.of(ANNA, MONDAY) == DEFAULT_NORMS[Role.HUNTER] | {CALLS: None}


def test_walkins_are_a_stage_only_where_a_number_is_set() -> None:
    """The last of the funnel then; without it nobody's week has the line."""
    norms = Norms((SetNorm(HUNTERS, Stage.WALKIN, MONDAY, 10), SetNorm(ANNA, Stage.WALKIN, MONDAY, None)))
    assert list(norms.of(HUNTERS, MONDAY).items())[-1] == (Stage.WALKIN, 10)
    assert Stage.WALKIN not in norms.of(ANNA, MONDAY)
    assert Stage.WALKIN not in norms.of(HUNTERS, MONDAY - WEEK)


def test_what_can_be_set_is_the_roles_own() -> None:
    """A trainee has block 1 only; an incoming call is measured by the share answered; a head has no norms."""
    assert settable(Role.TRAINEE) == (CALLS, Stage.BOOKED_MEETING, Stage.WALKIN)
    assert Stage.INCOMING not in settable(Role.FARMER)
    assert Stage.WALKIN not in settable(Role.FARMER)
    assert settable(Role.HEAD) == ()


@pytest.mark.parametrize(
    ("each", "problem"),
    [
        (SetNorm(HUNTERS, CALLS, MONDAY, 60), None),
        (SetNorm(HUNTERS, CALLS, MONDAY, None), None),
        (SetNorm(HUNTERS, CALLS, MONDAY - WEEK, 60), NormProblem.PAST),
        (SetNorm(HUNTERS, CALLS, MONDAY + FARTHEST + WEEK, 60), NormProblem.TOO_FAR),
        (SetNorm(HUNTERS, CALLS, MONDAY, 0), NormProblem.BAD_NUMBER),
        (SetNorm(HUNTERS, CALLS, MONDAY, MOST + 1), NormProblem.BAD_NUMBER),
        (SetNorm(HUNTERS, Stage.QUESTIONNAIRE, MONDAY, 5), NormProblem.NO_SUCH_STAGE),
        (SetNorm(Whose(Role.FARMER), Stage.INCOMING, MONDAY, 5), NormProblem.NO_SUCH_STAGE),
    ],
)
def test_what_a_head_may_not_say_is_told_with_the_reason(each: SetNorm, problem: NormProblem | None) -> None:
    """In the middle of the week as on its Monday."""
    assert problem_of(each, MONDAY + timedelta(days=2)) is problem


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_norms_begin_on_mondays(day: date) -> None:
    """Named by another day, with the first Monday after it."""
    assert monday_from(day).weekday() == this_monday(day).weekday() == 0
    assert timedelta(0) <= monday_from(day) - day < WEEK
    assert next_monday(day) - this_monday(day) == WEEK


@given(histories, said(), st.sampled_from((HUNTERS, ANNA, Whose(Role.FARMER, 8))))
def test_whatever_is_said_weeks_before_it_keep_their_norms(norms: Norms, each: SetNorm, whose: Whose) -> None:
    """Old weeks are never another's."""
    after = Norms((*norms.said, each))
    for n in range(1, 6):
        assert after.of(whose, each.monday - n * WEEK) == norms.of(whose, each.monday - n * WEEK)


@given(histories, said())
def test_what_is_said_holds_at_once_for_whom_it_was_said(norms: Norms, each: SetNorm) -> None:
    """And saying it once more is nothing new."""
    after = Norms((*norms.said, each))
    above = after.above(each.whose, each.monday).get(each.stage)
    assert after.becomes(each) == (above if each.inherits else each.value)
    assert not after.adds(each)


@given(histories, said())
def test_what_adds_nothing_changes_no_week(norms: Norms, each: SetNorm) -> None:
    """Until something else begins: a norm that is as it was need not be kept."""
    if not norms.adds(each):
        after = Norms((*norms.said, each))
        assert after.of(each.whose, each.monday) == norms.of(each.whose, each.monday)


@given(histories, st.sampled_from((HUNTERS, ANNA, Whose(Role.TRAINEE, 7))))
def test_cleared_norms_are_those_above_now_and_later(norms: Norms, whose: Whose) -> None:
    """Nothing of their own is left to come."""
    after = Norms((*norms.said, *norms.cleared(whose, MONDAY)))
    for n in range(6):
        monday = MONDAY + n * WEEK
        assert after.of(whose, monday) == {**after.above(whose, monday)}
    assert after.cleared(whose, MONDAY) == []


@given(histories, said())
def test_as_everybody_is_so_from_then_on_and_of_that_stage_alone(norms: Norms, each: SetNorm) -> None:
    """What was to begin later goes too; a number leaves it."""
    after = Norms((*norms.said, *norms.meant(each)))
    for n in range(9):
        monday = each.monday + n * WEEK
        own, was = after.own(each.whose, monday), norms.own(each.whose, monday)
        assert not (each.inherits and each.stage in own)
        assert {s: v for s, v in own.items() if s != each.stage} == {s: v for s, v in was.items() if s != each.stage}


@given(histories, st.sampled_from((HUNTERS, ANNA)))
def test_what_is_to_come_is_exactly_what_changes(norms: Norms, whose: Whose) -> None:
    """Week by week, for him, whoever it was said of."""
    told = {(each.monday, each.stage): each.value for each in norms.to_come(whose, MONDAY)}
    for n in range(1, 6):
        monday = MONDAY + n * WEEK
        before, now = norms.of(whose, monday - WEEK), norms.of(whose, monday)
        changed = {
            (monday, stage): now.get(stage) for stage in settable(whose.role) if before.get(stage) != now.get(stage)
        }
        assert changed == {key: value for key, value in told.items() if key[0] == monday}
