"""Sales brought in: a file is looked at, its buyers are named with one tap, it is written when the person says so."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from bot.store.tables import clients, ledger_buyers, ledger_parts, ledgers, sales
from tests.chat.conftest import Team, found, join
from tests.chat.test_import import send
from tests.chat.test_import import table as table_of_contacts
from tests.chat.test_segments import rows_of
from tests.chat.town import Phone, Town
from tests.files.tables import encrypted, workbook

HEAD = ["Контрагент", "ИНН", "Дата", "Сумма", "Номенклатурная группа", "Срок оплаты", "Оплачено", "Документ"]
TITLE: list[list[object]] = [["Отчёт по продажам"], ["Период: 01.01.2026 – 30.06.2026"], []]
INN, OTHER_INN = 7707083893, 5003052454
SALE = "Реализация (акт, накладная) 0000-{:06} от {} 10:15:22"


def ledger(rows: Sequence[Sequence[object]], *, totals: bool = True) -> bytes:
    """As 1С exports it: a title above, a total beneath."""
    return workbook([*TITLE, HEAD, *rows, *([["Итого", "", "", "1 000,00"]] if totals else [])])


def sale(
    name: str,
    day: str,
    amount: object,
    number: int = 0,
    *,
    group: str = "",
    inn: object = "",
    due: str = "",
    paid: str = "",
) -> list[object]:
    return [name, inn, day, amount, group, due, paid, SALE.format(number, day) if number else ""]


SALES = [
    sale("ООО «Ромашка»", "12.03.2026", "1 234,56", 123, group="Масла", inn=INN),
    sale("Ромашка, ООО", "15.04.2026", "2 000,00", 140, group="Фильтры", inn=INN),
    sale("Лучь", "16.04.2026", 500, 141, group="Масла"),
    sale("Неведомый", "17.04.2026", 700.5, 142),
]


async def farmer_with(place: Town, head: Phone, *names: str) -> Phone:
    """Анна, a farmer, and her clients."""
    anna = await join(place, head, 5, "Анна Котова", role="farmer")
    if names:
        await send(anna, table_of_contacts([[name] for name in names]), caption="/import")
        await anna.press(f"✅ Добавить {len(names)}")
        await anna.sees("Готово")
    return anna


async def kept(place: Town) -> list[tuple[int, str, str]]:
    return [(row.client_id, row.day.isoformat(), str(row.amount)) for row in await rows_of(place, sales)]


async def test_a_file_is_looked_at_matched_with_taps_and_written(team: Team) -> None:
    """The whole story: what was understood, an unknown buyer known by one tap, one who is new, one tap to write."""
    anna = await farmer_with(team.town, team.head, "Ромашка", "Луч")
    before = anna.taps
    await send(anna, ledger(SALES), name="Продажи.xlsx")
    await anna.sees("Это продажи")
    card = await anna.sees("Продажи.xlsx", "строк: 4")
    for line in (
        "Продажи 12.03.2026–17.04.2026 на 4\xa0435,06\xa0₽",
        "клиент «Контрагент», ИНН «ИНН», сумма «Сумма», дата «Дата», группа «Номенклатурная группа»",
        "Клиентов: 1, продаж: 2",
        "Новых продаж: 2",
        "Не нашёл клиентов: 2, их продажи на 1\xa0200,50\xa0₽ подождут",
    ):
        assert line in card.text
    assert await kept(team.town) == []
    await anna.press("❓ Разобрать ненайденных: 2")
    await anna.sees("Кто это? Осталось: 2", "Неведомый", "Продаж: 1 на 700,50")
    await anna.press("➕ Завести клиента")
    await anna.sees("Кто это? Осталось: 1", "Лучь", "Нажмите клиента")
    await anna.press("Луч")
    await anna.sees("Клиентов: 2, продаж: 3", "Заведу клиентов: 1, продаж: 1", "Новых продаж: 4")
    await anna.press("✅ Записать 4")
    await anna.sees("Готово. Новых продаж: 4, исправлено: 0, дополнено: 0. Клиентов: 3")
    print(f"\n{anna.taps - before} taps, two of them to say who two buyers are")
    assert sorted(await kept(team.town)) == [
        (1, "2026-03-12", "1234.56"),
        (1, "2026-04-15", "2000.00"),
        (2, "2026-04-16", "500.00"),
        (3, "2026-04-17", "700.50"),
    ]
    base = await rows_of(team.town, clients)
    assert [(row.name, row.inn, str(row.existing_since)) for row in base] == [
        ("Ромашка", str(INN), "2026-03-12"),
        ("Луч", None, "2026-04-16"),
        ("Неведомый", None, "2026-04-17"),
    ]
    assert await rows_of(team.town, ledger_parts) == []


async def taken(anna: Phone, rows: Sequence[Sequence[object]], count: int) -> None:
    await send(anna, ledger(rows), name="Продажи.xlsx")
    await anna.press(f"✅ Записать {count}")
    await anna.sees("Готово")


async def test_the_same_file_again_changes_nothing(team: Team) -> None:
    """Whatever order its rows are in; it is said, and there is nothing to press."""
    anna = await farmer_with(team.town, team.head, "Ромашка")
    await taken(anna, SALES[:2], 2)
    before = await rows_of(team.town, sales)
    await send(anna, ledger(SALES[1::-1]), name="Ещё раз.xlsx")
    card = await anna.sees("Ещё раз.xlsx", "Уже записано: 2", "Нового нет: всё это уже записано")
    assert card.labels == []
    assert await rows_of(team.town, sales) == before
    assert [row.state for row in await rows_of(team.town, ledgers)] == ["done", "done"]


async def test_what_is_corrected_is_shown_as_it_was_and_will_be(team: Team) -> None:
    """A sum that changed, a document that moved, a payment that came; what was said before is kept."""
    anna = await farmer_with(team.town, team.head, "Ромашка", "Луч")
    await taken(anna, [*SALES[:2], sale("Луч", "16.04.2026", 500, 141)], 3)
    mended = [
        sale("Ромашка", "12.03.2026", "1 500", 123, group="Масла"),
        sale("Ромашка", "16.04.2026", "2 000,00", 140, group="Фильтры"),
        sale("Луч", "16.04.2026", 500, 141, due="30.04.2026", paid="29.04.2026"),
        sale("Луч", "20.04.2026", 90, 150),
    ]
    await send(anna, ledger(mended))
    card = await anna.sees("Новых продаж: 1", "Исправлений: 2", "Дополню оплатой или подробностями: 1")
    assert "Ромашка, 12.03.2026: 1\xa0234,56\xa0₽ → 1\xa0500\xa0₽" in card.text
    assert "Ромашка: теперь 16.04.2026, 2\xa0000\xa0₽" in card.text
    await anna.press("✅ Записать 4")
    await anna.sees("Готово. Новых продаж: 1, исправлено: 2, дополнено: 1. Клиентов: 2")
    rows = {row.key: row for row in await rows_of(team.town, sales)}
    assert len(rows) == 4
    corrected = rows["2026n123|масла"]
    assert (corrected.amount, corrected.earlier[0]["amount"]) == (Decimal(1500), "1234.56")
    assert str(rows["2026n141|"].paid_on) == "2026-04-29"


async def test_who_is_unknown_waits_and_is_told_of_later(quick_team: Team) -> None:
    """What is known is written; the rest is matched after that, and the name is remembered for the next file."""
    anna = await farmer_with(quick_team.town, quick_team.head, "Ромашка", "Луч")
    await send(anna, ledger(SALES[:3]))
    await anna.press("✅ Записать 2")
    await anna.sees("Готово", "Ждут, пока скажете, кто это: 1")
    assert len(await kept(quick_team.town)) == 2
    await anna.press("❓ Разобрать ненайденных: 1")
    await anna.sees("Лучь")
    await anna.press("Луч")
    await anna.press("✅ Записать 1")
    await anna.sees("Готово", "Клиентов: 2")
    assert len(await kept(quick_team.town)) == 3
    await send(anna, ledger([sale("Лучь", "20.04.2026", 90, 150)]))
    card = await anna.sees("Клиентов: 1, продаж: 1", "Новых продаж: 1")
    assert "Не нашёл" not in card.text


async def test_two_names_of_one_client_are_added_up(quick_team: Team) -> None:
    """Of a day without documents both names tell a part; the same file again changes nothing."""
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Ромашка"), quick_team.town
    rows = [sale("Ромашка", "12.03.2026", 100), sale("Рамашка", "12.03.2026", 30)]
    await send(anna, ledger(rows))
    await anna.press("❓ Разобрать ненайденных: 1")
    await anna.sees("Рамашка")
    await anna.press("Ромашка")
    await anna.press("✅ Записать 1")
    await anna.sees("Готово. Новых продаж: 1")
    assert await kept(town) == [(1, "2026-03-12", "130.00")]
    await send(anna, ledger(rows))
    await anna.sees("Нового нет")
    assert await kept(town) == [(1, "2026-03-12", "130.00")]


async def test_a_buyer_is_named_by_typing_or_passed_over(quick_team: Team) -> None:
    """After a restart too; a name that is nobody's is asked again."""
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Северный завод"), quick_team.town
    await send(anna, ledger([sale("АБВ", "12.03.2026", 100, 1), sale("ЭЮЯ", "12.03.2026", 50, 2)]))
    await anna.press("❓ Разобрать ненайденных: 2")
    await anna.sees("АБВ", "Похожих в базе нет")
    await town.restart()
    await anna.say("Нету такого")
    await anna.sees("«Нету такого» в базе нет")
    await anna.say("севрный")
    await anna.sees("АБВ", "Нажмите клиента")
    await anna.press("Северный завод")
    await anna.sees("Осталось: 1", "ЭЮЯ")
    await anna.press("Пропустить")
    card = await anna.sees("Пропущено: 1", "Новых продаж: 1")
    assert card.labels == ["✅ Записать 1", "Отмена"]
    await anna.say("может быть")
    await anna.sees("Напишите «да» или «нет»")
    await anna.say("да")
    await anna.sees("Готово. Новых продаж: 1")


