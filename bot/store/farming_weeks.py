"""What a farmer's week is counted from, by index, for one person or for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from bot.domain.clients import is_existing
from bot.domain.funnel import Kind, Result
from bot.domain.people import Member, Role
from bot.domain.proactive_funnel import NOTHING, TALKS, Farmed, Filled, Incoming, Talk
from bot.domain.timetable import Week
from bot.store.tables import clients, forms, members, records, studies

_WHOSE: Any = bindparam("member_ids", expanding=True)
_FIRST: Any = bindparam("first")
_LAST: Any = bindparam("last")
_DAY = timedelta(days=1)
_owner = members.alias("owner")
_author = members.alias("author")
_his = records.alias("his")
_later = records.alias("later")
_TALK_KINDS = [str(kind) for kind in TALKS]
_IN_WEEK = (records.c.local_day.between(_FIRST, _LAST), records.c.undone_at.is_(None))
_EXISTING = (clients.c.existing_since, _owner.c.role)
"""What `is_existing` wants to know."""

_TALK = [records.c[name] for name in ("id", "member_id", "client_id", "local_day", "happened_at", "kind", "result")]
_TALKED = (
    select(*_TALK, *_EXISTING)
    .join(clients, clients.c.id == records.c.client_id)
    .join(_owner, _owner.c.id == clients.c.owner_id)
    .join(_author, _author.c.id == records.c.member_id)
    .where(
        records.c.client_id.in_(
            select(_his.c.client_id).where(
                _his.c.member_id.in_(_WHOSE),
                _his.c.local_day.between(_FIRST, _LAST),
                _his.c.kind.in_(_TALK_KINDS),
                _his.c.undone_at.is_(None),
            )
        ),
        records.c.kind.in_(_TALK_KINDS),
        # A client's own call that nobody took is no talk that failed: it waits among the incoming ones.
        or_(records.c.kind != Kind.INCOMING, records.c.result != Result.NOT_REACHED),
        # Who was a farmer in that week is asked as one, whatever he is since.
        or_(_author.c.role == Role.FARMER, records.c.member_id.in_(_WHOSE)),
        *_IN_WEEK,
    )
)
_FORM = [forms.c[name] for name in ("id", "record_id", "client_id", "answered", "required")]
_FORMS = (
    select(*_FORM)
    .join(clients, clients.c.id == forms.c.client_id)
    .join(_owner, _owner.c.id == clients.c.owner_id)
    .add_columns(*_EXISTING)
)
_OF_VISITS = (
    _FORMS.join(records, records.c.id == forms.c.record_id)
    .add_columns(records.c.member_id)
    .where(records.c.member_id.in_(_WHOSE), *_IN_WEEK)
)
_WITHOUT_VISIT = _FORMS.add_columns(forms.c.member_id, forms.c.begun_at).where(
    forms.c.member_id.in_(_WHOSE),
    forms.c.record_id.is_(None),
    forms.c.answered > 0,  # one that was only opened is none
    # A form is never changed before it is begun: so the index on this serves.
    forms.c.changed_at >= bindparam("begin"),
    forms.c.begun_at.between(bindparam("begin"), bindparam("end")),
)
_ONE_FORM = _FORMS.where(forms.c.team_id == bindparam("team_id"), forms.c.id == bindparam("id"))
_ANSWERED_BY = (
    select(func.min(_later.c.local_day))
    .where(
        _later.c.client_id == records.c.client_id,
        _later.c.happened_at > records.c.happened_at,
        _later.c.undone_at.is_(None),
        or_(
            and_(
                _later.c.kind.in_([str(Kind.CALL), str(Kind.CONTACT), str(Kind.MEETING)]),
                _later.c.result != Result.NOT_REACHED,
            ),
            and_(_later.c.kind == Kind.INCOMING, _later.c.result.in_([str(Result.ANSWERED), str(Result.BOOKED)])),
        ),
    )
    .scalar_subquery()
)
"""Who was called back is answered, whoever of the team did it."""
_RANG = select(
    *(records.c[name] for name in ("id", "member_id", "client_id", "local_day", "answered_on")), _ANSWERED_BY
).where(records.c.member_id.in_(_WHOSE), records.c.kind == Kind.INCOMING, *_IN_WEEK)
_STUDIED = (
    select(studies.c.member_id, func.count())
    .where(
        studies.c.member_id.in_(_WHOSE),
        studies.c.local_day.between(_FIRST, _LAST),
        studies.c.concluded_at.is_not(None),
        studies.c.undone_at.is_(None),
    )
    .group_by(studies.c.member_id)
)


def of_people(connection: Connection, whom: Sequence[Member], first: date, last: date) -> dict[int, Farmed]:
    """By member, of any teams, from one day to another; of who is no farmer, nothing."""
    farmers = {one.id: one for one in whom if one.role is Role.FARMER}
    if not farmers:
        return {one.id: NOTHING for one in whom}
    key = {"member_ids": list(farmers), "first": first, "last": last}
    studied = {row[0]: row[1] for row in connection.execute(_STUDIED, key)}
    talks = _talks(connection.execute(_TALKED, key), farmers)
    filled: dict[int, list[Filled]] = defaultdict(list)
    for row in connection.execute(_OF_VISITS, key):
        filled[row.member_id].append(_filled(row))
    # Wherever they are, these days lie between these moments.
    begin = datetime.combine(first - _DAY, time(), UTC)
    between = {"member_ids": list(farmers), "begin": begin, "end": datetime.combine(last + 2 * _DAY, time(), UTC)}
    for row in connection.execute(_WITHOUT_VISIT, between):
        if first <= farmers[row.member_id].day(row.begun_at) <= last:
            filled[row.member_id].append(_filled(row))
    rang: dict[int, list[Incoming]] = defaultdict(list)
    for row in connection.execute(_RANG, key):
        rang[row.member_id].append(_incoming(row))
    return {
        one.id: Farmed(studied.get(one.id, 0), tuple(talks[one.id]), tuple(filled[one.id]), tuple(rang[one.id]))
        if one.id in farmers
        else NOTHING
        for one in whom
    }


def _talks(rows: Iterable[Sequence[Any]], farmers: dict[int, Member]) -> dict[int, list[Talk]]:
    """Of each his own, and others' with the clients to whom he talked himself."""
    found = [
        Talk(
            number,
            member_id,
            client_id,
            is_existing(since, Role(role)),
            day,
            at,
            reached=result != Result.NOT_REACHED,
            visit=kind == Kind.MEETING,
        )
        for number, member_id, client_id, day, at, kind, result, since, role in rows
    ]
    theirs: dict[int, set[int]] = defaultdict(set)
    for talk in found:
        if talk.member_id in farmers:
            theirs[talk.client_id].add(talk.member_id)
    talks: dict[int, list[Talk]] = defaultdict(list)
    for talk in found:
        for member_id in theirs[talk.client_id]:
            talks[member_id].append(talk)
    return talks


