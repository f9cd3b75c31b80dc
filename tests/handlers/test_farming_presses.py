"""The buttons of a farmer's records with whatever behind them: nobody touches or reads what is not his."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, update

from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store.tables import members
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
    FARMER,
    STRANGER,
    connection,
    dispatch,
    everything,
    press,
    said,
    say,
)

__all__ = ["connection", "dispatch"]

VISIT, RANG, COMPLAINED, PROSPECT = 3, 4, 5, 6
"""Records; 1 and 2 are Иван's calls."""


@pytest.fixture
def farmed(connection: Connection, dispatch: Dispatcher) -> Connection:
    """A farmer's records; the stranger is a farmer of another team, so is a colleague."""
    for telegram_id in (STRANGER, COLLEAGUE):
        connection.execute(update(members).where(members.c.telegram_id == telegram_id).values(role=Role.FARMER))
    say(dispatch, connection, FARMER, "/visit Север; Ким Олег; директор")
    say(dispatch, connection, FARMER, "/incoming Заря; Котов Игорь; хочет КП; перезвонить завтра")
    say(dispatch, connection, FARMER, "/contact Север; Ким Олег; жалоба: брак, до среды")
    say(dispatch, connection, FARMER, "/contact Ромашка; Иванов Пётр Сергеевич; обсудили договор")
    return connection


@pytest.mark.parametrize(
    "data",
    [
        "rec.place",
        f"rec.place:{VISIT}:moon",
        f"rec.place:{RANG}:ours",
        "rec.existing:x:0",
        f"rec.existing:{VISIT}",
        "inc.answered",
        "inc.answered:999:0",
        "inc.give:x",
        f"inc.give:{VISIT}",
        f"inc.to:{RANG}:999",
        f"inc.to:{RANG}:1",
        f"inc.to:{VISIT}:2",
        "log.result:contact:answered:2:3",
        "contact.of:x",
        "log.result:incoming:talked:2:3",
        "log.client:visit:2",
    ],
)
def test_nonsense_behind_a_button_is_out_of_date(dispatch: Dispatcher, farmed: Connection, data: str) -> None:
    """Cut short, unknown rows, results of another kind, a hunter who is none."""
    before = everything(farmed)
    assert "устарела" in said(press(dispatch, farmed, FARMER, data))
    assert everything(farmed) == before
