"""The buttons of a farmer's records with whatever behind them: nobody touches or reads what is not his."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, update

from bot.delivery.messages import is_answer
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store.tables import members
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
    FARMER,
    HEAD,
    IVAN,
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
OWN = [
    f"rec.place:{VISIT}:ours",
    f"rec.existing:{PROSPECT}:0",
    f"rec.existing:{PROSPECT}:1",
    f"inc.answered:{RANG}:0",
    f"inc.answered:{COMPLAINED}:1",
    f"inc.open:{COMPLAINED}",
    f"inc.give:{RANG}",
    f"inc.to:{RANG}:2",
    f"inc.by_rule:{RANG}:2",
]
SHARED = [
    "contact.of:2",
    "log.client:contact:2",
    "log.client:incoming:2",
    "log.client:meeting:2",
    "log.person:contact:3",
    "log.nobody:incoming:2",
    "log.result:contact:talked:2:3",
    "log.result:incoming:answered:2:3",
    "log.result:incoming:complaint:2:0",
]
NAMES = ("Север", "Заря", "Ким", "Котов", "КП")


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


@pytest.mark.parametrize("data", [*OWN, *SHARED])
def test_another_teams_rows_cannot_be_touched_nor_seen(dispatch: Dispatcher, farmed: Connection, data: str) -> None:
    """The stranger is told that the button is out of date, and learns no name."""
    before = everything(farmed)
    replies = press(dispatch, farmed, STRANGER, data)
    assert everything(farmed) == before
    assert [is_answer(reply) for reply in replies] == [True]
    assert "устарела" in said(replies)
    assert not any(name in said(replies) for name in NAMES)


@pytest.mark.parametrize("data", [*OWN, *SHARED])
def test_the_same_buttons_serve_the_one_they_were_made_for(dispatch: Dispatcher, farmed: Connection, data: str) -> None:
    """So it is the person that is refused above."""
    replies = press(dispatch, farmed, FARMER, data)
    assert replies
    assert "устарела" not in said(replies)


@pytest.mark.parametrize("data", OWN)
def test_a_colleagues_record_cannot_be_changed(dispatch: Dispatcher, farmed: Connection, data: str) -> None:
    """In one team clients are shared; records are their author's."""
    before = everything(farmed)
    assert "устарела" in said(press(dispatch, farmed, COLLEAGUE, data))
    assert everything(farmed) == before


@pytest.mark.parametrize("who", [IVAN, HEAD])
@pytest.mark.parametrize("data", [*OWN, *(each for each in SHARED if "meeting" not in each)])
def test_who_is_no_farmer_is_refused(dispatch: Dispatcher, farmed: Connection, who: int, data: str) -> None:
    """By one place; the press is answered, nothing is written."""
    before = everything(farmed)
    replies = press(dispatch, farmed, who, data)
    assert everything(farmed) == before
    assert [is_answer(reply) for reply in replies] == [True]


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
        f"inc.by_rule:{RANG}:999",
        f"inc.by_rule:{VISIT}:2",
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
