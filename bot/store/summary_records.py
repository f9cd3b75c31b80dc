"""Every row behind the figures of a week, in words: some queries for some people, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, Date, bindparam, literal, select

from bot.domain.funnel import Result
from bot.domain.summary import Source, Summary
from bot.domain.summary_records import Row, Told, rows
from bot.store.steps import Steps, apart, at_once, step
from bot.store.tables import clients, decision_makers, forms, records, studies

NOTE_SHOWN = 200
AT_ONCE = 10
"""People whose rows are read in one step."""
Known = dict[tuple[Source, int], Told]
_WHOSE: Any = bindparam("member_ids", expanding=True)
_TEAM: Any = bindparam("team_id")
_FIRST: Any = bindparam("first")
_LAST: Any = bindparam("last")
_DAY = timedelta(days=1)
_RECORDS = (
    select(
        *(records.c[name] for name in ("id", "local_day", "happened_at", "result", "note")),
        *(clients.c.name, decision_makers.c.full_name, decision_makers.c.position),
    )
    .join(clients, clients.c.id == records.c.client_id)
    .outerjoin(decision_makers, decision_makers.c.id == records.c.decision_maker_id)
    .where(
        records.c.team_id == _TEAM,
        records.c.member_id.in_(_WHOSE),
        records.c.local_day.between(_FIRST, _LAST),
        records.c.undone_at.is_(None),
    )
)
_STUDIES = (
    select(studies.c.id, studies.c.local_day, studies.c.concluded_at, studies.c.next_step, clients.c.name)
    .join(clients, clients.c.id == studies.c.client_id)
    .where(studies.c.team_id == _TEAM, studies.c.member_id.in_(_WHOSE), studies.c.local_day.between(_FIRST, _LAST))
)
_FORMS = select(*(forms.c[name] for name in ("id", "begun_at", "answered", "required")), clients.c.name).join(
    clients, clients.c.id == forms.c.client_id
)
_OF_VISITS = (
    _FORMS.join(records, records.c.id == forms.c.record_id)
    .add_columns(records.c.local_day)
    .where(records.c.team_id == _TEAM, records.c.member_id.in_(_WHOSE), records.c.local_day.between(_FIRST, _LAST))
)
_WITHOUT_VISIT = _FORMS.add_columns(literal(None, Date).label("local_day")).where(
    forms.c.team_id == _TEAM,
    forms.c.member_id.in_(_WHOSE),
    forms.c.record_id.is_(None),
    # A form is never changed before it is begun: so the index on this serves.
    forms.c.changed_at >= bindparam("begin"),
    forms.c.begun_at.between(bindparam("begin"), bindparam("end")),
)


def of_summary(connection: Connection, summary: Summary) -> Sequence[Row]:
    """The rows behind every figure of people."""
    return at_once(connection, reading(summary))


def reading(summary: Summary) -> Steps[Sequence[Row]]:
    """The same, step by step."""
    known: Known = {}
    whom = list(dict.fromkeys(each.member_id for each in summary.people))
    for n in range(0, len(whom), AT_ONCE):
        known |= yield from step(partial(_known, summary, whom[n : n + AT_ONCE]))
    return (yield from apart(lambda: tuple(rows(summary, known))))


def _known(summary: Summary, whom: Sequence[int], connection: Connection) -> Known:
    week = summary.week
    key = {"team_id": summary.team_id, "member_ids": whom, "first": week.monday, "last": week.sunday}
    known: Known = {(Source.RECORD, row.id): _record(row) for row in connection.execute(_RECORDS, key)}
    for row in connection.execute(_STUDIES, key):
        told = Told(row.local_day, row.concluded_at, row.name, note=(row.next_step or "")[:NOTE_SHOWN])
        known[Source.STUDY, row.id] = told
    begin, end = (datetime.combine(day, time(), UTC) for day in (week.monday - _DAY, week.sunday + 2 * _DAY))
    for statement, more in ((_OF_VISITS, {}), (_WITHOUT_VISIT, {"begin": begin, "end": end})):
        for form in connection.execute(statement, key | more):
            day = form.local_day or form.begun_at.astimezone(UTC).date()
            known[Source.FORM, form.id] = Told(day, form.begun_at, form.name, note=f"{form.answered}/{form.required}")
    return known


def _record(row: Any) -> Told:
    return Told(
        day=row.local_day,
        at=row.happened_at,
        client=row.name,
        decider=row.full_name or "",
        position=row.position or "",
        result=Result(row.result),
        note=(row.note or "")[:NOTE_SHOWN],
    )
