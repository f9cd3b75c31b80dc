"""What is typed right after an offer: words for the receiver, unless it is of a client."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, select

from bot.delivery.calls import Call
from bot.delivery.outbox import Reply
from bot.handlers.dispatch import Dispatcher
from bot.store.tables import handovers, records
from tests.handlers.test_forged_presses import IVAN, connection, dispatch, press, said, say

__all__ = ["connection", "dispatch"]


@pytest.fixture
def offered(connection: Connection, dispatch: Dispatcher) -> Connection:
    """«Ромашка» is offered without a word; «Заря» is another client of the giver's."""
    say(dispatch, connection, IVAN, "/call Заря; Котов Игорь; директор; отказ")
    say(dispatch, connection, IVAN, "/handover Ромашка; Имя 3")
    return connection


def receivers(replies: list[Reply]) -> set[int]:
    return {reply.parameters["chat_id"] for reply in replies if isinstance(reply, Call)}


def notes(connection: Connection) -> list[str | None]:
    return list(connection.scalars(select(handovers.c.note)))


@pytest.mark.parametrize("typed", ["Заря", "ромашка"])
def test_a_clients_name_opens_his_card_and_the_words_can_still_be_typed(
    dispatch: Dispatcher, offered: Connection, typed: str
) -> None:
    """The colleague is told nothing."""
    replies = say(dispatch, offered, IVAN, typed)
    assert "ЛПР" in said(replies)
    assert receivers(replies) == {IVAN}
    assert notes(offered) == [None]


@pytest.mark.parametrize("typed", ["Заря; Котов Игорь; перезвонить завтра", "«Ромашка»; Петров; отказ: дорого"])
def test_a_line_of_a_known_client_is_no_note_and_one_tap_records_it(
    dispatch: Dispatcher, offered: Connection, typed: str
) -> None:
    """Which kind of record it is was not said, so that is asked; what was typed is not typed again."""
    before = len(offered.execute(select(records)).all())
    replies = say(dispatch, offered, IVAN, typed)
    assert "Записать звонок?" in said(replies)
    assert receivers(replies) == {IVAN}
    assert notes(offered) == [None]
    client = 2 if typed.startswith("Заря") else 1
    press(dispatch, offered, IVAN, f"log.client:call:{client}")
    made = offered.execute(select(records).order_by(records.c.id)).all()[before:]
    assert [(row.client_id, row.result) for row in made] == [(client, "call_back" if client == 2 else "refused")]


@pytest.mark.parametrize("typed", ["просят счёт; звонить после обеда", "Заря им не нужна"])
def test_all_else_is_passed_on(dispatch: Dispatcher, offered: Connection, typed: str) -> None:
    """Words may have a semicolon or a client's name within."""
    assert "Слова переданы" in said(say(dispatch, offered, IVAN, typed))
    assert notes(offered) == [typed]
