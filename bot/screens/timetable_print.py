"""What the picture of a timetable and its printed page are drawn from: see bot/files/timetable_sheet.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.domain.attendance import Attendance
from bot.domain.tables import is_on
from bot.domain.timetable import Slot, Table, Week
from bot.domain.timetable_editing import of_day
from bot.screens.day import activity
from bot.screens.timetable import Whose, weekdays
from bot.texts import Texts

WORKDAYS = 5


def form(t: Texts, whose: Whose, table: Table, *, is_draft: bool = False) -> dict[str, Any]:
    """A table without dates, to be filled in by hand; a person's has his name."""
    shown = [weekday for weekday in range(7) if weekday < WORKDAYS or of_day(table, weekday)]
    days = [_day(t, weekday, "", of_day(table, weekday)) for weekday in shown]
    return {**_head(t, whose, t.plain("sheet-draft") if is_draft else ""), "days": days}


def week(
    t: Texts, whose: Whose, week: Week, table_on: Callable[[date], Table], attendance: Attendance
) -> dict[str, Any]:
    """One week of a person: with its dates, days off and absences."""
    days = []
    for day in week.days:
        slots = of_day(table_on(day), day.weekday())
        if slots or day.weekday() < WORKDAYS:
            days.append(_day(t, day.weekday(), f"{day:%d.%m}", slots, _off(t, attendance, day)))
    dates = f"{week.monday:%d.%m}–{week.sunday:%d.%m.%Y}"
    return {**_head(t, whose, dates), "days": days}


def _head(t: Texts, whose: Whose, dates: str) -> dict[str, Any]:
    return {
        "title": t.plain("sheet-title", role=whose.role),
        "name_label": t.plain("sheet-name", role=whose.role),
        "name": whose.member.name if whose.member else "",
        "dates_label": t.plain("sheet-dates"),
        "dates": dates,
        "corner": t.plain("sheet-weekday"),
        "motto": t.plain("sheet-motto"),
    }


def _off(t: Texts, attendance: Attendance, day: date) -> str:
    away = attendance.absence_on(day)
    if away is not None:
        return t.plain("absence-kind", absence=away.kind)
    return "" if is_on(attendance.calendar, day) else t.plain("sheet-off")


def _clock(slot: Slot) -> str:
    """`9:00–9:20`, as the method's own form writes it."""
    return f"{slot.start.hour}:{slot.start:%M}–{slot.end.hour}:{slot.end:%M}"


def _day(t: Texts, weekday: int, shown: str, slots: list[Slot], off: str = "") -> dict[str, Any]:
    return {
        "title": weekdays(t)[weekday].capitalize(),
        "date": shown,
        "off": off,
        "slots": [{"time": _clock(each), "title": activity(t, each), "kind": str(each.activity)} for each in slots],
    }
