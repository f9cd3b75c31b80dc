"""No query of paths and boards reads a whole table."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store.database import open_database
from tests.chat.conftest import found, join
from tests.chat.meetings import MEET, WHOLE, fill
from tests.chat.town import town
from tests.databases import sqlite_url
from tests.store.test_query_plans import lines, statements, whole_reads

WAY = (
    "/client Ромашка",
    "/path Ромашка",
    "/path Ромашка; договор; 1,5 млн",
    "/path Ромашка; заказ",
    "/undo",
    "/path",
    "/board",
    "/board 2",
    "/path Ромашка; отложить; через месяц; бюджет",
    "/board отложены",
    "/path Ромашка; оплата",
    "/today",
    "/lists",
    "/path Ромашка; оставить у себя",
)
LOST = ("/path Луч; проиграли; дорого", "/board проиграны", "/today", "/lists", "/path Луч; вернуть", "/board 1")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


async def test_no_tap_on_the_path_reads_a_whole_table(url: str) -> None:
    """From the form to the payment, lost and back, the head beside, every board."""
    async with town(url) as place:
        head = await found(place)
        ivan = await join(place, head, 2, "Иван Орлов")
        with statements() as seen:
            await ivan.say(MEET)
            await ivan.sees("Ромашка", "Кто на встрече?")
            await fill(ivan, WHOLE)
            await lines(ivan, ("/call Луч; Котов Игорь Львович; директор; отказ", *WAY[:3]))
            await head.press("🙋 Подключаюсь")
            await lines(ivan, (*WAY[3:], *LOST))
            await lines(head, ("/board", "/board 3", "/board 1", "/board отложены", "/board Иван"))
    assert sum("FROM paths" in statement for statement in seen) >= 10
    database = await open_database(url)
    try:
        assert await whole_reads(database, seen) == []
    finally:
        await database.close()
