"""Visits: meetings with existing clients, at three kinds of place; the questionnaire opens below."""

from __future__ import annotations

from tests.chat.conftest import Team, found, kept_records
from tests.chat.farming import CONTACTS, FORMS, VISITS, english, farmer, knows
from tests.chat.meetings import FACTS, WHOLE, at, book, fill
from tests.chat.town import Town

VISIT = "/visit Ромашка; у нас; Иванов Пётр Сергеевич; директор"


async def test_a_visit_with_a_known_client_is_three_taps(team: Team) -> None:
    """Client, person, place; it counts as a visit and as a warm contact; the form waits below."""
    vera = await farmer(team)
    await knows(vera)
    await vera.say("🚗 Визит")
    await vera.sees("С каким клиентом встречались?")
    vera.taps = 0
    await vera.press("Ромашка")
    await vera.sees("С кем встречались?")
    await vera.press("Иванов П. С.")
    record = await vera.sees("Визит засчитан", "Ещё не засчитано: анкета 0/12", "Где встречались?")
    assert f"{VISITS}: 1 из 8, осталось 7\n{CONTACTS}: 1 из 40, осталось 39\n{FORMS}: 0 из 8, осталось 8" in record.text
    question = await vera.sees("Ромашка · анкета 0 из 12", "Кто на встрече?")
    await vera.press_again(record, "У клиента")
    await vera.sees("Визит засчитан", "Ромашка — Иванов П. С.: встреча у клиента")
    assert vera.taps == 3
    print("taps of a visit to a known client:", vera.taps)
    assert question.message_id > record.message_id
    await vera.sees_pinned(f"{CONTACTS}: 1/40\n", f"{VISITS}: 1/8\n", f"{FORMS}: 0/8 (записано 1)")


async def test_the_form_goes_on_with_its_question_after_the_place_was_told(quick_team: Team) -> None:
    """What is typed then answers the question, and is no note."""
    vera = await farmer(quick_team)
    await vera.say("/visit Ромашка; Иванов Пётр Сергеевич; директор")
    record = await vera.sees("Где встречались?")
    await vera.sees("Кто на встрече?")
    await vera.press_again(record, "Нейтральная")
    await vera.sees("встреча на нейтральной территории")
    await vera.say("Иванов Пётр Сергеевич; директор; решает")
    await vera.sees("анкета 1 из 12")
    (made,) = await kept_records(quick_team.town)
    assert (made.place, made.note) == ("neutral", None)


async def test_a_visit_is_one_line_and_its_form_counts_with_the_last_answer(team: Team) -> None:
    """Place, person, outcome; twelve answers and the questionnaire counts too."""
    vera = await farmer(team)
    await vera.say(f"{VISIT}; интерес есть; КП до пт")
    record = await vera.sees("Визит засчитан", "анкета 2/12", "Ромашка — Иванов П. С.: встреча у нас")
    assert "Где встречались?" not in record.text
    await vera.sees("анкета 2 из 12", "Кто на встрече?")
    await fill(vera)
    await vera.sees("анкета готова, 12 из 12", "Анкета засчитана")
    await vera.sees_pinned(f"{VISITS}: 1/8\n", f"{FORMS}: 1/8\n")
    await vera.say("/agreements")
    await vera.sees_button("пт 27.11 Ромашка · КП")


async def test_the_farmers_questions_are_asked_and_what_is_known_is_filled_in(quick_team: Team) -> None:
    """At the second visit the sections of the first one are confirmed with a tap."""
    vera, place = await farmer(quick_team), quick_team.town
    await vera.say(VISIT)
    await vera.sees("Кто на встрече?")
    await fill(vera, WHOLE)
    await vera.sees("анкета готова")
    await vera.sees_button("Ещё 15 вопросов")
    await vera.say("25. Новый цех")
    await vera.sees("✅ 25.")
    await place.move_to(at(30, "15:00"))
    await vera.say(VISIT)
    await vera.sees("Визит засчитан", "анкета 0/12")
    await vera.sees("Кто на встрече?")
    await vera.say("1. Иванов Пётр Сергеевич; директор; решает")
    await vera.sees_button("Без изменений")


async def test_a_visit_after_a_contact_of_the_day_counts_as_a_visit_only(quick_team: Team) -> None:
    """One contact per client and day; two rows, two rules."""
    vera, place = await farmer(quick_team), quick_team.town
    await knows(vera, "сегодня 9:30")
    await place.move_to(at(23, "15:00"))
    await vera.say(VISIT)
    await vera.sees("Визит засчитан", f"{VISITS}: 1 из 8", f"{CONTACTS}: 1 из 40")
    await vera.say("/week")
    await vera.sees(f"{CONTACTS}: 1/40 (записано 2)", "· второй контакт с клиентом за день: 1", f"{VISITS}: 1/8\n")


async def test_two_visits_to_a_client_on_one_day_are_one_visit_and_one_form(team: Team) -> None:
    """The second says why it does not count; a surname and the full name are one decision maker."""
    vera, place = await farmer(team), team.town
    await vera.say("/visit Ромашка; у нас; Иванов")
    await vera.sees("Визит засчитан", f"{VISITS}: 1 из 8")
    await vera.sees("анкета 0 из 12")
    await place.move_to(at(23, "15:00"))
    await vera.say("/visit Ромашка; у клиента; Иванов Пётр; директор")
    second = await vera.sees("Визит не засчитан: второй визит к клиенту за день", f"{VISITS}: 1 из 8")
    await vera.sees("анкета 0 из 12", "Кто на встрече?")
    await vera.press_again(second, "Анкета")
    await vera.sees("анкета 0 из 12")
    await vera.say("/week")
    await vera.sees(f"{VISITS}: 1/8 (записано 2)", "· второй визит к клиенту за день: 1", f"{FORMS}: 0/8 (записано 1)")
    await vera.say("/client Ромашка")
    card = await vera.sees("· Иванов Пётр, директор")
    assert card.text.count("· Иванов") == 1
    (first, other) = await kept_records(place)
    assert first.decision_maker_id == other.decision_maker_id
    await place.move_to(at(24, "10:00"))
    await vera.say("/visit Ромашка; у нас; Иванов Пётр")
    await vera.sees("Визит засчитан", f"{VISITS}: 2 из 8", "анкета 0/12")


