"""One kind of reminder that fails silences no other."""

from __future__ import annotations

from typing import Any

import pytest

from bot import app, capabilities
from tests.chat.conftest import Team
from tests.chat.town import MONDAY


async def test_where_one_kind_of_reminder_fails_the_others_are_sent_and_the_failure_is_told(
    quick_team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked at first, and raises each time."""

    async def fail(*_: Any) -> None:
        raise LookupError("a row that nobody understands")

    place = quick_team.town
    place.simulator.clock.on_move.clear()
    await place.move_to(MONDAY.replace(hour=10, minute=59))
    await place.polevik.tick()
    monkeypatch.setattr(app, "REMINDERS", (fail, *capabilities.REMINDERS))
    await place.move_to(MONDAY.replace(hour=11, minute=0))
    with pytest.raises(ExceptionGroup) as failed:
        await place.polevik.tick()
    assert [type(each) for each in failed.value.exceptions] == [LookupError]
    await quick_team.hunter.sees("11:00 · Отчётность")
