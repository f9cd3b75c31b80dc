"""No reminders on days off: what is due then is asked on the person's next working day; meetings of an absence too."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.store.tables import reminders
from tests.chat.calling import listed
from tests.chat.conftest import Team, found, join
from tests.chat.town import Phone, Town

MEET = "/meet Ромашка; Иванов Пётр Сергеевич; директор; интерес есть"
BOOK = "/book Север; Котов Игорь Львович; директор; "


def at(day: int, clock: str, month: int = 11) -> datetime:
    return datetime.fromisoformat(f"2026-{month:02}-{day:02}T{clock}:00+03:00")


async def promised(phone: Phone, day: str) -> None:
    """A meeting at which an offer was promised by then."""
    await phone.say(MEET)
    await phone.sees("Ромашка", "Кто на встрече?")
    await phone.say(f"24. КП до {day}, смета на бетон")
    await phone.sees("Ромашка", "анкета 2 из 12")


async def decided(place: Town, what: str) -> list[tuple[str, str]]:
    """Day and state of the reminders whose key begins so."""

    def read(connection: Any) -> list[tuple[str, str]]:
        rows = connection.execute(select(reminders).order_by(reminders.c.id))
        return [(f"{row.day:%d.%m}", str(row.state)) for row in rows if row.slot.startswith(what)]

    return await place.polevik.database.transaction(read)


async def told(phone: Phone, part: str) -> int:
    return sum(part in each.text for each in await phone.messages() if each.from_bot)


async def test_a_promise_due_at_the_weekend_is_asked_about_on_monday(quick_team: Team) -> None:
    """Nobody is asked on a Saturday."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan, "сб")
    for day in (28, 29):
        await place.move_to(at(day, "12:00"))
    assert await decided(place, "promises") == []
    await place.move_to(at(30, "09:00"))
    asked = await ivan.sees("Срок был сб 28.11. Сделано?", "до сб 28.11")
    assert "Сегодня" not in asked.text
    await place.move_to(at(30, "09:30"))
    assert await decided(place, "promises") == [("30.11", "send")]


async def test_a_promise_due_on_the_teams_day_off_is_asked_about_on_the_next_working_day(team: Team) -> None:
    """The head made Friday a day off: nothing comes on it, Monday's check holds it; no slot either."""
    ivan, place = team.hunter, team.town
    await promised(ivan, "пт")
    await team.head.say("/days 27.11 выходной")
    await team.head.sees("✅")
    await place.move_to(at(26, "23:00"))
    before = len(await ivan.messages())
    for clock in ("09:00", "09:20", "11:00", "12:00"):
        await place.move_to(at(27, clock))
    assert len(await ivan.messages()) == before
    await ivan.say("/today")
    await ivan.sees("Сегодня выходной")
    await place.move_to(at(30, "09:00"))
    await ivan.sees("Сделано?", "до пт 27.11")
    assert await decided(place, "promises") == [("30.11", "send")]


async def test_a_promise_due_in_an_absence_is_asked_about_when_the_person_is_back(quick_team: Team) -> None:
    """His colleague is asked on the day itself."""
    ivan, place = quick_team.hunter, quick_team.town
    anna = await join(place, quick_team.head, 3, "Анна Белова")
    await promised(ivan, "ср")
    await promised(anna, "ср")
    await ivan.say("/absence 24.11-1.12 болезнь")
    await ivan.sees("✅ Отмечено")
    await place.move_to(at(25, "09:00"))
    await anna.sees("Сделано?", "до ср 25.11")
    await anna.press("Сделано")
    await place.move_to(at(1, "20:00", month=12))
    assert await told(ivan, "Сделано?") == 0
    await place.move_to(at(2, "09:00", month=12))
    await ivan.sees("Сделано?", "до ср 25.11")
    assert await decided(place, "promises") == [("25.11", "send"), ("02.12", "send")]


