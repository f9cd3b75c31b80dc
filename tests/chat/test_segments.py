"""Target segments and a client's own facts: by buttons and in words, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.domain.people import Role
from bot.store.tables import clients, decision_makers, segments
from tests.chat.conftest import Team, found, join
from tests.chat.town import Phone, Town


async def rows_of(place: Town, table: Any) -> list[Any]:
    def read(connection: Connection) -> list[Any]:
        return list(connection.execute(select(table).order_by(table.c.id)))

    return await place.polevik.database.transaction(read)


async def with_client(ivan: Phone, name: str = "Ромашка") -> None:
    await ivan.say(f"/call {name}; Иванов Пётр Сергеевич; директор; отказ дорого")
    await ivan.sees("Засчитано", name)


# -- the head's list


async def test_segments_are_made_renamed_and_retired_in_words(team: Team) -> None:
    """Without the command too, while they are on the screen; one that comes back keeps its clients."""
    head = team.head
    await head.say("/segments")
    await head.sees("Целевых сегментов пока нет", "+ Строительство")
    await head.say("+ Строительство")
    await head.sees("Добавил «Строительство»")
    await head.say("/segments + Розница")
    await head.sees("Добавил «Розница»")
    await head.say("Строительство = Стройка")
    await head.sees("Теперь «Стройка»")
    await head.say("- Розница")
    assert "🚫 Розница" in (await head.sees("Убрал «Розница»")).labels
    await head.say("+ розница")
    await head.sees("Вернул «Розница»")
    kept = [(row.name, row.retired_at) for row in await rows_of(team.town, segments)]
    assert kept == [("Стройка", None), ("Розница", None)]


async def test_segments_are_edited_by_buttons(quick_team: Team) -> None:
    """Open one, rename it, retire it, restore it; after a restart too."""
    head = quick_team.head
    await head.say("/segments + Склады")
    await head.sees("Добавил")
    await head.press("Склады · 0")
    await head.sees("Клиентов: 0")
    await head.press("Переименовать")
    await head.sees("Как назвать сегмент «Склады»?")
    await quick_team.town.restart()
    await head.say("Логистика")
    await head.sees("Теперь «Логистика»")
    await head.press("Логистика")
    await head.press("Убрать")
    await head.sees("Убрал «Логистика»")
    await head.press("🚫 Логистика")
    await head.sees("Убран: больше не предлагаем")
    await head.press("Вернуть")
    await head.sees("Вернул «Логистика»")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("+ СКЛАДЫ", "уже есть"),
        ("+ !!!", "буквами"),
        (f"+ {'а' * 41}", "до 40 знаков"),
        ("- Заводы", "Нет сегмента «Заводы»"),
        ("Заводы = Фабрики", "Нет сегмента"),
        ("что-то", "Не понял"),
    ],
)
async def test_a_line_that_will_not_do_says_why(quick_team: Team, line: str, answer: str) -> None:
    """And nothing is changed."""
    head = quick_team.head
    await head.say("/segments + Склады")
    await head.sees("Добавил")
    await head.say(f"/segments {line}")
    await head.sees(answer)
    assert [row.name for row in await rows_of(quick_team.town, segments)] == ["Склады"]


async def test_only_the_head_edits_segments(quick_team: Team) -> None:
    """A manager is told where he sets a client's own."""
    await quick_team.hunter.say("/segments + Склады")
    await quick_team.hunter.sees("меняет руководитель", "/client")
    assert await rows_of(quick_team.town, segments) == []


# -- the client's card


async def test_a_clients_facts_are_told_while_his_card_is_open(team: Team) -> None:
    """Number, ИНН, segment, another decision maker with a number; each is shown at once."""
    ivan = team.hunter
    await team.head.say("/segments + Стройка")
    await team.head.sees("Добавил")
    await with_client(ivan)
    await ivan.say("/client Ромашка")
    await ivan.sees("Дописать: телефон: +7…")
    await ivan.say("телефон: 8 (495) 123-45-67 доб. 12")
    await ivan.sees("☎️ +74951234567,12")
    await ivan.say("ИНН 7707083893")
    await ivan.sees("ИНН 7707083893")
    await ivan.say("сегмент: строй")
    await ivan.sees("Сегмент: Стройка")
    await ivan.say("ЛПР: Котов Игорь; закупки; +7 912 345-67-89")
    await ivan.sees("· Котов Игорь, закупки, +79123456789")
    await ivan.say("отложить до 15.12")
    await ivan.sees("Отложен до вт 15.12")
    await ivan.say("отложить: нет")
    card = await ivan.sees("Сегмент: Стройка")
    assert "Отложен" not in card.text
    row = (await rows_of(team.town, clients))[0]
    assert (row.phone, row.inn, row.postponed_until) == ("+74951234567,12", "7707083893", None)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("телефон: 123", "Номер не разобрал"),
        ("ИНН 7707083894", "Такого ИНН нет"),
        ("ИНН 5003052454", "уже у клиента «Луч»"),
        ("сегмент: Заводы", "Целевых сегментов пока нет"),
        ("отложить до вчера", "уже прошло"),
        ("ЛПР: 12345", "ЛПР не разобрал"),
    ],
)
async def test_a_fact_that_will_not_do_says_why(quick_team: Team, typed: str, answer: str) -> None:
    """And how to type it; nothing is kept."""
    ivan = quick_team.hunter
    await with_client(ivan, "Луч")
    await ivan.say("/client Луч")
    await ivan.sees("Луч")
    await ivan.say("ИНН 5003052454")
    await ivan.sees("ИНН 5003052454")
    await with_client(ivan)
    await ivan.say("/client Ромашка")
    await ivan.sees("Ромашка")
    await ivan.say(typed)
    await ivan.sees(answer)
    row = (await rows_of(quick_team.town, clients))[1]
    assert (row.phone, row.inn, row.segment_id, row.postponed_until) == (None, None, None, None)


