"""The words of the sample: one language says as much as the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from bot.demo.cast import WORDS
from bot.texts import LOCALES


def test_every_language_of_the_bot_has_its_sample() -> None:
    """The demo may be asked for in any."""
    assert set(WORDS) == set(LOCALES)


def test_lists_are_equally_long_in_all_languages_and_repeat_nothing() -> None:
    """Chance picks by place: one list longer by a word would make another quarter."""
    russian, english = WORDS["ru"], WORDS["en"]
    for field in fields(russian):
        one, other = getattr(russian, field.name), getattr(english, field.name)
        if isinstance(one, Mapping):
            assert list(one) == list(other), field.name
            pairs = [(each, other[key]) for key, each in one.items()]
        else:
            pairs = [(one, other)]
        for mine, its in pairs:
            if isinstance(mine, tuple):
                assert len(mine) == len(its), field.name
                assert field.name == "forms" or len(set(its)) == len(its), field.name
