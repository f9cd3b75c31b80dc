"""A meeting that was held: logged, counted with its questionnaire, effective with interest and an agreement."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team, found, join, kept_records
from tests.chat.meetings import FACTS, MEET, TUESDAY, WHOLE, at, book, fill
from tests.chat.test_calls import known_client
from tests.chat.town import Town

HELD, EFFECTIVE = "Проведённые встречи", "Результативные встречи"


async def test_a_meeting_is_two_taps_and_its_form_is_asked_for_at_once(team: Team) -> None:
    """Client, person: recorded, not counted, and the first question stands below."""
    ivan = team.hunter
    await known_client(ivan)
    await ivan.say("/meet")
    await ivan.sees("С каким клиентом встречались?")
    ivan.taps = 0
    await ivan.press("Ромашка")
    await ivan.sees("С кем встречались?")
    await ivan.press("Иванов П. С.")
    record = await ivan.sees("Встреча не засчитана: анкета 0/12", f"{HELD}: 0 из 12", f"{EFFECTIVE}: 0 из 6")
    assert ivan.taps == 2
    print("taps of a meeting with a known client:", ivan.taps)
    question = await ivan.sees("Ромашка · анкета 0 из 12", "Кто на встрече?")
    assert question.message_id > record.message_id
    await ivan.sees_pinned(f"{HELD}: 0/12 (записано 1)", "анкета не заполнена")


async def test_the_meeting_counts_with_the_last_answer(team: Team) -> None:
    """Eleven are not enough; the twelfth counts at once, on the pinned card too."""
    ivan = team.hunter
    await ivan.say(MEET)
    await ivan.sees("анкета 0/12")
    await ivan.sees("Кто на встрече?")
    await fill(ivan, f"{FACTS}\n23. есть")
    await ivan.sees("анкета 11 из 12")
    await ivan.say("24. КП до пт")
    await ivan.sees("анкета готова, 12 из 12", "Встреча засчитана, результативная")
    await ivan.sees_pinned(f"{HELD}: 1/12\n", f"{EFFECTIVE}: 1/6")
    await ivan.say("/week")
    await ivan.sees(f"{HELD}: 1/12\n", f"{EFFECTIVE}: 1/6")


async def test_what_the_line_says_of_the_outcome_is_not_asked_again(team: Team) -> None:
    """Interest and an agreement stand in one message; ten answers later the meeting is effective."""
    ivan = team.hunter
    await ivan.say(f"{MEET}; интерес есть; КП до пт")
    await ivan.sees("Встреча не засчитана: анкета 2/12", "📝 интерес есть; КП до пт")
    await ivan.sees("анкета 2 из 12", "Кто на встрече?")
    await fill(ivan)
    await ivan.sees("анкета готова, 12 из 12", "Встреча засчитана, результативная")
    await ivan.sees_pinned(f"{HELD}: 1/12\n", f"{EFFECTIVE}: 1/6")
    await ivan.say("/agreements")
    await ivan.sees_button("пт 27.11 Ромашка · КП")


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        ("23. сомневается\n24. КП до пт", "нет интереса"),
        ("23. нет\n24. нет", "нет интереса"),
        ("23. есть\n24. нет", "нет договорённости с датой"),
    ],
)
async def test_a_meeting_without_interest_or_agreement_is_held_and_not_effective(
    quick_team: Team, outcome: str, why: str
) -> None:
    """Both are needed; the week says which is missing."""
    ivan = quick_team.hunter
    await ivan.say(MEET)
    await ivan.sees("Кто на встрече?")
    await fill(ivan, f"{FACTS}\n{outcome}")
    await ivan.sees(f"Встреча засчитана. Результативной не стала: {why}")
    await ivan.sees_pinned(f"{HELD}: 1/12\n", f"{EFFECTIVE}: 0/6 (записано 1)", f"· {why}: 1")


@pytest.mark.parametrize("date", ["24. КП", "24. КП до 24.12.2026", "24. КП до 22.11"])
async def test_an_agreement_needs_a_date_within_the_month(quick_team: Team, date: str) -> None:
    """None, a day too far, a day that is past: the question stays, and the meeting is not counted yet."""
    ivan = quick_team.hunter
    await ivan.say(MEET)
    await ivan.sees("Кто на встрече?")
    await fill(ivan, f"{FACTS}\n23. есть")
    await ivan.say(date)
    await ivan.sees("24.")
    await ivan.say("/week")
    await ivan.sees(f"{HELD}: 0/12 (записано 1)")
    await ivan.press("Ромашка: анкета 11/12")
    await ivan.sees("24.")
    await ivan.say("24. КП до пт")
    await ivan.sees("Встреча засчитана, результативная")


async def test_what_a_meeting_lacks_opens_with_one_tap_from_the_record_and_from_the_week(quick_team: Team) -> None:
    """The first question that is missing, below; what is answered is not asked."""
    ivan = quick_team.hunter
    await ivan.say(MEET)
    record = await ivan.sees("анкета 0/12")
    await ivan.sees("Кто на встрече?")
    await fill(ivan, FACTS.partition("\n8.")[0])
    await ivan.say("/week")
    week = await ivan.sees(f"{HELD}: 0/12 (записано 1)", "· анкета не заполнена: 1")
    assert week.labels[0] == "✏️ Ромашка: анкета 3/12"
    await ivan.press("✏️ Ромашка")
    await ivan.sees("анкета 3 из 12", "8. Что не устраивает")
    assert week in await ivan.messages()
    await ivan.press_again(record, "📝 Анкета")
    await ivan.sees("анкета 3 из 12", "8. Что не устраивает")


async def test_a_meeting_of_last_week_counts_in_its_own_week(team: Team) -> None:
    """Told on Monday for Friday: last week moves when the form is complete, this week does not."""
    ivan = team.hunter
    await team.town.move_to(at(30, "10:00"))
    await ivan.say(f"{MEET}; пт 14:00; интерес есть; КП до пт")
    await ivan.sees("🕐 пт 27.11 14:00", "Неделя 23.11–29.11", f"{HELD}: 0 из 12")
    await ivan.sees("Кто на встрече?")
    await fill(ivan)
    await ivan.sees("анкета готова")
    await ivan.say("/week прошлая")
    await ivan.sees("Неделя 23.11–29.11", f"{HELD}: 1/12\n", f"{EFFECTIVE}: 1/6")
    await ivan.say("/week")
    await ivan.sees("Неделя 30.11–06.12", f"{HELD}: 0/12\n")


async def test_the_month_of_an_agreement_begins_with_the_meeting(quick_team: Team) -> None:
    """Told a week later, its latest day is a month from the meeting."""
    ivan = quick_team.hunter
    await quick_team.town.move_to(at(30, "10:00"))
    await ivan.say(f"{MEET}; пт 14:00; интерес есть")
    await ivan.sees("Кто на встрече?")
    await ivan.say("24. КП до 28.12")
    await ivan.sees("не позже", "27.12")
    await ivan.say("24. КП до 27.12")
    await ivan.say("/agreements")
    await ivan.sees_button("вс 27.12 Ромашка · КП")


async def test_a_logged_meeting_ends_the_one_that_was_booked_for_that_day(quick_team: Team) -> None:
    """Nobody asks «Состоялась?» any more; that of another day stands."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await book(ivan, "/book Ромашка; Котов Игорь; инженер; ср 11:00")
    await place.move_to(at(24, "12:40"))
    await ivan.say(MEET)
    await ivan.sees("анкета 0/12")
    await place.move_to(at(24, "13:00"))
    await ivan.say("/meetings")
    assert (await ivan.sees("Ваши встречи")).labels == ["ср 25.11 11:00 · Ромашка"]
    await ivan.say("/today")
    await ivan.press("✅ 11:00 Ромашка")
    card = await ivan.sees(TUESDAY, "✅ Состоялась")
    assert card.labels == ["📝 Анкета", "👤 Клиент"]
    await ivan.press_again(card, "📝 Анкета")
    await ivan.sees("анкета 0 из 12")


