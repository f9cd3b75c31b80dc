"""A name that ends in a full stop, at the end of a sentence: one stop, in every text."""

from __future__ import annotations

import pytest

from bot.texts import LOCALES, texts


@pytest.mark.parametrize("locale", LOCALES)
def test_a_name_with_a_stop_ends_a_sentence_with_one(locale: str) -> None:
    """«Жилин Ф. Р.. С кем» said so; what ends in an ellipsis or a question mark asks for no stop either."""
    t = texts(locale)
    for name in ("Жилин Ф. Р.", "Dormouse & Co.", "Ждём…", "Что?"):
        said = t.plain("hand-noted", to=name)
        assert said.endswith(name)
        assert said == t.plain("hand-noted", to=name.rstrip(".…?")).removesuffix(".") + name[-1]
    bold = t("ask-person-first", client="Жилин Ф. Р.", kind="call", example="x")
    assert "Ф. Р." in bold
    assert ".." not in bold.replace("</b>", "")


def test_what_needs_its_stop_keeps_it() -> None:
    """Behind a quotation mark, behind a number, in the midst of a sentence; what people wrote is theirs."""
    t = texts("ru")
    assert t.plain("verbatim", text="Так и сказал.. Ждём...") == "Так и сказал.. Ждём..."
    assert t.plain("list-added", count=3).endswith("3.")
    assert t("verbatim", text="А & Б.") == "А &amp; Б."
    assert t.plain("team-joined", name="Жилин Ф. Р.", role="x").startswith("👋 Жилин Ф. Р. ")
