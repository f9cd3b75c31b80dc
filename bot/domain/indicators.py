"""The indicators of growth and of the risk of losing a client, each with its figures (client-study.md)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from bot.domain.breadth import breadth
from bot.domain.buying import RECENT, Buying, buying
from bot.domain.client_class import Class
from bot.domain.ledger import Sale
from bot.domain.months import shifted
from bot.domain.payments import payment
from bot.domain.questionnaire import Answers
from bot.domain.rhythm import Silence, silence
from bot.domain.signs import DEFAULT, Against, Indicator, IndicatorKind, Sign, Thresholds
from bot.domain.trends import trends

__all__ = [
    "DEFAULT",
    "SOONER",
    "WALLET",
    "Against",
    "Indicator",
    "IndicatorKind",
    "Sign",
    "Thresholds",
    "contacts_change",
    "of_buying",
    "of_contacts",
    "of_requests",
    "of_sales",
    "of_wallet",
    "recency",
    "share_of_need",
    "share_told",
]

WALLET = ("volume", "elsewhere")
"""The questions of the default form that tell our share of what a client needs (4 and 26)."""
SOONER = 2
"""So many orders in a row before their time are no chance."""
_HUNDREDTH = Decimal("0.01")


def of_sales(
    sales: Sequence[Sale], today: date, thresholds: Thresholds = DEFAULT, paused_until: date | None = None
) -> tuple[Indicator, ...]:
    """What a ledger tells that is known up to `today`. What is dated later does not exist yet.

    A pause that was agreed explains why nothing is bought: until it ends nobody is silent, and no trend is told while
    it lies in the months that are compared. How he pays it does not explain.
    """
    return of_buying(buying(sales, today), thresholds, paused_until)


def of_buying(bought: Buying, thresholds: Thresholds, paused_until: date | None) -> tuple[Indicator, ...]:
    return (
        recency(bought, thresholds, paused_until),
        *trends(bought, thresholds, paused=_pause_matters(bought.today, paused_until)),
        *breadth(bought, thresholds, paused_until),
        payment(bought.sold, bought.today, thresholds),
    )


def _pause_matters(today: date, paused_until: date | None) -> bool:
    return paused_until is not None and paused_until > shifted(today, -2 * RECENT)


def recency(bought: Buying, thresholds: Thresholds, paused_until: date | None = None) -> Indicator:
    """Whether he is silent for longer than usual. It is growth where the last two orders came before their time, and
    the next one is not overdue: to have ordered just now is none yet."""
    silent = silence(bought.order_days, bought.today, paused_until)
    if silent is None:
        return Indicator(IndicatorKind.RECENCY, Sign.UNKNOWN)
    if silent.allowed is None:
        return Indicator(IndicatorKind.RECENCY, Sign.UNKNOWN, Decimal(silent.days), day=silent.last_on)
    if silent.exceeds(thresholds.recency_risk):
        sign = Sign.RISK
    elif silent.exceeds(thresholds.recency_watch):
        sign = Sign.WATCH
    else:
        sign = Sign.GROWTH if _sooner(bought, silent, thresholds.recency_growth) else Sign.NONE
    return Indicator(
        IndicatorKind.RECENCY,
        sign,
        Decimal(silent.days),
        silent.allowed,
        (silent.days / silent.allowed).quantize(_HUNDREDTH, ROUND_HALF_UP),
        Against.LAST_YEAR if silent.seasonal else Against.USUAL,
        silent.last_on,
    )


def _sooner(bought: Buying, silent: Silence, part: Decimal) -> bool:
    last = bought.order_days[-SOONER - 1 :]
    if silent.usual is None or len(last) <= SOONER:
        return False
    gaps = [(after - before).days for before, after in pairwise((*last, bought.today))]
    return all(gap < silent.usual * part for gap in gaps)


def of_contacts(
    last_warm_on: date | None,
    turnover_class: Class,
    today: date,
    thresholds: Thresholds = DEFAULT,
    *,
    existing_since: date | None = None,
    paused_until: date | None = None,
) -> Indicator:
    """Whether he was talked to as often as his class asks for: A 30, B 60, C 90 days; an agreed pause puts them off.

    Where no talk is known there are no days since it: after as long a time as an existing client that is worth
    watching, and no figure is told.
    """
    most = thresholds.contact_days[turnover_class]
    begun = last_warm_on or existing_since
    if begun is None:
        return Indicator(IndicatorKind.COVERAGE, Sign.UNKNOWN, was=Decimal(most))
    days = (today - (max(begun, paused_until) if paused_until else begun)).days
    if last_warm_on is None:
        return Indicator(IndicatorKind.COVERAGE, Sign.WATCH if days > most else Sign.UNKNOWN, was=Decimal(most))
    sign = Sign.RISK if days > most else Sign.NONE
    value = Decimal(max(0, (today - begun).days))
    return Indicator(IndicatorKind.COVERAGE, sign, value, Decimal(most), day=last_warm_on)


def contacts_change(
    last_warm_on: date | None,
    turnover_class: Class,
    thresholds: Thresholds = DEFAULT,
    *,
    existing_since: date | None = None,
    paused_until: date | None = None,
) -> date | None:
    """The day from which on he is out of touch, if nobody talks to him."""
    begun = last_warm_on or existing_since
    if begun is None:
        return None
    counted_from = max(begun, paused_until) if paused_until else begun
    return counted_from + timedelta(days=thresholds.contact_days[turnover_class] + 1)


def of_requests(asked: int, ordered: int, thresholds: Thresholds = DEFAULT) -> Indicator:
    """Proposals that he asked for: many without an order are a risk, many with few orders worth watching."""
    if asked >= thresholds.many_requests and ordered == 0:
        sign = Sign.RISK
    elif asked >= thresholds.many_requests and ordered * thresholds.many_requests < asked:
        sign = Sign.WATCH
    else:
        sign = Sign.NONE if asked else Sign.UNKNOWN
    return Indicator(IndicatorKind.REQUESTS, sign, Decimal(asked), Decimal(ordered))


def of_wallet(share: Decimal | None, before: Decimal | None = None, thresholds: Thresholds = DEFAULT) -> Indicator:
    """Our part of what he needs, from 0 to 1: a fall by a tenth of the need is a risk; less than half is room to grow.

    Where it fell, the room is not growth: it is being lost.
    """
    if share is None:
        return Indicator(IndicatorKind.WALLET, Sign.UNKNOWN)
    if before is not None and before - share >= thresholds.wallet_fall:
        sign = Sign.RISK
    else:
        sign = Sign.GROWTH if share < thresholds.wallet_growth else Sign.NONE
    return Indicator(IndicatorKind.WALLET, sign, share, before)


def share_told(answers: Answers, volume: str = WALLET[0], elsewhere: str = WALLET[1]) -> Decimal | None:
    """Our share by a client's form: what he buys less what he does not buy from us, of what he buys.

    Both figures are of the same goods and time, as they stand beside each other in the form; None where one is missing
    or he buys more elsewhere than he needs. The keys are those of the default questionnaire.
    """
    needed, others = _figure(answers, volume), _figure(answers, elsewhere)
    if not needed or others is None or not 0 <= others <= needed:
        return None
    return ((needed - others) / needed).quantize(_HUNDREDTH, ROUND_HALF_UP)


def _figure(answers: Answers, key: str) -> Decimal | None:
    values = answers[key].values if key in answers else ()
    return next((each for each in values if isinstance(each, Decimal)), None)


def share_of_need(ours: Decimal, need: Decimal) -> Decimal | None:
    """Where the need is known in money, of the same twelve months; who buys more than he said needs more."""
    return min(ours / need, Decimal(1)).quantize(_HUNDREDTH, ROUND_HALF_UP) if need > 0 else None
