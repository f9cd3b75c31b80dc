"""A clock that is moved under the bot, and what should have been said by it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.clock import system_clock
from bot.domain.people import Role
from bot.domain.tables import is_on, method
from bot.store import calendars
from bot.store.database import UNUSABLE, read_apart
from bot.store.tables import members, reminders, ticks
from tests.kill.accounting import ask
from tests.kill.clocked import AHEAD
from tests.kill.scene import Storm

COMMAND = ("-m", "tests.kill.clocked", "run")
ZONE = "Europe/Moscow"
FORWARD = (20, 90)
"""Minutes of a jump forward."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
LOOKS_WITHIN = 120.0
LOOKED_AT = 0.7
"""Of all jumps are waited for until the bot has looked at the clock; the others come one upon another."""
BACK_AT, OF = 2, 6
"""The third of every six jumps is back by a day."""
DAY = timedelta(days=1)


@dataclass
class Moved:
    """Begins on a working Tuesday morning; jumps forward by an hour or so, and now and then back by a day."""

    file: Path
    url: str
    """Of the database."""
    offset: timedelta = field(init=False)
    spans: list[tuple[datetime, datetime]] = field(default_factory=list)
    """Times through which the bot's clock went or jumped forward."""
    _since: datetime = field(init=False)
    _begun: bool = False
    _jumps: int = 0

    def __post_init__(self) -> None:
        now = system_clock()
        day = now.date() + timedelta(days=1)
        while day.weekday() != 1 or not calendars.public(day, day + 2 * DAY).working([day, day + DAY, day + 2 * DAY]):
            day += DAY
        self._since = datetime(day.year, day.month, day.day, 8, 55, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
        self._set(self._since - now)

    def settings(self) -> dict[str, str]:
        """What makes a bot of `COMMAND` see this clock."""
        return {AHEAD: str(self.file)}

    def now(self) -> datetime:
        return system_clock() + self.offset

    async def jump(self, storm: Storm, dice: Random) -> None:
        if not self._begun:
            await self.looked_at()
            self._begun = True
        self._jumps += 1
        if self._jumps % OF == BACK_AT + 1:
            storm.strikes["clock back a day"] += 1
            self.end()
            self._set(self.offset - DAY)
            self._since = self.now()
        else:
            storm.strikes["clock forward"] += 1
            self._set(self.offset + timedelta(minutes=dice.randint(*FORWARD)))
        if dice.random() < LOOKED_AT:
            await self.looked_at()

    async def looked_at(self) -> None:
        """Wait until the bot has looked for what is due by the clock as it is now."""
        since = self.now()
        async with asyncio.timeout(LOOKS_WITHIN):
            while not since <= await asyncio.to_thread(_looked, self.url) <= self.now():
                await asyncio.sleep(0.2)

    def end(self) -> None:
        self.spans.append((self._since, self.now()))

    def _set(self, offset: timedelta) -> None:
        self.offset = offset
        new = self.file.with_suffix(".new")
        new.write_text(f"{offset.total_seconds():+.3f}")
        new.replace(self.file)


Slot = tuple[int, date, time]
"""Whose, the day, and when it begins there."""


async def silent(moved: Moved) -> list[Slot]:
    """Slots that began while the bot ran, or that its clock jumped over, of which nothing was decided; not those that
    are still to come on a clock that was set back."""
    zone = ZoneInfo(ZONE)

    def find(connection: Connection) -> list[Slot]:
        rows = connection.execute(select(reminders.c.member_id, reminders.c.day, reminders.c.begins))
        decided = {(row.member_id, row.day, row.begins) for row in rows}
        due: set[tuple[date, time]] = set()
        for begun, ended in moved.spans:
            calendar = calendars.public((begun - DAY).date(), (ended + DAY).date())
            found = method(Role.HUNTER).occurrences(zone, begun, ended, calendar)
            begun_by_now = (each for each in found if is_on(calendar, each.day) and each.begins <= moved.spans[-1][1])
            due |= {(each.day, each.slot.start) for each in begun_by_now}
        people = connection.scalars(select(members.c.id)).all()
        return sorted({(one, *slot) for one in people for slot in due} - decided)

    return await ask(moved.url, find)


def _looked(url: str) -> datetime:
    """When the bot looked for slots to the end the last time, by its own clock."""
    last = select(ticks.c.last_at).where(ticks.c.name == "slots")
    try:
        return read_apart(url, lambda connection: connection.scalar(last)) or LONG_AGO
    except UNUSABLE:
        return LONG_AGO
