"""What an indicator of growth or risk is: a sign with the figures it was read from, never a bare score."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.client_class import Class


class Sign(StrEnum):
    RISK = "risk"
    WATCH = "watch"
    """Not yet a risk."""
    GROWTH = "growth"
    NONE = "none"
    """Known, and as usual."""
    UNKNOWN = "unknown"
    """Too little is known to tell."""


class IndicatorKind(StrEnum):
    """The order is the one in which a card tells them."""

    RECENCY = "recency"
    """`value` days since the last order (`day`), `was` his usual interval."""
    FREQUENCY = "frequency"
    """Orders of the last three months, and what they are compared with."""
    TURNOVER = "turnover"
    """Money of the last three months, and what it is compared with; `amount` came back, where that made the fall."""
    AVERAGE_ORDER = "average_order"
    """The last three orders' average, and that of the twelve months before."""
    LOST_GROUPS = "lost_groups"
    """`names` of what he does not buy any more, `value` how many."""
    NEW_GROUPS = "new_groups"
    PAYMENT = "payment"
    """`value` days of delay on average (below zero: early), `was` his usual delay, `amount` overdue."""
    COVERAGE = "coverage"
    """`value` days since the last warm contact (`day`), `was` the most that his class allows; without a `value` there
    was none yet."""
    WALLET = "wallet"
    """`value` our share of his need, from 0 to 1, `was` the share of the form before."""
    REQUESTS = "requests"
    """`value` proposals asked for, `was` ordered of them."""
    # What a person answers: `names` holds the option. That promises were not kept may be known without asking.
    DECIDES = "decides"
    LEVELS = "levels"
    TONE = "tone"
    COMPETITORS = "competitors"
    HAPPENING = "happening"
    PROMISES = "promises"
    """`value` how many of ours were not kept."""
    CONTRACT = "contract"
    RECOMMEND = "recommend"


class Against(StrEnum):
    """What the figure is compared with."""

    BEFORE = "before"
    """The three months before."""
    LAST_YEAR = "last_year"
    """The same season of last year."""
    USUAL = "usual"
    """What was usual with him in the twelve months before."""


@dataclass(frozen=True, slots=True)
class Indicator:
    kind: IndicatorKind
    sign: Sign
    value: Decimal | None = None
    was: Decimal | None = None
    ratio: Decimal | None = None
    """Of the two, to the hundredth."""
    against: Against | None = None
    day: date | None = None
    amount: Decimal | None = None
    names: tuple[str, ...] = ()
    as_of: date | None = None
    """The last day that the ledger tells of, where that is not today."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on a figure is a sign: the defaults of the method, a team's settings."""

    recency_watch: Decimal = Decimal("1.5")
    recency_risk: Decimal = Decimal(2)
    recency_growth: Decimal = Decimal("0.8")
    frequency_risk: Decimal = Decimal("0.7")
    frequency_growth: Decimal = Decimal("1.2")
    turnover_risk: Decimal = Decimal("0.8")
    turnover_growth: Decimal = Decimal("1.15")
    order_risk: Decimal = Decimal("0.8")
    order_growth: Decimal = Decimal("1.2")
    late_days: int = 7
    """Later than usual."""
    early_days: int = 3
    contact_days: dict[Class, int] = field(default_factory=lambda: {Class.A: 30, Class.B: 60, Class.C: 90})
    wallet_growth: Decimal = Decimal("0.5")
    wallet_fall: Decimal = Decimal("0.1")
    """Of the whole need: less is how people round."""
    many_requests: int = 3


DEFAULT = Thresholds()
