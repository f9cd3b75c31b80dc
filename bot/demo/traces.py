"""What a deed leaves in the database, written as the bot's handlers write it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.demo.agenda import Scene
from bot.demo.firms import Firm
from bot.demo.life import Known, Life
from bot.domain.clients import DecisionMaker
from bot.domain.funnel import Kind, Result
from bot.domain.meetings import Place
from bot.domain.record import Record
from bot.store import client_facts, clients, meetings, records

ADDRESSED = 0.7
"""Of the meetings at the client's: their address is known."""


def meet(life: Life, scene: Scene, firm: Firm, number: int, created_at: datetime) -> Known:
    """A new client of this person's, with who decides there."""
    member = life.members[number]
    client = clients.create(scene.connection, member.team_id, firm.name, member.id, created_at)
    client_facts.change(scene.connection, client, phone=firm.phone, segment_id=life.segments[firm.segment])
    people = [
        clients.add_decision_maker(scene.connection, member.team_id, client.id, name, position, created_at)
        for name, position in firm.people
    ]
    if life.happens(0.5):
        client_facts.set_phone_of(scene.connection, people[0], life.firms.phone())
    known = Known(client, people, number)
    life.known.setdefault(number, []).append(known)
    return known


def record(
    life: Life,
    scene: Scene,
    number: int,
    kind: Kind,
    result: Result,
    whom: Known,
    person: DecisionMaker | None,
    *,
    happened_at: datetime | None = None,
    note: str | None = None,
    told: Mapping[str, Any] | None = None,
) -> Record:
    """`told`: a reason, the day of a promised call, where they met, when a call was answered."""
    member, at = life.members[number], happened_at or scene.now
    made_id = records.add(
        *(scene.connection, member, kind, result, whom.id, person.id if person else None),
        *(at, None, scene.now),
    )
    assert made_id is not None
    made = Record(
        id=made_id,
        member_id=member.id,
        client_id=whom.id,
        client_name=whom.client.name,
        decision_maker=person,
        kind=kind,
        result=result,
        happened_at=at,
        local_day=member.day(at),
        note=note,
        reason=None,
        call_back_on=None,
        meeting_at=None,
        created_at=scene.now,
        undone=False,
    )
    if told:
        records.change(scene.connection, made, **told)
    if note:
        records.add_note(scene.connection, made, note)
    if result is not Result.NOT_REACHED:
        whom.spoken = made.local_day
    return made


def agree_on(life: Life, scene: Scene, number: int, made: Record, slot: tuple[datetime, datetime]) -> int:
    """The meeting that was agreed in a record: when, and where; its id."""
    connection, member = scene.connection, life.members[number]
    meetings.book(connection, member, made)
    meeting = meetings.of_record(connection, member.team_id, made.id)
    assert meeting is not None
    meetings.set_time(connection, meeting, *slot)
    place = life.pick((Place.CLIENT, Place.CLIENT, Place.CLIENT, Place.CLIENT, Place.OURS, Place.NEUTRAL))
    known = place is Place.CLIENT and life.happens(ADDRESSED)
    meetings.change(connection, meeting, place=place, address=life.address() if known else None)
    return meeting.id
