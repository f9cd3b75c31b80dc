"""A file of sales on its way into the ledger: looked at, matched, offered, and written when the person says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bot.domain.ledger_cells import Order
from bot.domain.ledger_changes import Changed
from bot.domain.ledger_table import FIRST_SHOWN, Skip, Skipped

MOST_ROWS = 200_000
MOST_BUYERS = 20_000
PART = 800
"""Sales that are compared, or written, in one go: nobody's tap waits longer than for these."""
BUYERS_AT_ONCE = 60
"""Buyers who are looked for in one go."""
STEP_SHOWN = 5
"""Percent after which a message of progress moves."""
SEEKING = 25
"""Percent of the looking that finding out who the buyers are is taken for."""


class Refusal(StrEnum):
    """Why sales are not taken that could be misread."""

    MIXED_DAYS = "mixed_days"
    DEEPER = "deeper"


class BuyerState(StrEnum):
    READ = "read"
    MATCHED = "matched"
    """His client is known; what his sales change was not looked at yet."""
    READY = "ready"
    NEW = "new"
    """He becomes a client when the file is taken."""
    OTHERS = "others"
    UNKNOWN = "unknown"
    PASSED = "passed"
    """The person leaves him out."""
    WRITTEN = "written"


LOOKED_AT = (BuyerState.READY, BuyerState.NEW)
"""What is written when the file is taken."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """A client as the file names him."""

    id: int
    number: int
    name: str
    inn: str | None
    sales: int
    amount: Decimal
    first_part: int
    last_part: int
    state: BuyerState
    client_id: int | None = None
    chosen: bool = False
    """The person said who it is: it is remembered for the next file."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One that is shown in the preview."""

    buyer: str
    day: date
    was: Decimal
    now: Decimal


@dataclass(frozen=True, slots=True)
class Summary:
    """What was understood of the file, and how far the work got."""

    rows: int
    sales: int
    first_day: date | None = None
    last_day: date | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    """What was understood: column -> its heading in the file."""
    skipped: Mapping[Skip, int] = field(default_factory=dict)
    first: tuple[Skipped, ...] = ()
    corrections: tuple[Correction, ...] = ()
    buyers: int = 0
    sought: int = 0
    """Buyers who were looked for."""
    compared: int = 0
    """Sales that were compared with the ledger."""
    to_write: int = 0
    """Sales that are being written; none as long as the person has not said so."""
    written: int = 0
    part: int = 0
    """Where within a large buyer the work goes on."""
    ahead: int = 0
    """Sales dated after the day the file came: left out, and in no sum."""
    creating: int | None = None
    """After which buyer «завести всех» goes on; none: nobody asked for it, or it is done."""
    order: str = Order.DAY_MONTH
    """In which its days were read."""
    order_told: str = ""
    """A day of the file that the person is shown how it was read; empty: nothing about it is in doubt."""

    @property
    def percent(self) -> int:
        """How far this stage is: the looking, or the writing."""
        if self.to_write:
            return min(100, self.written * 100 // self.to_write)
        sought = self.sought * SEEKING // max(1, self.buyers)
        return min(100, sought + self.compared * (100 - SEEKING) // max(1, self.sales))


@dataclass(frozen=True, slots=True)
class Counts:
    """Buyers of one state, and what their sales change."""

    buyers: int = 0
    sales: int = 0
    amount: Decimal = Decimal(0)
    new: int = 0
    corrected: int = 0
    completed: int = 0
    ahead: int = 0
    """Dated after today: left out."""

    @property
    def changing(self) -> int:
        return self.new + self.corrected + self.completed

    @property
    def same(self) -> int:
        return max(0, self.sales - self.changing - self.ahead)

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.buyers + other.buyers,
            self.sales + other.sales,
            self.amount + other.amount,
            self.new + other.new,
            self.corrected + other.corrected,
            self.completed + other.completed,
            self.ahead + other.ahead,
        )


def is_worth_showing(before: Summary, after: Summary) -> bool:
    """Whether a message of progress moves between the two."""
    return before.percent // STEP_SHOWN != after.percent // STEP_SHOWN


def with_corrections(summary: Summary, buyer: str, found: list[Changed]) -> Summary:
    """The first of them are shown, as they were and as they are to be."""
    room = FIRST_SHOWN - len(summary.corrections)
    more = [Correction(buyer, each.now.day, each.was.amount, each.now.amount) for each in found[:room] if each.was]
    return replace(summary, corrections=(*summary.corrections, *more)) if more else summary


# -- as plain JSON


def summary_to_plain(summary: Summary) -> dict[str, Any]:
    return {
        "rows": summary.rows,
        "sales": summary.sales,
        "first_day": _day_to_plain(summary.first_day),
        "last_day": _day_to_plain(summary.last_day),
        "headings": dict(summary.headings),
        "skipped": {why.value: count for why, count in summary.skipped.items()},
        "first": [[each.line, each.why.value, each.cell] for each in summary.first],
        "corrections": [
            [each.buyer, each.day.isoformat(), str(each.was), str(each.now)] for each in summary.corrections
        ],
        "buyers": summary.buyers,
        "sought": summary.sought,
        "compared": summary.compared,
        "to_write": summary.to_write,
        "written": summary.written,
        "part": summary.part,
        "ahead": summary.ahead,
        "creating": summary.creating,
        "order": summary.order,
        "order_told": summary.order_told,
    }


def summary_from_plain(plain: Mapping[str, Any]) -> Summary:
    told = {
        "first_day": _day_from_plain(plain["first_day"]),
        "last_day": _day_from_plain(plain["last_day"]),
        "skipped": {Skip(why): count for why, count in plain["skipped"].items()},
        "first": tuple(Skipped(line, Skip(why), cell) for line, why, cell in plain["first"]),
        "corrections": tuple(
            Correction(buyer, date.fromisoformat(day), Decimal(was), Decimal(now))
            for buyer, day, was, now in plain["corrections"]
        ),
    }
    return Summary(**{**plain, **told})


def _day_to_plain(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_from_plain(plain: str | None) -> date | None:
    return date.fromisoformat(plain) if plain else None
