"""The map of a base of existing clients: four quarters, by the risk of losing them and by how they grow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from bot.domain.client_class import Class
from bot.domain.study import GROWING, RISKY

NAMED = 6
"""Clients of a quarter that are told by name: the biggest."""


class Quarter(StrEnum):
    """In the order in which they want attention."""

    RESCUE = "rescue"
    BOTH = "both"
    """He grows, and may be lost all the same."""
    DEVELOP = "develop"
    KEEP = "keep"


def quarter_of(risk: int, growth: int) -> Quarter:
    """By the points from which a conclusion is proposed (study.proposed)."""
    if risk >= RISKY:
        return Quarter.BOTH if growth >= GROWING else Quarter.RESCUE
    return Quarter.DEVELOP if growth >= GROWING else Quarter.KEEP


@dataclass(frozen=True, slots=True)
class Named:
    client_id: int
    name: str
    turnover_class: Class


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter: how many clients of each class, and what they bring."""

    counts: Mapping[Class, int] = field(default_factory=dict)
    turnover: Decimal = Decimal(0)
    biggest: tuple[Named, ...] = ()

    @property
    def count(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class BaseMap:
    parts: Mapping[Quarter, Part]

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts.values())

    @property
    def turnover(self) -> Decimal:
        return sum((part.turnover for part in self.parts.values()), Decimal(0))

    @property
    def classed(self) -> bool:
        """Without a ledger nobody has a turnover, and classes say nothing."""
        return self.turnover > 0

    def share(self, quarter: Quarter) -> int:
        """Percent of the whole turnover, half up."""
        if not self.classed:
            return 0
        part = 100 * max(self.parts[quarter].turnover, Decimal(0)) / self.turnover
        return int(part.quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class Counted:
    """So many clients of a class in a quarter."""

    quarter: Quarter
    turnover_class: Class
    count: int
    turnover: Decimal


def base_map(counted: Iterable[Counted], biggest: Mapping[Quarter, tuple[Named, ...]]) -> BaseMap:
    """All four quarters, empty ones too."""
    counts: dict[Quarter, dict[Class, int]] = {quarter: {} for quarter in Quarter}
    turnover = dict.fromkeys(Quarter, Decimal(0))
    for each in counted:
        of_class = counts[each.quarter]
        of_class[each.turnover_class] = of_class.get(each.turnover_class, 0) + each.count
        turnover[each.quarter] += each.turnover
    return BaseMap(
        {
            quarter: Part(dict(sorted(counts[quarter].items())), turnover[quarter], biggest.get(quarter, ()))
            for quarter in Quarter
        }
    )
