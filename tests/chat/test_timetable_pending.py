"""A timetable that waits for its Monday: what is edited at once meanwhile, and what everybody sees of both."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection

from bot.domain.timetable import HUNTER, Table
from bot.domain.timetable_editing import of_day, remove
from bot.store import people, timetables
from tests.chat.conftest import Team
from tests.chat.test_timetable_in_chat import at
from tests.chat.town import Town

TODAY, NEXT_MONDAY = date(2026, 11, 23), date(2026, 11, 30)
ELEVEN = time(11)
WITHOUT_WEDNESDAY, WITHOUT_THURSDAY = remove(HUNTER, 2, ELEVEN), remove(HUNTER, 3, ELEVEN)
WITHOUT_BOTH = remove(WITHOUT_WEDNESDAY, 3, ELEVEN)


async def tables(place: Town) -> tuple[Table, Table]:
    """Ivan's: today's, and next Monday's."""

    def read(connection: Connection) -> tuple[Table, Table]:
        found = people.by_telegram_id(connection, 2)
        assert found is not None
        plan = timetables.plan(connection, found[0])
        return plan.on(TODAY), plan.on(NEXT_MONDAY)

    return await place.polevik.database.transaction(read)


async def pending(team: Team, whose: str = "Иван") -> None:
    """From Monday on there is no meeting on Wednesdays at eleven."""
    await team.head.say(f"/timetable {whose}; убрать ср 11:00; с понедельника")
    await team.head.sees("✅", "30.11")


async def test_an_edit_at_once_leaves_what_waits_for_monday_waiting(quick_team: Team) -> None:
    """It holds today and from Monday on; what was said for Monday does not come earlier."""
    await pending(quick_team)
    await quick_team.head.say("/timetable Иван; убрать чт 11:00; сразу")
    await quick_team.head.sees("✅", "23.11")
    assert await tables(quick_team.town) == (WITHOUT_THURSDAY, WITHOUT_BOTH)
    await quick_team.town.move_to(at(25, "11:00"))
    await quick_team.hunter.sees("11:00 · Встречи-6, до 13:00")


async def test_an_edit_at_once_by_buttons_leaves_it_waiting_too(quick_team: Team) -> None:
    """The editor shows the table that holds today."""
    head = quick_team.head
    await pending(quick_team, "хантер")
    await head.say("/timetable хантер")
    await head.press("Ср")
    await head.press("11:00–13:00 Встречи-6")
    await head.press("‹ Среда")
    await head.press("‹ Неделя")
    await head.press("Чт")
    await head.press("11:00–13:00")
    await head.press("Убрать")
    await head.press("‹ Неделя")
    await head.press("Сразу")
    await head.sees("✅")
    assert await tables(quick_team.town) == (WITHOUT_THURSDAY, WITHOUT_BOTH)


async def test_a_second_edit_for_monday_is_added_to_the_first(quick_team: Team) -> None:
    """Today's table stays."""
    await pending(quick_team)
    await quick_team.head.say("/timetable Иван; убрать чт 11:00")
    await quick_team.head.sees("Черновик", "− чт 11:00")
    await quick_team.head.press("С пн 30.11")
    await quick_team.head.sees("✅")
    assert await tables(quick_team.town) == (HUNTER, WITHOUT_BOTH)


async def test_what_waits_is_changed_where_it_is_seen_and_taken_back_there(quick_team: Team) -> None:
    """One tap opens it; what is typed then is about it."""
    head, place = quick_team.head, quick_team.town
    await head.say("/timetable Иван; сб 10:00-11:00 встречи; с понедельника")
    await head.sees("✅", "30.11")
    await head.say("/timetable Иван; убрать сб 10:00; чт 17:00 обучение; с понедельника")
    await head.sees("✅", "30.11")
    today, later = await tables(place)
    assert (today, of_day(later, 5)) == (HUNTER, [])
    await head.say("/timetable Иван")
    await head.press("С пн 30.11")
    await head.sees("действует с пн 30.11")
    await head.press("Как")
    await head.sees("Черновик")
    await head.press("С пн 30.11")
    await head.sees("✅")
    assert await tables(place) == (HUNTER, HUNTER)


async def test_the_roles_table_at_once_takes_away_what_waits(quick_team: Team) -> None:
    """«Как в методике» is the whole table, today and later."""
    await pending(quick_team)
    await quick_team.head.say("/timetable Иван; как в методике; сразу")
    await quick_team.head.sees("✅")
    assert await tables(quick_team.town) == (HUNTER, HUNTER)


async def test_a_roles_edit_for_monday_still_reaches_who_has_no_table_of_his_own(quick_team: Team) -> None:
    """An edit at once for one person keeps what waits for his role as well."""
    await pending(quick_team, "хантер")
    await quick_team.head.say("/timetable Иван; убрать чт 11:00; сразу")
    await quick_team.head.sees("✅")
    assert await tables(quick_team.town) == (WITHOUT_THURSDAY, WITHOUT_BOTH)


async def test_everybody_sees_what_holds_now_and_in_a_tap_what_begins_on_monday(quick_team: Team) -> None:
    """The week and its days; on Monday only the new one is left."""
    ivan = quick_team.hunter
    await pending(quick_team)
    await ivan.say("/timetable")
    shown = await ivan.sees("Встреч в неделю: 12", "С пн 30.11 действует другое")
    await ivan.press("Ср")
    await ivan.sees("Среда", "11:00–13:00 Встречи-6")
    await ivan.press("‹ Неделя")
    await ivan.sees("Встреч в неделю: 12")
    await ivan.press("С пн 30.11")
    later = await ivan.sees("Встреч в неделю: 11", "30.11")
    assert later.message_id == shown.message_id
    await ivan.press("Ср")
    assert "11:00–13:00" not in (await ivan.sees("Среда")).text
    await ivan.press("‹ Неделя")
    await ivan.sees("Встреч в неделю: 11")
    await ivan.press("Сейчас")
    await ivan.sees("Встреч в неделю: 12")
    await quick_team.town.move_to(datetime.fromisoformat("2026-11-30T09:00:00+03:00"))
    await ivan.say("/timetable")
    seen: Any = await ivan.sees("Встреч в неделю: 11")
    assert not any("30.11" in label for label in seen.labels)
