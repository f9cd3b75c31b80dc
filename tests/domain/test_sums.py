"""A sum without a unit is asked, wherever it is typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.amounts import amount
from bot.domain.sums import Unit, bare_figure, is_doubtful, meanings, unit_named, with_unit

MOST = Decimal(10) ** 12


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        *(("2,5", "2,5"), ("900", "900"), ("около 900", "900"), ("12 500", "12 500"), ("пятьсот", "500")),
        *(("2,5 млн", ""), ("900к", ""), ("900 ₽", ""), ("$900", ""), ("900 руб.", ""), ("полтора миллиона", "")),
    ],
)
def test_a_figure_is_bare_unless_it_names_its_unit(text: str, figure: str) -> None:
    """As it was typed, so that the unit can be put behind it."""
    total = amount(text, money=True)
    assert total is not None
    assert bare_figure(text, total) == figure


def test_a_small_sum_and_one_far_below_what_stood_are_asked_about() -> None:
    """A deal that became half or a tenth is none of them."""
    assert is_doubtful(Decimal("2.5"))
    assert is_doubtful(Decimal(900), Decimal(2000))
    assert is_doubtful(Decimal(2500), Decimal(1250000))
    assert not is_doubtful(Decimal(1000))
    assert not is_doubtful(Decimal(125000), Decimal(1250000))
    assert not is_doubtful(Decimal(0))


def test_what_a_bare_figure_may_mean() -> None:
    """Thousands of millions are nobody's deal; beyond the bound is nothing."""
    assert meanings(Decimal("2.5"), MOST) == [
        *((Unit.MILLIONS, Decimal(2500000)), (Unit.THOUSANDS, Decimal(2500)), (Unit.ONES, Decimal("2.5")))
    ]
    assert [each for each, _ in meanings(Decimal(2500), MOST)] == [Unit.THOUSANDS, Unit.ONES]
    assert [each for each, _ in meanings(Decimal(900), Decimal(1000))] == [Unit.ONES]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *(("млн", Unit.MILLIONS), ("миллиона", Unit.MILLIONS), ("тыс.", Unit.THOUSANDS), ("тысяч", Unit.THOUSANDS)),
        *(
            ("рублей", Unit.ONES),
            ("₽", Unit.ONES),
            ("k", Unit.THOUSANDS),
            ("2 млн", None),
            ("не знаю", None),
            ("", None),
        ),
    ],
)
def test_the_unit_alone_is_an_answer(text: str, unit: Unit | None) -> None:
    """Typed behind the question which one it is."""
    assert unit_named(text) is unit


def test_the_rest_of_an_answer_is_kept_with_its_unit() -> None:
    """Nothing that was typed beside the figure is lost."""
    assert with_unit("утверждён, 2,5", "2,5", Unit.MILLIONS) == "утверждён, 2,5 млн"
    assert with_unit("12, потом 2", "2", Unit.THOUSANDS) == "12, потом 2 тыс"
    assert with_unit("Пятьсот", "500", Unit.ONES) == "500 ₽"
