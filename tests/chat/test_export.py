"""`/export`: everything of the team as a file, by the heads only; parts, a restart in the middle, what fails."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from tests.chat.conftest import Team, found, join
from tests.chat.meetings import content, media, sees_media
from tests.chat.test_import import names, send
from tests.chat.town import Phone, Town

CALL = "/call Ромашка; Иванов Пётр Сергеевич; директор; отказ"


def sheets(file: bytes) -> dict[str, list[dict[str, object]]]:
    """Rows of every sheet, by heading."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return {name: [dict(zip(map(str, head), row, strict=True)) for row in body] for name, (head, *body) in rows.items()}


def csv_sheets(file: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        texts = {name.removesuffix(".csv"): archive.read(name) for name in archive.namelist()}
    assert all(text.startswith(b"\xef\xbb\xbf") for text in texts.values())
    return {
        name: list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";"))
        for name, text in texts.items()
    }


async def taken(phone: Phone, count: int = 1) -> bytes:
    """The bytes of the `count`-th document in the chat."""
    await sees_media(phone, "document", count)
    return await content(phone, (await media(phone, "document"))[count - 1])


async def test_a_head_gets_everything_as_a_workbook_by_two_taps(team: Team) -> None:
    """On each database: what was recorded stands in it, under headings of his language, with ids that lead on."""
    await team.hunter.say(CALL)
    await team.hunter.sees("Засчитано")
    await team.head.say("/export")
    await team.head.sees("Выгрузка отдела", "Europe/Moscow")
    await team.head.press("Excel")
    await team.head.sees("Собираю файл")
    pages = sheets(await taken(team.head))
    (call,) = pages["Записи"]
    (client,) = pages["Клиенты"]
    (person,) = pages["ЛПР"]
    assert (call["Вид"], call["Итог"], call["Сотрудник"]) == ("звонок", "отказ", "Иван Орлов")
    assert (call["ID клиента"], call["ID ЛПР"]) == (client["ID"], person["ID"])
    assert str(call["Когда"]) == "2026-11-23 10:00:00"
    (counts,) = [row for row in pages["Что засчитано"] if row["ID строки"] == call["ID"]]
    assert (counts["Этап"], counts["Засчитано"]) == ("Результативные звонки", "да")
    assert [row["Сотрудник"] for row in pages["Сотрудники"]] == ["Ольга Седова", "Иван Орлов"]
    assert pages["Кто что менял"][-1]["Что изменено"] == "выгрузка всех данных, xlsx"


async def test_typed_it_comes_as_a_zip_of_csv(quick_team: Team) -> None:
    """UTF-8 with its mark, `;`, and nothing that a spreadsheet takes for a formula."""
    await quick_team.hunter.say("/call =1+1 Лтд; Иванов Пётр Сергеевич; директор; отказ")
    await quick_team.hunter.sees("Засчитано")
    await quick_team.head.say("/export csv")
    pages = csv_sheets(await taken(quick_team.head))
    assert [row["Название"] for row in pages["Клиенты"]] == ["'=1+1 Лтд"]
    assert pages["Записи"][0]["Когда"] == "2026-11-23 10:00:00"
    assert (await media(quick_team.head, "document"))[0].text.startswith("Отдел продаж, 23.11.2026 10:00")


async def test_it_speaks_the_readers_language(quick_place: Town) -> None:
    """Headings, sheets and words in English."""
    head = await found(quick_place, "en")
    await head.say("/export excel")
    pages = sheets(await taken(head))
    assert {"Clients", "Records", "What counts", "Audit trail"} <= set(pages)
    assert pages["People"][0]["Role"] == "head"


@pytest.mark.exact("orders its own fault")
async def test_while_one_is_made_the_same_is_not_begun_again_and_the_other_kind_is(quick_team: Team) -> None:
    """Each comes once, and once it came it may be asked for anew."""
    head, place = quick_team.head, quick_team.town
    await place.fault(method="sendDocument", times=1, error_code=429, description="Too Many Requests", retry_after=1)
    await head.say("/export")
    await head.press("Excel")
    await head.sees("Собираю файл")
    await head.say("/export excel")
    await head.sees("Файл уже собирается и скоро придёт.")
    await head.say("/export csv")
    await head.sees("Собираю файл")
    await sees_media(head, "document", 2)
    names = [each.raw["media"]["file_name"] for each in await media(head, "document")]
    assert sorted(name.rpartition(".")[2] for name in names) == ["xlsx", "zip"]
    await head.say("/export csv")
    assert csv_sheets(await taken(head, 3))
    assert len(await media(head, "document")) == 3


@pytest.mark.exact("orders its own fault")
async def test_what_was_asked_for_before_a_restart_comes_after_it(quick_team: Team) -> None:
    """It is a row."""
    head, place = quick_team.head, quick_team.town
    await place.fault(method="sendDocument", times=1, error_code=500, description="Internal", delay_ms=0)
    await head.say("/export xlsx")
    await head.sees("Собираю файл")
    await place.restart()
    assert sheets(await taken(head))["Сотрудники"]


@pytest.mark.parametrize("line", ["/export", "/export csv"])
async def test_who_is_no_head_is_refused_politely(quick_team: Team, line: str) -> None:
    """And told where his own data is."""
    await quick_team.hunter.say(line)
    await quick_team.hunter.sees("Выгружает данные отдела руководитель. Ваши данные: /mydata")


@pytest.mark.exact("orders its own fault")
async def test_a_file_that_telegram_refuses_is_told_of(quick_team: Team) -> None:
    """Nothing hangs, and it may be asked for again."""
    head, place = quick_team.head, quick_team.town
    await place.fault(method="sendDocument", times=1, error_code=413, description="Request Entity Too Large")
    await head.say("/export xlsx")
    await head.sees("Файл собрать не удалось", "/export")
    await head.say("/export xlsx")
    await taken(head)


@pytest.mark.exact("orders its own fault")
async def test_who_leads_no_more_when_it_is_ready_gets_nothing(quick_team: Team) -> None:
    """Asked by a head who became a hunter meanwhile."""
    head, place = quick_team.head, quick_team.town
    vera = await join(place, head, 5, "Вера Фомина", "head")
    await place.fault(method="sendDocument", times=1, error_code=429, description="Too Many Requests", retry_after=2)
    await vera.say("/export xlsx")
    await vera.sees("Собираю файл")
    await head.say("/team Вера; хантер")
    await head.press("Сделать хантером")
    await vera.sees("Выгружает данные отдела руководитель")
    assert await media(vera, "document") == []


async def test_an_export_that_is_sent_back_is_told_apart_from_clients(quick_team: Team) -> None:
    """One sentence says what it is and what to send, the workbook and the zip; nothing is made of it."""
    head = quick_team.head
    await quick_team.hunter.say(CALL)
    await quick_team.hunter.sees("Засчитано")
    for number, form in enumerate(("xlsx", "csv"), start=1):
        await head.say(f"/export {form}")
        file = await taken(head, number)
        await head.say("/import")
        await head.sees("Пришлите клиентов файлом")
        await send(head, file, f"Отдел.{'xlsx' if form == 'xlsx' else 'zip'}")
        said = await head.sees("Файл не принят. Это выгрузка самого бота: для загрузки клиентов заполните шаблон.")
        assert said.labels == ["📄 Шаблон таблицы"]
    assert await names(quick_team.town) == ["Ромашка"]
