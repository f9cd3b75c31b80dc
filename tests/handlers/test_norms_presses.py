"""The buttons of the norms with whatever behind them: only the head, only his own people, only what is a norm."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, select

from bot.delivery.messages import is_answer
from bot.handlers.dispatch import Dispatcher
from bot.store.tables import audit, norms
from tests.handlers.test_forged_presses import (
    FARMER,
    HEAD,
    IVAN,
    STRANGER,
    connection,
    dispatch,
    press,
    said,
    say,
)

__all__ = ["connection", "dispatch"]

SERVED = [
    *("norms.list", "norms.people:0", "norms.of:hunter", "norms.of:2", "norms.clear:hunter", "norms.clear:2"),
    *("norms.num:hunter:effective_call:", "norms.num:2:effective_call:60", "norms.num:2:walkin:none"),
    *("norms.set:hunter:effective_call:60:20261130", "norms.set:2:effective_call:none:20261123"),
    *("norms.said:2:effective_call:60:", "norms.said:hunter::60:20261125", "norms.said:2:effective_call::20261130"),
    *("norms.data:farmer", "norms.take:hunter:20261130:48-12-9"),
]
OUTDATED = [
    *("norms.of", "norms.of:head", "norms.of:x", "norms.of:999", "norms.of:1", "norms.people:-1", "norms.people:100"),
    *("norms.num:hunter:questionnaire:5", "norms.num:farmer:incoming:5", "norms.num:hunter:effective_call:0"),
    *("norms.num:hunter:effective_call:1000", "norms.num:hunter:effective_call:x", "norms.num:hunter:effective_call"),
    *("norms.set:hunter:effective_call:60", "norms.set:hunter:effective_call:60:20261124"),
    *("norms.set:hunter:effective_call::20261130", "norms.set:hunter:effective_call:60:x"),
    *("norms.said:2:questionnaire:60:", "norms.said:2:effective_call:1000:", "norms.said:2:effective_call:60:x"),
    *("norms.clear:999", "norms.clear:head", "norms.data:head", "norms.data:x", "norms.take:hunter:20261130"),
    *("norms.take:hunter:20261130:48-12", "norms.take:hunter:20261130:48-12-1000", "norms.take:hunter:x:48-12-9"),
    *("norms.take:hunter:20261130:48-12--9", "norms.take:hunter:20261125:48-12-9", "norms.take:head:20261130:1"),
]


def rows(connection: Connection) -> list[tuple[object, ...]]:
    return [
        tuple(row) for row in connection.execute(select(norms.c.role, norms.c.member_id, norms.c.stage, norms.c.value))
    ]


@pytest.mark.parametrize("data", SERVED)
def test_the_head_is_served(dispatch: Dispatcher, connection: Connection, data: str) -> None:
    """So it is the person, or the data, that is refused below."""
    assert "устарела" not in said(press(dispatch, connection, HEAD, data))


@pytest.mark.parametrize("who", [IVAN, FARMER, STRANGER])
@pytest.mark.parametrize("data", SERVED)
def test_nobody_else_is(dispatch: Dispatcher, connection: Connection, who: int, data: str) -> None:
    """They are sent to their week, and nothing is set."""
    replies = press(dispatch, connection, who, data)
    assert [is_answer(reply) for reply in replies] == [True]
    assert "Нормы меняет руководитель" in said(replies)
    assert rows(connection) == []


@pytest.mark.parametrize("data", OUTDATED)
def test_nonsense_behind_a_button_is_out_of_date(dispatch: Dispatcher, connection: Connection, data: str) -> None:
    """Unknown people, another role's stage, what is no number or no Monday."""
    assert "устарела" in said(press(dispatch, connection, HEAD, data))
    assert rows(connection) == []


def test_another_teams_people_are_nobody(dispatch: Dispatcher, connection: Connection) -> None:
    """The fifth person is the stranger's."""
    said_of = "norms.said:5:effective_call:60:20261130"
    for data in ("norms.of:5", said_of, "norms.num:5:effective_call:60", "norms.set:5:effective_call:60:20261130"):
        assert "устарела" in said(press(dispatch, connection, HEAD, data))
    assert rows(connection) == []


def test_a_button_of_an_old_week_changes_no_old_week(dispatch: Dispatcher, connection: Connection) -> None:
    """It says from when on it can be."""
    assert "Прошлые недели" in said(press(dispatch, connection, HEAD, "norms.set:hunter:effective_call:60:20261116"))
    assert "Сейчас" not in said(press(dispatch, connection, HEAD, "norms.take:hunter:20261123:48-12-9"))
    assert rows(connection) == []


def test_what_is_set_twice_is_set_once_and_told_once(dispatch: Dispatcher, connection: Connection) -> None:
    """Иван and his colleague are told; who is in another role or team is not."""
    data = "norms.set:hunter:effective_call:60:20261130"
    first, second = (press(dispatch, connection, HEAD, data) for _ in range(2))
    assert said(first).count("Ваша норма с 30.11: Результативные звонки — 60 (было 50)") == 2
    assert "Ваша норма" not in said(second)
    assert rows(connection) == [("hunter", None, "effective_call", 60)]
    assert len(connection.execute(select(audit)).all()) == 1


def test_what_is_accepted_changes_the_stages_that_differ(dispatch: Dispatcher, connection: Connection) -> None:
    """Twelve booked meetings are twelve already."""
    press(dispatch, connection, HEAD, "norms.take:hunter:20261130:48-12-9")
    assert rows(connection) == [("hunter", None, "effective_call", 48), ("hunter", None, "held_meeting", 9)]


def test_a_text_of_something_else_is_not_taken_for_a_norm(dispatch: Dispatcher, connection: Connection) -> None:
    """While the norms are open: a number without a norm, a sentence, another command."""
    say(dispatch, connection, HEAD, "/norms")
    assert "Не понял" in said(say(dispatch, connection, HEAD, "60"))
    say(dispatch, connection, HEAD, "/norms Имя 2")
    assert "Не понял" in said(say(dispatch, connection, HEAD, "спасибо"))
    assert rows(connection) == []
