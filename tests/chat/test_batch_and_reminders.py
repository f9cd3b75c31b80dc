"""While somebody is at his calls nothing disturbs him that can wait; meetings cannot."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.store.tables import reminders
from tests.chat.calling import NAMES, listed
from tests.chat.conftest import Team, join
from tests.chat.town import Phone, Town


def at(clock: str, day: int = 24) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}:00+03:00")


async def begin(phone: Phone, clock: str) -> None:
    """He calls from this time on, on Tuesday."""
    await phone.town.move_to(at(clock))
    await listed(phone, *NAMES)
    await phone.say("/batch")
    await phone.sees(NAMES[0], "Осталось")


async def state_of(place: Town, key: str) -> list[str]:
    def read(connection: Any) -> list[str]:
        return list(connection.scalars(select(reminders.c.state).where(reminders.c.slot.startswith(key))))

    return await place.polevik.database.transaction(read)


async def sees_nothing_of(phone: Phone, *parts: str) -> None:
    texts = [seen.text for seen in await phone.messages() if seen.from_bot]
    assert not any(part in text for part in parts for text in texts), texts


async def farmer(team: Team) -> Phone:
    return await join(team.town, team.head, 3, "Анна Белова", "farmer")


async def test_a_slots_message_waits_until_the_batch_is_ended(team: Team) -> None:
    """A farmer calls before her day's hours: the study slot is told of when she is done, as late."""
    anna, place = await farmer(team), team.town
    await begin(anna, "09:05")
    await place.move_to(at("09:20"))
    await place.move_to(at("09:40"))
    await sees_nothing_of(anna, "· Изучение ситуации клиентов")
    assert await state_of(place, "tue-0920-client_study") == ["waiting"]
    await place.restart()
    await anna.press("Закончить")
    await anna.sees("итог")
    await place.move_to(at("09:41"))
    await anna.sees("09:20 · Изучение ситуации клиентов", "С опозданием: началось в 09:20")
    await place.move_to(at("10:00"))
    told = [seen for seen in await anna.messages() if "· Изучение" in seen.text]
    assert len(told) == 1


async def test_what_waited_comes_in_a_pause(quick_team: Team) -> None:
    """A pause is for looking at what else there is."""
    anna, place = await farmer(quick_team), quick_team.town
    await begin(anna, "09:05")
    await place.move_to(at("09:20"))
    await anna.press("Пауза")
    await anna.sees("Пауза")
    await place.move_to(at("09:25"))
    await anna.sees("09:20 · Изучение ситуации клиентов", "С опозданием")


async def test_what_waited_comes_when_the_clock_ends_the_batch(quick_team: Team) -> None:
    """Without a tap."""
    anna, place = await farmer(quick_team), quick_team.town
    await begin(anna, "09:05")
    await place.move_to(at("09:20"))
    await place.move_to(at("10:00"))
    await anna.sees("Звонки 09:05–10:00: итог")
    await place.move_to(at("10:01"))
    await anna.sees("09:20 · Изучение ситуации клиентов", "С опозданием")


async def test_what_would_help_no_more_when_the_batch_ends_is_missed(quick_team: Team) -> None:
    """A hunter began at five to nine: twenty minutes after nine the morning's message is of no use."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan, "08:55")
    await place.move_to(at("09:00"))
    assert await state_of(place, "tue-0900") == ["waiting"]
    for clock in ("09:10", "09:19", "09:20", "09:25"):
        await place.move_to(at(clock))
    assert await state_of(place, "tue-0900") == ["missed"]
    await ivan.press("Закончить")
    await ivan.sees("итог")
    await place.move_to(at("09:30"))
    await sees_nothing_of(ivan, "Утренняя оперативка, до")


async def test_a_promise_is_asked_about_when_the_batch_is_over(quick_team: Team) -> None:
    """At nine she was at her calls; at ten she is asked."""
    anna, place = await farmer(quick_team), quick_team.town
    await anna.say("/meet Ромашка-2; Иванов Пётр Сергеевич; директор; интерес есть")
    await anna.sees("Ромашка-2", "Кто на встрече?")
    await anna.say("24. КП до вт, смета на бетон")
    await anna.sees("анкета 2 из 12")
    await begin(anna, "08:55")
    await place.move_to(at("09:00"))
    await place.move_to(at("09:30"))
    await sees_nothing_of(anna, "Сделано?")
    await place.move_to(at("10:00"))
    await place.move_to(at("10:01"))
    await anna.sees("Сделано?", "до вт 24.11")


async def test_a_meetings_brief_and_the_question_after_it_come_at_once(quick_team: Team) -> None:
    """A meeting does not wait for calls."""
    anna, place = await farmer(quick_team), quick_team.town
    await anna.say("/book Вишня; Иванов Пётр Сергеевич; вт 12:00")
    await anna.sees("вт 24.11 12:00")
    await anna.say("/book Слива; Котов Игорь Львович; вт 10:20")
    await anna.sees("вт 24.11 10:20")
    await begin(anna, "11:05")
    await place.move_to(at("11:30"))
    await anna.sees("Скоро встреча", "Вишня")
    await place.move_to(at("11:50"))
    await anna.sees("Слива", "Состоялась?")
    assert "Осталось" in (await anna.sees_button("Отказ")).text, "the batch goes on: her slot lasts until 13:00"
