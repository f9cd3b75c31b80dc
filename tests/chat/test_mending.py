"""What does not count says why, is mended by a button, and counts in the week of its own date."""

from __future__ import annotations

from tests.chat.conftest import Team, join
from tests.chat.town import Phone

FIVE = ("Первый Иван", "Второй Пётр", "Третий Олег", "Пятаков Егор", "Четвергов Лев")


async def five_people(phone: Phone) -> None:
    for number, name in enumerate(FIVE, 1):
        await phone.say(f"/call Ромашка; {name}; инженер; отказ")
        await phone.sees("Засчитано", f"{number} из 50")


async def test_a_missing_position_is_added_with_one_tap_and_counts_at_once(team: Team) -> None:
    """The record's own buttons offer the usual positions."""
    ivan = team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; отказ")
    await ivan.sees("Не засчитано: нет должности", "0 из 50")
    ivan.taps = 0
    await ivan.press("Закупки")
    await ivan.sees("Засчитано", "1 из 50")
    assert ivan.taps == 1
    await ivan.sees_pinned("Результативные звонки: 1/50")


async def test_a_missing_position_may_be_typed_from_the_week(quick_team: Team) -> None:
    """/week lists the record with its gap; the button asks, the typed answer mends."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; отказ: дорого")
    await ivan.sees("нет должности")
    await ivan.say("/week")
    week = await ivan.sees("Результативные звонки: 0/50 (записано 1)", "· нет должности: 1", "Можно исправить")
    await ivan.press("Ромашка: нет должности")
    await ivan.sees("Должность: Иванов Пётр (Ромашка)?")
    await ivan.say("🎉" * 5)
    await ivan.sees("Должность не разобрал", "Директор")
    await ivan.say("зам. директора & партнёр")
    await ivan.sees("Засчитано", "1 из 50")
    assert week in await ivan.messages()


async def test_a_full_name_that_is_missing_is_typed(team: Team) -> None:
    """Initials do not count; the whole name does."""
    ivan = team.hunter
    await ivan.say("/call Ромашка; Иванов; директор; отказ")
    await ivan.sees("Не засчитано: нет полного ФИО")
    await ivan.press("Дописать ФИО")
    await ivan.sees("Напишите ФИО полностью")
    await ivan.say("Иванов Пётр Сергеевич")
    await ivan.sees("Засчитано", "Иванов П. С.", "1 из 50")


async def test_a_full_name_that_is_known_already_joins_the_two_entries(quick_team: Team) -> None:
    """One person stays in the client's card, with both calls: the second of the day does not count."""
    ivan = quick_team.hunter
    for name in ("Иванов Пётр Сергеевич", "Иванов Олег Павлович"):
        await ivan.say(f"/call Ромашка; {name}; директор; отказ")
        await ivan.sees("Засчитано")
    await ivan.say("/call Ромашка; Иванов; директор; перезвонить завтра")
    await ivan.sees("нет полного ФИО")
    await ivan.press("Дописать ФИО")
    await ivan.say("Иванов Пётр Сергеевич")
    await ivan.sees("второй звонок этому ЛПР за день, первый — ваш")
    await ivan.say("/client Ромашка")
    assert (await ivan.sees("ведёт")).text.count("директор") == 2


async def test_the_sixth_in_the_button_flow_is_asked_whom_he_replaces(team: Team) -> None:
    """The one replaced leaves the list, the call counts."""
    ivan = team.hunter
    await five_people(ivan)
    await ivan.say("📞 Звонок")
    await ivan.press("Ромашка")
    await ivan.press("Другой ЛПР")
    await ivan.say("Шестаков Семён; директор")
    await ivan.sees("уже пять ЛПР. Кого заменяет Шестаков Семён?")
    await ivan.press("Второй П.")
    await ivan.sees("Шестаков С., директор", "Чем кончилось")
    await ivan.press("Отказ")
    await ivan.sees("Засчитано", "6 из 50")
    await ivan.say("/call")
    await ivan.press("Ромашка")
    people = (await ivan.sees("С кем говорили")).labels
    assert any("Шестаков" in label for label in people)
    assert not any("Второй" in label for label in people)


async def test_the_sixth_may_replace_nobody_and_is_mended_later(quick_team: Team) -> None:
    """«Никого»: recorded, not counted; the button under the record asks again."""
    ivan = quick_team.hunter
    await five_people(ivan)
    await ivan.say("📞 Звонок")
    await ivan.press("Ромашка")
    await ivan.press("Другой ЛПР")
    await ivan.say("Шестаков Семён; директор")
    await ivan.press("Никого")
    await ivan.press("Отказ")
    await ivan.sees("Не засчитано: шестой ЛПР", "5 из 50")
    await ivan.press("Кого заменяет")
    await ivan.press("Третий О.")
    await ivan.sees("Засчитано", "6 из 50")


async def test_the_sixth_in_one_line_is_kept_not_counted_and_mended_by_a_button(team: Team) -> None:
    """The line is not held up by the question."""
    ivan = team.hunter
    await five_people(ivan)
    await ivan.say("/call Ромашка; Шестаков Семён; директор; отказ: дорого")
    await ivan.sees("Не засчитано: шестой ЛПР", "Причина: дорого", "5 из 50")
    await ivan.press("Кого заменяет")
    await ivan.sees("Кого заменяет Шестаков Семён?")
    await ivan.press("Первый И.")
    await ivan.sees("Засчитано", "Причина: дорого", "6 из 50")


