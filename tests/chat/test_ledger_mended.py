"""Sales dropped in the midst of other things: whose the file is, what a «да» answers, which days and levels it has."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Sequence

import pytest
import xlwt

from bot.store.tables import ledgers, sales
from tests.chat.conftest import Team, kept_attachments, kept_records
from tests.chat.studying import STEADY, base
from tests.chat.test_import import send
from tests.chat.test_ledger import SALES, farmer_with, kept, ledger, sale
from tests.chat.test_segments import rows_of
from tests.chat.town import Phone
from tests.files.tables import workbook

Rows = Sequence[Sequence[object]]


def as_csv(rows: Rows) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in rows).encode("cp1251")


def as_xls(rows: Rows) -> bytes:
    """Excel's old format."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист1")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def as_page(rows: Rows) -> bytes:
    """What 1С calls .xls: a page in cp1251."""
    cells = ("".join(f"<TD>{html.escape(str(cell))}</TD>" for cell in row) for row in rows)
    body = "".join(f"<TR>{row}</TR>" for row in cells)
    head = '<META http-equiv="Content-Type" content="text/html; charset=windows-1251">'
    return f"<HTML><HEAD>{head}</HEAD><BODY><TABLE>{body}</TABLE></BODY></HTML>".encode("cp1251")


# -- whose the file is


async def spoken_to(anna: Phone) -> None:
    await anna.say("/contact Ромашка; Иванов Пётр; директор; обсудили договор")
    await anna.sees("Ромашка — Иванов П.")


@pytest.mark.parametrize("name", ["Продажи.xlsx", "Продажи.xls", "Продажи.csv"])
async def test_sales_dropped_right_after_a_record_are_sales(quick_team: Team, name: str) -> None:
    """Whatever was recorded just before; a caption that says so changes nothing."""
    anna = await farmer_with(quick_team.town, quick_team.head, "Ромашка")
    await spoken_to(anna)
    made = {"xlsx": workbook, "xls": as_xls, "csv": as_csv}[name.rpartition(".")[2]]
    content = made([["Контрагент", "Дата", "Сумма"], ["Ромашка", "12.03.2026", 100]])
    await send(anna, content, name)
    await anna.sees("Читаю файл", "пришлите его с подписью")
    await anna.sees(name, "Новых продаж: 1")
    await spoken_to(anna)
    await send(anna, content, name, "продажи за март")
    await anna.sees(name, "Новых продаж: 1")
    assert await kept_attachments(quick_team.town) == []
    await anna.send({"photo": True})
    await anna.sees("Приложено к записи: Ромашка")


async def test_a_table_with_a_caption_about_the_talk_belongs_to_the_record(quick_team: Team) -> None:
    """And so does whatever is no table."""
    anna = await farmer_with(quick_team.town, quick_team.head, "Ромашка")
    await spoken_to(anna)
    await send(anna, ledger(SALES), caption="прислал директор")
    await anna.sees("Приложено к записи: Ромашка")
    for name in ("прайс.pdf", "договор.docx"):
        await send(anna, b"%PDF", name)
        await anna.sees("Приложено к записи: Ромашка")
    await anna.send({"voice": {"duration": 7}})
    await anna.sees("Приложено к записи: Ромашка")
    assert len(await kept_attachments(quick_team.town)) == 4
    assert (await kept_records(quick_team.town))[-1].note == "обсудили договор; прислал директор"
    assert await rows_of(quick_team.town, ledgers) == []


async def test_a_table_of_something_else_joins_the_record_once_it_is_read(quick_team: Team) -> None:
    """A price list without a caption; a hunter's sales, which he cannot bring in. Without a record it is refused."""
    anna, ivan = await farmer_with(quick_team.town, quick_team.head, "Ромашка"), quick_team.hunter
    await send(anna, workbook([["Артикул", "Цена"], ["М8", 100]]), "прайс.xlsx")
    await anna.sees("Файл не принят")
    await spoken_to(anna)
    await send(anna, workbook([["Артикул", "Наименование", "Цена"], ["М8", "Болт", 100]]), "прайс.xlsx")
    await anna.sees("Приложено к записи: Ромашка")
    await ivan.say("/call Луч; Иванов Пётр; директор; отказ дорого")
    await ivan.sees("Засчитано")
    await send(ivan, ledger(SALES))
    await ivan.sees("Приложено к записи: Луч")
    assert [row.content["name"] for row in await kept_attachments(quick_team.town)] == ["прайс.xlsx", "база.xlsx"]


