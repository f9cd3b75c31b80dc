"""Who turns out to buy already: his owner is told once, and the weeks of all who talked to him follow."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, select

from bot.delivery.calls import Call
from bot.delivery.outbox import Card, Reply
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store import people
from bot.store.tables import members, records
from tests.handlers.test_forged_presses import FARMER, IVAN, NOW, connection, dispatch, press, said, say

__all__ = ["connection", "dispatch"]

OTHER_FARMER = 5


@pytest.fixture
def talked(connection: Connection, dispatch: Dispatcher) -> Connection:
    """Two farmers talked to «Ромашка», a hunter's, who is no existing client as far as anybody knows."""
    team_id = connection.scalar(select(members.c.team_id).where(members.c.telegram_id == FARMER))
    assert team_id is not None
    people.add_member(connection, team_id, OTHER_FARMER, Role.FARMER, "Имя 5", "Europe/Moscow", "ru", None, NOW)
    say(dispatch, connection, OTHER_FARMER, "/contact Ромашка; Иванов Пётр Сергеевич; сегодня 9:30")
    say(dispatch, connection, FARMER, "/contact Ромашка; Иванов Пётр Сергеевич; обсудили договор")
    return connection


def mark(dispatch: Dispatcher, connection: Connection) -> list[Reply]:
    last = connection.scalar(select(records.c.id).order_by(records.c.id.desc()))
    return press(dispatch, connection, FARMER, f"rec.existing:{last}:0")


def cards(replies: list[Reply]) -> dict[int, str]:
    return {reply.chat_id: reply.screen.text for reply in replies if isinstance(reply, Card)}


def told(replies: list[Reply], who: int) -> list[Reply]:
    return [each for each in replies if isinstance(each, Call) and each.parameters.get("chat_id") == who]


def test_marked_twice_the_owner_is_told_once(dispatch: Dispatcher, talked: Connection) -> None:
    """The second press shows the record as it stands."""
    first, second = mark(dispatch, talked), mark(dispatch, talked)
    assert [len(told(each, IVAN)) for each in (first, second)] == [1, 0]
    assert "отмечен как действующий" in said(told(first, IVAN))
    assert len(told(second, FARMER)) == 1


def test_the_pinned_weeks_of_all_who_talked_to_him_follow(dispatch: Dispatcher, talked: Connection) -> None:
    """The earlier talk of a colleague counts from then on."""
    shown = cards(mark(dispatch, talked))
    assert "Тёплые контакты: 1/40" in shown[OTHER_FARMER]
    assert "Тёплые контакты: 0/40 (записано 1)" in shown[FARMER]
    assert set(shown) == {FARMER, OTHER_FARMER}


def test_a_hand_over_by_which_he_becomes_one_brings_the_weeks_up_to_date(
    dispatch: Dispatcher, talked: Connection
) -> None:
    """The receiver's and his colleagues'."""
    say(dispatch, talked, IVAN, "/handover Ромашка; Имя 3; просят счёт")
    shown = cards(press(dispatch, talked, FARMER, "hand.yes:1"))
    assert "Тёплые контакты: 1/40" in shown[OTHER_FARMER]
    assert set(shown) == {FARMER, OTHER_FARMER}
