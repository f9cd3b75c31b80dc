"""A call typed in one line: what is asked, what is kept, when it happened, and lines that are no lines at all."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team, hand_over, join

IVANOV = "Иванов Пётр Сергеевич; директор"


async def test_a_new_client_is_created_by_its_first_line(team: Team) -> None:
    """Client, person and call come from one message, in any order of result and time."""
    ivan = team.hunter
    await ivan.say(f"/call ООО «Заря»; {IVANOV}; отказ: дорого")
    await ivan.sees("Засчитано", "ООО «Заря» — Иванов П. С.: отказ", "Причина: дорого")
    await ivan.say("/client заря")
    await ivan.sees("ООО «Заря»", "Иванов Пётр Сергеевич, директор", "отказ")


async def test_a_booking_in_one_line_takes_its_time(team: Team) -> None:
    """«встреча вт 11:00» counts as a call and as a booked meeting."""
    ivan = team.hunter
    await ivan.say(f"/call Ромашка; {IVANOV}; встреча вт 11:00")
    await ivan.sees("Засчитано", "Встреча: вт 24.11 11:00", "Результативные звонки: 1 из 50", "встречи: 1 из 12")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("вчера 15:40", "вс 22.11 15:40"),
        ("в пятницу в 10", "пт 20.11 10:00"),
        ("сегодня 9:15", "пн 23.11 09:15"),
        ("час назад", "пн 23.11 09:00"),
    ],
)
async def test_the_time_of_a_call_may_stand_in_its_line(quick_team: Team, typed: str, shown: str) -> None:
    """The answer shows which moment was understood."""
    ivan = quick_team.hunter
    await ivan.say(f"/call Ромашка; {IVANOV}; отказ; {typed}")
    await ivan.sees("Засчитано", f"🕐 {shown}")


async def test_a_call_of_last_week_goes_to_last_week(team: Team) -> None:
    """The answer shows that week's figures under its name; this week's pinned card stays as it was."""
    ivan = team.hunter
    before = await ivan.sees_pinned("Результативные звонки: 0/50")
    await ivan.say(f"/call Ромашка; {IVANOV}; отказ; в пятницу в 10")
    await ivan.sees("Засчитано", "Неделя 16.11–22.11", "Результативные звонки: 1", "0 дней из 5")
    await ivan.say("/week")
    await ivan.sees("Неделя 23.11–29.11", "Результативные звонки: 0/50")
    assert await ivan.sees_pinned("Результативные звонки") == before


async def test_a_future_time_is_refused_and_the_line_waits_for_the_right_one(team: Team) -> None:
    """One sentence with examples; the time typed next completes the line."""
    ivan = team.hunter
    await ivan.say(f"/call Ромашка; {IVANOV}; отказ; завтра 15:00")
    await ivan.sees("ещё не наступило", "вчера 15:40")
    await ivan.say("завтра")
    await ivan.sees("ещё не наступило")
    await ivan.say("вчера 15:40")
    await ivan.sees("Засчитано", "Ромашка — Иванов П. С.: отказ", "вс 22.11 15:40")


async def test_records_reach_back_sixty_days(quick_team: Team) -> None:
    """An older one is refused with the limit, and the line waits."""
    ivan = quick_team.hunter
    await ivan.say(f"/call Ромашка; {IVANOV}; отказ; 20.09.2026 12:00")
    await ivan.sees("за последние 60 дней")
    await ivan.say("25.09.2026 12:00")
    await ivan.sees("Засчитано", "Неделя 21.09–27.09", "Результативные звонки: 1")


async def test_a_day_begins_at_the_persons_own_midnight(quick_team: Team) -> None:
    """At 16:30 in Moscow it is already the next day in Vladivostok: a second call the same evening counts there."""
    place, head = quick_team.town, quick_team.head
    vera = await join(place, head, 3, "Вера Дальняя")
    await vera.say("/settings")
    await vera.press("Часовой пояс")
    await vera.say("Владивосток")
    await vera.sees("Владивосток")
    ivan = quick_team.hunter
    await place.move_to("2026-11-23T16:30:00+03:00")  # 23:30 in Vladivostok
    await vera.say(f"/call Восток; {IVANOV}; отказ")
    await vera.sees("Засчитано", "1 из 50")
    await ivan.say("/call Запад; Котов Игорь; директор; отказ")
    await ivan.sees("Засчитано", "1 из 50")
    await place.move_to("2026-11-23T17:10:00+03:00")  # 00:10 in Vladivostok
    await vera.say(f"/call Восток; {IVANOV}; отказ")
    await vera.sees("Засчитано", "2 из 50")
    await ivan.say("/call Запад; Котов Игорь; директор; отказ")
    await ivan.sees("Не засчитано: второй звонок этому ЛПР за день, первый — ваш, 16:30")


async def test_an_ambiguous_name_asks_and_keeps_the_rest_of_the_line(team: Team) -> None:
    """The chosen client gets the person, the result and the reason that were typed."""
    ivan = team.hunter
    for name in ("Север-Строй", "Север-Торг"):
        await ivan.say(f"/call {name}; не дозвонился")
        await ivan.sees("не дозвонились", name)
    await ivan.say(f"/call Север; {IVANOV}; отказ: дорого")
    await ivan.sees("Кого вы имели в виду?")
    await ivan.press("Север-Торг")
    await ivan.sees("Засчитано", "Север-Торг — Иванов П. С.: отказ", "Причина: дорого")


async def test_what_is_missing_in_a_line_is_asked_one_thing_at_a_time(quick_team: Team) -> None:
    """First the person, then the result."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; отказ")
    await ivan.sees("Ромашка", "С кем говорили", "Напишите ФИО и должность")
    await ivan.say(IVANOV)
    await ivan.sees("Засчитано", "Иванов П. С.: отказ")
    await ivan.say(f"/call Ромашка; {IVANOV}")
    await ivan.sees("Чем кончилось")


