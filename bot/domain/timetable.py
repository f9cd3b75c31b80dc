"""Batch mode: which kind of action belongs to which hours of the week, and when that is for a person in his zone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count
from zoneinfo import ZoneInfo

from bot.domain.local_time import local_day, to_utc

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = timedelta(days=1)


class Activity(StrEnum):
    STANDUP = "standup"
    TELEMARKETING = "telemarketing"
    REPORTING = "reporting"
    CLIENT_STUDY = "client_study"
    MEETING = "meeting"
    DOCUMENTS = "documents"
    TRAINING = "training"
    WEEK_LISTS = "week_lists"
    WEEK_PLANNING = "week_planning"


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the week on the person's own wall clock; `weekday` 0 is Monday, only meetings have a number."""

    weekday: int
    start: time
    end: time
    activity: Activity
    number: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6 or self.start >= self.end:
            raise ValueError(f"a slot lies within one day of the week: {self.key}")

    @property
    def key(self) -> str:
        """Stable and short, for buttons and unique keys: `tue-1100-meeting-3`."""
        number = "" if self.number is None else f"-{self.number}"
        return f"{WEEKDAYS[self.weekday % 7]}-{self.start:%H%M}-{self.activity}{number}"


Table = tuple[Slot, ...]
"""A week's slots, by weekday and beginning."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A slot on one local day; `begins` and `ends` are UTC, equal if the clocks skipped the whole slot."""

    slot: Slot
    day: date
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Week:
    """A sales week, Monday to Sunday."""

    monday: date

    @property
    def sunday(self) -> date:
        return self.monday + 6 * _DAY

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + n * _DAY for n in range(7))

    def __contains__(self, day: date) -> bool:
        return self.contains(day)

    def contains(self, day: date) -> bool:
        return self.monday <= day <= self.sunday


def week_of(day: date) -> Week:
    return Week(day - day.weekday() * _DAY)


def _role_table(*days: tuple[Activity, ...]) -> tuple[Slot, ...]:
    """One row per day from Monday, one column per stretch of the day; meetings are numbered through the week."""
    stretches = (
        (time(9, 0), time(9, 20)),
        (time(9, 20), time(11, 0)),
        (time(11, 0), time(13, 0)),
        (time(14, 0), time(15, 30)),
        (time(15, 30), time(17, 0)),
        (time(17, 0), time(18, 0)),
    )
    numbers = count(1)
    return tuple(
        Slot(weekday, start, end, activity, next(numbers) if activity is Activity.MEETING else None)
        for weekday, activities in enumerate(days)
        for (start, end), activity in zip(stretches, activities, strict=True)
    )


_A = Activity
HUNTER = _role_table(
    (_A.STANDUP, _A.TELEMARKETING, _A.REPORTING, _A.MEETING, _A.MEETING, _A.DOCUMENTS),
    (_A.STANDUP, _A.TELEMARKETING, _A.MEETING, _A.MEETING, _A.MEETING, _A.DOCUMENTS),
    (_A.STANDUP, _A.TELEMARKETING, _A.MEETING, _A.MEETING, _A.MEETING, _A.DOCUMENTS),
    (_A.STANDUP, _A.TELEMARKETING, _A.MEETING, _A.MEETING, _A.MEETING, _A.DOCUMENTS),
    (_A.STANDUP, _A.TELEMARKETING, _A.MEETING, _A.TRAINING, _A.WEEK_LISTS, _A.WEEK_PLANNING),
)
FARMER = _role_table(
    (_A.STANDUP, _A.CLIENT_STUDY, _A.TELEMARKETING, _A.MEETING, _A.MEETING, _A.DOCUMENTS),
    (_A.STANDUP, _A.CLIENT_STUDY, _A.TELEMARKETING, _A.MEETING, _A.MEETING, _A.DOCUMENTS),
    (_A.STANDUP, _A.CLIENT_STUDY, _A.TELEMARKETING, _A.MEETING, _A.MEETING, _A.DOCUMENTS),
    (_A.STANDUP, _A.CLIENT_STUDY, _A.TELEMARKETING, _A.MEETING, _A.MEETING, _A.DOCUMENTS),
    (_A.STANDUP, _A.CLIENT_STUDY, _A.TELEMARKETING, _A.TRAINING, _A.WEEK_LISTS, _A.WEEK_PLANNING),
)
_TABLES = {"hunter": HUNTER, "trainee": HUNTER, "farmer": FARMER, "head": ()}


def timetable_of(role: str) -> tuple[Slot, ...]:
    """The role's default table; ValueError for an unknown role."""
    if role not in _TABLES:
        raise ValueError(f"no such role: {role}")
    return _TABLES[role]


def slots_of_day(table: Iterable[Slot], day: date) -> list[Slot]:
    return sorted((slot for slot in table if slot.weekday == day.weekday()), key=lambda slot: (slot.start, slot.end))


def occurrence(slot: Slot, day: date, zone: ZoneInfo) -> Occurrence:
    return Occurrence(slot, day, to_utc(day, slot.start, zone), to_utc(day, slot.end, zone))


def occurrences(table: Iterable[Slot], zone: ZoneInfo, after: datetime, until: datetime) -> list[Occurrence]:
    """What begins in (after, until], in order of beginning."""
    slots = tuple(table)
    return occurrences_by(lambda _: slots, zone, after, until)


def occurrences_by(
    table_on: Callable[[date], Iterable[Slot]], zone: ZoneInfo, after: datetime, until: datetime
) -> list[Occurrence]:
    """The same where the table may be another one from some day on."""
    # A day more on either side: slots of a day that the clocks skip begin with the next day, and clocks that turn
    # back over midnight show tomorrow before today is over.
    day, last = local_day(after, zone) - _DAY, local_day(until, zone) + _DAY
    found: list[Occurrence] = []
    while day <= last:
        for slot in slots_of_day(table_on(day), day):
            begins = to_utc(day, slot.start, zone)
            if after < begins <= until:
                found.append(Occurrence(slot, day, begins, to_utc(day, slot.end, zone)))
        day += _DAY
    return found


def following(table: Iterable[Slot], zone: ZoneInfo, now: datetime) -> Occurrence | None:
    """The next slot to begin after `now`; None only for an empty table."""
    return next(iter(occurrences(table, zone, now, now + 8 * _DAY)), None)


def to_csv(role: str) -> str:
    """The role's default table as csv with a header line: role,weekday,start,end,activity,number."""
    lines = ["role,weekday,start,end,activity,number"]
    for slot in timetable_of(role):
        number = "" if slot.number is None else slot.number
        lines.append(f"{role},{WEEKDAYS[slot.weekday]},{slot.start:%H:%M},{slot.end:%H:%M},{slot.activity},{number}")
    return "\n".join(lines) + "\n"
