"""The buttons of a team's group with whatever behind them: nobody binds or unbinds what is not his team's."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.delivery.messages import is_answer
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store import groups, people
from bot.store.tables import audit, members
from bot.store.tables import groups as group_rows
from tests.handlers import test_forged_presses as forged
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
    FARMER,
    HEAD,
    IVAN,
    NOW,
    STRANGER,
    connection,
    dispatch,
    press,
    said,
)

__all__ = ["connection", "dispatch"]
BOUND, OFFERED = 1, 2


def everything(connection: Connection) -> list[Any]:
    kept = [connection.execute(select(table)).all() for table in (group_rows, audit)]
    return [*forged.everything(connection), *kept]


@pytest.fixture
def grouped(connection: Connection) -> Connection:
    """The first team has a group and was offered another; the stranger is a head of the second."""
    connection.execute(update(members).where(members.c.telegram_id == STRANGER).values(role=Role.HEAD))
    found = people.by_telegram_id(connection, HEAD)
    assert found is not None
    bound = groups.bind(connection, found[0], -5, None, "Наша", NOW)
    assert bound is not None
    assert [bound.id, groups.offer(connection, found[0], -6, None, "Другая", NOW)] == [BOUND, OFFERED]
    return connection


@pytest.mark.parametrize("data", [f"group.take:{BOUND}", f"group.take:{OFFERED}", f"group.drop:{BOUND}", "group.show"])
def test_another_teams_head_learns_and_changes_nothing(dispatch: Dispatcher, grouped: Connection, data: str) -> None:
    """He sees his own team's, which is none."""
    before = everything(grouped)
    replies = press(dispatch, grouped, STRANGER, data)
    assert everything(grouped) == before
    assert replies
    assert not any(name in said(replies) for name in ("Наша", "Другая"))


@pytest.mark.parametrize("who", [IVAN, COLLEAGUE, FARMER])
@pytest.mark.parametrize("data", [f"group.take:{OFFERED}", f"group.drop:{BOUND}", "group.show"])
def test_who_is_no_head_is_told_whose_it_is(dispatch: Dispatcher, grouped: Connection, who: int, data: str) -> None:
    """And nothing happens."""
    before = everything(grouped)
    replies = press(dispatch, grouped, who, data)
    assert everything(grouped) == before
    assert [is_answer(reply) for reply in replies] == [True]
    assert "привязывает руководитель" in said(replies)


@pytest.mark.parametrize("data", [f"group.take:{OFFERED}", f"group.drop:{BOUND}"])
def test_the_heads_own_buttons_work(dispatch: Dispatcher, grouped: Connection, data: str) -> None:
    """So it is the person that is refused above."""
    before = everything(grouped)
    shown = said(press(dispatch, grouped, HEAD, data))
    assert "✅ Группа «Другая»" in shown or "Группа «Наша» отвязана" in shown
    assert everything(grouped) != before


@pytest.mark.parametrize(
    "data", ["group.take", "group.take:x", "group.take:999", "group.drop:x", "group.drop:999", "group.show:1"]
)
def test_nonsense_behind_a_button_does_nothing(dispatch: Dispatcher, grouped: Connection, data: str) -> None:
    """Cut short, unknown rows, too much."""
    before = everything(grouped)
    assert press(dispatch, grouped, HEAD, data)
    assert everything(grouped) == before
