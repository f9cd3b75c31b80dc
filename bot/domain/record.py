"""A record of a call or a walk-in as a person sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.clients import DecisionMaker
from bot.domain.funnel import UNDO_LIFETIME, Kind, Result


@dataclass(frozen=True, slots=True)
class Record:
    id: int
    member_id: int
    client_id: int
    client_name: str
    decision_maker: DecisionMaker | None
    kind: Kind
    result: Result
    happened_at: datetime
    local_day: date
    """The day in the person's zone when it happened."""
    note: str | None
    reason: str | None
    call_back_on: date | None
    meeting_at: datetime | None
    created_at: datetime
    undone: bool
    call_back_at: time | None = None
    """The hour for which a call was promised, on the person's own clock, if one was named."""


def is_fresh(record: Record, now: datetime) -> bool:
    """Whether it can still be taken back, and what is sent next belongs to it."""
    return now - record.created_at <= UNDO_LIFETIME
