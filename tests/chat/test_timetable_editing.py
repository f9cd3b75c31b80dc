"""`/timetable`: the head changes a role's or a person's table by buttons and typed; everybody sees and prints his."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.domain.people import Role
from bot.domain.timetable import HUNTER, Activity, Table
from bot.domain.timetable_editing import Span, dumps, loads, put, remove, set_activity, slot_at
from bot.store.tables import timetables
from bot.texts import texts
from tests.chat.conftest import Team, found, join
from tests.chat.test_timetable_in_chat import at
from tests.chat.town import Phone, Town

SPOKEN = ("ru", "en")
DRAFT = {"ru": "Черновик", "en": "Draft"}
TODAY, NEXT_MONDAY = date(2026, 11, 23), date(2026, 11, 30)


async def kept(place: Town) -> list[Any]:
    """All that was said of tables, oldest first."""

    def read(connection: Connection) -> list[Any]:
        return list(connection.execute(select(timetables).order_by(timetables.c.id)))

    return await place.polevik.database.transaction(read)


async def last_table(place: Town) -> Table:
    return loads((await kept(place))[-1].content)


async def files(phone: Phone, kind: str) -> list[dict[str, Any]]:
    """What he was sent, pictures or documents."""
    media = [seen.raw["media"] for seen in await phone.messages()]
    return [each for each in media if each and each["kind"] == kind]


async def open_slot(head: Phone, whose: str, day: str, slot: str) -> None:
    await head.say("/timetable")
    await head.press(whose)
    await head.press(day)
    await head.press(slot)


# -- by buttons


@pytest.mark.parametrize("language", SPOKEN)
async def test_the_head_changes_a_roles_slot_by_buttons(quick_place: Town, language: str) -> None:
    """Role, day, slot, activity; a draft first, then from next Monday; whom it concerns is told."""
    head, t = await found(quick_place, language), texts(language)
    ivan = await join(quick_place, head, 2, "Ivan Orlov", language=language)
    anna = await join(quick_place, head, 3, "Anna Belova", "farmer", language)
    await open_slot(head, t.plain("timetable-role", role="hunter"), "Mon" if language == "en" else "Пн", "11:00–13:00")
    card = await head.sees("11:00–13:00", "Отчётность" if language == "ru" else "Reporting")
    await head.press(t.plain("timetable-activity"))
    await head.press(t.plain("timetable-kind", activity="meeting"))
    await head.press(t.plain("timetable-to-week"))
    draft = await head.sees(DRAFT[language], "− ", "+ ")
    assert draft.message_id == card.message_id, "all in one message"
    assert await kept(quick_place) == [], "a draft is not in force"
    assert t.plain("timetable-week-sum", meetings=13) in draft.text
    await head.press("30.11")
    await head.sees("✅", "30.11")
    (row,) = await kept(quick_place)
    assert (row.role, row.member_id, row.valid_from) == (Role.HUNTER, None, NEXT_MONDAY)
    assert loads(row.content) == set_activity(HUNTER, 0, time(11), Activity.MEETING)
    await ivan.sees("30.11", "Ольга Седова")
    assert not any("30.11" in seen.text for seen in await anna.messages()), "a farmer's table did not change"


async def test_times_are_moved_by_taps_and_typed(quick_team: Team) -> None:
    """Ten minutes and half an hour either way; or the new time in a line. A neighbour in the way is named."""
    head = quick_team.head
    await open_slot(head, "Хантеры", "Пн", "14:00–15:30")
    await head.press("с −30")
    await head.sees("13:30–15:30")
    await head.press("до −10")
    await head.sees("13:30–15:20")
    assert "15:30–17:00 Встречи" in (await head.press("до +30") or "")
    await head.press("Время")
    await head.sees("Новое время")
    await head.say("никогда")
    await head.sees("Время не понял")
    await head.say("13:00-14:00")
    await head.sees("13:00–14:00 Встречи-1")
    await head.press("‹ Неделя")
    await head.press("Сразу")
    await head.sees("действует с пн 23.11")
    assert slot_at(await last_table(quick_team.town), 0, time(13)).end == time(14)


async def test_an_activity_may_be_typed_where_it_is_asked_for(quick_team: Team) -> None:
    """Of a slot that stands, and of a new one; an edit in full or another time is understood there as well."""
    head = quick_team.head
    await open_slot(head, "Хантеры", "Пн", "14:00–15:30")
    await head.press("Занятие")
    await head.sees("Чем заняться?")
    await head.say("документы")
    await head.sees("14:00–15:30 Документы")
    await head.press("Занятие")
    await head.say("пн 14:00 обучение")
    await head.sees("Черновик", "14:00")
    await head.press("Пн")
    await head.press("➕")
    await head.press("13:00–14:00")
    await head.sees("13:00–14:00. Чем заняться?")
    await head.say("Документы.")
    await head.sees_button("13:00–14:00 Документы")
    await head.press("➕")
    await head.sees("Когда?")
    await head.say("18:00-19:00")
    await head.sees("18:00–19:00. Чем заняться?")
    await head.say("18:30-19:00")
    await head.sees("18:30–19:00. Чем заняться?")
    await head.say("встречи")
    await head.sees_button("18:30–19:00 Встречи-")
    await head.press("‹ Неделя")
    await head.press("Сразу")
    await head.sees("✅")
    kept_ = await last_table(quick_team.town)
    found = {start: slot_at(kept_, 0, start).activity for start in (time(13), time(14), time(18, 30))}
    assert list(found.values()) == [Activity.DOCUMENTS, Activity.TRAINING, Activity.MEETING]


async def test_a_slot_is_added_moved_removed_and_a_day_copied_by_buttons(quick_team: Team) -> None:
    """All that a day can be made into."""
    head = quick_team.head
    await head.say("/timetable хантер")
    await head.press("Пн")
    await head.press("➕")
    await head.press("13:00–14:00")
    await head.press("Документы")
    await head.press("13:00–14:00 Документы")
    await head.press("День")
    await head.press("Суббота")
    await head.sees("Суббота")
    await head.press("13:00–14:00 Документы")
    await head.press("Убрать")
    await head.sees("Суббота", "Блоков нет")
    await head.press("Как другой день")
    await head.press("Пятница")
    await head.sees_button("09:20–11:00 Телемаркетинг")
    await head.press("Весь день")
    await head.sees("Суббота", "Блоков нет")
    await head.press("➕")
    await head.sees("Когда?")
    await head.say("10:00-11:00 встречи")
    await head.sees_button("10:00–11:00 Встречи-13")
    await head.press("‹ Неделя")
    await head.press("Сразу")
    await head.sees("✅")
    expected = put(HUNTER, 5, Span(time(10), time(11)), Activity.MEETING)
    assert await last_table(quick_team.town) == expected


async def test_one_person_gets_a_table_of_his_own_and_the_roles_again_in_a_tap(quick_team: Team) -> None:
    """«Как у роли» takes it away: no copy is kept that would hide the role's later changes."""
    head, place = quick_team.head, quick_team.town
    await head.say("/timetable Иван; пн 11:00-13:00 встречи; сразу")
    await head.sees("Иван Орлов: сохранено", "Своё")
    await head.press("☰ Чьё")
    await head.press("✏️ Иван Орлов")
    await head.press("Как у роли")
    await head.sees("Черновик")
    await head.press("Сразу")
    await head.sees("Как в методике.")
    rows = await kept(place)
    assert [row.content is None for row in rows] == [False, True]
    assert rows[0].member_id == rows[1].member_id is not None


