"""Who changed what counts in a week that was closed: derived from the rows themselves, and from the trail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from bot.domain.closing import Change, Figure
from bot.domain.summary import Source
from bot.domain.timetable import Week
from bot.store.tables import absences, answers, audit, calendar_days, forms, records, studies

MENDED = "person.mended"
"""In the trail: somebody told more of a decision maker, and calls to him may count since."""
_IDS: Any = bindparam("ids", expanding=True)
_TEAM: Any = bindparam("team_id")
_SINCE: Any = bindparam("since")
_RECORDS = select(records.c.id, records.c.member_id, records.c.created_at, records.c.undone_at).where(
    records.c.team_id == _TEAM, records.c.id.in_(_IDS)
)
_STUDIES = select(studies.c.id, studies.c.member_id).where(studies.c.team_id == _TEAM, studies.c.id.in_(_IDS))
_ANSWERS_OF_RECORDS = (
    select(forms.c.record_id, answers.c.member_id)
    .join(answers, answers.c.form_id == forms.c.id)
    .where(forms.c.team_id == _TEAM, forms.c.record_id.in_(_IDS), answers.c.answered_at >= _SINCE)
)
_ANSWERS_OF_FORMS = select(answers.c.form_id, answers.c.member_id).where(
    answers.c.team_id == _TEAM, answers.c.form_id.in_(_IDS), answers.c.answered_at >= _SINCE
)
_FORMS = select(forms.c.id, forms.c.member_id).where(forms.c.team_id == _TEAM, forms.c.id.in_(_IDS))
_MENDED = (
    select(records.c.id, audit.c.member_id)
    .join(
        audit,
        (audit.c.team_id == records.c.team_id)
        & (audit.c.subject == "decision_maker")
        & (audit.c.subject_id == records.c.decision_maker_id),
    )
    .where(records.c.team_id == _TEAM, records.c.id.in_(_IDS), audit.c.action == MENDED, audit.c.created_at >= _SINCE)
)
_DAYS = select(calendar_days.c.created_by).where(calendar_days.c.team_id == _TEAM, calendar_days.c.created_at >= _SINCE)
_SHARES = select(audit.c.member_id).where(
    audit.c.team_id == _TEAM, audit.c.action == "share.set", audit.c.created_at >= _SINCE
)
_ABSENCES = select(absences.c.member_id, absences.c.created_by).where(
    absences.c.team_id == _TEAM,
    absences.c.last_day >= bindparam("monday"),
    absences.c.first_day <= bindparam("sunday"),
    or_(absences.c.created_at >= _SINCE, absences.c.cancelled_at >= _SINCE),
)
By = dict[int, list[int]]
"""Whom it was, by the row's id."""


def told(
    connection: Connection, team_id: int, week: Week, changes: Sequence[Change], since: datetime
) -> tuple[Change, ...]:
    """The changes with who made them after `since`; of what nobody is known, whose figure it is."""
    known = _known(connection, team_id, changes, since)
    norms_by = _of_norms(connection, team_id, week, changes, since)
    return tuple(
        replace(each, by=tuple(dict.fromkeys(_authors(each, known, norms_by))) or (each.member_id,)) for each in changes
    )


def _authors(change: Change, known: dict[str, By], norms_by: By) -> Iterable[int]:
    if change.figure is Figure.NORM:
        return norms_by[change.member_id]
    if change.stage is None:
        return ()  # whoever gave a promise, or had to keep it, said so himself
    return [who for number in change.ids for who in known[change.source][number]]


def _known(connection: Connection, team_id: int, changes: Sequence[Change], since: datetime) -> dict[str, By]:
    ids: dict[str, set[int]] = {kind: set() for kind in Source}
    for each in changes:
        if each.stage is not None:
            ids[each.source].update(each.ids)

    def of(kind: str, *statements: Any) -> By:
        found: By = defaultdict(list)
        for statement in statements:
            key = {"team_id": team_id, "ids": sorted(ids[kind]), "since": since}
            for number, who, *_ in connection.execute(statement, key) if ids[kind] else ():
                found[number].append(who)
        return found

    told_of = of("record", _MENDED, _ANSWERS_OF_RECORDS)
    key = {"team_id": team_id, "ids": sorted(ids["record"])}
    for row in connection.execute(_RECORDS, key) if ids["record"] else ():
        if row.created_at >= since or (row.undone_at and row.undone_at >= since):
            told_of[row.id].insert(0, row.member_id)
    filled, begun = of("form", _ANSWERS_OF_FORMS), of("form", _FORMS)
    return {
        "record": told_of,
        "form": defaultdict(list, {number: filled[number] or begun[number] for number in ids["form"]}),
        "study": of("study", _STUDIES),
    }


def _of_norms(connection: Connection, team_id: int, week: Week, changes: Sequence[Change], since: datetime) -> By:
    """A norm of the past changes with an absence told late, with a day off, with a share."""
    found: By = defaultdict(list)
    if not any(each.figure is Figure.NORM for each in changes):
        return found
    key = {"team_id": team_id, "since": since}
    for member_id, by in connection.execute(_ABSENCES, key | {"monday": week.monday, "sunday": week.sunday}):
        found[member_id].append(by)
    heads = [who for each in (_SHARES, _DAYS) for who in connection.scalars(each, key)]
    for each in changes:
        if each.figure is Figure.NORM and not found[each.member_id]:
            found[each.member_id] = list(dict.fromkeys(heads))
    return found
