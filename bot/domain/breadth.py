"""Which product groups a client took up, and which he does not buy any more."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from bot.domain.buying import RECENT, YEAR, Buying
from bot.domain.months import shifted
from bot.domain.rhythm import Silence, silence
from bot.domain.signs import Indicator, IndicatorKind, Sign, Thresholds

_BOTH = (IndicatorKind.LOST_GROUPS, IndicatorKind.NEW_GROUPS)


def breadth(buying: Buying, thresholds: Thresholds, paused_until: date | None) -> tuple[Indicator, ...]:
    """A client may leave one group and take up another: both are told."""
    if not any(each.groups for each in buying.days):
        return tuple(Indicator(kind, Sign.UNKNOWN) for kind in _BOTH)
    lost = [group for group, silent in _usual(buying, paused_until) if silent.exceeds(thresholds.recency_risk)]
    new = _new(buying)
    return (
        Indicator(
            IndicatorKind.LOST_GROUPS,
            Sign.RISK if lost else Sign.NONE,
            Decimal(len(lost)),
            names=_names(buying, lost),
        ),
        Indicator(
            IndicatorKind.NEW_GROUPS,
            Sign.GROWTH if new else Sign.NONE,
            Decimal(len(new)),
            names=_names(buying, new),
        ),
    )


def _usual(buying: Buying, paused_until: date | None) -> Iterable[tuple[str, Silence]]:
    """Groups that he bought regularly before the recent months, and still within a year; each has a rhythm of its own,
    and its seasons."""
    recent, year = shifted(buying.today, -RECENT), shifted(buying.today, -YEAR)
    for group, days in buying.group_days.items():
        if bisect_right(days, year) == bisect_right(days, recent):
            continue
        silent = silence(days, buying.today, paused_until, settled=True)
        if silent and silent.usual is not None:
            yield group, silent


def _new(buying: Buying) -> set[str]:
    """Bought in the recent months and never before, by a client of whom groups were known before them."""
    since = shifted(buying.today, -RECENT)
    before: set[str] = set().union(*(each.groups for each in buying.days if each.day <= since))
    recent: set[str] = set().union(*(each.groups for each in buying.days if each.day > since))
    return recent - before if before else set()


def _names(buying: Buying, groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(buying.names[each] for each in groups))
