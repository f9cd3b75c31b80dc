"""The buttons of paths and of the board with whatever behind them: nobody moves, joins or sees what is not his to."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.delivery.messages import is_answer
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store import people
from bot.store.tables import audit, members, path_moves, paths
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
    say,
)

__all__ = ["connection", "dispatch"]

TRAINEE = 5
EVERYBODY = (IVAN, HEAD, COLLEAGUE, FARMER, STRANGER)
MOVES = [
    *("path.open:1", "path.to:1:order:2", "path.to:1:lost:2", "path.sum:1:order:2", "path.unit:1:order:2:2500"),
    *("path.lost:1:price:2", "path.until:1:20261215:2", "path.pick:1"),
]
"""Of «Ромашка», whose contract is being closed: its second move."""
MADE = ["path.undo:2", "path.why:2:budget"]
"""Of that move itself; it is not one that postpones."""
BOARD = ["board.of:2", "board.back:2", "board.list:closing:2:a:0", "board.page:talks:2:t:0"]
TEAM = ["board.of:0", "board.list:cold:0:l:0", "board.page:lost:0:l:0"]
NAMES = ("Ромашка", "Имя 2", "Имя 3", "1 500 000")


def everything(connection: Connection) -> list[Any]:
    kept = [connection.execute(select(table)).all() for table in (paths, path_moves, audit)]
    return [*forged.everything(connection), *kept]


@pytest.fixture
def closing(connection: Connection, dispatch: Dispatcher) -> Connection:
    """«Ромашка» is Иван's and in block 3; the stranger is a head of another team."""
    connection.execute(update(members).where(members.c.telegram_id == STRANGER).values(role=Role.HEAD))
    people.add_member(connection, 1, TRAINEE, Role.TRAINEE, "Имя 5", "Europe/Moscow", "ru", None, NOW)
    say(dispatch, connection, IVAN, "/path Ромашка; переговоры; 1,5 млн")
    say(dispatch, connection, IVAN, "/path Ромашка; договор")
    assert [row.stage for row in connection.execute(select(paths))] == ["contract"]
    return connection


@pytest.mark.parametrize("data", [*MOVES, *MADE, "path.join:1", *BOARD])
def test_another_teams_clients_cannot_be_moved_nor_seen(dispatch: Dispatcher, closing: Connection, data: str) -> None:
    """Not even by its head: the button is out of date, and tells no name."""
    before = everything(closing)
    replies = press(dispatch, closing, STRANGER, data)
    assert everything(closing) == before
    assert [is_answer(reply) for reply in replies] == [True]
    assert "устарела" in said(replies)
    assert not any(name in said(replies) for name in NAMES)


@pytest.mark.parametrize("data", TEAM)
def test_another_teams_head_sees_his_own_board(dispatch: Dispatcher, closing: Connection, data: str) -> None:
    """«The whole team» is always the reader's."""
    shown = said(press(dispatch, closing, STRANGER, data))
    assert shown
    assert not any(name in shown for name in ("Имя 3", "1 500 000", "Закрытие: 1", "1. Ромашка"))


@pytest.mark.parametrize(("who", "data"), [(who, data) for who in (IVAN, HEAD) for data in [*MOVES, *BOARD]])
def test_the_same_buttons_serve_whom_they_were_made_for(
    dispatch: Dispatcher, closing: Connection, who: int, data: str
) -> None:
    """So it is the person that is refused above and below."""
    replies = press(dispatch, closing, who, data)
    assert replies
    assert not any(word in said(replies) for word in ("устарела", "ведёт Имя 2: двигает"))


@pytest.mark.parametrize("who", [COLLEAGUE, FARMER])
@pytest.mark.parametrize("data", [*MOVES, *MADE, "path.join:1", *BOARD, *TEAM])
def test_a_colleague_moves_nobodys_client_and_sees_nobodys_board(
    dispatch: Dispatcher, closing: Connection, who: int, data: str
) -> None:
    """Nor does he join a closing, which is the head's."""
    before = everything(closing)
    replies = press(dispatch, closing, who, data)
    assert everything(closing) == before
    assert [is_answer(reply) for reply in replies] == [True]


def test_whom_to_move_is_chosen_among_ones_own(dispatch: Dispatcher, closing: Connection) -> None:
    """By its head among the team's; nobody is offered a colleague's client, nor another team's."""
    offered = {who: "path.open:1" in str(press(dispatch, closing, who, "path.page:0")) for who in EVERYBODY}
    assert offered == {who: who in (IVAN, HEAD) for who in EVERYBODY}


@pytest.mark.parametrize("data", [*MOVES, *MADE, *BOARD, *TEAM, "path.page:0"])
def test_a_trainee_works_in_block_1(dispatch: Dispatcher, closing: Connection, data: str) -> None:
    """And is told so."""
    before = everything(closing)
    assert "стажёр" in said(press(dispatch, closing, TRAINEE, data))
    assert everything(closing) == before


def test_nobody_takes_back_what_another_said(dispatch: Dispatcher, closing: Connection) -> None:
    """Not even the head: his is the move back."""
    before = everything(closing)
    for who in (HEAD, COLLEAGUE):
        assert "устарела" in said(press(dispatch, closing, who, "path.undo:2"))
    assert everything(closing) == before


def test_only_who_leads_the_team_joins(dispatch: Dispatcher, closing: Connection) -> None:
    """The one who closes is refused, the head is not."""
    press(dispatch, closing, IVAN, "path.join:1")
    assert [row.joined_by for row in closing.execute(select(paths))] == [None]
    press(dispatch, closing, HEAD, "path.join:1")
    assert [row.joined_by for row in closing.execute(select(paths))] != [None]


@pytest.mark.parametrize(
    "data",
    [
        *("path.open", "path.open:x", "path.open:999", "path.to:1:order", "path.to:1:moon:2", "path.to:1:interest:2"),
        *("path.to:1:order:x", "path.to:1:done:2", "path.to:1:back:2", "path.sum:1:moon:2", "path.lost:1:moon:2"),
        *("path.unit:1:order:2", "path.unit:1:order:2:x", "path.unit:1:moon:2:5"),
        *("path.until:1:20261323:2", "path.until:1:20200101:2", "path.why:999:budget", "path.why:2:moon"),
        *("path.undo:999", "path.join:999", "path.pick:999", "board.of:999", "board.of:x", "board.list:moon:2:a:0"),
        *("path.page", "path.page:x", "path.page:-1", "path.page:100000"),
        *("board.page:talks:2:z:0", "board.page:talks:2:a:-1", "board.page:talks:2:a:100000"),
    ],
)
def test_nonsense_behind_a_button_does_nothing(dispatch: Dispatcher, closing: Connection, data: str) -> None:
    """Cut short, unknown rows, moves that nobody says by hand or that are not legal, days that are none or over."""
    before = everything(closing)
    replies = press(dispatch, closing, IVAN, data)
    assert everything(closing) == before
    assert [is_answer(reply) for reply in replies] == [True]


def test_a_button_made_over_an_earlier_move_does_nothing(dispatch: Dispatcher, closing: Connection) -> None:
    """Who pressed it sees that it was recorded, or where the client stands by now."""
    before = everything(closing)
    assert "Уже записано" in said(press(dispatch, closing, IVAN, "path.to:1:contract:1"))
    assert "Договор с" in said(press(dispatch, closing, HEAD, "path.to:1:lost:1"))
    assert everything(closing) == before
