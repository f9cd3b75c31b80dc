"""`/absence`: noted by buttons and typed, ended, cancelled; by oneself, and by the head; what it does to the week."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.store.tables import absences, members
from tests.chat.conftest import Team, found, join
from tests.chat.test_pressing_twice import twice
from tests.chat.town import Phone, Town

BOOK = "/book Ромашка; Иванов Пётр Сергеевич; директор; "


def nov(day: int) -> date:
    return date(2026, 11, day)


async def noted(place: Town) -> list[tuple[int, date, date, str]]:
    """The absences that stand: whose, first and last day, kind."""

    def read(connection: Any) -> list[tuple[int, date, date, str]]:
        rows = connection.execute(select(absences).where(absences.c.cancelled_at.is_(None)).order_by(absences.c.id))
        return [(row.member_id, row.first_day, row.last_day, row.kind) for row in rows]

    return await place.polevik.database.transaction(read)


async def book(phone: Phone, when: str, client: str = "Ромашка") -> None:
    await phone.say(f"{BOOK.replace('Ромашка', client)}{when}")
    await phone.sees("Засчитано", client)


async def test_a_vacation_typed_in_one_line_makes_the_norm_fair_everywhere(team: Team) -> None:
    """Four days of five are away: the record, the week, the pinned card and the head's week say one of five, once."""
    ivan = team.hunter
    await ivan.say("/absence 24.11-28.11 отпуск")
    done = await ivan.sees("✅ Отмечено: отпуск вт 24.11 – сб 28.11", "4 рабочих дня без напоминаний")
    assert "Неделя 23.11–29.11\nнорма пересчитана: 1 день из 5" in done.text
    await ivan.sees_pinned("норма пересчитана: 1 день из 5", "Результативные звонки: 0/10", "0/2", "0/1")
    await ivan.say("/call Ромашка; Иванов Пётр; директор; отказ: дорого")
    record = await ivan.sees("Результативные звонки: 1 из 10, осталось 9", "норма пересчитана: 1 день из 5")
    await ivan.say("/week")
    week = await ivan.sees("Результативные звонки: 1/10", "Назначенные встречи: 0/2", "Проведённые встречи: 0/2")
    await team.head.say("/week")
    heads = await team.head.sees("Результативные звонки: 1/10")
    for screen in (record, week, heads):
        assert screen.text.count("норма пересчитана: 1 день из 5") == 1
    assert await noted(team.town) == [(2, nov(24), nov(28), "vacation")]


async def test_a_sick_day_takes_three_taps(quick_team: Team) -> None:
    """Kind, day; the list shows it; nothing is typed but the command."""
    ivan = quick_team.hunter
    await ivan.say("/absence")
    seen = await ivan.sees("Ваши отсутствия", "Ничего не отмечено", "/absence 24.11-28.11 отпуск")
    assert seen.labels == ["🏖 Отпуск", "🤒 Болезнь", "🧳 Командировка", "▫️ Другое"]
    await ivan.press("Болезнь")
    asked = await ivan.sees("Болезнь: в какие дни?")
    assert asked.labels == ["Сегодня", "Завтра", "До конца недели", "Следующая неделя", "◀️ Назад"]
    await ivan.press("Завтра")
    await ivan.sees("✅ Отмечено: болезнь вт 24.11", "1 рабочий день без напоминаний", "4 дня из 5")
    assert ivan.taps == 4, "two of them are from joining"
    await ivan.say("/absence")
    await ivan.sees("· болезнь вт 24.11")


async def test_what_is_missing_is_asked_and_may_be_typed(quick_team: Team) -> None:
    """Days without a kind, a kind without days, and days that will not do."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/absence 24.11-25.11")
    await ivan.sees("вт 24.11 – ср 25.11: что это?")
    await ivan.say("командировка")
    await ivan.sees("✅ Отмечено: командировка вт 24.11 – ср 25.11")
    await ivan.say("/absence отпуск")
    await ivan.sees("Отпуск: в какие дни?")
    await ivan.say("10.12-1.12")
    await ivan.sees("Последний день раньше первого", "24.11-28.11")
    await ivan.say("с понедельника")
    await ivan.sees("До какого дня?")
    await place.restart()
    await ivan.say("с 1.12 по 10.12")
    await ivan.sees("✅ Отмечено: отпуск вт 01.12 – чт 10.12")
    await ivan.say("/absence 24.11 командировка")
    await ivan.sees("Уже отмечено: командировка вт 24.11 – ср 25.11")
    assert [row[1:3] for row in await noted(place)] == [(nov(24), nov(25)), (date(2026, 12, 1), date(2026, 12, 10))]


async def test_a_button_pressed_twice_notes_one_absence(quick_team: Team) -> None:
    """The second press says that it is there already."""
    ivan = quick_team.hunter
    await ivan.say("/absence болезнь")
    await ivan.sees("в какие дни?")
    await twice(ivan, "Сегодня")
    await ivan.sees("✅ Отмечено: болезнь пн 23.11")
    assert len(await noted(quick_team.town)) == 1


async def test_an_absence_is_cancelled_by_button_and_by_word(quick_team: Team) -> None:
    """The norm is whole again at once; a button of what is gone says so."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/absence завтра болезнь")
    await ivan.sees_pinned("4 дня из 5")
    await ivan.say("/absence")
    listed = await ivan.sees("· болезнь вт 24.11")
    await ivan.say("/absence")
    await ivan.sees("· болезнь вт 24.11")
    await ivan.press("✖️ болезнь")
    await ivan.sees("↩️ Отменено: болезнь вт 24.11", "Ничего не отмечено")
    card = await ivan.sees_pinned("Результативные звонки: 0/50")
    assert "пересчитана" not in card.text
    assert "устарела" in (await ivan.press_again(listed, "✖️ болезнь") or "")
    await ivan.say("/absence 1.12-5.12 отпуск")
    await ivan.sees("✅ Отмечено")
    await ivan.say("/absence отмена 3.12")
    await ivan.sees("↩️ Отменено: отпуск вт 01.12 – сб 05.12")
    await ivan.say("/absence отмена 3.12")
    await ivan.sees("На эти дни ничего не отмечено")
    assert await noted(place) == []


