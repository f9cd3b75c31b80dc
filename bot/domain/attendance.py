"""Whether a person works on a day: the calendar of his team and his absences together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.absences import Absence, is_absent
from bot.domain.work_calendar import PLAIN, WorkCalendar

LONGEST_AWAY = timedelta(days=60)
"""Further back nothing waits for who comes back."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attendance:
    calendar: WorkCalendar = PLAIN
    absences: tuple[Absence, ...] = ()

    def works(self, day: date) -> bool:
        return self.calendar.works(day) and not is_absent(self.absences, day)

    def absence_on(self, day: date) -> Absence | None:
        return next((absence for absence in self.absences if day in absence), None)

    def waiting_since(self, day: date) -> date:
        """The first of the days before this one that have waited for it: he did not work since, or it itself."""
        first = day
        while not self.works(first - _DAY) and day - first < LONGEST_AWAY:
            first -= _DAY
        return first
