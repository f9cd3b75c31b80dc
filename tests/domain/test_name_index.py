"""Finding a name despite one typo, by equality alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.name_index import (
    MOST_WORDS,
    is_alike,
    likely_keys,
    relayout,
    search_keys,
    telling_words,
    typo_keys,
)
from bot.domain.names import normalise

LETTERS = "абвгдежзиклмнопрстуя"
long_words = st.text(LETTERS, min_size=4, max_size=30)


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A word and the same word with one letter missing, extra, changed or swapped."""
    word = draw(long_words)
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(LETTERS))
    slip = draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word + letter,
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
    )
    return word, slip


@given(slips())
def test_a_word_with_one_slip_shares_a_key_with_the_word(pair: tuple[str, str]) -> None:
    """Equality look-ups alone find it."""
    word, slip = pair
    assert typo_keys(slip) & {key for key, _ in search_keys(word)}


@given(long_words)
def test_a_word_finds_itself_among_the_exact_keys(word: str) -> None:
    """Exact hits can be told from likely ones, however long the word is."""
    assert {(key, True) for key in typo_keys(word)} & search_keys(word)


@given(st.text(max_size=80))
def test_every_visible_name_has_keys_and_they_are_few(name: str) -> None:
    """No client is lost to the index, and none floods it."""
    keys = search_keys(normalise(name))
    assert bool(keys) == bool(normalise(name))
    assert len(keys) <= MOST_WORDS * 11
    assert all(0 < len(key) <= 24 for key, _ in keys)


def test_the_first_six_words_of_a_name_are_indexed() -> None:
    """The seventh adds nothing to find by."""
    assert search_keys("а б в г д е ж") == search_keys("а б в г д е") == {(word, True) for word in "абвгде"}


def test_a_stranger_shares_no_key() -> None:
    """Another word is not found, and short words only as they are."""
    assert not typo_keys("василек") & {key for key, _ in search_keys("ромашка")}
    assert search_keys("дом") == {("дом", True)}
    assert typo_keys("дом") == {"дом"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hjvfirf", "ромашка"),
        ("Hjvfirf", "ромашка"),
        ("`krf-cthdbc", "ёлка-сервис"),
        (",tkrf", "белка"),
        ("<tkrf", "белка"),
        ("фсьу", "acme"),
        ("acme ромашка", None),
        ("12 45", None),
        ("", None),
    ],
)
def test_a_name_typed_in_the_wrong_keyboard_layout_is_recovered(typed: str, meant: str | None) -> None:
    """The same keys under the other layout; a text of both alphabets or of none has no other reading."""
    assert relayout(typed) == meant


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя ", min_size=1).filter(lambda text: text.strip()))
def test_every_russian_text_survives_the_wrong_layout(text: str) -> None:
    """To Latin keys and back is the text itself, wherever it left a Latin letter to tell by."""
    latin = relayout(text)
    assert latin is not None
    assert relayout(latin) in {text, None}


@pytest.mark.parametrize(
    ("wanted", "name", "alike"),
    [
        ("Рамашка", "ООО «Ромашка»", True),
        ("Ромашка Москва", "Ромашка", True),
        ("Ромшка", "Ромашка Северо-Запад", True),
        ("зря", "Заря", True),
        ("f hfrflf hf", "F. F. Smith & Co", False),
        ("Hatter & Co", "J. Dormouse & Co", False),
        ("Abra Group Ltd", "Marble Group Ltd", False),
        ("Альфа и Ко", "Бета и Ко", False),
        ("Школа 5", "Магазин 5", False),
        ("Школа 5", "Школа 6", True),
        ("Co", "Co", True),
    ],
)
def test_what_many_firms_bear_makes_no_two_alike(wanted: str, name: str, alike: bool) -> None:
    """Legal forms, «& Co», «Group», an initial, a number: half of what tells a firm from others has to be found."""
    assert is_alike(normalise(wanted), normalise(name)) is alike


def test_what_is_looked_up_is_what_tells_a_firm() -> None:
    """No initials and no numbers beside a word; a name of such things alone is looked up whole."""
    assert telling_words("hatter co") == ["hatter"]
    assert telling_words("и ко") == ["и", "ко"]
    assert likely_keys("f f hatter co") == likely_keys("hatter")
    assert likely_keys("еж и ко") == {"еж"}
