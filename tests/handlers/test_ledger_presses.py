"""Buttons of a file of sales carry nothing that is trusted; one press is one deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.delivery.errands import Errand, Fetched
from bot.delivery.outbox import Card, Reply
from bot.domain.people import Member
from bot.handlers import ledger, ledger_steps, ledger_who
from bot.handlers.dispatch import Dispatcher
from bot.handlers.turn import Turn
from bot.store import clients as base
from bot.store import existing, people
from bot.store.tables import clients, ledger_buyers, ledger_parts, ledgers, sales
from tests.handlers.test_forged_presses import (
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
from tests.handlers.test_list_presses import alerts

__all__ = ["connection", "dispatch"]

GUARDED = (clients, ledgers, ledger_buyers, ledger_parts, sales)
CONTENT = {
    "ledger": {
        "rows": 2,
        "sales": 2,
        "first_day": "2026-03-12",
        "last_day": "2026-03-12",
        "headings": {"client": "Клиент", "amount": "Сумма", "day": "Дата"},
        "skipped": {},
        "first": [],
        "currency": "",
        "order": "day_month",
        "order_told": "",
    },
    "buyers": [["Луч", None, 1, 10000, 0, 0], ["Неведомый", None, 1, 5000, 1, 1]],
    "parts": [
        '[["2026n1|","2026-03-12",10000,null,null,null,"1"]]',
        '[["2026n2|","2026-03-12",5000,null,null,null,"2"]]',
    ],
}


def member(connection: Connection, telegram_id: int) -> Member:
    found = people.by_telegram_id(connection, telegram_id)
    assert found is not None
    return found[0]


@pytest.fixture
def waiting(connection: Connection) -> Connection:
    """The farmer's client 2, Луч; his file 1, offered, of Луч and of an unknown buyer, 2. Ромашка, 1, is Иван's."""
    farmer = member(connection, FARMER)
    base.create(connection, farmer.team_id, "Луч", farmer.id, NOW)
    turn = Turn(connection, NOW, NOW, farmer, "bot")
    ledger.look(turn, Fetched("dropped", {"name": "Продажи.xlsx", "wanted": ""}, CONTENT))
    while ledger_steps.check(turn, Fetched("ledger.check", {"ledger": 1}, None)):
        pass
    assert [row.state for row in connection.execute(select(ledgers.c.state))] == ["offered"]
    return connection


def everything(connection: Connection) -> list[Any]:
    return [connection.execute(select(table).order_by(table.c.id)).all() for table in GUARDED]


FOREIGN = (
    "led.take:1",
    "led.drop:1",
    "led.home:1",
    "led.who:1",
    "led.to:1:2:2",
    "led.new:1:2",
    "led.pass:1:2",
    "led.all:1",
)


@pytest.mark.parametrize("data", FOREIGN)
@pytest.mark.parametrize("who", [HEAD, IVAN, STRANGER])
def test_somebody_elses_file_cannot_be_touched(dispatch: Dispatcher, waiting: Connection, who: int, data: str) -> None:
    """Neither by another team, nor by a hunter, who brings no sales in, nor by the head, who has files of his own."""
    before = everything(waiting)
    replies = press(dispatch, waiting, who, data)
    assert everything(waiting) == before
    assert alerts(replies)
    assert "Неведомый" not in said(replies)


@pytest.mark.parametrize(
    "data",
    [
        *("led.take:99", "led.take", "led.take:x", "led.drop:1:1", "led.who:99", "led.home:99", "led.all:99"),
        *("led.to:1:99:2", "led.to:1:2:99", "led.to:1:2:1", "led.to:1:2", "led.new:1:99", "led.pass:1:x"),
    ],
)
def test_a_button_that_fits_nothing_is_out_of_date(dispatch: Dispatcher, waiting: Connection, data: str) -> None:
    """A colleague's client, 1, may not be meant either."""
    before = everything(waiting)
    assert "устарела" in alerts(press(dispatch, waiting, FARMER, data))
    assert everything(waiting) == before


def test_a_buyer_who_is_named_twice_is_named_once(dispatch: Dispatcher, waiting: Connection) -> None:
    """Two taps before the first was answered: the first counts."""
    press(dispatch, waiting, FARMER, "led.new:1:2")
    once = everything(waiting)
    press(dispatch, waiting, FARMER, "led.to:1:2:2")
    press(dispatch, waiting, FARMER, "led.pass:1:2")
    assert everything(waiting) == once


def test_a_file_that_is_taken_twice_is_written_once(dispatch: Dispatcher, waiting: Connection) -> None:
    """And what is written is not given up any more; who is unknown can still be named."""
    press(dispatch, waiting, FARMER, "led.pass:1:2")
    press(dispatch, waiting, FARMER, "led.take:1")
    once = everything(waiting)
    for data in ("led.take:1", "led.drop:1", "led.who:1", "led.new:1:2", "led.all:1"):
        assert "Уже принято" in alerts(press(dispatch, waiting, FARMER, data))
    assert everything(waiting) == once
    assert [(row.client_id, row.amount) for row in once[-1]] == [(2, 100)]


def test_a_file_that_is_being_looked_at_waits(dispatch: Dispatcher, waiting: Connection) -> None:
    """All who are like nobody are being made clients: until then there is nothing to take."""
    press(dispatch, waiting, FARMER, "led.all:1")
    before = everything(waiting)
    for data in ("led.take:1", "led.drop:1", "led.to:1:2:2"):
        assert "подождите" in alerts(press(dispatch, waiting, FARMER, data))
    assert everything(waiting) == before


def steps(replies: Sequence[Reply]) -> list[str]:
    return [reply.kind for reply in replies if isinstance(reply, Errand)]


def test_asking_how_far_it_is_does_not_stop_the_creating_of_all(dispatch: Dispatcher, waiting: Connection) -> None:
    """`/ledger` looks the file through once more, and the creating goes on from where it was."""
    assert steps(press(dispatch, waiting, FARMER, "led.all:1")) == ["ledger.all"]
    assert steps(say(dispatch, waiting, FARMER, "/ledger")) == ["ledger.check"]
    turn = Turn(waiting, NOW, NOW, member(waiting, FARMER), "bot")
    handlers = {"ledger.check": ledger_steps.check, "ledger.all": ledger_who.create_some}
    wanted = ["ledger.check"]
    while wanted:
        wanted = steps(handlers[wanted[0]](turn, Fetched(wanted[0], {"ledger": 1}, None)))
    assert [row.state for row in waiting.execute(select(ledgers.c.state))] == ["offered"]
    assert sorted(waiting.scalars(select(ledger_buyers.c.state))) == ["new", "ready"]
    # The step that was wished for first finds nothing more to do.
    assert not ledger_who.create_some(turn, Fetched("ledger.all", {"ledger": 1}, None))


def test_whose_client_became_a_colleagues_is_told_in_the_result(dispatch: Dispatcher, waiting: Connection) -> None:
    """What the preview promised is not written, and that is said."""
    press(dispatch, waiting, FARMER, "led.pass:1:2")
    farmer, ivan = member(waiting, FARMER), member(waiting, IVAN)
    existing.give(waiting, farmer.team_id, 2, farmer.id, ivan.id, NOW)
    replies = press(dispatch, waiting, FARMER, "led.take:1")
    (shown,) = [reply.screen.text for reply in replies if isinstance(reply, Card) and reply.name == "ledger.1"]
    assert "Новых продаж: 0" in shown
    assert "Клиенты коллег: 1" in shown
    assert waiting.execute(select(sales)).all() == []