async def test_all_who_are_like_nobody_become_clients_with_one_tap(quick_team: Team) -> None:
    """Whoever is like a client is left for the person to say; nobody is written down before the file is taken."""
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Ромашка"), quick_team.town
    names = ["Рамашка", *(f"Покупатель {n} Ъ{chr(1072 + n)}{chr(1073 + n)}ъ" for n in range(12))]
    await send(anna, ledger([sale(name, "12.03.2026", 100 + n, n + 1) for n, name in enumerate(names)]))
    await anna.press("❓ Разобрать ненайденных: 13")
    await anna.press("➕ Завести всех")
    card = await anna.sees("Заведу клиентов: 12, продаж: 12", "Не нашёл клиентов: 1")
    assert len(await rows_of(town, clients)) == 1
    assert "✅ Записать 12" in card.labels
    await anna.press("✅ Записать 12")
    await anna.sees("Готово. Новых продаж: 12", "Ждут, пока скажете, кто это: 1")
    base = await rows_of(town, clients)
    assert len(base) == 13
    assert {row.owner_id for row in base} == {base[0].owner_id}


async def test_it_is_given_up_by_typing_or_by_a_tap(quick_team: Team) -> None:
    """Nothing is kept of it."""
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Ромашка"), quick_team.town
    for give_up in (anna.say("нет"), anna.press("Отмена")):
        await send(anna, ledger(SALES))
        await anna.sees_button("✅ Записать 2")
        await give_up
        await anna.sees("продажи прежние")
    assert await kept(town) == []
    assert await rows_of(town, ledger_parts) == await rows_of(town, ledger_buyers) == []


