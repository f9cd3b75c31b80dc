"""No query of a slot's message reads a whole table, neither the clock's nor a tap's."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bot.store.database import open_database
from tests.chat.conftest import found, join
from tests.chat.town import town
from tests.databases import sqlite_url
from tests.store.test_query_plans import statements, whole_reads

MOMENTS = (
    *("24T09:00", "24T09:20", "24T09:30", "24T11:00", "24T17:00", "26T15:00"),
    *("27T14:00", "27T15:30", "27T17:00", "30T11:00"),
)
ONCE_A_DAY = ("SCAN members USING", "SCAN absences:")
"""Everybody's roles and time zones, from an index; and who came back from an absence, each morning."""


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


async def test_no_slots_message_and_no_word_about_it_reads_a_whole_table(url: str) -> None:
    """All nine activities, the head's Thursday, what was put off, the week's account."""
    async with town(url) as place:
        head = await found(place)
        ivan = await join(place, head, 2, "Иван Орлов")
        anna = await join(place, head, 3, "Анна Белова", "farmer")
        await ivan.say("/book Ромашка; Иванов Пётр Сергеевич; директор; вт 11:00")
        await ivan.sees("Встреча")
        with statements() as seen:
            for moment in MOMENTS:
                await place.move_to(datetime.fromisoformat(f"2026-11-{moment}:00+03:00"))
                await ivan.say("отложить")
                await ivan.sees()
            for word in (
                "до конца блока",
                "не сегодня: болезнь",
                "готово",
                "тихо выкл",
                "/training",
                "/worksheet",
                "/week",
            ):
                await ivan.say(word)
                await ivan.sees()
            await anna.say("/week")
            await anna.sees("Блоки")
    assert len(seen) > 60
    database = await open_database(url)
    try:
        reads = await whole_reads(database, seen)
    finally:
        await database.close()
    assert [read for read in reads if not read.startswith(ONCE_A_DAY)] == []
