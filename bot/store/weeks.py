"""What a week is counted from. The domain counts; here the rows are fetched, by index, a person's week at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, bindparam, select

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import Booking, Call, Held, Kind, Result
from bot.domain.meetings import MeetingState
from bot.domain.people import Role
from bot.domain.proactive_funnel import NOTHING, Farmed
from bot.domain.questionnaire import INTERESTED
from bot.domain.stints import Key, Stint
from bot.domain.timetable import Week
from bot.store import farming_weeks
from bot.store.meetings import FIRST
from bot.store.tables import decision_makers, forms, meetings, promises, records

Made = TypeVar("Made", Call, Booking, Held)
_RESULTS = {each.value: each for each in Result}
_PERSON = [decision_makers.c[name] for name in ("client_id", "full_name", "position", "standing")]
_MONDAY: BindParameter[Any] = bindparam("monday")
_SUNDAY: BindParameter[Any] = bindparam("sunday")
_RECORD = [
    records.c[name]
    for name in ("kind", "id", "member_id", "client_id", "decision_maker_id", "local_day", "happened_at", "result")
]
_IN_WEEK = (records.c.local_day.between(_MONDAY, _SUNDAY), records.c.undone_at.is_(None))
_STANDS = (records.c.team_id == bindparam("team_id"), *_IN_WEEK)
_MANY: BindParameter[Any] = bindparam("member_ids", expanding=True)
_RECORDS = (
    select(*_RECORD, *_PERSON)
    .outerjoin(decision_makers, decision_makers.c.id == records.c.decision_maker_id)
    .where(*_IN_WEEK)
)
_OWN = _RECORDS.where(records.c.member_id == bindparam("member_id"), records.c.team_id == bindparam("team_id"))
_OWN_OF_MANY = _RECORDS.where(records.c.member_id.in_(_MANY))
_his = records.alias("his")
_REACHED = select(_his.c.decision_maker_id).where(
    _his.c.kind == Kind.CALL,
    # Whom one only failed to reach: there nobody's call counts instead of one's own.
    _his.c.result != Result.NOT_REACHED,
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
        records.c.decision_maker_id.in_(_REACHED.where(_his.c.member_id == bindparam("member_id"))),
        *_STANDS,
    )
)
_CALLS_TO_THEIRS = _RECORDS.where(
    records.c.kind == Kind.CALL,
    records.c.decision_maker_id.in_(_REACHED.where(_his.c.member_id.in_(_MANY))),
)
_BOOKINGS = (
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
        # Whoever agreed it has the credit, though another may hold it.
        records.c.local_day.between(_MONDAY, _SUNDAY),
        records.c.undone_at.is_(None),
        meetings.c.state != MeetingState.UNDONE,
    )
)
_BOOKED = _BOOKINGS.where(meetings.c.team_id == bindparam("team_id"), records.c.member_id == bindparam("member_id"))
_BOOKED_BY_MANY = _BOOKINGS.where(records.c.member_id.in_(_MANY))
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
_MEETINGS = _MET.where(*_IN_WEEK)
_ONE_HELD = _MET.where(
    records.c.team_id == bindparam("team_id"), records.c.id == bindparam("id"), records.c.undone_at.is_(None)
)
_HELD = _MEETINGS.where(records.c.member_id == bindparam("member_id"), records.c.team_id == bindparam("team_id"))
_HELD_BY_MANY = _MEETINGS.where(records.c.member_id.in_(_MANY))


@dataclass(frozen=True, slots=True)
class Logged:
    """What a member's week is counted from."""

    calls: list[Call]
    """His, and others' to the same people."""
    bookings: list[Booking]
    walkins: int
    held: list[Held]
    farmed: Farmed = NOTHING
    """What he did with existing clients, if he is a farmer: the rest is empty then."""


def week(connection: Connection, stint: Stint, of: Week) -> Logged:
    """Of one person, in one role."""
    if stint.role is Role.FARMER:
        farmed = farming_weeks.of_stints(connection, [stint], of.monday, of.sunday)[stint.key]
        return Logged([], [], 0, [], farmed)
    key = {"team_id": stint.member.team_id, "member_id": stint.id, "monday": of.monday, "sunday": of.sunday}
    own = connection.execute(_OWN, key).all()
    others = connection.execute(_OTHERS, key).all()
    booked = connection.execute(_BOOKED, key).all()
    kinds = Counter(row[0] for row in own if row[5] in stint.days)
    met = connection.execute(_HELD, key).all() if kinds[Kind.MEETING] else ()
    return Logged(
        [*_in(stint, _calls(own)), *_calls(others)],
        _in(stint, map(_booking, booked)),
        kinds[Kind.WALKIN],
        _in(stint, map(_held, met)),
    )


def _in(stint: Stint, made: Iterable[Made]) -> list[Made]:
    return [each for each in made if each.local_day in stint.days]


def held(connection: Connection, team_id: int, record_id: int) -> Held | None:
    """A held meeting of the team that stands, as it is counted."""
    row = connection.execute(_ONE_HELD, {"team_id": team_id, "id": record_id}).first()
    return _held(row) if row else None


def of_stints(connection: Connection, whose: Sequence[Stint], first: date, last: date) -> dict[Key, Logged]:
    """The same for several people, of any teams, from one day to another: some queries for them all."""
    if not whose:
        return {}
    farmed = farming_weeks.of_stints(connection, whose, first, last)
    days = {(each.id, day): each.key for each in whose if each.role is not Role.FARMER for day in each.days}
    key = {"member_ids": sorted({number for number, _ in days}), "monday": first, "sunday": last}
    rows = connection.execute(_OWN_OF_MANY, key).all()
    own = [row for row in rows if (row[2], row[5]) in days]
    walkins = Counter(days[row[2], row[5]] for row in own if row[0] == Kind.WALKIN)
    found = {each.key: Logged([], [], walkins[each.key], [], farmed[each.key]) for each in whose}
    theirs: dict[int, set[Key]] = defaultdict(set)
    for call in _calls(own):
        his = days[call.member_id, call.local_day]
        found[his].calls.append(call)
        if call.decision_maker is not None:
            theirs[call.decision_maker.id].add(his)
    for call in _calls(connection.execute(_CALLS_TO_THEIRS, key).all()) if theirs else ():
        assert call.decision_maker is not None
        for his in theirs.get(call.decision_maker.id, ()):
            if his[0] != call.member_id:
                found[his].calls.append(call)
    for booking in map(_booking, connection.execute(_BOOKED_BY_MANY, key)):
        if (booking.member_id, booking.local_day) in days:
            found[days[booking.member_id, booking.local_day]].bookings.append(booking)
    for met in map(_held, connection.execute(_HELD_BY_MANY, key)):
        if (met.member_id, met.local_day) in days:
            found[days[met.member_id, met.local_day]].held.append(met)
    return found


def _calls(rows: Iterable[Sequence[Any]]) -> list[Call]:
    # Unpacked by position: a week's rows by name would cost more than the queries. A person is made once.
    known: dict[int | None, DecisionMaker | None] = {}
    calls: list[Call] = []
    for kind, number, member, client, person, day, at, result, *who in rows:
        if kind == Kind.CALL:
            if person not in known:
                known[person] = _person(person, *who)
            calls.append(Call(number, member, client, known[person], day, at, _RESULTS[result]))
    return calls


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
