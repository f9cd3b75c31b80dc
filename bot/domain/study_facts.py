"""What is known of an existing client, and how he stands by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.domain.client_class import Class
from bot.domain.ledger import Sale
from bot.domain.signs import Indicator, IndicatorKind, Sign
from bot.domain.sold import Sold
from bot.domain.study_points import points

_ORDER = {kind: at for at, kind in enumerate(IndicatorKind)}


@dataclass(frozen=True, slots=True)
class Requests:
    """Proposals of the last months."""

    asked: int
    ordered: int


@dataclass(frozen=True, slots=True)
class Wallet:
    """Our share of his need, by his last form and by the one before it."""

    share: Decimal | None
    before: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Whatever is missing leaves its indicator untold, not false."""

    turnover_class: Class = Class.C
    sales: Sequence[Sale] | Sold | None = None
    """The rows, or what was put together of them for the day by which he is judged; None: the team has no ledger."""
    sales_until: date | None = None
    """The last day that the team's ledger tells of: it says nothing of the days since. None: up to today."""
    existing_since: date | None = None
    last_warm_on: date | None = None
    """With a decision maker."""
    paused_until: date | None = None
    """He is postponed until then, or a pause was agreed. The end of one that is over still counts for half a year."""
    promises_due: tuple[date, ...] = ()
    """Days by which our open promises are due."""
    promises_unkept: int = 0
    """Broken lately."""
    requests: Requests | None = None
    wallet: Wallet | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    """Of the last study: an option's key by the question's (qualitative.QUESTIONS)."""
    answered_on: date | None = None


Verdict = tuple[int, int, Decimal | None, Decimal | None, bool, tuple[tuple[IndicatorKind, Sign, tuple[str, ...]], ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    indicators: tuple[Indicator, ...]
    """One of a kind, in the order of IndicatorKind."""
    risk: int
    """From 0 to 100: the points of the signs, for putting clients in an order. A person is told the signs."""
    growth: int
    turnover: Decimal | None
    """Of twelve months; None: there is no ledger."""
    stake: Decimal | None
    """The turnover by which he is classed and weighed: it does not shrink while he is being lost (Buying.stake)."""
    sales_until: date | None
    """The day for which the indicators of sales are told."""
    paused_until: date | None
    """Ahead; None: there is no pause now."""
    reckon_on: date
    """The first day on which the same facts may give another standing."""

    @property
    def risks(self) -> tuple[Indicator, ...]:
        """Signs of risk and what is worth watching, the weightiest first."""
        return self._signs(Sign.RISK, Sign.WATCH)

    @property
    def growths(self) -> tuple[Indicator, ...]:
        return self._signs(Sign.GROWTH)

    @property
    def verdict(self) -> Verdict:
        """What stays the same until `reckon_on`, though days since this or that go on counting."""
        signs = tuple((each.kind, each.sign, each.names) for each in self.indicators)
        return self.risk, self.growth, self.turnover, self.stake, self.paused_until is not None, signs

    def indicator(self, kind: IndicatorKind) -> Indicator | None:
        return next((each for each in self.indicators if each.kind is kind), None)

    def _signs(self, *signs: Sign) -> tuple[Indicator, ...]:
        found = (each for each in self.indicators if each.sign in signs)
        return tuple(sorted(found, key=lambda each: (-points(each), _ORDER[each.kind])))
