"""The bytes of a table that somebody dropped into the chat: a ledger of sales, or clients. Its headings decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from bot.domain.imports import MOST_ROWS as MOST_CONTACTS
from bot.domain.ledger_cells import Order
from bot.domain.ledger_days import Written
from bot.domain.ledger_heads import HEAD_WITHIN, PEEPED, Head, head_of
from bot.domain.ledger_parts import parts_of
from bot.domain.ledger_table import Read, Told, read_rows
from bot.domain.ledgers import MOST_BUYERS, MOST_ROWS, Refusal
from bot.files.contacts_reading import contacts_in, contacts_of, looks_like_cards
from bot.files.own_export import is_own_head, is_own_zip
from bot.files.streamed import rows_in
from bot.files.tables import LARGEST
from bot.files.unreadable import Fault, Unreadable

MOST_COLUMNS = 200
_MORE = 1000
"""Rows that say no sale: titles, groups, totals."""
CELL_SHOWN = 40


def dropped_in(content: bytes) -> dict[str, Any]:
    """Contacts as contacts_in tells them, or `ledger`, `buyers` and `parts`, or why such sales are `refused` and the
    `rows` that show it. Raises Unreadable."""
    if looks_like_cards(content):
        return contacts_in(content)
    if is_own_zip(content):
        raise Unreadable(Fault.OWN_EXPORT)
    rows = _rows(content)
    top = list(islice(rows, HEAD_WITHIN + PEEPED))
    if top and is_own_head(top[0]):
        raise Unreadable(Fault.OWN_EXPORT)
    head = head_of(top)
    if head is not None:
        return _ledger(head, content, enumerate(chain(top[head.below :], rows), start=head.below + 1))
    if len(content) > LARGEST:
        raise Unreadable(Fault.TOO_BIG)
    return contacts_of(list(_no_more_than(MOST_CONTACTS + HEAD_WITHIN, chain(top, rows))))


def _rows(content: bytes) -> Iterator[list[str]]:
    return rows_in(content, MOST_ROWS + _MORE, MOST_COLUMNS)


def _no_more_than(most: int, rows: Iterable[list[str]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows, start=1):
        if number > most and row:
            raise Unreadable(Fault.TOO_MANY_ROWS)
        yield row


def _ledger(head: Head, content: bytes, rows: Iterable[tuple[int, Sequence[str]]]) -> dict[str, Any]:
    read = read_rows(head, rows)
    if read.days.contradiction:
        return _refused(Refusal.MIXED_DAYS, *sorted(read.days.contradiction, key=lambda each: each.line))
    if read.days.order is Order.MONTH_DAY:
        # That the month stands first is known at the end only, and so many rows are not held.
        read = read_rows(head, islice(enumerate(_rows(content), start=1), head.below, None), Order.MONTH_DAY)
    if read.deeper:
        return _refused(Refusal.DEEPER, read.deeper)
    if not read.rows:
        raise Unreadable(Fault.EMPTY)
    if read.rows > MOST_ROWS or len(read.told) > MOST_BUYERS:
        raise Unreadable(Fault.TOO_MANY_ROWS)
    # Whoever bought most is asked about first.
    told = sorted(read.told, key=lambda each: -abs(_hundredths(each)))
    buyers: list[list[Any]] = []
    parts: list[str] = []
    for each in told:
        own = parts_of(each.sales)
        buyers.append([*_facts(each), len(parts), len(parts) + len(own) - 1])
        parts += own
    return {"ledger": _summary(head, read), "buyers": buyers, "parts": parts}


def _refused(why: Refusal, *rows: Written) -> dict[str, Any]:
    return {"refused": why.value, "rows": [[each.line, each.cell[:CELL_SHOWN]] for each in rows]}


def _facts(told: Told) -> list[Any]:
    """Name, ИНН, how many sales, their sum in hundredths."""
    return [told.name, told.inn, len(told.sales), _hundredths(told)]


def _hundredths(told: Told) -> int:
    return sum(int(sale.amount.scaleb(2)) for sale in told.sales.values())


def _summary(head: Head, read: Read) -> dict[str, Any]:
    days = [sale.day for each in read.told for sale in each.sales.values()]
    return {
        "rows": read.rows,
        "sales": len(days),
        "first_day": min(days).isoformat() if days else None,
        "last_day": max(days).isoformat() if days else None,
        "headings": dict(head.said),
        "skipped": {why.value: count for why, count in read.skipped.items()},
        "first": [[each.line, each.why.value, each.cell] for each in read.first],
        "currency": read.currency,
        "order": read.days.order.value,
        "order_told": read.days.taken.cell if read.days.taken else "",
    }
