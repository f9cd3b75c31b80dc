"""Words that answer a question and name nobody."""

from __future__ import annotations

import pytest

from bot.domain.assent import agrees, may_be_a_client, safe_name


@pytest.mark.parametrize(
    ("text", "said"),
    [("да", True), ("Ага!", True), ("ок", True), ("lf", True), ("OK", True), ("нет", False), ("Не он.", False)],
)
def test_a_word_of_assent_is_no_clients_name(text: str, said: bool) -> None:
    """Whatever its case, marks and keyboard."""
    assert agrees(text) is said
    assert not may_be_a_client(text)


@pytest.mark.parametrize("name", ["Дальний", "Ока", "ООО «Да и нет»", "Нетто", "7"])
def test_a_name_that_begins_like_one_is_a_name(name: str) -> None:
    """Only the word alone is an answer."""
    assert agrees(name) is None
    assert may_be_a_client(name)


def test_a_client_called_as_an_answer_is_told_apart_from_it() -> None:
    """By a word behind his name, once; others keep theirs."""
    safe = {"Да": "Да (клиент)", "ООО «Нет»": "ООО «Нет» (клиент)", "отмена": "отмена (клиент)", "OK": "OK (client)"}
    assert {name: safe_name(name) for name in safe} == safe
    for name in ("Ромашка", "Дальний", "Нетто", *safe.values()):
        assert safe_name(name) == name


def test_signs_alone_are_no_name() -> None:
    """Not even with nothing agreed to."""
    assert not may_be_a_client("!!!")
