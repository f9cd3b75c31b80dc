"""Clients' names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import close_name, letter_of, may_be_slip, normalise, rank, same_name

words = st.sampled_from(["ооо", "ао", "ООО", "общество", "с", "ограниченной", "ответственностью", "акционерное"])
names = st.text(max_size=30) | st.lists(words | st.text(max_size=5), max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("name", "searched"),
    [
        ('ООО "Ёлка-Сервис"', "елка сервис"),
        ("«Ромашка», ООО", "ромашка"),
        ("Ромашка ООО Москва", "ромашка москва"),
        ("Общество с ограниченной ответственностью «Ромашка»", "ромашка"),
        ("Публичное акционерное общество Банк", "банк"),
        ("ИП Иванов П.С.", "иванов п с"),
        ("ГК Ёж и Ко", "еж и ко"),
        ("Акционерное (ООО) общество Ромашка", "ромашка"),
        ("Acme Inc.", "acme"),
        ("Müller GmbH", "müller"),
        ("М.Видео", "м видео"),
        ("Школа №5", "школа 5"),
        ("Иоо", "иоо"),
        ("Аорта", "аорта"),
        ("ООО", "ооо"),
        ("ООО АО", "ооо ао"),
        ("!!!", "!!!"),
        ("  ", ""),
        ("Ёлка\u0301", "елка"),
        ("Е\u0308лка", "елка"),
    ],
)
def test_a_name_is_searched_without_case_quotes_and_legal_form(name: str, searched: str) -> None:
    """A legal form is dropped only as a word of its own, and never leaves nothing."""
    assert normalise(name) == searched


@given(names)
def test_normalising_twice_changes_nothing(name: str) -> None:
    """The search form is its own search form."""
    assert normalise(normalise(name)) == normalise(name)


@given(names.filter(lambda name: name.strip()))
def test_a_name_that_is_not_blank_is_never_normalised_to_nothing(name: str) -> None:
    """Every client can be found."""
    assert normalise(name)


def test_a_client_goes_under_the_first_letter_behind_legal_form_and_quotes() -> None:
    """Whatever stands before the name itself."""
    under = {"ИП Громов": "г", "ООО «Ёлка»": "е", "«Гранит», ЗАО": "г", "НКО Фонд": "ф", "ПАО Банк": "б", "1С": "1"}
    assert {name: letter_of(name) for name in under} == under


def test_the_same_firm_written_differently_is_one_name() -> None:
    """Case, quotes, ё and legal form make no difference; a word does."""
    assert same_name("ООО «Ёлка»", "елка")
    assert not same_name("Ёлка", "Ёлка плюс")


@pytest.mark.parametrize(
    ("a", "b", "close"),
    [
        ("Ромашка", "Рамашка", True),
        ("Ромашка", "Ромашк", True),
        ("Ромашка", "Рмоашка", True),
        ("Стройинвест", "Строй-Инвест", True),
        ("Стройинвест", "Сторйинвесты", True),
        ("Ёлка Сервис", "Сервис «Ёлка»", True),
        ("Ромашка", "ООО Ромашка", True),
        ("Ромашка", "Василёк", False),
        ("Ромашка", "Ромашка плюс", False),
        ("Школа 5", "Школа 6", False),
        ("Дом", "Том", False),
    ],
)
def test_a_likely_misspelling_is_close_another_firm_is_not(a: str, b: str, close: bool) -> None:
    """One slip in a short name, two in a long one; a number is never a slip."""
    assert close_name(a, b) is close
    assert close_name(b, a) is close


def test_the_best_match_comes_first() -> None:
    """The name itself before a longer one, that before a misspelt one, that before a stranger."""
    found = rank("ромашка", [(1, "Василёк"), (2, "ООО «Рамошка»"), (3, "Ромашка Плюс"), (4, 'ООО "Ромашка"')])
    assert [which for which, _ in found] == [4, 3, 2, 1]
    assert found[0][1] == pytest.approx(100)
    assert all(0 <= score <= 100 for _, score in found)


def test_equally_good_matches_keep_their_order() -> None:
    """The caller's order (say, the newest first) decides between equals."""
    assert [which for which, _ in rank("ромашка", [("b", "Ромашка"), ("a", "ООО Ромашка")])] == ["b", "a"]


@pytest.mark.parametrize(
    ("typed", "name", "may_be"),
    [("зря", "Заря", True), ("Лучь", "Луч", True), ("ромашкка", "Ромашка", True), ("Дом", "Кот", False)],
)
def test_a_letter_more_or_less_in_a_short_name_is_worth_a_question(typed: str, name: str, may_be: bool) -> None:
    """Another letter of three is another firm."""
    assert may_be_slip(typed, name) is may_be
    assert not may_be_slip("А 11", "А 1")
