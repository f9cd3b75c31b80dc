"""Where a client stands on his path (method.md §3): in block 1 as records tell, beyond it as was said (path.py)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.path import PathStage


class ClientStage(StrEnum):
    NEW = "new"
    IN_WORK = "in_work"
    """Block 1: he was called or visited."""
    MEETING_BOOKED = "meeting_booked"
    MET = "met"
    """A meeting was held, without interest so far."""
    PROGRESS = "progress"
    """Block 2: there is interest, and joint action is agreed."""
    CONTRACT = "contract"
    ORDER = "order"
    PAID = "paid"
    DROPPED = "dropped"
    """The deal is lost before he bought anything."""
    EXISTING = "existing"
    """He buys already."""
    LOST = "lost"
    """He bought, and a hunter is to win him back."""


BEYOND = {
    PathStage.PROGRESS: ClientStage.PROGRESS,
    PathStage.CONTRACT: ClientStage.CONTRACT,
    PathStage.ORDER: ClientStage.ORDER,
    PathStage.PAID: ClientStage.PAID,
    PathStage.LOST: ClientStage.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a client."""

    recorded: bool
    """Something was logged with him."""
    next_meeting: datetime | None
    held: bool
    path: PathStage | None = None
    """Where his moves leave him beyond block 1."""
    existing: bool = False
    lost: bool = False


def stage_of(facts: Facts) -> ClientStage:
    """The farthest he came; a meeting ahead is told where nothing was achieved yet."""
    if facts.existing and not facts.lost:
        return ClientStage.EXISTING
    if facts.path is not None:
        return BEYOND[facts.path]
    if facts.next_meeting is not None:
        return ClientStage.MEETING_BOOKED
    if facts.lost:
        return ClientStage.LOST
    if facts.held:
        return ClientStage.MET
    return ClientStage.IN_WORK if facts.recorded else ClientStage.NEW