@pytest.mark.parametrize("nobody", ["без ЛПР", "-", "не с ЛПР"])
async def test_a_line_may_say_that_it_was_no_decision_maker(quick_team: Team, nobody: str) -> None:
    """It is logged as «нет ЛПР»; no person of that name is made up."""
    ivan = quick_team.hunter
    await ivan.say(f"/call Ромашка; {nobody}; отказ: секретарь не соединила")
    await ivan.sees("Не засчитано: нет ЛПР", "Причина: секретарь не соединила")
    await ivan.say("/client Ромашка")
    await ivan.sees("ЛПР пока не записаны")


async def test_a_surname_alone_means_the_known_person(quick_team: Team) -> None:
    """«Иванов» and «Иванов П. С.» are the client's only Иванов, not a second one without a full name."""
    ivan = quick_team.hunter
    await ivan.say(f"/call Ромашка; {IVANOV}; не дозвонился")
    await ivan.sees("не дозвонились")
    await ivan.say("/call Ромашка; Иванов; отказ")
    await ivan.sees("Засчитано", "Иванов П. С.")
    await ivan.say("/call Ромашка; Иванов П.С.; отказ")
    await ivan.sees("второй звонок этому ЛПР за день")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/call ;;;", "Название не разобрал"),
        ("/call ; ; ; отказ", "Название не разобрал"),
        ("/call \u200b\u200b;\u200b", "Название не разобрал"),
        ("/call 🎉🎉; 🎉; 🎉; отказ", "Название не разобрал"),
        ("/call Ромашка; 🎉; директор; отказ", "С кем говорили"),
        ("/call \u202eакшамоР\u202c; Иванов Пётр; директор; отказ", "акшамоР — Иванов П.: отказ"),
        ("/call Ро\u200bмашка; Иванов Пётр; директор; отказ", "Ромашка — Иванов П.: отказ"),
        ("/call <b>Рога & Копыта</b>; Иванов Пётр; директор; отказ", "<b>Рога & Копыта</b> — Иванов П.: отказ"),
        ("/call Ромашка; <i>Иванов</i> Пётр; <b; отказ: <script>", "Причина: <script>"),
        ("/call Кафе 🍰 Тортик; Иванов Пётр; директор; отказ", "Кафе 🍰 Тортик"),
        ("/call Ромашка\nИванов Пётр\nдиректор", "пока нет. Создать?"),
        ("/call %s {name} \\u0000 ' OR 1=1 --; Иванов Пётр; директор; отказ", "' OR 1=1 --"),
        ("/call", "Кому звонили"),
        ("/call    ", "Кому звонили"),
    ],
)
async def test_an_odd_line_gets_one_helpful_sentence_or_is_kept_as_it_is(
    quick_team: Team, line: str, answer: str
) -> None:
    """Never an apology, never broken markup: what was typed is shown literally."""
    ivan = quick_team.hunter
    await ivan.say(line)
    seen = await ivan.sees(answer)
    assert "Не получилось" not in seen.text
    assert len(seen.text.splitlines()) <= 12