# -- what «да» answers


async def test_a_typed_yes_goes_to_what_was_shown_last(quick_team: Team) -> None:
    """The preview, though a study is open; all else that is typed goes to the study, which stays open after it."""
    anna, town = await farmer_with(quick_team.town, quick_team.head), quick_team.town
    await base(anna, Север=(STEADY, 100))
    await anna.say("/study")
    await anna.sees("Север")
    await send(anna, ledger([sale("Север", "12.03.2026", 55, 1)]))
    await anna.sees("Новых продаж: 1")
    await town.restart()
    await anna.say("да")
    await anna.sees("Готово. Новых продаж: 1")
    assert len(await rows_of(town, sales)) == len(STEADY) + 1
    await anna.say("без изменений")
    await anna.sees("Север")


async def test_a_question_asked_after_the_preview_gets_the_yes(quick_team: Team) -> None:
    """A study opened meanwhile is what was shown last; the preview waits for its button."""
    anna, town = await farmer_with(quick_team.town, quick_team.head), quick_team.town
    await base(anna, Север=(STEADY, 100))
    await anna.say("/study")
    await anna.sees("Север")
    await send(anna, ledger([sale("Север", "12.03.2026", 55, 1)]))
    await anna.sees("Новых продаж: 1")
    await anna.say("/study")
    await anna.sees("Север")
    await anna.say("да")
    await anna.sees("Север", "2/8")
    assert len(await rows_of(town, sales)) == len(STEADY)
    await anna.press("✅ Записать 1")
    await anna.sees("Готово")


async def test_a_no_gives_up_the_preview_and_the_open_question_stays(quick_team: Team) -> None:
    """A list of clients is offered in the same way."""
    anna = await farmer_with(quick_team.town, quick_team.head)
    await base(anna, Север=(STEADY, 100))
    await anna.say("/study")
    await anna.sees("Север")
    await send(anna, ledger([sale("Север", "12.03.2026", 55, 1)]))
    await anna.sees_button("✅ Записать 1")
    await anna.say("нет")
    await anna.sees("продажи прежние")
    await send(anna, workbook([["Название"], ["Новый завод"]]))
    await anna.sees_button("✅ Добавить 1")
    await anna.say("да")
    await anna.sees("Готово")
    await anna.say("без изменений")
    await anna.sees("Север")


async def test_who_a_buyer_is_may_be_typed_while_a_study_is_open(quick_team: Team) -> None:
    """He chose to say it; then the study is asked again."""
    anna, town = await farmer_with(quick_team.town, quick_team.head), quick_team.town
    await base(anna, Север=(STEADY, 100))
    await anna.say("/study")
    await anna.sees("Север")
    await send(anna, ledger([sale("Сивер", "12.03.2026", 55, 1)]))
    await anna.press("❓ Разобрать ненайденных: 1")
    await anna.sees("Кто это?", "Сивер")
    await anna.say("Север")
    await anna.sees("Новых продаж: 1")
    await anna.say("да")
    await anna.sees("Готово. Новых продаж: 1")
    assert len(await kept(town)) == len(STEADY) + 1
    await anna.say("без изменений")
    await anna.sees("Север")


# -- each file has its message


async def test_a_file_that_is_written_keeps_its_message(quick_team: Team) -> None:
    """What comes after it is told in a message of its own; so is a file that gives way to the next."""
    anna = await farmer_with(quick_team.town, quick_team.head, "Ромашка", "Луч")
    await send(anna, ledger(SALES[:1]), "Первый.xlsx")
    await anna.press("✅ Записать 1")
    done = await anna.sees("Готово. Новых продаж: 1")
    await send(anna, ledger(SALES[1:2]), "Второй.xlsx")
    await anna.sees("Второй.xlsx", "Новых продаж: 1")
    await send(anna, ledger(SALES[1:3]), "Третий.xlsx")
    await anna.sees("Третий.xlsx", "Новых продаж: 1")
    await anna.sees("Второй.xlsx: закрыт без записи, новый файл ниже")
    await anna.press("✅ Записать 1")
    waits = await anna.sees("Готово. Новых продаж: 1", "Ждут, пока скажете, кто это: 1")
    await send(anna, ledger(SALES[:1]), "Четвёртый.xlsx")
    await anna.sees("Четвёртый.xlsx", "Нового нет")
    said = {each.message_id: each for each in await anna.messages()}
    assert said[done.message_id].text == done.text
    assert said[waits.message_id].text.splitlines() == [
        waits.text.splitlines()[0],
        "Остальное не записано: новый файл ниже.",
    ]
    assert said[waits.message_id].labels == []


