"""The time account of who travels: each slot is judged by the clock by which it was lived."""

from __future__ import annotations

from tests.chat.conftest import Team
from tests.chat.test_timetable_in_chat import at
from tests.chat.town import Phone


async def move(phone: Phone, zone: str) -> None:
    await phone.say("/settings")
    await phone.press("Часовой пояс")
    await phone.press(zone)
    await phone.sees(f"Часовой пояс: {zone}")


async def test_a_new_time_zone_rewrites_nothing_that_was_lived_in_the_old_one(quick_team: Team) -> None:
    """Two calls in Tuesday's telemarketing stay its work: in Kamchatka, and at home again hours later."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at(24, "09:30"))
    for client in ("Ромашка", "Лютик"):
        await ivan.say(f"/call {client}; Иванов Пётр Сергеевич; директор; отказ")
        await ivan.sees("Засчитано")
    await place.move_to(at(24, "18:30"))
    await ivan.say("/week")
    account = next(line for line in (await ivan.sees("Блоки: 1 из")).text.splitlines() if "Блоки:" in line)
    for clock, zone in (("18:31", "Камчатка"), ("18:50", "Москва"), ("19:30", "Калининград")):
        await place.move_to(at(24, clock))
        await move(ivan, zone)
        await ivan.say("/week")
        await ivan.sees(account)