async def test_a_segment_is_chosen_by_buttons(quick_team: Team) -> None:
    """Three taps from the card and back; none at all can be chosen too."""
    ivan = quick_team.hunter
    for name in ("Стройка", "Розница"):
        await quick_team.head.say(f"/segments + {name}")
        await quick_team.head.sees("Добавил")
    await with_client(ivan)
    await ivan.say("/client Ромашка")
    await ivan.press("🎯 Сегмент")
    await ivan.sees("Ромашка. Какой сегмент?")
    await ivan.press("Розница")
    await ivan.sees("Сегмент: Розница")
    await ivan.press("🎯 Сегмент")
    await ivan.press("Без сегмента")
    assert "Сегмент:" not in (await ivan.sees("Ромашка", "ЛПР")).text.replace("сегмент:", "")


async def test_a_colleagues_card_is_only_read(quick_team: Team) -> None:
    """But by the head, who may edit every card."""
    await with_client(quick_team.hunter)
    maria = await join(quick_team.town, quick_team.head, 3, "Мария Лис", Role.HUNTER)
    await maria.say("/client Ромашка")
    card = await maria.sees("Ромашка")
    assert "🎯 Сегмент" not in card.labels
    await maria.say("телефон: +7 912 345-67-89")
    await maria.sees("ведёт Иван Орлов")
    await quick_team.head.say("/client Ромашка")
    await quick_team.head.sees("Ромашка")
    await quick_team.head.say("телефон: +7 912 345-67-89")
    await quick_team.head.sees("☎️ +79123456789")


async def test_looking_at_a_card_takes_no_question_and_no_note_away(quick_team: Team) -> None:
    """A note to the record made just before is still one; a question that was begun is answered as it was asked."""
    ivan = quick_team.hunter
    await with_client(ivan)
    await ivan.say("/client Ромашка")
    await ivan.sees("Ромашка")
    await ivan.say("телефон не отвечает, звонить секретарю")
    await ivan.sees("Заметка сохранена")
    await ivan.say("/call Луч; ")
    await ivan.sees("Создать")
    await ivan.press("Создать")
    await ivan.sees("Луч. С кем говорили?")
    await ivan.say("/client Ромашка")
    await ivan.sees("Ромашка")
    await ivan.say("Котов Игорь; директор; +7 912 345-67-89; отказ")
    await ivan.sees("Засчитано", "Луч")
    people = await rows_of(quick_team.town, decision_makers)
    assert [(row.full_name, row.phone) for row in people][1:] == [("Котов Игорь", "+79123456789")]


async def test_another_name_opens_another_card(quick_team: Team) -> None:
    """While he goes through his clients; a fact is still a fact of the open one."""
    ivan = quick_team.hunter
    for name in ("Ромашка", "Луч"):
        await with_client(ivan, name)
    await ivan.say("/client")
    await ivan.sees("Ваши клиенты")
    await ivan.say("луч")
    await ivan.sees("Луч", "ведёт Иван Орлов")
    await ivan.say("телефон: +7 912 345-67-89")
    await ivan.sees("Луч", "☎️ +79123456789")
    await ivan.say("ромаш")
    await ivan.sees("Ромашка", "ведёт Иван Орлов")


async def test_segments_and_facts_in_english(quick_place: Town) -> None:
    """The same by the same taps and words."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Brown", language="en")
    await head.say("/segments")
    await head.sees("There are no target segments yet")
    await head.say("+ Construction")
    await head.sees("Added “Construction”")
    await john.say("/call Acme; Brown Peter; director; refused")
    await john.sees("Counted")
    await john.say("/client Acme")
    await john.sees("To add: phone: +7…")
    await john.say("phone: +7 495 123-45-67")
    await john.sees("☎️ +74951234567")
    await john.say("segment: constr")
    await john.sees("Segment: Construction")
    await john.say("postpone until 15.12")
    await john.sees("Postponed until")
    await john.say("contact: White Ann; buyer; +7 912 345-67-89")
    await john.sees("White Ann, buyer, +79123456789")
