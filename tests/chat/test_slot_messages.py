"""The message of every slot, for both roles: what is in it, and that one tap from it opens the work below it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from bot.domain.timetable import Activity, Slot, slots_of_day, timetable_of
from bot.texts import LOCALES
from tests.chat.conftest import Team, found, join
from tests.chat.town import Phone, Seen, Town


def at(day: int, clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}:00+03:00")


async def begins(place: Town, phone: Phone, day: int, clock: str, activity: str) -> Seen:
    """The clock moves to the slot; its message comes, twelve lines at most."""
    await place.move_to(at(day, clock))
    seen = await phone.sees(f"{clock} · {activity}")
    assert len(seen.text.splitlines()) <= 12
    assert {"⏰", "🔕", "✖️"} <= {label[: label.index(" ")] for label in seen.labels}
    return seen


async def opens(phone: Phone, reminder: Seen, label: str, *parts: str) -> Seen:
    """One tap opens this below; the message of the slot stays as it was."""
    await phone.press(label)
    seen = await phone.sees(*parts)
    assert seen.message_id > reminder.message_id
    assert reminder in await phone.messages()
    return seen


async def meets(ivan: Phone, client: str, when: str) -> None:
    """A meeting of which nobody says yet what came of it."""
    await ivan.say(f"/book {client}; Иванов Пётр Сергеевич; директор; {when}; у клиента; Ленина 5; обсудить смету")
    await ivan.sees("Встреча")


# -- a hunter's week


async def test_a_hunters_morning_tells_the_day_the_last_result_and_what_is_due(quick_team: Team) -> None:
    """Slots, yesterday by stages, today's meeting and call-back, one line of ideology; /today in one tap."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; встреча вт 11:00")
    await ivan.sees("Засчитано")
    await ivan.say("/call Лютик; Петров Иван Ильич; инженер; перезвонить завтра")
    await ivan.sees("Перезвонить")
    morning = await begins(place, ivan, 24, "09:00", "Утренняя оперативка")
    assert morning.text.splitlines()[1:6] == [
        "09:20 Телемаркетинг",
        "11:00 Встречи-3",
        "14:00 Встречи-4",
        "15:30 Встречи-5",
        "17:00 Документы",
    ]
    assert "Итог, пн 23.11: звонки 2 · назначено 1 · проведено 0 · результативных 0" in morning.text
    assert "Встречи: 11:00 Ромашка" in morning.text
    assert "❗️ Сегодня: перезвонить 1\n" in morning.text
    assert morning.text.splitlines()[-1].startswith("«Мы зарабатываем»")
    await opens(ivan, morning, "📅 Сегодня", "вт 24.11", "▶ 09:00 Утренняя оперативка")


async def test_a_newcomers_first_morning_has_no_yesterday(quick_team: Team) -> None:
    """Nobody is shown zeros of days on which he was not here."""
    anna = await join(quick_team.town, quick_team.head, 3, "Анна Белова", "farmer")
    await quick_team.town.move_to(at(23, "18:30"))
    boris = await join(quick_team.town, quick_team.head, 4, "Борис Котов", "trainee")
    assert "Итог, пн 23.11" in (await begins(quick_team.town, anna, 24, "09:00", "Утренняя оперативка")).text
    monday = (await boris.sees("09:00 · Утренняя оперативка")).text
    assert "Итог, пн 23.11: звонки 0 · назначено 0" in monday