# -- days


def dated(*days: str) -> bytes:
    return as_csv([["Контрагент", "Дата", "Сумма"], *(["Ромашка", day, 100 + n] for n, day in enumerate(days))])


async def test_one_day_decides_how_all_days_of_a_file_are_read(quick_team: Team) -> None:
    """`11/20/2026` makes `10/11/2026` the eleventh of October, and it is said so."""
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Ромашка"), quick_team.town
    await send(anna, dated("10/11/2026", "11/20/2026"), "Продажи.csv")
    await anna.sees("В датах сначала месяц: 10/11/2026 — это 11.10.2026", "Новых продаж: 2")
    await anna.press("✅ Записать 2")
    await anna.sees("Готово")
    assert [day for _, day, _ in await kept(town)] == ["2026-10-11", "2026-11-20"]


async def test_days_of_both_orders_are_refused_with_two_rows(quick_team: Team) -> None:
    """In one sentence; nothing is kept."""
    anna = await farmer_with(quick_team.town, quick_team.head, "Ромашка")
    await send(anna, dated("20/11/2026", "10/11/2026", "11/20/2026"), "Продажи.csv")
    card = await anna.sees("Файл не принят.", "строка 2 — 20/11/2026, строка 4 — 11/20/2026")
    assert "\n" not in card.text
    assert await rows_of(quick_team.town, ledgers) == []


async def test_where_no_day_decides_it_is_said_how_they_are_read(quick_team: Team) -> None:
    """The day first; of days in dots nothing needs to be said."""
    anna = await farmer_with(quick_team.town, quick_team.head, "Ромашка")
    await send(anna, dated("05/05/2026", "05/06/2026"), "Продажи.csv")
    await anna.sees("В датах сначала день: 05/06/2026 понял как 05.06.2026", "Новых продаж: 2")
    await send(anna, dated("05.06.2026"), "Точки.csv")
    assert "В датах" not in (await anna.sees("Точки.csv", "Новых продаж: 1")).text


# -- who a buyer is


async def test_not_knowing_keeps_who_was_offered_and_says_what_may_be_answered(quick_team: Team) -> None:
    """A name that is nobody's keeps them too; every button may be typed, with a slip of the finger."""
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Луч", "Ромашка"), quick_team.town
    rows = [sale(name, "12.03.2026", 100 - n, n + 1) for n, name in enumerate(("Лучь", "Рамашка", "Эюя", "Йцу"))]
    await send(anna, ledger(rows))
    await anna.sees("Не нашёл клиентов: 4")
    await anna.say("разобрать")
    await anna.sees("Лучь", "Осталось: 4")
    for said in ("сам не знаю", "нет", "не знаю кто это", "Нету такого"):
        await anna.say(said)
        card = await anna.sees("Лучь", "«новый»", "«пропустить»")
        assert "Луч" in card.labels
    await anna.say("да")
    await anna.sees("Лучь — это Луч")
    await anna.sees("Рамашка", "Осталось: 3")
    await anna.say("приянть")
    await anna.sees("Эюя", "Осталось: 2")
    await anna.say("пропутсить")
    await anna.sees("Йцу", "Осталось: 1")
    await anna.say("новый")
    await anna.sees("Новых продаж: 3", "Пропущено: 1")
    await anna.say("приянть")
    await anna.sees("Готово. Новых продаж: 3")
    assert [row[0] for row in await kept(town)] == [1, 2, 3]


async def test_a_typed_word_goes_back_to_the_results(quick_team: Team) -> None:
    """Nothing is lost by that."""
    anna = await farmer_with(quick_team.town, quick_team.head, "Луч")
    await send(anna, ledger([sale("Лучь", "12.03.2026", 100, 1)]))
    await anna.press("❓ Разобрать ненайденных: 1")
    await anna.sees("Лучь")
    await anna.say("назад")
    card = await anna.sees("Не нашёл клиентов: 1")
    assert card.labels == ["❓ Разобрать ненайденных: 1", "Отмена"]


# -- sums