async def test_a_draft_is_dropped_and_nothing_is_saved(quick_team: Team) -> None:
    """«Не менять», by a button or in words; and what was not changed is not saved."""
    head = quick_team.head
    for way in ("button", "words"):
        await head.say("/timetable хантер; убрать пн 11:00")
        await head.sees("Черновик", "− пн 11:00–13:00 Отчётность")
        await (head.press("Не менять") if way == "button" else head.say("не менять"))
        assert "Черновик" not in (await head.sees("Расписание: Хантеры")).text
    await head.say("/timetable хантер; пн 9:20-11:00 телемаркетинг; сразу")
    await head.sees("Менять нечего")
    assert await kept(quick_team.town) == []


# -- typed


@pytest.mark.parametrize("language", SPOKEN)
async def test_the_example_of_the_first_screen_is_understood(quick_place: Town, language: str) -> None:
    """As it is shown, it is typed."""
    head, t = await found(quick_place, language), texts(language)
    await head.say("/timetable")
    example = t.plain("timetable-example-home")
    await head.sees(example)
    await head.say(f"/timetable {example}")
    await head.sees(DRAFT[language])
    await head.say(t.plain("timetable-example-edit"))
    await head.sees(DRAFT[language])


async def test_edits_are_typed_line_by_line_while_the_editor_is_open(quick_team: Team) -> None:
    """Without the command; each goes into the same draft; `с понедельника` puts it into force."""
    head = quick_team.head
    await head.say("/timetable хантер")
    await head.sees("Расписание: Хантеры")
    await head.say("пн 11:00-13:00 встречи")
    await head.sees("+ пн 11:00–13:00 Встречи")
    await head.say("убрать пт 14:00\nср как вт")
    await head.sees("+ пн 11:00–13:00 Встречи", "− пт 14:00–15:30 Внутреннее обучение")
    await head.say("с понедельника")
    await head.sees("действует с пн 30.11", "сейчас — другое")
    table = await last_table(quick_team.town)
    assert table == remove(set_activity(HUNTER, 0, time(11), Activity.MEETING), 4, time(14))


