"""The worksheet and the week's training: the head writes them down, everybody reads them where they are needed."""

from __future__ import annotations

from datetime import datetime

from tests.chat.conftest import Team, found, invite, join
from tests.chat.town import Town


def at(day: int, clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}:00+03:00")


# -- the training


async def test_the_head_sets_the_topic_in_one_line_and_the_team_sees_it_in_its_slot(quick_team: Team) -> None:
    """On Friday, in the message of the slot."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await head.say("/training Работа с возражениями")
    await head.sees("недели 23.11–29.11", "Работа с возражениями")
    await ivan.say("/training")
    await ivan.sees("Обучение недели 23.11–29.11", "Работа с возражениями")
    await place.move_to(at(27, "14:00"))
    await ivan.sees("14:00 · Внутреннее обучение", "Тема: Работа с возражениями")


async def test_by_buttons_a_topic_takes_one_tap_and_can_be_changed(quick_team: Team) -> None:
    """The last word holds."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await head.say("/training")
    await head.sees("не назначена")
    head.taps = 0
    await head.press("Вопросы SPIN")
    await head.sees("✅", "Вопросы SPIN")
    assert head.taps == 1
    await head.press("Другая тема")
    await head.sees("Вопросы SPIN", "напишите свою")
    await head.say("Наши станки")
    await head.sees("✅", "Наши станки")
    await place.move_to(at(27, "14:00"))
    await ivan.sees("Тема: Наши станки")


