"""The pinned cards of a crowd, when a week begins: a hundred in one transaction, each once."""

from __future__ import annotations

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, insert, select

from bot.delivery.outbox import Item, Priority
from bot.domain.reminding import week_begun
from bot.reminders import week_cards
from bot.store.tables import cards, members
from tests.reminders.conftest import MONDAY, SUNDAY, Office, at

MOSCOW = ZoneInfo("Europe/Moscow")


async def test_a_crowds_cards_are_edited_a_hundred_at_a_time_and_once(office: Office) -> None:
    """Two processes look at the same moment, and one of them later again: two hundred and fifty edits in all."""
    head = await office.team()
    await office.hire(head, count=251)

    def hang(connection: Connection) -> None:
        people = connection.scalars(select(members.c.telegram_id).order_by(members.c.id.desc()).limit(250)).all()
        rows = [{"chat_id": chat_id, "name": "week", "message_id": 7} for chat_id in people]
        connection.execute(insert(cards), rows)

    await office.database.transaction(hang)
    sent: list[list[Item]] = []
    await week_cards.tick(office.database, SUNDAY, sent.append)
    assert sent == []
    await asyncio.gather(*(week_cards.tick(office.database, at("0:05"), sent.append) for _ in range(2)))
    await week_cards.tick(office.database, at("0:06"), sent.append)
    edited = [item for items in sent for item in items]
    assert max(map(len, sent)) <= week_cards.AT_ONCE
    assert len({item.chat_id for item in edited}) == len(edited) == 250
    assert {(item.call.name, item.priority) for item in edited} == {("editMessageText", Priority.QUIET)}
    assert all("Неделя 23.11–29.11" in item.call.parameters["text"] for item in edited)


@pytest.mark.parametrize(
    ("last", "now", "begun"),
    [
        (at("0:04"), at("0:05"), True),
        (at("0:05"), at("0:06"), False),
        (at("0:03"), at("0:04"), False),
        (SUNDAY, at("18:00"), True),
        (datetime.fromisoformat("2026-10-01T12:00:00+03:00"), at("18:00"), True),
    ],
    ids=["its minute", "after it", "before it", "a day's outage", "a month's outage"],
)
def test_only_the_week_that_is_on_is_shown(last: datetime, now: datetime, *, begun: bool) -> None:
    """Of those that began during an outage nobody sees the others."""
    assert week_begun(MOSCOW, last, now) == (MONDAY if begun else None)