async def test_ten_thousand_characters_are_kept_or_answered_and_never_break_the_chat(quick_team: Team) -> None:
    """A phone cuts them into messages of 4096: the line is recorded, the rest becomes notes, the record still shows."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; директор; перезвонить; " + "д" * 4000)
    await ivan.sees("Засчитано", "Когда перезвонить")
    for part in ("е" * 4096, "ё" * 1900):
        await ivan.say(part)
        await ivan.sees("Засчитано" if part[0] == "е" else "Когда перезвонить")
    await ivan.press("Завтра")
    seen = await ivan.sees("Перезвонить: вт 24.11", "…")
    assert len(seen.text) < 600
    await ivan.say("/call " + "х" * 4090)
    await ivan.sees("пока нет. Создать?", "х" * 120)


async def test_a_forwarded_text_is_read_like_one_of_his_own(quick_team: Team) -> None:
    """What a colleague wrote can be passed on to the bot as it is."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; директор; отказ: дорого")
    await ivan.sees("Засчитано")
    origin = {"type": "hidden_user", "sender_user_name": "Секретарь", "date": 1}
    await hand_over(ivan, {"text": "Марина <доб. 12> & Co", "forward_origin": origin})
    await ivan.sees("Заметка сохранена")


async def test_a_plan_that_will_not_do_is_said_and_kept(quick_team: Team) -> None:
    """A meeting's day without an hour: the record stands, the words are its note, and the bot asks for the hour."""
    ivan = quick_team.hunter
    await ivan.say("/call Луч; Котов Игорь Львович; директор; встреча вт; звонить в офис")
    await ivan.sees("Во сколько?")
    seen = await ivan.sees("Засчитано", "вт; звонить в офис")
    assert any("Встречи-" in label for label in seen.labels)
    await ivan.say("вт 11:00")
    await ivan.sees("Встреча: вт 24.11 11:00")


async def test_a_time_that_will_not_do_typed_with_the_result_is_asked_again(quick_team: Team) -> None:
    """«завтра» of something that was done is refused with a sentence; a good time completes the same record."""
    ivan = quick_team.hunter
    await ivan.say("/call Луч; Котов Игорь Львович; директор; -")
    await ivan.sees("Чем кончилось")
    await ivan.say("завтра отказ")
    await ivan.sees("ещё не наступило")
    await ivan.say("вчера 15:40")
    await ivan.sees("отказ", "22.11 15:40")


async def test_a_line_that_waits_for_its_client_does_not_go_to_another_one(quick_team: Team) -> None:
    """The rest of an ambiguous line belongs to the answer of its own question, not to the next client's card."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ дорого")
    await ivan.sees("1 из 50")
    await ivan.say("/call Ёлка; Зайцев Михаил; директор; отказ дорого")
    await ivan.sees("2 из 50")
    await ivan.say("/call Ромашк; Котов Игорь Львович; инженер; отказ дорого")
    await ivan.sees("Кого вы имели в виду")
    await ivan.say("/client Ёлка")
    await ivan.sees("ЛПР")
    await ivan.press("📞 Звонок")
    seen = await ivan.sees("С кем")
    assert "Котов" not in str(seen.labels)
    await ivan.say("/week")
    await ivan.sees("Результативные звонки: 2/50")


async def test_what_was_said_before_an_outage_is_dated_when_it_was_said(quick_team: Team) -> None:
    """Sent on Monday evening, handled on Tuesday: it is Monday's call."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.stop_bot()
    await place.move_to("2026-11-23T19:00:00+03:00")
    await ivan.say("/call Луч; Котов Игорь Львович; директор; отказ дорого")
    await place.move_to("2026-11-24T12:00:00+03:00")
    await place.start_bot()
    await ivan.sees("Засчитано", "🕐 пн 23.11 19:00")
