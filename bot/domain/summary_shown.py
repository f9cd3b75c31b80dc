"""How a week stands when it is shown: live, over, closed, opened again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.closing import Change
from bot.domain.summary import Summary


@dataclass(frozen=True, slots=True)
class Mark:
    """Which version of a closed week it is, and who made it when."""

    id: int
    monday: date
    version: int
    closed_at: datetime
    closed_by: int | None
    """None: the clock, or a correction."""
    reopened_at: datetime | None = None
    reopened_by: int | None = None
    changes: tuple[Change, ...] = ()
    """What differs from the version before."""

    @property
    def holds(self) -> bool:
        """The week is closed with it: it was not opened again."""
        return self.reopened_at is None


@dataclass(frozen=True, slots=True)
class Shown:
    summary: Summary
    mark: Mark | None
    """The last version; none: the week was never closed."""
    closes: date
    """The day on which it closes by itself, or did."""
    names: Mapping[int, str] = field(default_factory=dict)
    """Of everybody who works here, or did: heads too."""

    def name(self, member_id: int) -> str:
        return self.names.get(member_id) or self.summary.name(member_id)

    @property
    def closed(self) -> bool:
        return self.mark is not None and self.mark.holds

    @property
    def changes(self) -> tuple[Change, ...]:
        """What corrections changed since the version before, while the week is closed with it."""
        return self.mark.changes if self.mark is not None and self.mark.holds else ()
