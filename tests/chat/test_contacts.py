"""Warm contacts: talks with existing clients, one per client and day."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team, found, join, kept_records
from tests.chat.farming import CONTACT, CONTACTS, english, farmer, knows
from tests.chat.meetings import at
from tests.chat.town import Town


async def test_a_contact_with_a_known_client_is_three_taps(team: Team) -> None:
    """Client, person, what came of it; it counts at once, on the pinned card too."""
    vera = await farmer(team)
    await knows(vera)
    await vera.say("💬 Контакт")
    await vera.sees("С каким клиентом говорили?")
    vera.taps = 0
    await vera.press("Ромашка")
    await vera.sees("С кем говорили?")
    await vera.press("Иванов П. С.")
    await vera.sees("Чем кончилось?")
    await vera.press("Поговорили")
    await vera.sees("Засчитано", "Ромашка — Иванов П. С.: поговорили", f"{CONTACTS}: 1 из 40, осталось 39")
    assert vera.taps == 3
    print("taps of a contact with a known client:", vera.taps)
    await vera.sees_pinned(f"{CONTACTS}: 1/40\n")
    await vera.say("обсудили отсрочку")
    await vera.sees("Заметка сохранена: Ромашка")


async def test_a_contact_is_one_line(team: Team) -> None:
    """Whom, his position, about what."""
    vera = await farmer(team)
    await vera.say(CONTACT)
    await vera.sees("Засчитано", "Ромашка — Иванов П. С.: поговорили", "📝 обсудили договор", f"{CONTACTS}: 1 из 40")
    await vera.say("/client Ромашка")
    await vera.sees(
        "Действующий клиент · ведёт Вера Фомина", "Иванов Пётр Сергеевич, директор", "пн 23.11 Иванов П. С.: поговорили"
    )
    await vera.say("/week")
    await vera.sees(
        "Изучено клиентов: 0/25\n", f"{CONTACTS}: 1/40\n", "Визиты: 0/8\n", "Анкеты: 0/8\n", "Входящие звонки: 0"
    )


async def test_a_second_contact_of_the_day_is_logged_and_names_the_first(quick_team: Team) -> None:
    """One per client and local day; the next day has its own."""
    vera, place = await farmer(quick_team), quick_team.town
    await vera.say(CONTACT)
    await vera.sees("Засчитано")
    await place.move_to(at(23, "16:00"))
    await vera.say("/contact Ромашка; Котов Игорь Львович; закупки; ждут счёт")
    await vera.sees("Не засчитано: второй контакт с клиентом за день, первый — ваш, 10:00", f"{CONTACTS}: 1 из 40")
    await vera.sees_pinned(f"{CONTACTS}: 1/40 (записано 2)", "· второй контакт с клиентом за день: 1")
    await place.move_to(at(24, "11:00"))
    await vera.say(CONTACT)
    await vera.sees("Засчитано", f"{CONTACTS}: 2 из 40")


async def test_of_two_farmers_the_first_has_the_contact_and_an_earlier_one_told_late_takes_it(quick_team: Team) -> None:
    """A client is talked to once a day, whoever did it; both cards follow."""
    vera, place = await farmer(quick_team), quick_team.town
    gleb = await farmer(quick_team, 4, "Глеб Котов")
    await vera.say(CONTACT)
    await vera.sees_pinned(f"{CONTACTS}: 1/40\n")
    await place.move_to(at(23, "12:00"))
    await gleb.say("/contact Ромашка; Иванов Пётр Сергеевич; спросил о сроках")
    await gleb.sees("Не засчитано", "первый — Вера Фомина, 10:00")
    await gleb.say("/contact Ромашка; Иванов Пётр Сергеевич; сегодня 9:30")
    await gleb.sees("Засчитано", f"{CONTACTS}: 1 из 40")
    await vera.sees_pinned(f"{CONTACTS}: 0/40 (записано 1)")
    await gleb.press("Отменить")
    await vera.sees_pinned(f"{CONTACTS}: 1/40\n")


async def test_a_farmers_call_is_a_warm_contact_when_he_got_through(team: Team) -> None:
    """Whatever it ended with; not reached is logged only."""
    vera = await farmer(team)
    await vera.say("/call Ромашка; Иванов Пётр Сергеевич; директор; не дозвонился")
    await vera.sees("Не засчитано: не дозвонились", f"{CONTACTS}: 0 из 40")
    await vera.say("/call Ромашка; Иванов Пётр Сергеевич; перезвонить завтра")
    record = await vera.sees("Засчитано", f"{CONTACTS}: 1 из 40", "Перезвонить: вт 24.11")
    assert "Результативные" not in record.text
    await vera.say("/week")
    await vera.sees(f"{CONTACTS}: 1/40 (записано 2)", "· не дозвонились: 1")


async def test_a_contact_with_a_hunters_prospect_does_not_count_until_he_is_said_to_buy(quick_team: Team) -> None:
    """One tap mends it, in its own week; the hunter hears of it and keeps his client."""
    vera, ivan, place = await farmer(quick_team), quick_team.hunter, quick_team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано")
    await vera.say(CONTACT)
    await vera.sees("Не засчитано: клиент не действующий", f"{CONTACTS}: 0 из 40")
    await place.move_to(at(30, "10:00"))
    await vera.say("/week прошлая")
    await vera.sees(f"{CONTACTS}: 0/40 (записано 1)", "· клиент не действующий: 1")
    await vera.press("✏️ Ромашка: клиент не действующий")
    await vera.sees("Засчитано", "Неделя 23.11–29.11", f"{CONTACTS}: 1 из 40")
    await ivan.sees("Клиент «Ромашка» отмечен как действующий", "Вера Фомина")
    await ivan.say("/client Ромашка")
    await ivan.sees("Действующий клиент · ведёт Иван Орлов")


async def test_a_hunters_calls_stay_what_they_were(quick_team: Team) -> None:
    """An existing client's decision maker counts for him as any other's."""
    vera, ivan = await farmer(quick_team), quick_team.hunter
    await knows(vera)
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано", "Результативные звонки: 1 из 50")


async def test_norms_of_a_short_week_are_less(quick_team: Team) -> None:
    """Two days of five away: 24 contacts."""
    vera = await farmer(quick_team)
    await vera.say("/absence 26.11-27.11 отпуск")
    await vera.sees("26.11")
    await vera.say(CONTACT)
    await vera.sees(f"{CONTACTS}: 1 из 24", "3 дня из 5")


@pytest.mark.parametrize(
    ("role", "typed"),
    [(role, typed) for role in ("hunter", "trainee", "head") for typed in ("/contact", "/visit", "/incoming")],
)
async def test_only_farmers_work_with_existing_clients(quick_team: Team, role: str, typed: str) -> None:
    """The reason, and where to see what one can do."""
    phone = {"hunter": quick_team.hunter, "head": quick_team.head}.get(role)
    if phone is None:
        phone = await join(quick_team.town, quick_team.head, 3, "Анна Лис", role)
    await phone.say(f"{typed} Ромашка; Иванов Пётр; обсудили договор")
    await phone.sees("записывают менеджеры по развитию", "/help")
    assert await kept_records(quick_team.town) == []


async def test_bad_input_is_asked_again_with_the_way_out(quick_team: Team) -> None:
    """A name without letters, a person in figures, a result nobody knows; the rest of the line is kept."""
    vera = await farmer(quick_team)
    await vera.say("/contact")
    await vera.sees("С каким клиентом говорили? Напишите название компании.")
    await vera.say("!!!")
    await vera.sees("Название не разобрал")
    await vera.say("Ромашка")
    await vera.press("Создать «Ромашка»")
    await vera.sees("С кем говорили?")
    await vera.say("123")
    await vera.sees("ФИО не разобрал")
    await vera.press("Не с ЛПР")
    await vera.sees("Чем кончилось?")
    await vera.say("абракадабра")
    await vera.sees("Итог не разобрал", "поговорили, перезвонить, встреча, жалоба, не дозвонился")
    await vera.say("Обсудили счёт")
    await vera.sees("Засчитано", "Ромашка: поговорили", "📝 Обсудили счёт")


async def test_what_was_said_waits_for_the_person(quick_team: Team) -> None:
    """Whoever names nobody is asked; the restart in between costs nothing."""
    vera, place = await farmer(quick_team), quick_team.town
    await vera.say("/contact Ромашка; обсудили договор")
    await vera.sees("С кем говорили?")
    await place.restart()
    await vera.say("Иванов Пётр; директор")
    await vera.sees("Засчитано", "Ромашка — Иванов П.: поговорили", "📝 обсудили договор")


async def test_a_contact_goes_on_after_a_restart_between_any_two_taps_and_can_be_taken_back(team: Team) -> None:
    """Buttons carry what they mean; the card follows the undo."""
    vera, place = await farmer(team), team.town
    await knows(vera)
    await vera.say("/contact")
    for label in ("Ромашка", "Иванов", "Поговорили"):
        await place.restart()
        await vera.press(label)
    await vera.sees_pinned(f"{CONTACTS}: 1/40\n")
    await vera.say("/undo")
    await vera.sees("Отменено: Ромашка — Иванов П. С.: поговорили")
    await vera.sees_pinned(f"{CONTACTS}: 0/40\n")


async def test_the_head_sees_a_farmers_week(quick_team: Team) -> None:
    """Her own stages beside the hunter's."""
    vera = await farmer(quick_team)
    await vera.say(CONTACT)
    await vera.sees("Засчитано")
    await quick_team.head.say("/week")
    await quick_team.head.sees("Вера Фомина", f"{CONTACTS}: 1/40\n", "Иван Орлов", "Результативные звонки: 0/50")


