"""Sales that the tests of studying make up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from bot.domain.ledger import Sale
from bot.domain.signs import Indicator, IndicatorKind, Sign

TODAY = date(2026, 11, 23)
GROUPS = ("Крепёж", "Инструмент", "Краски")


def sold(day: date, amount: int | str | Decimal = 1000, group: str | None = None, document: str | None = None) -> Sale:
    return Sale(day, Decimal(amount), group, None, None, document)


def billed(day: date, due_on: date, paid_on: date | None, amount: int = 1000) -> Sale:
    return Sale(day, Decimal(amount), None, due_on, paid_on, None)


def ago(days: int, today: date = TODAY) -> date:
    return today - timedelta(days=days)


def every(days: int, since: date, until: date, amount: int | str = 1000, group: str | None = None) -> list[Sale]:
    """An order every so many days, the first on `since`, none after `until`."""
    count = (until - since).days // days + 1
    return [sold(since + timedelta(days=days * n), amount, group) for n in range(max(0, count))]


def signs(indicators: Iterable[Indicator]) -> dict[IndicatorKind, Sign]:
    return {each.kind: each.sign for each in indicators}


def of_kind(indicators: Iterable[Indicator], kind: IndicatorKind) -> Indicator:
    return next(each for each in indicators if each.kind is kind)


def figures(found: Indicator) -> tuple[object, ...]:
    return found.sign, found.value, found.was


AMOUNTS = st.integers(1, 5_000_000).map(lambda kopecks: Decimal(kopecks).scaleb(-2))
RETURNS = AMOUNTS.map(lambda amount: -amount)


def days_back(most: int, least: int = 0) -> st.SearchStrategy[date]:
    return st.integers(least, most).map(ago)


def sales(most_days: int = 1200, least_days: int = -40, *, returns: bool = True) -> st.SearchStrategy[Sale]:
    return st.builds(
        Sale,
        days_back(most_days, least_days),
        st.one_of(AMOUNTS, RETURNS) if returns else AMOUNTS,
        st.sampled_from([None, *GROUPS]),
        st.none(),
        st.none(),
        st.sampled_from([None, None, "1", "2"]),
    )


def bills() -> st.SearchStrategy[Sale]:
    """With the day by which each is due, and, of most, the day on which it was paid."""

    def bill(day: date, term: int, late: int | None, amount: Decimal) -> Sale:
        due_on = day + timedelta(days=term)
        paid_on = None if late is None else max(day, due_on + timedelta(days=late))
        return Sale(day, amount, None, due_on, paid_on, None)

    lateness = st.one_of(st.none(), st.integers(-20, 60))
    return st.builds(bill, days_back(700, -20), st.integers(0, 45), lateness, AMOUNTS)


@st.composite
def histories(draw: st.DrawFn, most: int = 30) -> list[Sale]:
    """A client's sales: a rhythm that may stop, begin late or have seasons, and rows at random."""
    step = draw(st.integers(1, 130))
    oldest, newest = draw(st.integers(0, 1300)), draw(st.integers(-30, 500))
    months = draw(st.one_of(st.just(range(1, 13)), st.sampled_from([range(3, 7), range(9, 12)])))
    group, amount = draw(st.sampled_from([None, *GROUPS])), draw(AMOUNTS)
    regular = [
        Sale(day, amount, group, None, None, None)
        for back in range(newest, oldest + 1, step)
        if (day := ago(back)).month in months
    ]
    return [*regular, *draw(st.lists(sales(), max_size=most))]
