"""Calendar months back and forth, and when a day leaves the last so many of them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)


def shifted(day: date, months: int) -> date:
    """The same day of another month; of a shorter month its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def leaves(day: date, months: int) -> date:
    """The first day whose last `months` months, `shifted(it, -months) < day <= it`, do not hold this day any more."""
    there = shifted(day, months)
    # Of a shorter month the last day stands for several: the month before it may reach back too far.
    return there if shifted(there, -months) >= day else there + _ONE_DAY
