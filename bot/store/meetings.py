"""Booked meetings: who, with whom, when, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, func, insert, or_, select, update

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import Kind
from bot.domain.meetings import STANDING, Meeting, MeetingState, Place
from bot.domain.path import CLOSING
from bot.domain.people import Member
from bot.domain.record import Record
from bot.store.dialect import change_row
from bot.store.tables import attachments, clients, decision_makers, meetings, paths, records

LISTED = 12
"""Of one person's meetings at once: as many as a week has slots."""

_earlier = meetings.alias("earlier")
_met = records.alias("met")
FIRST = and_(
    ~meetings.c.repeat,
    ~select(_earlier.c.id)
    .where(
        _earlier.c.client_id == meetings.c.client_id,
        _earlier.c.id < meetings.c.id,
        # Not `in_`: its list is written into the statement anew each time it runs.
        or_(*(_earlier.c.state == state for state in STANDING)),
    )
    .exists(),
    ~select(_met.c.id)
    .where(
        _met.c.client_id == meetings.c.client_id,
        _met.c.kind == Kind.MEETING,
        _met.c.undone_at.is_(None),
        _met.c.id != func.coalesce(meetings.c.held_record_id, 0),
        # They had met when it was agreed: as it happened, not as it was typed.
        _met.c.happened_at <= records.c.happened_at,
    )
    .exists(),
).label("first")
"""Whether it is the first meeting with its client: none stands before it, booked or held without booking.

For selects that join the record in which it was agreed."""

_ALL = (
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
    .where(meetings.c.state != MeetingState.UNDONE)
)
_WHOLE = _ALL.where(meetings.c.team_id == bindparam("team_id"))
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
        ends_at=row.ends_at,
        first=row.first,
        repeat=row.repeat,
        place=Place(row.place) if row.place else None,
        address=row.address,
        state=MeetingState(row.state),
        reason=row.reason,
        sequence=row.sequence,
        held_record_id=row.held_record_id,
        purpose=row.purpose,
        calendar=row.calendar,
        despite_absence=row.despite_absence,
    )


def get(connection: Connection, team_id: int, meeting_id: int) -> Meeting | None:
    row = connection.execute(_ONE, {"team_id": team_id, "id": meeting_id}).first()
    return _meeting(row) if row else None


def some(connection: Connection, ids: Sequence[int]) -> dict[int, Meeting]:
    """Meetings by id, of all teams: for reminders, which are everybody's."""
    if not ids:
        return {}
    return {row.id: _meeting(row) for row in connection.execute(_ALL.where(meetings.c.id.in_(ids)))}


def between(connection: Connection, member: Member, after: datetime, before: datetime) -> list[Meeting]:
    """The member's meetings that begin in [after, before) and stand, in order."""
    key = {"team_id": member.team_id, "member_id": member.id, "after": after, "before": before}
    return [_meeting(row) for row in connection.execute(_BETWEEN, key)]


_OF_RECORD = _WHOLE.where(meetings.c.record_id == bindparam("record_id"))
_AHEAD = (
    _WHOLE.where(
        meetings.c.member_id == bindparam("member_id"),
        meetings.c.state == MeetingState.BOOKED,
        meetings.c.starts_at >= bindparam("after"),
    )
    .order_by(meetings.c.starts_at)
    .limit(LISTED)
)
_UNSETTLED = (
    _WHOLE.where(
        meetings.c.member_id == bindparam("member_id"),
        meetings.c.state == MeetingState.BOOKED,
        meetings.c.starts_at >= bindparam("after"),
        meetings.c.starts_at < bindparam("before"),
    )
    .order_by(meetings.c.starts_at)
    .limit(LISTED)
)
_BOOKED_WITH = (
    _WHOLE.where(
        meetings.c.client_id == bindparam("client_id"),
        meetings.c.state == MeetingState.BOOKED,
        meetings.c.starts_at >= bindparam("after"),
        meetings.c.starts_at < bindparam("before"),
    )
    .order_by(meetings.c.starts_at)
    .limit(LISTED)
)


def of_record(connection: Connection, team_id: int, record_id: int) -> Meeting | None:
    """The meeting agreed in this record."""
    row = connection.execute(_OF_RECORD, {"team_id": team_id, "record_id": record_id}).first()
    return _meeting(row) if row else None


def ahead(connection: Connection, member: Member, after: datetime) -> list[Meeting]:
    """His booked meetings from this moment on, the nearest first."""
    key = {"team_id": member.team_id, "member_id": member.id, "after": after}
    return [_meeting(row) for row in connection.execute(_AHEAD, key)]


