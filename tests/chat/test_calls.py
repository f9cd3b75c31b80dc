"""A call by buttons and by typed answers: client, person, result, and what the result still wants to know."""

from __future__ import annotations

from datetime import date

import pytest

from tests.chat.conftest import Team, kept_records
from tests.chat.town import Phone

KNOWN = "/call Ромашка; Иванов Пётр Сергеевич; директор; не дозвонился"


async def known_client(phone: Phone, line: str = KNOWN) -> None:
    """A client with one decision maker, from a call that reached nobody."""
    await phone.say(line)
    await phone.sees("Не засчитано: не дозвонились")


async def to_the_result(phone: Phone) -> None:
    """Two taps: the client, the person."""
    await phone.say("📞 Звонок")
    await phone.sees("Кому звонили")
    phone.taps = 0
    await phone.press("Ромашка")
    await phone.press("Иванов П. С.")
    await phone.sees("Чем кончилось")


async def test_a_refusal_takes_three_taps_and_a_fourth_tells_the_reason(team: Team) -> None:
    """Recorded and counted at the third tap; the reason is an offer, not a toll."""
    ivan = team.hunter
    await known_client(ivan)
    await to_the_result(ivan)
    await ivan.press("Отказ")
    await ivan.sees("Засчитано", "1 из 50", "Почему отказ?")
    assert ivan.taps == 3
    await ivan.press("Дорого")
    await ivan.sees("Причина: Дорого")
    print("taps of a refusal with its reason:", ivan.taps)


async def test_a_booked_meeting_takes_a_free_numbered_slot_with_the_fourth_tap(team: Team) -> None:
    """The offered slots carry the timetable's numbers; the chosen one counts at once."""
    ivan = team.hunter
    await known_client(ivan)
    await to_the_result(ivan)
    await ivan.press("Встреча")
    offer = await ivan.sees("Когда встреча?", "Встреча в норму не идёт: нет даты и времени встречи")
    assert next(label for label in offer.labels if "Встречи-" in label).endswith("Встречи-1"), offer.labels
    await ivan.press("Встречи-2")
    await ivan.sees("Встреча: ", "Назначенные встречи: 1 из 12")
    assert ivan.taps == 4
    print("taps of a booked meeting:", ivan.taps)
    await ivan.sees_pinned("Назначенные встречи: 1/12")


async def test_a_slot_that_a_meeting_takes_is_offered_no_more(quick_team: Team) -> None:
    """Two meetings never share a slot by an offer of the bot."""
    ivan = quick_team.hunter
    await known_client(ivan)
    await to_the_result(ivan)
    await ivan.press("Встреча")
    first = await ivan.sees("Когда встреча?")
    taken = next(label for label in first.labels if "Встречи-" in label)
    await ivan.press(taken)
    await ivan.sees("Назначенные встречи: 1 из 12")
    await ivan.say("/call Север; Котов Игорь; директор; встреча")
    second = await ivan.sees("Когда встреча?")
    assert taken not in second.labels


async def test_an_offered_slot_that_was_taken_meanwhile_is_refused_with_a_sentence(quick_team: Team) -> None:
    """Two open offers show the same slot; the second press is told that it is taken, and the others stay."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; директор; встреча")
    first = await ivan.sees("Когда встреча?")
    await ivan.say("/call Север; Котов Игорь; директор; встреча")
    second = await ivan.sees("Когда встреча?")
    slot = next(label for label in second.labels if "Встречи-" in label)
    await ivan.press(slot)
    await ivan.sees("Назначенные встречи: 1 из 12")
    said = await ivan.press_again(first, slot)
    assert said is not None
    assert "занято" in said
    assert "Север" in said
    await ivan.say("/week")
    await ivan.sees("Назначенные встречи: 1/12 (записано 2)")


@pytest.mark.parametrize("typed", ["вт 11:00", "24.11 в 11", "завтра в 11:00"])
async def test_a_meetings_time_may_be_typed(quick_team: Team, typed: str) -> None:
    """As people write it."""
    ivan = quick_team.hunter
    await known_client(ivan)
    await to_the_result(ivan)
    await ivan.press("Встреча")
    await ivan.sees("Когда встреча?")
    await ivan.say(typed)
    await ivan.sees("Встреча: вт 24.11 11:00", "Назначенные встречи: 1 из 12")


async def test_a_meetings_day_without_an_hour_is_asked_for_the_hour(quick_team: Team) -> None:
    """Nothing is lost: the record stands, the time is asked again."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; директор; встреча")
    await ivan.sees("Когда встреча?")
    await ivan.say("вт")
    await ivan.sees("Во сколько?")
    await ivan.say("вчера 11:00")
    await ivan.sees("уже прошло")
    await ivan.say("вт 11:00")
    await ivan.sees("Встреча: вт 24.11 11:00")


