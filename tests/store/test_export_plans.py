"""No query of the trail, of one's own data and of its erasing reads a whole table."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store.database import open_database
from tests.chat.conftest import found, join
from tests.chat.meetings import sees_media
from tests.chat.town import town
from tests.databases import sqlite_url
from tests.store.test_query_plans import lines, statements, whole_reads


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


async def test_no_tap_of_the_trail_and_of_ones_own_data_reads_a_whole_table(url: str) -> None:
    """Read by the head, taken as a file, erased: of a decision maker, of a person with a client, of who left."""
    async with town(url) as place:
        head = await found(place)
        ivan = await join(place, head, 2, "Иван Орлов")
        with statements() as seen:
            await lines(ivan, ("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ", "/mydata", "/mydata файл"))
            await sees_media(ivan, "document")
            await lines(head, ("/audit", "/audit Иван", "/export", "/forgetme Ромашка; Иванов"))
            await head.press("🗑 Удалить")
            await head.sees("Данные удалены")
            await lines(ivan, ("/forgetme", "удалить мои данные"))
            await ivan.sees("Ваши личные данные удалены")
            await head.sees("больше не в отделе")
            vera = await join(place, head, 3, "Вера Фомина")
            await lines(vera, ("/call Астра; Котов Игорь; отказ",))
            await lines(head, ("/team Вера; уходит; Ольга",))
            await head.press("🚪")
            await lines(head, ("/team", "/forgetme Вера"))
            await head.press("Удалить навсегда")
            await head.sees("теперь это")
            await lines(head, ("/audit",))
    assert sum("FROM audit" in statement for statement in seen) >= 2
    database = await open_database(url)
    try:
        whole = await whole_reads(database, seen)
        # What waits to be fetched, and what failed in thirty days: few rows.
        assert [each for each in whole if not each.startswith("SCAN errands: ")] == []
    finally:
        await database.close()
