"""Days on which a person is not at work: vacation, sickness, a trip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AbsenceKind(StrEnum):
    VACATION = "vacation"
    SICK = "sick"
    TRIP = "trip"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Absence:
    id: int
    member_id: int
    first_day: date
    last_day: date
    """The last day he is away, not the first he is back."""
    kind: AbsenceKind

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def is_absent(absences: Iterable[Absence], day: date) -> bool:
    return any(day in absence for absence in absences)