async def test_a_booked_meeting_that_was_held_is_a_visit_at_its_place(team: Team) -> None:
    """«Состоялась»: the place is the one that was booked."""
    vera, place = await farmer(team), team.town
    booked = await book(vera, "/book Ромашка; Иванов Пётр Сергеевич; директор; вт 14:00; у клиента")
    assert "Не засчитано" not in booked.text
    assert "Назначенные" not in booked.text
    await place.move_to(at(24, "15:30"))
    await vera.press("✅ Состоялась")
    await vera.sees("Визит засчитан", "Ромашка — Иванов П. С.: встреча у клиента", f"{VISITS}: 1 из 8")
    await vera.sees("Кто на встрече?")
    await vera.sees_pinned(f"{CONTACTS}: 1/40\n", f"{VISITS}: 1/8\n")


async def test_a_form_without_a_visit_counts_in_the_week_in_which_it_was_begun(quick_team: Team) -> None:
    """Over the telephone; mended from the week with one tap."""
    vera, place = await farmer(quick_team), quick_team.town
    await knows(vera)
    await vera.say("/form Ромашка")
    await vera.sees("анкета 0 из 12")
    await fill(vera, FACTS)
    await vera.sees_pinned(f"{FORMS}: 0/8")
    await place.move_to(at(30, "10:00"))
    await vera.say("/week прошлая")
    await vera.sees(f"{FORMS}: 0/8 (записано 1)", "· анкета не заполнена: 1")
    await vera.press("Ромашка: анкета 10/12")
    await vera.sees("23.")
    await vera.say("23. есть\n24. нет")
    await vera.sees("анкета готова", "Анкета засчитана")
    await vera.say("/week прошлая")
    await vera.sees(f"{FORMS}: 1/8\n")


async def test_a_visit_to_a_hunters_prospect_does_not_count_until_he_is_said_to_buy(quick_team: Team) -> None:
    """Nor does its form."""
    vera, ivan = await farmer(quick_team), quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await vera.say(VISIT)
    await vera.sees("Визит не засчитан: клиент не действующий", f"{VISITS}: 0 из 8")
    await vera.press("Клиент уже покупает")
    await vera.sees("Визит засчитан", f"{VISITS}: 1 из 8", f"{CONTACTS}: 1 из 40")


async def test_bad_input_and_restarts_in_the_middle_of_a_visit(quick_team: Team) -> None:
    """A name that is none; each step in the database."""
    vera, place = await farmer(quick_team), quick_team.town
    await vera.say("/visit")
    await vera.say("***")
    await vera.sees("Название не разобрал")
    await vera.say("/visit Ромашка; у нас")
    await vera.sees("С кем встречались?")
    await place.restart()
    await vera.say("77")
    await vera.sees("ФИО не разобрал")
    await place.restart()
    await vera.say("Иванов Пётр Сергеевич; директор")
    await vera.sees("Визит засчитан", "встреча у нас")
    await place.restart()
    await fill(vera, WHOLE)
    await vera.sees("Анкета засчитана")


async def test_a_visit_taken_back_leaves_both_rows_and_keeps_the_answers(quick_team: Team) -> None:
    """The form stays with the client."""
    vera = await farmer(quick_team)
    await vera.say(VISIT)
    await vera.sees("Кто на встрече?")
    await fill(vera, WHOLE)
    await vera.sees_pinned(f"{VISITS}: 1/8\n", f"{FORMS}: 1/8\n")
    await vera.say("/undo")
    await vera.sees("Отменено: Ромашка — Иванов П. С.: встреча у нас")
    await vera.sees_pinned(f"{CONTACTS}: 0/40\n", f"{VISITS}: 0/8\n", f"{FORMS}: 1/8\n")


async def test_a_hunters_meeting_has_its_place_too(quick_team: Team) -> None:
    """Told in the line, kept with the record; its rules are the hunter's."""
    ivan = quick_team.hunter
    await ivan.say("/meet Ромашка; Иванов Пётр Сергеевич; директор; у клиента")
    await ivan.sees("Встреча не засчитана: анкета 0/12", "встреча у клиента", "Проведённые встречи: 0 из 12")
    await ivan.say("/meet Север; Ким Олег; закупки")
    record = await ivan.sees("Север — Ким О.: встреча")
    assert "Где встречались?" not in record.text


async def test_a_visit_in_english(quick_place: Town) -> None:
    """One line, a tap for the place."""
    head = await found(quick_place, "en")
    ann = await english(quick_place, head)
    await ann.say("/visit Acme; Brown Peter; director")
    record = await ann.sees("The visit is counted", "Not counted yet: form 0/12", "Where did you meet?")
    await ann.press_again(record, "Ours")
    await ann.sees("Acme — Brown P.: meeting at our office", "Visits: 1 of 8, 7 left", "Warm contacts: 1 of 40")
    await ann.say("/visit Acme; at the client's; Brown Peter")
    await ann.sees(
        "The visit is not counted: second visit to this client that day",
        *("meeting at the client's", "Visits: 1 of 8", "Warm contacts: 1 of 40"),
    )
