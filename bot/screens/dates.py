"""Days and times as the screens show them, on the person's own clock."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.timetable import Week
from bot.texts import Texts


def show_day(day: date, t: Texts) -> str:
    """`вт 24.11`"""
    return f"{t.plain('weekdays').split()[day.weekday()]} {day:%d.%m}"


def show_days(first: date, last: date, t: Texts) -> str:
    """`вт 24.11`, `вт 24.11 – сб 28.11`"""
    return show_day(first, t) if first == last else f"{show_day(first, t)} – {show_day(last, t)}"


def stamp(day: date) -> str:
    """As buttons carry a day."""
    return f"{day:%Y%m%d}"


def show_clock(instant: datetime, zone: ZoneInfo) -> str:
    """`15:40`"""
    return f"{instant.astimezone(zone):%H:%M}"


def show_time(instant: datetime, zone: ZoneInfo, t: Texts) -> str:
    """`вт 24.11 15:40`"""
    return f"{show_day(instant.astimezone(zone).date(), t)} {show_clock(instant, zone)}"


def days_of(week: Week) -> dict[str, str]:
    """A week as most sentences name it: «23.11–29.11»."""
    return {"monday": f"{week.monday:%d.%m}", "sunday": f"{week.sunday:%d.%m}"}
