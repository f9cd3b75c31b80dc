"""A table of sales: its headings, its rows, groups and totals, what is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ledger import Sale
from bot.domain.ledger_cells import MOST
from bot.domain.ledger_heads import NAMES, Head, head_of
from bot.domain.ledger_parts import loads, parts_of
from bot.domain.ledger_table import Read, Skip, read_rows
from bot.domain.ledgers import MOST_ROWS, PART

HEAD = ["Контрагент", "ИНН", "Дата", "Сумма", "Номенклатурная группа", "Срок оплаты", "Оплачено", "Документ"]
INN = "7707083893"
MARCH = date(2026, 3, 12)
Row = Sequence[str]


def head(*rows: Row) -> Head:
    found = head_of(list(rows))
    assert found is not None
    return found


def read(*rows: Row) -> Read:
    found = head(*rows)
    return read_rows(found, ((line, cells) for line, cells in enumerate(rows, start=1) if line > found.below))


def sales(*rows: Row) -> dict[str, list[tuple[str, str]]]:
    """By client: days and sums."""
    return {
        told.name: [(f"{sale.day:%d.%m.%Y}", str(sale.amount)) for sale in told.sales.values()]
        for told in read(*rows).told
    }


# -- headings


@pytest.mark.parametrize(("column", "name"), [(column, name) for column, names in NAMES.items() for name in names])
def test_a_column_is_known_under_each_of_its_names(column: str, name: str) -> None:
    """Whatever the case, and signs around it."""
    beside = {"client": "Контрагент", "amount": "Сумма", "day": "Дата"}
    others = [other for key, other in beside.items() if key != column]
    for written in (name, name.upper(), f" {name}: "):
        assert head([*others, written]).at[column] == len(others)


def test_a_title_above_is_passed_over_and_the_amount_is_the_one_with_tax() -> None:
    """1С puts a report's name, period and filters there; of two amounts the better one counts, the tax never."""
    rows: tuple[list[str], ...] = (
        ["Продажи за период"],
        ["Период: 01.01.2026 – 31.03.2026"],
        ["Отбор:", "Контрагент не в группе"],
        [],
        ["№", "Дата", "Покупатель", "ИНН/КПП", "Сумма НДС", "Сумма без НДС", "Сумма (с НДС), руб."],
    )
    found = head(*rows)
    assert found.at == {"client": 2, "inn": 3, "amount": 6, "day": 1}
    assert (found.below, found.currency, found.scale) == (5, "RUB", Decimal(1))


def test_headings_may_fill_two_rows() -> None:
    """«Выручка» above «без НДС» and «с НДС»."""
    found = head(["Контрагент", "Дата", "Выручка", ""], ["", "", "без НДС", "с НДС"], ["Луч", "12.03.2026", "10", "12"])
    assert (found.at["amount"], found.below) == (3, 2)


def test_thousands_in_a_heading_are_thousands() -> None:
    """«Выручка, тыс. руб.»."""
    rows = (["Клиент", "Период", "Выручка, тыс. руб."], ["Луч", "Март 2026", "1,5"])
    assert sales(*rows) == {"Луч": [("01.03.2026", "1500.00")]}


@pytest.mark.parametrize(
    "row",
    [
        ["Название", "ИНН", "Телефон", "ЛПР", "Должность", "Телефон ЛПР", "Сегмент", "Менеджер"],
        ["Вопрос", "Тип"],
        ["Контрагент", "Сумма"],
        ["Контрагент", "Дата"],
        ["Дата", "Сумма"],
        ["Контрагент", "Дата рождения", "Сумма скидки"],
    ],
)
def test_another_table_is_no_ledger(row: Row) -> None:
    """Clients to bring in are one; without a client, a day or an amount it is none either."""
    assert head_of([row, ["Луч", "", ""]]) is None


# -- rows


def test_a_row_is_read_whole() -> None:
    """Client with his ИНН, day, sum, group, term, payment, document."""
    document = "Реализация (акт, накладная) 0000-000123 от 12.03.2026 10:15:22"
    found = read(HEAD, ["ООО «Ромашка»", INN, "12.03.2026", "1 234,56", "Масла", "14 дней", "20.03.2026", document])
    (told,) = found.told
    assert (told.name, told.inn, told.rows) == ("ООО «Ромашка»", INN, 1)
    sale = Sale(MARCH, Decimal("1234.56"), "Масла", date(2026, 3, 26), date(2026, 3, 20), "0000-000123")
    assert told.sales == {"2026n123|масла": sale}


