"""What a week is counted from. The domain counts; here the rows are fetched, by index, a person's week at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import Booking, Call, Held, Kind, Result
from bot.domain.meetings import MeetingState
from bot.domain.people import Member
from bot.domain.questionnaire import INTERESTED
from bot.domain.timetable import Week
from bot.store.meetings import FIRST
from bot.store.tables import decision_makers, forms, meetings, promises, records

_PERSON = [decision_makers.c[name] for name in ("client_id", "full_name", "position", "standing")]
_MONDAY: BindParameter[Any] = bindparam("monday")
_SUNDAY: BindParameter[Any] = bindparam("sunday")
_RECORD = [
    records.c[name]
    for name in ("kind", "id", "member_id", "client_id", "decision_maker_id", "local_day", "happened_at", "result")
]
_STANDS = (
    records.c.team_id == bindparam("team_id"),
    records.c.local_day.between(_MONDAY, _SUNDAY),
    records.c.undone_at.is_(None),
)
_OWN = (
    select(*_RECORD, *_PERSON)
    .outerjoin(decision_makers, decision_makers.c.id == records.c.decision_maker_id)
    .where(records.c.member_id == bindparam("member_id"), *_STANDS)
)
_his = records.alias("his")
_HIS_PEOPLE = select(_his.c.decision_maker_id).where(
    _his.c.member_id == bindparam("member_id"),
    _his.c.local_day.between(_MONDAY, _SUNDAY),
    _his.c.undone_at.is_(None),
    _his.c.decision_maker_id.is_not(None),
)
_OTHERS = (
    select(*_RECORD, *_PERSON)
    .join(decision_makers, decision_makers.c.id == records.c.decision_maker_id)
    .where(
        records.c.member_id != bindparam("member_id"),
        records.c.kind == Kind.CALL,
        records.c.decision_maker_id.in_(_HIS_PEOPLE),
        *_STANDS,
    )
)
_BOOKED = (
    select(
        *(meetings.c[name] for name in ("id", "record_id", "client_id", "decision_maker_id", "local_day", "starts_at")),
        records.c.member_id,
        FIRST,
        meetings.c.state,
        *_PERSON,
    )
    .join(records, records.c.id == meetings.c.record_id)
    .outerjoin(decision_makers, decision_makers.c.id == meetings.c.decision_maker_id)
    .where(
        meetings.c.team_id == bindparam("team_id"),
        # Whoever agreed it has the credit, though another may hold it.
        records.c.member_id == bindparam("member_id"),
        records.c.local_day.between(_MONDAY, _SUNDAY),
        records.c.undone_at.is_(None),
        meetings.c.state != MeetingState.UNDONE,
    )
)
_MET = (
    select(
        *(records.c[name] for name in ("id", "member_id", "client_id", "decision_maker_id", "local_day")),
        forms.c.id.label("form_id"),
        forms.c.answered,
        forms.c.required,
        forms.c.interest,
        select(promises.c.id).where(promises.c.record_id == records.c.id).exists().label("agreed"),
        *_PERSON,
    )
    .outerjoin(forms, forms.c.record_id == records.c.id)
    .outerjoin(decision_makers, decision_makers.c.id == records.c.decision_maker_id)
    .where(records.c.kind == Kind.MEETING)
)
_HELD = _MET.where(records.c.member_id == bindparam("member_id"), *_STANDS)
_ONE_HELD = _MET.where(
    records.c.team_id == bindparam("team_id"), records.c.id == bindparam("id"), records.c.undone_at.is_(None)
)


@dataclass(frozen=True, slots=True)
class Logged:
    """What a member's week is counted from."""

    calls: list[Call]
    """His, and others' to the same people."""
    bookings: list[Booking]
    walkins: int
    held: list[Held]


def week(connection: Connection, member: Member, of: Week) -> Logged:
    key = {"team_id": member.team_id, "member_id": member.id, "monday": of.monday, "sunday": of.sunday}
    own = connection.execute(_OWN, key).all()
    others = connection.execute(_OTHERS, key).all()
    booked = connection.execute(_BOOKED, key).all()
    kinds = Counter(row[0] for row in own)
    met = connection.execute(_HELD, key).all() if kinds[Kind.MEETING] else ()
    return Logged(
        [*_calls(own), *_calls(others)],
        [_booking(row) for row in booked],
        kinds[Kind.WALKIN],
        [_held(row) for row in met],
    )


def held(connection: Connection, team_id: int, record_id: int) -> Held | None:
    """A held meeting of the team that stands, as it is counted."""
    row = connection.execute(_ONE_HELD, {"team_id": team_id, "id": record_id}).first()
    return _held(row) if row else None


def _calls(rows: Iterable[Sequence[Any]]) -> list[Call]:
    # Unpacked by position: a week's rows by name would cost more than the queries.
    return [
        Call(number, member, client, _person(person, *who), day, at, Result(result))
        for kind, number, member, client, person, day, at, result, *who in rows
        if kind == Kind.CALL
    ]


def _booking(row: Sequence[Any]) -> Booking:
    number, record, client, person, day, starts_at, member, first, state, *who = row
    cancelled = state == MeetingState.CANCELLED
    return Booking(number, record, member, client, _person(person, *who), day, starts_at, first, cancelled)


def _held(row: Sequence[Any]) -> Held:
    number, member, client, person, day, form, answered, required, interest, agreed, *who = row
    interested = interest == INTERESTED
    made = _person(person, *who)
    return Held(number, member, client, made, day, form, answered or 0, required or 0, interested, agreed)


def _person(
    number: int | None, client_id: int, full_name: str, position: str | None, standing: str
) -> DecisionMaker | None:
    return None if number is None else DecisionMaker(number, client_id, full_name, position, Standing(standing))
