"""Who may leave or change his role, and to whom his clients go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.leaving import (
    Deal,
    InHand,
    Problem,
    group,
    is_promotion,
    problem_of_leaving,
    problem_of_role,
    shares,
    takers,
)
from bot.domain.people import Member, Role, Step

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def one(number: int, role: Role, step: Step | None = None, *, stands_in: bool = False) -> Member:
    made = Member(number, 1, number, role, f"Имя {number}", "Europe/Moscow", "ru", step, NOW, None)
    return replace(made, stands_in=stands_in)


HEAD, HUNTER, FARMER, TRAINEE = (one(n, role) for n, role in enumerate((Role.HEAD, *list(Role)[:3]), start=1))
SECOND = one(5, Role.HEAD)
DEPUTY = one(6, Role.HUNTER, stands_in=True)
TEAM = [HUNTER, FARMER, TRAINEE, HEAD]
COLD, BOUGHT = InHand(clients=3), InHand(clients=3, existing=1)


def test_the_last_head_neither_leaves_nor_becomes_anything_else() -> None:
    """A newcomer who was invited as a head and has not come in yet is none; a second one who works is."""
    invited = one(7, Role.HEAD, Step.NAME)
    for team in (TEAM, [*TEAM, invited]):
        assert problem_of_leaving(HEAD, HEAD, team) is Problem.LAST_HEAD
        assert problem_of_role(HEAD, HEAD, Role.HUNTER, team) is Problem.LAST_HEAD
    assert problem_of_leaving(HEAD, HEAD, [*TEAM, SECOND]) is None
    assert problem_of_role(HEAD, HEAD, Role.HUNTER, [*TEAM, SECOND]) is None


@pytest.mark.parametrize(("whom", "role"), [(HEAD, Role.HUNTER), (HUNTER, Role.HEAD), (DEPUTY, Role.HEAD)])
def test_a_deputy_makes_nobody_a_head_and_no_head_anything_else(whom: Member, role: Role) -> None:
    """Nor does he let a head go, nor himself."""
    team = [*TEAM, SECOND, DEPUTY]
    assert problem_of_role(DEPUTY, whom, role, team) is Problem.HEADS_ONLY
    assert problem_of_leaving(DEPUTY, HEAD, team) is Problem.HEADS_ONLY
    assert problem_of_leaving(DEPUTY, DEPUTY, team) is Problem.HEADS_ONLY
    assert problem_of_role(DEPUTY, TRAINEE, Role.HUNTER, team) is None
    assert problem_of_leaving(DEPUTY, TRAINEE, team) is None


def test_who_has_the_role_already_or_has_not_come_in_gets_none() -> None:
    """But whoever was let in by mistake may be let go."""
    invited = one(8, Role.HUNTER, Step.NAME)
    assert problem_of_role(HEAD, HUNTER, Role.HUNTER, TEAM) is Problem.SAME_ROLE
    assert problem_of_role(HEAD, invited, Role.FARMER, [*TEAM, invited]) is Problem.NOT_JOINED
    assert problem_of_leaving(HEAD, invited, [*TEAM, invited]) is None


def test_a_trainee_is_promoted_and_so_is_who_becomes_a_head() -> None:
    """A farmer who becomes a hunter only changes."""
    assert is_promotion(Role.TRAINEE, Role.HUNTER)
    assert is_promotion(Role.FARMER, Role.HEAD)
    assert not is_promotion(Role.FARMER, Role.HUNTER)
    assert not is_promotion(Role.HUNTER, Role.TRAINEE)


def test_clients_go_to_who_does_the_same_and_has_fewest_first() -> None:
    """Then to the others who hold meetings; a trainee takes only a trainee's cold work, a head none."""
    busy, free = one(7, Role.HUNTER), one(8, Role.HUNTER)
    team = [*TEAM, busy, free]
    found = takers(HUNTER, team, COLD, {busy.id: 5, free.id: 1})
    assert [each.id for each in found] == [free.id, busy.id, FARMER.id]
    assert [each.id for each in group(found)] == [free.id, busy.id]
    other = one(9, Role.TRAINEE)
    assert takers(TRAINEE, [*TEAM, other], COLD, {})[0] == other
    assert other not in takers(TRAINEE, [*TEAM, other], BOUGHT, {})
    assert HEAD not in takers(HUNTER, team, COLD, {})


def test_a_head_keeps_the_clients_of_the_last_one_who_leaves() -> None:
    """Nobody is left without an owner."""
    assert takers(HUNTER, [HUNTER, HEAD], COLD, {}) == [HEAD]
    assert takers(HEAD, [HEAD], COLD, {}) == []


@given(
    clients=st.lists(st.integers(1, 10_000), unique=True, max_size=60),
    among=st.lists(st.integers(1, 20), unique=True, min_size=1, max_size=5),
    done=st.integers(0, 500),
    stakes=st.lists(st.tuples(st.sampled_from([2, 3]), st.integers(0, 10**7)), max_size=20),
)
def test_a_base_is_spread_evenly_and_nobody_is_lost_or_given_twice(
    clients: list[int], among: list[int], done: int, stakes: list[tuple[int, int]]
) -> None:
    """However many were given before; each block of deals too."""
    deals = {client: Deal(block, Decimal(amount)) for client, (block, amount) in zip(clients, stakes, strict=False)}
    shared = shares(clients, deals, {one: (done + place) // len(among) for place, one in enumerate(among)})
    assert sorted(each for his in shared.values() for each in his) == sorted(clients)
    got = {one: (done + place) // len(among) + len(shared[one]) for place, one in enumerate(among)}
    assert max(got.values()) - min(got.values()) <= 1
    for block in (2, 3):
        counts = [sum(each in deals and deals[each].block == block for each in his) for his in shared.values()]
        assert max(counts) - min(counts) <= 1


def test_of_as_many_deals_the_next_goes_to_the_smaller_sum() -> None:
    """The biggest is given first."""
    deals = {client: Deal(3, Decimal(amount)) for client, amount in {1: 5, 2: 90, 3: 10, 4: 40}.items()}
    assert shares([1, 2, 3, 4], deals, {7: 0, 8: 0}) == {7: [2, 1], 8: [4, 3]}
