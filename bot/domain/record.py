"""A record as a person sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.clients import DecisionMaker
from bot.domain.funnel import UNDO_LIFETIME, Kind, Result
from bot.domain.meetings import Place

COMPLAINTS_SINCE = timedelta(days=90)
"""One that nobody has answered for longer is past answering."""


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
    place: Place | None = None
    """Where a meeting was."""
    answered_at: datetime | None = None
    """When a client's own call, or a complaint, was answered."""

    @property
    def waits_for_answer(self) -> bool:
        """A client called, or complained, and nobody said that he was answered."""
        return self.answered_at is None and (self.kind is Kind.INCOMING or self.result is Result.COMPLAINT)


def is_fresh(record: Record, now: datetime) -> bool:
    """Whether it can still be taken back, and what is sent next belongs to it."""
    return now - record.created_at <= UNDO_LIFETIME
