"""Single cells of a sales ledger: sums, days, documents."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ledger_cells import MOST, DocumentKind, Sum, day_in, document_in, due_in, sum_in

MARCH = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("1 234,56", "1234.56", ""),
        ("1\u00a0234,56", "1234.56", ""),
        ("1\u202f234\u202f567,00", "1234567", ""),
        ("1234.5", "1234.50", ""),
        ("1.234,56", "1234.56", ""),
        ("1,234.56", "1234.56", ""),
        ("1,234", "1234", ""),
        ("1.239", "1.24", ""),
        ("12.345", "12.35", ""),
        ("-300", "-300", ""),
        ("−1 000,00", "-1000", ""),
        ("(1 234,56)", "-1234.56", ""),
        ("12 500,00 ₽", "12500", "RUB"),
        ("12 500 руб.", "12500", "RUB"),
        ("$100", "100", "USD"),
        ("100 EUR", "100", "EUR"),
        ("0", "0", ""),
    ],
)
def test_a_sum_is_read_as_it_is_written(typed: str, amount: str, currency: str) -> None:
    """To the hundredth, whichever marks part its figures."""
    assert sum_in(typed) == Sum(Decimal(amount), currency)


@pytest.mark.parametrize(
    "typed", ["", "пять", "12.03.2026", "1e+16", "1 000 шт", "(300", "1,23,4", "9" * 50, "--5", "10:15"]
)
def test_what_is_no_sum_is_none(typed: str) -> None:
    """Neither words, nor days, nor counts of things."""
    assert sum_in(typed) is None


@given(st.decimals(-MOST, MOST, places=2, allow_nan=False, allow_infinity=False))
def test_every_sum_that_1c_writes_comes_back(amount: Decimal) -> None:
    """With spaces between thousands and a comma before the hundredths."""
    written = f"{amount:,.2f}".replace(",", "\u00a0").replace(".", ",")
    assert sum_in(written) == Sum(amount, "")


@pytest.mark.parametrize(
    "typed",
    [
        *("12.03.2026", "12.03.26", "12.3.2026", "12/03/2026", "12.03.2026 10:15:22", "12.03.2026 г."),
        *("12 марта 2026", "12 марта 2026 г.", "12 марта 2026 года", "2026-03-12", "2026-03-12 10:15:22", "46093"),
        *("46093.427", "12-мар-2026", "12 March 2026", "2026-03-12T10:15:22"),
    ],
)
def test_a_day_is_read_as_it_is_written(typed: str) -> None:
    """The time of the day aside."""
    assert day_in(typed) == MARCH


def test_a_month_is_its_first_day() -> None:
    """Of reports that are kept by months."""
    assert day_in("Март 2026 г.") == day_in("март 2026") == date(2026, 3, 1)


@pytest.mark.parametrize(
    "typed", ["", "31.02.2026", "12.13.2026", "завтра", "1234", "99999", "12.03.1812", "марта", "5"]
)
def test_what_is_no_day_is_none(typed: str) -> None:
    """Nor is one of another century."""
    assert day_in(typed) is None


def test_a_term_is_a_day_or_so_many_days() -> None:
    """Behind the sale."""
    assert due_in("14", MARCH) == due_in("14 дней", MARCH) == due_in("26.03.2026", MARCH) == date(2026, 3, 26)
    assert due_in("по договору", MARCH) is None


@pytest.mark.parametrize(
    ("typed", "kind", "identity", "day"),
    [
        ("Реализация (акт, накладная) 0000-000123 от 12.03.2026 10:15:22", DocumentKind.SALE, "123", MARCH),
        ("Реализация товаров и услуг ТД00-000045 от 12 марта 2026 г.", DocumentKind.SALE, "ТД00-45", MARCH),
        ("УПД № 15/2 от 12.03.2026", DocumentKind.SALE, "15/2", MARCH),
        ("0000-000123", DocumentKind.SALE, "123", None),
        ("123", DocumentKind.SALE, "123", None),
        ("Возврат товаров от покупателя 0000-000123 от 12.03.2026", DocumentKind.RETURN, "r:123", MARCH),
        ("Корректировка реализации 0000-000123 от 12.03.2026", DocumentKind.MENDING, "m:123", MARCH),
        ("Поступление на расчётный счёт 0000-000123 от 12.03.2026", DocumentKind.OTHER, "123", MARCH),
    ],
)
def test_a_document_is_known_by_kind_and_number(
    typed: str, kind: DocumentKind, identity: str, day: date | None
) -> None:
    """A return of the same number is another one; zeros in front are not."""
    found = document_in(typed)
    assert found is not None
    assert (found.kind, found.identity, found.day) == (kind, identity, day)


@pytest.mark.parametrize("typed", ["", "Акт", "ООО «Ромашка»", "1" * 40, "Реализация от вчера"])
def test_what_names_no_number_is_no_document(typed: str) -> None:
    """A client's name least of all."""
    assert document_in(typed) is None


@given(st.text(max_size=60))
def test_no_text_breaks_a_reader(text: str) -> None:
    """It is something, or nothing."""
    found = sum_in(text)
    assert found is None or abs(found.amount) <= MOST
    day_in(text)
    document_in(text)
