"""A file of sales reads no whole table either: what is flat today stays flat at a million sales."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store.database import open_database
from tests.chat.conftest import found
from tests.chat.test_import import send
from tests.chat.test_ledger import SALES, farmer_with, ledger, sale
from tests.chat.town import town
from tests.databases import sqlite_url
from tests.store.test_list_plans import WAITING
from tests.store.test_query_plans import statements, whole_reads


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


async def test_no_step_and_no_tap_of_a_file_of_sales_reads_a_whole_table(url: str) -> None:
    """Matching, comparing, naming, writing, correcting, and the same file once more."""
    with statements() as seen:
        async with town(url) as place:
            head = await found(place)
            anna = await farmer_with(place, head, "Ромашка", "Луч")
            await send(anna, ledger([*SALES, sale("Один", "12.03.2026", 1, 9)]))
            await anna.press("❓ Разобрать ненайденных: 3")
            await anna.press("➕ Завести клиента")
            await anna.press("➕ Завести всех")
            await anna.press("❓ Разобрать ненайденных: 1")
            await anna.say("лучь")
            await anna.sees("Луч")
            await anna.say("луч")
            await anna.press("✅ Записать 5")
            await anna.sees("Готово")
            await send(anna, ledger([sale("Ромашка", "12.03.2026", 5, 123, group="Масла"), *SALES[1:3]]))
            await anna.press("✅ Записать 1")
            await anna.sees("исправлено: 1")
            await anna.say("/ledger")
            await anna.sees("Пришлите продажи")
    database = await open_database(url)
    try:
        read = await whole_reads(database, seen)
        assert [each for each in read if not each.startswith(WAITING)] == []
    finally:
        await database.close()
    assert len([statement for statement in seen if "sales" in statement]) > 5
