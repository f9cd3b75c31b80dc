"""Reports of more levels than client and document are told from those that can be read."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ledger_heads import head_of
from bot.domain.ledger_table import Read, read_rows

HEADS = [["Контрагент", "Выручка"], ["Регистратор", ""]]


def read(*rows: Sequence[str]) -> Read:
    everything = [*HEADS, *map(list, rows), ["Итого", "1"]]
    head = head_of(everything)
    assert head is not None
    return read_rows(head, ((line, row) for line, row in enumerate(everything, start=1) if line > head.below))


def document(number: int, day: str = "12.03.2026") -> str:
    return f"Реализация (акт, накладная) 0000-{number:06} от {day} 10:15:22"


CLIENT, OTHER = ("Ромашка", "1 000,00"), ("Луч", "300,00")
ONE, TWO, THREE = (document(1), "600,00"), (document(2), "400,00"), (document(3), "300,00")


@pytest.mark.parametrize(
    "rows",
    [
        [("Масла", "1 300,00"), CLIENT, ONE, TWO, OTHER, THREE],
        [("Масла", ""), CLIENT, ONE, TWO, OTHER, THREE],
        [CLIENT, ("Основной договор", "1 000,00"), ONE, TWO, OTHER, ("Без договора", "300,00"), THREE],
        [CLIENT, ("Основной договор", ""), ONE, TWO],
        [CLIENT, ONE, ("Масло М8", "600,00"), TWO, ("Фильтр", "400,00"), OTHER, THREE, ("Фильтр", "300,00")],
        [CLIENT, ("март 2026", "1 000,00"), ONE, TWO, OTHER, ("март 2026", "300,00"), THREE],
        [("12.03.2026", "600,00"), ("Ромашка", "500,00"), ("13.03.2026", "400,00"), ("Ромашка", "400,00")],
    ],
    ids=["group", "group without sums", "contract", "contract without sums", "goods", "months", "days above"],
)
def test_a_level_more_is_known_wherever_it_stands(rows: list[tuple[str, str]]) -> None:
    """Above the clients, between them and their documents, beneath these."""
    assert read(*rows).deeper is not None


@pytest.mark.parametrize(
    "rows",
    [
        [CLIENT, ONE, TWO, OTHER, THREE],
        [("Ромашка", ""), ONE, TWO, ("Луч", ""), THREE],
        [("Ромашка", "200,00"), ONE, ("Возврат товаров от покупателя 0000-000009 от 13.03.2026", "400,00")],
        [CLIENT, ("Договор 5 от 01.02.2025", "1 000,00"), ONE, TWO],
        [("Ромашка", "1 001"), (document(1), "600"), (document(2), "400")],
        [CLIENT, ONE, (document(2), "четыреста")],
        [CLIENT, ONE, TWO, ("Исполнитель: Петрова", "")],
        [("Ромашка", "0,00"), OTHER, THREE],
    ],
    ids=["sums", "no sums", "a return", "a dated contract", "rounded", "an illegible sum", "signed", "nothing bought"],
)
def test_two_levels_are_read(rows: list[tuple[str, str]]) -> None:
    """Whatever a client's sum is rounded to, and whatever of it came back."""
    assert read(*rows).deeper is None


sums = st.decimals("0.01", 10**6, places=2)
reports = st.lists(st.lists(sums, min_size=1, max_size=4), min_size=1, max_size=5)


def nested(report: list[list[Decimal]]) -> list[tuple[str, str]]:
    rows = []
    for at, amounts in enumerate(report):
        rows.append((f"Клиент {at}", str(sum(amounts))))
        rows += [(document(10 * at + n), str(amount)) for n, amount in enumerate(amounts)]
    return rows


@given(reports)
def test_every_report_of_clients_and_documents_is_read_whole(report: list[list[Decimal]]) -> None:
    """Each client with all of his sales."""
    found = read(*nested(report))
    assert found.deeper is None
    assert [list(map(str, sorted(amounts))) for amounts in report] == [
        [str(amount) for amount in sorted(sale.amount for sale in told.sales.values())] for told in found.told
    ]


@given(reports)
def test_no_report_of_groups_clients_and_documents_is_read(report: list[list[Decimal]]) -> None:
    """Its group is the first row that can be no client."""
    whole = sum(amount for amounts in report for amount in amounts)
    found = read(("Масла", str(whole)), *nested(report)).deeper
    assert found is not None
    assert found.cell == "Масла"
