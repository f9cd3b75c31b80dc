"""A clock that was set back costs nobody a slot, and tells nobody twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.reminders import outages, set_back
from bot.store import reminders
from tests.reminders.conftest import Office

TUESDAY = datetime.fromisoformat("2026-11-24T10:20:00+03:00")
DAY = timedelta(days=1)


async def test_what_began_before_the_first_look_at_a_clock_that_was_set_back_is_told(office: Office) -> None:
    """It was set back from Tuesday to Monday morning, when nobody had been told of Monday; then both are lived."""
    hunter = await office.hire(await office.team())
    await office.tick(TUESDAY - timedelta(minutes=70))
    await office.database.transaction(lambda c: reminders.note_tick(c, outages.TICK, TUESDAY))
    assert office.told(hunter) == []
    for now in (TUESDAY - DAY, TUESDAY - DAY + timedelta(minutes=15), TUESDAY, TUESDAY):
        await set_back.tick(office.database, now, lambda _: None)
        await office.tick(now)
    assert office.told(hunter) == ["09:20", "09:20"]
    decided = [(day.weekday(), begins.hour) for day, begins, _ in await office.noted(hunter)]
    assert decided == [(0, 9), (0, 9), (0, 11), (0, 14), (0, 15), (0, 17), (1, 9), (1, 9)]
    kept = await office.database.transaction(lambda c: reminders.last_tick(c, outages.TICK))
    assert kept == TUESDAY  # else a day without a look would be told of
