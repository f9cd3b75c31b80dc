"""What a file of sales changes in the ledger that is kept.

The rule, in one sentence: for each document of a client (without documents: for each day), and each product group in
it, the last file is right. So a sum that changed is a correction of the row that is there, a file that comes again
changes nothing, and files that speak of different documents or days may come in any order.

A file that tells a document without the groups, or a day without the documents, that are kept (or the other way round)
does not count it twice: where both come to the same sum the finer telling stays, and else the file's takes the place of
what was kept. What a file leaves blank takes nothing away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.ledger import Sale

GROUP_LIMIT = 80
KEY_LIMIT = 120
_NOTHING = Decimal(0)
_GROUP_AT = "|"


class Change(StrEnum):
    NEW = "new"
    CORRECTED = "corrected"
    """Its sum or its day is another one."""
    COMPLETED = "completed"
    """Told in more detail: when it is due, when it was paid, what it was."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Changed:
    key: str
    kind: Change
    was: Sale | None
    now: Sale


def key_of(day: date, group: str | None, document: str) -> str:
    """By what a sale is the same one in another file; `document`: the identity of its number, or empty.

    1С begins its numbers anew each year, so the year belongs to them; a document's day may be corrected within it.
    """
    place = f"{day.year}n{document}" if document else day.isoformat()
    return f"{place}{_GROUP_AT}{(group or '').casefold().replace('ё', 'е')}"[:KEY_LIMIT]


def joined(one: Sale, other: Sale) -> Sale:
    """Two rows of one place: the sum of both; due with the first of them, paid with the last."""
    paid = None if one.paid_on is None or other.paid_on is None else max(one.paid_on, other.paid_on)
    return replace(
        one,
        day=min(one.day, other.day),
        amount=one.amount + other.amount,
        due_on=min(filter(None, (one.due_on, other.due_on)), default=None),
        paid_on=paid,
    )


def changes(kept: Mapping[str, Sale], told: Mapping[str, Sale]) -> list[Changed]:
    """What becomes of one client's sales, by key. `kept`: all of the days that are told, and those with told keys."""
    told_again, replaced = _regrained(kept, told) if kept else (set(), {})
    found = [_changed(key, kept.get(key), sale) for key, sale in told.items() if key not in told_again]
    found += [Changed(key, Change.SAME, None, told[key]) for key in told_again]
    found += [Changed(key, kind, kept[key], replace(kept[key], amount=_NOTHING)) for key, kind in replaced.items()]
    return found


def applied(kept: Mapping[str, Sale], told: Mapping[str, Sale]) -> dict[str, Sale]:
    """The ledger as it is after the file."""
    after = dict(kept)
    for each in changes(kept, told):
        if each.kind is not Change.SAME:
            after[each.key] = each.now
    return after


def _changed(key: str, was: Sale | None, told: Sale) -> Changed:
    if was is None:
        # A row of nothing says nothing new.
        return Changed(key, Change.NEW if told.amount else Change.SAME, None, told)
    now = Sale(
        told.day,
        told.amount,
        told.group or was.group,
        told.due_on or was.due_on,
        told.paid_on or was.paid_on,
        told.document or was.document,
    )
    if (was.day, was.amount) != (now.day, now.amount):
        return Changed(key, Change.CORRECTED, was, now)
    is_more = (was.due_on, was.paid_on) != (now.due_on, now.paid_on)
    return Changed(key, Change.COMPLETED if is_more else Change.SAME, was, now)


# -- the same, told in another grain


def _regrained(kept: Mapping[str, Sale], told: Mapping[str, Sale]) -> tuple[set[str], dict[str, Change]]:
    """Keys of the file that say once more what is kept in finer rows; keys that are kept and give way, and as what."""
    # A document that the file moves to another day stands there by then: else the same file would say more once more.
    kept = {key: _changed(key, sale, told[key]).now if key in told else sale for key, sale in kept.items()}
    again: set[str] = set()
    held: set[str] = set()
    replaced: dict[str, Change] = {}
    for unit_of, is_fine in ((_place, _has_group), (_day, _has_document)):
        standing, said = _units(kept, unit_of), _units(told, unit_of)
        for unit, found in said.items():
            # What stands for something, or gave way, in one grain does neither once more in the other.
            keys = [key for key in found if key not in again]
            others = [key for key in standing.get(unit, []) if key not in held and key not in replaced]
            grains = {is_fine(told[key]) for key in keys}, {is_fine(kept[key]) for key in others}
            # Each of one grain, and these not the same.
            if len(grains[0]) != 1 or len(grains[1]) != 1 or grains[0] == grains[1]:
                continue
            is_same_sum = _total(kept, others) == _total(told, keys)
            if is_same_sum and True in grains[1]:
                again.update(keys)
                held.update(others)
            else:
                replaced |= dict.fromkeys(others, Change.COMPLETED if is_same_sum else Change.CORRECTED)
    return again, replaced


def _place(key: str, _: Sale) -> str:
    return key.partition(_GROUP_AT)[0]


def _day(_: str, sale: Sale) -> date:
    return sale.day


def _has_group(sale: Sale) -> bool:
    return sale.group is not None


def _has_document(sale: Sale) -> bool:
    return sale.document is not None


def _units(sales: Mapping[str, Sale], unit_of: Callable[[str, Sale], Hashable]) -> dict[Hashable, list[str]]:
    """Keys by unit; rows that came to nothing say nothing any more."""
    found: dict[Hashable, list[str]] = defaultdict(list)
    for key, sale in sales.items():
        if sale.amount:
            found[unit_of(key, sale)].append(key)
    return found


def _total(sales: Mapping[str, Sale], keys: Iterable[str]) -> Decimal:
    return sum((sales[key].amount for key in keys), _NOTHING)