async def test_a_meeting_of_yesterday_ends_yesterdays(quick_team: Team) -> None:
    """By the day that is told, not by the day of telling."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await place.move_to(at(25, "09:30"))
    await ivan.say(f"{MEET}; вчера")
    await ivan.sees("анкета 0/12", "🕐 вт 24.11")
    await ivan.say("/meetings")
    await ivan.sees("Встреч впереди нет")


async def test_taking_a_meeting_back_keeps_its_answers_for_the_next(quick_team: Team) -> None:
    """The booked one is booked again, nothing is promised by a meeting that was not, and nothing is asked twice."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await place.move_to(at(24, "13:00"))
    await ivan.press("✅ Состоялась")
    await ivan.sees("Кто на встрече?")
    await fill(ivan)
    await ivan.say("/undo")
    await ivan.sees("Отменено: Ромашка — Иванов П. С.: встреча")
    await ivan.sees_pinned(f"{HELD}: 0/12\n")
    await ivan.say("/meetings")
    assert (await ivan.sees("Ваши встречи")).labels == ["вт 24.11 11:00 · Ромашка"]
    await ivan.say("/form Ромашка")
    await ivan.sees("анкета 10 из 12", "23.")
    await ivan.say(MEET)
    await ivan.sees("Встреча не засчитана: анкета 10/12")
    await ivan.sees("анкета 10 из 12", "23.")


