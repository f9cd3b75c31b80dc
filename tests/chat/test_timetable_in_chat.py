"""The timetable in the chat: each slot's message once, in one's own zone, on working days; and the day itself."""

from __future__ import annotations

import csv
import re
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.store.tables import reminders
from tests.chat.conftest import Team, found, join
from tests.chat.town import MONDAY, Phone, Town

TIMETABLE = Path(__file__).parent.parent / "domain" / "timetable.csv"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ACTIVITIES = {
    "standup": "Утренняя оперативка",
    "telemarketing": "Телемаркетинг",
    "reporting": "Отчётность",
    "client_study": "Изучение ситуации клиентов",
    "meeting": "Встречи",
    "documents": "Документы",
    "training": "Внутреннее обучение",
    "week_lists": "Списки на неделю",
    "week_planning": "Еженедельная планёрка",
}
SLOT = re.compile(r"^\d\d:\d\d · .+, до \d\d:\d\d")


def at(day: int, clock: str, offset: str = "+03:00") -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}:00{offset}")


async def slots_seen(phone: Phone) -> list[str]:
    """The first lines of the slot messages in his chat, in order."""
    return [match[0] for seen in await phone.messages() if (match := SLOT.match(seen.text))]


def week_by_the_source(role: str) -> list[tuple[datetime, str]]:
    """The role's slots from Monday 10:00 for a week: when each begins in Moscow, and its message's first line."""
    rows = [row for row in csv.DictReader(TIMETABLE.read_text("utf-8").splitlines()) if row["role"] == role]
    found_slots = []
    for row in rows:
        begins = datetime.combine(
            MONDAY.date() + timedelta(days=WEEKDAYS.index(row["weekday"])),
            time.fromisoformat(row["start"]),
            MONDAY.tzinfo,
        )
        number = f"-{row['number']}" if row["number"] else ""
        line = f"{row['start']} · {ACTIVITIES[row['activity']]}{number}, до {row['end']}"
        found_slots.append((begins if begins > MONDAY else begins + timedelta(days=7), line))
    return sorted(found_slots)


async def test_a_week_brings_every_slot_of_the_source_once_to_a_hunter_and_a_farmer(quick_team: Team) -> None:
    """Slot by slot through the week and its weekend: exactly the source's tables, in their order."""
    ivan, place = quick_team.hunter, quick_team.town
    anna = await join(place, quick_team.head, 3, "Анна Белова", "farmer")
    expected = {phone.id: week_by_the_source(role) for phone, role in ((ivan, "hunter"), (anna, "farmer"))}
    assert {len(slots) for slots in expected.values()} == {30}
    weekend = [at(28, "09:00"), at(28, "11:00"), at(29, "14:00")]
    for moment in sorted({begins for slots in expected.values() for begins, _ in slots} | set(weekend)):
        await place.move_to(moment)
    for phone in (ivan, anna):
        lines = [line for _, line in expected[phone.id]]
        await phone.sees_times(lines[-1], lines.count(lines[-1]))
        assert await slots_seen(phone) == lines


async def test_everybody_is_reminded_in_his_own_zone(place: Town) -> None:
    """Nine o'clock in Vladivostok is two at night in Moscow."""
    head = await found(place)
    ivan = await join(place, head, 2, "Иван Орлов")
    anna = await join(place, head, 3, "Анна Белова")
    await anna.say("/settings")
    await anna.press("Часовой пояс")
    await anna.press("Владивосток")
    await anna.sees("Владивосток +10")
    await place.move_to(at(24, "02:00"))
    await anna.sees("09:00 · Утренняя оперативка")
    await place.move_to(at(24, "09:00"))
    await ivan.sees("09:00 · Утренняя оперативка")
    assert len(await slots_seen(ivan)) == 1, "nothing came at night"


async def test_ticking_again_and_restarting_repeats_nothing(quick_team: Team) -> None:
    """A slot's message is sent once, however often the clock is looked at."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at(23, "11:00"))
    await place.polevik.tick()
    await place.move_to(at(23, "11:01"))
    await place.restart()
    await place.polevik.tick()
    await place.move_to(at(23, "14:00"))
    await ivan.sees("14:00")
    assert await slots_seen(ivan) == ["11:00 · Отчётность, до 13:00", "14:00 · Встречи-1, до 15:30"]


async def test_after_a_short_outage_the_message_comes_and_says_that_it_is_late(quick_team: Team) -> None:
    """Down from eleven to twenty past two: the slot he is in, not the ones that are over."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at(23, "11:00"))
    await ivan.sees("11:00 · Отчётность")
    await place.stop_bot()
    await place.move_to(at(23, "14:20"))
    await place.start_bot()
    await place.polevik.tick()
    await ivan.sees("14:00 · Встречи-1, до 15:30", "С опозданием: началось в 14:00")


