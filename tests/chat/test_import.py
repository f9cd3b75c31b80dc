"""Clients brought in: a file or contacts, looked at first, refused rows in a report, written with one tap."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

import pytest

from bot.files.tables import read_table
from bot.store.tables import client_keys, clients, decision_makers, import_parts, imports, list_items, segments
from tests.chat.conftest import Team, found, join, kept_attachments
from tests.chat.test_segments import rows_of, with_client
from tests.chat.town import Phone, Seen, Town
from tests.files.tables import workbook

HEAD = ["Название", "ИНН", "Телефон", "ЛПР", "Должность", "Телефон ЛПР", "Сегмент", "Менеджер"]
GOOD = [
    ["ООО «Альфа»", "7707083893", "8 495 123-45-67", "Иванов Пётр", "директор", "8 912 345 67 89"],
    ["Бета", "", "8 495 765-43-21"],
    ["Бета", "", "", "Котов Игорь", "закупки"],
]
MIXED = [
    *GOOD,
    ["Гамма", "123", ""],
    ["", "", "8 495 111-22-33"],
    ["альфа", "", ""],
    ["Дельта", "", "8 495 123 45 67"],
    ["Чужой", "", ""],
]


def table(rows: Sequence[Sequence[object]]) -> bytes:
    return workbook([HEAD, *rows])


async def send(phone: Phone, content: bytes, name: str = "база.xlsx", caption: str = "") -> None:
    body = {"name": name, "content_base64": base64.b64encode(content).decode()}
    await phone.send({"document": body | ({"caption": caption} if caption else {})})


async def file_of(phone: Phone, message: Seen) -> list[list[str]]:
    url = f"{phone.town.url}/sim/files/{message.raw['media']['file_id']}"
    async with phone.town.http.get(url) as response:
        return read_table(await response.read(), "", most_rows=100, most_columns=20)


async def names(place: Town) -> list[str]:
    return [row.name for row in await rows_of(place, clients)]


# -- a file


async def test_a_file_is_looked_at_and_taken_with_one_tap(team: Team) -> None:
    """Nothing is written before the tap; after it the clients are found, with their people and numbers."""
    ivan = team.hunter
    await ivan.say("/import")
    await ivan.sees("Пришлите клиентов файлом", "до 10000 строк")
    await send(ivan, table(GOOD))
    card = await ivan.sees("база.xlsx, строк: 3", "Новых клиентов: 2")
    assert "Не принято" not in card.text
    assert await names(team.town) == []
    await ivan.press("✅ Добавить 2")
    card = await ivan.sees("Готово. Новых клиентов: 2, дополнено: 0")
    assert [label for label in card.labels if "+2" in label] != []
    rows = await rows_of(team.town, clients)
    assert [(row.name, row.inn, row.phone) for row in rows] == [
        ("ООО «Альфа»", "7707083893", "+74951234567"),
        ("Бета", None, "+74957654321"),
    ]
    people = await rows_of(team.town, decision_makers)
    assert [(row.full_name, row.position, row.phone) for row in people] == [
        ("Иванов Пётр", "директор", "+79123456789"),
        ("Котов Игорь", "закупки", None),
    ]
    await ivan.say("/client альфа")
    await ivan.sees("☎️ +74951234567", "ИНН 7707083893", "Иванов Пётр, директор, +79123456789")
    assert await rows_of(team.town, import_parts) == []


async def test_rows_that_are_not_taken_are_told_and_come_back_in_a_file(team: Team) -> None:
    """Each with its number and reason; mended, the report is taken as it is. A colleague's client stays his."""
    ivan = team.hunter
    maria = await join(team.town, team.head, 3, "Мария Лис")
    await with_client(maria, "Чужой")
    await send(ivan, table(MIXED), caption="/import")
    card = await ivan.sees("строк: 8", "Новых клиентов: 2", "Не принято: 5")
    for line in (
        "строка 5: такого ИНН нет",
        "строка 6: нет названия",
        "строка 7: то же название, что в строке 2",
        "строка 8: тот же телефон, что в строке 2",
        "строка 9: этого клиента ведёт Мария Лис",
    ):
        assert line in card.text
    report = next(each for each in await ivan.messages() if "не приняты" in each.text)
    rows = await file_of(ivan, report)
    assert [row[0] for row in rows] == ["Название", "Гамма", "", "альфа", "Дельта", "Чужой"]
    assert rows[5][8] == "Строка 9: этого клиента ведёт Мария Лис"
    await ivan.press("✅ Добавить 2")
    await ivan.sees("Новых клиентов: 2")
    rows[1][1] = ""
    await send(ivan, workbook(rows), caption="/import")
    await ivan.sees("строк: 5", "Новых клиентов: 1", "Уже ваши: 1", "Не принято: 3")
    owners = {row.name: row.owner_id for row in await rows_of(team.town, clients)}
    assert owners["Чужой"] != owners["Бета"]


