"""The sheets of an export on both databases: one moment's state, nobody held up, no other team's rows, by index."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot.domain.exporting import Whose
from bot.store import clients, people
from bot.store.database import Database, open_database, read_apart
from bot.store.exports import AT_ONCE, Scope
from bot.store.exports_all import SHEETS
from bot.store.tables import clients as rows
from tests.databases import sqlite_url
from tests.store.teams_farming import build
from tests.store.teams_town import NOW
from tests.store.test_query_plans import statements, whole_reads

LATER = NOW + timedelta(days=7)


def _all(connection: Connection, scope: Scope, whose: Whose) -> dict[str, list[Any]]:
    return {sheet.name: list(sheet.rows(connection, scope, 0)) for sheet in SHEETS[whose]}


@pytest.mark.parametrize("whose", Whose)
async def test_no_row_of_another_team_stands_in_any_sheet(database: Database, whose: Whose) -> None:
    """The stranger's export knows nothing of the town, the town's own has it."""
    town = await database.transaction(build)
    ours = Scope(town.team, town.ann.id, LATER)
    theirs = Scope(town.stranger.team_id, town.stranger.id, LATER)
    # Whoever is named by somebody else's number gets nothing by it.
    mixed = Scope(town.stranger.team_id, town.ann.id, LATER)
    full = await database.transaction(lambda c: _all(c, ours, whose))
    assert len(full["records"]) == 2
    for scope in (theirs, mixed):
        found = await database.transaction(lambda c, scope=scope: _all(c, scope, whose))  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable
        assert not {name for name, each in found.items() if each} - {"team", "people", "me"}
        assert "Ours" not in str(found)


async def test_rows_come_in_their_order_and_go_on_behind_any_of_them(database: Database) -> None:
    """Each sheet's places only grow; asked for from the middle it goes on there."""
    town = await database.transaction(build)
    scope = Scope(town.team, town.ann.id, LATER)
    for sheets in SHEETS.values():
        for sheet in sheets:
            found = await database.transaction(lambda c, sheet=sheet: list(sheet.rows(c, scope, 0)))  # type: ignore[misc]  # as above
            places = [place for place, _ in found]
            assert places == sorted(places)
            for cut in dict.fromkeys(places):
                rest = await database.transaction(lambda c, sheet=sheet, cut=cut: list(sheet.rows(c, scope, cut)))  # type: ignore[misc]  # as above
                assert rest == [row for row in found if row[0] > cut], sheet.name


async def test_a_reading_apart_sees_one_moment_and_holds_no_writer_up(database_url: str) -> None:
    """A client that is added meanwhile is there for everybody else at once."""
    database = await open_database(database_url)
    town = await database.transaction(build)
    loop = asyncio.get_running_loop()

    def names(connection: Connection) -> list[str]:
        return list(connection.scalars(select(rows.c.name).where(rows.c.team_id == town.team).order_by(rows.c.id)))

    def reading(connection: Connection) -> list[str]:
        before = names(connection)
        added = database.transaction(lambda c: clients.create(c, town.team, "Новая", town.ann.id, NOW))
        asyncio.run_coroutine_threadsafe(added, loop).result(timeout=10)
        assert names(connection) == before
        return before

    seen = await asyncio.to_thread(read_apart, database_url, reading)
    assert await database.transaction(names) == [*seen, "Новая"]
    await database.close()


async def test_a_reading_apart_writes_nothing(database_url: str) -> None:
    """Whatever its work tries."""

    def writing(connection: Connection) -> None:
        people.found_team(connection, "Чужие", "Europe/Moscow", "ru", NOW)

    with pytest.raises(Exception, match=r"readonly|read-only"):
        await asyncio.to_thread(read_apart, database_url, writing)


async def test_many_rows_are_never_in_memory_together(database: Database) -> None:
    """A sheet is fetched piece by piece: the first rows are there before the last are asked for."""
    town = await database.transaction(build)
    many = [
        {"team_id": town.team, "name": f"Ф{n}", "search_name": f"ф{n}", "owner_id": town.ann.id, "created_at": NOW}
        for n in range(3 * AT_ONCE)
    ]

    def first_of_many(connection: Connection) -> int:
        connection.execute(insert(rows), many)
        sheet = next(each for each in SHEETS[Whose.TEAM] if each.name == "clients")
        found = sheet.rows(connection, Scope(town.team, town.ann.id, LATER), 0)
        first = next(found)[0]
        return len([*found]) - first + 1

    assert await database.transaction(first_of_many) >= 3 * AT_ONCE


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


async def test_no_sheet_reads_a_whole_table(url: str) -> None:
    """Each finds the team's rows by an index; SQLite tells how."""
    database = await open_database(url)
    town = await database.transaction(build)
    scope = Scope(town.team, town.ann.id, LATER)
    with statements() as seen:
        for whose in Whose:
            await database.transaction(lambda c, whose=whose: _all(c, scope, whose))  # type: ignore[misc]  # as above
    assert len(seen) > 40
    assert await whole_reads(database, seen) == []
    plans = await database.transaction(lambda c: _by_number_only(c, seen))
    assert plans == []
    await database.close()


def _by_number_only(connection: Connection, seen: dict[str, Any]) -> list[str]:
    """Statements that go through all teams' rows in the order of their numbers: no scan by name, and yet one."""
    found = []
    for statement, parameters in seen.items():
        if statement.startswith("SELECT"):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            found += [f"{row[3]}: {statement}" for row in plan if "PRIMARY KEY (rowid>?)" in row[3]]
    return found
