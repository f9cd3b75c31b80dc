"""How a client pays, against how he usually does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from bot.domain.ledger import Sale
from bot.domain.payments import payment
from bot.domain.signs import DEFAULT, Indicator, Sign
from bot.domain.sold import sold
from tests.domain.sales_made import TODAY, ago, billed, figures


def told(*sales: Sale) -> Indicator:
    return payment(sold(sales, TODAY), TODAY, DEFAULT)


def paid(late: int, *days: int) -> list[Sale]:
    """Due so many days ago, paid so late."""
    return [billed(ago(each + 14), ago(each), ago(each) + timedelta(days=late)) for each in days]


RECENT, USUAL = (70, 50, 30), (300, 250, 200, 150)


@pytest.mark.parametrize(
    ("late", "usual", "sign"),
    [
        (6, 0, Sign.NONE),
        (7, 0, Sign.RISK),
        # He has always paid late.
        (12, 10, Sign.NONE),
        (17, 10, Sign.RISK),
        (-3, 0, Sign.GROWTH),
        (-2, 0, Sign.NONE),
        # That he paid early before does not make the day on which it is due late.
        (3, -10, Sign.NONE),
    ],
)
def test_a_week_later_than_usual_is_a_risk(late: int, usual: int, sign: Sign) -> None:
    """Both delays are told."""
    found = told(*paid(late, *RECENT), *paid(usual, *USUAL))
    assert figures(found) == (sign, late, usual)


def test_one_bill_overdue_by_a_week_is_watched() -> None:
    """The average is fine yet; the sum that is overdue is told."""
    found = told(*paid(0, *RECENT), billed(ago(30), ago(7), None, 500))
    assert found.sign is Sign.WATCH
    assert found.amount == 500
    assert told(*paid(0, *RECENT), billed(ago(30), ago(6), None, 500)).sign is Sign.NONE


def test_who_owes_pays_nothing_early() -> None:
    """Three bills paid early and one a day over."""
    assert told(*paid(-5, *RECENT), billed(ago(15), ago(1), None)).sign is Sign.NONE


@pytest.mark.parametrize(
    "sales",
    [
        [],
        [billed(ago(30), ago(20), None)],
        [Sale(ago(30), each.amount, None, None, None, None) for each in paid(0, 30)],
        paid(0, 300),
        [billed(ago(9), ago(-5), None)],
    ],
)
def test_without_payments_nothing_is_told(sales: Sequence[Sale]) -> None:
    """A ledger that never says when it was paid does not say that it was not."""
    assert told(*sales).sign is Sign.UNKNOWN


def test_lines_of_one_document_are_one_bill() -> None:
    """An invoice of many lines weighs as one."""
    lines = [Sale(ago(44), each.amount, None, ago(30), ago(10), "17") for each in paid(20, *[30] * 9)]
    assert told(*lines, *paid(0, 70, 60, 50, 40)).value == 4


def test_what_will_be_paid_is_not_paid_yet() -> None:
    """A day of payment ahead is a promise."""
    assert told(*paid(0, *RECENT), billed(ago(60), ago(40), date(2026, 12, 1))).sign is Sign.RISK


def test_an_old_debt_is_no_news() -> None:
    """Overdue for more than a year."""
    assert told(*paid(0, *RECENT), billed(ago(500), ago(400), None)) == told(*paid(0, *RECENT))