async def test_a_contact_in_english(quick_place: Town) -> None:
    """One line and three taps."""
    head = await found(quick_place, "en")
    ann = await english(quick_place, head)
    await ann.say("/contact Acme; Brown Peter; director; discussed the contract")
    await ann.sees("Counted", "Acme — Brown P.: talked", "📝 discussed the contract", "Warm contacts: 1 of 40, 39 left")
    await ann.say("💬 Contact")
    ann.taps = 0
    await ann.press("Acme")
    await ann.press("Brown P.")
    await ann.press("Talked")
    await ann.sees("Not counted: second contact with this client that day, the first is yours, 10:00")
    assert ann.taps == 3
    await ann.say("/week")
    await ann.sees("Clients studied: 0/25\n", "Warm contacts: 1/40 (logged 2)", "Visits: 0/8\n", "Forms: 0/8\n")
    await ann.say("/help")
    await ann.sees("/contact — log a talk", "/visit — log a visit", "/incoming — log an incoming call")


async def test_a_typed_day_or_reason_leaves_in_sight_that_the_client_is_not_an_existing_one(quick_team: Team) -> None:
    """The newest message says that the talk does not count yet, and one tap mends it."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано")
    vera = await farmer(quick_team)
    for said, detail in (
        ("/contact Ромашка; Иванов; перезвонить", "завтра"),
        ("/call Ромашка; Иванов; отказ", "дорого"),
    ):
        await vera.say(said)
        await vera.sees("Не засчитано: клиент не действующий")
        await vera.say(detail)
        await vera.sees("Не засчитано: клиент не действующий", "вт 24.11" if detail == "завтра" else "Причина: дорого")
    await vera.press("Клиент уже покупает")
    await vera.sees("Не засчитано: второй контакт с клиентом за день")
    await vera.sees_pinned(f"{CONTACTS}: 1/40")


async def test_a_complaints_day_typed_anew_holds_until_it_is_answered(quick_team: Team) -> None:
    """Afterwards a day is a note like any other word."""
    vera = await farmer(quick_team)
    await vera.say("/contact Ромашка; Иванов Пётр; директор; жалоба: брак, до среды")
    await vera.sees("Ответить: ср 25.11")
    await vera.say("в пятницу")
    await vera.sees("Дополнено", "Ответить: пт 27.11", "📝 брак")
    await vera.press("Отвечено")
    assert "Ответить: пт" not in (await vera.sees("Засчитано", "📝 брак")).text
    await vera.say("в четверг")
    await vera.sees("Заметка сохранена")


async def test_a_complaint_is_not_answered_by_a_day_that_is_over(quick_team: Team) -> None:
    """It is said, as of a call-back, and asked again; it is no word of what the complaint is about."""
    vera = await farmer(quick_team)
    await vera.say("/contact Ромашка; Иванов Пётр; директор; жалоба")
    await vera.sees("К какому дню ответим?")
    await vera.say("вчера")
    await vera.sees("Это время уже прошло")
    await vera.say("вчера привезли брак")
    await vera.sees("К какому дню ответим?", "📝 вчера привезли брак")
    await vera.say("завтра")
    assert "📝 вчера;" not in (await vera.sees("Дополнено", "Ответить: вт 24.11", "📝 вчера привезли брак")).text