async def test_who_is_away_gets_no_slots_and_the_next_morning_he_does(quick_team: Team) -> None:
    """Not even caught up."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/absence завтра болезнь")
    await ivan.sees("✅ Отмечено")
    await place.move_to(at(23, "23:00"))
    before = len(await ivan.messages())
    for clock in ("09:00", "09:20", "11:00", "14:00", "17:00"):
        await place.move_to(at(24, clock))
    await place.move_to(at(25, "08:59"))
    assert len(await ivan.messages()) == before
    await place.move_to(at(25, "09:00"))
    await ivan.sees("09:00 · Утренняя оперативка")


async def test_a_meeting_left_in_an_absence_is_asked_about_on_the_first_morning_back(team: Team) -> None:
    """No brief and no question while he is away; then once, and a restart repeats nothing."""
    ivan, place = team.hunter, team.town
    await ivan.say(f"{BOOK}вт 11:00")
    await ivan.sees("Засчитано")
    await ivan.say("/absence 24.11-25.11 командировка")
    await ivan.sees("назначена 1 встреча")
    for moment in (at(24, "10:30"), at(24, "13:00"), at(25, "13:00"), at(26, "08:59")):
        await place.move_to(moment)
    assert await decided(place, "brief") == []
    assert await decided(place, "held") == []
    await place.move_to(at(26, "09:00"))
    await ivan.sees("Состоялась?", "Север", "вт 24.11 11:00")
    await place.restart()
    await place.polevik.tick()
    await place.move_to(at(27, "09:00"))
    await place.move_to(at(30, "09:00"))
    assert await decided(place, "held") == [("24.11", "send_late")]
    assert await told(ivan, "Состоялась?") == 1


async def test_who_is_back_in_the_middle_of_a_day_is_asked_the_next_morning(quick_team: Team) -> None:
    """When the morning came he was still away."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say(f"{BOOK}вт 11:00")
    await ivan.sees("Засчитано")
    await ivan.say("/absence 24.11-26.11 командировка")
    await ivan.sees("назначена 1 встреча")
    await place.move_to(at(25, "12:00"))
    await ivan.say("/absence вышел")
    await ivan.sees("24.11")
    assert await told(ivan, "Состоялась?") == 0
    await place.move_to(at(26, "09:00"))
    await ivan.sees("Состоялась?", "Север", "вт 24.11 11:00")
    await place.move_to(at(27, "09:00"))
    assert await told(ivan, "Состоялась?") == 1


async def test_a_meeting_of_an_absence_before_holidays_is_asked_about_after_them(quick_team: Team) -> None:
    """Away on the 30th of December, then New Year: the question comes on the 11th of January."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say(f"{BOOK}30.12 11:00")
    await ivan.sees("Засчитано")
    await ivan.say("/absence 30.12 болезнь")
    await ivan.sees("назначена 1 встреча")
    await place.move_to("2026-12-31T09:00:00+03:00")
    await place.move_to("2027-01-08T12:00:00+03:00")
    assert await told(ivan, "Состоялась?") == 0
    await place.move_to("2027-01-11T09:00:00+03:00")
    await ivan.sees("Состоялась?", "Север", "ср 30.12 11:00")


async def test_a_meeting_that_was_moved_out_of_the_absence_is_asked_about_as_usual(quick_team: Team) -> None:
    """And not again on the morning."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say(f"{BOOK}вт 11:00")
    await ivan.sees("Засчитано")
    await ivan.say("/absence 24.11-25.11 командировка")
    await ivan.press("↪️ вт 24.11 11:00 Север")
    await ivan.sees("Север")
    await ivan.say("чт 11:00")
    await ivan.sees("чт 26.11 11:00")
    await place.move_to(at(26, "09:00"))
    assert await told(ivan, "Состоялась?") == 0
    await place.move_to(at(26, "10:30"))
    await ivan.sees("Скоро встреча")
    await place.move_to(at(26, "13:00"))
    await ivan.sees("Состоялась?")


