"""How often a client buys, and whether he is silent for longer than is usual with him at this time of the year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from bot.domain.buying import RECENT, THREE_SEASONS, TWO_SEASONS, YEAR
from bot.domain.months import leaves, shifted

LEAST_ORDERS = 3
"""Of fewer nothing can be told."""
AROUND = 30
"""Days by which a season may come later than last year; a shorter one by half of its length."""
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Silence:
    last_on: date
    counted_from: date
    """The last order, or the end of a pause after it: while a pause lasts nobody is silent."""
    days: int
    """Since then; none while the pause lasts."""
    usual: Decimal | None
    """His usual interval in days."""
    allowed: Decimal | None
    """The usual interval, or the silence that is usual at this time of the year."""

    @property
    def seasonal(self) -> bool:
        return self.allowed != self.usual

    def exceeds(self, times: Decimal) -> bool:
        return self.allowed is not None and self.days > self.allowed * times

    def exceeds_on(self, times: Decimal) -> date | None:
        """The first day on which it does, if nothing is bought until then."""
        if self.allowed is None:
            return None
        return self.counted_from + timedelta(days=int((self.allowed * times).to_integral_value(ROUND_FLOOR)) + 1)


def silence(days: Sequence[date], today: date, paused_until: date | None, *, settled: bool = False) -> Silence | None:
    """Of the days on which he ordered, by day, none of them in the future."""
    if not days:
        return None
    counted_from = max(days[-1], paused_until) if paused_until else days[-1]
    usual = usual_interval(days, today, settled=settled)
    season = seasonal_silence(days, today) if usual is not None else None
    allowed = usual if usual is None or season is None or season <= usual else Decimal(season)
    return Silence(days[-1], counted_from, max(0, (today - counted_from).days), usual, allowed)


def usual_interval(days: Sequence[date], today: date, *, settled: bool = False) -> Decimal | None:
    """The median of the gaps between order days in twelve months, of three orders at least; None: it is unknown.

    The twelve months are those before the recent three: what he did lately is measured by it and must not move it.
    A client with fewer than three orders there, a new one or one long gone, is measured by the twelve months up to his
    last order, unless only a `settled` rhythm is asked for.
    """
    usual = _within(days, shifted(today, -YEAR - RECENT), shifted(today, -RECENT))
    if len(usual) < LEAST_ORDERS and not settled and days:
        usual = _within(days, shifted(days[-1], -YEAR), days[-1])
    if len(usual) < LEAST_ORDERS:
        return None
    gaps = sorted((after - before).days for before, after in pairwise(usual))
    middle = len(gaps) // 2
    return Decimal(gaps[middle]) if len(gaps) % 2 else Decimal(gaps[middle - 1] + gaps[middle]) / 2


def _within(days: Sequence[date], since: date, until: date) -> Sequence[date]:
    return days[bisect_right(days, since) : bisect_right(days, until)]


def seasonal_silence(days: Sequence[date], today: date) -> int | None:
    """For how many days he was silent at this time of last year, and came back; None: nothing is known of it.

    Asked only of a client whose first order is fifteen months old; one trial lot before it makes no season; and where
    he goes back one more year, that year must show it too: the shorter of both silences counts. Seasons are told so,
    and holidays.

    What he buys in the recent three months does not make a silence look usual: a gap of two months or less that lies
    around this day of last year has ended before them, and a longer one allows for more silence than they have days.
    """
    if not days or days[0] > shifted(today, -TWO_SEASONS):
        return None
    years = (1, 2) if days[0] <= shifted(today, -THREE_SEASONS) else (1,)
    found = [_longest_around(days, today - timedelta(days=_YEAR * each)) for each in years]
    return None if None in found else min(each for each in found if each is not None)


def _gaps(days: Sequence[date], longer_than: Decimal = Decimal(0)) -> Iterator[tuple[int, date, date]]:
    """Each with its length, and the days between which it is around."""
    for before, after in pairwise(days):
        length = (after - before).days
        if length > longer_than:
            around = timedelta(days=min(AROUND, length // 2))
            yield length, before - around, after + around


def _longest_around(days: Sequence[date], day: date) -> int | None:
    """One that has LEAST_ORDERS before it."""
    around = timedelta(days=AROUND)
    first, last = bisect_left(days, day - around) - 1, bisect_right(days, day + around)
    near = days[max(first, LEAST_ORDERS - 1) : last + 1]
    return max((length for length, begins, ends in _gaps(near) if begins < day < ends), default=None)


def rhythm_changes(
    days: Sequence[date], silent: Silence, times: Iterable[Decimal], growth: Decimal | None = None
) -> Iterable[date]:
    """Days on which a silence may mean something else though nothing was bought; some of them may be in the past."""
    yield from (day for each in times if (day := silent.exceeds_on(each)))
    if silent.usual is not None and growth is not None:
        yield silent.last_on + timedelta(days=int((silent.usual * growth).to_integral_value(ROUND_CEILING)))
    yield from (leaves(days[0], months) for months in (TWO_SEASONS, THREE_SEASONS))
    for _, begins, ends in _gaps(days, silent.usual) if silent.usual is not None else ():
        for years in (1, 2):
            yield from (begins + timedelta(days=_YEAR * years + 1), ends + timedelta(days=_YEAR * years))
