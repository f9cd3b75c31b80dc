"""The editor's buttons with whatever behind them: an answer each time, and only the own team's form is touched."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.capabilities import dispatcher
from bot.delivery.messages import is_answer
from bot.domain.people import Role
from bot.domain.questionnaire_json import loads
from bot.handlers.dispatch import Dispatcher
from bot.store import people
from bot.store.tables import members, questionnaires
from tests.handlers.test_forged_presses import (
    DOOR,
    FARMER,
    HEAD,
    IVAN,
    NOW,
    STRANGER,
    connection,
    dispatch,
    press,
    said,
    say,
)

__all__ = ["connection", "dispatch"]

OTHER_HEAD = 21
NAMES = sorted(name for name in dispatcher(DOOR).routes.presses if name.startswith("q."))
GARBAGE = (
    "",
    ":",
    ":x",
    ":x:1",
    ":card",
    ":x:y:z",
    ":x:y:z:1",
    ":1:2:3:4:5",
    ":business:-2",
    ":business:x",
    ":::",
    ":⬆️",
)


@pytest.fixture
def two_teams(connection: Connection, dispatch: Dispatcher) -> Connection:
    """The stranger's team has a head too; he adds a question of his own."""
    team_id = connection.scalar(select(members.c.team_id).where(members.c.telegram_id == STRANGER))
    assert team_id is not None
    people.add_member(connection, team_id, OTHER_HEAD, Role.HEAD, "Чужой Глава", "Europe/Moscow", "ru", None, NOW)
    say(dispatch, connection, OTHER_HEAD, "/questions + Карточка; Чей склад?; выбор: наш, чужой")
    say(dispatch, connection, HEAD, "/questions")
    return connection


def contents(connection: Connection) -> list[Any]:
    return connection.execute(select(questionnaires).order_by(questionnaires.c.id)).all()  # type: ignore[return-value]


def foreign_question(connection: Connection) -> tuple[str, str]:
    """The key of the other team's own question, and of one of its options."""
    form = next(form for form in map(loads, connection.scalars(select(questionnaires.c.content))) if form.numbered(28))
    question = form.numbered(3)
    assert question is not None
    assert question.text == "Чей склад?"
    return question.key, question.parts[0].options[0].key


def test_the_editor_has_buttons() -> None:
    """Else the tests below would prove nothing."""
    assert len(NAMES) > 20


@pytest.mark.parametrize("name", NAMES)
def test_garbage_behind_any_button_is_answered_and_edits_nothing(
    dispatch: Dispatcher, two_teams: Connection, name: str
) -> None:
    """Pressed by the head himself."""
    before = contents(two_teams)
    for garbage in GARBAGE:
        replies = press(dispatch, two_teams, HEAD, name + garbage)
        assert any(map(is_answer, replies)), garbage
        assert contents(two_teams) == before, garbage


@pytest.mark.parametrize("name", NAMES)
def test_another_teams_question_is_out_of_date_for_this_head(
    dispatch: Dispatcher, two_teams: Connection, name: str
) -> None:
    """Its key is none of his form's: nothing is edited, nothing is told of it."""
    question, option = foreign_question(two_teams)
    before = contents(two_teams)
    for tail in ("", ":1", ":-1", ":0", ":new", f":{option}", ":business", f":business:{option}:1"):
        replies = press(dispatch, two_teams, HEAD, f"{name}:{question}{tail}")
        assert "склад" not in said(replies).lower()
        assert contents(two_teams) == before


@pytest.mark.parametrize("data", ["q.drop:business", "q.req:business:1", "q.move:business:1", "q.for:business:new"])
def test_a_key_that_both_teams_have_edits_the_pressers_own_form(
    dispatch: Dispatcher, two_teams: Connection, data: str
) -> None:
    """The default's keys are everybody's."""
    theirs = [row for row in contents(two_teams) if "Чей склад?" in row.content]
    before = contents(two_teams)
    press(dispatch, two_teams, HEAD, data)
    assert contents(two_teams) != before
    assert [row for row in contents(two_teams) if "Чей склад?" in row.content] == theirs


@pytest.mark.parametrize("telegram_id", [IVAN, FARMER, STRANGER])
@pytest.mark.parametrize("name", NAMES)
def test_nobody_but_a_head_presses(dispatch: Dispatcher, two_teams: Connection, name: str, telegram_id: int) -> None:
    """Refused by one place, whatever the button says."""
    before = contents(two_teams)
    for tail in ("", ":business", ":business:1"):
        replies = press(dispatch, two_teams, telegram_id, name + tail)
        assert [is_answer(reply) for reply in replies] == [True]
        assert "руководитель" in said(replies)
    assert contents(two_teams) == before


@pytest.mark.parametrize(
    "data",
    [
        "q.drop:attendees",
        "q.req:interest:0",
        "q.unk:supplier:1",
        "q.for:deciders:new",
        "q.ifo:cost:business:trade:1",
        "q.optdel:agreement:offer",
        "q.optdel:interest:yes",
        "q.optdel:budget:planned",
    ],
)
def test_a_made_up_button_does_not_touch_the_core(dispatch: Dispatcher, two_teams: Connection, data: str) -> None:
    """Refused over the chat by the same rule as what is typed."""
    before = contents(two_teams)
    replies = press(dispatch, two_teams, HEAD, data)
    assert "основа метода" in said(replies) or "считаются встречи" in said(replies)
    assert [is_answer(reply) for reply in replies] == [True]
    assert contents(two_teams) == before


@pytest.mark.parametrize(
    "data",
    [
        *("q.req:business:1", "q.unk:business:1", "q.for:business:new", "q.drop:business"),
        *("q.optdel:business:trade", "q.ifo:share:business:trade:1"),
    ],
)
def test_a_button_pressed_twice_does_the_same(dispatch: Dispatcher, two_teams: Connection, data: str) -> None:
    """It says what it turns on, not that it turns: the second press changes nothing."""
    before = contents(two_teams)
    press(dispatch, two_teams, HEAD, data)
    once = contents(two_teams)
    assert once != before
    assert any(map(is_answer, press(dispatch, two_teams, HEAD, data)))
    assert contents(two_teams) == once
