"""Whether a list is long enough: the rate of a person's own calls, and the numbers that the norm takes at it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import Call, Result
from bot.domain.proactive_funnel import Talk
from bot.domain.sufficiency import (
    ENOUGH,
    USUAL,
    USUAL_WARM,
    Basis,
    Rate,
    best_known,
    numbers_for,
    rate_of_calls,
    rate_of_talks,
    since,
    sufficiency,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def call(number: int, person: DecisionMaker | None, result: Result = Result.REFUSED) -> Call:
    return Call(number, 1, 1, person, NOW.date(), NOW + timedelta(minutes=number), result)


def calls(effective: int, dialled: int) -> list[Call]:
    """So many calls to so many people who were reached; the others were not."""
    reached = [DecisionMaker(n, 1, "Иванов Пётр", "директор", Standing.ACTIVE) for n in range(effective)]
    others = [call(n, None, Result.NOT_REACHED) for n in range(effective, dialled)]
    return [*(call(n, person) for n, person in enumerate(reached)), *others]


def test_fifty_effective_calls_at_22_percent_take_227_numbers() -> None:
    """The example of the method; 70 on the list are 157 too few."""
    rate = rate_of_calls(calls(22, 100), Basis.OWN)
    assert rate is not None
    found = sufficiency(50, 0, rate, 70)
    assert found is not None
    assert (found.rate.percent, found.goal, found.needed, found.waiting, found.missing) == (22, 50, 227, 70, 157)


def test_what_was_done_already_takes_no_numbers() -> None:
    """Beyond the norm nothing is missing."""
    rate = Rate(1, 4, Basis.OWN)
    assert [sufficiency(50, done, rate, 0).needed for done in (0, 10, 50, 60)] == [200, 160, 0, 0]  # type: ignore[union-attr]  # there is a norm


def test_where_there_is_no_norm_there_is_nothing_to_suffice_for() -> None:
    """Nothing is told then."""
    assert sufficiency(None, 0, USUAL, 10) is None


def test_a_call_that_does_not_count_is_a_number_spent() -> None:
    """The second call to one person on a day, a talk without a decision maker."""
    person = DecisionMaker(1, 1, "Иванов Пётр", "директор", Standing.ACTIVE)
    made = [call(n, person) for n in range(20)] + [call(n, None) for n in range(20, ENOUGH)]
    assert rate_of_calls(made, Basis.OWN) == Rate(1, ENOUGH, Basis.OWN)


@pytest.mark.parametrize(("effective", "dialled"), [(0, 0), (10, ENOUGH - 1), (0, 500)])
def test_from_too_few_calls_or_none_that_counts_no_rate_is_told(effective: int, dialled: int) -> None:
    """It would be chance, or promise nothing."""
    assert rate_of_calls(calls(effective, dialled), Basis.OWN) is None


def test_a_newcomer_has_his_teams_rate_and_a_new_team_the_usual_one() -> None:
    """And it is said whose it is."""
    own, team = Rate(1, 40, Basis.OWN), Rate(1, 50, Basis.TEAM)
    assert best_known([own, team]) is own
    assert best_known([None, team]) is team
    assert best_known([None, None]) is USUAL
    assert (USUAL.percent, USUAL.basis) == (20, Basis.USUAL)


def test_eight_weeks_are_looked_at() -> None:
    """From the same day of the week."""
    assert since(date(2026, 11, 23)) == date(2026, 9, 28)


@given(st.integers(0, 500), st.integers(1, 400), st.integers(0, 2000))
def test_so_many_numbers_give_the_goal_and_one_percent_fewer_do_not(goal: int, effective: int, extra: int) -> None:
    """Within half a number, as every figure of the method is rounded."""
    rate = Rate(effective, effective + extra, Basis.OWN)
    needed = numbers_for(goal, rate)
    assert abs(needed * rate.effective - goal * rate.dialled) * 2 <= rate.effective
    assert needed >= goal
    assert rate.percent >= 1


def talks(warm: int, dialled: int) -> list[Talk]:
    """So many talks with as many existing clients; the others were not reached."""
    return [
        Talk(n, 1, n, existing=True, local_day=NOW.date(), happened_at=NOW + timedelta(minutes=n), reached=n < warm)
        for n in range(dialled)
    ]


def test_forty_warm_contacts_at_half_reached_take_eighty_numbers() -> None:
    """A farmer's goal is told in warm contacts."""
    rate = rate_of_talks(talks(25, 50), Basis.OWN)
    assert rate is not None
    found = sufficiency(40, 0, rate, 70, warm=True)
    assert found is not None
    assert (found.rate.percent, found.needed, found.missing, found.warm) == (50, 80, 10, True)


def test_too_few_talks_or_none_that_counts_tell_no_rate() -> None:
    """Then the team's is taken, else the usual one of farmers."""
    assert rate_of_talks(talks(ENOUGH - 1, ENOUGH - 1), Basis.OWN) is None
    assert rate_of_talks(talks(0, ENOUGH), Basis.OWN) is None
    assert best_known([None], USUAL_WARM) is USUAL_WARM
    assert USUAL_WARM.percent > USUAL.percent
