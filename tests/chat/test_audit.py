"""`/audit`: who changed what, newest first, by pages and by person; a decision maker who asks to be forgotten."""

from __future__ import annotations

import ast
from typing import Any

from sqlalchemy import select

from bot.screens.audit import SAID
from bot.store.tables import decision_makers
from tests.chat.conftest import Team, join
from tests.chat.farming import CONTACT, farmer
from tests.chat.form_scene import fill, met
from tests.chat.test_own_data import everything_kept
from tests.texts.catalogue import trees

CALL = "/call Ромашка; Иванов Пётр Сергеевич; директор; отказ"


async def test_the_head_reads_who_changed_what_the_newest_first(team: Team) -> None:
    """On each database: names, what it was and became."""
    head, ivan = team.head, team.hunter
    await head.say("/norms хантер звонки 60")
    await head.sees("60")
    await head.say("/share Иван 50")
    await head.sees("50")
    await ivan.say("/call Лютик; Петров Иван Сергеевич; отказ")
    await ivan.press("Закупки")
    await ivan.sees("Засчитано")
    await head.say("/audit")
    said = await head.sees("Кто что менял")
    lines = said.text.splitlines()
    assert lines[1] == "23.11 10:00 · Иван Орлов: ЛПР Петров Иван Сергеевич: дописаны данные"
    assert lines[2] == "23.11 10:00 · Ольга Седова: Иван Орлов: ставка 100 % → 50 %"
    assert lines[3] == "23.11 10:00 · Ольга Седова: норма хантер, Результативные звонки с 23.11.2026: 50 → 60"
    assert "Иван Орлов: теперь в отделе, роль — хантер" in said.text
    assert len(lines) <= 12


async def test_it_is_turned_over_and_sifted_by_person(quick_team: Team) -> None:
    """By buttons and typed; whose name is unknown may be chosen."""
    head = quick_team.head
    for percent in range(50, 62):
        await head.say(f"/share Иван {percent}")
        await head.sees(str(percent))
    await head.say("/audit")
    first = await head.sees("60 % → 61 %", "53 % → 54 %")
    assert "52 %" not in first.text
    await head.press("Раньше")
    older = await head.sees("52 % → 53 %", "100 % → 50 %")
    assert "61 %" not in older.text
    await head.press("Свежие")
    await head.sees("60 % → 61 %")
    await head.press("По человеку")
    await head.press("Иван Орлов")
    his = await head.sees("Кто что менял: Иван Орлов", "теперь в отделе")
    assert "ставка" not in his.text
    await head.press("Все")
    await head.sees("60 % → 61 %")
    for line in ("/audit Ольга", "/audit седова"):
        await head.say(line)
        await head.sees("Кто что менял: Ольга Седова", "61 %")
    await head.say("/audit Пётр")
    await head.sees("«Пётр»: не нашёл такого")
    await head.say("иван")
    await head.sees("Кто что менял: Иван Орлов")


async def test_what_changes_hands_and_who_comes_is_noted(quick_team: Team) -> None:
    """Owners, timetables, days, segments, questions, invitations, absences that another notes."""
    head, place = quick_team.head, quick_team.town
    vera = await farmer(quick_team)
    lena = await join(place, head, 8, "Лена Котова", "farmer")
    await vera.say(CONTACT)
    await vera.sees("Засчитано")
    await vera.say("/handover Ромашка; Лена; просят счёт")
    await vera.sees("предложена")
    await lena.say("принять Ромашка")
    await lena.sees("Ромашка")
    for line, told in (
        ("/days 27.11 выходной", "27.11"),
        ("/segments + Стройка", "Стройка"),
        ("/timetable Иван; убрать пт 17:00; сразу", "Иван"),
        ("/absence Иван; 1.12-3.12; болезнь", "01.12"),
        ("/absence Иван; 8.12; отпуск", "08.12"),
        ("/questions + Склад есть?; выбор: да, нет", "Склад"),
    ):
        await head.say(line)
        await head.sees(told)
    await head.say("/audit")
    said = await head.sees("Кто что менял")
    for what in (
        "Ромашка: Вера Фомина → Лена Котова",
        "выходной: 27.11.2026",
        "сегмент «Стройка»: добавлен",
        "расписание с 23.11.2026: Иван Орлов",
        "отсутствие записано: Иван Орлов, 01.12.2026–03.12.2026",
        "отсутствие записано: Иван Орлов, 08.12.2026\n",
    ):
        assert what in said.text, said.text
    assert "болезнь" not in said.text