async def test_ones_own_client_is_told_more_about(quick_team: Team) -> None:
    """What is missing is added, what is known stays."""
    ivan, town = quick_team.hunter, quick_team.town
    await with_client(ivan, "Альфа")
    await send(
        ivan, table([["ООО Альфа", "7707083893", "", "Иванов Пётр", "снабженец", "8 912 345 67 89"]]), caption="/import"
    )
    await ivan.sees("Уже ваши: 1, допишу, чего не хватает")
    await ivan.press("✅ Добавить 1")
    await ivan.sees("Новых клиентов: 0, дополнено: 1")
    (client,) = await rows_of(town, clients)
    (person,) = await rows_of(town, decision_makers)
    assert (client.name, client.inn) == ("Альфа", "7707083893")
    assert (person.full_name, person.position) == ("Иванов Пётр Сергеевич", "директор")
    assert person.phone == "+79123456789"


async def test_segments_of_a_file(quick_team: Team) -> None:
    """The head's are made where they are missing; a manager's client stays without one, and he is told."""
    head, ivan, town = quick_team.head, quick_team.hunter, quick_team.town
    row = [["Альфа", "", "", "", "", "", "Стройка"]]
    await send(ivan, table(row), caption="/import")
    await ivan.sees("Таких сегментов нет, клиенты останутся без них: Стройка")
    await send(
        head,
        table([["Бета", "", "", "", "", "", "стройка"], ["Гамма", "", "", "", "", "", "Стройка"]]),
        caption="/import",
    )
    await head.sees("Новые сегменты: стройка")
    await head.press("✅ Добавить 2")
    card = await head.sees("Готово")
    assert card.labels == []
    assert [each.name for each in await rows_of(town, segments)] == ["стройка"]
    await ivan.press("✅ Добавить 1")
    await ivan.sees("Готово")
    assert [row.segment_id for row in await rows_of(town, clients)] == [1, 1, 1]


async def test_the_head_says_who_gets_a_client(quick_team: Team) -> None:
    """By a name of the team; a manager brings clients in for himself only."""
    head, ivan, town = quick_team.head, quick_team.hunter, quick_team.town
    named = [["Альфа", *[""] * 6, "Орлов"], ["Бета", *[""] * 6, "Никто"], ["Гамма"]]
    await send(head, table(named), caption="/import")
    await head.sees("Новых клиентов: 2", "в команде нет менеджера «Никто»")
    await head.press("✅ Добавить 2")
    await head.sees("Готово")
    assert [(row.name, row.owner_id) for row in await rows_of(town, clients)] == [("Альфа", 2), ("Гамма", 1)]
    await send(ivan, table([["Дельта", *[""] * 6, "Ольга Седова"]]), caption="/import")
    await ivan.sees("загружает руководитель", "Добавлять нечего")


async def test_a_file_goes_to_the_weeks_list_with_one_tap(team: Team) -> None:
    """From the answer, or later from the list itself."""
    ivan = team.hunter
    await send(ivan, table(GOOD), caption="/import")
    await ivan.press("✅ Добавить 2")
    await ivan.press("В список этой недели +2")
    await ivan.sees("Список на эту неделю", "из файла 2")
    await ivan.say("/lists следующая +файл")
    await ivan.sees("Список на следующую неделю", "Добавил: 2")
    assert {row.source for row in await rows_of(team.town, list_items)} == {"file"}


