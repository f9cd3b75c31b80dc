"""What a farmer's week is counted from, by index, for one person or for many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from bot.domain.funnel import Kind, Result
from bot.domain.people import Role
from bot.domain.proactive_funnel import NOTHING, TALKS, Farmed, Filled, Incoming, Talk
from bot.domain.stints import Key, Stint
from bot.domain.timetable import Week, week_of
from bot.store import existing_then, people
from bot.store.existing_then import FACTS
from bot.store.tables import clients, forms, members, records, studies

_WHOSE: Any = bindparam("member_ids", expanding=True)
_FIRST: Any = bindparam("first")
_LAST: Any = bindparam("last")
_DAY = timedelta(days=1)
_his = records.alias("his")
_later = records.alias("later")
_TALK_KINDS = [str(kind) for kind in TALKS]
_IN_WEEK = (records.c.local_day.between(_FIRST, _LAST), records.c.undone_at.is_(None))

_TALK = [records.c[name] for name in ("id", "member_id", "client_id", "local_day", "happened_at", "kind", "result")]
_TALKED = (
    select(*_TALK, *FACTS)
    .join(clients, clients.c.id == records.c.client_id)
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
        *_IN_WEEK,
    )
)
"""Everybody's: who of them were farmers then, their past says."""
_THESE = select(members).where(members.c.id.in_(bindparam("ids", expanding=True)))
_FORM = [forms.c[name] for name in ("id", "record_id", "client_id", "answered", "required")]
_FORMS = select(*_FORM, *FACTS).join(clients, clients.c.id == forms.c.client_id)
_OF_VISITS = (
    _FORMS.join(records, records.c.id == forms.c.record_id)
    .add_columns(records.c.member_id, records.c.local_day)
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
_ONE_FORM = (
    _FORMS.outerjoin(records, records.c.id == forms.c.record_id)
    .add_columns(forms.c.member_id, forms.c.begun_at, records.c.local_day)
    .where(forms.c.team_id == bindparam("team_id"), forms.c.id == bindparam("id"))
)
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
    select(studies.c.member_id, studies.c.local_day, func.count())
    .where(
        studies.c.member_id.in_(_WHOSE),
        studies.c.local_day.between(_FIRST, _LAST),
        studies.c.concluded_at.is_not(None),
        studies.c.undone_at.is_(None),
    )
    .group_by(studies.c.member_id, studies.c.local_day)
)


def of_stints(connection: Connection, whose: Sequence[Stint], first: date, last: date) -> dict[Key, Farmed]:
    """Of each, from one day to another of a week, what he did in it; of who was no farmer, nothing."""
    farmers = {each.id: each for each in whose if each.role is Role.FARMER}
    if not farmers:
        return {each.key: NOTHING for each in whose}
    key = {"member_ids": list(farmers), "first": first, "last": last}
    studied: Counter[int] = Counter()
    for member_id, day, count in connection.execute(_STUDIED, key):
        studied[member_id] += count if day in farmers[member_id].days else 0
    talked = _of_farmers(connection, connection.execute(_TALKED, key).all(), farmers)
    visited = [row for row in connection.execute(_OF_VISITS, key) if row.local_day in farmers[row.member_id].days]
    formed = [*visited, *_without_visit(connection, farmers, first, last)]
    bought = existing_then.at_the_end(connection, week_of(last), [*talked, *formed])
    talks = _talks(talked, farmers, bought)
    filled: dict[int, list[Filled]] = defaultdict(list)
    for row in formed:
        filled[row.member_id].append(_filled(row, bought))
    rang: dict[int, list[Incoming]] = defaultdict(list)
    for row in connection.execute(_RANG, key):
        if row.local_day in farmers[row.member_id].days:
            rang[row.member_id].append(_incoming(row))
    return {
        each.key: Farmed(studied[each.id], tuple(talks[each.id]), tuple(filled[each.id]), tuple(rang[each.id]))
        if each.role is Role.FARMER
        else NOTHING
        for each in whose
    }