async def test_who_is_back_earlier_says_so_and_keeps_the_days_he_was_away(quick_team: Team) -> None:
    """From the day he is back he is reminded again; the days before stay his absence."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/absence 24.11-4.12 болезнь")
    await ivan.sees("✅ Отмечено")
    await place.move_to("2026-11-26T08:50:00+03:00")
    await ivan.say("/today")
    await ivan.sees("Сегодня у вас отмечено: болезнь вт 24.11 – пт 04.12")
    await ivan.say("/absence")
    await ivan.press("👋 Уже на работе")
    await ivan.sees("👋 На работе с сегодняшнего дня", "· болезнь вт 24.11 – ср 25.11")
    await ivan.sees_pinned("3 дня из 5")
    await place.move_to("2026-11-26T09:00:00+03:00")
    await ivan.sees("09:00 · Утренняя оперативка")
    assert await noted(place) == [(2, nov(24), nov(25), "sick")]
    await ivan.say("/absence 26.11-27.11 болезнь")
    await ivan.sees("✅ Отмечено")
    await ivan.say("/absence вышел")
    await ivan.sees("↩️ Отменено: болезнь чт 26.11 – пт 27.11")


async def test_who_is_back_where_it_is_another_day_is_back_on_that_day(quick_team: Team) -> None:
    """In Moscow it is the evening of the 25th, in Kamchatka the morning of the 26th."""
    place, head = quick_team.town, quick_team.head
    await quick_team.hunter.say("/absence 24.11-4.12 болезнь")
    await quick_team.hunter.sees("✅ Отмечено")
    far = update(members).where(members.c.telegram_id == 2).values(timezone="Asia/Kamchatka")
    await place.polevik.database.transaction(lambda c: c.execute(far))
    await place.move_to("2026-11-25T22:00:00+03:00")
    await head.say("/absence Орлов вышел")
    await head.sees("👋 На работе с сегодняшнего дня")
    assert await noted(place) == [(2, nov(24), nov(25), "sick")]


async def test_meetings_that_fall_into_an_absence_are_counted_and_moved(team: Team) -> None:
    """The list stays; free slots are offered outside the absence."""
    ivan = team.hunter
    await book(ivan, "вт 11:00")
    await book(ivan, "ср 14:00", "Север")
    await book(ivan, "чт 14:00", "Луч")
    await ivan.say("/absence 24.11-25.11 командировка")
    seen = await ivan.sees("⚠️ На эти дни назначены 2 встречи. Перенести?")
    assert seen.labels == ["↪️ вт 24.11 11:00 Ромашка", "↪️ ср 25.11 14:00 Север"]
    await ivan.press("Ромашка")
    offered = await ivan.sees("Ромашка", "вт 24.11 11:00")
    slots = [label for label in offered.labels if "Встречи-" in label]
    assert slots
    assert not [label for label in slots if "24.11" in label or "25.11" in label]
    assert seen in await ivan.messages()
    await ivan.press("чт 26.11 11:00")
    await ivan.sees("чт 26.11 11:00", "Ромашка")
    await ivan.press("Север")
    await ivan.sees("Север", "ср 25.11 14:00")
    await ivan.say("пт 11:00")
    await ivan.sees("пт 27.11 11:00", "Север")
    await ivan.say("/absence отмена 24.11")
    await ivan.sees("Отменено")
    await ivan.say("/absence 24.11-25.11 командировка")
    assert "Перенести" not in (await ivan.sees("✅ Отмечено: командировка")).text


async def test_the_head_notes_an_absence_for_a_person_by_line_and_by_buttons(team: Team) -> None:
    """The person is told, with his meetings to move; his card follows; the head sees how many there are."""
    ivan, head = team.hunter, team.head
    await book(ivan, "вт 11:00")
    await head.say("/absence Иван; 24.11-28.11; отпуск")
    await head.sees("✅ Иван Орлов: отпуск вт 24.11 – сб 28.11", "1 день из 5", "назначена 1 встреча")
    told = await ivan.sees("Ольга Седова отмечает вам отсутствие: отпуск вт 24.11 – сб 28.11", "1 встреча")
    assert told.labels == ["↪️ вт 24.11 11:00 Ромашка"]
    await ivan.sees_pinned("1 день из 5")
    await head.say("/absence")
    team_list = await head.sees("Отсутствия в отделе", "· Иван Орлов: отпуск вт 24.11 – сб 28.11")
    assert team_list.labels == ["Иван Орлов", "Мне"]
    await head.press("Иван Орлов")
    await head.sees("Отсутствия: Иван Орлов")
    await head.press("✖️ отпуск")
    await head.sees("↩️ Отменено", "Ничего не отмечено")
    await ivan.sees("Ольга Седова меняет ваше отсутствие: отпуск")
    await ivan.sees_pinned("Результативные звонки: 0/50")
    await head.press("Болезнь")
    await head.sees("Болезнь (Иван Орлов): в какие дни?")
    await head.press("До конца недели")
    await head.sees("✅ Иван Орлов: болезнь пн 23.11 – вс 29.11", "5 рабочих дней", "0 дней из 5")
    await ivan.sees("отмечает вам отсутствие: болезнь")
    assert [row[0] for row in await noted(team.town)] == [2]


async def test_the_head_is_asked_whom_he_means(quick_team: Team) -> None:
    """Two of one name, or nobody; a rep cannot note for others."""
    head, ivan = quick_team.head, quick_team.hunter
    await join(quick_team.town, head, 3, "Иван Петров")
    await head.say("/absence Иван; завтра; болезнь")
    seen = await head.sees("Кого вы имели в виду?")
    assert seen.labels == ["Иван Орлов", "Иван Петров", "Мне"]
    await head.say("Петров завтра болезнь")
    await head.sees("✅ Иван Петров: болезнь вт 24.11")
    await head.say("/absence Аркадий; завтра; болезнь")
    await head.sees("«Аркадий»: такого имени в отделе нет", "Выберите")
    await ivan.say("/absence Иван Петров; завтра; болезнь")
    await ivan.sees("Дни не разобрал", "24.11-28.11")
    assert [row[0] for row in await noted(quick_team.town)] == [3]


async def test_the_heads_own_absence_has_no_norms(quick_team: Team) -> None:
    """Noted like anybody's."""
    head = quick_team.head
    await head.say("/absence завтра отпуск")
    assert "норма" not in (await head.sees("✅ Отмечено: отпуск вт 24.11")).text


