"""In which order a file of sales writes its days: one order for the whole file, told by the days that fit only one.

The rule, in one sentence: if a day of the file fits only «день.месяц» all of them are read so, if one fits only
«месяц.день» all are read so; if there are both the file contradicts itself and is refused; if there is neither the day
comes first, as in Russian, and where the figures are parted by strokes it is said how they were taken.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ledger_cells import Order, day_in, orders_in


@dataclass(frozen=True, slots=True)
class Written:
    """A day as the file has it, and where."""

    line: int
    cell: str


@dataclass(slots=True)
class Days:
    """What the days of a file say about their order."""

    day_first: Written | None = None
    """The first that fits only «день.месяц»."""
    month_first: Written | None = None
    unsure: Written | None = None
    """The first in strokes that would be another day in the other order."""

    def see(self, line: int, cell: str) -> None:
        """A cell of a column of days, or what stands behind a document's «от»."""
        orders = orders_in(cell) if cell else ()
        if orders == (Order.DAY_MONTH,):
            self.day_first = self.day_first or Written(line, cell)
        elif orders == (Order.MONTH_DAY,):
            self.month_first = self.month_first or Written(line, cell)
        elif orders and "/" in cell and day_in(cell, Order.DAY_MONTH) != day_in(cell, Order.MONTH_DAY):
            self.unsure = self.unsure or Written(line, cell)

    @property
    def order(self) -> Order:
        return Order.MONTH_DAY if self.month_first and not self.day_first else Order.DAY_MONTH

    @property
    def contradiction(self) -> tuple[Written, Written] | None:
        """Two days that cannot be of one order."""
        return (self.day_first, self.month_first) if self.day_first and self.month_first else None

    @property
    def taken(self) -> Written | None:
        """A day of which the person is told how it was read: by a guess, or the month first."""
        if self.month_first and not self.day_first:
            return self.unsure or self.month_first
        return None if self.day_first else self.unsure
