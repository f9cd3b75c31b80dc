"""What a client bought, put together by days: all that the rules ask of his sales, however many rows they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.domain.ledger import Sale
from bot.domain.months import shifted

LOOK_BACK = 36
"""Months. What is older says nothing of a client, so nobody has to read it."""
PAID_BACK = 15
"""Months: of the bills those that were paid within them."""
OWED_BACK = 12
"""Months: of the bills that are not paid those that are due since. What has been overdue for a year is a matter of the
court and no news."""


@dataclass(frozen=True, slots=True)
class BuyingDay:
    """Whatever is sold on one day is one order.

    What a document sells less what it takes off (a discount is a row below zero) was bought. Goods that came back
    lessen the turnover of the day they came back on and are no order.
    """

    day: date
    bought: Decimal
    """Zero on a day of nothing but returned goods."""
    net: Decimal
    groups: frozenset[str] = frozenset()
    """Keys of the product groups that were bought."""


@dataclass(frozen=True, slots=True)
class Paid:
    """Bills that were paid on one day."""

    day: date
    bills: int
    delay: int
    """Days after they were due, of all together; below zero before."""


@dataclass(frozen=True, slots=True)
class Owed:
    """Bills that are due on one day, and not paid."""

    due_on: date
    bills: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Sold:
    """As it was known at the end of a day."""

    days: tuple[BuyingDay, ...] = ()
    """Within LOOK_BACK, by day."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What a group is called, by its key."""
    paid: tuple[Paid, ...] = ()
    """Within PAID_BACK."""
    owed: tuple[Owed, ...] = ()
    """Due within OWED_BACK, or later."""
    tells_of_payments: bool = False
    """Whether any bill, however old, is said to have been paid."""


def sold(sales: Iterable[Sale], today: date) -> Sold:
    """What is dated later does not exist yet. The order of the rows never matters."""
    since = shifted(today, -LOOK_BACK)
    by_day: dict[date, list[Sale]] = defaultdict(list)
    for sale in sales:
        if since < sale.day <= today:
            by_day[sale.day].append(sale)
    names = Names()
    days = tuple(_day(day, by_day[day], names) for day in sorted(by_day))
    bills = _bills(by_day, today)
    paid_since, owed_since = shifted(today, -PAID_BACK), shifted(today, -OWED_BACK)
    paid: dict[date, list[int]] = defaultdict(list)
    owed: dict[date, list[Decimal]] = defaultdict(list)
    for (_, _, due_on, paid_on), amount in bills.items():
        if paid_on is not None and paid_on > paid_since:
            paid[paid_on].append((paid_on - due_on).days)
        if paid_on is None and due_on > owed_since:
            owed[due_on].append(amount)
    return Sold(
        days,
        names.told,
        tuple(Paid(day, len(paid[day]), sum(paid[day])) for day in sorted(paid)),
        tuple(Owed(day, len(owed[day]), sum(owed[day], Decimal(0))) for day in sorted(owed)),
        any(paid_on is not None for _, _, _, paid_on in bills),
    )


class Names(dict[str, str]):
    """By a group's name as a row gives it, its key: the same one however it is written, and empty of a blank name."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, str] = {}
        """What a group is called, by its key."""

    def __missing__(self, said: str) -> str:
        name = " ".join(said.split())
        key = name.casefold()
        if key:
            self.told[key] = min(self.told.get(key, name), name)
        self[said] = key
        return key


def _day(day: date, rows: Sequence[Sale], names: Names) -> BuyingDay:
    documents: dict[str, Decimal] = defaultdict(Decimal)
    groups: dict[str, Decimal] = defaultdict(Decimal)
    bought = net = Decimal(0)
    for row in rows:
        net += row.amount
        if row.document is None:
            bought += max(row.amount, Decimal(0))
        else:
            documents[row.document] += row.amount
        if row.group:
            groups[row.group] += row.amount
    bought += sum((each for each in documents.values() if each > 0), Decimal(0))
    taken = {names[group] for group, sum_ in groups.items() if bought > 0 and sum_ > 0}
    return BuyingDay(day, bought, net, frozenset(taken - {""}))


_Bill = tuple[date, str | None, date, date | None]
"""Its day, its document, when it is due and when it was paid."""


def _bills(by_day: Mapping[date, Sequence[Sale]], today: date) -> dict[_Bill, Decimal]:
    """The rows of one document are one bill."""
    amounts: dict[_Bill, Decimal] = defaultdict(Decimal)
    for day, rows in by_day.items():
        for each in rows:
            if each.due_on and each.amount > 0:
                paid_on = each.paid_on if each.paid_on and each.paid_on <= today else None
                amounts[day, each.document, each.due_on, paid_on] += each.amount
    return amounts