async def test_it_reads_as_everything_else_and_whoever_is_no_head_is_sent_to_his_own(quick_team: Team) -> None:
    """Sums with their currency, thresholds in their unit; who did it to himself is named once."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await ivan.say(CALL)
    await ivan.sees("Засчитано")
    await ivan.say("/path Ромашка; переговоры; 350 тыс")
    await ivan.sees("переговоры")
    await head.say("/team настройки порог 5 -25 %")
    await head.sees("Оборот, риск: −25 %")
    petr = await join(place, head, 3, "Пётр Котов")
    await petr.say("/audit")
    await petr.sees("Кто что менял, смотрит руководитель", "/mydata")
    await petr.say("/forgetme удалить мои данные")
    await petr.sees("больше не в отделе")
    await head.say("/audit")
    said = await head.sees("Кто что менял")
    assert "Иван Орлов: Ромашка: переговоры · 350\u00a0000\u00a0₽" in said.text
    assert "порог: Оборот, риск: −20 % → −25 %" in said.text
    assert "Сотрудник 3: личные данные удалены по своей просьбе" in said.text
    assert "Сотрудник 3: больше не в отделе (хантер)" in said.text


def test_every_change_that_the_code_notes_has_its_words() -> None:
    """Whatever is noted anywhere is told in words; nothing has words that is not noted."""
    noted: set[str] = set()
    for where, tree in trees():
        if where.startswith("bot/store/audit"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.note":
                noted |= _actions(node)
    assert noted == set(SAID)


def _actions(call: ast.Call) -> set[str]:
    strings = [each for each in ast.walk(call) if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if any(isinstance(each, ast.JoinedStr) for each in call.args):
        return {"team.callers", "team.studies_a_day"}
    return {next(str(each.value) for each in strings if "." in str(each.value))}


# -- a decision maker


async def test_a_decision_maker_who_asks_is_forgotten_and_what_counted_counts(team: Team) -> None:
    """On each database: by buttons from the card; his name and phone are nowhere any more, however
    they are written, the call counts on."""
    head, ivan, place = team.head, team.hunter, team.town
    told = "обещал Петру Иванову скидку, Иванова нет до пт, 8 (912) 345-67-89"
    await ivan.say(f"/call Ромашка; Иванов Пётр Сергеевич; директор; +7 912 345-67-89; отказ; {told}")
    await ivan.sees("Засчитано")
    await ivan.send({"contact": {"phone_number": "79123456789", "first_name": "Пётр"}})
    await ivan.sees("Приложено")
    await met(ivan)
    await fill(ivan)
    await head.say("/client Ромашка")
    await head.press("Удалить данные ЛПР")
    await head.press("Иванов")
    await head.sees("Удалить данные: Иванов Пётр Сергеевич")
    await head.press("🗑 Удалить")
    await head.sees("«Удалённый Контакт 1»")
    kept = (await everything_kept(place)).splitlines()
    assert not [
        line for line in kept if any(trace in line for trace in ("Иванов", "Петр", "Пётр", "345-67", "3456789"))
    ]
    assert [line for line in kept if "обещал [удалено] скидку, [удалено] нет до пт, [удалено]" in line]
    await ivan.say("/week")
    await ivan.sees("Результативные звонки: 1/50")

    def position(connection: Any) -> Any:
        return connection.execute(select(decision_makers.c.position, decision_makers.c.phone)).first()

    assert tuple(await place.polevik.database.transaction(position)) == ("директор", None)


async def test_a_decision_maker_is_forgotten_by_a_line_too_and_once(quick_team: Team) -> None:
    """Only by the head; a second press finds him gone."""
    head, ivan = quick_team.head, quick_team.hunter
    await ivan.say(CALL)
    await ivan.sees("Засчитано")
    await head.say("/forgetme Ромашка; Иванов")
    await head.sees("Удалить данные: Иванов Пётр Сергеевич")
    await head.say("нет")
    await head.sees("ничего не удалено")
    await head.say("/forgetme Ромашка; Иванов")
    asked = await head.sees_button("🗑 Удалить")
    await head.press("🗑 Удалить")
    await head.sees("«Удалённый Контакт 1»")
    assert asked.labels == ["🗑 Удалить", "Не удалять"]
    await head.say("/forgetme Ромашка; Иванов")
    await head.sees("удалять некого")
    await ivan.say("/forgetme Ромашка; Иванов")
    await ivan.sees("это делает руководитель")
    await head.say("/audit")
    await head.sees("ЛПР Удалённый Контакт 1: личные данные удалены")
