"""A made ledger with known answers: each client gets the verdict that a person with a head for the trade would give."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.domain.buying import buying
from bot.domain.client_class import Class, classes
from bot.domain.ledger import Sale
from bot.domain.signs import IndicatorKind, Sign
from bot.domain.study import Conclusion, Facts, Standing, is_sharp, proposed, standing
from bot.domain.study_choice import Candidate, Cause, choose, weight
from tests.domain.sales_made import every, figures, sold

TODAY = date(2026, 11, 23)
YEARS = (2024, 2025, 2026)
LAST_WEEK = date(2026, 11, 17)
RATES = ("1.00", "1.04", "0.97", "1.09", "1.12", "1.06", "0.95", "1.02")
"""Of a currency, from order to order: what he buys is the same."""


def weekly(
    amount: int, since: date = date(2024, 1, 9), until: date = LAST_WEEK, group: str | None = None
) -> list[Sale]:
    return every(7, since, until, amount, group)


def seasons(*months: int, amount: int = 40_000) -> list[Sale]:
    """Weekly in these months of each year, and nothing else."""
    return [row for row in weekly(amount) if row.day.month in months]


def payer(late: int, lately: int) -> list[Sale]:
    """Two weeks to pay, `late` as a rule and `lately` since summer."""
    rows = []
    for row in weekly(20_000):
        due_on = row.day + timedelta(days=14)
        paid_on = due_on + timedelta(days=lately if due_on > date(2026, 8, 1) else late)
        rows.append(Sale(row.day, row.amount, None, due_on, paid_on if paid_on < TODAY else None, None))
    return rows


DYING = weekly(60_000, until=date(2026, 7, 14)) + [sold(day, 30_000) for day in (date(2026, 8, 4), date(2026, 9, 8))]
GROWING = weekly(20_000, until=date(2026, 8, 18)) + every(4, date(2026, 8, 25), date(2026, 11, 21), 25_000)
LEDGER: dict[str, list[Sale]] = {
    "steady": weekly(50_000),
    "summer house, buys each spring": seasons(3, 4, 5),
    "buys each autumn, and did not come": [row for row in seasons(9, 10, 11) if row.day < date(2026, 8, 1)],
    "buys each autumn, and came": seasons(9, 10, 11),
    "dying": DYING,
    "dead for half a year": weekly(60_000, until=date(2026, 5, 19)),
    "growing": GROWING,
    "growing by bigger orders": weekly(20_000, until=date(2026, 8, 18)) + weekly(27_000, date(2026, 8, 25)),
    "paused until spring": weekly(50_000, until=date(2026, 8, 25)),
    "brought one lot back": [*weekly(50_000), sold(date(2026, 11, 18), -50_000)],
    "brought all back": [*weekly(50_000), *weekly(-50_000, date(2026, 8, 26), date(2026, 11, 18))],
    "silent, but for what he brings back": [
        *weekly(50_000, until=date(2026, 9, 29)),
        *weekly(-1_000, date(2026, 10, 6)),
    ],
    "currency noise": [
        sold(row.day, row.amount * Decimal(RATES[n % len(RATES)])) for n, row in enumerate(weekly(30_000))
    ],
    "monthly, a few days early or late": [
        sold(date(year, month, 5 + (month * 7) % 9), 90_000)
        for year in YEARS
        for month in range(1, 13)
        if date(year, month, 15) <= TODAY
    ],
    "closed for the holidays": [row for row in weekly(50_000) if (row.day.month, row.day.day) > (1, 14)],
    "newcomer": weekly(50_000, date(2026, 10, 6)),
    "bought once": [sold(date(2026, 3, 3), 70_000)],
    "once a year": [sold(date(year, 4, 14), 300_000) for year in YEARS],
    "left one group, took up another": [
        *weekly(30_000, group="Крепёж"),
        *weekly(10_000, until=date(2026, 7, 28), group="Краски"),
        *weekly(10_000, date(2026, 9, 8), group="Инструмент"),
    ],
    "pays late as ever": payer(12, 12),
    "pays later and later": payer(2, 15),
    "small and gone": weekly(300, until=date(2026, 8, 4)),
    "never bought": [],
}
PAUSED = {"paused until spring": date(2027, 3, 1)}


def stands(name: str, day: date = TODAY) -> Standing:
    facts = Facts(turnover_class=class_of(name), sales=LEDGER[name], paused_until=PAUSED.get(name), last_warm_on=day)
    return standing(facts, day)


def class_of(name: str) -> Class:
    return classes({at: buying(rows, TODAY).stake for at, rows in enumerate(LEDGER.values())})[[*LEDGER].index(name)]


K = IndicatorKind
SILENT_AND_LESS = {K.RECENCY, K.FREQUENCY, K.TURNOVER}


@pytest.mark.parametrize(
    ("name", "conclusion", "risks", "growths"),
    [
        ("steady", Conclusion.KEEP, set(), set()),
        ("summer house, buys each spring", Conclusion.KEEP, set(), set()),
        ("buys each autumn, and did not come", Conclusion.RESCUE, SILENT_AND_LESS, set()),
        ("buys each autumn, and came", Conclusion.KEEP, set(), set()),
        ("dying", Conclusion.RESCUE, SILENT_AND_LESS, set()),
        ("dead for half a year", Conclusion.RESCUE, SILENT_AND_LESS, set()),
        ("growing", Conclusion.DEVELOP, set(), {K.RECENCY, K.FREQUENCY, K.TURNOVER, K.AVERAGE_ORDER}),
        ("growing by bigger orders", Conclusion.DEVELOP, set(), {K.TURNOVER, K.AVERAGE_ORDER}),
        ("paused until spring", Conclusion.KEEP, set(), set()),
        ("brought one lot back", Conclusion.KEEP, set(), set()),
        ("brought all back", Conclusion.RESCUE, {K.TURNOVER}, set()),
        ("silent, but for what he brings back", Conclusion.RESCUE, SILENT_AND_LESS, set()),
        ("currency noise", Conclusion.KEEP, set(), set()),
        ("monthly, a few days early or late", Conclusion.KEEP, set(), set()),
        ("closed for the holidays", Conclusion.KEEP, set(), set()),
        ("newcomer", Conclusion.KEEP, set(), set()),
        ("bought once", Conclusion.KEEP, set(), set()),
        ("once a year", Conclusion.KEEP, set(), set()),
        ("left one group, took up another", Conclusion.KEEP, {K.LOST_GROUPS}, {K.NEW_GROUPS}),
        ("pays late as ever", Conclusion.KEEP, set(), set()),
        ("pays later and later", Conclusion.KEEP, {K.PAYMENT}, set()),
        ("small and gone", Conclusion.LEAVE, SILENT_AND_LESS, set()),
        ("never bought", Conclusion.LEAVE, set(), set()),
    ],
)
def test_each_client_gets_the_verdict_a_person_would_give(
    name: str, conclusion: Conclusion, risks: set[K], growths: set[K]
) -> None:
    """With the signs that a person would name, and no others."""
    found = stands(name)
    assert {each.kind for each in found.risks} == risks
    assert {each.kind for each in found.growths} == growths
    assert proposed(found, class_of(name), {}, TODAY) is conclusion


@pytest.mark.parametrize("month", range(1, 13))
def test_who_buys_each_spring_is_at_risk_in_no_month(month: int) -> None:
    """As long as he comes: through the whole of his third year."""
    for day in (1, 8, 15, 22, 28):
        if date(2026, month, day) <= TODAY:
            assert stands("summer house, buys each spring", date(2026, month, day)).risk == 0


def test_who_does_not_come_back_in_spring_is_at_risk_a_month_later() -> None:
    """In March he may be late, in April he is missed."""
    assert stands("summer house, buys each spring", date(2027, 3, 25)).risk == 0
    assert stands("summer house, buys each spring", date(2027, 4, 20)).risk >= 30


def test_who_is_closed_for_the_holidays_is_no_alarm_in_january() -> None:
    """Two weeks of a weekly client, each year: worth watching at most."""
    found = stands("closed for the holidays", date(2026, 1, 14)).indicator(IndicatorKind.RECENCY)
    assert found is not None
    assert found.sign is not Sign.RISK


def test_a_paused_client_who_does_not_come_back_is_at_risk_after_his_interval() -> None:
    """Not on the day the pause ends."""
    assert stands("paused until spring", date(2027, 3, 1)).risk == 0
    silent = stands("paused until spring", date(2027, 3, 16)).indicator(IndicatorKind.RECENCY)
    assert silent is not None
    assert figures(silent) == (Sign.RISK, 15, 7)


def test_the_dying_client_is_told_with_his_figures() -> None:
    """Eleven weeks of silence, usually one; and what is left of his turnover."""
    found = stands("dying")
    recency, turnover = found.indicator(IndicatorKind.RECENCY), found.indicator(IndicatorKind.TURNOVER)
    assert recency is not None
    assert turnover is not None
    assert figures(recency) == (Sign.RISK, 76, 7)
    assert recency.day == date(2026, 9, 8)
    assert figures(turnover) == (Sign.RISK, 30_000, 510_000)
    assert found.risks[0] is recency
    assert is_sharp(found, Class.A)


def test_the_day_begins_with_those_who_are_being_lost() -> None:
    """Biggest first; neither the seasonal, the paused, the small nor the noisy one is among them."""
    names = [*LEDGER]
    candidates = []
    for at, name in enumerate(names):
        found = stands(name)
        weights = (weight(found.risk, found.stake), weight(found.growth, found.stake))
        candidates.append(
            Candidate(at, class_of(name), *weights, date(2026, 11, 9), paused=found.paused_until is not None)
        )
    chosen = [(names[each.client_id], each.cause) for each in choose(candidates, TODAY)]
    assert [cause for _, cause in chosen] == [Cause.RISK] * 5
    assert {name for name, _ in chosen} == {
        "dying",
        "dead for half a year",
        "silent, but for what he brings back",
        "brought all back",
        "buys each autumn, and did not come",
    }