async def test_after_hours_of_outage_what_no_longer_helps_is_recorded_as_missed_and_not_sent(quick_team: Team) -> None:
    """Down until ten to six: three slots are noted as missed, and the next one comes as ever."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at(23, "11:00"))
    await ivan.sees("11:00 · Отчётность")
    await place.stop_bot()
    await place.move_to(at(23, "17:50"))
    await place.start_bot()
    await place.polevik.tick()
    rows = await place.polevik.database.transaction(
        lambda c: c.execute(
            select(reminders.c.slot, reminders.c.state).where(reminders.c.begins.is_not(None)).order_by(reminders.c.id)
        ).all()
    )
    assert [tuple(row) for row in rows] == [
        ("mon-1100-reporting", "send"),
        ("mon-1400-meeting-1", "missed"),
        ("mon-1530-meeting-2", "missed"),
        ("mon-1700-documents", "missed"),
    ]
    await place.move_to(at(24, "09:00"))
    await ivan.sees("09:00 · Утренняя оперативка")
    assert len(await slots_seen(ivan)) == 2


async def test_who_joins_in_the_middle_of_a_slot_gets_nothing_from_before(quick_team: Team) -> None:
    """The bot catches up at twenty past two: Иван is told late, Анна, who has just come, is not."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at(23, "13:50"))
    await place.stop_bot()
    await place.move_to(at(23, "14:20"))
    await place.start_bot()
    anna = await join(place, quick_team.head, 3, "Анна Белова")
    await place.polevik.tick()
    await ivan.sees("14:00 · Встречи-1")
    await place.move_to(at(23, "15:30"))
    await anna.sees("15:30 · Встречи-2")
    assert len(await slots_seen(anna)) == 1


async def test_a_booked_meeting_is_named_in_its_slots_message(quick_team: Team) -> None:
    """With whom and when, as the slot begins."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; встреча вт 11:30")
    await ivan.sees("Встреча: вт 24.11 11:30")
    await place.move_to(at(24, "11:00"))
    await ivan.sees("11:00 · Встречи-3, до 13:00", "Встреча: Ромашка, 11:30")
    await place.move_to(at(24, "14:00"))
    assert "Ромашка" not in (await ivan.sees("14:00 · Встречи-4")).text


@pytest.mark.parametrize(
    ("moment", "slot", "label", "then"),
    [
        (at(24, "09:00"), "Утренняя оперативка", "Сегодня", "▶ 09:00 Утренняя оперативка"),
        (at(24, "09:20"), "Телемаркетинг", "Звонок", "Кому звонили"),
        (at(23, "11:00"), "Отчётность", "Прошлая неделя", "Неделя 16.11–22.11"),
    ],
)
async def test_a_slots_button_opens_below_so_that_the_reminder_stays(
    quick_team: Team, moment: datetime, slot: str, label: str, then: str
) -> None:
    """One tap from the reminder to the work."""
    ivan = quick_team.hunter
    await quick_team.town.move_to(moment)
    reminder = await ivan.sees(slot)
    await ivan.press(label)
    assert (await ivan.sees(then)).message_id > reminder.message_id
    assert reminder.text in [seen.text for seen in await ivan.messages()]


async def test_slot_messages_are_in_the_persons_language(quick_place: Town) -> None:
    """English for who chose it."""
    head = await found(quick_place, "en")
    ann = await join(quick_place, head, 3, "Ann White", "farmer", "en")
    await quick_place.move_to(at(24, "09:20"))
    await ann.sees("09:20 · Studying clients, till 11:00", "who is growing, who is leaving")


# -- /today


async def test_today_shows_the_day_with_the_present_slot_marked_and_its_meetings(quick_team: Team) -> None:
    """Six slots, the one that is on in bold."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; встреча сегодня 14:00")
    await ivan.sees("Встреча: пн 23.11 14:00")
    await ivan.say("📅 Сегодня")
    said = await ivan.sees("пн 23.11", "▶ 09:20 Телемаркетинг")
    assert said.labels == ["📅 14:00 Ромашка"]
    assert said.text.count("▶") == 1
    assert [line[-10:] for line in said.text.splitlines() if "Встречи-" in line] == [" Встречи-1", " Встречи-2"]


async def test_a_due_call_back_is_one_tap_from_its_result_and_the_list_stays(quick_team: Team) -> None:
    """Tapped in /today, the result is asked below; once called, it is off the list."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; перезвонить завтра")
    await ivan.sees("Перезвонить: вт 24.11")
    await ivan.say("/call Лютик; Петров Иван Ильич; инженер; перезвонить завтра")
    await ivan.sees("Перезвонить: вт 24.11")
    await ivan.say("/today")
    free = await ivan.sees("пн 23.11")
    assert free.buttons == [], "nothing is due today"
    assert free.text.splitlines()[-1] == "17:00 Документы", "what is empty is not named"
    await place.move_to(at(24, "09:30"))
    await ivan.say("/today")
    listed = await ivan.sees("вт 24.11", "📞 Перезвонить: 2")
    assert len(listed.buttons) == 2
    assert "Встречи: " not in listed.text
    ivan.taps = 0
    await ivan.press("Ромашка")
    await ivan.sees("Ромашка", "Чем кончилось?")
    await ivan.press("Отказ")
    await ivan.sees("Засчитано", "Ромашка")
    assert ivan.taps == 2
    await ivan.press("Лютик")
    await ivan.sees("Лютик", "Чем кончилось?")
    await ivan.say("/today")
    assert ["Лютик" in label for label in (await ivan.sees("вт 24.11")).labels] == [True]


async def test_today_on_a_weekend_says_that_there_is_nothing(quick_team: Team) -> None:
    """A day off is called so."""
    await quick_team.town.move_to(at(28, "12:00"))
    await quick_team.hunter.say("/today")
    await quick_team.hunter.sees("сб 28.11", "Сегодня выходной")
