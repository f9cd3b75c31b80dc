"""Whether a client buys more or less than before: orders, money, the average order. Chance and seasons are no trend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import isqrt

from bot.domain.buying import RECENT, SHIFTS, YEAR, Buying, Window
from bot.domain.rhythm import LEAST_ORDERS, unevenness
from bot.domain.signs import Against, Indicator, IndicatorKind, Sign, Thresholds
from bot.domain.sold import BuyingDay

CHANCE = {Sign.RISK: Fraction(3, 2), Sign.GROWTH: Fraction(2)}
"""Orders. The edge of a window may leave one out or take one in, and three months with February in them are three days
shorter than others, so a change must be of more than that. A fall is told sooner than growth."""
NOISE = Fraction(5, 2)
"""Where orders differ in size, or come at uneven intervals, a sum of them must change by more than so many times what
that alone makes of it on average: of a hundred steady clients it takes one for another at most."""
WIDEST = Fraction(9, 10)
"""However few or uneven the orders were: nothing at all, where something was usual, is a fall."""
_HUNDREDTH = Decimal("0.01")
_ALL = (IndicatorKind.FREQUENCY, IndicatorKind.TURNOVER, IndicatorKind.AVERAGE_ORDER)

Measure = Callable[[Window], Decimal]


@dataclass(frozen=True, slots=True)
class Expected:
    """What the recent three months would be, if all went on as usual. They themselves have no part in it."""

    figure: Fraction
    orders: Fraction
    seen: Sequence[BuyingDay]
    """Orders that it is known from."""
    against: Against


@dataclass(frozen=True, slots=True)
class Limits:
    """Below `less` of what is expected it is a risk, above `more` growth."""

    less: Decimal
    more: Decimal

    def falls(self, value: Fraction, expected: Fraction, noise: Fraction) -> bool:
        return value < expected * (1 - min(max(1 - Fraction(self.less), noise), WIDEST))

    def rises(self, value: Fraction, expected: Fraction, noise: Fraction) -> bool:
        return value > expected * (1 + max(Fraction(self.more) - 1, noise))

    def sign(self, value: Fraction, expected: Fraction, noise: Fraction) -> Sign:
        if self.falls(value, expected, noise):
            return Sign.RISK
        return Sign.GROWTH if self.rises(value, expected, noise) else Sign.NONE


@dataclass(frozen=True, slots=True)
class Trend:
    kind: IndicatorKind
    limits: Limits
    measure: Measure
    uneven: bool = False
    """Orders differ in what is measured, so that what they come to is known the less exactly."""


def trends(buying: Buying, thresholds: Thresholds, *, paused: bool = False) -> tuple[Indicator, ...]:
    """`paused`: a pause lies in the months that are compared, so nothing can be told from them."""
    if paused:
        return tuple(Indicator(kind, Sign.UNKNOWN) for kind in _ALL)
    return _frequency(buying, thresholds), _turnover(buying, thresholds), _average_order(buying, thresholds)


def _frequency(buying: Buying, thresholds: Thresholds) -> Indicator:
    limits = Limits(thresholds.frequency_risk, thresholds.frequency_growth)
    return _compared(buying, Trend(IndicatorKind.FREQUENCY, limits, lambda window: Decimal(len(window.orders))))


def _turnover(buying: Buying, thresholds: Thresholds) -> Indicator:
    """With what came back, where without it there were no fall."""
    limits = Limits(thresholds.turnover_risk, thresholds.turnover_growth)
    trend = Trend(IndicatorKind.TURNOVER, limits, lambda window: window.turnover, uneven=True)
    found, returned = _compared(buying, trend), buying.window(RECENT).returned
    if found.sign is not Sign.RISK or not returned:
        return found
    bought = _compared(buying, replace(trend, measure=lambda window: window.turnover + window.returned))
    return found if bought.sign is Sign.RISK else replace(found, amount=returned)


def _average_order(buying: Buying, thresholds: Thresholds) -> Indicator:
    """The last three orders, all of them recent, against those of the twelve months before the recent three."""
    last, usual = buying.window(RECENT).orders[-LEAST_ORDERS:], buying.usual.orders
    if min(len(last), len(usual)) < LEAST_ORDERS:
        return Indicator(IndicatorKind.AVERAGE_ORDER, Sign.UNKNOWN)
    noise = _by_chance(_spread(usual) ** 2, Fraction(LEAST_ORDERS), len(usual))
    now, was = _average(last), _average(usual)
    sign = Limits(thresholds.order_risk, thresholds.order_growth).sign(now, was, noise)
    return _told(IndicatorKind.AVERAGE_ORDER, sign, _decimal(now), was, Against.USUAL)


# -- what is expected


def expectations(buying: Buying, trend: Trend) -> tuple[Expected, Expected]:
    """What less than is a risk, what more than is growth: as a rule both are the three months before.

    A season may come a month earlier or later than last year: what is least expected then, and what most.
    """
    found = [_expected(buying, trend, shift) for shift in SHIFTS]
    return min((low for low, _ in found), key=_figure), max((high for _, high in found), key=_figure)


def _expected(buying: Buying, trend: Trend, shift: int) -> tuple[Expected, Expected]:
    """Where last year's same months differed from those before them by as much as would be a sign, it is the season.

    Then a fall is expected to be as deep as last year's, and is no reason to call less growth; a rise, to reach last
    year's same months, if it was none of chance. Of a client whose first order is not old enough the season is not
    known: the first months of a newcomer are empty, and that they filled is no season. Who bought nothing in the three
    months before is measured by last year's same months, or by a quarter of what was usual.
    """
    last_year, limits = YEAR + shift, trend.limits
    before = _level(buying.window(2 * RECENT, RECENT), trend, Against.BEFORE)
    then = _level(buying.window(last_year + RECENT, last_year), trend, Against.LAST_YEAR)
    then_before = _level(buying.window(last_year + 2 * RECENT, last_year + RECENT), trend, Against.LAST_YEAR)
    enough = max(then.orders, then_before.orders) >= LEAST_ORDERS
    nothing = Fraction(0)
    older = buying.is_older(last_year + RECENT)
    if older and enough and limits.falls(then.figure, then_before.figure, nothing):
        if min(before.orders, then_before.orders) < LEAST_ORDERS or then_before.figure <= 0:
            return then, max(before, then, key=_figure)
        # Where more came back than was sold nothing is expected: less than nothing would turn returns into sales.
        part = max(then.figure / then_before.figure, nothing)
        return Expected(before.figure * part, before.orders * part, before.seen, Against.LAST_YEAR), before
    rose = limits.rises(then.figure, then_before.figure, nothing)
    if buying.is_older(last_year + 2 * RECENT) and enough and rose:
        reaches = max(before, then, key=_figure)
        return _least_of_a_rise(buying, trend, before, then, then_before), reaches
    if before.seen:
        return before, before
    if older:
        return then, then
    quarter = Fraction(RECENT, YEAR)
    usual = _level(buying.usual, trend, Against.USUAL)
    return (Expected(usual.figure * quarter, usual.orders * quarter, usual.seen, usual.against),) * 2


def _least_of_a_rise(buying: Buying, trend: Trend, before: Expected, then: Expected, then_before: Expected) -> Expected:
    """One that chance may have made last year is not missed this year."""
    noise = _noise(buying, trend, then_before, Sign.GROWTH) if then_before.orders else Fraction(0)
    is_season = trend.limits.rises(then.figure, then_before.figure, noise)
    return max(before, then, key=_figure) if is_season or not before.seen else before


def _level(window: Window, trend: Trend, against: Against) -> Expected:
    return Expected(Fraction(trend.measure(window)), Fraction(len(window.orders)), window.orders, against)


def _figure(expected: Expected) -> Fraction:
    return expected.figure


def _compared(buying: Buying, trend: Trend) -> Indicator:
    value = trend.measure(buying.window(RECENT))
    low, high = expectations(buying, trend)
    # A newcomer's first months are not whole: more than in them is no growth yet.
    ways = [(Sign.RISK, low, trend.limits.falls), (Sign.GROWTH, high, trend.limits.rises)][
        : 2 if buying.is_older(2 * RECENT) else 1
    ]
    for sign, expected, goes in ways:
        if _is_known(expected) and goes(Fraction(value), expected.figure, _noise(buying, trend, expected, sign)):
            return _told(trend.kind, sign, value, expected.figure, expected.against)
    # Of a dead season nothing was expected; of a client who is new, nothing is known.
    known = _is_known(low) or (low.figure <= 0 and low.against is Against.LAST_YEAR)
    return _told(trend.kind, Sign.NONE if known else Sign.UNKNOWN, value, max(low.figure, Fraction(0)), low.against)


def _is_known(expected: Expected) -> bool:
    return expected.figure > 0 and len(expected.seen) >= LEAST_ORDERS


# -- what chance makes


def _noise(buying: Buying, trend: Trend, expected: Expected, sign: Sign) -> Fraction:
    """What a change must be of more than: what the edge of a window may make, and uneven orders.

    How uneven his orders are is read from the year before the recent months; what he buys now makes none of it.
    """
    usual = buying.usual.orders if len(buying.usual.orders) >= LEAST_ORDERS else expected.seen
    spread = unevenness([each.day for each in usual]) ** 2 + (_spread(usual) ** 2 if trend.uneven else 0)
    return CHANCE[sign] / expected.orders + _by_chance(spread, expected.orders, len(expected.seen))


def _by_chance(square: Fraction, orders: Fraction, seen: int) -> Fraction:
    """By what part a sum of so many orders may differ from what was read from others; `square` of their spread."""
    return NOISE * _root(square * (1 / orders + Fraction(1, max(1, seen))))


def _told(kind: IndicatorKind, sign: Sign, value: Decimal, was: Fraction, against: Against) -> Indicator:
    ratio = _decimal(Fraction(value) / was) if was > 0 else None
    return Indicator(kind, sign, value, _decimal(was), ratio, against)


def _decimal(number: Fraction) -> Decimal:
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(_HUNDREDTH, ROUND_HALF_UP)


def _average(orders: Sequence[BuyingDay]) -> Fraction:
    return Fraction(sum((each.bought for each in orders), Decimal(0))) / len(orders)


def _spread(orders: Sequence[BuyingDay]) -> Fraction:
    """By what part of their average orders differ from it, on average."""
    if not orders:
        return Fraction(0)
    total, count = sum((each.bought for each in orders), Decimal(0)), len(orders)
    return Fraction(sum((abs(each.bought * count - total) for each in orders), Decimal(0))) / Fraction(total * count)


def _root(number: Fraction) -> Fraction:
    """Exact enough, and the same everywhere."""
    return Fraction(isqrt(number.numerator * 10**8 // number.denominator), 10**4)
