"""A buyer's sales as text that waits to be taken in: parts that are small enough for one step, whole days each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain.ledger import Sale
from bot.domain.ledgers import PART

Keyed = tuple[str, Sale]


def parts_of(sales: Mapping[str, Sale]) -> list[str]:
    """In the order of days. A day is never parted: what is kept of it is compared with all that is told of it."""
    parts: list[list[Keyed]] = [[]]
    for keyed in sorted(sales.items(), key=lambda each: (each[1].day, each[0])):
        last = parts[-1]
        if len(last) >= PART and last[-1][1].day != keyed[1].day:
            parts.append([])
        parts[-1].append(keyed)
    return [dumps(part) for part in parts]


def dumps(sales: Sequence[Keyed]) -> str:
    rows = [[key, *_fields(sale)] for key, sale in sales]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _fields(sale: Sale) -> list[str | int | None]:
    hundredths, days = int(sale.amount.scaleb(2)), (_plain(sale.due_on), _plain(sale.paid_on))
    return [sale.day.isoformat(), hundredths, sale.group, *days, sale.document]


def loads(text: str) -> list[Keyed]:
    return [
        (key, Sale(date.fromisoformat(day), Decimal(amount).scaleb(-2), group, _day(due), _day(paid), document))
        for key, day, amount, group, due, paid, document in json.loads(text)
    ]


@dataclass(frozen=True, slots=True)
class Made:
    """Of what a file tells, the sales that were made already."""

    buyers: list[list[Any]]
    parts: list[str]
    ahead: int
    """Sales that are dated after today: left out, and in no sum."""
    last_day: date | None


def made_until(buyers: Sequence[Sequence[Any]], parts: Sequence[str], today: date) -> Made:
    """`buyers`: name, ИНН, how many sales, their sum in hundredths, first and last part."""
    last = today.isoformat()
    kept_parts, kept_buyers, days, ahead = list(parts), [], [], 0
    for *who, count, hundredths, first, last_part in buyers:
        later: list[list[Any]] = []
        for at in range(first, last_part + 1):
            rows = json.loads(parts[at])
            past = [row for row in rows if row[1] <= last]
            days += [row[1] for row in past[-1:]]
            if len(past) < len(rows):
                kept_parts[at] = json.dumps(past, ensure_ascii=False, separators=(",", ":"))
                later += rows[len(past) :]
        ahead += len(later)
        if len(later) < count:
            left = hundredths - sum(row[2] for row in later)
            kept_buyers.append([*who, count - len(later), left, first, last_part])
    kept_buyers.sort(key=lambda each: -abs(each[3]))
    return Made(kept_buyers, kept_parts, ahead, _day(max(days, default=None)))


def _plain(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(plain: str | None) -> date | None:
    return date.fromisoformat(plain) if plain else None
