"""No query of a team's group reads a whole table, however many teams have one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store.database import open_database
from tests.chat.conftest import found, join
from tests.chat.grouping import OTHER, bound, room, topic
from tests.chat.town import town
from tests.databases import sqlite_url
from tests.store.test_query_plans import lines, statements, whole_reads


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


async def test_nothing_in_a_group_reads_a_whole_table(url: str) -> None:
    """Bound, another offered, posted in, its topic gone, no right, unbound, thrown out."""
    async with town(url) as place:
        head = await found(place)
        ivan = await join(place, head, 2, "Иван Орлов")
        with statements() as seen:
            made = await bound(place, head, ivan, forum=True)
            where = await topic(made)
            await made.say(f"/start@{made.bot}", topic=where)
            await head.sees("привязана")
            other = await room(place, head, number=OTHER)
            await other.say(f"/start@{made.bot}")
            await head.press("Нет, оставить")
            await made.post(f"/topics/{where}/close")
            talks = ("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ", "/path Ромашка; переговоры; 1,5 млн")
            await lines(ivan, (*talks, "/path Ромашка; договор"))
            await made.sees("Блок 3")
            await made.post("/silence")
            await lines(ivan, ("/path Ромашка; переговоры", "/path Ромашка; заказ"))
            await head.sees("нельзя писать")
            await made.say(f"/stop@{made.bot}")
            await head.sees("отвязана")
            await made.post("/silence", silenced=False)
            await made.say(f"/start@{made.bot}")
            await head.sees("привязана")
            await made.post("/kick")
            await head.sees("Бота нет")
    assert sum("groups" in statement for statement in seen) >= 8
    database = await open_database(url)
    try:
        assert await whole_reads(database, seen) == []
    finally:
        await database.close()