# -- whose


async def test_a_farmer_brings_in_his_own_clients_sales_and_the_head_everybodys(team: Team) -> None:
    """A colleague's are counted and left alone; a hunter's client is not made an existing one."""
    anna = await farmer_with(team.town, team.head, "Ромашка")
    await team.hunter.say("/call Луч; Иванов Пётр; директор; отказ дорого")
    await team.hunter.sees("Засчитано")
    rows = [*SALES[:1], sale("Луч", "16.04.2026", 500, 141)]
    await send(anna, ledger(rows))
    await anna.sees("Клиентов: 1, продаж: 1", "Клиенты коллег: 1, не трогаю")
    await anna.press("✅ Записать 1")
    await anna.sees("Готово")
    await send(team.head, ledger(rows))
    await team.head.sees("Клиентов: 2, продаж: 2", "Новых продаж: 1", "Уже записано: 1")
    await team.head.press("✅ Записать 1")
    await team.head.sees("Готово")
    assert [row.existing_since is None for row in await rows_of(team.town, clients)] == [False, True]


async def test_a_hunter_is_told_who_brings_sales_in(quick_team: Team) -> None:
    """By the command, and when he drops such a file."""
    ivan = quick_team.hunter
    await ivan.say("/ledger")
    await ivan.sees("Продажи загружают менеджеры по развитию и руководитель", "/import")
    await send(ivan, ledger(SALES))
    await ivan.sees("Продажи загружают менеджеры по развитию и руководитель", "/import")
    assert await rows_of(quick_team.town, ledgers) == []


