"""Whom to study today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.client_class import Class
from bot.domain.study_choice import (
    NEVER,
    PER_DAY,
    WEEK,
    Candidate,
    Cause,
    Chosen,
    a_month_before,
    choose,
    may_be_studied,
    weight,
)
from tests.domain.sales_made import TODAY, ago

CANDIDATES = st.lists(
    st.builds(
        Candidate,
        client_id=st.integers(1, 60),
        turnover_class=st.sampled_from(Class),
        risk_weight=st.integers(0, 3),
        growth_weight=st.integers(0, 3),
        studied_on=st.one_of(st.just(NEVER), st.integers(0, 60).map(ago)),
        news=st.booleans(),
        paused=st.booleans(),
        risky=st.booleans(),
        growing=st.booleans(),
        due_on=st.one_of(st.none(), st.none(), st.none(), st.integers(0, 9).map(ago)),
    ),
    unique_by=lambda each: each.client_id,
    max_size=40,
)


def client(
    client_id: int, turnover_class: Class = Class.C, *, risk: int = 0, growth: int = 0, studied: int = 35
) -> Candidate:
    return Candidate(client_id, turnover_class, risk, growth, ago(studied))


def told(*candidates: Candidate) -> list[tuple[int, Cause]]:
    return [(each.client_id, each.cause) for each in choose(candidates, TODAY)]


def test_risk_by_turnover_first_then_growth_then_the_longest_unstudied() -> None:
    """Each with the cause that it was chosen for."""
    assert told(
        client(1, studied=45),
        client(2, growth=50),
        client(3, risk=10),
        client(4, risk=90, growth=99),
        client(5, studied=50),
        client(6, growth=70),
        client(7, studied=30),
    ) == [(4, Cause.RISK), (3, Cause.RISK), (6, Cause.GROWTH), (2, Cause.GROWTH), (5, Cause.UNSTUDIED)]


def test_class_a_that_has_gone_a_month_has_two_places_of_five() -> None:
    """However many are at risk; the one who has waited longest first."""
    at_risk = [client(each, risk=100 - each) for each in range(1, 9)]
    waiting = [client(21, Class.A, studied=32), client(22, Class.A, studied=40), client(23, Class.A, studied=35)]
    found = told(*at_risk, *waiting)
    assert found == [*((each, Cause.RISK) for each in (1, 2, 3)), (22, Cause.CLASS_A), (23, Cause.CLASS_A)]
    assert told(*at_risk, waiting[0])[-2:] == [(4, Cause.RISK), (21, Cause.CLASS_A)]
    assert [cause for _, cause in told(*at_risk)] == [Cause.RISK] * 5


def test_a_month_is_a_calendar_month() -> None:
    """Studied on 23 October, on 23 November he has gone a month without."""
    assert told(client(1, Class.A, studied=31)) == [(1, Cause.CLASS_A)]
    assert told(client(1, Class.A, studied=30)) == [(1, Cause.UNSTUDIED)]


def test_never_twice_within_a_week_without_a_new_cause() -> None:
    """After seven days, or with news, he may come again."""
    studied = client(1, risk=90, studied=6)
    assert told(studied) == []
    assert told(replace(studied, news=True)) == [(1, Cause.RISK)]
    assert told(replace(studied, studied_on=ago(7))) == [(1, Cause.RISK)]


def test_growth_is_a_cause_once_a_month() -> None:
    """Who was studied for it a fortnight ago waits, unless there is news."""
    grown = client(1, growth=9, studied=14)
    assert told(grown, client(2, studied=20)) == [(2, Cause.UNSTUDIED), (1, Cause.UNSTUDIED)]
    assert told(replace(grown, news=True)) == [(1, Cause.GROWTH)]


def test_a_paused_client_is_left_alone_unless_at_risk() -> None:
    """Neither growth nor a long time brings him up; an overdue debt does."""
    paused = replace(client(1, Class.A, growth=9, studied=99), paused=True)
    assert told(paused) == []
    assert told(replace(paused, risk_weight=5)) == [(1, Cause.RISK)]


@pytest.mark.parametrize(
    ("points", "turnover", "expected"),
    [(35, Decimal("1000.50"), 35017), (35, None, 35), (35, Decimal(0), 0), (35, Decimal(-7), 0), (0, Decimal(9), 0)],
)
def test_a_weight_is_points_by_turnover(points: int, turnover: Decimal | None, expected: int) -> None:
    """Without a ledger the points alone; who gave everything back weighs nothing."""
    assert weight(points, turnover) == expected


@given(CANDIDATES, st.integers(0, 8))
def test_as_many_as_there_are_places_each_once(candidates: list[Candidate], per_day: int) -> None:
    """Nobody twice, nobody within his week, no place empty while somebody may be studied."""
    found = choose(candidates, TODAY, per_day)
    ids = [each.client_id for each in found]
    free = [
        each
        for each in candidates
        if may_be_studied(each, TODAY) and (not each.paused or each.risk_weight or each.due_on)
    ]
    assert len(ids) == len(set(ids)) == min(per_day, len(free))
    assert set(ids) <= {each.client_id for each in free}


@given(CANDIDATES, st.integers(0, 8))
def test_the_order_of_candidates_never_matters(candidates: list[Candidate], per_day: int) -> None:
    """The same base gives the same day."""
    found = choose(candidates, TODAY, per_day)
    assert choose(list(reversed(candidates)), TODAY, per_day) == found
    assert choose(sorted(candidates, key=lambda each: each.growth_weight), TODAY, per_day) == found


@given(CANDIDATES)
def test_nobody_in_class_a_who_has_gone_a_month_is_passed_over(candidates: list[Candidate]) -> None:
    """While one waits nobody has a place for his growth or for having waited, and two of five are of class A."""
    found = choose(candidates, TODAY)
    waiting = [
        each
        for each in candidates
        if each.turnover_class is Class.A
        and each.studied_on <= a_month_before(TODAY)
        and not each.paused
        and each.client_id not in {chosen.client_id for chosen in found}
    ]
    if waiting:
        assert {each.cause for each in found} <= {Cause.DUE, Cause.RISK, Cause.WATCH, Cause.CLASS_A}
        by_id = {each.client_id: each for each in candidates}
        gone = [each for each in found if by_id[each.client_id].studied_on <= a_month_before(TODAY)]
        assert sum(by_id[each.client_id].turnover_class is Class.A for each in gone) >= 2


@given(CANDIDATES)
def test_within_a_cause_nobody_goes_before_a_weightier_one(candidates: list[Candidate]) -> None:
    """The longest due, then the highest risk, then the highest growth; causes stand in their order."""
    found = choose(candidates, TODAY)
    by_id = {each.client_id: each for each in candidates}
    chosen = {each.client_id for each in found}
    weights: dict[Cause, Callable[[Candidate], int]] = {
        Cause.DUE: lambda each: (TODAY - each.due_on).days + 1 if each.due_on else 0,
        Cause.RISK: lambda each: each.risk_weight,
        Cause.GROWTH: lambda each: each.growth_weight,
        Cause.UNSTUDIED: lambda each: (TODAY - each.studied_on).days,
    }
    for cause, by in weights.items():
        told_weights = [by(by_id[each.client_id]) for each in found if each.cause.rank == cause.rank]
        assert told_weights == sorted(told_weights, reverse=True)
        left = [by(each) for each in candidates if each.client_id not in chosen and may_be_studied(each, TODAY)]
        left = left if cause in (Cause.DUE, Cause.RISK) else []
        assert not told_weights or all(each <= told_weights[-1] for each in left)
    order = [each.cause.rank for each in found]
    assert order == sorted(order)


def test_whose_next_step_is_due_comes_first_though_others_weigh_more() -> None:
    """The oldest first; also within the week, and though he is paused: the farmer said that day himself."""
    heavy = [client(each, risk=900 - each) for each in range(1, 9)]
    due = [
        replace(client(11, studied=1), due_on=TODAY),
        replace(client(12, studied=2), due_on=ago(2), paused=True),
    ]
    assert told(*heavy, *due)[:3] == [(12, Cause.DUE), (11, Cause.DUE), (1, Cause.RISK)]
    many = [replace(client(each), due_on=ago(each)) for each in range(20, 29)]
    waiting = [client(31, Class.A), client(32, Class.A)]
    assert [cause for _, cause in told(*many, *waiting)] == [*[Cause.DUE] * 3, *[Cause.CLASS_A] * 2]


def test_a_cause_says_no_more_than_the_signs_do() -> None:
    """Some points of risk are a sign to watch, not a client who is being lost; some of growth, not one who grows."""
    weak = [replace(client(1, risk=99), risky=False), replace(client(2, growth=99), growing=False)]
    assert told(*weak, client(3, risk=9), client(4, growth=9)) == [
        *((1, Cause.WATCH), (3, Cause.RISK), (2, Cause.PROMISING), (4, Cause.GROWTH)),
    ]


@settings(deadline=None)
@given(CANDIDATES, st.integers(1, 5))
def test_the_heads_of_the_four_lists_are_enough(candidates: list[Candidate], per_day: int) -> None:
    """So a base of 30 000 is chosen from by reading a few rows of each index."""
    free = [each for each in candidates if may_be_studied(each, TODAY)]
    most = 2 * per_day
    in_a = [each for each in free if each.turnover_class is Class.A]

    def by_study(clients: list[Candidate]) -> list[Candidate]:
        kept = [each for each in clients if not each.paused]
        return sorted(kept, key=lambda each: (each.studied_on, -each.risk_weight, each.client_id))[:most]

    def by(clients: list[Candidate], points: Callable[[Candidate], int]) -> list[Candidate]:
        return sorted(clients, key=lambda each: (-points(each), each.studied_on, each.client_id))[:most]

    growing = [each for each in free if not each.paused and (each.news or each.studied_on <= a_month_before(TODAY))]
    heads = {
        each.client_id: each
        for some in (
            *(by_study(in_a), by_study(free)),
            *(by(free, lambda each: each.risk_weight), by(growing, lambda each: each.growth_weight)),
            [each for each in free if each.due_on],
        )
        for each in some
    }
    assert choose(heads.values(), TODAY, per_day) == choose(candidates, TODAY, per_day)


def test_a_base_is_gone_through_and_class_a_goes_no_month() -> None:
    """A farmer with 60 clients, 15 of them in class A, 12 always at risk: five a working day for half a year."""
    base = {
        each: Candidate(each, Class.A if each <= 15 else Class.C, 50 if 20 <= each < 32 else 0, each % 3)
        for each in range(1, 61)
    }
    longest: dict[int, int] = {}
    for days in range(180):
        day = TODAY + timedelta(days=days)
        if day.weekday() >= 5:
            continue
        for chosen in choose(base.values(), day, PER_DAY):
            before = base[chosen.client_id].studied_on
            assert before <= day - WEEK
            if before != NEVER:
                longest[chosen.client_id] = max(longest.get(chosen.client_id, 0), (day - before).days)
            base[chosen.client_id] = replace(base[chosen.client_id], studied_on=day)
    assert max(longest[each] for each in range(1, 16)) <= 34
    assert all(each.studied_on != NEVER for each in base.values())


def test_a_choice_is_a_client_and_a_cause() -> None:
    """Nothing else has to be told to explain it."""
    assert choose([client(1, risk=1)], TODAY) == [Chosen(1, Cause.RISK)]
