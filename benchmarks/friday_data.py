"""Many teams at the end of a week that is full of records: one is written, and copied within the database.

Imported only where a database is filled, in a process of its own: the server must not carry the bot's libraries.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, func, insert, literal, select, text, update

from benchmarks import friday_teams as teams_of
from benchmarks.monday_data import at_work
from bot.domain.timetable import Week
from bot.store import closing_weeks, summaries
from bot.store.database import open_database
from bot.store.migrating import migrate
from bot.store.tables import meetings, members, metadata, teams
from tests.summaries.quarter_made import FIRST_MONDAY, quarter
from tests.summaries.quarter_rows import HEAD
from tests.summaries.quarter_rows import fill as write

CLOSED_AT_ONCE = 50
NEAR = timedelta(hours=3)


def fill(database_url: str, people: Sequence[int], count: int, own_weeks: int) -> None:
    """Fills a new, empty database: so many teams, in each of which so many people get their own week at the moment at
    which their head gets the team's; a large team; and `people`, who tap meanwhile."""
    migrate(database_url)
    asyncio.run(_fill(database_url, people, count, own_weeks))


async def _fill(database_url: str, people: Sequence[int], count: int, own_weeks: int) -> None:
    database = await open_database(database_url)
    try:
        await database.transaction(lambda c: _teams(c, count, own_weeks))
        ids = [1 + number * teams_of.STEP for number in range(count)]
        for start in range(0, count, CLOSED_AT_ONCE):
            await database.transaction(partial(_close_last_week, ids[start : start + CLOSED_AT_ONCE]))
        monday = datetime.combine(FIRST_MONDAY + timedelta(weeks=1), teams_of.SUMMED_UP.timetz())
        await at_work(database, people, monday, teams_of.ZONE)
    finally:
        await database.close()


def _teams(connection: Connection, count: int, own_weeks: int) -> None:
    assert HEAD == teams_of.HEAD
    write(connection, quarter(people=teams_of.LARGE, weeks=2))
    _copy(connection, [teams_of.LARGE_AT])
    _forget_first(connection)
    write(connection, quarter(which=teams_of.PEOPLE, weeks=2))
    connection.execute(update(teams).where(teams.c.id == 1).values(summary_lead=teams_of.LEAD))
    # Reminders of meetings are not measured here.
    soon = meetings.c.starts_at.between(teams_of.SUMMED_UP - NEAR, teams_of.SUMMED_UP + NEAR)
    connection.execute(update(meetings).where(soon).values(state="cancelled"))
    elsewhere = [number + 1 for number in teams_of.PEOPLE[own_weeks:]]
    connection.execute(update(members).where(members.c.id.in_(elsewhere)).values(timezone=teams_of.ELSEWHERE))
    _copy(connection, [number * teams_of.STEP for number in range(1, count)])
    _number_on(connection)


def _copy(connection: Connection, distances: Sequence[int]) -> None:
    """Everything of the first team once more, its ids so far away."""
    if not distances:
        return
    apart = distances[1] - distances[0] if len(distances) > 1 else 1
    one = select(literal(distances[0]).label("distance")).cte("far", recursive=True)
    far = one.union_all(select(one.c.distance + apart).where(one.c.distance < distances[-1]))
    for table in metadata.sorted_tables:
        if (rows := _of_first(table)) is not None:
            copied = rows.with_only_columns(*(_moved(column, far.c.distance) for column in table.c)).join(
                far, literal(1) == 1
            )
            connection.execute(insert(table).from_select([column.name for column in table.c], copied))


def _of_first(table: Table) -> Select[Any] | None:
    if table is teams:
        return select(table).where(table.c.id == 1)
    return select(table).where(table.c.team_id == 1) if "team_id" in table.c else None


def _moved(column: Column[Any], distance: ColumnElement[int]) -> Any:
    is_id = column.name == "id" or column.foreign_keys or column is members.c.telegram_id
    return column + distance if is_id else column


def _forget_first(connection: Connection) -> None:
    for table in reversed(metadata.sorted_tables):
        if table is teams:
            connection.execute(table.delete().where(table.c.id == 1))
        elif "team_id" in table.c:
            connection.execute(table.delete().where(table.c.team_id == 1))


def _number_on(connection: Connection) -> None:
    """PostgreSQL numbers on from where it stopped itself, and plans by what it has counted."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if "id" in table.c:
            last = select(func.max(table.c.id)).scalar_subquery()
            connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))
    connection.execute(text("ANALYZE"))


def _close_last_week(team_ids: Sequence[int], connection: Connection) -> None:
    at = datetime.combine(FIRST_MONDAY + timedelta(weeks=1, days=1), teams_of.SUMMED_UP.timetz())
    for team_id in team_ids:
        week = Week(FIRST_MONDAY)
        closing_weeks.close(connection, summaries.gather(connection, team_id, week, at), at)