async def test_telemarketing_begins_with_the_list(quick_team: Team) -> None:
    """How many wait, how far the week is, and the first card in one tap."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано")
    for client in ("Лютик", "Вектор"):
        await ivan.say(f"/walkin {client}; Петров Иван Ильич; инженер; контакт")
        await ivan.sees("Записано")
        await place.move_to(place.simulator.clock.now())
        await ivan.say(f"/lists +{client}")
        await ivan.sees("В списке")
    calls = await begins(place, ivan, 24, "09:20", "Телемаркетинг")
    assert "ждут звонка: 2" in calls.text
    assert "Результативные звонки: 1 из 50, осталось 49" in calls.text
    await opens(ivan, calls, "▶️ Начать обзвон", "Лютик")


async def test_telemarketing_without_a_list_offers_to_make_one(quick_team: Team) -> None:
    """And the single call as ever."""
    ivan = quick_team.hunter
    calls = await begins(quick_team.town, ivan, 24, "09:20", "Телемаркетинг")
    assert "Список на неделю пуст" in calls.text
    await opens(ivan, calls, "📇 Собрать список", "Список на эту неделю")
    await opens(ivan, calls, "📞 Звонок", "Кому звонили")


async def test_mondays_reporting_lists_the_gaps_of_last_week(quick_team: Team) -> None:
    """A questionnaire that is not finished, a meeting without a result; each in one tap."""
    ivan, place = quick_team.hunter, quick_team.town
    await meets(ivan, "Ромашка", "вт 14:00")
    await place.move_to(at(24, "16:00"))
    await ivan.say("/meet Вектор; Котов Пётр Ильич; директор")
    await ivan.sees("анкета 0/12")
    await place.move_to(at(30, "10:59"))
    gaps = await begins(place, ivan, 30, "11:00", "Отчётность")
    assert "Анкета не закончена: 1" in gaps.text
    assert "Встреча без итога: 1" in gaps.text
    await opens(ivan, gaps, "❓ вт 24.11 Ромашка", "Ромашка", "вт 24.11 14:00")
    await opens(ivan, gaps, "📝 Вектор", "Вектор")
    await opens(ivan, gaps, "Прошлая неделя", "Неделя 23.11–29.11")


async def test_a_week_without_gaps_is_said_to_have_none(quick_team: Team) -> None:
    """Praise, and the week itself."""
    gaps = await begins(quick_team.town, quick_team.hunter, 23, "11:00", "Отчётность")
    assert "Прошлая неделя без долгов" in gaps.text
    await opens(quick_team.hunter, gaps, "Прошлая неделя", "Неделя 16.11–22.11")


async def test_before_a_meeting_its_slot_tells_who_where_and_what_for(quick_team: Team) -> None:
    """And opens its card."""
    ivan = quick_team.hunter
    await meets(ivan, "Ромашка", "вт 11:30")
    slot = await begins(quick_team.town, ivan, 24, "11:00", "Встречи-3")
    for part in ("Встреча: Ромашка, 11:30", "Иванов П. С., директор", "у клиента, Ленина 5", "обсудить смету"):
        assert part in slot.text
    await opens(ivan, slot, "📅 Ромашка", "Ромашка", "Первая встреча")


async def test_a_free_meeting_slot_offers_to_book(quick_team: Team) -> None:
    """Nobody is met: the hour may still be filled."""
    slot = await begins(quick_team.town, quick_team.hunter, 24, "11:00", "Встречи-3")
    assert "Встреч в этом блоке нет" in slot.text
    await opens(quick_team.hunter, slot, "Назначить", "С каким клиентом встреча")


async def promised(ivan: Phone, client: str, when: str) -> None:
    """A held meeting at which a proposal was promised."""
    await ivan.say(f"/meet {client}; Иванов Пётр Сергеевич; директор; интерес есть; КП до {when}")
    await ivan.sees(client)


async def test_documents_are_what_was_promised_and_is_due(quick_team: Team) -> None:
    """A proposal for tomorrow opens in one tap; «Готово» says that the slot was used."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan, "Ромашка", "вт")
    desk = await begins(place, ivan, 24, "17:00", "Документы")
    assert "\nСегодня 1" in desk.text
    await opens(ivan, desk, "🤝 вт 24.11 Ромашка", "Ромашка", "КП — до вт 24.11")
    await opens(ivan, desk, "✅ Готово", "«Документы»: готово")


async def test_friday_ends_with_the_list_and_the_weeks_sum(quick_team: Team) -> None:
    """Is the list long enough; the norm, and how the slots were used."""
    ivan, place = quick_team.hunter, quick_team.town
    lists = await begins(place, ivan, 27, "15:30", "Списки на неделю")
    assert "для 50 результативных нужно 250 номеров, в списке 0" in lists.text
    await opens(ivan, lists, "Собрать список", "Список на следующую неделю", "30.11–06.12")
    planning = await begins(place, ivan, 27, "17:00", "Еженедельная планёрка")
    assert "Результативные звонки: 0/50" in planning.text
    assert "Блоки: 0 из" in planning.text
    await opens(ivan, planning, "Неделя", "Неделя 23.11–29.11", "Блоки: 1 из")


# -- a farmer's


async def test_a_farmer_studies_clients_and_calls_later(quick_team: Team) -> None:
    """Whom and why, the first card in one tap, «Готово»; then telemarketing at eleven."""
    place = quick_team.town
    anna = await join(place, quick_team.head, 3, "Анна Белова", "farmer")
    await anna.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await anna.sees("Ромашка")
    study = await begins(place, anna, 24, "09:20", "Изучение ситуации клиентов")
    assert "Сегодня: 1 · изучено 0" in study.text
    assert "Ромашка: давно не изучали" in study.text
    await opens(anna, study, "🔎 Начать изучение", "Ромашка", "1/8")
    await opens(anna, study, "✅ Готово", "готово")
    calls = await begins(place, anna, 24, "11:00", "Телемаркетинг")
    assert "Тёплые контакты: 1 из 40" in calls.text