def test_documents_stand_beneath_their_client() -> None:
    """In one column: the client's own sum is a total, a payment is no sale, a return takes away."""
    rows = (
        ["Контрагент", "Выручка"],
        ["Регистратор", ""],
        ["ООО «Ромашка»", "300"],
        ["Реализация 0000-000123 от 12.03.2026 10:15:22", "500"],
        ["Возврат товаров от покупателя 0000-000124 от 13.03.2026", "200"],
        ["Луч", "70"],
        ["Поступление на расчетный счет 0000-000007 от 12.03.2026", "1"],
        ["Реализация 0000-000125 от 14.03.2026", "70"],
        ["Итого", "370"],
    )
    assert sales(*rows) == {
        "ООО «Ромашка»": [("12.03.2026", "500.00"), ("13.03.2026", "-200.00")],
        "Луч": [("14.03.2026", "70.00")],
    }
    assert read(*rows).skipped == {Skip.NOT_A_SALE: 1}


def test_a_group_row_names_the_client_of_the_rows_beneath() -> None:
    """Where the client's cell of these is blank, until the next client."""
    rows = (
        ["Покупатель", "Дата", "Сумма"],
        ["Ромашка", "", "300"],
        ["", "12.03.2026", "100"],
        ["", "13.03.2026", "200"],
        ["Луч", "14.03.2026", "5"],
        ["", "15.03.2026", "7"],
    )
    assert sales(*rows) == {
        "Ромашка": [("12.03.2026", "100.00"), ("13.03.2026", "200.00")],
        "Луч": [("14.03.2026", "5.00")],
    }
    assert [(each.line, each.why) for each in read(*rows).first] == [(6, Skip.NO_CLIENT)]


def test_totals_blank_rows_and_repeated_headings_say_nothing() -> None:
    """Nor does a sum alone."""
    rows: tuple[list[str], ...] = (
        HEAD,
        ["Луч", "", "12.03.2026", "5"],
        [],
        HEAD,
        ["Луч Итог", "", "", "5"],
        ["Итого по группе «Масла»", "", "12.03.2026", "5"],
        ["", "", "", "5"],
        ["Всего", "", "", "5"],
    )
    assert sales(*rows) == {"Луч": [("12.03.2026", "5.00")]}
    assert read(*rows).rows == 1


@pytest.mark.parametrize(
    "row",
    [
        ["Total Quartz 9000", "Ромашка", "12.03.2026", "1000", ""],
        ["", "Total Vostok", "12.03.2026", "1000", ""],
        ["", "Новый Итог", "", "1000", "Реализация 1 от 12.03.2026"],
        ["", "Всего хорошего, ООО", "12.03.2026", "1000", ""],
        ["Итого плюс 5 л", "Ромашка", "12.03.2026", "1000", ""],
    ],
)
def test_a_firm_or_a_product_may_be_called_like_a_total(row: Row) -> None:
    """What has a day or a document is a sale, unless its words can be nothing but a total's."""
    found = read(["Номенклатура", "Контрагент", "Дата", "Сумма", "Документ"], row)
    assert [(told.name, told.rows) for told in found.told] == [(row[1], 1)]


def test_a_client_above_his_documents_may_be_called_like_a_total() -> None:
    """The rows beneath are his, not those of the client before him; whose total is meant the client above says."""
    rows = (
        ["Контрагент", "Выручка"],
        ["Регистратор", ""],
        ["Ромашка", "500"],
        ["Реализация 0000-000123 от 12.03.2026", "500"],
        ["Ромашка Итог", "500"],
        *(
            [[name, "70"], [f"Реализация 0000-00020{n} от 14.03.2026", "70"]][each]
            for n, name in enumerate(("Total Vostok", "Новый Итог", "Всего хорошего, ООО"))
            for each in (0, 1)
        ),
        ["Итого", "710"],
    )
    assert {name: len(told) for name, told in sales(*rows).items()} == dict.fromkeys(
        ("Ромашка", "Total Vostok", "Новый Итог", "Всего хорошего, ООО"), 1
    )
    assert not read(*rows).skipped


def test_an_act_and_a_delivery_of_one_number_are_two_sales() -> None:
    """Each kind of document counts its numbers itself."""
    rows = (
        ["Контрагент", "Дата", "Сумма", "Документ"],
        ["Луч", "01.02.2026", "1000", "Реализация товаров 0000-000005 от 01.02.2026"],
        ["Луч", "03.06.2026", "300", "Акт об оказании услуг 0000-000005 от 03.06.2026"],
    )
    assert sales(*rows) == {"Луч": [("01.02.2026", "1000.00"), ("03.06.2026", "300.00")]}


