"""Whom each source of a call list offers for a week: own clients only, in the order in which they are to be called.

Every statement stops at a limit and goes by an index, so that the cost does not grow with the base.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select

from bot.domain.call_lists import MET_REST, MOST, PURPOSE_LIMIT, REFUSED_REST, Candidate, ItemState, Source
from bot.domain.clients import Standing
from bot.domain.funnel import Kind, Result
from bot.domain.meetings import MeetingState
from bot.domain.people import Member
from bot.domain.timetable import Week
from bot.store import list_existing, promised_calls
from bot.store.paths import is_lost
from bot.store.tables import (
    clients,
    decision_makers,
    imports,
    list_items,
    meetings,
    records,
    standings,
    studies,
)

CALL_BACKS_SINCE = timedelta(days=30)
"""A promise that is older is forgotten by the client too."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source, and what it needs besides."""

    source: Source
    segment_id: int = 0
    days: int = 0
    import_id: int = 0


_SUNDAY: Any = bindparam("sunday")
_MINE = and_(clients.c.team_id == bindparam("team_id"), clients.c.owner_id == bindparam("member_id"))
_UNLISTED = (
    ~select(list_items.c.id)
    .where(
        list_items.c.team_id == bindparam("team_id"),
        list_items.c.monday == bindparam("monday"),
        list_items.c.client_id == clients.c.id,
    )
    .exists()
)
# The promise brings him to the head of the list, whatever he waits for; but not who waits for it already, was taken
# off, is a colleague's by now, or was put on the list by name since, to be called before the promised day.
_TAKEN = (
    select(list_items.c.id)
    .where(
        list_items.c.team_id == bindparam("team_id"),
        list_items.c.monday == bindparam("monday"),
        list_items.c.client_id == clients.c.id,
        or_(
            # Who was called by a colleague before he was handed over is on nobody's list any more.
            and_(list_items.c.member_id != bindparam("member_id"), list_items.c.state != ItemState.DONE),
            list_items.c.state == ItemState.REMOVED,
            and_(
                list_items.c.state == ItemState.WAITING,
                list_items.c.created_at >= records.c.created_at,
                or_(
                    list_items.c.source == Source.CALL_BACK,
                    and_(list_items.c.source == Source.ADDED, records.c.call_back_on > bindparam("today")),
                ),
            ),
        ),
    )
    .exists()
)
_BACK = or_(clients.c.postponed_until.is_(None), clients.c.postponed_until <= _SUNDAY)
_HIS_TO_CALL = promised_calls.by(lambda who: who == bindparam("member_id"))
# Asked to be called on a later day: he has a call-back of his own.
_ASKED_LATER = select(records.c.client_id).where(
    _HIS_TO_CALL, records.c.call_back_on > _SUNDAY, records.c.undone_at.is_(None)
)
_MEETS = select(meetings.c.client_id).where(
    meetings.c.member_id == bindparam("member_id"),
    meetings.c.starts_at > bindparam("now"),
    meetings.c.state == MeetingState.BOOKED,
)
# Refused or was met of late, whoever spoke to him: he is left alone for a while.
_RESTS = (
    select(records.c.id)
    .where(
        records.c.client_id == clients.c.id,
        records.c.undone_at.is_(None),
        or_(
            and_(records.c.result == Result.REFUSED, records.c.happened_at >= bindparam("refused_since")),
            and_(records.c.kind == Kind.MEETING, records.c.happened_at >= bindparam("met_since")),
        ),
    )
    .exists()
)
_REACHABLE = or_(
    clients.c.phone.is_not(None),
    select(decision_makers.c.id)
    .where(
        decision_makers.c.client_id == clients.c.id,
        decision_makers.c.phone.is_not(None),
        decision_makers.c.standing != Standing.REPLACED,
    )
    .exists(),
)
_FREE = (_MINE, _UNLISTED, _BACK, ~is_lost(clients.c.id))
# Who is known is no stranger: he is not left alone for a while.
_KNOWN = (*_FREE, clients.c.id.not_in(_ASKED_LATER), clients.c.id.not_in(_MEETS))
_COLD = (*_KNOWN, ~_RESTS)
_CLIENT = (clients.c.id, clients.c.owner_id)


def _cold(*conditions: ColumnElement[bool]) -> Select[Any]:
    return select(*_CLIENT).where(*_COLD, *conditions).order_by(clients.c.id).limit(MOST)


