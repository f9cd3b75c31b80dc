"""The pinned card when a week begins: the new one's figures, in place, without a sound, once."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.domain.reminding import Delivery
from bot.store.tables import reminders
from tests.chat.conftest import Team, join
from tests.chat.town import Phone, Town

KEY = "week-cards"


async def shown(place: Town) -> list[tuple[Any, str]]:
    """Whose card was shown the new week: the rows."""

    def read(connection: Connection) -> list[tuple[Any, str]]:
        rows = connection.execute(select(reminders.c.day, reminders.c.state).where(reminders.c.slot == KEY))
        return [(f"{row.day:%d.%m}", row.state) for row in rows]

    return await place.polevik.database.transaction(read)


async def called(ivan: Phone) -> None:
    await ivan.say("/call Ромашка; Иванов Пётр; директор; отказ: дорого")
    await ivan.sees_pinned("Неделя 23.11–29.11", "Результативные звонки: 1/50")


async def edits(place: Town) -> int:
    return sum(call["method"] == "editMessageText" for call in await place.calls())


async def test_on_monday_five_past_midnight_the_card_shows_the_new_week(team: Team) -> None:
    """The same message, edited: nothing is sent, pinned or heard at night. On each database."""
    ivan, place = team.hunter, team.town
    await called(ivan)
    card = await ivan.sees_pinned("23.11–29.11")
    count = len(await ivan.messages())
    await place.move_to("2026-11-30T00:04:00+03:00")
    assert await shown(place) == []
    await place.move_to("2026-11-30T00:05:00+03:00")
    new = await ivan.sees_pinned("Неделя 30.11–06.12", "Результативные звонки: 0/50")
    assert new.message_id == card.message_id
    assert len(await ivan.messages()) == count
    assert await shown(place) == [("30.11", Delivery.SEND)]


@pytest.mark.exact("counts calls")
async def test_after_an_outage_the_card_is_brought_up_to_date_once(quick_team: Team) -> None:
    """Whenever the bot is back; ticks after that, and restarts, do nothing more."""
    ivan, place = quick_team.hunter, quick_team.town
    await called(ivan)
    await place.move_to("2026-11-25T10:00:00+03:00")
    await place.stop_bot()
    await place.move_to("2026-12-10T11:40:00+03:00")
    await place.start_bot()
    await place.polevik.tick()
    await ivan.sees_pinned("Неделя 07.12–13.12", "Результативные звонки: 0/50")
    before = await edits(place)
    await place.polevik.tick()
    await place.restart()
    await place.move_to("2026-12-10T11:45:00+03:00")
    assert await edits(place) == before
    assert await shown(place) == [("07.12", Delivery.SEND)]


async def test_everybodys_week_begins_on_his_own_clock(quick_team: Team) -> None:
    """In Irkutsk five hours before Moscow."""
    place = quick_team.town
    anna = await join(place, quick_team.head, 3, "Анна Лис")
    await anna.say("/settings")
    await anna.press("Часовой пояс")
    await anna.say("Иркутск")
    await anna.sees("Иркутск")
    await place.move_to("2026-11-29T19:05:00+03:00")
    await anna.sees_pinned("Неделя 30.11–06.12")
    await quick_team.hunter.sees_pinned("Неделя 23.11–29.11")


async def test_who_goes_east_over_midnight_has_the_new_week_at_once(quick_team: Team) -> None:
    """Its first minutes were never on his clock."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to("2026-11-29T20:00:00+03:00")
    await ivan.say("/settings")
    await ivan.press("Часовой пояс")
    await ivan.say("Иркутск")
    await ivan.sees_pinned("Неделя 30.11–06.12")


@pytest.mark.exact("counts calls")
async def test_nobody_is_bothered_who_left_or_has_no_card(quick_team: Team) -> None:
    """Who blocked the bot; who has not answered the first questions; the head, who has no week of his own."""
    place = quick_team.town
    async with place.http.post(f"{place.url}/sim/users/2/block") as response:
        assert response.status == 200
    await quick_team.head.say("/invite hunter")
    code = (await quick_team.head.sees("t.me/")).text.rpartition("?start=")[2].strip()
    newcomer = await place.phone(3, "Анна")
    await newcomer.say(f"/start {code}")
    await newcomer.sees("Как вас записать")
    before = await edits(place)
    await place.move_to("2026-11-30T00:05:00+03:00")
    assert await shown(place) == []
    assert await edits(place) == before
