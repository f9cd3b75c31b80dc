"""Lists, segments and imports read no whole table either: what is flat today stays flat at a million rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store.database import open_database
from tests.chat.conftest import found, join
from tests.chat.test_import import GOOD, send, table
from tests.chat.town import town
from tests.databases import sqlite_url
from tests.store.test_query_plans import statements, whole_reads

WAITING = ("SCAN errands USING INDEX ix_errands_pending", "SCAN (subquery-")
"""Only what waits to be fetched, or to be gone on with, stands in it."""
STORY = (
    "/call Луч; Котов Игорь; директор; перезвонить завтра",
    "/call Север; Белов Олег; директор; отказ",
    "/lists",
    "/lists +перезвоны",
    "/lists +давно 30",
    "/lists +ни разу",
    "/lists +сегмент Стройка",
    "/lists +вернувшиеся",
    "/lists +файл",
    "/lists +Север",
    "/lists убрать Север",
    "/lists список",
    "/client Север",
    "телефон: +7 495 123-45-67",
    "ИНН 7707083893",
    "сегмент: Стройка",
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


async def test_no_tap_on_a_list_and_no_step_of_an_import_reads_a_whole_table(url: str) -> None:
    """Every query finds its rows by an index, the look-ups of duplicates too."""
    with statements() as seen:
        async with town(url) as place:
            head = await found(place)
            await head.say("/segments + Стройка")
            await head.sees("Добавил")
            ivan = await join(place, head, 2, "Иван Орлов")
            await send(ivan, table(GOOD), caption="/import")
            await ivan.press("✅ Добавить 2")
            await ivan.sees("Готово")
            for line in STORY:
                await ivan.say(line)
                await ivan.sees()
            await send(ivan, table(GOOD), caption="/import")
            await ivan.sees("Уже ваши: 2")
            await ivan.say("/call Слип; Иванов Пётр; отказ: дорого")
            await ivan.sees("Слип")
            for line, told in (("/undo", "Отменено"), ("/client Слип; удалить", "удалён"), ("/undo", "снова в базе")):
                await ivan.say(line)
                await ivan.sees(told)
    database = await open_database(url)
    try:
        read = await whole_reads(database, seen)
        assert [each for each in read if not each.startswith(WAITING)] == []
    finally:
        await database.close()
    assert len(seen) > 60
