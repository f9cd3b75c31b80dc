"""Thousands of batches end at one moment: their results wait for whoever taps, and so does the database."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, insert, select

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Card, Item, Priority, Shown
from bot.reminders import batches as batch_ends
from bot.screens.screen import Screen
from bot.store import batches
from bot.store.tables import batches as batch_rows
from bot.store.tables import cards, members
from tests.reminders.conftest import MONDAY, Office, at

ENDS = at("11:00")


async def test_no_result_of_a_batch_passes_an_answer(office: Office) -> None:
    """Neither the card that is closed, where it hangs or not, nor the result; an answer put later is before them."""
    people = [each for each in await calling(office, 12) if each % 2]
    hung = [{"chat_id": each, "name": batch_ends.CARD, "message_id": 7} for each in people]
    await office.database.transaction(lambda c: c.execute(insert(cards), hung))
    told: list[list[Item]] = []
    await batch_ends.tick(office.database, ENDS, told.append)
    items = [item for some in told for item in some]
    assert len(items) == 24
    assert {item.priority for item in items} == {Priority.REMINDER}
    assert {item.call.name for item in items} == {"sendMessage", "editMessageText"}
    said: list[Shown] = [message_to(people[0], Screen("answer")), Card(people[0], "form", Screen("question"))]
    answers = await office.database.transaction(lambda c: outbox.put(c, said, ENDS, Priority.ANSWER))
    assert sorted([*items, *answers])[:2] == answers


async def test_a_few_batches_end_in_one_transaction(quick_office: Office) -> None:
    """A tap that comes meanwhile waits for these."""
    await calling(quick_office, 23)
    told: list[list[Item]] = []
    await batch_ends.tick(quick_office.database, ENDS, told.append)
    assert max(map(len, told)) == 2 * batch_ends.AT_ONCE
    assert batch_ends.AT_ONCE <= 10
    left = await quick_office.database.transaction(lambda c: batches.over(c, ENDS + timedelta(hours=1), 0, 100))
    assert left == []


async def calling(office: Office, count: int) -> list[int]:
    """Chats of people whose batches end at eleven."""
    head = await office.team()
    await office.hire(head, count=count)

    def begin(connection: Connection) -> list[int]:
        people = connection.execute(select(members).where(members.c.id != head.id)).all()
        shared = {"day": MONDAY, "slot": None, "begun_at": at("9:20"), "ends_at": ENDS}
        rows = [{"team_id": each.team_id, "member_id": each.id, **shared} for each in people]
        connection.execute(insert(batch_rows), rows)
        return [each.telegram_id for each in people]

    return await office.database.transaction(begin)