async def test_only_the_last_file_is_taken_and_only_once(quick_team: Team) -> None:
    """The one before says so and has no buttons any more, nor has this one when it is taken."""
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Ромашка", "Луч"), quick_team.town
    await send(anna, ledger(SALES[:1]))
    first = await anna.sees_button("✅ Записать 1")
    await send(anna, ledger(SALES[1:2]), name="Второй.xlsx")
    await anna.sees("Второй.xlsx")
    second = await anna.sees_button("✅ Записать 1")
    (gone,) = [each for each in await anna.messages() if each.message_id == first.message_id]
    assert ("закрыт без записи, новый файл" in gone.text, gone.labels) == (True, [])
    await anna.press_again(second, "Записать")
    card = await anna.sees("Готово")
    assert card.labels == []
    assert await kept(town) == [(1, "2026-04-15", "2000.00")]


# -- what it is


async def test_the_headings_say_what_a_file_is(quick_team: Team) -> None:
    """Whatever was asked for; a list of clients goes where such lists go."""
    anna = await farmer_with(quick_team.town, quick_team.head, "Ромашка")
    await anna.say("/ledger")
    await anna.sees("Пришлите продажи файлом", "до 200000 строк")
    await send(anna, table_of_contacts([["Новый"]]))
    await anna.sees("Это список клиентов, а не продажи")
    await anna.sees_button("✅ Добавить 1")
    await anna.say("/import")
    await anna.sees("Пришлите клиентов")
    await send(anna, ledger(SALES[:1]))
    await anna.sees("Это продажи, а не список клиентов")
    await anna.sees_button("✅ Записать 1")
    await anna.say("/ledger")
    await anna.sees("Новых продаж: 1")
    await anna.say("/cancel")
    await anna.say("/ledger")
    await anna.send({"photo": True})
    await anna.sees("не похоже на продажи", "/cancel")


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"PK\x03\x04 nothing", "Он повреждён"),
        (b"%PDF-1.7 \x00\x01", "Это не таблица: нужен xlsx, xls или csv"),
        ("Вопрос;Тип\nКто?;текст\n".encode(), "Не нашёл столбцы: нужны клиент или ИНН, дата и сумма"),
        ("Контрагент;Дата;Сумма\nЛуч и сыновья;12.03.2026;5\n".encode("koi8-r"), "Кодировку не разобрать"),
        (b"x;" * 100_000, "слишком много столбцов"),
        (b"x" * 20_100_000, "слишком большой: до 200000 строк и 20 МБ"),
        (b"MOXCEL\x00\x07\x00", "Это таблица 1С (mxl)"),
        (b"<html><table><tr><td><table></table></table></html>", "не простая таблица"),
        (encrypted(ledger(SALES)), "Он под паролем"),
        (ledger([]), "В нём нет продаж"),
    ],
)
async def test_a_file_that_is_none_gets_one_sentence(quick_team: Team, content: bytes, answer: str) -> None:
    """Nothing of it is kept, and the next file is taken as one."""
    anna = await farmer_with(quick_team.town, quick_team.head, "Ромашка")
    await anna.say("/ledger")
    await anna.sees("Пришлите продажи")
    await send(anna, content)
    card = await anna.sees("Файл не принят.", answer)
    assert "\n" not in card.text
    assert await rows_of(quick_team.town, ledgers) == []
    await send(anna, ledger(SALES))
    await anna.sees("Новых продаж: 2")


