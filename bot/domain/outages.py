"""When reminders came late or not at all because the bot was down, or its messages did not get out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.reminding import LATENESS

LONGEST_GAP = timedelta(minutes=5)
"""The clock is looked at four times a minute; a restart takes seconds, an upgrade a minute or two."""
QUEUED_AT_MOST = min(LATENESS.values())
"""A reminder that waits longer to be sent may be of no more help."""


@dataclass(frozen=True, slots=True)
class Outage:
    """Nobody looked at the clock from `since` to `until`."""

    since: datetime
    until: datetime


def outage(
    last: datetime | None, started: datetime, now: datetime, *, watched: timedelta, first: bool
) -> Outage | None:
    """Whether nobody looked at the clock since `last`, for so long that it matters.

    `watched`: how long this process has really lived since it looked last, or since it started. A clock that was moved
    leaves a gap too, but nobody was down then.
    """
    if last is None or now - last <= LONGEST_GAP:
        return None
    if first and started - last > LONGEST_GAP:
        return Outage(last, started)
    return Outage(last, now) if watched > LONGEST_GAP else None
