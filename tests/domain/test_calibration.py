"""Norms by a team's own conversion: told only from enough, never fewer calls for a worse conversion."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.calibration import (
    ENOUGH,
    FUNNELS,
    WEEKS,
    WEEKS_NEEDED,
    Calibration,
    Lived,
    TooLittle,
    calibrate,
    lived,
    looked_at,
    proposal,
)
from bot.domain.fair_week import FairWeek
from bot.domain.funnel import Stage
from bot.domain.norms import DEFAULT_NORMS, MOST
from bot.domain.people import Role
from bot.domain.proactive_funnel import Farmed
from bot.domain.timetable import Week
from bot.domain.week import week_card

MONDAY = date(2026, 11, 23)
CALLS, BOOKED, HELD, DONE = FUNNELS[Role.HUNTER]
counts = st.integers(0, 200)


def week(n: int, *counted: int, role: Role = Role.HUNTER) -> Lived:
    return Lived(Week(MONDAY - n * timedelta(weeks=1)), dict(zip(FUNNELS[role], counted, strict=True)))


def told(*weeks: Lived, role: Role = Role.HUNTER) -> Calibration:
    found = calibrate(role, weeks)
    assert isinstance(found, Calibration)
    return found


def of(*sums: int) -> Calibration:
    return Calibration(Role.HUNTER, WEEKS_NEEDED, tuple(zip(FUNNELS[Role.HUNTER], sums, strict=True)))


def test_for_six_effective_meetings_it_takes_what_it_took() -> None:
    """Eight calls a meeting: forty-eight for six."""
    found = told(*(week(n, 40, 10, 8, 5) for n in range(1, 5)))
    assert found.needed(6) == {CALLS: 48, BOOKED: 12, HELD: 10, DONE: 6}
    assert proposal(found, DEFAULT_NORMS[Role.HUNTER]) == {CALLS: 48, HELD: 10}


def test_a_trainees_calls_are_reckoned_for_his_booked_meetings() -> None:
    """Block 1 only."""
    found = told(*(week(n, 30, 4, role=Role.TRAINEE) for n in range(1, 5)), role=Role.TRAINEE)
    assert found.needed(6) == {CALLS: 45, BOOKED: 6}


def test_a_farmers_contacts_are_reckoned_for_his_questionnaires() -> None:
    """Studies are no step on the way."""
    found = told(*(week(n, 40, 8, 4, role=Role.FARMER) for n in range(1, 5)), role=Role.FARMER)
    assert found.needed(8) == {Stage.WARM_CONTACT: 80, Stage.VISIT: 16, Stage.QUESTIONNAIRE: 8}


def test_nothing_is_told_from_less_than_four_weeks() -> None:
    """However many people lived three of them."""
    found = calibrate(Role.HUNTER, [week(n, 40, 10, 8, 50) for n in (1, 2, 3, 3, 3)])
    assert found == TooLittle(3, 250, DONE)


def test_nothing_is_told_from_less_than_ten_results() -> None:
    """Nine would be chance, and none no conversion at all."""
    assert calibrate(Role.HUNTER, [week(n, 40, 10, 8, 0) for n in range(1, 9)]) == TooLittle(8, 0, DONE)
    assert isinstance(
        calibrate(Role.HUNTER, [week(n, 40, 10, 8, 3) for n in range(1, 4)] + [week(4, 9, 0, 0, 0)]), TooLittle
    )
    told(*(week(n, 40, 10, 8, 3) for n in range(1, 4)), week(4, 9, 0, 0, 1))


def test_a_week_without_results_costs_its_calls() -> None:
    """It was lived too: the conversion is that of all weeks together."""
    weeks = [week(n, 40, 10, 8, 5) for n in range(1, 5)]
    assert told(*weeks, week(5, 40, 2, 0, 0)).needed(6)[CALLS] == 60


def test_only_full_weeks_in_which_something_counted_are_looked_at() -> None:
    """An absence, part time, a beginner's week, an empty one say nothing; a public holiday is everybody's."""
    norms = DEFAULT_NORMS[Role.FARMER]

    def card(n: int, studied: int, fair: FairWeek) -> list[Lived]:
        at = Week(MONDAY - n * timedelta(weeks=1))
        return lived([week_card(*(at, Role.FARMER, 1, (), (), 0), (), fair, Farmed(studied=studied), norms=norms)])

    full = FairWeek(5, 5)
    assert len(card(1, 3, FairWeek(4, 4))) == 1
    assert card(1, 3, FairWeek(0, 0)) == []
    assert [len(card(1, 3, each)) for each in (full, FairWeek(4, 5), FairWeek(5, 5, 50), FairWeek(5, 5, 100, 75))] == [
        *(1, 0, 0, 0)
    ]
    assert card(1, 0, full) == []


def test_the_weeks_before_this_one_are_looked_at_the_latest_first() -> None:
    """This one is not over."""
    weeks = looked_at(MONDAY + timedelta(days=4))
    assert (len(weeks), weeks[0].monday, weeks[-1].monday) == (
        WEEKS,
        MONDAY - timedelta(weeks=1),
        MONDAY - timedelta(weeks=WEEKS),
    )


def test_of_no_stage_it_takes_fewer_than_of_what_comes_of_it() -> None:
    """Meetings that nobody booked with the bot were booked all the same; of a stage without data nothing is told."""
    assert of(10, 5, 30, 20).needed(6) == {CALLS: 9, BOOKED: 9, HELD: 9, DONE: 6}
    nothing = of(10, 0, 30, 20)
    assert (nothing.needed(6), nothing.missing) == ({CALLS: 9, HELD: 9, DONE: 6}, (BOOKED,))
    assert BOOKED not in proposal(nothing, DEFAULT_NORMS[Role.HUNTER])


def test_without_a_norm_of_the_last_stage_nothing_is_proposed() -> None:
    """There is nothing to reckon from."""
    assert proposal(of(80, 20, 16, 10), DEFAULT_NORMS[Role.HUNTER] | {DONE: None}) == {}


def test_what_nobody_could_be_asked_for_is_not_proposed() -> None:
    """It is shown all the same: the conversion is what is to be mended."""
    found = of(5000, 20, 16, 10)
    assert found.needed(6)[CALLS] == 3000 > MOST
    assert CALLS not in proposal(found, DEFAULT_NORMS[Role.HUNTER])


@given(st.tuples(counts, counts, counts), st.integers(ENOUGH, 100), st.integers(ENOUGH, 100), st.integers(1, 40))
def test_fewer_results_of_as_much_never_ask_for_less(
    before: tuple[int, int, int], results: int, others: int, goal: int
) -> None:
    """Of any stage."""
    worse, better = of(*before, min(results, others)).needed(goal), of(*before, max(results, others)).needed(goal)
    assert all(worse[stage] >= better[stage] for stage in worse)


@given(
    st.tuples(counts, counts, counts),
    st.integers(ENOUGH, 100),
    st.integers(0, 2),
    st.integers(2, 5),
    st.integers(1, 40),
)
def test_a_worse_step_never_asks_for_fewer_of_what_stands_before_it(
    before: tuple[int, int, int], results: int, step: int, times: int, goal: int
) -> None:
    """The step takes `times` as much as it did, and all others what they took."""
    better = of(*before, results).needed(goal)
    worse = of(*(count * times if at <= step else count for at, count in enumerate(before)), results).needed(goal)
    assert all(worse[stage] >= better[stage] for stage in worse)


@given(st.lists(st.tuples(counts, counts, counts, counts), min_size=WEEKS_NEEDED, max_size=8), st.integers(1, 40))
def test_what_it_takes_is_the_exact_share_half_up_and_a_funnel(weeks: list[tuple[int, ...]], goal: int) -> None:
    """Recounted otherwise: the share of sums, none less than the next stage's, the goal itself last."""
    sums = [sum(each) for each in zip(*weeks, strict=True)]
    assume(sums[-1] >= ENOUGH)
    needed = list(told(*(week(n + 1, *each) for n, each in enumerate(weeks))).needed(goal).values())
    shares = [int((Decimal(goal) * each / sums[-1]).quantize(Decimal(1), ROUND_HALF_UP)) for each in sums]
    assert needed[-1] == goal
    assert needed == [max(shares[at:]) for at in range(len(shares)) if sums[at]]


@pytest.mark.parametrize("role", FUNNELS)
def test_a_funnel_is_made_of_the_roles_own_stages(role: Role) -> None:
    """Each of them has a norm that can be set."""
    assert set(FUNNELS[role]) <= DEFAULT_NORMS[role].keys()