async def test_the_template_is_filled_and_sent_back(quick_team: Team) -> None:
    """By the button or in a word; the filled one is taken without a caption."""
    ivan = quick_team.hunter
    await ivan.say("/import")
    await ivan.press("📄 Шаблон таблицы")
    sheet = await file_of(ivan, await ivan.sees("Заполните и пришлите сюда"))
    assert sheet == [HEAD]
    await ivan.say("шаблон")
    await ivan.sees("Заполните и пришлите сюда")
    await send(ivan, workbook([sheet[0], *GOOD]), name="Клиенты.xlsx")
    await ivan.sees("Новых клиентов: 2")


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"PK\x03\x04 nothing", "Он повреждён"),
        (b"%PDF-1.7 \x00\x01", "Это не таблица"),
        ("Вопрос;Тип\nКто?;текст\n".encode(), "Не нашёл столбцы клиентов"),
        ("Название\nРомашка и сыновья\n".encode("koi8-r"), "Кодировку не разобрать"),
        (b"x;" * 100_000, "слишком много столбцов"),
        (b"x" * 20_100_000, "слишком большой: до 10000 строк"),
        ("Название\n".encode() + (b"x" * 1000 + b"\n") * 5_100, "слишком большой: до 10000 строк"),
    ],
)
async def test_a_file_that_is_none_gets_one_sentence(quick_team: Team, content: bytes, answer: str) -> None:
    """With the way out beneath; the next file is taken as one."""
    ivan = quick_team.hunter
    await ivan.say("/import")
    await ivan.sees("Пришлите клиентов")
    await send(ivan, content)
    card = await ivan.sees("Файл не принят.", answer)
    assert card.labels == ["📄 Шаблон таблицы"]
    await send(ivan, table(GOOD))
    await ivan.sees("Новых клиентов: 2")


@pytest.mark.parametrize(("typed", "answer", "taken"), [("да", "Готово", 2), ("нет", "база прежняя", 0)])
async def test_it_is_accepted_or_left_by_typing(quick_team: Team, typed: str, answer: str, taken: int) -> None:
    """After a restart too; anything else is asked again."""
    ivan = quick_team.hunter
    await send(ivan, table(GOOD), caption="/import")
    await ivan.sees("Новых клиентов: 2")
    await quick_team.town.restart()
    await ivan.say("может быть")
    await ivan.sees("Напишите «да» или «нет»")
    await ivan.say(typed)
    await ivan.sees(answer)
    assert len(await names(quick_team.town)) == taken


async def test_only_the_last_file_is_taken_and_only_once(quick_team: Team) -> None:
    """An older button says so and writes nothing."""
    ivan = quick_team.hunter
    await send(ivan, table(GOOD), caption="/import")
    first = await ivan.sees("Новых клиентов: 2")
    await send(ivan, table([["Омега"]]))
    second = await ivan.sees("Новых клиентов: 1")
    assert "не последний файл" in str(await ivan.press_again(first, "Добавить"))
    await ivan.press_again(second, "Добавить")
    await ivan.sees("Готово")
    assert "не последний файл" in str(await ivan.press_again(first, "Отмена"))
    assert await names(quick_team.town) == ["Омега"]


async def test_somebody_elses_file_cannot_be_taken(quick_team: Team) -> None:
    """A crafted button is out of date."""
    ivan = quick_team.hunter
    await send(ivan, table(GOOD), caption="/import")
    card = await ivan.sees("Новых клиентов: 2")
    assert len(await rows_of(quick_team.town, imports)) == 1
    await send(quick_team.head, table(GOOD), caption="/import")
    await quick_team.head.sees("Новых клиентов: 2")
    await ivan.press_again(card, "Отмена")
    await ivan.sees("база прежняя")
    assert [row.state for row in await rows_of(quick_team.town, imports)] == ["dropped", "offered"]


