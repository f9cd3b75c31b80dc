"""Booked meetings: who, with whom, when, and what became of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, insert, select, update

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.meetings import STANDING, Meeting, MeetingState, Place
from bot.domain.people import Member
from bot.domain.record import Record
from bot.store.tables import clients, decision_makers, meetings, records

_earlier = meetings.alias("earlier")
FIRST = and_(
    ~meetings.c.repeat,
    ~select(_earlier.c.id)
    .where(
        _earlier.c.client_id == meetings.c.client_id,
        _earlier.c.id < meetings.c.id,
        _earlier.c.state.in_(STANDING),
    )
    .exists(),
).label("first")
"""Whether it is the first meeting with its client."""

_WHOLE = (
    select(
        meetings,
        FIRST,
        records.c.note.label("purpose"),
        clients.c.name.label("client_name"),
        decision_makers.c.client_id.label("person_client_id"),
        decision_makers.c.full_name,
        decision_makers.c.position,
        decision_makers.c.standing,
    )
    .join(records, records.c.id == meetings.c.record_id)
    .join(clients, clients.c.id == meetings.c.client_id)
    .outerjoin(decision_makers, decision_makers.c.id == meetings.c.decision_maker_id)
    .where(meetings.c.team_id == bindparam("team_id"), meetings.c.state != MeetingState.UNDONE)
)
_ONE = _WHOLE.where(meetings.c.id == bindparam("id"))
_BETWEEN = _WHOLE.where(
    meetings.c.member_id == bindparam("member_id"),
    meetings.c.starts_at >= bindparam("after"),
    meetings.c.starts_at < bindparam("before"),
    meetings.c.state != MeetingState.CANCELLED,
).order_by(meetings.c.starts_at)


def _meeting(row: Row[Any]) -> Meeting:
    person = None
    if row.decision_maker_id is not None:
        person = DecisionMaker(
            row.decision_maker_id, row.person_client_id, row.full_name, row.position, Standing(row.standing)
        )
    return Meeting(
        id=row.id,
        member_id=row.member_id,
        client_id=row.client_id,
        client_name=row.client_name,
        decision_maker=person,
        record_id=row.record_id,
        starts_at=row.starts_at,
        first=row.first,
        place=Place(row.place) if row.place else None,
        address=row.address,
        state=MeetingState(row.state),
        reason=row.reason,
        sequence=row.sequence,
        held_record_id=row.held_record_id,
        purpose=row.purpose,
    )


def get(connection: Connection, team_id: int, meeting_id: int) -> Meeting | None:
    row = connection.execute(_ONE, {"team_id": team_id, "id": meeting_id}).first()
    return _meeting(row) if row else None


def between(connection: Connection, member: Member, after: datetime, before: datetime) -> list[Meeting]:
    """The member's meetings that begin in [after, before) and are not cancelled, in order."""
    key = {"team_id": member.team_id, "member_id": member.id, "after": after, "before": before}
    return [_meeting(row) for row in connection.execute(_BETWEEN, key)]


def book(connection: Connection, member: Member, record: Record, starts_at: datetime | None) -> None:
    """Write down the meeting agreed in a record, or give the one written down its time."""
    if starts_at is not None:
        moved = update(meetings).where(meetings.c.record_id == record.id).values(starts_at=starts_at)
        if connection.execute(moved).rowcount:
            return
    connection.execute(
        insert(meetings).values(
            team_id=member.team_id,
            member_id=member.id,
            client_id=record.client_id,
            decision_maker_id=record.decision_maker.id if record.decision_maker else None,
            record_id=record.id,
            local_day=record.local_day,
            starts_at=starts_at,
            state=MeetingState.BOOKED,
            repeat=False,
            sequence=0,
        )
    )


def undo_booking(connection: Connection, record: Record, now: datetime) -> None:
    """The record in which it was agreed is taken back."""
    taken_back = {"state": MeetingState.UNDONE, "settled_at": now}
    connection.execute(update(meetings).where(meetings.c.record_id == record.id).values(taken_back))


def undo_holding(connection: Connection, record: Record) -> None:
    """The record that says it was held is taken back: it is a booked one again."""
    again = {"state": MeetingState.BOOKED, "held_record_id": None, "settled_at": None}
    connection.execute(update(meetings).where(meetings.c.held_record_id == record.id).values(again))
