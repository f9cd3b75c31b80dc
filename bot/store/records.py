"""Records of what was done with clients, the meetings booked in them, and what was sent along."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, func, insert, or_, select, update

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import Kind, Result
from bot.domain.meetings import Place
from bot.domain.people import Member
from bot.domain.record import Record
from bot.domain.timetable import Week
from bot.store import promised_calls, stale
from bot.store.dialect import change_row, insert_if_new
from bot.store.meetings import undo_booking, undo_holding
from bot.store.tables import attachments, clients, decision_makers, meetings, records

PERSON = [
    decision_makers.c.client_id.label("person_client_id"),
    decision_makers.c.full_name,
    decision_makers.c.position,
    decision_makers.c.standing,
]
_WHOLE = (
    select(records, *PERSON, clients.c.name.label("client_name"), meetings.c.starts_at)
    .join(clients, clients.c.id == records.c.client_id)
    .outerjoin(decision_makers, decision_makers.c.id == records.c.decision_maker_id)
    .outerjoin(meetings, meetings.c.record_id == records.c.id)
    .where(records.c.team_id == bindparam("team_id"))
)


def person_of(row: Row[Any]) -> DecisionMaker | None:
    if row.decision_maker_id is None:
        return None
    return DecisionMaker(
        row.decision_maker_id, row.person_client_id, row.full_name, row.position, Standing(row.standing)
    )


def _record(row: Row[Any]) -> Record:
    return Record(
        id=row.id,
        member_id=row.member_id,
        client_id=row.client_id,
        client_name=row.client_name,
        decision_maker=person_of(row),
        kind=Kind(row.kind),
        result=Result(row.result),
        happened_at=row.happened_at,
        local_day=row.local_day,
        note=row.note,
        reason=row.reason,
        call_back_on=row.call_back_on,
        meeting_at=row.starts_at,
        created_at=row.created_at,
        undone=row.undone_at is not None,
        call_back_at=row.call_back_at,
        place=Place(row.place) if row.place else None,
        answered_at=row.answered_at,
    )


def add(
    connection: Connection,
    member: Member,
    kind: Kind,
    result: Result,
    client_id: int,
    decision_maker_id: int | None,
    happened_at: datetime,
    source: str | None,
    now: datetime,
    batch_id: int | None = None,
) -> int | None:
    """Add a record; `None` if the same button made one already."""
    row = {
        "team_id": member.team_id,
        "member_id": member.id,
        "client_id": client_id,
        "decision_maker_id": decision_maker_id,
        "kind": kind,
        "result": result,
        "happened_at": happened_at,
        "local_day": member.day(happened_at),
        "source": source,
        "batch_id": batch_id,
        "created_at": now,
    }
    made: int | None = connection.scalar(insert_if_new(connection, records, records.c.id), row)
    if made is not None:
        connection.execute(_TOUCH, {"touched": client_id})
        stale.mark(connection, [client_id])
    return made


_TOUCH = (
    update(clients)
    .where(clients.c.id == bindparam("touched"))
    .values(
        touched_on=select(records.c.local_day)
        .where(records.c.client_id == bindparam("touched"), records.c.undone_at.is_(None))
        .order_by(records.c.happened_at.desc())
        .limit(1)
        .scalar_subquery()
    )
)
"""The client's last day, after whatever adds a record or takes one back: it is kept, so that whom nobody dealt with for
long is found by index."""


_ONE = _WHOLE.where(records.c.id == bindparam("id"), records.c.member_id == bindparam("member_id"))
_LAST = (
    _WHOLE.where(records.c.member_id == bindparam("member_id"), records.c.undone_at.is_(None))
    .order_by(records.c.id.desc())
    .limit(1)
)
_OF_CLIENT = (
    _WHOLE.where(records.c.client_id == bindparam("client_id"), records.c.undone_at.is_(None))
    .order_by(records.c.happened_at.desc())
    .limit(5)
)


_OF_BATCH = _WHOLE.where(
    records.c.batch_id == bindparam("batch_id"),
    records.c.member_id == bindparam("member_id"),
    records.c.undone_at.is_(None),
).order_by(records.c.id)


def own(connection: Connection, member: Member, record_id: int) -> Record | None:
    """One of the member's own records; nobody else's."""
    row = connection.execute(_ONE, {"team_id": member.team_id, "member_id": member.id, "id": record_id}).first()
    return _record(row) if row else None


_ANY = _WHOLE.where(records.c.id == bindparam("id"), records.c.undone_at.is_(None))


def get(connection: Connection, team_id: int, record_id: int) -> Record | None:
    """A record of the team that stands, whoever made it."""
    row = connection.execute(_ANY, {"team_id": team_id, "id": record_id}).first()
    return _record(row) if row else None


def last(connection: Connection, member: Member) -> Record | None:
    """The record he made last and has not taken back."""
    row = connection.execute(_LAST, {"team_id": member.team_id, "member_id": member.id}).first()
    return _record(row) if row else None


def of_batch(connection: Connection, member: Member, batch_id: int) -> list[Record]:
    """What he recorded in a batch and has not taken back, in order."""
    key = {"team_id": member.team_id, "member_id": member.id, "batch_id": batch_id}
    return [_record(row) for row in connection.execute(_OF_BATCH, key)]


def of_client(connection: Connection, team_id: int, client_id: int) -> list[Record]:
    """The client's latest records, whoever made them."""
    return [_record(row) for row in connection.execute(_OF_CLIENT, {"team_id": team_id, "client_id": client_id})]


def change(connection: Connection, record: Record, **values: Any) -> None:
    change_row(connection, records, record.id, values)


