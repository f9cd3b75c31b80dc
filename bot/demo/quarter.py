"""A believable past quarter of the sample department, up to a moment: of one seed and one moment always the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.demo import farming, hunting, leading, ledger, studying
from bot.demo.agenda import Scene
from bot.demo.cast import CAST, OLGA, VERA, Part
from bot.demo.life import DAY, WEEK, WEEKS, Life
from bot.domain.call_lists import Source
from bot.domain.people import Role
from bot.domain.timetable import week_of
from bot.store import audit, list_filling, people, segments, standings, standings_due
from bot.store.list_sources import Wanted
from bot.store.work import Work

SEED = 7
LISTED = 2
"""Weeks up to now whose call lists are kept."""
RESTED = 3
"""Days without a talk: whom the farmer calls besides."""
FOUNDED = timedelta(hours=-2)
SOURCES = (Source.CALL_BACK, Source.RETURN, Source.CLASS, Source.CONCLUSION, Source.NEVER)


def quarter(now: datetime, zone: str, locale: str, seed: int = SEED) -> tuple[Life, Iterator[Work[None]]]:
    """The people, and the work that writes their quarter down, a week a transaction."""
    local = ZoneInfo(zone)
    today = now.astimezone(local).date()
    begins = week_of(today).monday - WEEKS * WEEK
    life = Life(local, locale, begins, today, Random(f"{seed}"), seed)  # noqa: S311 - nothing is kept secret
    return life, _lived(life, now)


def _lived(life: Life, now: datetime) -> Iterator[Work[None]]:
    yield partial(_found, life)
    for n in range(1, WEEKS + 2):
        until = min(now, life.at(life.begins + n * WEEK, 4))
        yield partial(life.agenda.live, until=until)
    yield partial(_reckon, life)


def _found(life: Life, connection: Connection) -> None:
    """The team, its clients and what everybody is going to do."""
    start = Scene(connection, life.at(life.begins, 8) + FOUNDED)
    team_id = people.found_team(connection, life.words.team, life.zone.key, life.locale, start.now)
    for name, title in life.words.segments.items():
        life.segments[name] = segments.add(connection, team_id, title, start.now).id
    for part in CAST:
        if part.weeks == WEEKS:
            _join(life, team_id, part, start)
    leading.prepare(life, start)
    leading.begin(life)
    books = ledger.begin(life, start)
    ledger.every_monday(life, books, life.begins + WEEK)
    for part in CAST:
        if part.weeks == WEEKS:
            _go_to_work(life, part, start)
        else:
            monday = life.begins + (WEEKS - part.weeks) * WEEK
            life.agenda.plan(life.at(monday, 8, 40), OLGA.number, partial(_come, life, team_id, part))


def _join(life: Life, team_id: int, part: Part, scene: Scene) -> None:
    whole = (part.number, part.role, part.names[life.locale], life.zone.key, life.locale, None, scene.now)
    member = people.add_member(scene.connection, team_id, *whole)
    life.members[part.number], life.parts[part.number] = member, part
    about = ("member", member.id)
    audit.note(scene.connection, member, "member.joined", scene.now, subject=about, role=part.role)


def _come(life: Life, team_id: int, part: Part, scene: Scene) -> None:
    """Somebody new, by an invitation."""
    audit.note(scene.connection, life.members[OLGA.number], "invite.made", scene.now, role=part.role)
    _join(life, team_id, part, scene)
    _go_to_work(life, part, scene)


def _go_to_work(life: Life, part: Part, scene: Scene) -> None:
    if part.role is Role.HEAD:
        return
    since = scene.now.astimezone(life.zone).date()
    if part.role is Role.FARMER:
        studying.begin(life, since)
        farming.begin(life, since)
    else:
        hunting.find_clients(life, part, scene, hunting.POOL * (2 if part.role is Role.HUNTER else 1))
        hunting.begin(life, part, since)
    life.every_week(part.number, 4, 15, 40, partial(_make_list, life, part), since)


def _make_list(life: Life, part: Part, scene: Scene) -> None:
    """Whom to call next week."""
    member = life.members[part.number]
    if part.role is not Role.FARMER:
        hunting.find_clients(life, part, scene, hunting.POOL)
    week = week_of(member.day(scene.now) + WEEK)
    if week.monday < life.today - LISTED * WEEK:
        return
    for source in SOURCES:
        if (source in (Source.CLASS, Source.CONCLUSION)) <= (part.role is Role.FARMER):
            list_filling.fill(scene.connection, member, week, Wanted(source), scene.now)
    if part.role is Role.FARMER:
        list_filling.fill(scene.connection, member, week, Wanted(Source.STALE, days=RESTED), scene.now)


def _reckon(life: Life, connection: Connection) -> None:
    """How everybody of the farmer's stands now, and in which class; once more for whom that changed."""
    farmer = life.members[VERA.number]
    for _ in range(2):
        while found := standings_due.due(connection, farmer.timezone, life.today, 100):
            for team_id, client_ids in found.items():
                standings.reckon(connection, team_id, client_ids, life.today)
        standings.classify(connection, farmer.id)


__all__ = ["DAY", "SEED", "quarter"]
