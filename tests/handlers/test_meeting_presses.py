"""The buttons of meetings and promises with whatever behind them: nobody touches or reads what is not his."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.delivery.messages import is_answer
from bot.delivery.outbox import Card, Reply
from bot.domain.people import Role
from bot.handlers.dispatch import Dispatcher
from bot.store import people
from bot.store.tables import answers, forms, members, promises
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
    HEAD,
    IVAN,
    NOW,
    STRANGER,
    _message,
    _person,
    connection,
    dispatch,
    everything,
    said,
    say,
)

__all__ = ["connection", "dispatch"]

AFTER = datetime.fromisoformat("2026-11-24T13:05:00+03:00")
"""The meeting of Tuesday at eleven is over."""
TRAINEE = 5
WEDNESDAY = int(datetime.fromisoformat("2026-11-25T11:00:00+03:00").timestamp()) // 60
NAMES = ("Ромашка", "Иванов", "Петров", "смета", "КП")

MEETING = [
    "meet.card:1",
    "meet.open:1",
    "meet.of:1",
    "meet.move:1",
    f"meet.at:1:{WEDNESDAY}",
    "meet.cancel:1",
    "meet.absent:1",
    "meet.why:1:cancelled:sick",
    "meet.why:1:not_held:no_show",
    "meet.place:1",
    "meet.where:1:ours",
    "meet.repeat:1:1",
    "meet.ics:1",
    "meet.held:1",
]
PROMISE = [
    "deal.card:1",
    "deal.open:1",
    "deal.kept:1",
    "deal.broken:1",
    "deal.move:1",
    "deal.to:1:20261130",
    "deal.why:1:broken::no_time",
    "deal.why:1:move:20261130:client_asked",
]
CLIENT = [
    "client.open:1",
    "client.files:1",
    "log.client:booking:1",
    "log.client:meeting:1",
    "log.person:booking:1",
    "log.person:meeting:1",
    "log.nobody:meeting:1",
    "log.result:meeting:held:1:1",
    "log.result:booking:booked:1:1",
]


def press(dispatch: Dispatcher, connection: Connection, telegram_id: int, data: str) -> list[Reply]:
    """As Telegram would deliver a press of a button that carries this, after the meeting."""
    message = _message(telegram_id, text="?") | {"date": int(AFTER.timestamp())}
    query = {"id": "5", "from": _person(telegram_id), "chat_instance": "1", "data": data, "message": message}
    return list(dispatch.handle(connection, {"update_id": 2, "callback_query": query}, AFTER, AFTER))


def all_rows(connection: Connection) -> list[Any]:
    others = (forms, answers, promises)
    return [everything(connection), *(connection.execute(select(table).order_by(table.c.id)).all() for table in others)]


@pytest.fixture
def met(connection: Connection, dispatch: Dispatcher) -> Connection:
    """Иван has booked a meeting for Tuesday, sent a place to it, and held one on Monday with an agreement."""
    say(dispatch, connection, IVAN, "/meet Ромашка; Иванов Пётр Сергеевич; директор; КП до пт, смета")
    say(dispatch, connection, IVAN, "/meetings Ромашка")
    place = _message(IVAN, location={"latitude": 55.75, "longitude": 37.61})
    dispatch.handle(connection, {"update_id": 3, "message": place}, NOW, NOW)
    team_id = connection.scalar(select(members.c.team_id).where(members.c.telegram_id == IVAN))
    assert team_id is not None
    people.add_member(connection, team_id, TRAINEE, Role.TRAINEE, "Стажёр", "Europe/Moscow", "ru", None, NOW)
    return connection


def test_the_scene_is_set(met: Connection) -> None:
    """One promise, and a place at a meeting: else the tests below would prove nothing."""
    assert [len(rows) for rows in all_rows(met)[-3:]] == [1, 1, 1]
    assert all_rows(met)[0][5] != []


@pytest.mark.parametrize("data", [*MEETING, *PROMISE, *CLIENT])
def test_another_teams_rows_cannot_be_touched_nor_seen(dispatch: Dispatcher, met: Connection, data: str) -> None:
    """The stranger is told that the button is out of date, and learns no name."""
    before = all_rows(met)
    replies = press(dispatch, met, STRANGER, data)
    assert all_rows(met) == before
    assert [is_answer(reply) for reply in replies] == [True]
    assert "устарела" in said(replies)
    assert not any(name in said(replies) for name in NAMES)


@pytest.mark.parametrize("data", [*MEETING, *PROMISE, *CLIENT])
def test_the_same_buttons_serve_the_one_they_were_made_for(dispatch: Dispatcher, met: Connection, data: str) -> None:
    """So it is the person that is refused above."""
    assert "устарела" not in said(press(dispatch, met, IVAN, data))


@pytest.mark.parametrize("data", [*MEETING, *PROMISE])
def test_a_colleagues_meetings_and_promises_are_his_own(dispatch: Dispatcher, met: Connection, data: str) -> None:
    """In one team clients are shared, what somebody agreed with them is not settled by another."""
    before = all_rows(met)
    assert "устарела" in said(press(dispatch, met, COLLEAGUE, data))
    assert all_rows(met) == before


@pytest.mark.parametrize("data", [*MEETING, *(each for each in CLIENT if each.startswith("log."))])
def test_the_head_neither_books_nor_holds(dispatch: Dispatcher, met: Connection, data: str) -> None:
    """Refused by one place; the press is answered."""
    before = all_rows(met)
    replies = press(dispatch, met, HEAD, data)
    assert all_rows(met) == before
    assert [is_answer(reply) for reply in replies] == [True]
    assert said(replies)


@pytest.mark.parametrize("data", PROMISE)
def test_the_head_settles_nobodys_promise(dispatch: Dispatcher, met: Connection, data: str) -> None:
    """He reads shares, not cards."""
    before = all_rows(met)
    assert "устарела" in said(press(dispatch, met, HEAD, data))
    assert all_rows(met) == before


@pytest.mark.parametrize("data", ["meet.held:1", "log.again:meeting", "log.person:meeting:1", "form.new:1"])
def test_a_trainee_holds_no_meeting_and_fills_no_form(dispatch: Dispatcher, met: Connection, data: str) -> None:
    """Whatever the button says."""
    before = all_rows(met)
    replies = press(dispatch, met, TRAINEE, data)
    assert all_rows(met) == before
    assert [is_answer(reply) for reply in replies] == [True]
    assert said(replies)


MADE_UP = [
    "meet.why:1:held:sick",
    "meet.why:1:undone:sick",
    "meet.why:1:cancelled:nonsense",
    "meet.at:1:0",
    "meet.at:1:-5",
    "meet.at:1:999999999999",
    "meet.at:1:29000000",
    "meet.where:1:moon",
    "meet.repeat:1:x",
    "meet.held:999",
    "deal.to:1:20261127",
    "deal.to:1:20261123",
    "deal.to:1:20261224",
    "deal.to:1:20260230",
    "deal.to:1:99999999",
    "deal.to:1:",
    "deal.why:1:move:20261224:no_time",
    "deal.why:1:move::no_time",
    "deal.why:1:kept::no_time",
    "deal.why:1:broken::nonsense",
    "slots.week:5",
    "slots.week:-1",
    "log.result:meeting:refused:1:1",
    "log.result:booking:held:1:1",
    "client.files:0",
]


@pytest.mark.parametrize("data", MADE_UP)
def test_what_no_button_of_ours_says_is_answered_and_changes_nothing(
    dispatch: Dispatcher, met: Connection, data: str
) -> None:
    """A state that nobody can choose, a day outside the month, a time that is past."""
    before = all_rows(met)
    replies = press(dispatch, met, IVAN, data)
    assert any(map(is_answer, replies))
    assert said(replies)
    assert all_rows(met) == before


def test_a_settled_promise_stays_settled(dispatch: Dispatcher, met: Connection) -> None:
    """Buttons of the older message answer that they are out of date."""
    press(dispatch, met, IVAN, "deal.kept:1")
    before = all_rows(met)
    for data in PROMISE[2:]:
        assert "устарела" in said(press(dispatch, met, IVAN, data))
    assert all_rows(met) == before


def test_a_held_meeting_stays_held(dispatch: Dispatcher, met: Connection) -> None:
    """Neither moved nor cancelled nor placed; pressed again, «Состоялась» opens its form and makes no second record."""
    press(dispatch, met, IVAN, "meet.held:1")
    before = all_rows(met)[0]
    for data in ("meet.move:1", f"meet.at:1:{WEDNESDAY}", "meet.cancel:1", "meet.absent:1", "meet.place:1"):
        assert "устарела" in said(press(dispatch, met, IVAN, data))
    for data in ("meet.why:1:cancelled:sick", "meet.where:1:ours", "meet.repeat:1:1"):
        assert "устарела" in said(press(dispatch, met, IVAN, data))
    assert [reply.name for reply in press(dispatch, met, IVAN, "meet.held:1") if isinstance(reply, Card)] == ["form"]
    assert all_rows(met)[0] == before
