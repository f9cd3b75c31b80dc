"""No query of a batch reads a whole table, neither a tap's nor the clock's."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store.database import open_database
from tests.chat.calling import NAMES, listed
from tests.chat.conftest import found, join
from tests.chat.town import town
from tests.databases import sqlite_url
from tests.store.test_query_plans import statements, whole_reads


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


async def test_no_tap_of_a_batch_reads_a_whole_table(url: str) -> None:
    """Opened, recorded, taken back, skipped, paused, ended; what waited for it."""
    async with town(url) as place:
        ivan = await join(place, await found(place), 2, "Иван Орлов")
        await listed(ivan, *NAMES)
        with statements() as seen:
            await ivan.say("/batch")
            for label, answer in (
                ("Отказ", "Север"),
                ("↩️", "Ромашка"),
                ("Встреча", "Когда встреча?"),
                ("Встречи-1", "Север"),
                ("Перезвонить", "Когда перезвонить?"),
                ("Завтра", "Вектор"),
                ("Пропустить", "Гранит"),
                ("Пауза", "Пауза"),
                ("Продолжить", "Гранит"),
            ):
                await ivan.press(label)
                await ivan.sees(answer)
            await place.move_to("2026-11-23T11:00:00+03:00")
            await ivan.sees("итог")
    assert any("batches" in statement for statement in seen)
    own = {statement: given for statement, given in seen.items() if "batches" in statement or "list_items" in statement}
    database = await open_database(url)
    try:
        assert await whole_reads(database, own) == []
    finally:
        await database.close()
