"""Everything of a team, or of one person, as a file: what is asked for, how a value is to be told, how far it got."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


class Format(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"
    """A zip with one csv a sheet."""


class Whose(StrEnum):
    TEAM = "team"
    """Everything of the team."""
    OWN = "own"
    """What is kept about one person."""


class Shape(StrEnum):
    """How a value becomes a cell."""

    PLAIN = "plain"
    """By its type: a number, a sum, a day, a moment, a text."""
    PERSON = "person"
    """A member's id, told as his name."""
    WORD = "word"
    """One of a few, told in words; `Field.family` says of which few."""
    ANSWER = "answer"
    """A question and its answer."""
    CHANGE = "change"
    """What somebody changed, as the trail keeps it."""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    shape: Shape = Shape.PLAIN
    family: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far it got: the sheet, and the last row of it that stands in a file already."""

    sheet: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that somebody asked for, as an errand keeps it."""

    whose: Whose
    format: Format
    member_id: int
    begun_at: str
    """When it was asked for, to the second: all parts bear this."""
    part: int = 1
    cursor: Cursor = Cursor()
    rows: int = 0
    """In the parts before this one."""

    def as_data(self) -> dict[str, Any]:
        return asdict(self) | {"whose": str(self.whose), "format": str(self.format)}

    def following(self, cursor: Cursor, rows: int) -> Asked:
        """The next part."""
        return replace(self, part=self.part + 1, cursor=cursor, rows=rows)

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.begun_at)


def asked_for(whose: Whose, form: Format, member_id: int, now: datetime) -> Asked:
    return Asked(whose, form, member_id, now.isoformat(timespec="seconds"))


def asked_of(data: dict[str, Any]) -> Asked:
    """Raises KeyError, TypeError or ValueError for what no errand keeps."""
    told = dict(data)
    cursor = Cursor(**told.pop("cursor"))
    return Asked(Whose(told.pop("whose")), Format(told.pop("format")), cursor=cursor, **told)


_FORMATS = {
    **dict.fromkeys(("xlsx", "excel", "эксель", "ексель", "xls", "таблица", "таблицей", "table"), Format.XLSX),
    **dict.fromkeys(("csv", "цсв", "zip", "архив", "архивом"), Format.CSV),
}


def format_named(text: str) -> Format | None:
    """The kind of file that was typed: «csv», «эксель»."""
    return _FORMATS.get(text.strip().lower().removeprefix("в ").strip())
