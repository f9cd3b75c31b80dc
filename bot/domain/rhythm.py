"""How often a client buys, and whether he is silent for longer than is usual with him at this time of the year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from bot.domain.buying import RECENT, THREE_SEASONS, TWO_SEASONS, YEAR
from bot.domain.months import shifted

LEAST_ORDERS = 3
"""Of fewer nothing can be told."""
AROUND = 30
"""Days by which a season may come later than last year; a shorter one by half of its length."""
SEASON = 2
"""A silence at this time of last year is one of the season where it was of more than so many usual intervals, and
longer than his ordinary gaps: what is a little longer is chance."""
ORDINARY = 10
"""Of so many gaps the longest one is out of the ordinary."""
SOONER = Decimal("0.5")
"""A gap that is as long as his longest ordinary ones is measured by so many times less than a usual one: silence is
watched when it is longer than they are, and a risk at one and a half of them."""
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
    longest: int = 0
    """Days between orders that are nothing out of the ordinary with him: at most a tenth of his gaps are longer."""

    @property
    def seasonal(self) -> bool:
        return self.allowed != self.usual

    def exceeds(self, times: Decimal) -> bool:
        """A silence that is as ordinary as weekends with who orders daily exceeds nothing."""
        return self.allowed is not None and self.days > self._most(self.allowed, times)

    def _most(self, allowed: Decimal, times: Decimal) -> Decimal:
        return max(allowed * times, self.longest * (times - SOONER))


def silence(days: Sequence[date], today: date, paused_until: date | None, *, settled: bool = False) -> Silence | None:
    """Of the days on which he ordered, by day, none of them in the future."""
    if not days:
        return None
    counted_from = max(days[-1], paused_until) if paused_until else days[-1]
    silent = max(0, (today - counted_from).days)
    gaps = usual_gaps(days, today, settled=settled)
    if not gaps:
        return Silence(days[-1], counted_from, silent, None, None)
    usual, season = middle(gaps), seasonal_silence(days, today)
    longest = sorted(gaps)[-1 - len(gaps) // ORDINARY]
    is_season = season is not None and season > usual * SEASON and season > longest
    allowed = Decimal(season) if season is not None and is_season else usual
    return Silence(days[-1], counted_from, silent, usual, allowed, longest)


def usual_gaps(days: Sequence[date], today: date, *, settled: bool = False) -> list[int]:
    """Between order days in twelve months, of three orders at least; none: they are unknown.

    Of the twelve months before the recent three, so that what happens now does not change what was usual; who has not
    bought enough then, or began later, is measured by the twelve months up to his last order, unless only a `settled`
    rhythm is asked for.
    """
    usual = _within(days, shifted(today, -YEAR - RECENT), shifted(today, -RECENT))
    if len(usual) < LEAST_ORDERS and not settled and days:
        usual = _within(days, shifted(days[-1], -YEAR), days[-1])
    return [(after - before).days for before, after in pairwise(usual)] if len(usual) >= LEAST_ORDERS else []


def middle(numbers: Sequence[int]) -> Decimal:
    """The median."""
    found, half = sorted(numbers), len(numbers) // 2
    return Decimal(found[half]) if len(found) % 2 else Decimal(found[half - 1] + found[half]) / 2


def usual_interval(days: Sequence[date], today: date, *, settled: bool = False) -> Decimal | None:
    gaps = usual_gaps(days, today, settled=settled)
    return middle(gaps) if gaps else None


def unevenness(days: Sequence[date]) -> Fraction:
    """By what part of the usual interval the gaps between these days differ from it, as a rule: a season or a pause
    between them makes none."""
    gaps = [(after - before).days for before, after in pairwise(days)]
    if not gaps:
        return Fraction(0)
    # Counted in half days, which are whole numbers: he may have ordered on each day of a year.
    usual = int(2 * middle(gaps))
    return Fraction(middle([abs(2 * gap - usual) for gap in gaps])) / usual


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


def _gaps(days: Sequence[date]) -> Iterator[tuple[int, date, date]]:
    """Each with its length, and the days between which it is around."""
    for before, after in pairwise(days):
        length = (after - before).days
        around = timedelta(days=min(AROUND, length // 2))
        yield length, before - around, after + around


def _longest_around(days: Sequence[date], day: date) -> int | None:
    """One that has LEAST_ORDERS before it."""
    around = timedelta(days=AROUND)
    first, last = bisect_left(days, day - around) - 1, bisect_right(days, day + around)
    near = days[max(first, LEAST_ORDERS - 1) : last + 1]
    return max((length for length, begins, ends in _gaps(near) if begins < day < ends), default=None)
