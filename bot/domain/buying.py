"""How a client buys: his sales put together into orders, and looked at through windows of calendar months."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from bot.domain.ledger import Sale
from bot.domain.months import leaves, shifted

LOOK_BACK = 36
"""Months. What is older says nothing of a client, so nobody has to read it."""
RECENT = 3
YEAR = 12
SHIFTS = (-1, 0, 1)
"""Months by which a season may come earlier or later than last year."""
_SEASONS = {months + shift for months in (YEAR, YEAR + RECENT, YEAR + 2 * RECENT) for shift in SHIFTS}
_EDGES = sorted({RECENT, 2 * RECENT, YEAR, YEAR + RECENT, LOOK_BACK} | _SEASONS)
"""Of all windows that are looked through, counted back from today."""
TWO_SEASONS = YEAR + RECENT
"""So old a client's first order must be, before a season of his is compared with the same one of last year."""
THREE_SEASONS = 2 * YEAR + RECENT


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
class Window:
    orders: tuple[BuyingDay, ...]
    turnover: Decimal

    @property
    def average(self) -> Decimal:
        return self.bought / len(self.orders)

    @property
    def bought(self) -> Decimal:
        return sum((each.bought for each in self.orders), Decimal(0))


@dataclass(frozen=True)  # no slots: what is read from it several times is worked out once
class Buying:
    today: date
    days: tuple[BuyingDay, ...]
    """Within LOOK_BACK and not in the future, by day."""
    coming: date | None = None
    """The first day ahead that the ledger speaks of."""
    names: dict[str, str] = field(default_factory=dict)
    """What a group is called, by its key."""

    @cached_property
    def order_days(self) -> tuple[date, ...]:
        return tuple(each.day for each in self.days if each.bought > 0)

    @cached_property
    def _dates(self) -> list[date]:
        return [each.day for each in self.days]

    @cached_property
    def _windows(self) -> dict[tuple[int, int], Window]:
        return {}

    def window(self, since: int, until: int = 0) -> Window:
        """From `since` months ago, that day left out, to `until` months ago, that day taken in."""
        if (since, until) not in self._windows:
            self._windows[since, until] = self._window(since, until)
        return self._windows[since, until]

    def _window(self, since: int, until: int) -> Window:
        first, last = (bisect_right(self._dates, shifted(self.today, -months)) for months in (since, until))
        within = self.days[first:last]
        return Window(tuple(each for each in within if each.bought > 0), sum((each.net for each in within), Decimal(0)))

    @cached_property
    def turnover(self) -> Decimal:
        """Of twelve months."""
        return self.window(YEAR).turnover

    @property
    def stake(self) -> Decimal:
        """The turnover of twelve months, or of the twelve before the recent three, whichever is more: what can be lost
        does not shrink while it is being lost."""
        return max(self.turnover, self.usual.turnover)

    @property
    def usual(self) -> Window:
        """The twelve months before the recent three: what happens now does not change what was usual."""
        return self.window(YEAR + RECENT, RECENT)

    def is_older(self, months: int) -> bool:
        """Whether he bought already so many months ago."""
        return bool(self.order_days) and self.order_days[0] <= shifted(self.today, -months)

    def days_of(self, group: str) -> list[date]:
        return [each.day for each in self.days if group in each.groups]

    def edges(self) -> Iterable[date]:
        """The next days on which a window holds something else."""
        if self.coming:
            yield self.coming
        for months in _EDGES:
            at = bisect_right(self._dates, shifted(self.today, -months))
            if at < len(self._dates):
                yield leaves(self._dates[at], months)


def buying(sales: Iterable[Sale], today: date) -> Buying:
    """The order of the rows never matters."""
    since = shifted(today, -LOOK_BACK)
    by_day: dict[date, list[Sale]] = defaultdict(list)
    coming: date | None = None
    for sale in sales:
        if sale.day > today:
            coming = min(coming or sale.day, sale.day)
        elif sale.day > since:
            by_day[sale.day].append(sale)
    names: dict[str, str] = {}
    days = tuple(_day(day, by_day[day], names) for day in sorted(by_day))
    return Buying(today, days, coming, names)


def _day(day: date, rows: Sequence[Sale], names: dict[str, str]) -> BuyingDay:
    documents: dict[str, Decimal] = defaultdict(Decimal)
    groups: dict[str, Decimal] = defaultdict(Decimal)
    bought = net = Decimal(0)
    for row in rows:
        net += row.amount
        if row.document is None:
            bought += max(row.amount, Decimal(0))
        else:
            documents[row.document] += row.amount
        if row.group and (name := " ".join(row.group.split())):
            key = name.casefold()
            names[key] = min(names.get(key, name), name)
            groups[key] += row.amount
    bought += sum((each for each in documents.values() if each > 0), Decimal(0))
    return BuyingDay(day, bought, net, frozenset(key for key, sum_ in groups.items() if bought > 0 and sum_ > 0))
