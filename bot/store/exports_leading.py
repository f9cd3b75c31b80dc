"""The sheets of what a head leads by: norms, ways to payment, what counted, closed weeks, deputies, the trail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.domain.exporting import Field, Shape
from bot.domain.packing import unpacked
from bot.domain.summary import PersonWeek, Summary
from bot.domain.summary_json import from_plain
from bot.domain.timetable import Week, week_of
from bot.domain.trail import Entry
from bot.store import closed_weeks, summaries
from bot.store.exports import (
    OF_TEAM,
    TEAM,
    Row,
    Scope,
    Sheet,
    client,
    person,
    plain,
    sheet,
    streamed,
    with_client,
    word,
)
from bot.store.tables import audit, checks_done, deputies, groups, invitations, norms, path_moves, paths
from bot.store.tables import closed_weeks as kept

_WEEK = timedelta(weeks=1)


def _words(*fields: tuple[str, str]) -> tuple[Field, ...]:
    return tuple(Field(name, Shape.WORD, family) for name, family in fields)


def _numbered(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name) for name in names)


WHO = (Field("person_id"), Field("person", Shape.PERSON))


def _counted(connection: Connection, scope: Scope, after: int) -> Iterator[Row]:
    """Every row behind every figure, week by week: as it was closed, else as it is counted now."""
    team = summaries.team_of(connection, scope.team_id)
    last = week_of(team.today(scope.now)).monday
    monday = week_of(team.created_on).monday
    if after:
        monday = max(monday, date.fromordinal(after) + _WEEK)
    while monday <= last:
        week = Week(monday)
        version = closed_weeks.latest(connection, scope.team_id, week)
        holds = version is not None and version.mark.holds
        found = (
            version.summary
            if version is not None and holds
            else summaries.counted(connection, scope.team_id, week, scope.now)
        )
        number = version.mark.version if version is not None and holds else None
        for one in found.people:
            for values in _of_person(one):
                yield monday.toordinal(), (monday, number, *values)
        monday += _WEEK


def _of_person(one: PersonWeek) -> Iterator[tuple[Any, ...]]:
    who = (one.member_id, one.member_id, one.role)
    for each in one.stages:
        yield from ((*who, each.stage, each.source, number, True, None) for number in each.ids)
        for gap in each.not_counted:
            yield from ((*who, each.stage, each.source, number, False, gap.gap) for number in gap.ids)


COUNTED = Sheet(
    "counted",
    (
        *(Field("monday"), Field("version"), *WHO),
        *_words(("role", "role"), ("stage", "stage"), ("row", "row")),
        *(Field("row_id"), Field("counts"), Field("why", Shape.WORD, "gap")),
    ),
    _counted,
)

_VERSIONS = select(kept).where(kept.c.team_id == TEAM, kept.c.id > bindparam("after")).order_by(kept.c.id)


def _versions(connection: Connection, scope: Scope, after: int) -> Iterator[Row]:
    """Every figure of every version."""
    for place, row in streamed(connection, _VERSIONS, scope, after):
        told = dict(zip(_VERSIONS.selected_columns.keys()[1:], row, strict=True))
        summary: Summary = from_plain(unpacked(told["content"]), {})
        closed = (told["closed_at"], told["closed_by"], told["closed_by"])
        opened = (told["reopened_at"], told["reopened_by"], told["reopened_by"])
        marks = (place, told["monday"], told["version"], *closed, *opened)
        for one in summary.people:
            for each in one.stages:
                figures = (each.counted, each.norm, each.last, each.logged)
                yield place, (*marks, one.member_id, one.member_id, one.role, one.fair.worked, each.stage, *figures)


WEEKS = Sheet(
    "weeks",
    (
        *_numbered("id", "monday", "version", "closed_at", "closer_id"),
        *(Field("closer", Shape.PERSON), Field("reopened_at"), Field("reopener_id"), Field("reopener", Shape.PERSON)),
        *(*WHO, Field("role", Shape.WORD, "role"), Field("days_worked"), Field("stage", Shape.WORD, "stage")),
        *_numbered("counted", "norm", "last_week", "logged"),
    ),
    _versions,
)

TRAIL = (
    *(audit.c.id, audit.c.created_at, audit.c.member_id, audit.c.action, audit.c.subject, audit.c.subject_id),
    audit.c.details,
)
_TRAIL = select(*TRAIL).where(audit.c.team_id == TEAM, audit.c.id > bindparam("after")).order_by(audit.c.id)


def trail_sheet(statement: Any, *, in_words: bool = False) -> Sheet:
    """`in_words`: for whom it is about; a machine reads what it was kept as, too."""

    def rows(connection: Connection, scope: Scope, after: int) -> Iterator[Row]:
        for place, (at, who, action, subject, subject_id, details) in streamed(connection, statement, scope, after):
            entry = Entry(place, at, who, action, subject, subject_id, details)
            as_kept = () if in_words else (action, subject, subject_id, details)
            yield place, (place, at, who, who, entry, *as_kept)

    fields = (Field("id"), Field("created_at"), *WHO, Field("change", Shape.CHANGE))
    as_kept = () if in_words else _numbered("action", "subject", "subject_id", "details")
    return Sheet("audit", (*fields, *as_kept), rows)


AUDIT = trail_sheet(_TRAIL)

SHEETS = (
    COUNTED,
    WEEKS,
    sheet(
        "norms",
        (
            *(plain(norms.c.id), *person(norms.c.member_id), word(norms.c.role, "role"), word(norms.c.stage, "stage")),
            *map(plain, (norms.c.valid_from, norms.c.value, norms.c.inherits)),
            *(*person(norms.c.created_by, "author"), plain(norms.c.created_at)),
        ),
        norms.c.team_id == TEAM,
    ),
    sheet(
        "paths",
        (
            *(*client(paths), *person(paths.c.member_id), word(paths.c.stage, "path")),
            *map(plain, (paths.c.block, paths.c.since, paths.c.amount, paths.c.reason)),
            *(*person(paths.c.joined_by, "joiner"), plain(paths.c.joined_at)),
        ),
        paths.c.team_id == TEAM,
        source=with_client(paths),
    ),
    sheet(
        "moves",
        (
            *(plain(path_moves.c.id), plain(path_moves.c.local_day, "day"), *person(path_moves.c.member_id)),
            *(*client(path_moves), word(path_moves.c.stage_from, "path"), word(path_moves.c.move, "move")),
            *map(plain, (path_moves.c.amount, path_moves.c.reason, path_moves.c.returns_on, path_moves.c.existing)),
            *(plain(path_moves.c.created_at), plain(path_moves.c.undone_at)),
        ),
        path_moves.c.team_id == TEAM,
        source=with_client(path_moves),
    ),
    sheet(
        "deputies",
        (
            *(plain(deputies.c.id), *person(deputies.c.head_id, "head"), *person(deputies.c.member_id)),
            *map(plain, (deputies.c.first_day, deputies.c.last_day, deputies.c.created_at, deputies.c.ended_at)),
        ),
        deputies.c.team_id == TEAM,
    ),
    sheet(
        "checks",
        (
            *(plain(checks_done.c.id), *person(checks_done.c.member_id), plain(checks_done.c.item)),
            *(*person(checks_done.c.done_by, "author"), plain(checks_done.c.done_at)),
        ),
        checks_done.c.team_id == TEAM,
        checks_done.c.member_id.in_(OF_TEAM),
    ),
    sheet(
        "invitations",
        (
            *(plain(invitations.c.id), word(invitations.c.role, "role"), *person(invitations.c.created_by, "author")),
            *(plain(invitations.c.created_at), plain(invitations.c.used_at)),
        ),
        invitations.c.team_id == TEAM,
        invitations.c.created_by.in_(OF_TEAM),
    ),
    sheet(
        "groups",
        (
            *(plain(groups.c.id), plain(groups.c.title), *person(groups.c.bound_by, "author")),
            *(plain(groups.c.bound_at), plain(groups.c.left_at)),
        ),
        groups.c.team_id == TEAM,
    ),
    AUDIT,
)