async def test_what_changed_meanwhile_is_seen_when_it_is_written(quick_team: Team) -> None:
    """A colleague was faster: his client stays his, though the file was looked at before."""
    ivan = quick_team.hunter
    maria = await join(quick_team.town, quick_team.head, 3, "Мария Лис")
    await send(ivan, table(GOOD), caption="/import")
    await ivan.sees("Новых клиентов: 2")
    await with_client(maria, "Бета")
    await ivan.press("✅ Добавить 2")
    await ivan.sees("Новых клиентов: 1")
    assert sorted(await names(quick_team.town)) == ["Бета", "ООО «Альфа»"]


# -- contacts

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Котов Игорь\nORG:Ромашка\nTITLE:директор\nTEL:+79123456789\nEND:VCARD"


def contact(first_name: str, phone: str, **more: Any) -> dict[str, Any]:
    return {"contact": {"first_name": first_name, "phone_number": phone, **more}}


async def test_contacts_from_a_phone_are_gathered_and_taken_with_one_tap(team: Team) -> None:
    """One after another, without a command; by their card where Telegram sends one; repeats are told."""
    ivan = team.hunter
    await ivan.send(contact("Пётр", "79123450001", last_name="Иванов"))
    first = await ivan.sees("Контакты: 1", "Новых клиентов: 1")
    await ivan.send(contact("Игорь", "79123456789", vcard=CARD))
    await ivan.sees("Контакты: 2", "Новых клиентов: 2")
    await ivan.send(contact("Петя", "+7 912 345-00-01"))
    await ivan.sees("Контакты: 3", "Не принято: 1", "тот же телефон")
    assert "не последний" in str(await ivan.press_again(first, "Добавить"))
    await ivan.press("✅ Добавить 2")
    await ivan.press("В список этой недели +2")
    await ivan.sees("контакты 2")
    assert [(row.name, row.phone) for row in await rows_of(team.town, clients)] == [
        ("Иванов Пётр", None),
        ("Ромашка", None),
    ]
    people = await rows_of(team.town, decision_makers)
    assert [(row.full_name, row.position, row.phone) for row in people] == [
        ("Иванов Пётр", None, "+79123450001"),
        ("Котов Игорь", "директор", "+79123456789"),
    ]


async def test_a_contact_without_a_name_is_told_apart_from_one_with_a_bad_number(quick_team: Team) -> None:
    """A number or a smiley in the name's place is no name."""
    ivan = quick_team.hunter
    for name in ("+7 912 345-00-01", "📞"):
        await ivan.send(contact(name, "79123450001"))
        await ivan.sees("Не принято", "79123450001: нет имени")
    await ivan.send(contact("Пётр", "12"))
    await ivan.sees("Пётр: номер телефона не разобрать")


async def test_what_was_brought_in_is_kept_as_clients_only(quick_team: Team) -> None:
    """Accepted, given up or forgotten after some days: names and numbers lie nowhere else."""
    ivan, town = quick_team.hunter, quick_team.town
    for label in ("✅ Добавить 1", "Отмена"):
        await ivan.send(contact("Пётр", "79123450001"))
        await ivan.sees("Контакты: 1")
        await ivan.press(label)
        await ivan.sees("Готово" if "Добавить" in label else "база прежняя")
    await send(ivan, table(GOOD), caption="/import")
    await ivan.sees("Новых клиентов: 2")
    await town.move_to("2026-11-27T10:00:00+03:00")
    await town.polevik.tidy()
    kept = await rows_of(town, imports)
    assert [row.state for row in kept] == ["done", "dropped", "dropped"]
    assert not [row for row in kept if "Пётр" in str(row.content) or "345" in str(row.content)]
    assert await rows_of(town, import_parts) == []