async def test_another_text_is_not_taken_for_days(quick_team: Team) -> None:
    """While the list is on the screen a client's name is a client's name."""
    ivan = quick_team.hunter
    await ivan.say("/absence")
    await ivan.sees("Ваши отсутствия")
    await ivan.say("непонятное")
    await ivan.sees("Не понял")


@pytest.mark.parametrize("day", ["2026-11-25", "2026-11-29"])
async def test_who_joins_in_the_middle_of_a_week_owes_the_rest_of_it(quick_place: Town, day: str) -> None:
    """On Wednesday three days of five, on Sunday none; the next week is whole."""
    head = await found(quick_place)
    await quick_place.move_to(f"{day}T10:00:00+03:00")
    ivan = await join(quick_place, head, 2, "Иван Орлов")
    days, calls = {"2026-11-25": ("3 дня", 30), "2026-11-29": ("0 дней", 0)}[day]
    await ivan.sees_pinned(f"норма пересчитана: {days} из 5", f"Результативные звонки: 0/{calls}")
    await quick_place.move_to("2026-11-30T08:00:00+03:00")
    await ivan.say("/week")
    assert "пересчитана" not in (await ivan.sees("30.11–06.12", "0/50")).text


async def test_the_same_in_english(place: Town) -> None:
    """Typed and by buttons, with a meeting to move, noted by the head, cancelled."""
    head = await found(place, "en")
    john = await join(place, head, 2, "John Smith", language="en")
    await john.say("/book Acme; Brown Peter James; director; tue 11:00")
    await john.sees("Counted")
    await john.say("/absence 24.11-28.11 vacation")
    seen = await john.sees("✅ Noted: vacation Tue 24.11 – Sat 28.11", "4 working days without reminders")
    assert "norm recounted: 1 day of 5" in seen.text
    assert "1 meeting is booked on these days. Move?" in seen.text
    await john.sees_pinned("norm recounted: 1 day of 5", "Effective calls: 0/10")
    await head.say("/absence John; cancel; 24.11")
    await head.sees("Cancelled: vacation")
    await john.sees("changed your absence")
    await john.say("/absence")
    await john.press("Sick leave")
    await john.sees("which days?")
    await john.press("Tomorrow")
    await john.sees("Noted: sick leave Tue 24.11", "4 days of 5")
