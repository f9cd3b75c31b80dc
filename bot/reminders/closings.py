"""Weeks close by themselves, and corrections of those closed lately become versions: team by team, silently.

A week closes at 0:05 on the team's clock, after the first working day that follows it (domain/closing.py). What an
outage held up is closed by the next look; nothing older than a month is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.delivery.failures import place
from bot.delivery.outbox import Item
from bot.domain.closing import CLOSES_AT, LONGEST_REST, closes_on
from bot.domain.local_time import local_day, to_utc
from bot.domain.timetable import Week, week_of
from bot.store import calendars, closing_weeks, reminders, summaries_due
from bot.store.database import Database, in_steps
from bot.store.work import trouble, was_away

TICK = "closings"
WEEKS_BACK = 4
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
log = structlog.get_logger()


async def tick(database: Database, now: datetime, send: Callable[[list[Item]], None]) -> None:  # noqa: ARG001 - the shape of a tick; nobody is told
    """Close what was due since the last look."""
    since, zones = await database.transaction(
        lambda c: (reminders.looked_until(c, TICK, now), summaries_due.team_zones(c))
    )
    for timezone in zones:
        day = _begun(ZoneInfo(timezone), now)
        if since < to_utc(day, CLOSES_AT, ZoneInfo(timezone)):
            for team_id, week in await database.transaction(partial(_due, timezone, day)):
                await _guarded(database, team_id, week, now)
    await database.transaction(lambda c: reminders.note_tick(c, TICK, now))


def _begun(zone: ZoneInfo, now: datetime) -> date:
    """The last day whose 0:05 is over."""
    today = local_day(now, zone)
    return today if to_utc(today, CLOSES_AT, zone) <= now else today - _DAY


def _due(timezone: str, day: date, connection: Connection) -> list[tuple[int, Week]]:
    """Teams of a zone, with the weeks that are to be closed by this day, the oldest first."""
    zone = ZoneInfo(timezone)
    weeks = [Week(week_of(day).monday - n * _WEEK) for n in range(WEEKS_BACK, 0, -1)]
    found = [pair for week in weeks for pair in _unclosed(connection, timezone, week, day, zone)]
    again = [
        (team_id, week)
        for team_id, week in summaries_due.reopened(connection, timezone)
        if closing_weeks.closing_day(connection, team_id, week) <= day
    ]
    return [*found, *(pair for pair in again if pair not in found)]


def _unclosed(
    connection: Connection, timezone: str, week: Week, day: date, zone: ZoneInfo
) -> Iterable[tuple[int, Week]]:
    ends = to_utc(week.sunday + _DAY, CLOSES_AT, zone)
    teams = summaries_due.unclosed(connection, timezone, week, ends)
    until = week.sunday + LONGEST_REST * _DAY
    known = calendars.of_teams(connection, teams, week.monday, until)
    reopened = {team_id for team_id, each in summaries_due.reopened(connection, timezone) if each == week}
    return [(team_id, week) for team_id in teams if team_id not in reopened and closes_on(week, known[team_id]) <= day]


async def _guarded(database: Database, team_id: int, week: Week, now: datetime) -> None:
    """One team whose week cannot be counted must not keep the others open; the next night it is tried again."""
    try:
        await _close(database, team_id, week, now)
    except Exception as error:
        if was_away(error) or isinstance(error, OperationalError):
            raise
        log.error("week not closed", team=team_id, why=trouble(error), at=place(error))


async def _close(database: Database, team_id: int, week: Week, now: datetime) -> None:
    # The weeks before it first: its marks of the last week are theirs.
    for n in range(WEEKS_BACK - 1, 0, -1):
        await correct(database, team_id, Week(week.monday - n * _WEEK), now)
    found = await in_steps(database, closing_weeks.closing(team_id, week, now))
    await database.transaction(lambda c: closing_weeks.close_counted(c, found, now))


async def correct(database: Database, team_id: int, week: Week, now: datetime) -> None:
    """Make a new version of a closed week in which anything was mended."""
    await in_steps(database, closing_weeks.mending(team_id, week, now))
