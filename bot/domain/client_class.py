"""ABC: few clients bring most of the turnover (80 / 95 % of the last twelve months)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

PERCENT_OF_A = 80
PERCENT_OF_AB = 95


class Class(StrEnum):
    A = "A"
    B = "B"
    C = "C"


Sum = TypeVar("Sum", Decimal, int)
"""In whatever unit: only how sums compare counts."""


def classes(turnovers: Mapping[int, Sum]) -> dict[int, Class]:
    """A class for each client, by what those who buy more than he does bring together.

    As long as they bring less than 80 % of the turnover he is in A, less than 95 %, in B: whoever crosses a border
    belongs to the better class, so the biggest client is always in A. Equal turnovers are in one class. Who bought
    nothing, or gave back more than he bought, is in C, and what he gave back lessens nobody's share.
    """
    total = sum(each for each in turnovers.values() if each > 0)
    found: dict[int, Class] = {}
    more: Sum | int = 0
    for turnover, same in groupby(
        sorted(turnovers, key=lambda each: -turnovers[each]), key=lambda each: turnovers[each]
    ):
        clients = list(same)
        found |= dict.fromkeys(clients, _class_behind(more, total) if turnover > 0 else Class.C)
        more += turnover * len(clients) if turnover > 0 else 0
    return found


def _class_behind(more: Decimal | int, total: Decimal | int) -> Class:
    if more * 100 < total * PERCENT_OF_A:
        return Class.A
    return Class.B if more * 100 < total * PERCENT_OF_AB else Class.C
