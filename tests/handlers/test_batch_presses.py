"""The buttons of a batch with whatever behind them: an answer each time; each call is recorded once."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.capabilities import dispatcher
from bot.delivery.messages import is_answer
from bot.delivery.outbox import Card
from bot.domain.call_lists import Candidate, Source
from bot.domain.timetable import week_of
from bot.handlers.dispatch import Dispatcher
from bot.store import clients, list_making, people
from bot.store.tables import batches, list_items, records
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
    DOOR,
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

NAMES = sorted(name for name in dispatcher(DOOR).routes.presses if name.startswith("batch."))
GARBAGE = (
    *("", ":", ":x", ":1", ":-1", ":99999999999999999999", ":1:x", ":1:999", ":1:1:x", ":1:1:held:1", ":1:1:refused"),
    *(":1:1:refused:x", ":1:1:refused:999", ":1:2:refused:0", ":1:1:2", ":0:0", ":1:2:3:4:5:6", ":1:-3"),
)
WITHOUT_WORDS_BEHIND = {"batch.open", "batch.pause", "batch.go", "batch.end", "batch.next"}
"""Of which some of the above is whole."""


@pytest.fixture
def batch(connection: Connection, dispatch: Dispatcher) -> Connection:
    """Иван's batch, its first card on the screen: «Север» with Котов, then two more."""
    found = people.by_telegram_id(connection, IVAN)
    assert found is not None
    member = found[0]
    ids = []
    for name in ("Север", "Вектор", "Гранит"):
        client = clients.create(connection, member.team_id, name, member.id, NOW)
        clients.add_decision_maker(connection, member.team_id, client.id, "Котов Игорь", "директор", NOW)
        ids.append(client.id)
    chosen = [Candidate(each, member.id) for each in ids]
    list_making.add(connection, member, week_of(member.day(NOW)).monday, Source.FILE, chosen, NOW)
    say(dispatch, connection, IVAN, "/batch")
    return connection


def everything(connection: Connection) -> list[Any]:
    return [connection.execute(select(table).order_by(table.c.id)).all() for table in (records, list_items, batches)]


def card_of(dispatch: Dispatcher, connection: Connection) -> dict[str, str]:
    """The labels on Иван's card now, and what they carry."""
    (card,) = [each for each in say(dispatch, connection, IVAN, "/batch") if isinstance(each, Card)]
    return {each.label: each.data for row in card.screen.buttons for each in row}


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITHOUT_WORDS_BEHIND])
def test_garbage_behind_any_button_is_answered_and_records_nothing(
    dispatch: Dispatcher, batch: Connection, name: str
) -> None:
    """Cut off, of another card, another person, another result."""
    before = everything(batch)
    for garbage in GARBAGE:
        replies = press(dispatch, batch, IVAN, name + garbage)
        assert any(map(is_answer, replies)), garbage
        assert everything(batch) == before, garbage


@pytest.mark.parametrize("who", [COLLEAGUE, STRANGER])
def test_nobody_presses_on_anothers_card(dispatch: Dispatcher, batch: Connection, who: int) -> None:
    """Neither a colleague nor another team: answered, nothing done, no name learnt."""
    labels = card_of(dispatch, batch)
    before = everything(batch)
    for data in labels.values():
        replies = press(dispatch, batch, who, data)
        assert any(map(is_answer, replies)), data
        assert "Север" not in said(replies)
    assert everything(batch) == before


def test_a_head_presses_on_none(dispatch: Dispatcher, batch: Connection) -> None:
    """Calls are not his: he is told whose they are."""
    labels = card_of(dispatch, batch)
    before = everything(batch)
    for data in labels.values():
        replies = press(dispatch, batch, HEAD, data)
        assert [is_answer(reply) for reply in replies] == [True]
        assert "Звонки записывают" in said(replies)
    assert everything(batch) == before


def test_a_card_that_is_off_is_answered_and_does_nothing(dispatch: Dispatcher, batch: Connection) -> None:
    """Recorded already, or passed over: its old buttons touch neither it nor the next one."""
    first = card_of(dispatch, batch)
    press(dispatch, batch, IVAN, first["🚫 Отказ"])
    second = card_of(dispatch, batch)
    before = everything(batch)
    for label in ("🚫 Отказ", "📅 Встреча", "⏭ Пропустить", "🙅 Не с ЛПР"):
        replies = press(dispatch, batch, IVAN, first[label])
        assert [is_answer(reply) for reply in replies] == [True], label
        assert said(replies), label
        assert everything(batch) == before, label
    press(dispatch, batch, IVAN, second["⏭ Пропустить"])
    before = everything(batch)
    assert "устарела" in said(press(dispatch, batch, IVAN, second["🚫 Отказ"]))
    assert everything(batch) == before


def test_after_its_end_a_batchs_buttons_do_nothing(dispatch: Dispatcher, batch: Connection) -> None:
    """He ended it himself: there is nothing left open."""
    labels = card_of(dispatch, batch)
    press(dispatch, batch, IVAN, labels["⏹ Закончить"])
    before = everything(batch)
    for label, data in labels.items():
        replies = press(dispatch, batch, IVAN, data)
        assert any(map(is_answer, replies)), label
        assert everything(batch) == before, label


def test_a_person_of_another_client_cannot_be_put_on_a_card(dispatch: Dispatcher, batch: Connection) -> None:
    """A result names the card's own decision maker, or nobody."""
    data = card_of(dispatch, batch)["🚫 Отказ"]
    card, _, _ = data.rpartition(":")
    before = everything(batch)
    assert "устарела" in said(press(dispatch, batch, IVAN, f"{card}:1"))
    assert everything(batch) == before
    press(dispatch, batch, IVAN, f"{card}:0")
    assert everything(batch) != before


def test_the_day_of_a_call_outside_a_batch_is_not_set_by_a_batchs_button(
    dispatch: Dispatcher, batch: Connection
) -> None:
    """Its own buttons do that."""
    before = everything(batch)
    for data in ("batch.day:2:3", "batch.slot:1:29940000"):
        assert "устарела" in said(press(dispatch, batch, IVAN, data))
    assert everything(batch) == before


def test_a_result_needs_its_question_answered_once(dispatch: Dispatcher, batch: Connection) -> None:
    """The day is set by the first press; the second finds nothing to ask."""
    press(dispatch, batch, IVAN, card_of(dispatch, batch)["🔁 Перезвонить"])
    made = batch.execute(select(records.c.id).order_by(records.c.id.desc())).scalars().first()
    press(dispatch, batch, IVAN, f"batch.day:{made}:1")
    before = everything(batch)
    assert "устарела" in said(press(dispatch, batch, IVAN, f"batch.day:{made}:7"))
    assert everything(batch) == before
