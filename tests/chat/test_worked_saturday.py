"""A worked Saturday lives by Friday's table: in the day, the messages, the picture and the meetings' slots."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.chat.conftest import Team
from tests.chat.test_timetable_editing import files
from tests.chat.test_timetable_in_chat import at, slots_seen

FRIDAY = [
    "09:00 · Утренняя оперативка, до 09:20",
    "09:20 · Телемаркетинг, до 11:00",
    "11:00 · Встречи-12, до 13:00",
    "14:00 · Внутреннее обучение, до 15:30",
    "15:30 · Списки на неделю, до 17:00",
    "17:00 · Еженедельная планёрка, до 18:00",
]
CLOCKS = [line[:5] for line in FRIDAY]


async def work_on_saturday(team: Team) -> None:
    await team.head.say("/days 25.11 выходной")
    await team.head.sees("✅")
    await team.head.say("/days 28.11 рабочий")
    await team.head.sees("✅ сб 28.11: рабочий день", "по расписанию пятницы")


async def test_the_saturday_brings_fridays_slots_and_today_shows_them(quick_team: Team) -> None:
    """Slot by slot; the Sunday after it is quiet."""
    ivan, place = quick_team.hunter, quick_team.town
    await work_on_saturday(quick_team)
    await place.move_to(at(27, "20:00"))
    before = len(await slots_seen(ivan))
    for clock in CLOCKS:
        await place.move_to(at(28, clock))
        await ivan.sees(f"{clock} · ")
    assert (await slots_seen(ivan))[before:] == FRIDAY
    await ivan.say("/today")
    await ivan.sees("сб 28.11", "09:20 Телемаркетинг", "▶ 17:00 Еженедельная планёрка")
    await place.move_to(at(29, "11:00"))
    assert len(await slots_seen(ivan)) == before + len(FRIDAY)
    await ivan.say("/today")
    await ivan.sees("Сегодня выходной")


async def test_the_official_saturday_is_worked_by_everybody(quick_team: Team) -> None:
    """20 February 2027; a team that takes it off hears nothing."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to("2027-02-20T09:00:00+03:00")
    await ivan.sees("09:00 · Утренняя оперативка")
    await quick_team.head.say("/days 20.02 выходной")
    await quick_team.head.sees("✅")
    before = len(await slots_seen(ivan))
    await place.move_to("2027-02-20T11:00:00+03:00")
    await ivan.say("/today")
    await ivan.sees("Сегодня выходной")
    assert len(await slots_seen(ivan)) == before


async def test_the_mornings_before_tell_of_it(quick_team: Team) -> None:
    """The next standup says that Saturday is worked, and so does no week without one."""
    ivan, place = quick_team.hunter, quick_team.town
    await work_on_saturday(quick_team)
    await place.move_to(at(24, "09:00"))
    await ivan.sees("Утренняя оперативка", "сб 28.11 — рабочий день, по расписанию пятницы")
    await place.move_to(datetime.fromisoformat("2026-12-01T09:00:00+03:00"))
    assert "рабочий день" not in (await ivan.sees("Утренняя оперативка")).text


async def test_the_saturday_has_a_slot_for_a_meeting_and_stands_in_the_picture(quick_team: Team) -> None:
    """It is offered, it can be named, and the slots count in the time account."""
    ivan, place = quick_team.hunter, quick_team.town
    await work_on_saturday(quick_team)
    await place.move_to(at(28, "08:00"))
    await ivan.say("/book Ромашка; Иванов Пётр Сергеевич")
    await ivan.press("сб 28.11 11:00")
    await ivan.sees("Засчитано", "сб 28.11 11:00")
    await ivan.say("/meetings Ромашка")
    await ivan.sees("11:00–13:00 · Встречи-12")
    await place.move_to(at(28, "11:00"))
    await ivan.sees("11:00 · Встречи-12, до 13:00", "Ромашка, 11:00")
    await ivan.say("/timetable картинка")
    await ivan.sees_button("След. неделя")
    assert await files(ivan, "photo")


@pytest.mark.parametrize("edit", ["пт выходной"])
async def test_a_worked_day_without_slots_is_called_a_working_day(quick_team: Team, edit: str) -> None:
    """Where Friday has none either: the truth, and not a day off."""
    await work_on_saturday(quick_team)
    await quick_team.head.say(f"/timetable хантер; {edit}; сразу")
    await quick_team.head.sees("✅")
    await quick_team.town.move_to(at(28, "12:00"))
    await quick_team.hunter.say("/today")
    await quick_team.hunter.sees("Рабочий день, блоков в расписании нет")


async def test_a_saturday_with_a_table_of_its_own_keeps_it(quick_team: Team) -> None:
    """Friday's is only for a day that has none."""
    await work_on_saturday(quick_team)
    await quick_team.head.say("/timetable хантер; сб 10:00-11:00 документы; сразу")
    await quick_team.head.sees("✅")
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at(28, "08:00"))
    before = len(await slots_seen(ivan))
    for clock in ("09:00", "09:20", "10:00", "11:00"):
        await place.move_to(at(28, clock))
    await ivan.sees("10:00 · Документы")
    assert (await slots_seen(ivan))[before:] == ["10:00 · Документы, до 11:00"]
