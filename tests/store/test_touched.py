"""On which day a client was dealt with last, and who is found by it: flat, however large the base is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot.domain.call_lists import Source
from bot.domain.funnel import Kind, Result
from bot.domain.people import Member, Role
from bot.domain.timetable import Week
from bot.store import list_sources, people, records
from bot.store.database import Database, open_database
from bot.store.list_sources import Wanted
from bot.store.tables import clients
from tests.databases import sqlite_url

NOW = datetime(2026, 11, 23, 6, 20, tzinfo=UTC)
TODAY = date(2026, 11, 23)
WEEK = Week(TODAY)
DAY = timedelta(days=1)
STALE = Wanted(Source.STALE, days=30)
NEVER = Wanted(Source.NEVER)


def hired(c: Connection, zone: str = "Europe/Moscow") -> Member:
    team_id = people.found_team(c, "Отдел", zone, "ru", NOW)
    return people.add_member(c, team_id, 1, Role.HUNTER, "Иван", zone, "ru", None, NOW)


def clients_of(c: Connection, member: Member, count: int, touched_on: date | None = None) -> list[int]:
    shared = {"team_id": member.team_id, "owner_id": member.id, "created_at": NOW, "touched_on": touched_on}
    rows = [{**shared, "name": f"К {n}", "search_name": f"к {n}"} for n in range(count)]
    return sorted(c.scalars(insert(clients).returning(clients.c.id), rows))


def call(c: Connection, member: Member, client_id: int, days_ago: int, result: Result = Result.CALL_BACK) -> int:
    number = records.add(c, member, Kind.CALL, result, client_id, None, NOW - days_ago * DAY, None, NOW)
    assert number is not None
    return number


def take_back(c: Connection, member: Member, record_id: int) -> None:
    made = records.own(c, member, record_id)
    assert made is not None
    records.undo(c, made, NOW)


def touched(c: Connection, client_id: int) -> date | None:
    return c.scalar(select(clients.c.touched_on).where(clients.c.id == client_id))


async def test_the_last_day_is_that_of_the_latest_record_that_stands(database: Database) -> None:
    """Whatever is added, of days long past too, and whatever is taken back."""

    def work(c: Connection) -> None:
        member, dice = hired(c), Random(3)
        (client_id,) = clients_of(c, member, 1)
        standing: dict[int, int] = {}
        assert touched(c, client_id) is None
        for _ in range(60):
            if standing and dice.random() < 0.5:
                gone = dice.choice(sorted(standing))
                del standing[gone]
                take_back(c, member, gone)
            else:
                days_ago = dice.randrange(40)
                standing[call(c, member, client_id, days_ago)] = days_ago
            assert touched(c, client_id) == (TODAY - min(standing.values()) * DAY if standing else None)

    await database.transaction(work)


async def test_a_press_that_makes_no_record_changes_nothing_and_nor_does_anothers_client(database: Database) -> None:
    """The day is the person's own: in Kamchatka it is tomorrow already."""

    def work(c: Connection) -> None:
        member = hired(c, "Asia/Kamchatka")
        one, other = clients_of(c, member, 2)
        evening = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
        for client_id in (one, other):
            records.add(c, member, Kind.CALL, Result.REFUSED, client_id, None, evening, "1:2", evening)
        assert (touched(c, one), touched(c, other)) == (date(2026, 11, 24), None)

    await database.transaction(work)


async def test_who_was_not_touched_for_days_and_who_never_was(database: Database) -> None:
    """The longest untouched first; a record that is taken back is none."""

    def work(c: Connection) -> list[int]:
        member = hired(c)
        never, taken, old, older, lately, edge = clients_of(c, member, 6)
        take_back(c, member, call(c, member, taken, 50))
        call(c, member, old, 40)
        call(c, member, older, 50)
        call(c, member, lately, 50)
        call(c, member, lately, 29)
        call(c, member, edge, 30)

        def offered(wanted: Wanted) -> list[int]:
            found = [each.client_id for each in list_sources.candidates(c, member, WEEK, wanted, NOW)]
            assert list_sources.count(c, member, WEEK, wanted, NOW) == len(found)
            return found

        assert offered(STALE) == [older, old, edge]
        assert offered(NEVER) == [never, taken]
        return []

    await database.transaction(work)


async def test_nobody_is_offered_another_ones_clients(database: Database) -> None:
    """Neither a colleague's nor another team's."""

    def work(c: Connection) -> None:
        member = hired(c)
        colleague = people.add_member(c, member.team_id, 2, Role.HUNTER, "Анна", "Europe/Moscow", "ru", None, NOW)
        clients_of(c, member, 3)
        clients_of(c, member, 3, TODAY - 90 * DAY)
        assert [list_sources.count(c, colleague, WEEK, wanted, NOW) for wanted in (STALE, NEVER)] == [0, 0]
        assert [list_sources.count(c, member, WEEK, wanted, NOW) for wanted in (STALE, NEVER)] == [3, 3]

    await database.transaction(work)


@pytest.mark.parametrize(("wanted", "how"), [(STALE, "touched_on<?"), (NEVER, "touched_on=?")])
async def test_both_are_read_by_the_index_in_its_order(tmp_path: Any, wanted: Wanted, how: str) -> None:
    """Nothing is sorted after."""
    database = await open_database(sqlite_url(tmp_path))

    def plan(c: Connection) -> list[str]:
        member = hired(c)
        seen: list[Any] = []
        raw = c.connection.driver_connection
        assert raw is not None
        raw.set_trace_callback(seen.append)
        list_sources.candidates(c, member, WEEK, wanted, NOW)
        raw.set_trace_callback(None)
        return [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {seen[-1]}")]

    steps = await database.transaction(plan)
    await database.close()
    (of_clients,) = [each for each in steps if " clients " in each]
    assert "ix_clients_owner_id_touched_on" in of_clients
    assert how in of_clients
    assert not any("TEMP B-TREE" in each for each in steps)


@pytest.mark.parametrize("wanted", [STALE, NEVER])
async def test_clients_touched_lately_cost_nothing(tmp_path: Any, wanted: Wanted) -> None:
    """As many steps of the database's machine with twenty thousand of them as with a hundred."""
    database = await open_database(sqlite_url(tmp_path))
    member = await database.transaction(hired)
    await database.transaction(lambda c: clients_of(c, member, 100, TODAY))
    few = await database.transaction(_steps(member, wanted))
    await database.transaction(lambda c: clients_of(c, member, 20_000, TODAY))
    many = await database.transaction(_steps(member, wanted))
    await database.close()
    assert many <= few + 100


def _steps(member: Member, wanted: Wanted) -> Callable[[Connection], int]:
    def count(c: Connection) -> int:
        taken = 0

        def step() -> None:
            nonlocal taken
            taken += 10

        raw = c.connection.driver_connection
        assert raw is not None
        raw.set_progress_handler(step, 10)
        list_sources.count(c, member, WEEK, wanted, NOW)
        raw.set_progress_handler(None, 0)
        return taken

    return count


async def test_the_test_of_steps_can_fail(tmp_path: Any) -> None:
    """Of those who are to be counted each costs something."""
    database = await open_database(sqlite_url(tmp_path))
    member = await database.transaction(hired)
    none = await database.transaction(_steps(member, STALE))
    await database.transaction(lambda c: clients_of(c, member, 500, TODAY - 60 * DAY))
    assert await database.transaction(_steps(member, STALE)) > none + 500
    await database.close()
