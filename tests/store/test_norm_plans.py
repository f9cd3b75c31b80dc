"""No query of the norms reads a whole table, however many teams set theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store.database import open_database
from tests.chat.conftest import found, join
from tests.chat.town import town
from tests.databases import sqlite_url
from tests.store.test_query_plans import lines, statements, whole_reads


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


async def test_no_tap_of_the_norms_reads_a_whole_table(url: str) -> None:
    """Set, looked at by the head and by whom they are for, reckoned by the team's data."""
    async with town(url) as place:
        head = await found(place)
        ivan = await join(place, head, 2, "Иван Орлов")
        with statements() as seen:
            await lines(head, ("/norms", "/norms хантер звонки 60", "/norms Иван встречи 8 с 30.11", "/norms хантер"))
            await head.press("📐 По данным отдела")
            await head.sees("Считать рано")
            await lines(ivan, ("/week", "/lists"))
    assert sum("FROM norms" in statement for statement in seen) >= 2
    database = await open_database(url)
    try:
        assert await whole_reads(database, seen) == []
    finally:
        await database.close()
