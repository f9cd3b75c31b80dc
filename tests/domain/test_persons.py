"""Persons' names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.persons import is_full_name, is_short_for, same_person, short_name, tidy_person


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("иванов  пётр сергеевич", "Иванов Пётр Сергеевич"),
        ("ИВАНОВ ПЁТР", "Иванов Пётр"),
        ("иванова-петрова анна", "Иванова-Петрова Анна"),
        ("Иванов п.с.", "Иванов П.С."),
        ("Ronald McDonald", "Ronald McDonald"),
        ("д'артаньян шарль", "Д'Артаньян Шарль"),
        ("АЛИЕВ ВУГАР РАШИД ОГЛЫ", "Алиев Вугар Рашид оглы"),
        ("  ", ""),
    ],
)
def test_a_persons_name_is_capitalised_where_it_was_typed_carelessly(typed: str, tidy: str) -> None:
    """Words in one case get a capital; capitals inside a word are somebody's own."""
    assert tidy_person(typed) == tidy


@given(st.text(max_size=30))
def test_tidying_a_persons_name_twice_changes_nothing(text: str) -> None:
    """What is stored stays as it is when it is edited."""
    assert tidy_person(tidy_person(text)) == tidy_person(text)


@pytest.mark.parametrize(
    "name", ["Иванов Пётр", "Иванов Пётр Сергеевич", "Ли Ан", "Иванова-Петрова Анна", "O'Neil Ann"]
)
def test_surname_and_first_name_are_a_full_name(name: str) -> None:
    """Two words written out are enough for a call to count."""
    assert is_full_name(name)


@pytest.mark.parametrize(
    "name", ["", "Иванов", "Иванов П.С.", "Иванов П. С.", "Иванов П", "И. П.", "Иванов 1", "Пётр +7"]
)
def test_initials_and_single_words_are_not_a_full_name(name: str) -> None:
    """An initial stands for a name that nobody asked for."""
    assert not is_full_name(name)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Иванов Пётр Сергеевич", "Иванов П. С."),
        ("Иванов Пётр", "Иванов П."),
        ("Иванов П.С.", "Иванов П. С."),
        ("Иванов Пётр Сергеевич младший", "Иванов П. С."),
        ("Иванов", "Иванов"),
        ("Смит Анна-Мария", "Смит А."),
        ("Алиев Вугар Рашид оглы", "Алиев В. Р."),
        ("", ""),
    ],
)
def test_a_button_shows_surname_and_initials(full: str, short: str) -> None:
    """At most two initials; the surname is never cut."""
    assert short_name(full) == short


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Иванов Пётр", "иванов  петр", True),
        ("Иванов Пётр", "Иванов Пётр Сергеевич", True),
        ("Пётр Иванов", "Иванов Пётр Сергеевич", True),
        ("Иванов Пётр Олегович", "Иванов Пётр Сергеевич", False),
        ("Иванов Пётр", "Иванов Павел", False),
        ("Иванов", "Иванов Пётр", False),
        ("Иванов", "иванов", True),
        ("Иванов П.С.", "Иванов Пётр Сергеевич", False),
    ],
)
def test_one_person_may_be_written_with_or_without_patronymic(a: str, b: str, same: bool) -> None:
    """Different patronymics are different people, a surname alone is nobody in particular."""
    assert same_person(a, b) is same
    assert same_person(b, a) is same


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Иванов", "Иванов Пётр Сергеевич", True),
        ("иванов п. с.", "Иванов Пётр Сергеевич", True),
        ("Иванов П.С.", "Иванов Пётр Сергеевич", True),
        ("Иванов О.", "Иванов Пётр Сергеевич", False),
        ("Иванов П. С.", "Иванов Пётр", False),
        ("Иванова", "Иванов Пётр", False),
        ("Пётр", "Иванов Пётр", False),
        ("Иванов Олег", "Иванов Пётр", False),
        ("", "", False),
    ],
)
def test_a_surname_alone_or_with_initials_is_short_for_a_full_name(short: str, full: str, fits: bool) -> None:
    """Initials that differ are somebody else's."""
    assert is_short_for(short, full) is fits
