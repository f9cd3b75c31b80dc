"""The buttons of a study with whatever behind them: nobody touches or reads what is not his."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.delivery.outbox import Card
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store.tables import members, studies
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

DONE, OPEN, RESCUED = 1, 2, 3
"""Studies: one is concluded, one stands at its first question, one at its reason."""


def kept(connection: Connection) -> list[Any]:
    return [*everything(connection), connection.execute(select(studies).order_by(studies.c.id)).all()]


@pytest.fixture
def studied(connection: Connection, dispatch: Dispatcher) -> Connection:
    """A farmer's studies; the stranger is a farmer of another team, so is a colleague."""
    for telegram_id in (STRANGER, COLLEAGUE):
        connection.execute(update(members).where(members.c.telegram_id == telegram_id).values(role=Role.FARMER))
    for name in ("Альфа", "Бета", "Гамма"):
        say(dispatch, connection, FARMER, f"/contact {name}; Ким Олег Ильич; директор; обсудили договор")
        say(dispatch, connection, FARMER, f"/study {name}")
        if name == "Альфа":
            say(dispatch, connection, FARMER, "держать")
        if name == "Гамма":
            say(dispatch, connection, FARMER, "спасать")
    return connection


@pytest.mark.parametrize(
    "data",
    [
        "study.ans",
        f"study.ans:{OPEN}:x:left",
        f"study.ans:{OPEN}:0:quiet",
        f"study.ans:{DONE}:0:left",
        "study.same:999",
        f"study.same:{DONE}",
        f"study.con:{OPEN}:win",
        f"study.why:{RESCUED}:moon",
        f"study.day:{RESCUED}:999",
        f"study.day:{RESCUED}:-1",
        f"study.undo:{OPEN}",
        "study.undo:x",
        "study.of:999",
        "study.next:1",
    ],
)
def test_nonsense_behind_a_button_is_out_of_date(dispatch: Dispatcher, studied: Connection, data: str) -> None:
    """Cut short, unknown rows, an answer to another question."""
    before = kept(studied)
    assert "устарела" in said(press(dispatch, studied, FARMER, data))
    assert kept(studied) == before


@pytest.mark.parametrize(
    "data",
    [f"study.ans:{OPEN}:5:unkept", f"study.step:{OPEN}:call", f"study.con:{RESCUED}:keep", f"study.day:{OPEN}:1"],
)
def test_a_button_of_an_earlier_step_shows_the_study_as_it_stands(
    dispatch: Dispatcher, studied: Connection, data: str
) -> None:
    """A second press of the same button is no mistake, and says nothing twice."""
    before = kept(studied)
    shown = [reply for reply in press(dispatch, studied, FARMER, data) if isinstance(reply, Card)]
    assert ["❓" in card.screen.text for card in shown] == [True]
    assert kept(studied) == before
