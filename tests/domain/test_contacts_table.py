"""A table of clients: its columns, its rows, and clients told twice."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contacts import (
    Contact,
    Person,
    Why,
    contact_from_plain,
    contact_to_plain,
    refusal_from_plain,
    refusal_to_plain,
)
from bot.domain.contacts_check import Known, refusal_of, same_client
from bot.domain.contacts_table import COLUMNS, cells_of, columns_of, read_rows, rows_of

INN, OTHER_INN = "7707083893", "5003052454"
PHONE, OTHER_PHONE = "8 (495) 123-45-67", "+7 912 345-67-89"


def read(*rows: Mapping[str, str]) -> tuple[list[Contact], list[tuple[int, Why, str]]]:
    found = read_rows(enumerate(rows, start=2))
    return list(found.contacts), [(each.line, each.why, each.about) for each in found.refusals]


def only(**cells: str) -> Contact:
    (contact,), refused = read(cells)
    assert refused == []
    return contact


# -- columns


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_is_known_under_each_of_its_heads(column: str) -> None:
    """Whatever the case, ё for е, and signs around it."""
    for head in COLUMNS[column]:
        for written in (head, head.upper(), f" {head}: ", f"{head}*"):
            assert column in columns_of(["Название", written])


def test_two_columns_with_one_head_are_the_first_and_no_name_is_no_table() -> None:
    """So is a table of something else."""
    assert columns_of(["Телефон", "Название", "Телефон"]) == {"phone": 0, "name": 1}
    assert columns_of(["Телефон", "ИНН"]) == {}
    assert rows_of([["Вопрос", "Тип"], ["Кто?", "текст"]]) is None


@pytest.mark.parametrize(
    "head",
    [
        ["Артикул", "Наименование", "Цена"],
        ["№", "Наименование товара", "Название", "Кол-во", "Ед. изм."],
        ["SKU", "Name", "Price"],
        ["Номер", "Наименование", "Остаток на складе"],
    ],
)
def test_a_price_list_is_no_table_of_clients(head: list[str]) -> None:
    """Its names are of goods; a head that says client, ИНН or telephone decides otherwise."""
    assert columns_of(head) == {}
    for sure in ("Контрагент", "ИНН", "Телефон"):
        assert "name" in columns_of([*head, sure])
    assert columns_of(["Наименование"]) == {"name": 0}


def test_rows_keep_the_numbers_that_the_person_sees() -> None:
    """The head may stand lower, blank rows between, unknown columns anywhere."""
    sheet = [["База клиентов"], [], ["№", "Клиент", "ИНН"], ["1", "Ромашка", ""], [], ["2", "", INN], ["", "", ""]]
    assert rows_of(sheet) == [(4, {"name": "Ромашка", "inn": ""}), (6, {"name": "", "inn": INN})]


# -- rows


def test_a_row_is_tidied() -> None:
    """Number as it is dialled, name of a person with capitals, everything on one line."""
    contact = only(
        name=" ООО  «Ромашка»\n",
        inn="7707 083 893",
        phone="8 (495) 123-45-67 доб. 12",
        person="иванов пётр сергеевич",
        position="директор",
        person_phone="8 912 345 67 89",
        segment="Стройка",
        manager="Орлов",
    )
    people = (Person("Иванов Пётр Сергеевич", "директор", "+79123456789"),)
    assert contact == Contact(2, "ООО «Ромашка»", INN, "+74951234567,12", "Стройка", "Орлов", people)


def test_a_person_without_a_company_is_the_client_himself() -> None:
    """A sole trader, a card from a phone."""
    contact = only(person="Котов Игорь", person_phone=OTHER_PHONE)
    assert (contact.name, contact.people) == ("Котов Игорь", (Person("Котов Игорь", "", "+79123456789"),))


def test_a_mobile_of_nobody_is_the_companys() -> None:
    """The number is not lost."""
    assert only(name="Ромашка", person_phone=OTHER_PHONE).phone == "+79123456789"


def test_a_dash_is_nothing() -> None:
    """As people fill empty cells."""
    contact = only(name="Ромашка", inn="-", phone="—")
    assert (contact.inn, contact.phone) == (None, None)


def test_zeros_that_a_spreadsheet_took_come_back() -> None:
    """An ИНН of the first regions begins with one."""
    assert only(name="Ромашка", inn="274062111").inn == "0274062111"


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"phone": PHONE}, Why.NO_NAME),
        ({"name": "«»!"}, Why.NO_NAME),
        ({"name": "0"}, Why.NO_NAME),
        ({"name": "15.5"}, Why.NO_NAME),
        ({"name": "а" * 121}, Why.NAME_TOO_LONG),
        ({"name": "Ромашка", "inn": "7707083894"}, Why.BAD_INN),
        ({"name": "Ромашка", "inn": "скоро будет"}, Why.BAD_INN),
        ({"name": "Ромашка", "phone": "112"}, Why.BAD_PHONE),
        ({"name": "Ромашка", "person": "Иванов", "person_phone": "нет"}, Why.BAD_PHONE),
        ({"name": "Ромашка", "person": "12345"}, Why.BAD_PERSON),
    ],
)
def test_a_row_that_will_not_do_says_why_and_comes_back_as_it_was(cells: dict[str, str], why: Why) -> None:
    """With its number, and what was typed in it."""
    found = read_rows([(7, cells)])
    assert found.contacts == ()
    (refused,) = found.refusals
    assert (refused.line, refused.why) == (7, why)
    assert dict(zip(COLUMNS, refused.cells, strict=True)) == dict.fromkeys(COLUMNS, "") | cells


# -- told twice


def test_a_client_told_twice_is_told_once() -> None:
    """By ИНН, by name however it is written, by any of the numbers; the refusal names the row above."""
    _, refused = read(
        {"name": "ООО «Ёлка»", "inn": INN, "phone": PHONE},
        {"name": "Ёлка и Ко", "inn": INN},
        {"name": "елка"},
        {"name": "Сосна", "phone": "+7 495 123 45 67"},
        {"name": "Сосна", "person": "Иванов Пётр", "person_phone": PHONE},
    )
    assert refused == [
        (3, Why.SAME_INN, "2"),
        (4, Why.SAME_NAME, "2"),
        (5, Why.SAME_PHONE, "2"),
        (6, Why.SAME_PHONE, "2"),
    ]


def test_two_inns_are_two_firms_of_one_name() -> None:
    """There are many a «Ромашка»."""
    contacts, refused = read({"name": "Ромашка", "inn": INN}, {"name": "Ромашка", "inn": OTHER_INN})
    assert [each.inn for each in contacts] == [INN, OTHER_INN]
    assert refused == []


def test_another_person_of_a_client_joins_him() -> None:
    """A row for each decision maker is how such tables are kept; the same person again is a repeat."""
    contacts, refused = read(
        {"name": "Ромашка", "person": "Иванов Пётр", "position": "директор"},
        {"name": "ООО Ромашка", "inn": INN, "person": "Котов Игорь", "person_phone": OTHER_PHONE},
        {"name": "Ромашка", "person": "Пётр Иванов"},
    )
    people = (Person("Иванов Пётр", "директор"), Person("Котов Игорь", "", "+79123456789"))
    assert contacts == [Contact(2, "Ромашка", INN, people=people)]
    assert refused == [(4, Why.SAME_NAME, "2")]


cells = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Ромашка", "ООО Ромашка", "Луч", "Север", ""]),
        "inn": st.sampled_from([INN, OTHER_INN, "1"]),
        "phone": st.sampled_from([PHONE, OTHER_PHONE, "x"]),
        "person": st.sampled_from(["Иванов Пётр", "Котов Игорь"]),
        "person_phone": st.sampled_from([PHONE, OTHER_PHONE, "8 913 000-00-00"]),
    },
)


@given(st.lists(cells, max_size=12))
def test_every_row_is_a_contact_a_person_of_one_or_a_refusal(rows: list[dict[str, str]]) -> None:
    """None is lost, and no ИНН stands for two contacts; read again as rows of the template they are the same."""
    found = read_rows(enumerate(rows, start=2))
    lines = [each.line for each in found.contacts] + [each.line for each in found.refusals]
    assert len(lines) == len(set(lines))
    assert found.rows == len(rows)
    joined = sum(len(each.people) for each in found.contacts)  # a row of a known contact brings him a person
    assert len(lines) + joined >= len(rows)
    inns = [each.inn for each in found.contacts if each.inn]
    assert len(inns) == len(set(inns))
    for contact in found.contacts:
        again = read_rows([(contact.line, dict(zip(COLUMNS, cells_of(contact), strict=True)))])
        assert again.contacts[0].inn == contact.inn
        assert contact_from_plain(contact_to_plain(contact)) == contact
    for refusal in found.refusals:
        assert refusal_from_plain(refusal_to_plain(refusal)) == refusal


# -- against the base

ME, MARIA = 1, 2


def known(number: int, name: str, owner: int = ME, inn: str | None = None, phone: str = "") -> Known:
    return Known(number, name, owner, "Мария" if owner == MARIA else "Иван", inn, frozenset({phone} - {""}))


def test_a_client_is_known_by_inn_before_name_and_by_name_before_phone() -> None:
    """One's own before a colleague's of the same name."""
    contact = Contact(2, "Ромашка", INN, "+74951234567")
    by_inn, by_name = known(1, "Луч", MARIA, INN), known(2, "ООО Ромашка", MARIA)
    by_phone, own = known(3, "Север", MARIA, phone="+74951234567"), known(4, "Ромашка")
    assert same_client(contact, [by_phone, by_name, own, by_inn], ME) is by_inn
    assert same_client(contact, [by_phone, by_name, own], ME) is own
    assert same_client(contact, [by_phone, by_name], ME) is by_name
    assert same_client(contact, [by_phone], ME) is by_phone
    assert same_client(contact, [known(5, "Ромашка", inn=OTHER_INN)], ME) is None
    assert same_client(contact, [], ME) is None


def test_a_colleagues_client_is_not_taken_over() -> None:
    """Whatever he was known by; one's own is told more about, but for another firm with his number."""
    contact = Contact(2, "Ромашка", None, "+74951234567")
    others = refusal_of(contact, known(1, "Ромашка", MARIA), ME)
    assert others is not None
    assert (others.why, others.about) == (Why.OTHERS, "Мария")
    assert refusal_of(contact, known(1, "ООО «Ромашка»"), ME) is None
    number = refusal_of(contact, known(1, "Луч", phone="+74951234567"), ME)
    assert number is not None
    assert (number.why, number.about) == (Why.PHONE_OF, "Луч")
