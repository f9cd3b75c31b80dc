"""How a client pays: later than usual, or early. Known only of a ledger that tells by when and when it was paid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.buying import RECENT
from bot.domain.months import shifted
from bot.domain.rhythm import LEAST_ORDERS
from bot.domain.signs import Against, Indicator, IndicatorKind, Sign, Thresholds
from bot.domain.sold import Owed, Paid, Sold

_TENTH = Decimal("0.1")


def payment(sold: Sold, today: date, thresholds: Thresholds) -> Indicator:
    """The average delay of the bills that were paid in the recent three months or are overdue now.

    It is a risk from seven days over the client's usual delay (that of the twelve months before, three bills at least;
    otherwise none), worth watching where one bill is overdue for so long, and growth where he pays early.
    """
    since = shifted(today, -RECENT)
    current = [each for each in sold.paid if each.day > since]
    overdue = [each for each in sold.owed if each.due_on < today]
    count = sum(each.bills for each in current) + sum(each.bills for each in overdue)
    if not sold.tells_of_payments or not count:
        return Indicator(IndicatorKind.PAYMENT, Sign.UNKNOWN)
    usual = _usual([each for each in sold.paid if each.day <= since])
    total = sum(each.delay for each in current) + sum(each.bills * _days_late(each, today) for each in overdue)
    if total >= _limit(usual, thresholds) * count:
        sign = Sign.RISK
    elif any(_days_late(each, today) >= thresholds.late_days for each in overdue):
        sign = Sign.WATCH
    elif not overdue and count >= LEAST_ORDERS and total <= -thresholds.early_days * count:
        sign = Sign.GROWTH
    else:
        sign = Sign.NONE
    average = (Decimal(total) / count).quantize(_TENTH, ROUND_HALF_UP)
    owed = sum((each.amount for each in overdue), Decimal(0))
    was = None if usual is None else usual.quantize(_TENTH, ROUND_HALF_UP)
    return Indicator(IndicatorKind.PAYMENT, sign, average, was, against=Against.USUAL, amount=owed)


def _days_late(owed: Owed, today: date) -> int:
    return (today - owed.due_on).days


def _usual(paid: Sequence[Paid]) -> Decimal | None:
    count = sum(each.bills for each in paid)
    return Decimal(sum(each.delay for each in paid)) / count if count >= LEAST_ORDERS else None


def _limit(usual: Decimal | None, thresholds: Thresholds) -> Decimal:
    return max(usual or Decimal(0), Decimal(0)) + thresholds.late_days
