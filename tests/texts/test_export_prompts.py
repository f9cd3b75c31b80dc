"""What the texts of the export show is what its parsers understand."""

import re

import pytest

from bot.domain.exporting import format_named
from bot.domain.forgetting import is_phrase
from bot.domain.persons import is_full_name
from bot.texts import LOCALES, texts


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", ["help-export", "export-ask"])
def test_every_format_that_is_shown_is_understood(locale: str, key: str) -> None:
    """Behind `/export`."""
    t = texts(locale)
    said = t.plain(key, zone="") if key == "export-ask" else t.plain(key)
    shown = re.findall(r"/export (\w+)", said)
    assert shown
    assert all(map(format_named, shown))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_that_confirm_are_those_that_are_shown(locale: str) -> None:
    """In the reader's language."""
    phrase = texts(locale).plain("forget-phrase")
    said = texts(locale).plain("forget-ask", alias="", clients="", phrase=phrase)
    shown = re.findall(r"<code>(.+?)</code>", said)
    assert shown == [phrase]
    assert is_phrase(shown[0].upper(), phrase)


@pytest.mark.parametrize("locale", LOCALES)
def test_who_was_known_by_his_full_name_stays_so_and_who_was_not_does_not_become_so(locale: str) -> None:
    """Else a call that counted would not any more, or one that did not would."""
    t = texts(locale)
    assert is_full_name(t.plain("person-alias", number="12"))
    assert not is_full_name(t.plain("person-alias-short", number="12"))