async def test_a_meeting_with_nobody_who_decides_does_not_count_until_he_is_named(quick_team: Team) -> None:
    """By the button under the record; or as the form's first answer."""
    ivan = quick_team.hunter
    await known_client(ivan)
    await ivan.say("/meet")
    await ivan.press("Ромашка")
    await ivan.press("Не с ЛПР")
    await ivan.sees("Встреча не засчитана: нет ЛПР")
    await ivan.press("Указать ЛПР")
    await ivan.press("Иванов П. С.")
    await ivan.sees("Встреча не засчитана: анкета 0/12", "Иванов П. С.: встреча")
    await ivan.say("/meet Север; -")
    await ivan.sees("Встреча не засчитана: нет ЛПР", "Север: встреча")
    await ivan.sees("Север", "Кто на встрече?")
    await fill(ivan, WHOLE)
    await ivan.sees("анкета готова", "Встреча засчитана, результативная")
    await ivan.sees_pinned(f"{HELD}: 1/12 (записано 2)")


async def test_a_meeting_goes_on_after_a_restart_between_any_two_steps(quick_team: Team) -> None:
    """Days of answers wait in the database."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await place.move_to(at(24, "13:00"))
    await ivan.sees("Состоялась?")
    await place.restart()
    await ivan.press("✅ Состоялась")
    await ivan.sees("Кто на встрече?")
    await place.restart()
    await fill(ivan)
    await place.restart()
    await ivan.say("23. есть")
    await ivan.sees("анкета 11 из 12")
    await place.restart()
    await ivan.say("24. КП до пт")
    await ivan.sees("Встреча засчитана, результативная")


async def test_a_farmers_meeting_is_of_an_existing_client(quick_team: Team) -> None:
    """It is a visit, whatever its form lacks; three more questions are on offer."""
    anna = await join(quick_team.town, quick_team.head, 3, "Анна Белова", "farmer")
    await anna.say(f"{MEET}; интерес есть; КП до пт")
    await anna.sees("Визит засчитан", "Ещё не засчитано: анкета 2/12", "Визиты: 1 из 8", "Анкеты: 0 из 8")
    await anna.sees("Кто на встрече?")
    await fill(anna)
    await anna.sees("анкета готова, 12 из 12", "Анкета засчитана")
    await anna.sees_pinned("Визиты: 1/8\n", "Анкеты: 1/8\n")
    await anna.sees_button("Ещё 15 вопросов")


@pytest.mark.parametrize("role", ["trainee", "head"])
async def test_who_holds_no_meetings_logs_none_and_fills_no_form(quick_team: Team, role: str) -> None:
    """The reason, and what he can do instead."""
    place = quick_team.town
    phone = quick_team.head if role == "head" else await join(place, quick_team.head, 3, "Анна Белова", role)
    for typed, why, way_out in ((MEET, "Встречи проводят", "/book"), ("/form Ромашка", "Анкету заполняют", "/client")):
        await phone.say(typed)
        await phone.sees(why, way_out)
    assert await kept_records(place) == []


async def test_a_meeting_in_english(quick_place: Town) -> None:
    """One line, ten answers, an effective meeting."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Smith", language="en")
    await john.say("/meet Acme; Brown Peter; director; interested; proposal by fri")
    await john.sees("form 2/12", "Held meetings: 0 of 12")
    await john.sees("Who is at the meeting?")
    await john.say(
        "1. Brown Peter; director; decides\n3. Beta\n4. 200, monthly\n8. price, delivery time\n12. 500k\n"
        "15. twice as fast\n16. delivery time, price\n18. Brown Peter; director; decides\n19. approved, 3m\n20. 15 Dec"
    )
    await john.sees("✅ 1. Brown P.")
    await john.sees_pinned("Held meetings: 1/12\n", "Effective meetings: 1/6")


async def test_a_meeting_agreed_after_they_had_met_is_a_repeat_in_whatever_order_it_is_typed(quick_team: Team) -> None:
    """Booked at the table, the meeting itself logged in the evening with its own hour."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at(23, "12:10"))
    await ivan.say("/book Ромашка; Иванов Пётр Сергеевич; директор; чт 11:00")
    await ivan.sees("Назначенные встречи: 1 из 12")
    await place.move_to(at(23, "18:00"))
    await ivan.say("/meet Ромашка; Иванов Пётр Сергеевич; директор; сегодня 11:00")
    await ivan.sees("анкета 0/12")
    await ivan.say("/week")
    await ivan.sees("Назначенные встречи: 0/12 (записано 1)", "повторная встреча")


async def test_an_old_unfinished_form_does_not_answer_for_a_new_meeting(quick_team: Team) -> None:
    """What was said of interest and agreement in November is not what the meeting in January came to."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.say("/form Ромашка")
    await ivan.sees("анкета 0 из 12")
    await ivan.say("23. есть\n24. КП до пт")
    await ivan.sees("анкета 2 из 12")
    await place.move_to("2027-01-11T10:00:00+03:00")
    await ivan.say("/meet Ромашка; Иванов Пётр Сергеевич; директор")
    await ivan.sees("анкета 0/12")
