"""Where a client stands on his path (method.md §3), as far as what was recorded tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ClientStage(StrEnum):
    NEW = "new"
    IN_WORK = "in_work"
    """Block 1: he was called or visited."""
    MEETING_BOOKED = "meeting_booked"
    MET = "met"
    """A meeting was held, without interest so far."""
    PROGRESS = "progress"
    """Block 2: there is interest, and joint action is agreed."""
    EXISTING = "existing"
    """He buys already."""
    LOST = "lost"
    """He bought, and a hunter is to win him back."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a client."""

    recorded: bool
    """Something was logged with him."""
    next_meeting: datetime | None
    held: bool
    interest: bool
    """His last questionnaire says so."""
    agreed: bool
    """An agreement is open or was kept."""
    existing: bool = False
    lost: bool = False


def stage_of(facts: Facts) -> ClientStage:
    """The farthest he came; a meeting ahead is told where nothing was achieved yet."""
    if facts.lost:
        return ClientStage.MEETING_BOOKED if facts.next_meeting is not None else ClientStage.LOST
    if facts.existing:
        return ClientStage.EXISTING
    if facts.interest and facts.agreed:
        return ClientStage.PROGRESS
    if facts.next_meeting is not None:
        return ClientStage.MEETING_BOOKED
    if facts.held:
        return ClientStage.MET
    return ClientStage.IN_WORK if facts.recorded else ClientStage.NEW