async def test_who_booked_a_meeting_on_a_day_off_is_reminded_of_it(quick_team: Team) -> None:
    """His own word on the day: the brief comes on the Saturday, the question after it."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say(f"{BOOK}сб 11:00")
    await ivan.sees("Засчитано")
    await place.move_to(at(28, "10:30"))
    await ivan.sees("Скоро встреча", "Север")
    await place.move_to(at(28, "12:30"))
    await ivan.sees("Состоялась?", "Север")


async def test_who_books_a_meeting_into_his_own_absence_is_warned_and_reminded_of_it(quick_team: Team) -> None:
    """He decided to work then: brief and question come as on any day, and the question once."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/absence 24.11-25.11 отпуск")
    await ivan.sees("✅ Отмечено")
    await ivan.say(f"{BOOK}вт 11:00")
    await ivan.sees("Засчитано", "На этот день у вас", "отпуск")
    await place.move_to(at(24, "10:30"))
    await ivan.sees("Скоро встреча", "Север")
    await place.move_to(at(24, "13:00"))
    await ivan.sees("Состоялась?", "Север")
    await place.move_to(at(26, "09:00"))
    assert await told(ivan, "Состоялась?") == 1


async def test_a_meeting_booked_in_a_batch_into_ones_own_absence_is_warned_of_as_well(quick_team: Team) -> None:
    """On the card that follows."""
    ivan = quick_team.hunter
    await ivan.say("/absence 24.11 командировка")
    await ivan.sees("✅ Отмечено")
    await listed(ivan, "Ромашка", "Север")
    await ivan.say("/batch")
    await ivan.sees("Ромашка")
    await ivan.say("встреча вт 11:00")
    await ivan.sees("Север", "На этот день у вас", "командировка")


async def test_a_meeting_moved_into_ones_own_absence_is_warned_of_and_reminded_too(quick_team: Team) -> None:
    """Until he is noted as away anew: what he had decided before holds no more."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/absence 24.11-25.11 отпуск")
    await ivan.sees("✅ Отмечено")
    for client, day in (("Север", "чт 11:00"), ("Юг", "чт 14:00")):
        await ivan.say(f"/book {client}; Котов Игорь Львович; директор; {day}")
        assert "отпуск" not in (await ivan.sees("Засчитано")).text
    for client, day in (("Север", "вт 11:00"), ("Юг", "ср 11:00")):
        await ivan.say(f"/meetings {client}")
        await ivan.sees(client)
        await ivan.say(f"перенести на {day}")
        await ivan.sees(client, "На этот день у вас", "отпуск")
    await place.move_to(at(24, "10:30"))
    await ivan.sees("Скоро встреча", "Север")
    await ivan.say("/absence отмена 24.11")
    await ivan.sees("Отменено")
    await ivan.say("/absence 25.11 болезнь")
    await ivan.sees("✅ Отмечено", "назначена 1 встреча")
    await place.move_to(at(25, "10:30"))
    assert await told(ivan, "Скоро встреча") == 1


@pytest.mark.parametrize("zone", ["Владивосток", "Калининград"])
async def test_a_day_off_is_the_persons_own_day(quick_place: Town, zone: str) -> None:
    """Where the day begins earlier or later, its reminders are missing for just that day."""
    head = await found(quick_place)
    ivan = await join(quick_place, head, 2, "Иван Орлов")
    await ivan.say("/settings")
    await ivan.press("Часовой пояс")
    await ivan.press(zone)
    await ivan.sees("Часовой пояс: ")
    await head.say("/days 25.11 выходной")
    await head.sees("✅")
    offset = {"Владивосток": "+10:00", "Калининград": "+02:00"}[zone]
    for day, standups in ((24, 1), (25, 1), (26, 2)):
        await quick_place.move_to(datetime.fromisoformat(f"2026-11-{day}T09:00:00{offset}"))
        await ivan.say("/today")
        await ivan.sees(f"{day}.11")
        assert await told(ivan, "09:00 · Утренняя оперативка, до") == standups