def unsettled(connection: Connection, member: Member, after: datetime, before: datetime) -> list[Meeting]:
    """His meetings that began in [after, before) and of which nobody said what became of them."""
    key = {"team_id": member.team_id, "member_id": member.id, "after": after, "before": before}
    return [_meeting(row) for row in connection.execute(_UNSETTLED, key)]


def booked_with(
    connection: Connection, team_id: int, client_id: int, after: datetime, before: datetime
) -> list[Meeting]:
    """The team's booked meetings with a client that begin in [after, before), whoever will hold them."""
    key = {"team_id": team_id, "client_id": client_id, "after": after, "before": before}
    return [_meeting(row) for row in connection.execute(_BOOKED_WITH, key)]


_JOINED = _WHOLE.where(
    meetings.c.client_id.in_(
        select(paths.c.client_id).where(
            paths.c.team_id == bindparam("team_id"), paths.c.block == CLOSING, paths.c.joined_by == bindparam("head_id")
        )
    ),
    meetings.c.state != MeetingState.CANCELLED,
    meetings.c.starts_at >= bindparam("after"),
    meetings.c.starts_at < bindparam("before"),
).order_by(meetings.c.starts_at)


def joined_by(connection: Connection, member: Member, after: datetime, before: datetime) -> list[Meeting]:
    """Of the team's meetings that begin in [after, before) those with clients whose closing this head joined."""
    key = {"team_id": member.team_id, "head_id": member.id, "after": after, "before": before}
    return [_meeting(row) for row in connection.execute(_JOINED, key)]


def change(connection: Connection, meeting: Meeting, **values: Any) -> None:
    change_row(connection, meetings, meeting.id, values)


def move(connection: Connection, meeting: Meeting, starts_at: datetime, ends_at: datetime) -> None:
    """To another time: calendars take the file with the greater number."""
    again = {"state": MeetingState.BOOKED, "settled_at": None, "reason": None, "sequence": meeting.sequence + 1}
    change(connection, meeting, starts_at=starts_at, ends_at=ends_at, **again)


def settle(connection: Connection, meeting: Meeting, state: MeetingState, reason: str | None, now: datetime) -> None:
    """It was cancelled, or nobody met."""
    change(connection, meeting, state=state, reason=reason, settled_at=now, sequence=meeting.sequence + 1)


def hold(connection: Connection, meeting: Meeting, record_id: int, now: datetime) -> None:
    """It was held: this record says so."""
    change(connection, meeting, state=MeetingState.HELD, held_record_id=record_id, settled_at=now)


def attach(connection: Connection, meeting: Meeting, team_id: int, kind: str, content: Any, now: datetime) -> None:
    row = {"team_id": team_id, "meeting_id": meeting.id, "kind": kind, "content": content, "created_at": now}
    connection.execute(insert(attachments), row)


def location(connection: Connection, meeting: Meeting) -> tuple[float, float] | None:
    """Latitude and longitude of the place that was sent to the meeting last."""
    content = connection.scalar(_LOCATION, {"meeting_id": meeting.id})
    return (float(content["latitude"]), float(content["longitude"])) if content else None


_LOCATION = (
    select(attachments.c.content)
    .where(attachments.c.meeting_id == bindparam("meeting_id"), attachments.c.kind == "location")
    .order_by(attachments.c.id.desc())
    .limit(1)
)


def set_time(connection: Connection, meeting: Meeting, starts_at: datetime, ends_at: datetime) -> None:
    """Give a meeting its time: the first is no move."""
    if meeting.starts_at is None:
        change(connection, meeting, starts_at=starts_at, ends_at=ends_at)
    elif meeting.starts_at != starts_at:
        move(connection, meeting, starts_at, ends_at)


def book(connection: Connection, member: Member, record: Record) -> None:
    """Write down the meeting agreed in a record; its time is set next."""
    row = {
        "team_id": member.team_id,
        "member_id": member.id,
        "client_id": record.client_id,
        "decision_maker_id": record.decision_maker.id if record.decision_maker else None,
        "record_id": record.id,
        "local_day": record.local_day,
        "state": MeetingState.BOOKED,
        "repeat": False,
        "sequence": 0,
    }
    connection.execute(insert(meetings), row)


def undo_booking(connection: Connection, record: Record, now: datetime) -> None:
    """The record in which it was agreed is taken back."""
    taken_back = {"state": MeetingState.UNDONE, "settled_at": now}
    connection.execute(update(meetings).where(meetings.c.record_id == record.id).values(taken_back))


def undo_holding(connection: Connection, record: Record) -> None:
    """The record that says it was held is taken back: it is a booked one again."""
    again = {"state": MeetingState.BOOKED, "held_record_id": None, "settled_at": None}
    connection.execute(update(meetings).where(meetings.c.held_record_id == record.id).values(again))
