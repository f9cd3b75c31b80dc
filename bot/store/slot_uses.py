"""What a week's time account is made of: what people did, by moments, and what they said of their slots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from bot.domain.funnel import Kind
from bot.domain.people import Member
from bot.domain.snooze import Outcome
from bot.domain.time_account import Evidence, Said
from bot.domain.timetable import Week
from bot.store.tables import batches, forms, list_items, meetings, promises, records, reminders, studies

_WHOSE: Any = bindparam("member_ids", expanding=True)
_FIRST: Any = bindparam("first")
_LAST: Any = bindparam("last")
_BEGIN: Any = bindparam("begin")
_END: Any = bindparam("end")
_SETTLED_LATE = timedelta(days=14)
"""So long after a meeting somebody may still say what became of it."""
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)

_DONE = select(records.c.member_id, records.c.kind, records.c.happened_at).where(
    records.c.member_id.in_(_WHOSE), records.c.local_day.between(_FIRST, _LAST), records.c.undone_at.is_(None)
)
_ENDED = func.coalesce(batches.c.ended_at, batches.c.ends_at)
# A batch that was opened and left at once is no work: one of its cards was settled.
_WORKED = select(records.c.id).where(records.c.batch_id == batches.c.id, records.c.undone_at.is_(None)).exists()
_BATCHES = select(batches.c.member_id, batches.c.begun_at, _ENDED.label("ended")).where(
    batches.c.member_id.in_(_WHOSE), batches.c.begun_at.between(_BEGIN, _END), _WORKED
)
_KEPT = select(promises.c.keeper_id, promises.c.settled_on).where(
    promises.c.keeper_id.in_(_WHOSE), promises.c.settled_on.between(_FIRST, _LAST)
)
_FILLED = select(forms.c.member_id, forms.c.changed_at).where(
    forms.c.member_id.in_(_WHOSE), forms.c.changed_at.between(_BEGIN, _END)
)
_SETTLED = select(meetings.c.member_id, meetings.c.settled_at).where(
    meetings.c.member_id.in_(_WHOSE),
    meetings.c.starts_at.between(bindparam("begun"), _END),
    meetings.c.settled_at.between(_BEGIN, _END),
)
_LISTED = (
    select(list_items.c.member_id, list_items.c.created_at)
    .where(
        list_items.c.member_id.in_(_WHOSE),
        list_items.c.monday.in_((bindparam("this"), bindparam("next"))),
        list_items.c.created_at.between(_BEGIN, _END),
    )
    .distinct()
)
_STUDIED = select(studies.c.member_id, studies.c.concluded_at).where(
    studies.c.member_id.in_(_WHOSE),
    studies.c.local_day.between(_FIRST, _LAST),
    studies.c.concluded_at.is_not(None),
    studies.c.undone_at.is_(None),
)
_SAID = select(
    reminders.c.member_id, reminders.c.day, reminders.c.begins, reminders.c.outcome, reminders.c.reason
).where(
    reminders.c.member_id.in_(_WHOSE),
    reminders.c.day.between(_FIRST, _LAST),
    reminders.c.begins.is_not(None),
    reminders.c.outcome.is_not(None),
)
TALKED = (Kind.CALL, Kind.CONTACT, Kind.INCOMING)
"""Records of talks by telephone."""
Moments = dict[int, list[datetime]]


def of_people(connection: Connection, whom: Sequence[Member], week: Week) -> dict[int, Evidence]:
    """By member, of any teams: some queries for them all."""
    if not whom:
        return {}
    # Wherever they are, their week lies between these.
    begin = datetime.combine(week.monday - _DAY, time(), UTC)
    end = begin + _WEEK + 2 * _DAY
    days = {"member_ids": [member.id for member in whom], "first": week.monday, "last": week.sunday}
    moments = {"member_ids": days["member_ids"], "begin": begin, "end": end}
    by_kind: dict[str, Moments] = defaultdict(lambda: defaultdict(list))
    for member_id, kind, happened_at in connection.execute(_DONE, days):
        by_kind[kind][member_id].append(happened_at)
    ran: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for member_id, begun, ended in connection.execute(_BATCHES, moments):
        ran[member_id].append((begun, ended))
    kept: dict[int, set[date]] = defaultdict(set)
    for member_id, day in connection.execute(_KEPT, days):
        kept[member_id].add(day)
    mended = _moments(connection, _FILLED, moments)
    for member_id, settled in _moments(connection, _SETTLED, {**moments, "begun": begin - _SETTLED_LATE}).items():
        mended[member_id] += settled
    listed = _moments(connection, _LISTED, {**moments, "this": week.monday, "next": week.monday + _WEEK})
    studied = _moments(connection, _STUDIED, days)
    said: dict[int, dict[tuple[date, time], Said]] = defaultdict(dict)
    for member_id, day, begins, outcome, reason in connection.execute(_SAID, days):
        said[member_id][day, begins] = Said(Outcome(outcome), reason or "")
    return {
        one.id: Evidence(
            calls=tuple(moment for kind in TALKED for moment in by_kind[kind][one.id]),
            walkins=tuple(by_kind[Kind.WALKIN][one.id]),
            met=tuple(by_kind[Kind.MEETING][one.id]),
            batches=tuple(ran[one.id]),
            settled_on=frozenset(kept[one.id]),
            mended=tuple(mended[one.id]),
            listed=tuple(listed[one.id]),
            studied=tuple(studied[one.id]),
            said=said[one.id],
        )
        for one in whom
    }


def _moments(connection: Connection, statement: Any, key: dict[str, Any]) -> Moments:
    found: Moments = defaultdict(list)
    for member_id, moment in connection.execute(statement, key):
        found[member_id].append(moment)
    return found
