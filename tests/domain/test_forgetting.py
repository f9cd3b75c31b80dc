"""Erased data: who takes the clients over, what confirms it, by what a person is told afterwards."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.forgetting import heir, import_without, is_phrase, named_otherwise, rows_without
from bot.domain.leaving import InHand, is_only_head
from bot.domain.people import Member, Role
from bot.domain.traces import Reach, traces_of

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
PHRASE = "удалить мои данные"


def member(number: int, role: Role) -> Member:
    return Member(number, 1, number, role, f"Имя {number}", "Europe/Moscow", "ru", None, NOW, None)


IVAN, OLGA, VERA, ANNA = member(2, Role.HUNTER), member(1, Role.HEAD), member(3, Role.HEAD), member(4, Role.FARMER)
PETR = member(5, Role.HUNTER)
BUSY = InHand(clients=3, meetings=1)


def test_a_colleague_who_does_the_same_work_and_has_fewest_clients_gets_them() -> None:
    """As when somebody is let go; a head, who holds no meetings, only where nobody else is there."""
    team = [IVAN, ANNA, PETR, OLGA, VERA]
    assert heir(IVAN, team, BUSY, {PETR.id: 90}) == PETR
    assert heir(ANNA, team, BUSY, {IVAN.id: 9, PETR.id: 8}) == PETR
    assert heir(IVAN, [IVAN, OLGA, VERA], BUSY, {OLGA.id: 5, VERA.id: 2}) == VERA
    assert heir(OLGA, team, InHand(), {}) == IVAN


def test_who_does_not_read_the_bot_comes_last() -> None:
    """He would not hear of them."""
    away = replace(PETR, unreachable_since=NOW)
    assert heir(IVAN, [IVAN, away, ANNA], BUSY, {ANNA.id: 100}) == ANNA
    assert heir(IVAN, [IVAN, away, OLGA], BUSY, {}) == OLGA
    assert heir(IVAN, [IVAN, away], BUSY, {}) == away


def test_the_only_head_names_another_first() -> None:
    """One who has left, or has not come in yet, is none."""
    assert is_only_head(OLGA, [IVAN, OLGA, replace(VERA, left_at=NOW)])
    assert not is_only_head(OLGA, [IVAN, OLGA, VERA])
    assert not is_only_head(IVAN, [IVAN, OLGA])


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


def test_whoever_is_told_as_a_person_in_a_form_is_told_by_the_alias() -> None:
    """By his number or by his whole name, also in what an answer replaced; other people and other words stay."""
    data = {
        "values": [[[1, "Иванов П.", "директор", "decides"], [2, "Ким Олег", "", ""]], "Иванов Пётр", True],
        "earlier": [{"values": ["звонил Иванов Пётр Сергеевич", [[0, "Иванов Пётр Сергеевич", "", ""]]]}],
    }
    told = named_otherwise(data, 1, "Иванов Пётр Сергеевич", "Контакт 1")
    assert told["values"] == [[[1, "Контакт 1", "директор", "decides"], [2, "Ким Олег", "", ""]], "Контакт 1", True]
    assert told["earlier"] == [{"values": ["звонил Иванов Пётр Сергеевич", [[0, "Контакт 1", "", ""]]]}]


def test_a_file_that_waits_to_be_taken_in_does_not_bring_him_back() -> None:
    """He is not among its people, his number is nobody's; all else in it stays."""
    him = traces_of("Иванов Пётр", "+74951234567", reach=Reach.TOGETHER)
    others = ["Ким Олег", "директор", "+74951234568"]
    people = [["Иванов Пётр Ильич", "", None], others, ["", "", "+74951234567"]]
    content = {
        "contacts": [[2, "Заря", None, "+74951234567", "Опт", "Иван", people]],
        "refusals": [[3, "x", "", ["П"]]],
    }
    assert rows_without(content, him, "[…]") == {
        "contacts": [[2, "Заря", None, None, "Опт", "Иван", [others]]],
        "refusals": content["refusals"],
    }
    summary = {"rows": 1, "first": [[2, "others", "Иванов Пётр", []]], "gathered": [["Заря", "8 495 1234567", "Ким"]]}
    assert import_without(summary, him, "[…]") == {
        **summary,
        "first": [[2, "others", "[…]", []]],
        "gathered": [["Заря", "", "Ким"]],
    }
