"""Working days of a team: Russia's public holidays with their transfers, and the team's own word over them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from functools import cache

import holidays
from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.people import Member
from bot.domain.work_calendar import OwnDay, WorkCalendar
from bot.store.dialect import upsert
from bot.store.tables import calendar_days

NAME_LIMIT = 80
_LANGUAGES = {"en": "en_US"}
_BETWEEN = (
    calendar_days.c.team_id == bindparam("team_id"),
    calendar_days.c.day.between(bindparam("first"), bindparam("last")),
)
_OWN = select(calendar_days.c.day, calendar_days.c.works, calendar_days.c.name).where(*_BETWEEN)
_OF_TEAMS = select(calendar_days.c.team_id, calendar_days.c.day, calendar_days.c.works, calendar_days.c.name).where(
    calendar_days.c.team_id.in_(bindparam("team_ids", expanding=True)),
    calendar_days.c.day.between(bindparam("first"), bindparam("last")),
)

_WORKED = select(calendar_days.c.team_id, calendar_days.c.day).where(
    calendar_days.c.day.in_(bindparam("days", expanding=True)), calendar_days.c.works
)


def of_team(connection: Connection, team_id: int, first: date, last: date) -> WorkCalendar:
    """The days from `first` to `last`; of others it says nothing."""
    return public(first, last).with_own(own(connection, team_id, first, last))


def of_teams(connection: Connection, team_ids: Collection[int], first: date, last: date) -> dict[int, WorkCalendar]:
    """The same for several teams at once."""
    if not team_ids:
        return {}
    said: dict[int, list[OwnDay]] = {team_id: [] for team_id in team_ids}
    for team_id, *each in connection.execute(_OF_TEAMS, {"team_ids": list(team_ids), "first": first, "last": last}):
        said[team_id].append(OwnDay(*each))
    everybodys = public(first, last)
    return {team_id: everybodys.with_own(days) for team_id, days in said.items()}


def own(connection: Connection, team_id: int, first: date, last: date) -> list[OwnDay]:
    """What the team said of these days itself, in order."""
    rows = connection.execute(_OWN, {"team_id": team_id, "first": first, "last": last})
    return sorted((OwnDay(*row) for row in rows), key=lambda each: each.day)


def worked(connection: Connection, days: Collection[date]) -> dict[int, set[date]]:
    """Which of these days are worked by a team's own word, by team."""
    found: dict[int, set[date]] = {}
    if days:
        for team_id, day in connection.execute(_WORKED, {"days": list(days)}):
            found.setdefault(team_id, set()).add(day)
    return found


def public(first: date, last: date) -> WorkCalendar:
    """Everybody's calendar."""
    years = [_year(year) for year in range(first.year, last.year + 1)]
    off, extra = ({day for days in each for day in days if first <= day <= last} for each in zip(*years, strict=True))
    return WorkCalendar(frozenset(off), frozenset(extra))


@cache
def _year(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """A year's holidays and its worked Saturdays: made once, they are asked for at every count."""
    russian = holidays.country_holidays("RU", years=year)
    return frozenset(russian), frozenset(russian.weekend_workdays)


def names(first: date, last: date, locale: str) -> dict[date, str]:
    """What the public holidays between `first` and `last` are called; a day off in place of another has no name."""
    found: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        found |= _names(year, _LANGUAGES.get(locale, locale))
    return {day: name for day, name in found.items() if first <= day <= last}


@cache
def _names(year: int, language: str) -> dict[date, str]:
    russian = holidays.country_holidays("RU", years=year, language=language)
    return {day: name for day, name in russian.items() if not _is_moved(day, year)}


@cache
def _is_moved(day: date, year: int) -> bool:
    """Whether it is off in place of another day."""
    return "substituted" in holidays.country_holidays("RU", years=year, language="en_US").get(day, "")


def say(connection: Connection, by: Member, day: date, name: str | None, now: datetime, *, works: bool) -> None:
    """The team's own word on a day."""
    values = {"works": works, "name": name, "created_by": by.id, "created_at": now}
    upsert(connection, calendar_days, ("team_id", "day"), {"team_id": by.team_id, "day": day, **values})


def drop(connection: Connection, team_id: int, day: date) -> bool:
    """The day is as everybody's again; false if the team had said nothing of it."""
    mine = (calendar_days.c.team_id == team_id, calendar_days.c.day == day)
    return connection.execute(delete(calendar_days).where(*mine)).rowcount > 0