@pytest.mark.parametrize(("label", "day"), [("Завтра", "вт 24.11"), ("+3 дня", "чт 26.11"), ("+7 дней", "пн 30.11")])
async def test_a_call_back_is_promised_with_the_fourth_tap(quick_team: Team, label: str, day: str) -> None:
    """Tomorrow, in three days, in a week."""
    ivan = quick_team.hunter
    await known_client(ivan)
    await to_the_result(ivan)
    await ivan.press("Перезвонить")
    await ivan.sees("Засчитано", "Когда перезвонить?")
    await ivan.press(label)
    await ivan.sees(f"Перезвонить: {day}")
    assert ivan.taps == 4


async def test_a_call_backs_day_may_be_typed_without_an_hour(quick_team: Team) -> None:
    """A day is enough to call back."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; директор; перезвонить")
    await ivan.sees("Когда перезвонить?")
    await ivan.say("в пятницу")
    await ivan.sees("Перезвонить: пт 27.11")


async def test_another_day_typed_after_the_first_is_the_one_that_holds(quick_team: Team) -> None:
    """A day alone is no note: kept as one, the client would be called on a day that was taken back."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; директор; перезвонить завтра")
    await ivan.sees("Перезвонить: вт 24.11")
    await ivan.say("в пятницу в 10")
    await ivan.sees("Дополнено", "Перезвонить: пт 27.11 10:00")
    await ivan.say("в пятницу он в отпуске")
    await ivan.sees("Заметка сохранена")
    assert [record.call_back_on for record in await kept_records(quick_team.town)] == [date(2026, 11, 27)]


async def test_another_time_typed_after_a_meetings_first_is_the_one_that_holds(quick_team: Team) -> None:
    """Kept as a note, he would come an hour early; a day without an hour is one."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; директор; встреча ср 12:00")
    await ivan.sees("Встреча: ср 25.11 12:00")
    await ivan.say("ср 13:00")
    await ivan.sees("Встреча: ср 25.11 13:00", "Назначенные встречи: 1")
    await ivan.say("в среду он с главным инженером")
    await ivan.sees("Заметка сохранена")
    await ivan.say("/meetings")
    await ivan.sees_button("ср 25.11 13:00 · Ромашка")


async def test_a_reason_may_be_typed_and_what_follows_is_a_note(quick_team: Team) -> None:
    """The first text answers «Почему отказ?», the second is kept as a note."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; директор; отказ")
    await ivan.sees("Почему отказ?")
    await ivan.say("контракт до лета")
    said = await ivan.sees("Дополнено", "Причина: контракт до лета")
    assert "из 50" not in said.text, "a reason changes no count: that stands just above"
    await ivan.say("секретарь Марина помогает")
    await ivan.sees("Заметка сохранена")
    await ivan.say("/client Ромашка")
    await ivan.sees("Иванов П.: отказ")


async def test_nobody_reached_is_two_taps_logged_and_never_counted(team: Team) -> None:
    """It shows in /week as logged, with its reason."""
    ivan = team.hunter
    await known_client(ivan)
    await ivan.say("📞 Звонок")
    ivan.taps = 0
    await ivan.press("Ромашка")
    await ivan.press("Не дозвонился")
    await ivan.sees("Не засчитано: не дозвонились", "0 из 50")
    assert ivan.taps == 2
    print("taps of a call that reached nobody:", ivan.taps)
    await ivan.say("/week")
    await ivan.sees("Результативные звонки: 0/50 (записано 2)", "· не дозвонились: 2")


