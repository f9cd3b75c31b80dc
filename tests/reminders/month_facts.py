"""What the specification says of slots, written down once more for the reference: table, holidays, limits, names."""

from __future__ import annotations

import csv
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

SPECIFIED = Path("/work/shared/spec/timetable.csv")
COPY = Path(__file__).parent.parent / "domain" / "timetable.csv"
MINUTE = timedelta(minutes=1)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def days(month: int, *numbers: int, year: int) -> set[date]:
    return {date(year, month, number) for number in numbers}


# The Labour Code's holidays; one that falls on a weekend moves to the next working day, but those of January go where
# the government says. 2026: the 3rd to 9 January, the 4th to 31 December. 2027: the 2nd to 5 November, the 3rd to
# 31 December, and Saturday 20 February is worked for Monday the 22nd.
NEW_YEAR_AFTER = date(2028, 1, 1)
"""Begins in the east while it is 2027 in the west."""
HOLIDAYS = {
    NEW_YEAR_AFTER,
    *days(1, 1, 2, 3, 4, 5, 6, 7, 8, 9, year=2026),
    *days(2, 23, year=2026),
    *days(3, 8, 9, year=2026),
    *days(5, 1, 9, 11, year=2026),
    *days(6, 12, year=2026),
    *days(11, 4, year=2026),
    *days(12, 31, year=2026),
    *days(1, 1, 2, 3, 4, 5, 6, 7, 8, year=2027),
    *days(2, 22, 23, year=2027),
    *days(3, 8, year=2027),
    *days(5, 1, 3, 9, 10, year=2027),
    *days(6, 12, 14, year=2027),
    *days(11, 4, 5, year=2027),
    *days(12, 31, year=2027),
}
WORKED_SATURDAYS = {date(2027, 2, 20)}

NAMES = {
    "standup": "Утренняя оперативка",
    "telemarketing": "Телемаркетинг",
    "reporting": "Отчётность",
    "client_study": "Изучение ситуации клиентов",
    "meeting": "Встречи-",
    "documents": "Документы",
    "training": "Внутреннее обучение",
    "week_lists": "Списки на неделю",
    "week_planning": "Еженедельная планёрка",
}
# Minutes after its beginning in which a message still helps; it is never sent once the slot is over.
HELPS = {
    "standup": 20,
    "telemarketing": 75,
    "reporting": 90,
    "client_study": 75,
    "meeting": 30,
    "documents": 45,
    "training": 30,
    "week_lists": 60,
    "week_planning": 60,
}
PUNCTUAL = 2 * MINUTE
"""Later than this the message says that it is late."""


class Row(NamedTuple):
    """A line of the table."""

    weekday: int
    start: time
    end: time
    activity: str
    number: str

    @property
    def key(self) -> str:
        number = f"-{self.number}" if self.number else ""
        return f"{WEEKDAYS[self.weekday]}-{self.start:%H%M}-{self.activity}{number}"


Table = tuple[Row, ...]


@cache
def method(role: str) -> Table:
    """The table as the specification has it, where it lies beside the checkout; a trainee works as a hunter."""
    source = SPECIFIED if SPECIFIED.exists() else COPY
    with source.open(encoding="utf-8", newline="") as file:
        return tuple(
            row_of(each["weekday"], f"{each['start']}-{each['end']}", each["activity"], each["number"])
            for each in csv.DictReader(file)
            if each["role"] == {"trainee": "hunter"}.get(role, role)
        )


def row_of(weekday: str, span: str, activity: str, number: str = "") -> Row:
    """`row_of("mon", "09:00-09:20", "standup")`"""
    start, end = span.split("-")
    return Row(WEEKDAYS.index(weekday), time.fromisoformat(start), time.fromisoformat(end), activity, number)
