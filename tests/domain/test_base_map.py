"""The quarters of a base: the same points that a conclusion is proposed from."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.base_map import Counted, Quarter, base_map, quarter_of
from bot.domain.client_class import Class
from bot.domain.study import GROWING, RISKY


@pytest.mark.parametrize(
    ("risk", "growth", "quarter"),
    [
        (0, 0, Quarter.KEEP),
        (RISKY - 1, GROWING - 1, Quarter.KEEP),
        (RISKY, 0, Quarter.RESCUE),
        (RISKY - 1, GROWING, Quarter.DEVELOP),
        (RISKY, GROWING, Quarter.BOTH),
        (100, 100, Quarter.BOTH),
    ],
)
def test_a_client_stands_in_the_quarter_of_his_points(risk: int, growth: int, quarter: Quarter) -> None:
    """From the points on which a conclusion is proposed."""
    assert quarter_of(risk, growth) is quarter


COUNTED = st.builds(
    Counted, st.sampled_from(Quarter), st.sampled_from(Class), st.integers(1, 50), st.integers(0, 10**9).map(Decimal)
)


@given(st.lists(COUNTED))
def test_nobody_is_lost_on_the_map(counted: list[Counted]) -> None:
    """All four quarters are there, the numbers add up, shares make the whole but for rounding."""
    found = base_map(counted, {})
    assert set(found.parts) == set(Quarter)
    assert found.count == sum(each.count for each in counted)
    assert found.turnover == sum((each.turnover for each in counted), Decimal(0))
    shares = sum(found.share(quarter) for quarter in Quarter)
    assert abs(shares - (100 if found.classed else 0)) <= 2


def test_without_a_ledger_there_are_no_classes_and_no_shares() -> None:
    """C for everybody would say something that nobody knows."""
    found = base_map([Counted(Quarter.KEEP, Class.C, 7, Decimal(0))], {})
    assert not found.classed
    assert found.share(Quarter.KEEP) == 0


def test_what_came_back_does_not_make_a_share_below_nothing() -> None:
    """A quarter whose clients returned more than they bought."""
    counted = [Counted(Quarter.KEEP, Class.A, 1, Decimal(100)), Counted(Quarter.RESCUE, Class.C, 1, Decimal(-10))]
    assert base_map(counted, {}).share(Quarter.RESCUE) == 0
