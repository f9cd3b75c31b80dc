"""The board: how many of a team's clients stand in which block, for how much, and who they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.path import CLOSING, COLD, TALKS, PathStage

COUNTED = 1000
"""Beyond it cold work is not counted: «больше 1000» says enough, and costs the same however large the base is."""


class Column(StrEnum):
    """What the board can be opened at."""

    CLOSING = "closing"
    TALKS = "talks"
    COLD = "cold"
    POSTPONED = "away"
    LOST = "lost"


BLOCKS = {Column.CLOSING: CLOSING, Column.TALKS: TALKS, Column.COLD: COLD}


class Order(StrEnum):
    AMOUNT = "a"
    """The biggest first; whose sum nobody said yet, last."""
    AGE = "t"
    """Who has stood there longest, first."""
    LATEST = "l"


@dataclass(frozen=True, slots=True)
class Deal:
    """A client beyond cold work."""

    client_id: int
    client: str
    member_id: int
    """Who leads the negotiations."""
    stage: PathStage
    amount: Decimal | None
    since: date
    joined_by: int | None
    """The head who joined the closing."""
    reason: str = ""
    """Why he is lost."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A client of block 1, or one who was postponed: the day he was last dealt with, or comes back on."""

    client_id: int
    client: str
    member_id: int
    day: date
    amount: Decimal | None = None
    """Of his deal, which waits with him."""
    reason: str = ""
    """Why he was postponed."""


@dataclass(frozen=True, slots=True)
class Pile:
    count: int = 0
    amount: Decimal = Decimal(0)
    """Of those whose sum is known."""
    unknown: int = 0
    """How many of them have none."""


NOTHING = Pile()


@dataclass(frozen=True, slots=True)
class Board:
    piles: Mapping[int, Pile] = field(default_factory=dict)
    """Blocks 2 and 3."""
    cold: int = 0
    """At most COUNTED."""
    meetings: int = 0
    """Booked, with clients of block 1."""
    postponed: int = 0
    reasons: Sequence[tuple[str, int]] = ()
    """Why clients were lost lately, the most frequent first."""
    paid: Pile = NOTHING
    """What came in this week, also of clients whom a farmer has by now."""

    def pile(self, block: int) -> Pile:
        return self.piles.get(block, Pile())

    @property
    def lost(self) -> int:
        return sum(count for _, count in self.reasons)
