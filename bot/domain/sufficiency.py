"""Whether a call list is long enough for the norm, at the rate at which this person's calls become what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from bot.domain.funnel import Call, judge_calls
from bot.domain.proactive_funnel import Talk, judge_contacts

WEEKS = 8
"""So far back calls are looked at."""
ENOUGH = 30
"""Calls of which a rate may be told: from fewer it would be chance."""
USUAL_PERCENT = 20
"""The rate of somebody of whom, and of whose team, nothing is known yet."""
USUAL_WARM_PERCENT = 50
"""The same of a farmer: who buys already takes the call more often."""


class Basis(StrEnum):
    OWN = "own"
    TEAM = "team"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Rate:
    effective: int
    """Calls that count; of a farmer, warm contacts."""
    dialled: int
    basis: Basis

    @property
    def percent(self) -> int:
        return max(1, _half_up(Decimal(100 * self.effective) / self.dialled))


USUAL = Rate(USUAL_PERCENT, 100, Basis.USUAL)
USUAL_WARM = Rate(USUAL_WARM_PERCENT, 100, Basis.USUAL)


@dataclass(frozen=True, slots=True)
class Sufficiency:
    rate: Rate
    goal: int
    """Effective calls, or warm contacts, that are still to be made in the week."""
    needed: int
    """Numbers for them."""
    waiting: int
    """Numbers on the list that were not called yet."""
    warm: bool = False
    """It is warm contacts that are to be made."""

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.waiting)


def since(today: date) -> date:
    return today - timedelta(weeks=WEEKS)


def rate_of_calls(calls: Iterable[Call], basis: Basis) -> Rate | None:
    """Of a person's or a team's calls; None where they are too few, or none of them counts."""
    verdicts = judge_calls(calls)
    effective = sum(verdict.counts for verdict in verdicts)
    return Rate(effective, len(verdicts), basis) if effective and len(verdicts) >= ENOUGH else None


def rate_of_talks(talks: Iterable[Talk], basis: Basis) -> Rate | None:
    """Of a farmer's calls, by the same rule: how many of them become warm contacts."""
    verdicts = judge_contacts(talks)
    warm = sum(verdict.counts for verdict in verdicts)
    return Rate(warm, len(verdicts), basis) if warm and len(verdicts) >= ENOUGH else None


def best_known(rates: Sequence[Rate | None], usual: Rate = USUAL) -> Rate:
    return next(filter(None, rates), usual)


def sufficiency(norm: int | None, done: int, rate: Rate, waiting: int, *, warm: bool = False) -> Sufficiency | None:
    """What is left of a norm, and how many numbers it takes; None where there is no norm."""
    if norm is None:
        return None
    goal = max(0, norm - done)
    return Sufficiency(rate, goal, numbers_for(goal, rate), waiting, warm)


def numbers_for(goal: int, rate: Rate) -> int:
    """Half up, as every figure of the method: 50 at 22 % are 227."""
    return _half_up(Decimal(goal * rate.dialled) / rate.effective)


def _half_up(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
