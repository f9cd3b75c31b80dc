"""The buttons of a team with whatever behind them: only a head, or who stands in for him, changes anything."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.delivery.messages import is_answer
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store.tables import audit, checks_done, deputies, members, teams
from tests.handlers import test_forged_presses as forged
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
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

PERSON = [
    "team.of:2",
    "team.role:2",
    "team.role_to:2:farmer",
    "team.role_do:2:farmer",
    "move.of:2",
    "move.part:2:a:0",
    "move.to:2:a:0:4",
    "move.do:2:a:0:4",
    "leave.of:2",
    "leave.to:2:4",
    "leave.do:2:4",
    "dep.who:2",
    "dep.name:2:20261124:20261125",
    "dep.end:1",
]
"""About Иван."""
TEAM = [
    "team.list:0",
    "dep.list",
    "dep.ask:20261124:20261125",
    "tset.show",
    "tset.call:hunters",
    "tset.study:7",
    "tset.signs",
    "tset.sign:5",
    "tset.usual:5",
]
NAMES = ("Имя 2", "Имя 4", "Ромашка")


def everything(connection: Connection) -> list[Any]:
    watched = (audit, checks_done, deputies, teams, members)
    return [*forged.everything(connection), *(connection.execute(select(each)).all() for each in watched)]


@pytest.fixture
def led(connection: Connection, dispatch: Dispatcher) -> Connection:
    """Иван has a client and stands in from tomorrow on; the stranger is a head of another team."""
    connection.execute(update(members).where(members.c.telegram_id == STRANGER).values(role=Role.HEAD))
    say(dispatch, connection, HEAD, "/team заместитель Имя 2; 24.11-25.11")
    assert connection.execute(select(deputies.c.id)).scalar() == 1
    return connection


@pytest.mark.parametrize("data", PERSON)
def test_another_teams_people_cannot_be_touched_nor_seen(dispatch: Dispatcher, led: Connection, data: str) -> None:
    """Not even by its head: the button is out of date, and tells no name."""
    before = everything(led)
    replies = press(dispatch, led, STRANGER, data)
    assert everything(led) == before
    assert [is_answer(reply) for reply in replies] == [True]
    assert "устарела" in said(replies)
    assert not any(name in said(replies) for name in NAMES)


@pytest.mark.parametrize("who", [IVAN, COLLEAGUE, FARMER])
@pytest.mark.parametrize("data", [*PERSON, *TEAM, "team.check:2:training"])
def test_who_is_no_head_changes_nothing(dispatch: Dispatcher, led: Connection, who: int, data: str) -> None:
    """He is told who may."""
    before = everything(led)
    replies = press(dispatch, led, who, data)
    assert everything(led) == before
    assert "руководитель" in said(replies)


@pytest.mark.parametrize("data", [*PERSON, *TEAM])
def test_the_same_buttons_serve_the_head(dispatch: Dispatcher, led: Connection, data: str) -> None:
    """So it is the person that is refused above."""
    replies = press(dispatch, led, HEAD, data)
    assert replies
    assert "устарела" not in said(replies)


@pytest.mark.parametrize(
    "data",
    [
        "team.list:-1",
        "team.list:99",
        "team.of",
        "team.of:x",
        "team.of:999",
        "team.role_to:2:king",
        "team.role_do:2",
        "team.check:2:training",
        "team.check:2:first_call",
        "move.part:2:z:0",
        "move.part:2:s:999",
        "move.to:2:a:0:999",
        "move.do:2:a:0:2",
        "move.do:2:l:аб:4",
        "leave.to:2:999",
        "leave.do:2:x",
        "leave.do:999:4",
        "dep.name:2:20261125:20261124",
        "dep.name:2:x:20261124",
        "dep.end:999",
        "tset.call:moon",
        "tset.study:0",
        "tset.study:21",
        "tset.sign:0",
        "tset.sign:99",
    ],
)
def test_nonsense_behind_a_button_does_nothing(dispatch: Dispatcher, led: Connection, data: str) -> None:
    """Cut short, unknown rows, roles and parts, himself as the taker, a hunter's first week, bounds overstepped."""
    before = everything(led)
    replies = press(dispatch, led, HEAD, data)
    assert everything(led) == before
    assert [is_answer(reply) for reply in replies] == [True]


def test_a_button_about_who_has_left_is_out_of_date(dispatch: Dispatcher, led: Connection) -> None:
    """He is nobody's to move, promote or name any more."""
    press(dispatch, led, HEAD, "leave.do:2:4")
    before = everything(led)
    for data in PERSON:
        assert "устарела" in said(press(dispatch, led, HEAD, data))
    assert everything(led) == before


def test_on_his_days_a_deputy_presses_what_a_head_does_but_not_about_heads(
    dispatch: Dispatcher, led: Connection
) -> None:
    """Whoever leads for good is changed by a head only."""
    led.execute(update(deputies).values(first_day=deputies.c.first_day.type.python_type(2026, 11, 23)))
    assert "Имя 4" in said(press(dispatch, led, IVAN, "team.of:4"))
    head = led.execute(select(members.c.id).where(members.c.telegram_id == HEAD)).scalar_one()
    before = everything(led)
    for data in (f"team.role_do:{head}:hunter", "team.role_do:2:head", f"leave.do:{head}:-1", "leave.do:2:4"):
        assert "меняет только руководитель" in said(press(dispatch, led, IVAN, data))
    assert everything(led) == before