# -- every activity, both roles, both languages


@dataclass(frozen=True, slots=True)
class Told:
    """What a message says with nothing to do yet, and what its main button opens."""

    title: str
    part: str
    label: str
    opened: str


TOLD: dict[str, dict[Activity, Told]] = {
    "ru": {
        Activity.STANDUP: Told("Утренняя оперативка", "«Мы зарабатываем»", "Сегодня", "▶ 09:00 Утренняя оперативка"),
        Activity.TELEMARKETING: Told(
            "Телемаркетинг", "Список на неделю пуст", "Собрать список", "Список на эту неделю"
        ),
        Activity.REPORTING: Told("Отчётность", "без долгов", "Прошлая неделя", "Неделя 23.11–29.11"),
        Activity.CLIENT_STUDY: Told("Изучение ситуации клиентов", "кто растёт", "Клиенты", "Клиентов пока нет"),
        Activity.MEETING: Told("Встречи-3", "Встреч в этом блоке нет", "Назначить", "С каким клиентом встреча"),
        Activity.DOCUMENTS: Told("Документы", "ничего не обещано", "Готово", "«Документы»: готово"),
        Activity.TRAINING: Told("Внутреннее обучение", "Тема: SPIN", "Готово", "«Внутреннее обучение»: готово"),
        Activity.WEEK_LISTS: Told("Списки на неделю", "30.11–06.12", "Собрать список", "Список на следующую неделю"),
        Activity.WEEK_PLANNING: Told("Еженедельная планёрка", "Блоки: ", "Неделя", "Неделя 23.11–29.11"),
    },
    "en": {
        Activity.STANDUP: Told("Morning stand-up", "We earn", "Today", "▶ 09:00 Morning stand-up"),
        Activity.TELEMARKETING: Told("Telemarketing", "list is empty", "Make the list", "This week's list"),
        Activity.REPORTING: Told("Reporting", "no gaps", "Last week", "Week 23.11–29.11"),
        Activity.CLIENT_STUDY: Told("Studying clients", "who is growing, who is leaving", "Clients", "No clients yet"),
        Activity.MEETING: Told("Meetings-3", "No meeting in this block", "Book", "Which client do you meet"),
        Activity.DOCUMENTS: Told("Documents", "Nothing is promised", "Done", "“Documents”: done"),
        Activity.TRAINING: Told("Training", "Topic: SPIN", "Done", "“Training”: done"),
        Activity.WEEK_LISTS: Told("Lists for the week", "30.11–06.12", "Make the list", "Next week's list"),
        Activity.WEEK_PLANNING: Told("Weekly planning", "Blocks: ", "Week", "Week 23.11–29.11"),
    },
}
TUESDAY, FRIDAY, NEXT_MONDAY = (date(2026, 11, day) for day in (24, 27, 30))


def days_of(role: str) -> list[tuple[date, Slot]]:
    """One slot of each activity of the role, in the order in which they come."""
    days = (TUESDAY, FRIDAY, NEXT_MONDAY)
    all_slots = [(day, slot) for day in days for slot in slots_of_day(timetable_of(role), day)]
    first = {slot.activity: (day, slot) for day, slot in reversed(all_slots)}
    return sorted(first.values(), key=lambda each: (each[0], each[1].start))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", ["hunter", "farmer"])
async def test_every_activity_has_a_message_whose_main_button_works(quick_place: Town, role: str, locale: str) -> None:
    """At its minute, twelve lines at most; the work opens below it; no Russian word for who chose English."""
    head = await found(quick_place, locale)
    ann = await join(quick_place, head, 3, "Ann White", role, locale)
    await head.say("/training SPIN")
    slots = days_of(role)
    assert {slot.activity for _, slot in slots} == {slot.activity for slot in timetable_of(role)}
    for day, slot in slots:
        told = TOLD[locale][slot.activity]
        seen = await begins(quick_place, ann, day.day, f"{slot.start:%H:%M}", told.title)
        assert told.part in seen.text
        opened = await opens(ann, seen, told.label, told.opened)
        said = "".join([seen.text, *seen.labels, opened.text, *opened.labels])
        assert locale == "ru" or not [letter for letter in said.lower() if "а" <= letter <= "я"], said


def test_every_activity_is_played() -> None:
    """By one of the roles or by both."""
    assert {slot.activity for role in ("hunter", "farmer") for _, slot in days_of(role)} == set(Activity)
    assert all(set(told) == set(Activity) for told in TOLD.values())
