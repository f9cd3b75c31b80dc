"""Erased data: who takes the clients over, what confirms it, a name that stands nowhere any more."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.forgetting import heir, is_phrase, without_name
from bot.domain.people import Member, Role

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
PHRASE = "удалить мои данные"


def member(number: int, role: Role) -> Member:
    return Member(number, 1, number, role, f"Имя {number}", "Europe/Moscow", "ru", None, NOW, None)


IVAN, OLGA, VERA, ANNA = member(2, Role.HUNTER), member(1, Role.HEAD), member(3, Role.HEAD), member(4, Role.FARMER)


def test_the_head_with_fewest_clients_gets_them() -> None:
    """Of equals, who came first; nobody but a head."""
    team = [IVAN, ANNA, OLGA, VERA]
    assert heir(IVAN, team, {1: 5, 3: 2}) == VERA
    assert heir(IVAN, team, {}) == OLGA
    assert heir(OLGA, team, {}) == VERA


def test_a_head_who_blocked_the_bot_comes_last() -> None:
    """He would not hear of them."""
    away = replace(OLGA, unreachable_since=NOW)
    assert heir(IVAN, [away, VERA], {3: 100}) == VERA
    assert heir(IVAN, [away], {}) == away


def test_the_only_head_has_no_heir() -> None:
    """Nor has he in one who has left, or has not come in yet."""
    assert heir(OLGA, [IVAN, OLGA, replace(VERA, left_at=NOW)], {}) is None


@pytest.mark.parametrize(
    "said", ["удалить мои данные", "Удалить мои данные.", "  УДАЛИТЬ  мои данные! ", "«удалить мои данные»"]
)
def test_the_words_confirm_however_they_are_written(said: str) -> None:
    """Case, spaces and full stops aside."""
    assert is_phrase(said, PHRASE)


@pytest.mark.parametrize("said", ["", "удалить", "данные", "не удалить мои данные", "удалить мои данные завтра"])
def test_nothing_else_confirms(said: str) -> None:
    """What cannot be undone is not done by half a word."""
    assert not is_phrase(said, PHRASE)


def test_a_name_is_gone_from_answers_and_from_what_they_replaced() -> None:
    """People of a form, free words, and the same person written otherwise; other people stay."""
    data = {
        "values": [[[1, "Иванов Пётр Сергеевич", "директор", "decides"], [2, "Ким Олег", "", ""]], "Иванов Пётр"],
        "earlier": [{"value": {"values": ["звонил Иванов Пётр Сергеевич, просил"]}}],
    }
    cleaned = without_name(data, "Иванов Пётр Сергеевич", "Контакт 1")
    assert cleaned["values"] == [[[1, "Контакт 1", "директор", "decides"], [2, "Ким Олег", "", ""]], "Контакт 1"]
    assert cleaned["earlier"] == [{"value": {"values": ["звонил Контакт 1, просил"]}}]


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=3), each, max_size=3),
    max_leaves=8,
)


@given(plain)
def test_data_that_knows_nothing_of_him_stays_as_it_is(data: object) -> None:
    """Whatever it is."""
    assert without_name(data, "Иванов Пётр Сергеевич", "Контакт 1") == data
