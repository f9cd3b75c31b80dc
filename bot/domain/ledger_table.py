"""A table of sales as 1С and Excel write it: what each row says, of whom, and which rows say nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from bot.domain.free_text import clean
from bot.domain.inn import inn_in
from bot.domain.ledger import Sale
from bot.domain.ledger_cells import (
    MOST,
    Document,
    DocumentKind,
    Order,
    Sum,
    currency_in,
    day_in,
    day_of_document,
    document_in,
    due_in,
    paid_in,
    sum_in,
)
from bot.domain.ledger_changes import GROUP_LIMIT, joined, key_of
from bot.domain.ledger_days import Days, Written
from bot.domain.ledger_heads import Head, tidy_heading
from bot.domain.ledger_levels import Levels
from bot.domain.ledger_totals import is_only_total, is_total, total_of
from bot.domain.line import NAME_LIMIT
from bot.domain.names import normalise

FIRST_SHOWN = 5
CELL_LIMIT = 40
"""Characters of a cell that could not be read, to be shown."""
_HUNDREDTH = Decimal("0.01")


class Skip(StrEnum):
    """Why a row is left out."""

    NO_CLIENT = "no_client"
    NO_DATE = "no_date"
    BAD_DATE = "bad_date"
    NO_AMOUNT = "no_amount"
    BAD_AMOUNT = "bad_amount"
    OTHER_CURRENCY = "other_currency"
    NOT_A_SALE = "not_a_sale"


@dataclass(frozen=True, slots=True)
class Skipped:
    line: int
    """The row as the person sees it."""
    why: Skip
    cell: str


@dataclass(slots=True)
class Told:
    """A client as the file names him, and what it says he bought, by key."""

    name: str
    inn: str | None
    rows: int = 0
    sales: dict[str, Sale] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    rows: int
    """Rows that say a sale, read or left out."""
    told: tuple[Told, ...]
    skipped: Counter[Skip]
    first: tuple[Skipped, ...]
    """The first that are left out."""
    currency: str
    """Of the sums, where the file says it."""
    days: Days
    """What its days say of their order. Where that is not the one they were read in, it is to be read again."""
    deeper: Written | None
    """A row that shows more levels than client and document: what was read cannot be trusted."""


def read_rows(head: Head, rows: Iterable[tuple[int, Sequence[str]]], order: Order = Order.DAY_MONTH) -> Read:
    """What the rows beneath the headings say, their days taken in this order."""
    reading = _Reading(head, order)
    for line, cells in rows:
        reading.take(line, cells)
    return reading.done()


class _Left(Exception):
    def __init__(self, why: Skip, cell: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.cell = cell


@dataclass(frozen=True, slots=True)
class _Above:
    """A row with a client and no sale: the rows beneath are his. If there are none, it lacks a date."""

    line: int
    who: tuple[str, str | None]
    has_amount: bool


class _Reading:
    def __init__(self, head: Head, order: Order) -> None:
        self._head = head
        self._order = order
        self._days = Days()
        self._levels = Levels(nested=head.nested)
        self._rows = 0
        self._told: dict[str, Told] = {}
        self._skipped: Counter[Skip] = Counter()
        self._first: list[Skipped] = []
        self._currency = head.currency
        self._above: _Above | None = None
        self._used = True

    def done(self) -> Read:
        self._settle_above()
        self._levels.settle()
        told = _with_their_inn(self._told)
        first = sorted(self._first, key=lambda each: each.line)[:FIRST_SHOWN]
        found = self._rows, tuple(told), self._skipped, tuple(first), self._currency
        return Read(*found, self._days, self._levels.deeper)

    def take(self, line: int, cells: Sequence[str]) -> None:
        if not any(cells) or self._is_total(cells) or self._is_head(cells):
            return
        self._see_days(line, cells)
        try:
            self._take(line, cells)
        except _Left as left:
            self._leave(line, left.why, left.cell)

    def _is_total(self, cells: Sequence[str]) -> bool:
        said = {next(cell for cell in cells if cell), self._cell(cells, "client")}
        if any(map(is_only_total, said)):
            return True
        if not any(is_total(cell) or self._is_total_of(cell) for cell in said):
            return False
        document = document_in(self._cell(cells, "document"), self._order)
        # Where clients and documents share a column any number would make a document of a name.
        has_document = document is not None and (document.day is not None or not self._head.nested)
        return not has_document and day_in(self._cell(cells, "day"), self._order) is None

    def _is_total_of(self, cell: str) -> bool:
        """Where a client has a row of his own, a total is that of the client above it."""
        whose = total_of(cell)
        if whose is None or not self._head.nested:
            return whose is not None
        return self._above is not None and _name_key(whose) == _name_key(self._above.who[0])

    def _leave(self, line: int, why: Skip, cell: str = "") -> None:
        self._rows += 1
        self._skipped[why] += 1
        if len(self._first) < FIRST_SHOWN:
            self._first.append(Skipped(line, why, clean(cell, CELL_LIMIT)))

    def _see_days(self, line: int, cells: Sequence[str]) -> None:
        for column in ("day", "due", "paid"):
            self._days.see(line, self._cell(cells, column))
        document = self._cell(cells, "document")
        if document:
            self._days.see(line, day_of_document(document))

    def _cell(self, cells: Sequence[str], column: str) -> str:
        at = self._head.at.get(column)
        return cells[at] if at is not None and at < len(cells) else ""

    def _is_head(self, cells: Sequence[str]) -> bool:
        """The headings once more, as at the top of each printed page."""
        said = self._head.said.get("client", "")
        return bool(said) and tidy_heading(self._cell(cells, "client")) == tidy_heading(said)

    def _take(self, line: int, cells: Sequence[str]) -> None:
        """Raises _Left."""
        document = document_in(self._cell(cells, "document"), self._order)
        day = day_in(self._cell(cells, "day"), self._order) or (document.day if document else None)
        nested = self._head.nested
        who = None if nested and day else self._who(cells)
        amount = self._cell(cells, "amount")
        if who is not None:
            self._settle_above()
        if day is None:
            if who is None:
                return  # a sum alone: a total without a word
            typed = "" if nested else self._cell(cells, "day") or self._cell(cells, "document")
            if typed:
                raise _Left(Skip.BAD_DATE, typed)
            self._above, self._used = _Above(line, who, bool(amount)), False
            self._levels.title(line, who[0], amount)
            return
        if who is not None:
            self._levels.settle()
        else:
            self._levels.row(document, amount)
            if self._above is None:
                raise _Left(Skip.NO_CLIENT)
            who, self._used = self._above.who, True
        self._keep(who, self._sale(cells, day, document, amount), document)

    def _settle_above(self) -> None:
        """A client beneath whom nothing stood."""
        if self._above is not None and not self._used and self._above.has_amount:
            self._leave(self._above.line, Skip.NO_DATE, self._above.who[0])
        self._above, self._used = None, True

    def _who(self, cells: Sequence[str]) -> tuple[str, str | None] | None:
        return _named(self._cell(cells, "client"), self._cell(cells, "inn"))

    def _sale(self, cells: Sequence[str], day: date, document: Document | None, typed: str) -> Sale:
        """Raises _Left."""
        if document is not None and document.kind is DocumentKind.OTHER:
            raise _Left(Skip.NOT_A_SALE, self._cell(cells, "document"))
        found = sum_in(typed)
        if found is None:
            raise _Left(Skip.BAD_AMOUNT if typed else Skip.NO_AMOUNT, typed)
        self._check_currency(found, self._cell(cells, "currency"))
        amount = found.amount
        if self._head.scale != 1:
            amount = (amount * self._head.scale).quantize(_HUNDREDTH)
            if abs(amount) > MOST:
                raise _Left(Skip.BAD_AMOUNT, typed)
        if document is not None and document.kind is DocumentKind.RETURN:
            amount = -abs(amount)
        typed_due = self._cell(cells, "due")
        due = due_in(typed_due, day, self._order) if typed_due else None
        group = clean(self._cell(cells, "group"), GROUP_LIMIT) or None
        number = document.number if document and document.number else None
        return Sale(day, amount, group, due, self._paid(cells, amount, due or day), number)

    def _paid(self, cells: Sequence[str], amount: Decimal, in_time: date) -> date | None:
        return paid_in(self._cell(cells, "paid"), amount, in_time, self._order)

    def _check_currency(self, found: Sum, said: str) -> None:
        """The first that is said is the file's; rows in another one cannot be added to it. Raises _Left."""
        code = (currency_in(said) if said else "") or found.currency
        if code and self._currency and code != self._currency:
            raise _Left(Skip.OTHER_CURRENCY, code)
        self._currency = self._currency or code

    def _keep(self, who: tuple[str, str | None], sale: Sale, document: Document | None) -> None:
        name, inn = who
        told = self._told.setdefault(inn or _name_key(name), Told(name, inn))
        key = key_of(sale.day, sale.group, document.identity if document and document.number else "")
        known = told.sales.get(key)
        told.sales[key] = sale if known is None else joined(known, sale)
        told.rows += 1
        self._rows += 1


