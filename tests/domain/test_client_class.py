"""ABC by turnover: 80 and 95 per cent, ties, and those who bring nothing."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.client_class import Class, classes

TURNOVERS = st.dictionaries(st.integers(1, 30), st.integers(-50, 1000).map(Decimal), max_size=12)
RANK = {each: at for at, each in enumerate(Class)}


def told(*turnovers: int) -> str:
    """The classes of clients 0, 1, 2…"""
    found = classes({client: Decimal(each) for client, each in enumerate(turnovers)})
    return "".join(found[client] for client in range(len(turnovers)))


@pytest.mark.parametrize(
    ("turnovers", "expected"),
    [
        ((800, 150, 50), "ABC"),
        ((790, 150, 60), "AAB"),
        ((5, 80, 15), "CAB"),
        ((10_000, 1), "AC"),
        ((1,), "A"),
        ((100, 100, 100, 100), "AAAA"),
        ((400, 400, 75, 75, 50), "AABBC"),
        ((900, 0, 100, -30), "ACBC"),
        ((0, -5), "CC"),
        ((), ""),
    ],
)
def test_classes_of_known_bases(turnovers: tuple[int, ...], expected: str) -> None:
    """Whoever crosses a border is in the better class, equals are together, nothing is C."""
    assert told(*turnovers) == expected


@given(TURNOVERS)
def test_every_client_has_a_class_and_the_first_is_in_a(turnovers: dict[int, Decimal]) -> None:
    """Nobody is left out; only who buys is above C."""
    found = classes(turnovers)
    assert set(found) == set(turnovers)
    assert all(found[client] is Class.C for client, turnover in turnovers.items() if turnover <= 0)
    if turnovers and max(turnovers.values()) > 0:
        assert found[max(turnovers, key=lambda each: turnovers[each])] is Class.A


@given(TURNOVERS)
def test_who_brings_more_is_in_no_worse_class_and_equals_are_in_one(turnovers: dict[int, Decimal]) -> None:
    """The class follows the turnover alone."""
    found = classes(turnovers)
    for (one, more), (other, less) in product(turnovers.items(), repeat=2):
        if more > less:
            assert RANK[found[one]] <= RANK[found[other]]
        elif more == less:
            assert found[one] is found[other]


@given(TURNOVERS, st.integers(1, 500))
def test_bringing_more_never_worsens_ones_class(turnovers: dict[int, Decimal], more: int) -> None:
    """The others bringing what they brought."""
    for client, turnover in turnovers.items():
        raised = turnovers | {client: turnover + more}
        assert RANK[classes(raised)[client]] <= RANK[classes(turnovers)[client]]


@given(TURNOVERS, st.sampled_from([Decimal("0.01"), Decimal(7), Decimal(100)]))
def test_neither_the_currency_nor_the_order_matters(turnovers: dict[int, Decimal], rate: Decimal) -> None:
    """The same base in kopecks, and from the last client to the first."""
    found = classes(turnovers)
    assert classes({client: turnover * rate for client, turnover in turnovers.items()}) == found
    assert classes(dict(reversed(turnovers.items()))) == found