def _without_visit(connection: Connection, farmers: Mapping[int, Stint], first: date, last: date) -> list[Any]:
    # Wherever they are, these days lie between these moments.
    begin = datetime.combine(first - _DAY, time(), UTC)
    between = {"member_ids": list(farmers), "begin": begin, "end": datetime.combine(last + 2 * _DAY, time(), UTC)}
    rows = connection.execute(_WITHOUT_VISIT, between).all()
    begun = [(row, farmers[row.member_id].member.day_then(row.begun_at)) for row in rows]
    return [row for row, day in begun if first <= day <= last and day in farmers[row.member_id].days]


def _of_farmers(connection: Connection, rows: Sequence[Any], asked: Mapping[int, Stint]) -> list[Any]:
    """The talks of who was a farmer on that day: of those who are asked about, and of colleagues, whatever they are
    since."""
    theirs = {(each.id, day) for each in asked.values() for day in each.days}
    others = [row for row in rows if (row.member_id, row.local_day) not in theirs]
    theirs |= _who_were_farmers(connection, {(row.member_id, row.local_day) for row in others})
    return [row for row in rows if (row.member_id, row.local_day) in theirs]


def _who_were_farmers(connection: Connection, days: Collection[tuple[int, date]]) -> set[tuple[int, date]]:
    ids = sorted({number for number, _ in days})
    found = map(people.as_member, connection.execute(_THESE, {"ids": ids})) if ids else ()
    who = {one.id: one for one in found}
    return {(number, day) for number, day in days if who[number].role_on(day) is Role.FARMER}


def _talks(
    rows: Iterable[Sequence[Any]], farmers: Mapping[int, Stint], bought: Collection[int]
) -> dict[int, list[Talk]]:
    """Of each his own, and others' with the clients to whom he talked himself."""
    found = [
        Talk(
            number,
            member_id,
            client_id,
            client_id in bought,
            day,
            at,
            reached=result != Result.NOT_REACHED,
            visit=kind == Kind.MEETING,
        )
        for number, member_id, client_id, day, at, kind, result, *_ in rows
    ]
    theirs: dict[int, set[int]] = defaultdict(set)
    for talk in found:
        if talk.member_id in farmers and talk.local_day in farmers[talk.member_id].days:
            theirs[talk.client_id].add(talk.member_id)
    talks: dict[int, list[Talk]] = defaultdict(list)
    for talk in found:
        for member_id in theirs[talk.client_id]:
            talks[member_id].append(talk)
    return talks


def _filled(row: Sequence[Any], bought: Collection[int]) -> Filled:
    number, record_id, client_id, answered, required = row[:5]
    return Filled(number, record_id, client_id, client_id in bought, answered, required)


def _incoming(row: Sequence[Any]) -> Incoming:
    number, _, client_id, day, answered_on, called_back_on = row
    answered = min((each for each in (answered_on, called_back_on) if each is not None), default=None)
    return Incoming(number, client_id, day, answered)


def filled(connection: Connection, team_id: int, form_id: int) -> Filled | None:
    """A questionnaire of the team, as it is counted."""
    row = connection.execute(_ONE_FORM, {"team_id": team_id, "id": form_id}).first()
    author = people.get(connection, team_id, row.member_id) if row else None
    if row is None or author is None:
        return None
    week = week_of(row.local_day or author.day_then(row.begun_at))
    return _filled(row, existing_then.at_the_end(connection, week, [row]))


_TALKERS = (
    select(records.c.member_id, records.c.local_day)
    .where(records.c.client_id == bindparam("client_id"), records.c.kind.in_(_TALK_KINDS), *_IN_WEEK)
    .distinct()
)


def talkers(connection: Connection, client_id: int, of: Week) -> list[int]:
    """Ids of the farmers who talked to this client in this week: a talk told late may change their weeks."""
    key = {"client_id": client_id, "first": of.monday, "last": of.sunday}
    days = {(row.member_id, row.local_day) for row in connection.execute(_TALKERS, key)}
    return sorted({number for number, _ in _who_were_farmers(connection, days)})