# A member's clients are all of his team; with both named the index of whom nobody dealt with lately is not taken.
_WANTED = (_BACK, clients.c.id.not_in(_MEETS), ~is_lost(clients.c.id))
_OWNED = (clients.c.owner_id == bindparam("member_id"), _UNLISTED, *_WANTED)
_NOT_BROUGHT = or_(clients.c.import_id.is_(None), clients.c.import_id.not_in(bindparam("brought", expanding=True)))
_STATEMENTS: dict[Source, Select[Any]] = {
    Source.CALL_BACK: select(*_CLIENT, records.c.decision_maker_id, records.c.note, records.c.call_back_on)
    .join(records, records.c.client_id == clients.c.id)
    .where(
        _HIS_TO_CALL,
        records.c.call_back_on.between(bindparam("since"), _SUNDAY),
        records.c.undone_at.is_(None),
        ~promised_calls.KEPT,
        ~_TAKEN,
        _MINE,
    )
    .order_by(records.c.call_back_on, records.c.call_back_at.is_(None), records.c.call_back_at, records.c.id)
    .limit(MOST),
    Source.RETURN: select(*_CLIENT, clients.c.postponed_until.label("call_back_on"))
    .where(clients.c.postponed_until.is_not(None), *_FREE)
    .order_by(clients.c.postponed_until, clients.c.id)
    .limit(MOST),
    Source.CLASS: select(*_CLIENT)
    .join(standings, standings.c.client_id == clients.c.id)
    .where(standings.c.member_id == bindparam("member_id"), *_KNOWN, list_existing.SILENT)
    .order_by(standings.c.turnover_class, standings.c.risk_order, clients.c.id)
    .limit(MOST),
    Source.CONCLUSION: select(*_CLIENT, studies.c.next_step.label("note"), studies.c.next_on.label("call_back_on"))
    .join(studies, studies.c.client_id == clients.c.id)
    .where(
        studies.c.member_id.in_(list_existing.STUDIED_BY),
        studies.c.next_on.between(bindparam("since"), _SUNDAY),
        *list_existing.CONCLUDED,
        ~list_existing.DONE_SINCE,
        *_FREE,
    )
    .order_by(studies.c.next_on, clients.c.id)
    .limit(MOST),
    Source.SEGMENT: _cold(clients.c.segment_id == bindparam("segment_id")),
    Source.STALE: select(*_CLIENT)
    .where(clients.c.touched_on <= bindparam("touched_until"), *_OWNED, clients.c.id.not_in(_ASKED_LATER), ~_RESTS)
    .order_by(clients.c.touched_on, clients.c.id)
    .limit(MOST),
    Source.NEVER: select(*_CLIENT)
    .where(clients.c.touched_on.is_(None), *_OWNED, _NOT_BROUGHT)
    .order_by(clients.c.id)
    .limit(MOST),
    Source.FILE: _cold(clients.c.import_id == bindparam("import_id"), _REACHABLE),
    Source.CONTACT: _cold(clients.c.import_id == bindparam("import_id"), _REACHABLE),
}
_COUNTS: dict[Source, Select[Any]] = {
    source: select(func.count(func.distinct(found.c.id))).select_from(found)
    for source, found in ((source, statement.subquery()) for source, statement in _STATEMENTS.items())
}


def _key(connection: Connection, member: Member, week: Week, wanted: Wanted, now: datetime) -> dict[str, Any]:
    brought = brought_lately(connection, member, now) if wanted.source is Source.NEVER else []
    return {
        "team_id": member.team_id,
        "member_id": member.id,
        "monday": week.monday,
        "sunday": week.sunday,
        "now": now,
        "today": member.day(now),
        "refused_since": now - REFUSED_REST,
        "met_since": now - MET_REST,
        "since": week.monday - CALL_BACKS_SINCE,
        "touched_until": member.day(now) - timedelta(days=wanted.days),
        "segment_id": wanted.segment_id,
        "import_id": wanted.import_id,
        **list_existing.silent_key(connection, member, week),
        "brought": [each.id for each in brought],
    }


def candidates(connection: Connection, member: Member, week: Week, wanted: Wanted, now: datetime) -> list[Candidate]:
    """Whom the source offers, first to be called first."""
    rows = connection.execute(_STATEMENTS[wanted.source], _key(connection, member, week, wanted, now)).mappings()
    return [
        Candidate(
            client_id=row["id"],
            owner_id=row["owner_id"],
            decision_maker_id=row.get("decision_maker_id"),
            purpose=(row.get("note") or "")[:PURPOSE_LIMIT],
            due_on=row.get("call_back_on"),
            away_until=row.get("call_back_on"),
        )
        for row in rows
    ]


def count(connection: Connection, member: Member, week: Week, wanted: Wanted, now: datetime) -> int:
    """How many it would add, at most MOST."""
    return int(connection.scalar(_COUNTS[wanted.source], _key(connection, member, week, wanted, now)) or 0)


@dataclass(frozen=True, slots=True)
class Brought:
    """What a member brought in last."""

    id: int
    name: str
    source: Source


RECENT = timedelta(days=21)
_LAST_IMPORT = (
    select(imports.c.id, imports.c.name, imports.c.content)
    .where(
        imports.c.member_id == bindparam("member_id"),
        imports.c.state == "done",
        imports.c.created_at >= bindparam("since"),
    )
    .order_by(imports.c.id.desc())
    .limit(5)
)


def brought_lately(connection: Connection, member: Member, now: datetime) -> list[Brought]:
    """The last file and the last contacts that he brought in, not long ago."""
    rows = connection.execute(_LAST_IMPORT, {"member_id": member.id, "since": now - RECENT})
    found: dict[Source, Brought] = {}
    for row in rows:
        source = Source.CONTACT if row.content.get("contacts") else Source.FILE
        found.setdefault(source, Brought(row.id, row.name, source))
    return list(found.values())
