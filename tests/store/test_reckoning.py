"""How clients stand is reckoned in the background: one of whom nothing can be reckoned holds up nobody."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, select, update
from structlog.testing import capture_logs

from bot.reminders import standings as background
from bot.store import clients, existing
from bot.store.database import Database
from bot.store.tables import standings as rows
from tests.store.test_standings import NOW, TODAY, farm, row_of


async def test_a_client_who_cannot_be_reckoned_holds_up_nobody_and_is_tried_once_a_day(database: Database) -> None:
    """The others are reckoned in the same tick; it is logged without a name."""

    def begin(c: Connection) -> list[int]:
        place = farm(c)
        whose = place.vera
        others = [clients.create(c, whose.team_id, name, whose.id, NOW).id for name in ("А", "Б")]
        found = [others[0], place.client.id, others[1]]
        for client_id in found:
            existing.mark(c, whose.team_id, client_id, TODAY)
        c.execute(update(rows).where(rows.c.client_id == found[0]).values(turnover_class="?"))
        return found

    broken, *others = await database.transaction(begin)
    with capture_logs() as logged:
        for _ in range(2):
            await background.tick(database, NOW, lambda _: None)
    found = await database.transaction(
        lambda c: set(c.scalars(select(rows.c.client_id).where(rows.c.reckoned_on == TODAY)))
    )
    assert found == set(others)
    assert (await database.transaction(lambda c: row_of(c, broken))).reckon_on == TODAY + timedelta(days=1)
    assert [each["why"] for each in logged] == ["ValueError"]