async def test_a_contact_right_after_a_record_still_belongs_to_it(quick_team: Team) -> None:
    """As a photo or a place does; a contact does not give up a file that waits either."""
    ivan = quick_team.hunter
    await send(ivan, table(GOOD), caption="/import")
    await ivan.sees("Новых клиентов: 2")
    await ivan.send(contact("Пётр", "79123450001"))
    await ivan.sees("Контакты: 1")
    await ivan.press("✅ Добавить 2")
    await ivan.sees("Новых клиентов: 2")
    await with_client(ivan)
    await ivan.send(contact("Пётр", "79123450001"))
    await ivan.sees("Приложено")
    assert len(await kept_attachments(quick_team.town)) == 1


async def test_cards_come_in_a_file_too(quick_team: Team) -> None:
    """As a phone exports them."""
    ivan = quick_team.hunter
    await send(ivan, CARD.encode(), name="contacts.vcf")
    await ivan.sees("contacts.vcf, строк: 1", "Новых клиентов: 1")


async def test_what_is_no_client_is_asked_again(quick_team: Team) -> None:
    """A photo where a file was expected."""
    ivan = quick_team.hunter
    await ivan.say("/import")
    await ivan.sees("Пришлите")
    await ivan.send({"photo": True})
    await ivan.sees("не похоже на клиентов", "/cancel")


# -- many rows


def many(count: int) -> bytes:
    rows = [[f"Фирма {n}", "", f"8 912 {n:07}", f"Иванов Пётр{'а' * (n % 3)}", "директор"] for n in range(count)]
    return table(rows)


async def test_many_rows_are_written_step_by_step_and_survive_a_restart(team: Team) -> None:
    """Stopped between two steps, in looking and in writing: nothing is lost, nothing is doubled."""
    ivan, town = team.hunter, team.town
    await send(ivan, many(730), caption="/import")
    await ivan.sees("Прочитал 730 строк")
    await town.restart()
    await ivan.sees("строк: 730", "Новых клиентов: 730")
    await ivan.press("✅ Добавить 730")
    await town.restart()
    await ivan.sees("Готово. Новых клиентов: 730, дополнено: 0")
    rows = await rows_of(town, clients)
    assert len(rows) == len({row.name for row in rows}) == 730
    assert len(await rows_of(town, decision_makers)) == 730
    assert {row.client_id for row in await rows_of(town, client_keys)} == {row.id for row in rows}
    await ivan.say("/client фирма 729")
    await ivan.sees("Фирма 729")


async def test_the_same_file_again_adds_nothing(quick_team: Team) -> None:
    """Every client is one's own already."""
    ivan = quick_team.hunter
    for expected in ("Новых клиентов: 230, дополнено: 0", "Новых клиентов: 0, дополнено: 230"):
        await send(ivan, many(230), caption="/import")
        await ivan.press("✅ Добавить 230")
        await ivan.sees(expected)
    assert len(await names(quick_team.town)) == 230


async def test_an_answer_that_comes_late_takes_no_question_away(quick_team: Team) -> None:
    """While a file is looked at, its sender goes on with his work."""
    ivan = quick_team.hunter
    await send(ivan, many(400), caption="/import")
    await ivan.say("/call Новый; ")
    await ivan.sees_button("Создать")
    await ivan.sees_button("✅ Добавить 400")
    await ivan.press("Создать")
    await ivan.sees("С кем говорили?")
    await ivan.say("Иванов Пётр; директор; отказ")
    await ivan.sees("Засчитано")
    await ivan.press("✅ Добавить 400")
    await ivan.sees("Готово")


async def test_import_in_english(quick_place: Town) -> None:
    """The same by the same taps and words."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Brown", language="en")
    await john.say("/import template")
    sheet = await file_of(john, await john.sees("Fill it in and send it here"))
    assert sheet[0][:3] == ["Name", "INN", "Phone"]
    await send(john, workbook([sheet[0], ["Acme", "", "+7 495 123-45-67"], ["Bolt", "1"]]))
    await john.sees("rows: 2", "New clients: 1", "row 3: there is no such INN")
    await john.say("yes")
    await john.sees("Done. New clients: 1, completed: 0")
    await john.press("To this week's list +1")
    await john.sees("from a file 1")
