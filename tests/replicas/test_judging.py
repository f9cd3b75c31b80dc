"""What a storm takes for a lost reminder is one: the bot could have told of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery.outbox import Item
from bot.reminders import meetings
from bot.store import people
from bot.store.database import Database, open_database
from tests import databases
from tests.replicas import bookers
from tests.replicas.bookers import Reminded

NOW = datetime.fromisoformat("2026-11-23T12:00:00+03:00")
PACE = 0.4
SLOW = timedelta(seconds=66.5)
"""From the booking to the first look: eight hundred bookings and three starts, on a machine that has other work."""


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return databases.sqlite_url(tmp_path)


@pytest.fixture
async def database(file_url: str) -> AsyncIterator[Database]:
    """Ten people, whose meetings end from five seconds on."""
    database = await open_database(file_url)
    team_id = await database.transaction(lambda c: people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW))
    crowd = await database.transaction(lambda c: bookers.hire(c, team_id, 10, NOW))
    begin = NOW + timedelta(seconds=5)
    await database.transaction(lambda c: bookers.book(c, crowd, range(40), begin, PACE))
    yield database
    await database.close()


async def judged(database: Database, *looks: datetime) -> Reminded:
    """The books after these looks at the clock: all that is told is shown at once."""
    sent: list[Item] = []
    for now in looks:
        await meetings.tick(database, now, sent.extend)
    shown: dict[int, list[str]] = defaultdict(list)
    for item in sent:
        shown[item.chat_id].append(item.call.parameters["text"])
    return bookers.audit(await database.transaction(bookers.due), shown)


async def test_what_was_due_before_the_processes_ran_is_caught_up(database: Database) -> None:
    """A first look of all looks back a minute only, but here the bot has run before."""
    told = await judged(database, NOW + SLOW)
    assert (told.due, told.lost, told.first_lost) == (40, 0, None)


async def test_what_becomes_due_when_the_storm_is_over_is_nobodys(database: Database) -> None:
    """A look that begins while the processes stop has nothing to tell, so nothing of it can stay behind."""
    over = NOW + timedelta(seconds=15)
    before = await judged(database, over)
    await database.transaction(lambda c: bookers.end(c, over))
    assert before.due == 26
    sent: list[Item] = []
    await meetings.tick(database, over + timedelta(minutes=1), sent.extend)
    assert (await database.transaction(bookers.due))[-1].number == 25
    assert sent == []
