"""Weeks that were closed: versions that never change, the latest of them open again or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.domain import closing
from bot.domain.closing import Change
from bot.domain.packing import packed, unpacked
from bot.domain.people import Member
from bot.domain.summary import Summary
from bot.domain.summary_json import from_plain, to_plain
from bot.domain.summary_shown import Mark
from bot.domain.timetable import Week
from bot.store.dialect import insert_if_new
from bot.store.tables import closed_weeks, members

_MARKS = [
    closed_weeks.c[name] for name in ("id", "monday", "version", "closed_at", "closed_by", "reopened_at", "reopened_by")
]
_OF_TEAM = closed_weeks.c.team_id == bindparam("team_id")
_newer = closed_weeks.alias("newer")
_LATEST = select(*_MARKS, closed_weeks.c.content, closed_weeks.c.changes).where(
    _OF_TEAM,
    closed_weeks.c.monday.between(bindparam("first"), bindparam("last")),
    ~select(_newer.c.id)
    .where(
        _newer.c.team_id == closed_weeks.c.team_id,
        _newer.c.monday == closed_weeks.c.monday,
        _newer.c.version > closed_weeks.c.version,
    )
    .exists(),
)
_ALL_OF_WEEK = (
    select(*_MARKS, closed_weeks.c.changes)
    .where(_OF_TEAM, closed_weeks.c.monday == bindparam("monday"))
    .order_by(closed_weeks.c.version)
)
_NAMES = select(members.c.id, members.c.name).where(members.c.team_id == bindparam("team_id"))


@dataclass(frozen=True, slots=True)
class Version:
    mark: Mark
    summary: Summary


def latest(connection: Connection, team_id: int, week: Week) -> Version | None:
    """The last version of a week, be it open again or not."""
    return between(connection, team_id, week.monday, week.monday).get(week.monday)


def between(connection: Connection, team_id: int, first: date, last: date) -> dict[date, Version]:
    """The last versions of the weeks from one Monday to another, by Monday; of those that were ever closed."""
    rows = connection.execute(_LATEST, {"team_id": team_id, "first": first, "last": last}).all()
    names = _names(connection, team_id) if rows else {}
    return {row.monday: Version(_mark(row), from_plain(unpacked(row.content), names)) for row in rows}


def all_of(connection: Connection, team_id: int, week: Week) -> list[Mark]:
    """Every version of a week, the first one first, without its figures."""
    return [_mark(row) for row in connection.execute(_ALL_OF_WEEK, {"team_id": team_id, "monday": week.monday})]


def add(
    connection: Connection,
    summary: Summary,
    version: int,
    now: datetime,
    *,
    by: Member | None = None,
    changes: tuple[Change, ...] = (),
) -> bool:
    """Keep the next version; false where somebody else kept it first."""
    row = {
        "team_id": summary.team_id,
        "monday": summary.week.monday,
        "version": version,
        "content": packed(to_plain(summary)),
        "changes": closing.to_plain(changes),
        "closed_at": now,
        "closed_by": by.id if by else None,
    }
    return connection.scalar(insert_if_new(connection, closed_weeks, closed_weeks.c.id), row) is not None


def reopen(connection: Connection, team_id: int, mark: Mark, by: Member, now: datetime) -> bool:
    """Open the week again; false where that was done."""
    standing = (closed_weeks.c.team_id == team_id, closed_weeks.c.id == mark.id, closed_weeks.c.reopened_at.is_(None))
    opened = update(closed_weeks).where(*standing).values(reopened_at=now, reopened_by=by.id)
    return connection.execute(opened).rowcount > 0


def _mark(row: Any) -> Mark:
    return Mark(
        id=row.id,
        monday=row.monday,
        version=row.version,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        reopened_at=row.reopened_at,
        reopened_by=row.reopened_by,
        changes=closing.from_plain(row.changes),
    )


def _names(connection: Connection, team_id: int) -> dict[int, str]:
    return {row.id: row.name for row in connection.execute(_NAMES, {"team_id": team_id})}
