"""How clients stand is reckoned in the background: one of whom nothing can be reckoned holds up nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, select, text, update
from structlog.testing import capture_logs

from bot.domain.people import Role
from bot.reminders import standings as background
from bot.store import clients, existing, people, stale, standings, standings_due
from bot.store.database import Database, open_database
from bot.store.tables import standings as rows
from bot.store.work import Answer, Work
from tests.databases import Postgres
from tests.store.test_standings import NOW, TODAY, bought, farm, row_of


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


@dataclass
class Watched:
    """A database that notes which teams each transaction held when it was about to commit."""

    within: Database
    shared: bool = True
    held: list[list[int]] = field(default_factory=list)

    async def transaction(self, work: Work[Answer]) -> Answer:
        def watched(c: Connection) -> Answer:
            found = work(c)
            mine = "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = 1 AND pid = pg_backend_pid()"
            self.held.append(sorted(c.scalars(text(mine))))
            return found

        return await self.within.transaction(watched)

    async def close(self) -> None:
        await self.within.close()


@pytest.fixture
def url(postgres: Postgres) -> Iterator[str]:
    fresh = postgres.migrated()
    yield fresh
    postgres.drop(fresh)


@pytest.mark.postgres
async def test_nobody_changes_a_team_between_the_reading_and_the_writing_of_how_its_clients_stand(url: str) -> None:
    """Neither while they are reckoned nor while they are put into classes: a mark would be overwritten."""
    watched = Watched(await open_database(url))

    def begin(c: Connection) -> list[int]:
        teams = []
        for number in (1, 2):
            team_id = people.found_team(c, f"Отдел {number}", "Europe/Moscow", "ru", NOW)
            whose = people.add_member(c, team_id, number, Role.FARMER, "Вера", "Europe/Moscow", "ru", None, NOW)
            client = clients.create(c, team_id, "Ромашка", whose.id, NOW)
            bought(c, whose, client.id, (40, 700))
            stale.mark(c, [client.id])
            teams.append(team_id)
        return teams

    try:
        teams = await watched.within.transaction(begin)
        await background.tick(watched, NOW, lambda _: None)
        assert teams in watched.held
        assert [[team] for team in teams] == [held for held in watched.held if len(held) == 1]
    finally:
        await watched.close()


async def test_a_base_is_put_into_classes_when_none_of_it_waits_to_be_reckoned(database: Database) -> None:
    """While a large file is taken in each tick would put it into classes once more."""

    def story(c: Connection) -> None:
        place = farm(c)
        other = clients.create(c, place.vera.team_id, "Вектор", place.vera.id, NOW)
        for client_id, amount in ((place.client.id, 700), (other.id, 900)):
            bought(c, place.vera, client_id, (40, amount))
        existing.mark(c, place.vera.team_id, place.client.id, TODAY)
        existing.mark(c, place.vera.team_id, other.id, TODAY)
        standings.reckon(c, place.vera.team_id, [place.client.id], TODAY)
        assert standings.next_unclassed(c, 0) is None
        for _ in range(2):  # a tap may reckon him once more before the background comes to the classes
            standings.reckon(c, place.vera.team_id, [other.id], TODAY)
        assert standings.next_unclassed(c, 0) == (place.vera.id, place.vera.team_id)
        assert standings.next_unclassed(c, place.vera.id) is None

    await database.transaction(story)


async def test_so_many_are_reckoned_at_once_as_have_no_more_than_some_sales(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One at least, however much he bought; the others follow in the same tick."""
    monkeypatch.setattr(standings_due, "ROWS_AT_ONCE", 5)

    def begin(c: Connection) -> list[int]:
        place = farm(c)
        whose = place.vera
        ids = [clients.create(c, whose.team_id, name, whose.id, NOW).id for name in ("А", "Б", "В", "Г")]
        for client_id, count in zip(ids, (2, 3, 9, 1), strict=True):
            bought(c, whose, client_id, *((days, 100) for days in range(count)))
        stale.mark(c, ids)
        return ids

    def reach(c: Connection, ids: list[int]) -> list[int]:
        return [len(standings_due.within_reach(c, ids[at:], TODAY)) for at in range(4)]

    ids = await database.transaction(begin)
    assert await database.transaction(partial(reach, ids=ids)) == [2, 1, 1, 1]
    await background.tick(database, NOW, lambda _: None)
    assert not await database.transaction(lambda c: standings_due.due(c, "Europe/Moscow", TODAY, 9))
