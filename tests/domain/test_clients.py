"""Clients and their decision makers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clients import MOST_DECISION_MAKERS, Gone, Standing, owner_on, standing_of_newcomer, was_existing
from bot.domain.people import Held, Member, Role


def test_an_organisation_has_at_most_five_decision_makers() -> None:
    """A fact of the method, not a setting."""
    assert MOST_DECISION_MAKERS == 5


@pytest.mark.parametrize(
    ("active", "standing"),
    [(0, Standing.ACTIVE), (4, Standing.ACTIVE), (5, Standing.EXTRA), (6, Standing.EXTRA)],
)
def test_the_sixth_decision_maker_stays_outside_the_five(active: int, standing: Standing) -> None:
    """Until somebody says whom he replaces."""
    assert standing_of_newcomer(active) is standing


SUNDAY = date(2026, 11, 22)
PEOPLE = (1, 2, 3)
HANDS = st.lists(st.tuples(st.integers(-9, 9), st.sampled_from(PEOPLE)))
ROLES = st.dictionaries(st.sampled_from(PEOPLE), st.lists(st.tuples(st.integers(-9, 9), st.sampled_from(Role))))


def member(number: int, became: list[tuple[int, Role]]) -> Member:
    """A hunter at first; then, so many days after the Sunday, something else."""
    role, held = Role.HUNTER, []
    for days, then in sorted(became, key=lambda each: each[0]):
        held.append(Held(datetime.combine(SUNDAY + timedelta(days=days), datetime.min.time(), UTC), role))
        role = then
    joined = datetime(2026, 1, 1, tzinfo=UTC)
    return Member(number, 1, number, role, "Имя", "UTC", "ru", None, joined, None, roles=tuple(held))


def existed(hands: list[tuple[int, int]], roles: dict[int, list[tuple[int, Role]]], since: int | None) -> bool:
    """At the end of the Sunday, as everything that happened tells it: whose he was first, and who got him when."""
    owner, gone = PEOPLE[0], []
    for days, new in sorted(hands, key=lambda each: each[0]):
        gone.append(Gone(SUNDAY + timedelta(days=days), owner))
        owner = new
    then = member(owner_on(SUNDAY, owner, gone), roles.get(owner_on(SUNDAY, owner, gone), []))
    told = None if since is None else SUNDAY + timedelta(days=since)
    return was_existing(told, then.as_on(SUNDAY).role, SUNDAY)


@given(HANDS, ROLES, st.none() | st.integers(-9, 9))
def test_whether_a_client_bought_by_a_day_is_nothing_that_comes_later(
    hands: list[tuple[int, int]], roles: dict[int, list[tuple[int, Role]]], since: int | None
) -> None:
    """Neither another owner, nor another role, nor a word that he buys since a later day."""
    until = [(days, new) for days, new in hands if days <= 0]
    were = {one: [(days, role) for days, role in became if days <= 0] for one, became in roles.items()}
    assert existed(hands, roles, since) == existed(until, were, since if since is not None and since <= 0 else None)


def test_a_client_is_a_farmers_up_to_the_day_on_which_he_goes_to_a_hunter() -> None:
    """And from the day on which he comes to one; of a hunter's somebody says since when he buys."""
    farmer = {2: [(-9, Role.FARMER)]}
    assert existed([(-5, 2), (1, 1)], farmer, None)
    assert not existed([(-5, 2), (0, 1)], farmer, None)
    assert not existed([(1, 2)], farmer, 1)
    assert existed([(0, 2)], farmer, None)
    assert existed([], {}, 0)
