"""Letters that can be drawn, and lines that fit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.fonts import MISSING, drawable
from bot.files.wrapping import shortened, wrapped

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ №«»—–…₽°±²³✓•"


def letters(text: str) -> float:
    """A font of which every letter is one wide."""
    return float(len(text))


def test_everything_that_russian_needs_is_drawn_as_it_is() -> None:
    """With quotation marks, dashes and the rouble."""
    assert drawable(RUSSIAN) == RUSSIAN


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Ок 👍🏽 да", "Ок да"),
        ("👨‍👩‍👧 семья", "семья"),
        ("и\u0306", "й"),
        ("漢", MISSING),
        ("a\u202eb\x00c\ufeff", "abc"),
        ("1\u00a0500\u00a0000", "1\u00a0500\u00a0000"),
        ("одна\tдве \n три", "одна две\nтри"),
    ],
)
def test_what_cannot_be_drawn_is_left_out_or_boxed(text: str, drawn: str) -> None:
    """Spaces that hold a number together stay."""
    assert drawable(text) == drawn


@given(st.text(max_size=200))
def test_drawing_again_changes_nothing(text: str) -> None:
    """So a text may be made drawable wherever it is convenient."""
    assert drawable(drawable(text)) == drawable(text)


@given(st.text(alphabet="аоб вг-дъ1\n", max_size=80), st.integers(1, 30))
def test_lines_fit_and_no_letter_is_lost(text: str, width: int) -> None:
    """Only hyphens are added, at the ends of lines."""
    lines = wrapped(text, width, letters)
    assert lines
    assert max(map(len, lines)) <= width
    assert re.sub("[ -]", "", "".join(lines)) == re.sub("[ \n-]", "", text)


@pytest.mark.parametrize(
    ("word", "width", "lines"),
    [
        ("Агрохолдинг", 9, ["Агрохол-", "динг"]),
        ("железобетонных", 7, ["железо-", "бетон-", "ных"]),
        ("Строймонтаж-Поволжье", 13, ["Строймонтаж-", "Поволжье"]),
        ("1234567890", 4, ["1234", "5678", "90"]),
        ("ivanov@mail.ru", 8, ["ivanov@m", "ail.ru"]),
        ("два слова", 5, ["два", "слова"]),
    ],
)
def test_a_long_word_is_broken_where_a_reader_expects_it(word: str, width: int, lines: list[str]) -> None:
    """Between syllables, with a hyphen; figures and addresses as they are."""
    assert wrapped(word, width, letters) == lines


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_shortened_text_fits_and_says_that_it_is_shorter(text: str, width: int) -> None:
    """One that fits stays whole."""
    short = shortened(text, width, letters)
    assert short == text if len(text) <= width else short.endswith("…")
    assert len(short) <= max(width, 2)
