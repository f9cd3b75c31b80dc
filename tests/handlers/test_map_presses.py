"""The buttons of the map with whatever behind them: nobody sees a base that is not his to see."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, update

from bot.delivery.calls import Call
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store import stale
from bot.store.tables import clients, members
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
)

__all__ = ["connection", "dispatch"]

HIS = ["map.of:3", "map.list:keep:3", "map.page:keep:3:0"]
TEAM = ["map.of:0", "map.list:keep:0", "map.page:keep:0:0"]


@pytest.fixture
def mapped(connection: Connection) -> Connection:
    """«Ромашка» is the farmer's; a colleague is a farmer too, so is the stranger."""
    for telegram_id in (STRANGER, COLLEAGUE):
        connection.execute(update(members).where(members.c.telegram_id == telegram_id).values(role=Role.FARMER))
    connection.execute(update(clients).values(owner_id=3))
    stale.mark(connection, [1])
    return connection


@pytest.mark.parametrize(("who", "data"), [(FARMER, each) for each in HIS] + [(HEAD, each) for each in [*HIS, *TEAM]])
def test_the_farmer_and_the_head_see_it(dispatch: Dispatcher, mapped: Connection, who: int, data: str) -> None:
    """So it is the person that is refused below."""
    replies = press(dispatch, mapped, who, data)
    assert "устарела" not in said(replies)
    assert any(isinstance(reply, Call) and "Ромашка" in str(reply.parameters) for reply in replies)


@pytest.mark.parametrize("who", [COLLEAGUE, STRANGER, IVAN])
@pytest.mark.parametrize("data", [*HIS, *TEAM])
def test_nobody_else_does(dispatch: Dispatcher, mapped: Connection, who: int, data: str) -> None:
    """A colleague's base is the head's to look at; another team's is nobody's; a hunter has no map."""
    replies = press(dispatch, mapped, who, data)
    assert not any(isinstance(reply, Call) and "Ромашка" in str(reply.parameters) for reply in replies)


@pytest.mark.parametrize(
    "data",
    [
        *("map.of", "map.of:x", "map.of:999", "map.list:moon:3", "map.list:keep", "map.list:keep:999"),
        *("map.page:keep:3:-1", "map.page:keep:3", f"map.page:keep:3:{2**70}"),
    ],
)
def test_nonsense_behind_a_button_is_out_of_date(dispatch: Dispatcher, mapped: Connection, data: str) -> None:
    """Cut short, unknown people and quarters, places before the first."""
    assert "устарела" in said(press(dispatch, mapped, HEAD, data))