async def test_what_was_typed_and_does_not_fit_is_refused_with_a_way_out(quick_team: Team) -> None:
    """Nothing of the line is done then."""
    head = quick_team.head
    await head.say("/timetable хантер; убрать пт 14:00; пн 10:00-12:00 встречи; сразу")
    await head.sees("Пересекается: пн 09:20–11:00 Телемаркетинг")
    await head.say("/timetable хантер; пн 10:00-12:00 ерунда")
    await head.sees("Не понял: «пн 10:00-12:00 ерунда»", "пн 11:00-13:00 встречи")
    await head.say("/timetable Незнайка; пн 10:00-12:00 встречи")
    await head.sees("«Незнайка»: такого имени в команде нет")
    assert await kept(quick_team.town) == []


async def test_of_several_people_called_so_one_is_chosen(quick_team: Team) -> None:
    """And then edited as anybody."""
    await join(quick_team.town, quick_team.head, 3, "Иван Белов")
    await quick_team.head.say("/timetable Иван")
    await quick_team.head.sees("Кого вы имели в виду?")
    await quick_team.head.press("Иван Белов")
    await quick_team.head.sees("Расписание: Иван Белов")


async def test_text_about_something_else_is_not_swallowed_by_the_editor(quick_team: Team) -> None:
    """Only what is an edit beyond doubt is one."""
    await quick_team.head.say("/timetable хантер")
    await quick_team.head.sees("Расписание")
    await quick_team.head.say("что-то совсем другое")
    await quick_team.head.sees("Не понял")


async def test_a_draft_survives_a_restart(quick_team: Team) -> None:
    """Between the edit and «Сразу»."""
    head, place = quick_team.head, quick_team.town
    await head.say("/timetable хантер; убрать пн 11:00")
    await head.sees("Черновик")
    await place.restart()
    await head.press("Сразу")
    await head.sees("✅")
    assert await last_table(place) == remove(HUNTER, 0, time(11))


async def test_a_button_of_an_older_draft_saves_nothing_else(quick_team: Team) -> None:
    """What was shown above the button is what it saves."""
    head, place = quick_team.head, quick_team.town
    await head.say("/timetable хантер; убрать пн 11:00")
    older = await head.sees("Черновик")
    await head.say("/timetable хантер; убрать вт 11:00")
    await head.sees("− вт 11:00–13:00")
    assert await head.press_again(older, "Сразу")
    assert await kept(place) == []


async def test_two_heads_do_not_overwrite_each_other_unseen(quick_team: Team) -> None:
    """Who saves second is shown what the first one saved."""
    place = quick_team.town
    other = await join(place, quick_team.head, 4, "Пётр Новиков", "head")
    await quick_team.head.say("/timetable хантер; убрать пн 11:00")
    await quick_team.head.sees("Черновик")
    await other.say("/timetable хантер; убрать вт 11:00; сразу")
    await other.sees("✅")
    await quick_team.head.press("Сразу")
    await quick_team.head.sees("расписание изменилось")
    assert len(await kept(place)) == 1


# -- one's own