async def test_money_of_another_currency_is_not_added_to_the_teams(quick_team: Team) -> None:
    """The whole file is refused where it counts in another one."""
    anna = await farmer_with(quick_team.town, quick_team.head, "Ромашка")
    await send(anna, ledger([sale("Ромашка", "12.03.2026", "$100", 1)]))
    await anna.sees("Файл не принят", "USD", "RUB")
    await send(anna, ledger([sale("Ромашка", "12.03.2026", "100 ₽", 1), sale("Ромашка", "12.03.2026", "$5", 2)]))
    await anna.sees("Новых продаж: 1", "Не прочитал строк: 1", "строка 6: другая валюта: USD")


async def test_days_to_come_are_left_out(quick_team: Team) -> None:
    """A year that was mistyped would be the last sale for ever."""
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Ромашка"), quick_team.town
    await send(anna, ledger([sale("Ромашка", "12.03.2062", 100, 1), sale("Ромашка", "23.11.2026", 5, 2)]))
    await anna.sees("Новых продаж: 1", "Дата ещё не наступила, пропущу: 1")
    await anna.press("✅ Записать 1")
    await anna.sees("Готово. Новых продаж: 1")
    assert await kept(town) == [(1, "2026-11-23", "5.00")]


# -- many rows


@pytest.mark.exact("stops at a step that the next one may overtake")
async def test_many_rows_go_step_by_step_and_survive_a_restart(team: Team) -> None:
    """Stopped in looking and in writing, in the midst of a large buyer too: nothing is lost, nothing doubled."""
    anna, town = await farmer_with(team.town, team.head, "Ромашка", "Луч"), team.town
    days = [f"{1 + n % 28:02}.{1 + n // 28 % 9:02}.2026" for n in range(3000)]
    rows = [sale("Ромашка" if n % 3 else "Луч", day, 1 + n, n + 1) for n, day in enumerate(days)]
    await send(anna, ledger(rows))
    await anna.sees("Прочитал строк: 3000. Сверяю с базой")
    await town.restart()
    await anna.say("да")
    await anna.sees("Ещё сверяю")
    await anna.sees_button("✅ Записать 3000")
    assert await kept(town) == []
    await anna.press("✅ Записать 3000")
    await town.restart()
    await anna.sees("Готово. Новых продаж: 3000, исправлено: 0, дополнено: 0. Клиентов: 2")
    found = await rows_of(town, sales)
    assert len(found) == len({(row.client_id, row.key) for row in found}) == 3000
    assert sum(row.amount for row in found) == sum(range(1, 3001))
    await send(anna, ledger(rows))
    await anna.sees("Нового нет")


async def test_a_file_that_nobody_takes_is_forgotten(quick_team: Team) -> None:
    """After a week: whom a team sells to, and for how much, lies nowhere else."""
    anna, town = await farmer_with(quick_team.town, quick_team.head, "Ромашка"), quick_team.town
    await send(anna, ledger(SALES))
    old = await anna.sees_button("✅ Записать 2")
    await town.move_to("2026-12-01T10:00:00+03:00")
    await town.polevik.tidy()
    assert await rows_of(town, ledger_parts) == await rows_of(town, ledger_buyers) == []
    assert "не последний файл" in str(await anna.press_again(old, "Записать"))


async def test_sales_in_english(quick_place: Town) -> None:
    """The same by the same taps and words."""
    head = await found(quick_place, "en")
    await send(head, table_of_contacts([["Acme Ltd"]]), caption="/import")
    await head.press("✅ Add 1")
    await head.sees("Done")
    await head.say("/ledger")
    await head.sees("Send sales as a file")
    rows = [
        ["Customer", "Date", "Amount", "Product group", "Invoice"],
        ["Acme", "12 March 2026", "1,234.56", "Oil", "INV-1"],
        ["Akme", "2026-03-14", "100.50", "Oil", "INV-2"],
        ["Total", "", "1,335.06"],
    ]
    await send(head, workbook(rows), name="Sales.xlsx")
    await head.sees("Sales.xlsx", "rows: 2", "Clients: 1, sales: 1", "Clients not found: 1")
    await head.press("❓ Say who they are: 1")
    await head.sees("Who is this? Left: 1", "Akme", "Sales: 1")
    await head.press("Acme Ltd")
    await head.press("✅ Write down 2")
    await head.sees("Done. New sales: 2, corrected: 0, completed: 0. Clients: 2")
    await send(head, workbook(rows))
    await head.sees("Nothing new")
