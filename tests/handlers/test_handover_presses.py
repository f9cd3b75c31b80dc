"""The buttons of hand-overs with whatever behind them: nobody gives, takes or reads what is not his to."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.delivery.messages import is_answer
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store.tables import handovers, members
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

GIVER = ["hand.begin:2", "hand.to:2:3"]
"""Of Иван's second client, who is not offered yet."""
RECEIVER = ["hand.yes:1", "hand.no:1", "hand.why:1:busy"]
"""Of his first one, who is offered to the farmer."""
BACK = ["hand.back:1", "hand.open:1"]
NAMES = ("Ромашка", "Заря", "Имя 3", "счёт")


def everything(connection: Connection) -> list[Any]:
    return [*forged.everything(connection), connection.execute(select(handovers)).all()]


@pytest.fixture
def offered(connection: Connection, dispatch: Dispatcher) -> Connection:
    """«Ромашка» is offered to the farmer, «Заря» is not; the stranger is a head of another team."""
    connection.execute(update(members).where(members.c.telegram_id == STRANGER).values(role=Role.HEAD))
    say(dispatch, connection, IVAN, "/call Заря; Котов Игорь; директор; отказ")
    say(dispatch, connection, IVAN, "/handover Ромашка; Имя 3; просят счёт")
    return connection


@pytest.mark.parametrize("data", [*GIVER, *RECEIVER, *BACK, "hand.pick:2", "hand.lost:2:2:stopped"])
def test_another_teams_rows_cannot_be_touched_nor_seen(dispatch: Dispatcher, offered: Connection, data: str) -> None:
    """Not even by its head: the button is out of date, and tells no name."""
    before = everything(offered)
    replies = press(dispatch, offered, STRANGER, data)
    assert everything(offered) == before
    assert [is_answer(reply) for reply in replies] == [True]
    assert "устарела" in said(replies)
    assert not any(name in said(replies) for name in NAMES)


@pytest.mark.parametrize(
    ("who", "data"),
    [
        *((who, data) for who in (IVAN, HEAD) for data in [*GIVER, *BACK]),
        *((FARMER, data) for data in [*RECEIVER, "hand.open:1"]),
    ],
)
def test_the_same_buttons_serve_whom_they_were_made_for(
    dispatch: Dispatcher, offered: Connection, who: int, data: str
) -> None:
    """So it is the person that is refused above and below."""
    replies = press(dispatch, offered, who, data)
    assert replies
    assert not any(word in said(replies) for word in ("устарела", "ведёт Имя 2: передаёт"))


@pytest.mark.parametrize("data", [*GIVER, *RECEIVER, *BACK])
def test_a_colleague_gives_takes_and_reads_nothing(dispatch: Dispatcher, offered: Connection, data: str) -> None:
    """A hunter whose client it is not, to whom nothing is offered."""
    before = everything(offered)
    replies = press(dispatch, offered, COLLEAGUE, data)
    assert everything(offered) == before
    assert [is_answer(reply) for reply in replies] == [True]


@pytest.mark.parametrize("who", [IVAN, HEAD])
@pytest.mark.parametrize("data", RECEIVER)
def test_nobody_answers_for_the_receiver(dispatch: Dispatcher, offered: Connection, who: int, data: str) -> None:
    """Neither the giver nor the head."""
    before = everything(offered)
    assert "устарела" in said(press(dispatch, offered, who, data))
    assert everything(offered) == before


@pytest.mark.parametrize(
    "data",
    [
        "hand.begin",
        "hand.begin:x",
        "hand.begin:999",
        "hand.to:2",
        "hand.to:2:999",
        "hand.to:2:5",
        "hand.to:2:1",
        "hand.to:2:4",
        "hand.to:2:2",
        "hand.to:1:3",
        "hand.lost:2:4:moon",
        "hand.back:999",
        "hand.open:x",
        "hand.yes:999",
        "hand.why:1:moon",
    ],
)
def test_nonsense_behind_a_button_does_nothing(dispatch: Dispatcher, offered: Connection, data: str) -> None:
    """Cut short, unknown rows, a stranger, the head, a hunter who is no farmer, himself, who is offered already."""
    before = everything(offered)
    replies = press(dispatch, offered, IVAN, data)
    assert everything(offered) == before
    assert [is_answer(reply) for reply in replies] == [True]
