"""How a client pays: later than usual, or early. Known only of a ledger that tells by when and when it was paid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from bot.domain.buying import RECENT, YEAR
from bot.domain.ledger import Sale
from bot.domain.months import next_to_leave, shifted
from bot.domain.rhythm import LEAST_ORDERS
from bot.domain.signs import Against, Indicator, IndicatorKind, Sign, Thresholds

_TENTH = Decimal("0.1")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Bill:
    due_on: date
    paid_on: date | None
    amount: Decimal

    def delay(self, today: date) -> int:
        """Days after it was due, below zero before it; of one that is not paid, so far."""
        return ((self.paid_on or today) - self.due_on).days


def payment(sales: Iterable[Sale], today: date, thresholds: Thresholds) -> Indicator:
    """The average delay of the bills that were paid in the recent three months or are overdue now.

    It is a risk from seven days over the client's usual delay (that of the twelve months before, three bills at least;
    otherwise none), worth watching where one bill is overdue for so long, and growth where he pays early. What has
    been overdue for a year is a matter of the court and no news.
    """
    bills = _bills(sales, today)
    current = _current(bills, today)
    if not any(each.paid_on for each in bills) or not current:
        return Indicator(IndicatorKind.PAYMENT, Sign.UNKNOWN)
    usual, overdue = _usual(bills, today), [each for each in current if each.paid_on is None]
    total, count = sum(each.delay(today) for each in current), len(current)
    if total >= _limit(usual, thresholds) * count:
        sign = Sign.RISK
    elif any(each.delay(today) >= thresholds.late_days for each in overdue):
        sign = Sign.WATCH
    elif not overdue and count >= LEAST_ORDERS and total <= -thresholds.early_days * count:
        sign = Sign.GROWTH
    else:
        sign = Sign.NONE
    average = (Decimal(total) / count).quantize(_TENTH, ROUND_HALF_UP)
    owed = sum((each.amount for each in overdue), Decimal(0))
    was = None if usual is None else usual.quantize(_TENTH, ROUND_HALF_UP)
    return Indicator(IndicatorKind.PAYMENT, sign, average, was, against=Against.USUAL, amount=owed)


def payment_changes(sales: Iterable[Sale], today: date, thresholds: Thresholds) -> Iterable[date]:
    """Days on which it may be judged otherwise though nothing was paid, besides those of sales dated ahead."""
    rows = list(sales)
    paid, due = {row.paid_on for row in rows if row.paid_on}, {row.due_on for row in rows if row.due_on}
    late = timedelta(days=thresholds.late_days)
    ahead = (paid, (day + _ONE_DAY for day in due), (day + late for day in due))
    yield from (day for days in ahead for day in days if day > today)
    yield from next_to_leave(paid, today, RECENT)
    yield from next_to_leave(paid, today, YEAR + RECENT)
    yield from next_to_leave(due, today, YEAR)
    bills = _bills(rows, today)
    current = _current(bills, today)
    growing = sum(each.paid_on is None for each in current)
    if growing:
        limit = _limit(_usual(bills, today), thresholds) * len(current)
        missing = limit - sum(each.delay(today) for each in current)
        if missing > 0:
            yield today + timedelta(days=int((missing / growing).to_integral_value(ROUND_CEILING)))


def _bills(sales: Iterable[Sale], today: date) -> list[_Bill]:
    """The rows of one document are one bill."""
    amounts: dict[tuple[date, str | None, date, date | None], Decimal] = {}
    for each in sales:
        if each.due_on and each.day <= today and each.amount > 0:
            paid_on = each.paid_on if each.paid_on and each.paid_on <= today else None
            key = (each.day, each.document, each.due_on, paid_on)
            amounts[key] = amounts.get(key, Decimal(0)) + each.amount
    return [_Bill(due_on, paid_on, amount) for (_, _, due_on, paid_on), amount in amounts.items()]


def _current(bills: Sequence[_Bill], today: date) -> list[_Bill]:
    since, court = shifted(today, -RECENT), shifted(today, -YEAR)
    return [
        each
        for each in bills
        if (each.paid_on is not None and each.paid_on > since) or (each.paid_on is None and court < each.due_on < today)
    ]


def _usual(bills: Sequence[_Bill], today: date) -> Decimal | None:
    first, last = shifted(today, -YEAR - RECENT), shifted(today, -RECENT)
    paid = [each.delay(today) for each in bills if each.paid_on is not None and first < each.paid_on <= last]
    return Decimal(sum(paid)) / len(paid) if len(paid) >= LEAST_ORDERS else None


def _limit(usual: Decimal | None, thresholds: Thresholds) -> Decimal:
    return max(usual or Decimal(0), Decimal(0)) + thresholds.late_days
