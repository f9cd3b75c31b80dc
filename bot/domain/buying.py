"""How a client buys: his sales put together into orders, and looked at through windows of calendar months."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from bot.domain.ledger import Sale
from bot.domain.months import shifted
from bot.domain.sold import BuyingDay, Sold, sold

RECENT = 3
YEAR = 12
SHIFTS = (-1, 0, 1)
"""Months by which a season may come earlier or later than last year."""
TWO_SEASONS = YEAR + RECENT
"""So old a client's first order must be, before a season of his is compared with the same one of last year."""
THREE_SEASONS = 2 * YEAR + RECENT


@dataclass(frozen=True, slots=True)
class Window:
    orders: tuple[BuyingDay, ...]
    turnover: Decimal
    returned: Decimal
    """Goods that came back, and so are not in the turnover."""

    @property
    def average(self) -> Decimal:
        return self.bought / len(self.orders)

    @property
    def bought(self) -> Decimal:
        return sum((each.bought for each in self.orders), Decimal(0))


@dataclass(frozen=True)  # no slots: what is read from it several times is worked out once
class Buying:
    today: date
    sold: Sold

    @property
    def days(self) -> tuple[BuyingDay, ...]:
        return self.sold.days

    @property
    def names(self) -> Mapping[str, str]:
        """What a group is called, by its key."""
        return self.sold.names

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
        net = sum((each.net for each in within), Decimal(0))
        bought = sum((each.bought for each in within), Decimal(0))
        return Window(tuple(each for each in within if each.bought > 0), net, bought - net)

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

    @cached_property
    def group_days(self) -> dict[str, list[date]]:
        """By a group's key, the days on which it was bought."""
        found: dict[str, list[date]] = defaultdict(list)
        for each in self.days:
            for group in each.groups:
                found[group].append(each.day)
        return found


def buying(sales: Iterable[Sale] | Sold, today: date) -> Buying:
    """By the rows of a ledger, or by what was put together of them for this day."""
    return Buying(today, sales if isinstance(sales, Sold) else sold(sales, today))
