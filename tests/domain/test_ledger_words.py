"""What is typed in place of a button while sales are looked at, and what is written beneath a file."""

from __future__ import annotations

import pytest

from bot.domain.captions import is_note
from bot.domain.ledger_words import Word, word_meant


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("Сам не знаю", Word.UNSURE),
        ("не знаю", Word.UNSURE),
        ("хз", Word.UNSURE),
        ("Новый!", Word.NEW),
        ("завсети", Word.NEW),
        ("пропустить", Word.LEAVE),
        ("пропутсить", Word.LEAVE),
        ("назад", Word.HOME),
        ("Завести всех", Word.ALL),
        ("разобрат", Word.WHO),
        ("pass over", Word.LEAVE),
        ("I don't know", Word.UNSURE),
        ("Ромашка", None),
        ("да", None),
        ("новая эра", None),
        ("", None),
    ],
)
def test_a_word_is_known_and_a_slip_of_the_finger_forgiven(typed: str, word: Word | None) -> None:
    """A client's name is none."""
    assert word_meant(typed) is word


@pytest.mark.parametrize(
    "caption", ["", " ", "продажи за март", "Отгрузки 1С", "/import", "список клиентов", "sales 2026"]
)
def test_a_caption_about_sales_or_clients_is_no_note(caption: str) -> None:
    """The file is to be taken in then."""
    assert not is_note(caption)


@pytest.mark.parametrize("caption", ["прайс от директора", "спецификация для Ромашки", "price list"])
def test_any_other_caption_is_a_note_to_a_record(caption: str) -> None:
    """So the file is that record's."""
    assert is_note(caption)