def _filled(row: Sequence[Any]) -> Filled:
    number, record_id, client_id, answered, required, since, role = row[:7]
    return Filled(number, record_id, client_id, is_existing(since, Role(role)), answered, required)


def _incoming(row: Sequence[Any]) -> Incoming:
    number, _, client_id, day, answered_on, called_back_on = row
    answered = min((each for each in (answered_on, called_back_on) if each is not None), default=None)
    return Incoming(number, client_id, day, answered)


def filled(connection: Connection, team_id: int, form_id: int) -> Filled | None:
    """A questionnaire of the team, as it is counted."""
    row = connection.execute(_ONE_FORM, {"team_id": team_id, "id": form_id}).first()
    return _filled(row) if row else None


_TALKERS = (
    select(records.c.member_id)
    .join(_author, _author.c.id == records.c.member_id)
    .where(
        records.c.client_id == bindparam("client_id"),
        records.c.kind.in_(_TALK_KINDS),
        _author.c.role == Role.FARMER,
        *_IN_WEEK,
    )
    .distinct()
)


def talkers(connection: Connection, client_id: int, of: Week) -> list[int]:
    """Ids of the farmers who talked to this client in this week: a talk told late may change their weeks."""
    key = {"client_id": client_id, "first": of.monday, "last": of.sunday}
    return sorted(connection.scalars(_TALKERS, key))