async def test_the_second_call_to_a_person_on_one_day_is_logged_not_counted(team: Team) -> None:
    """The answer says when the first one was; the next day it counts again."""
    ivan = team.hunter
    line = "/call Ромашка; Иванов Пётр Сергеевич; директор; отказ"
    await ivan.say(line)
    await ivan.sees("Засчитано", "1 из 50")
    await ivan.say(line)
    await ivan.sees("Не засчитано: второй звонок этому ЛПР за день, первый — ваш, 10:00", "1 из 50")
    await team.town.move_to("2026-11-24T09:40:00+03:00")
    await ivan.say(line)
    await ivan.sees("Засчитано", "2 из 50")


async def test_a_record_mended_in_a_later_week_counts_in_its_own(team: Team) -> None:
    """The position comes a week later: last week moves, this week does not."""
    ivan = team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; отказ: дорого")
    await ivan.sees("нет должности")
    await team.town.move_to("2026-11-30T10:00:00+03:00")
    await ivan.press("Закупки")
    await ivan.sees("Засчитано", "Неделя 23.11–29.11", "Результативные звонки: 1 из 50")
    await ivan.say("/week")
    await ivan.sees("Неделя 30.11–06.12", "Результативные звонки: 0/50\n")


async def test_undo_takes_back_by_button_and_typed_twice(team: Team) -> None:
    """The last one, then the one before; a meeting's slot is free again."""
    ivan = team.hunter
    await ivan.say("/undo")
    await ivan.sees("Отменять нечего")
    await ivan.say("/call Ромашка; Иванов Пётр; директор; отказ")
    await ivan.sees("Засчитано", "1 из 50")
    await ivan.say("/call Север; Котов Игорь; директор; встреча")
    slots = (await ivan.sees("Когда встреча?")).labels
    await ivan.press("Встречи-1")
    await ivan.sees("Назначенные встречи: 1 из 12")
    await ivan.press("Отменить")
    await ivan.sees("Отменено: Север — Котов И.: встреча назначена")
    await ivan.sees_pinned("Результативные звонки: 1/50", "Назначенные встречи: 0/12")
    await ivan.say("/undo")
    await ivan.sees("Отменено: Ромашка — Иванов П.: отказ")
    await ivan.sees_pinned("Результативные звонки: 0/50")
    await ivan.say("/undo")
    await ivan.sees("Отменять нечего")
    await ivan.say("/call Север; Котов Игорь; директор; встреча")
    assert (await ivan.sees("Когда встреча?")).labels == slots


async def test_after_fifteen_minutes_a_record_stays(quick_team: Team) -> None:
    """By button and typed: the reason and the way out."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; директор; отказ: дорого")
    record = await ivan.sees("Засчитано")
    await quick_team.town.move_to("2026-11-23T10:15:00+03:00")
    await ivan.say("/call Север; Котов Игорь; директор; отказ: дорого")
    await ivan.sees("2 из 50")
    await quick_team.town.move_to("2026-11-23T10:15:30+03:00")
    said = await ivan.press_again(record, "Отменить")
    assert said is not None
    assert "больше 15 минут" in said
    await ivan.say("/undo")
    await ivan.sees("Отменено: Север")
    await ivan.say("/undo")
    await ivan.sees("больше 15 минут", "/call")


async def test_when_a_booking_is_undone_the_next_one_with_the_client_is_the_first(quick_team: Team) -> None:
    """A repeat is counted as soon as there is nothing it repeats."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; директор; встреча вт 11:00")
    first = await ivan.sees("Назначенные встречи: 1 из 12")
    await ivan.say("/call Ромашка; Котов Игорь; инженер; встреча ср 11:00")
    await ivan.sees("повторная встреча с клиентом")
    await ivan.press_again(first, "Отменить")
    await ivan.sees("Отменено")
    await ivan.say("/week")
    await ivan.sees("Назначенные встречи: 1/12\n")


async def test_an_undone_records_buttons_answer_that_they_are_outdated(quick_team: Team) -> None:
    """Taken back by a typed command, the record's message still shows buttons."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр; отказ")
    record = await ivan.sees("нет должности")
    await ivan.say("/undo")
    await ivan.sees("Отменено")
    said = await ivan.press_again(record, "Закупки")
    assert said is not None
    assert "устарела" in said


async def test_nobody_mends_anothers_record(quick_team: Team) -> None:
    """A week's buttons are one's own; a colleague sees nothing of them."""
    anna = await join(quick_team.town, quick_team.head, 3, "Анна Лис", "trainee")
    await quick_team.hunter.say("/call Ромашка; Иванов Пётр; отказ")
    await quick_team.hunter.sees("нет должности")
    await anna.say("/undo")
    await anna.sees("Отменять нечего")
    await anna.say("/week")
    assert (await anna.sees("Результативные звонки: 0/15")).labels == ["◀️ Прошлая неделя"]


async def test_a_typed_reason_leaves_what_is_missing_in_sight(quick_team: Team) -> None:
    """The newest message is what is read and pressed: it says that the call does not count yet, and mends it."""
    ivan = quick_team.hunter
    for result, detail in (("отказ", "контракт до лета"), ("перезвонить", "завтра")):
        await ivan.say(f"/call Ромашка; Петров Иван; {result}")
        await ivan.sees("Не засчитано: нет должности")
        await ivan.say(detail)
        await ivan.sees("Не засчитано: нет должности", "контракт до лета" if result == "отказ" else "вт 24.11")
    await ivan.press("Директор")
    await ivan.sees("второй звонок этому ЛПР за день")