async def test_the_sums_of_a_preview_are_of_what_will_be_written(quick_team: Team) -> None:
    """Neither the period, nor a client's sales, nor those of an unknown buyer hold what is not sold yet."""
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Ромашка"), quick_team.town
    rows = [
        sale("Ромашка", "12.03.2026", 100, 1),
        sale("Ромашка", "01.12.2026", 1000, 2),
        sale("Неведомый", "13.03.2026", 5, 3),
        sale("Неведомый", "13.03.2062", 500, 4),
        sale("Будущий", "13.03.2062", 500, 5),
    ]
    await send(anna, ledger(rows))
    card = await anna.sees("строк: 5", "Дата ещё не наступила, пропущу: 3")
    for line in (
        "Продажи 12.03.2026–13.03.2026 на 105\xa0₽",
        "Клиентов: 1, продаж: 1 на 100\xa0₽",
        "Новых продаж: 1",
        "Не нашёл клиентов: 1, их продажи на 5\xa0₽ подождут",
    ):
        assert line in card.text
    await anna.press("✅ Записать 1")
    await anna.sees("Готово. Новых продаж: 1")
    assert await kept(town) == [(1, "2026-03-12", "100.00")]
    await send(anna, ledger(rows[4:]))
    await anna.sees("Дата ещё не наступила, пропущу: 1", "Записывать пока нечего")


# -- reports, formats


def report(*rows: tuple[str, object]) -> list[list[object]]:
    """As 1С lays one out: a title, headings one under another, a column for all levels."""
    head: Rows = (["Продажи за март"], [], ["Контрагент", "Выручка"], ["Регистратор", ""])
    return [*map(list, head), *map(list, rows), ["Итого", 100]]


def document(number: int) -> str:
    return f"Реализация (акт, накладная) 0000-{number:06} от 12.03.2026 10:15:22"


FORMATS: dict[str, Callable[[Rows], bytes]] = {
    "Отчёт.xlsx": workbook,
    "Отчёт.xls": as_xls,
    "Страница.xls": as_page,
    "Отчёт.csv": as_csv,
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.exact("says yes at once, which is taken only when the bot knows that its offer was seen")
async def test_a_report_of_three_levels_is_refused_with_what_to_export(quick_team: Team, name: str) -> None:
    """In one sentence, with the row that shows it; the report of two levels is read, in every format."""
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Ромашка", "Луч"), quick_team.town
    rows = [("Ромашка", 70), (document(1), 60), (document(2), 10), ("Луч", 30), (document(3), 30)]
    await send(anna, FORMATS[name](report(("Масла", 100), *rows)), name)
    card = await anna.sees("Файл не принят.", "лишний уровень (строка 5, «Масла»)", "контрагент и документ")
    assert "\n" not in card.text
    await send(anna, FORMATS[name](report(*rows)), name)
    await anna.sees(name, "Новых продаж: 3")
    await anna.say("да")
    await anna.sees("Готово. Новых продаж: 3")
    assert sorted(await kept(town)) == [
        (1, "2026-03-12", "10.00"),
        (1, "2026-03-12", "60.00"),
        (2, "2026-03-12", "30.00"),
    ]


@pytest.mark.parametrize("name", ["Продажи.xls", "Страница.xls"])
async def test_an_xls_goes_the_whole_way(quick_team: Team, name: str) -> None:
    """Looked at, a buyer known by one tap, written, the same once more, mended."""
    made = as_page if name.startswith("Страница") else as_xls
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Ромашка", "Луч"), quick_team.town
    head = ["Контрагент", "ИНН", "Дата", "Сумма", "Документ"]
    rows = [
        ["ООО «Ромашка»", "7707083893", "12.03.2026", "1 234,56", document(1)],
        ["Лучь", "", "13.03.2026", "500,00", document(2)],
    ]
    await send(anna, made([["Продажи"], [], head, *rows, ["Итого", "", "", "1 734,56"]]), name)
    await anna.sees(name, "Новых продаж: 1", "Не нашёл клиентов: 1")
    await anna.press("❓ Разобрать ненайденных: 1")
    await anna.press("Луч")
    await anna.press("✅ Записать 2")
    await anna.sees("Готово. Новых продаж: 2")
    await send(anna, made([head, *rows]), name)
    await anna.sees("Нового нет: всё это уже записано")
    await send(anna, made([head, [*rows[0][:3], "1 500,00", document(1)], rows[1]]), name)
    await anna.sees("Исправлений: 1", "1\xa0234,56\xa0₽ → 1\xa0500\xa0₽", "Уже записано: 1")
    await anna.press("✅ Записать 1")
    await anna.sees("Готово. Новых продаж: 0, исправлено: 1")
    assert [amount for _, _, amount in await kept(town)] == ["1500.00", "500.00"]