@lru_cache(maxsize=65_536)
def _named(name: str, inn: str) -> tuple[str, str | None] | None:
    """Whom a row names; a number of 1С's «ИНН/КПП», or one within the name, is known too."""
    found = inn_in(re.split(r"[/\\,; ]", inn.strip())[0]) if inn.strip() else None
    within = re.search(r"\bинн\D{0,3}(\d{10}(?:\d\d)?)\b", name, re.IGNORECASE) if not found else None
    found = inn_in(within[1]) if within else found
    line = clean(name, NAME_LIMIT)
    if not any(letter.isalnum() for letter in line):
        line = found or ""
    return (line, found) if line else None


_name_key = lru_cache(maxsize=65_536)(normalise)


def _with_their_inn(told: dict[str, Told]) -> list[Told]:
    """Rows without an ИНН are those of the one firm of this name that has one in others."""
    bearers: dict[str, list[Told]] = {}
    for each in told.values():
        if each.inn:
            bearers.setdefault(_name_key(each.name), []).append(each)
    kept = []
    for each in told.values():
        same = bearers.get(_name_key(each.name), []) if each.inn is None else []
        if len(same) != 1:
            kept.append(each)
            continue
        whole = same[0]
        whole.rows += each.rows
        for key, sale in each.sales.items():
            known = whole.sales.get(key)
            whole.sales[key] = sale if known is None else joined(known, sale)
    return kept
