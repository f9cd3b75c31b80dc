"""Whether a report has more levels than client and document: then whose a row is cannot be told, and it is refused.

The rule, in one sentence: a row that names a client and no day stands directly above his own rows and is their sum;
with a group above him, a contract or goods beneath, some row comes to another sum or stands above no row at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.ledger_cells import Document, DocumentKind, sum_in
from bot.domain.ledger_days import Written
from bot.domain.ledger_heads import is_heading

_NOTHING = Decimal(0)
_ROUNDING = Decimal("0.01")
_ROUNDING_WHOLE = Decimal("0.5")
"""How far a row may be rounded, by whether sums are written with hundredths."""


@dataclass(slots=True)
class _Title:
    where: Written
    amount: Decimal | None
    is_under_blank: bool
    """Directly beneath another one that says nothing, not even a sum."""
    rows: int = 0
    told: Decimal = _NOTHING
    """The sum of the rows beneath as they are written."""
    sold: Decimal = _NOTHING
    """The same, what came back taken away and what is no sale left out."""
    is_whole: bool = True
    is_legible: bool = True

    def is_their_sum(self) -> bool:
        if self.amount is None or not self.is_legible:
            return True
        allowed = (self.rows + 1) * (_ROUNDING_WHOLE if self.is_whole else _ROUNDING)
        return min(abs(self.amount - self.told), abs(self.amount - self.sold)) <= allowed


class Levels:
    """Is shown the rows of a report in their order."""

    def __init__(self, *, nested: bool) -> None:
        self._nested = nested
        self._title: _Title | None = None
        self.deeper: Written | None = None
        """The first row that no client's can be."""

    def title(self, line: int, name: str, typed: str) -> None:
        """A row with a client and no day."""
        if not typed and is_heading(name):
            return
        before = self._title
        is_under_blank = before is not None and not before.rows and before.amount is None
        self.settle()
        found = sum_in(typed) if typed else None
        self._title = _Title(Written(line, name), found.amount if found else None, is_under_blank)
        self._title.is_whole = found is None or found.amount == found.amount.to_integral_value()
        # A sum that cannot be read can be compared with nothing.
        self._title.is_legible = found is not None or not typed

    def row(self, document: Document | None, typed: str) -> None:
        """One with a day and no client of its own."""
        title = self._title
        if title is None:
            return
        if not title.rows and title.is_under_blank and self._nested:
            self._note(title.where)
        title.rows += 1
        found = sum_in(typed)
        if found is None:
            title.is_legible = False
            return
        title.told += found.amount
        title.is_whole = title.is_whole and found.amount == found.amount.to_integral_value()
        kind = document.kind if document else DocumentKind.SALE
        if kind is not DocumentKind.OTHER:
            title.sold += -abs(found.amount) if kind is DocumentKind.RETURN else found.amount

    def settle(self) -> None:
        """Nothing more stands beneath the last client."""
        title, self._title = self._title, None
        if title is None:
            return
        if title.rows and not title.is_their_sum():
            self._note(title.where)
        if not title.rows and title.amount and self._nested:
            self._note(title.where)

    def _note(self, where: Written) -> None:
        self.deeper = self.deeper or where