def add_note(connection: Connection, record: Record, text: str) -> None:
    """Notes gather: a second one does not overwrite the first."""
    connection.execute(_ADD_NOTE, {"record_id": record.id, "told": text})


_ADD_NOTE = (
    update(records)
    .where(records.c.id == bindparam("record_id"))
    .values(note=func.coalesce(records.c.note + "; ", "") + bindparam("told"))
)


def set_person(connection: Connection, record: Record, person: DecisionMaker) -> None:
    """Name the decision maker of a record, and of the meeting booked in it."""
    change(connection, record, decision_maker_id=person.id)
    stale.mark(connection, [record.client_id])
    connection.execute(_SET_PERSON_OF_MEETING, {"booked_in": record.id, "person": person.id})


_SET_PERSON_OF_MEETING = (
    update(meetings).where(meetings.c.record_id == bindparam("booked_in")).values(decision_maker_id=bindparam("person"))
)


def undo(connection: Connection, record: Record, now: datetime) -> None:
    """Take a record back, with the meeting booked in it. The rows stay for the history."""
    change(connection, record, undone_at=now, source=None)
    connection.execute(_TOUCH, {"touched": record.client_id})
    stale.mark(connection, [record.client_id])
    undo_booking(connection, record, now)
    undo_holding(connection, record)


def callers(connection: Connection, person: DecisionMaker, of: Week) -> list[int]:
    """Ids of the members who called this person in this week: what changes about him may change their weeks."""
    rows = connection.scalars(
        select(records.c.member_id)
        .where(
            records.c.decision_maker_id == person.id,
            records.c.local_day.between(of.monday, of.sunday),
            records.c.undone_at.is_(None),
        )
        .distinct()
    )
    return sorted(rows)


def attach(connection: Connection, record: Record, team_id: int, kind: str, content: Any, now: datetime) -> None:
    row = {"team_id": team_id, "record_id": record.id, "kind": kind, "content": content, "created_at": now}
    connection.execute(insert(attachments), row)


_STANDS = records.c.undone_at.is_(None)
_AS_PROMISED = (records.c.call_back_on, records.c.call_back_at.is_(None), records.c.call_back_at, records.c.id)
_CALL_BACKS = _WHOLE.where(
    promised_calls.by(lambda who: who == bindparam("member_id")),
    records.c.call_back_on.between(bindparam("since"), bindparam("today")),
    _STANDS,
    promised_calls.UNANSWERED,
).order_by(*_AS_PROMISED)
_CALL_BACKS_WITH = _WHOLE.where(
    records.c.client_id == bindparam("client_id"),
    promised_calls.caller == bindparam("caller"),
    records.c.call_back_on >= bindparam("since"),
    _STANDS,
    promised_calls.UNANSWERED,
).order_by(*_AS_PROMISED)
_OPEN_COMPLAINT = (records.c.result == Result.COMPLAINT, records.c.answered_at.is_(None), _STANDS)
_ANSWER_DUE = records.c.call_back_on.between(bindparam("since"), bindparam("today"))
_TAKEN = records.c.local_day.between(bindparam("since"), bindparam("today"))
_MINE = records.c.member_id == bindparam("member_id")
_COMPLAINTS = _WHOLE.where(
    *_OPEN_COMPLAINT,
    # Each part goes by an index with its days.
    or_(
        and_(_MINE, _ANSWER_DUE, promised_calls.caller == bindparam("member_id")),
        and_(records.c.call_back_by == bindparam("member_id"), _ANSWER_DUE),
        # Where no day was named it should have been answered the same day.
        and_(_MINE, _TAKEN, records.c.call_back_on.is_(None)),
    ),
).order_by(func.coalesce(records.c.call_back_on, records.c.local_day), records.c.id)
_COMPLAINTS_WITH = _WHOLE.where(*_OPEN_COMPLAINT, records.c.client_id == bindparam("client_id")).order_by(
    func.coalesce(records.c.call_back_on, records.c.local_day), records.c.id
)
_HANDED = _WHOLE.where(records.c.id == bindparam("id"), records.c.call_back_by == bindparam("member_id"), _STANDS)


def call_backs(connection: Connection, member: Member, since: date, today: date) -> list[Record]:
    """Promised calls that are due and were not followed by another record of the client; unanswered complaints."""
    key = {"team_id": member.team_id, "member_id": member.id, "since": since, "today": today}
    return [_record(row) for row in connection.execute(_CALL_BACKS, key)]


def call_backs_with(connection: Connection, team_id: int, client_id: int, caller_id: int, since: date) -> list[Record]:
    """What one is to call a client about from this day on, whenever that is; unanswered complaints."""
    key = {"team_id": team_id, "client_id": client_id, "caller": caller_id, "since": since}
    return [_record(row) for row in connection.execute(_CALL_BACKS_WITH, key)]


def complaints(connection: Connection, member: Member, since: date, today: date) -> list[Record]:
    """Unanswered ones whose answer is due from one day to the other, the oldest first."""
    key = {"team_id": member.team_id, "member_id": member.id, "since": since, "today": today}
    return [_record(row) for row in connection.execute(_COMPLAINTS, key)]


def complaints_with(connection: Connection, team_id: int, client_id: int) -> list[Record]:
    """All of a client's that are not answered, whoever took them, the oldest first."""
    return [_record(row) for row in connection.execute(_COMPLAINTS_WITH, {"team_id": team_id, "client_id": client_id})]


def handed(connection: Connection, member: Member, record_id: int) -> Record | None:
    """Somebody else's record that asks for a call which is the member's since its client was handed over to him."""
    key = {"team_id": member.team_id, "member_id": member.id, "id": record_id}
    row = connection.execute(_HANDED, key).first()
    return _record(row) if row else None
