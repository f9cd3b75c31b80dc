"""A batch whose end fell into an outage: its result comes late, and asks nothing that can no longer be answered."""

from __future__ import annotations

from tests.chat.calling import kept_batches, listed
from tests.chat.conftest import Team
from tests.chat.town import Phone, Seen


async def one_call(phone: Phone) -> Seen:
    """A batch of the ten o'clock hour with one call in it; the second card is on the screen."""
    await listed(phone, "Ромашка", "Север")
    await phone.say("/batch")
    await phone.sees("Ромашка", "Осталось")
    await phone.press("Отказ")
    return await phone.sees("Засчитано", "Север")


async def away_until(team: Team, moment: str) -> None:
    await team.town.stop_bot()
    await team.town.move_to(moment)
    await team.town.start_bot()
    await team.town.polevik.tick()


async def results(phone: Phone) -> list[Seen]:
    return [seen for seen in await phone.messages() if "итог" in seen.text]


async def test_an_end_that_was_missed_is_told_in_the_morning_without_a_question(quick_team: Team) -> None:
    """Back at ten past midnight the bot keeps quiet; at eight it says what came of it, and of which day."""
    ivan, place = quick_team.hunter, quick_team.town
    await one_call(ivan)
    await away_until(quick_team, "2026-11-24T00:10:00+03:00")
    await place.move_to("2026-11-24T07:59:00+03:00")
    assert await results(ivan) == []
    await place.move_to("2026-11-24T08:00:00+03:00")
    told = await ivan.sees("Звонки 10:00–11:00: итог", "С опозданием, за пн 23.11", "Набрано 1 · поговорили 1")
    assert "Ещё говорите" not in told.text
    assert [label for label in told.labels if "Отказ" in label or "Отменить" in label] == []
    await place.move_to("2026-11-24T08:01:00+03:00")
    assert len(await results(ivan)) == 1


async def test_by_day_it_is_told_at_once_and_its_last_card_is_closed(quick_team: Team) -> None:
    """Sixteen minutes late nobody still talks; at fifteen he may."""
    ivan = quick_team.hunter
    await one_call(ivan)
    await away_until(quick_team, "2026-11-23T11:16:00+03:00")
    told = await ivan.sees("Звонки 10:00–11:00: итог", "С опозданием")
    assert "Ещё говорите" not in told.text
    (kept,) = await kept_batches(quick_team.town)
    assert kept.item_id is None
    assert not any("Отказ" in label for seen in await ivan.messages() for label in seen.labels)


async def test_a_quarter_of_an_hour_late_the_last_talk_is_still_asked_about(quick_team: Team) -> None:
    """And the question can be answered."""
    ivan = quick_team.hunter
    await one_call(ivan)
    await away_until(quick_team, "2026-11-23T11:15:00+03:00")
    await ivan.sees("итог", "Ещё говорите? Север")
    await ivan.press("Отказ")
    await ivan.sees("Засчитано. Север", "Набрано 2")


async def test_who_calls_in_his_quiet_hours_hears_of_the_end_at_once(quick_team: Team) -> None:
    """He is at it."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to("2026-11-23T21:00:00+03:00")
    await one_call(ivan)
    await place.move_to("2026-11-23T22:00:00+03:00")
    await ivan.sees("Звонки 21:00–22:00: итог", "Ещё говорите? Север")
