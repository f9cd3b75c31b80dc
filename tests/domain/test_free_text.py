"""Free text from people."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.free_text import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  отказ,\n\tдорого ", "отказ, дорого"),
        ("a\x00b\x1b[0m", "ab[0m"),
        ("\u202eотказ\u202c\ufeff", "отказ"),
        ("и\u0306", "й"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("\ud800x", "x"),
        (" \u200b ", ""),
        ("\u200d", ""),
    ],
)
def test_text_is_one_line_without_what_cannot_be_seen(text: str, cleaned: str) -> None:
    """Controls, direction marks and stray surrogates go; a family emoji stays together."""
    assert clean(text, 100) == cleaned


def test_text_is_cut_to_the_limit_without_a_trailing_space() -> None:
    """The limit counts code points."""
    assert clean("отказ сразу", 6) == "отказ"
    assert clean("👍👍👍", 2) == "👍👍"


@given(st.text(), st.integers(0, 40))
def test_cleaned_text_can_be_stored_and_cleaning_it_again_changes_nothing(text: str, limit: int) -> None:
    """No control character, no surrogate, no line break, within the limit."""
    cleaned = clean(text, limit)
    assert len(cleaned) <= limit
    assert not {"Cc", "Cs"} & {unicodedata.category(c) for c in cleaned}
    assert clean(cleaned, limit) == cleaned
