"""Meetings: booked into the timetable, moved, cancelled, held (method.md §2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.clients import DecisionMaker


class MeetingState(StrEnum):
    BOOKED = "booked"
    HELD = "held"
    NOT_HELD = "not_held"
    """The time came and nobody met."""
    CANCELLED = "cancelled"
    UNDONE = "undone"
    """Taken back with the record it was booked in: as if it had never been."""


STANDING = (MeetingState.BOOKED, MeetingState.HELD, MeetingState.NOT_HELD)
"""States of a meeting that make a later one with the same client a repeat."""


class Place(StrEnum):
    CLIENT = "client"
    OURS = "ours"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Meeting:
    id: int
    member_id: int
    """Who will hold it."""
    client_id: int
    client_name: str
    decision_maker: DecisionMaker | None
    record_id: int
    """The record in which it was agreed."""
    starts_at: datetime | None
    first: bool
    """The first with this client: no earlier one stands, and nobody said that they met before."""
    place: Place | None
    address: str | None
    state: MeetingState
    reason: str | None
    sequence: int
    """How often its time was changed."""
    held_record_id: int | None
    purpose: str | None
    """The note of the record in which it was agreed."""