async def test_a_talk_without_a_decision_maker_is_logged_not_counted_and_mended(quick_team: Team) -> None:
    """The secretary refused: recorded as «нет ЛПР»; naming the decision maker later counts it."""
    ivan = quick_team.hunter
    await known_client(ivan)
    await ivan.say("📞 Звонок")
    await ivan.press("Ромашка")
    await ivan.press("Не с ЛПР")
    await ivan.sees("Чем кончилось")
    await ivan.press("Отказ")
    await ivan.sees("Не засчитано: нет ЛПР", "0 из 50")
    await ivan.press("Указать ЛПР")
    await ivan.sees("С кем говорили")
    await ivan.press("Иванов П. С.")
    await ivan.sees("Засчитано", "1 из 50")


async def test_the_whole_call_can_be_typed(team: Team) -> None:
    """Letters of the client, the person, the result: no button is needed."""
    ivan = team.hunter
    await ivan.say("/call")
    await ivan.sees("Кому звонили")
    await ivan.say("Заря")
    await ivan.sees("«Заря» пока нет")
    await ivan.press("Создать «Заря»")
    await ivan.sees("Заря", "С кем говорили")
    await ivan.say("Иванов Пётр Сергеевич, директор")
    await ivan.sees("Чем кончилось")
    await ivan.say("встреча вт 11:00")
    await ivan.sees("Засчитано", "Встреча: вт 24.11 11:00", "1 из 50", "Назначенные встречи: 1 из 12")
    await ivan.say("/call")
    await ivan.say("заря")
    await ivan.sees("С кем говорили")
    await ivan.say("Петрова Анна Юрьевна; бухгалтер; перезвонить завтра")
    await ivan.sees("Засчитано", "Перезвонить: вт 24.11", "2 из 50")


async def test_a_result_that_is_not_understood_is_asked_again_with_its_words(quick_team: Team) -> None:
    """The answer shows both the words and the buttons."""
    ivan = quick_team.hunter
    await known_client(ivan)
    await to_the_result(ivan)
    await ivan.say("ну так")
    again = await ivan.sees("Итог не разобрал", "встреча, перезвонить, отказ, не дозвонился")
    assert len(again.labels) == 4
    await ivan.say("отказ: дорого")
    await ivan.sees("Засчитано", "Причина: дорого")


async def test_another_person_is_added_on_the_way(quick_team: Team) -> None:
    """«Другой ЛПР» asks for the name and position."""
    ivan = quick_team.hunter
    await known_client(ivan)
    await ivan.say("📞 Звонок")
    await ivan.press("Ромашка")
    await ivan.press("Другой ЛПР")
    await ivan.sees("Напишите ФИО и должность")
    await ivan.say("Котова Мария; закупки")
    await ivan.sees("Котова М., закупки")
    await ivan.press("Отказ")
    await ivan.sees("Засчитано", "Котова М.")


async def test_a_name_without_letters_is_asked_again(quick_team: Team) -> None:
    """One sentence with an example, and the answer is still awaited."""
    ivan = quick_team.hunter
    await known_client(ivan)
    await ivan.say("/call")
    await ivan.press("Ромашка")
    await ivan.say("123")
    await ivan.sees("ФИО не разобрал", "Иванов Пётр Сергеевич; директор")
    await ivan.say("Котова Мария; закупки; отказ")
    await ivan.sees("Засчитано", "Котова М.")


async def test_cancel_ends_what_was_begun(quick_team: Team) -> None:
    """What is typed afterwards answers no question."""
    ivan = quick_team.hunter
    await known_client(ivan)
    await to_the_result(ivan)
    await ivan.say("/cancel")
    await ivan.sees("отменил")
    await ivan.say("отказ")
    await ivan.sees("Не понял")


async def test_the_next_call_is_one_tap_from_the_last_one(quick_team: Team) -> None:
    """«Ещё звонок» asks below, and the record stays as it was."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; директор; отказ")
    record = await ivan.sees("Засчитано")
    await ivan.press("Ещё звонок")
    await ivan.sees("Кому звонили")
    assert record in await ivan.messages()
