"""A hundred thousand rows of sales are brought in fast enough, and nobody waits for them. Prints the figures (`-s`)."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from io import BytesIO
from statistics import median, quantiles
from time import perf_counter

import pytest
import xlsxwriter

from bot.store.tables import sales
from tests.chat import town as town_of_phones
from tests.chat.conftest import Team
from tests.chat.test_import import send
from tests.chat.test_import_speed import TAP_P99, taps
from tests.chat.test_ledger import HEAD, SALE, farmer_with
from tests.chat.test_segments import rows_of

ROWS = 100_000
CLIENTS = 3_000
SECONDS = 60.0
MOVES = 10
"""Times at least that the message of progress is edited in place."""


def two_years_of_sales() -> bytes:
    """As 1С exports them: a title, documents of two rows each, groups, terms, payments, sums in Russian."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Отчёт по продажам"])
        sheet.write_row(2, 0, [*HEAD, "Менеджер", "Склад"])
        for n in range(ROWS):
            document = n // 2
            day = date(2024, 11, 20) + timedelta(days=document * 365 * 2 // (ROWS // 2))
            typed = f"{day:%d.%m.%Y}"
            amount = f"{1 + n % 90} {n % 1000:03},{n % 100:02}"
            row = [f"ООО «Фирма {document % CLIENTS} Торг»", "", typed, amount, f"Группа {n % 7}", "14 дней"]
            paid = f"{day + timedelta(days=n % 30):%d.%m.%Y}" if n % 3 else ""
            sheet.write_row(n + 3, 0, [*row, paid, SALE.format(document, typed), "Котова Анна", "Основной"])
    return content.getvalue()


@pytest.mark.slow
@pytest.mark.exact("measures time")
async def test_a_hundred_thousand_rows_in_a_minute_and_nobody_waits(
    quick_team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the file to the last sale written, with a colleague tapping all the while and a message that moves."""
    monkeypatch.setattr(town_of_phones, "PATIENCE", 2 * SECONDS)
    head, town = quick_team.head, quick_team.town
    await head.say("/segments + Стройка")
    await head.sees("Добавил")
    anna = await farmer_with(town, head, *(f"Фирма {n} Торг" for n in range(CLIENTS)))
    content = two_years_of_sales()
    over = asyncio.Event()
    tapping = asyncio.create_task(taps(head, over))
    await asyncio.sleep(0)
    began = perf_counter()
    await send(anna, content, name="Продажи.xlsx")
    await anna.sees_button(f"✅ Записать {ROWS}")
    looked = perf_counter() - began
    began = perf_counter()
    await anna.press("✅ Записать")
    await anna.sees(f"Готово. Новых продаж: {ROWS}, исправлено: 0, дополнено: 0. Клиентов: {CLIENTS}")
    written = perf_counter() - began
    over.set()
    took = sorted(await tapping)
    moves = [
        call
        for call in await town.calls()
        if call["method"] == "editMessageText" and "%" in str(call.get("params", call))
    ]
    p99, middle, slowest = (round(1000 * seconds) for seconds in (quantiles(took, n=100)[98], median(took), took[-1]))
    print(
        f"\n{ROWS} rows, {len(content) // 1024} KiB: dry run {looked:.1f} s, written {written:.1f} s, "
        f"in all {looked + written:.1f} s, {len(moves)} moves of the progress message; "
        f"{len(took)} taps of a colleague: median {middle} ms, p99 {p99} ms, slowest {slowest} ms"
    )
    assert len(await rows_of(town, sales)) == ROWS
    assert looked + written < SECONDS
    assert len(moves) >= MOVES
    assert p99 < 1000 * TAP_P99