def test_a_sum_that_no_sale_can_come_to_is_left_out() -> None:
    """In thousands too: all that a file may hold has to fit into the database."""
    rows = (
        ["Контрагент", "Дата", "Сумма, тыс. руб."],
        ["Луч", "12.03.2026", "1 000 000 000"],
        ["Луч", "13.03.2026", "5"],
    )
    assert read(*rows).skipped == {Skip.BAD_AMOUNT: 1}
    assert sales(*rows) == {"Луч": [("13.03.2026", "5000.00")]}
    assert MOST * MOST_ROWS * 100 < 2**63


def test_a_row_that_will_not_do_says_why() -> None:
    """With its number and the cell."""
    found = read(
        [*HEAD, "Валюта"],
        ["Луч", "", "31.13.2026", "5"],
        ["Луч", "", "12.03.2026", "пять"],
        ["Луч", "", "12.03.2026", ""],
        ["", "", "12.03.2026", "5"],
        ["Луч", "", "", "5"],
        ["Луч", "", "12.03.2026", "5 ₽"],
        ["Луч", "", "12.03.2026", "5", "", "", "", "", "USD"],
    )
    assert found.skipped == dict.fromkeys(set(Skip) - {Skip.NOT_A_SALE}, 1)
    assert (found.first[0].line, found.first[0].why, found.first[0].cell) == (2, Skip.BAD_DATE, "31.13.2026")
    assert found.currency == "RUB"


def test_a_client_is_one_whatever_he_is_called() -> None:
    """By ИНН, zeros lost or not, «ИНН/КПП» too; by name, legal form, case and quotes aside; with it and without."""
    found = read(
        HEAD,
        ["ООО «Луч»", "274062111", "12.03.2026", "1"],
        ["Луч плюс", "0274062111/027401001", "13.03.2026", "2"],
        ["луч ооо", "", "14.03.2026", "3"],
        ["Север", INN, "12.03.2026", "1"],
        ["Север", "5003052454", "12.03.2026", "1"],
        ["Север", "", "12.03.2026", "1"],
        ["Восток ИНН 7707083893", "", "15.03.2026", "1"],
    )
    assert [(told.name, told.inn, told.rows) for told in found.told] == [
        ("ООО «Луч»", "0274062111", 3),
        ("Север", INN, 2),
        ("Север", "5003052454", 1),
        ("Север", None, 1),
    ]


@pytest.mark.parametrize(
    ("cell", "paid"),
    [
        ("20.03.2026", date(2026, 3, 20)),
        ("да", date(2026, 3, 26)),
        ("100,00", date(2026, 3, 26)),
        ("50,00", None),
        ("нет", None),
        ("", None),
    ],
)
def test_paid_is_a_day_or_a_whole_sum(cell: str, paid: date | None) -> None:
    """A «да» is taken for paid in time, a part of the sum for not paid."""
    (told,) = read(HEAD, ["Луч", "", "12.03.2026", "100", "", "14", cell]).told
    assert [sale.paid_on for sale in told.sales.values()] == [paid]


def test_rows_of_one_document_and_group_are_one_sale() -> None:
    """In whatever order they stand; without documents those of a day are."""
    rows = [
        ["Луч", "", "12.03.2026", sum_, group, "", "", "123"] for sum_, group in (("1", "А"), ("2", "Б"), ("3", "А"))
    ]
    for order in (rows, rows[::-1]):
        (told,) = read(HEAD, *order).told
        assert {key: str(sale.amount) for key, sale in told.sales.items()} == {
            "2026n123|а": "4.00",
            "2026n123|б": "2.00",
        }


cells = st.sampled_from(
    ["", "Луч", "Итого", "12.03.2026", "5", "1 234,56", "0000-000123", "Реализация 1 от 12.03.2026", "x"]
)


@given(st.lists(st.lists(cells, max_size=8), max_size=12))
def test_every_row_is_a_sale_or_left_out_with_a_reason_or_says_nothing(rows: list[list[str]]) -> None:
    """No table breaks the reading, and no sale is lost on the way to the ledger."""
    found = read(HEAD, *rows)
    assert sum(told.rows for told in found.told) + found.skipped.total() == found.rows <= len(rows)
    for told in found.told:
        assert dict(keyed for part in parts_of(told.sales) for keyed in loads(part)) == told.sales


def test_a_part_ends_with_a_day() -> None:
    """So that what is kept of a day is compared with all that is told of it."""
    rows = [["Луч", "", f"{1 + n // 700:02}.03.2026", "1", f"г{n}"] for n in range(3 * PART)]
    (told,) = read(HEAD, *rows).told
    days = [{sale.day for _, sale in loads(part)} for part in parts_of(told.sales)]
    assert len(days) > 1
    assert all(not one & other for at, one in enumerate(days) for other in days[at + 1 :])
