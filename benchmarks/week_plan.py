"""Whose week it is, and how it is cut: the timetable's stretches one after another, without nights and lunches."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from bot.domain.timetable import Activity, Slot, timetable_of

BEGIN = datetime.fromisoformat("2026-11-23T08:59:30+03:00")
"""Monday, just before the first slot."""
MONDAY = BEGIN.replace(hour=0, minute=0, second=0)
CLIENTS = 6
"""Of each person."""


def role_of(number: int) -> str:
    """Of ten people one learns, and of the others every second is a hunter."""
    return "trainee" if number % 10 == 0 else ("hunter", "farmer")[number % 2]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the week in which everybody does one thing, each role its own."""

    begins: datetime
    does: Mapping[str, Activity]
    opens_day: bool


def stretches() -> list[Stretch]:
    """Of all roles' timetables, from Monday on; a role that has nothing then does what it did last."""
    tables = {role: timetable_of(role) for role in ("hunter", "farmer", "trainee")}
    beginnings = sorted({_beginning(slot) for table in tables.values() for slot in table})
    found: list[Stretch] = []
    for moment in beginnings:
        begun = {role: slot.activity for role, table in tables.items() for slot in table if _beginning(slot) == moment}
        opens_day = not found or found[-1].begins.date() < moment.date()
        found.append(Stretch(moment, {**(found[-1].does if found else {}), **begun}, opens_day))
    return found


@cache
def _beginning(slot: Slot) -> datetime:
    return MONDAY + timedelta(days=slot.weekday, hours=slot.start.hour, minutes=slot.start.minute)