async def test_a_topic_may_be_set_a_week_ahead(quick_team: Team) -> None:
    """This week's stays empty."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await head.say("/training следующая: SPIN")
    await head.sees("недели 30.11–06.12", "SPIN")
    await place.move_to(at(27, "14:00"))
    await ivan.sees("Внутреннее обучение", "Темы на эту неделю нет")


async def test_on_thursday_the_head_is_asked_once_if_there_is_no_topic(place: Town) -> None:
    """At three in the afternoon, on his own clock; his answer is a tap. On each database."""
    head = await found(place)
    ivan = await join(place, head, 2, "Иван Орлов")
    for day, clock in ((25, "15:00"), (26, "14:59")):
        await place.move_to(at(day, clock))
    assert not [seen for seen in await head.messages() if "Тема обучения" in seen.text]
    await place.move_to(at(26, "15:00"))
    await head.sees("Тема обучения недели 23.11–29.11 не назначена")
    await place.restart()
    await place.move_to(at(26, "15:05"))
    await place.polevik.tick()
    assert len([seen for seen in await head.messages() if "не назначена" in seen.text]) == 1
    await head.press("Разбор звонков")
    await head.sees("✅", "Разбор звонков")
    await place.move_to(at(27, "14:00"))
    await ivan.sees("Тема: Разбор звонков")


async def test_a_head_who_set_a_topic_or_has_no_team_is_not_asked(quick_place: Town) -> None:
    """Nobody is asked what is known, or what nobody needs."""
    head = await found(quick_place)
    await quick_place.move_to(at(26, "15:00"))
    await join(quick_place, head, 2, "Иван Орлов")
    await head.say("/training SPIN")
    await head.sees("SPIN")
    await quick_place.move_to(datetime.fromisoformat("2026-12-03T14:00:00+03:00"))
    await head.say("/training SPIN")
    await head.sees("30.11–06.12")
    await quick_place.move_to(datetime.fromisoformat("2026-12-03T15:00:00+03:00"))
    assert not [seen for seen in await head.messages() if "не назначена" in seen.text]


async def test_in_his_quiet_hours_the_head_is_asked_when_they_end(quick_team: Team) -> None:
    """Three in the afternoon is siesta here."""
    head, place = quick_team.head, quick_team.town
    await head.say("тихо 14:00-16:30")
    await head.sees("14:00–16:30")
    await place.move_to(at(26, "15:00"))
    await place.move_to(at(26, "16:29"))
    assert not [seen for seen in await head.messages() if "не назначена" in seen.text]
    await place.move_to(at(26, "16:30"))
    await head.sees("не назначена")


async def test_only_the_head_sets_the_topic(quick_team: Team) -> None:
    """Others read it, and are told who writes it."""
    await quick_team.hunter.say("/training SPIN")
    await quick_team.hunter.sees("пишет руководитель")
    await quick_team.head.say("/training " + "я" * 201)
    await quick_team.head.sees("до 200 знаков")


# -- the worksheet


async def test_the_head_answers_the_four_questions_one_after_another(quick_team: Team) -> None:
    """From one tap on, the next empty one is asked by itself; then it is whole."""
    head, ivan = quick_team.head, quick_team.hunter
    await ivan.say("/worksheet")
    await ivan.sees("ещё не заполнил")
    await head.say("/worksheet")
    await head.sees("1. Какую пользу", "пока не заполнено")
    await head.press("1. Польза")
    for asked, answer in (
        ("1. Какую пользу", "Станки служат вдвое дольше"),
        ("2. Каких результатов", "Простоев меньше на треть"),
        ("3. За что нам платят", "Смазка и сервис"),
        ("4. Кто наши клиенты", "Заводы Урала"),
    ):
        await head.sees(asked, "Напишите ответ")
        await head.say(answer)
    await head.sees("Рабочий лист заполнен", "Станки служат вдвое дольше", "Заводы Урала")
    await ivan.say("/worksheet")
    seen = await ivan.sees("Станки служат вдвое дольше", "Простоев меньше на треть", "Смазка и сервис", "Заводы Урала")
    assert seen.buttons == []


async def test_an_answer_is_changed_in_one_line_and_taken_back(quick_team: Team) -> None:
    """With the command, or just the number while the sheet is on the screen."""
    head, ivan = quick_team.head, quick_team.hunter
    await head.say("/worksheet 1 Станки")
    await head.sees("Записал", "Станки")
    await head.say("4. Заводы")
    await head.sees("Записал", "Заводы")
    await head.say("/worksheet 1 Прессы")
    await head.sees("Прессы")
    await head.press("4. Клиенты")
    await head.sees("Сейчас так", "Заводы")
    await head.press("Убрать ответ")
    await head.sees("Ответ убран")
    await ivan.say("/worksheet")
    text = (await ivan.sees("Прессы")).text
    assert "Станки" not in text
    assert "Заводы" not in text


async def test_a_line_that_the_worksheet_has_not_is_said_to_be_none(quick_team: Team) -> None:
    """How many there are, and how an answer begins; nothing is written down."""
    head, ivan = quick_team.head, quick_team.hunter
    for said in ("/worksheet 9 Станки", "12. Прессы", "/worksheet Станки"):
        await head.say(said)
        await head.sees("В рабочем листе 4 вопроса")
    await ivan.say("/worksheet")
    await ivan.sees("ещё не заполнил")


async def test_a_newcomer_is_shown_the_worksheet_when_he_is_ready_to_work(quick_team: Team) -> None:
    """At the end of the first questions; without one, nothing is said of it."""
    head, place = quick_team.head, quick_team.town
    assert not [seen for seen in await quick_team.hunter.messages() if "Рабочий лист" in seen.text]
    await head.say("/worksheet 1 Станки <служат> вдвое дольше")
    await head.sees("Записал")
    anna = await join(place, head, 3, "Анна Белова", "trainee")
    await anna.sees("Прежде чем звонить", "Станки <служат> вдвое дольше")


async def test_only_the_head_writes_the_worksheet(quick_team: Team) -> None:
    """Others are refused politely; what is too long is sent back with its length."""
    await quick_team.hunter.say("/worksheet 1 Станки")
    await quick_team.hunter.sees("пишет руководитель")
    await quick_team.head.say("/worksheet 1 " + "я" * 501)
    await quick_team.head.sees("501", "до 500")


async def test_in_english(quick_place: Town) -> None:
    """The same by buttons and typed."""
    head = await found(quick_place, "en")
    await head.say("/worksheet 1 Machines that last")
    await head.sees("Noted", "Machines that last")
    await head.say("/training Objections")
    await head.sees("Objections", "23.11–29.11")
    ann = await quick_place.phone(3, "Ann", "en")
    await ann.say(f"/start {await invite(head, 'farmer')}")
    await ann.sees("What is your name")
    await ann.say("Ann White")
    await ann.press("✅")
    await ann.press("English")
    await ann.sees("Before you call", "Machines that last")
