"""The first look ever may come to nothing, as may any: what was due then is told by the next one, however late."""

from __future__ import annotations

from types import ModuleType

import pytest

from bot.reminders import (
    closings,
    meetings,
    newcomers,
    promises,
    returns,
    slots,
    summaries,
    training,
    week_cards,
)
from bot.store import reminders
from bot.store.database import Database
from bot.store.work import Answer, Work
from tests.reminders.conftest import Office, at

BY_A_CURSOR = (closings, meetings, newcomers, promises, returns, slots, summaries, training, week_cards)


class Going:
    """A database that goes away after its first transaction, or the process with it."""

    shared = True

    def __init__(self, database: Database) -> None:
        self._database = database
        self._gone = False

    async def transaction(self, work: Work[Answer]) -> Answer:
        if self._gone:
            raise OSError("gone")
        self._gone = True
        return await self._database.transaction(work)

    async def close(self) -> None:
        """It is somebody else's."""


async def test_a_slot_that_began_when_the_first_look_failed_is_told_late(office: Office) -> None:
    """Five minutes pass before anybody looks again: more than a first look looks back."""
    hunter = await office.hire(await office.team())
    with pytest.raises(OSError, match="gone"):
        await slots.tick(Going(office.database), at("9:00"), office.sent.extend)
    await office.tick(at("9:05"))
    assert office.told(hunter) == ["09:00"]


@pytest.mark.parametrize("kind", BY_A_CURSOR, ids=lambda kind: str(kind.__name__.rpartition(".")[2]))
async def test_where_the_first_look_began_is_known_before_it_does_anything(
    quick_office: Office, kind: ModuleType
) -> None:
    """Of each kind that goes by the time of the last look."""
    with pytest.raises(OSError, match="gone"):
        await kind.tick(Going(quick_office.database), at("9:00"), quick_office.sent.extend)
    noted = await quick_office.database.transaction(lambda c: reminders.last_tick(c, kind.TICK))
    assert noted == at("8:59")