@pytest.mark.parametrize("language", SPOKEN)
async def test_everybody_sees_his_own_and_prints_it_but_changes_nothing(quick_place: Town, language: str) -> None:
    """As a picture with the week's dates, next week's too, and as a page."""
    head, t = await found(quick_place, language), texts(language)
    ivan = await join(quick_place, head, 2, "Ivan Orlov", language=language)
    await ivan.say("/timetable")
    shown = await ivan.sees("Ivan Orlov", t.plain("timetable-week-sum", meetings=12))
    assert "tt.save" not in str(shown.raw)
    await ivan.press("Mon" if language == "en" else "Пн")
    await ivan.sees("09:20–11:00")
    await ivan.press(t.plain("timetable-to-week"))
    await ivan.press(t.plain("timetable-picture"))
    await ivan.sees_button(t.plain("timetable-next-week"))
    await ivan.press(t.plain("timetable-next-week"))
    await ivan.press(t.plain("timetable-print"))
    await ivan.say("/timetable " + ("print" if language == "en" else "печать"))
    await ivan.sees()
    await ivan.say("/timetable пн 11:00-13:00 встречи")
    await ivan.sees(t("timetable-not-yours"))
    assert len(await files(ivan, "photo")) == 2
    assert [each["file_name"] for each in await files(ivan, "document")] == [
        t.plain("sheet-file", name="Ivan Orlov")
    ] * 2
    assert await kept(quick_place) == []


# -- what follows from it


async def test_a_changed_table_drives_the_day_the_slots_and_the_meetings(quick_team: Team) -> None:
    """The message at the new minute, /today, the free slots and the end of a meeting."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await head.say("/timetable хантер; пн 14:00 на 14:10-15:20; вт: 9:00-9:20 оперативка, 10:00-12:00 встречи; сразу")
    await head.sees("✅")
    await ivan.sees("Ваше расписание изменено")
    await ivan.say("/today")
    await ivan.sees("14:10 Встречи-1")
    await ivan.say("/book Ромашка; Иванов Пётр Сергеевич; вт 10:00")
    await ivan.sees("вт 24.11 10:00")
    await place.move_to(at(23, "14:00"))
    await place.move_to(at(23, "14:10"))
    await ivan.sees("14:10 · Встречи-1, до 15:20")
    await place.move_to(at(24, "10:00"))
    await ivan.sees("10:00 · Встречи-3, до 12:00", "Ромашка, 10:00")
    await ivan.say("/meetings Ромашка")
    await ivan.sees("10:00–12:00 · Встречи-3")


async def test_a_table_from_next_monday_leaves_this_week_as_it_is(quick_team: Team) -> None:
    """On the Monday it holds."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    await head.say("/timetable хантер; пн-пт 9:00 на 8:30-9:00; с понедельника")
    await head.sees("✅")
    for day in (24, 25, 26, 27):
        await place.move_to(at(day, "08:30"))
        await place.move_to(at(day, "09:00"))
        await ivan.sees("09:00 · Утренняя оперативка")
    await place.move_to(datetime.fromisoformat("2026-11-30T08:30:00+03:00"))
    await ivan.sees("08:30 · Утренняя оперативка, до 09:00")


async def test_a_draft_is_kept_as_text(quick_team: Team) -> None:
    """As the table it becomes."""
    await quick_team.head.say("/timetable хантер; убрать пн 11:00; сразу")
    await quick_team.head.sees("✅")
    assert (await kept(quick_team.town))[0].content == dumps(remove(HUNTER, 0, time(11)))


async def test_who_only_looked_sees_what_another_head_saved_meanwhile(quick_team: Team) -> None:
    """Looking is no draft."""
    other = await join(quick_team.town, quick_team.head, 4, "Пётр Новиков", "head")
    await quick_team.head.say("/timetable хантер")
    await quick_team.head.sees("Расписание: Хантеры")
    await other.say("/timetable хантер; убрать вт 11:00; сразу")
    await other.sees("✅")
    await quick_team.head.press("Вт")
    assert not any("11:00–13:00" in label for label in (await quick_team.head.sees("Вторник")).labels)
    await quick_team.head.press("‹ Неделя")
    assert "Черновик" not in (await quick_team.head.sees("Расписание: Хантеры")).text


async def test_a_forgotten_draft_does_not_come_into_force_with_a_line_typed_next_day(quick_team: Team) -> None:
    """Its own buttons still know it."""
    head, place = quick_team.head, quick_team.town
    await head.say("/timetable хантер; убрать пн 11:00")
    await head.sees("Черновик")
    await place.move_to(at(24, "12:00"))
    await head.say("/timetable хантер; убрать вт 11:00; сразу")
    await head.sees("✅")
    assert await last_table(place) == remove(HUNTER, 1, time(11))
