"""A head hears that reminders were late: the bot was down, or its messages did not get out. Whoever was waited for is
named, and what to do; a clock that was moved is no outage."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team, found, join
from tests.chat.meetings import at
from tests.chat.town import Phone, Seen, Town

DOWN, STUCK = "Бот не работал", "Telegram не принимал"


async def told(phone: Phone, part: str) -> list[Seen]:
    return [each for each in await phone.messages() if each.from_bot and part in each.text]


async def down(place: Town, since: str, until: str, day: int = 24) -> None:
    """Stop the bot at one hour of the day, and start it at another."""
    await place.move_to(at(day, since))
    await place.stop_bot()
    await place.move_to(at(day, until))
    await place.start_bot()
    await place.polevik.tick()


async def test_after_an_outage_the_head_hears_what_was_missed_once(team: Team) -> None:
    """By slot, with names; what still helped came late and says so. On the next day it is not repeated."""
    place = team.town
    await down(place, "10:55", "13:10")
    said = await team.head.sees(f"{DOWN} с 10:55 до 13:10")
    lines = said.text.splitlines()
    assert lines[1] == "Не напомнил:"
    assert "Встречи-3: Иван Орлов" in lines[2]
    assert lines[2].startswith("• 11:")
    assert "О важном напомните сами" in lines[-1]
    assert len(lines) <= 9
    await place.restart()
    await place.polevik.tick()
    await place.move_to(at(25, "12:00"))
    assert len(await told(team.head, DOWN)) == 1
    assert await told(team.hunter, DOWN) == []


async def test_a_moved_clock_a_short_stop_and_a_night_are_no_outage(quick_team: Team) -> None:
    """Nobody is to be told of what did not matter."""
    place = quick_team.town
    await place.move_to(at(24, "11:30"))
    await place.move_to(at(25, "17:00"))
    await down(place, "17:05", "17:09", day=25)
    await down(place, "20:00", "23:30", day=25)
    assert await told(quick_team.head, DOWN) == []


async def test_the_head_hears_that_messages_do_not_get_out_before_they_do(quick_team: Team) -> None:
    """As soon as Telegram takes them again, and only once a day."""
    place = quick_team.town
    await place.move_to(at(24, "08:50"))
    await place.fault(method="sendMessage", error_code=502, chat_id=quick_team.hunter.id, times=1000)
    await place.move_to(at(24, "09:00"))
    await place.move_to(at(24, "09:19"))
    assert await told(quick_team.head, STUCK) == []
    await place.move_to(at(24, "09:21"))
    said = await quick_team.head.sees(f"{STUCK} сообщения бота с 09:00", "в очереди: ")
    assert len(said.text.splitlines()) <= 3
    await place.move_to(at(24, "09:40"))
    assert len(await told(quick_team.head, STUCK)) == 1


@pytest.mark.parametrize("hour", ["13:10"])
async def test_in_english(quick_place: Town, hour: str) -> None:
    """The same."""
    head = await found(quick_place, "en")
    await join(quick_place, head, 2, "Ann Lee")
    await down(quick_place, "10:55", hour)
    said = await head.sees("The bot was down from 10:55 to 13:10", "It did not remind of:", "Ann Lee")
    assert "Meetings" in said.text
