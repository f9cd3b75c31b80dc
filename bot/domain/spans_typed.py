"""Days from one to another, as people type them: «24.11-28.11», «с пн по ср», «завтра», «с 24.11 на 2 недели»."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.days_typed import INFLECTED
from bot.domain.when import FARTHEST_PLAN, OLDEST_RECORD, day_named
from bot.domain.when_phrases import DaysAway, Phrase, read, tidy
from bot.domain.when_words import NUMBERS

_DAY = timedelta(days=1)
_BETWEEN = re.compile(r" ?[-–—] ?| (?:по|до|to|till|until|through) ")
_SINCE = re.compile(r"(?:со?|from|since|starting) ")
_UNTIL = re.compile(r"(?:по|до|till|until|through) ")
_NUMBER = r"(?P<n>\d{1,3}|" + "|".join(NUMBERS) + r")?"
_UNIT = r"(?:(?P<days>дн|день|дня|дней|days?)|(?P<weeks>недел[юиья]|недель|weeks?))"
_SPAN = rf"(?:на |for )?{_NUMBER} ?{_UNIT}"
_LENGTH_LAST = re.compile(rf"(?P<first>.+?) (?=на |for ){_SPAN}")
_LENGTH_FIRST = re.compile(rf"{_SPAN} (?:со?|from|since|starting) (?P<first>.+)")
_LENGTH = re.compile(_SPAN)
_WEEKS = {
    **dict.fromkeys(("эта неделя", "эту неделю", "на этой неделе", "this week"), 0),
    **dict.fromkeys(("следующая неделя", "следующую неделю", "на следующей неделе", "next week"), 1),
}
_BARE_DAY = re.compile(r"\d{1,2}")
_REST_OF_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?P<rest>[. ].+)")


LONGEST = timedelta(days=190)
"""What is longer is a slip of the pen."""
EXAMPLES: dict[str, tuple[str, ...]] = {
    "ru": ("24.11-28.11", "завтра", "с пн по ср"),
    "en": ("24.11-28.11", "tomorrow", "from mon to wed"),
}


class SpanProblem(StrEnum):
    NOT_UNDERSTOOD = "not_understood"
    NO_END = "no_end"
    BACKWARDS = "backwards"
    TOO_LONG = "too_long"
    TOO_OLD = "too_old"
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True)
class Span:
    first: date
    last: date


def read_span(text: str, today: date) -> Span | SpanProblem:
    """The days that the whole text names, from OLDEST_RECORD ago to FARTHEST_PLAN ahead."""
    line = " ".join(INFLECTED.get(word, word) for word in tidy(text).split(" "))
    span = next((found for found in _readings(line, today) if found is not None), None)
    if span is None:
        since = _SINCE.match(line)
        is_open = since is not None and day_named(line[since.end() :], today) is not None
        return SpanProblem.NO_END if is_open else SpanProblem.NOT_UNDERSTOOD
    return checked(span, today)


def checked(span: Span, today: date) -> Span | SpanProblem:
    """The span, where it will do."""
    if span.last < span.first:
        return SpanProblem.BACKWARDS
    if span.first < today - OLDEST_RECORD:
        return SpanProblem.TOO_OLD
    if span.last > today + FARTHEST_PLAN:
        return SpanProblem.TOO_FAR
    return SpanProblem.TOO_LONG if span.last - span.first >= LONGEST else span


def _readings(line: str, today: date) -> Iterator[Span | None]:
    """All that a line may mean, the plainest first: 2026-11-24 is a day, not three."""
    day = day_named(line, today)
    yield Span(day, day) if day else None
    yield _week(line, today)
    yield _of_length(line, today)
    if until := _UNTIL.match(line):
        last = _end(line[until.end() :], today, today)
        yield Span(today, last) if last else None
    since = _SINCE.match(line)
    line = line[since.end() :] if since else line
    for between in _BETWEEN.finditer(line):
        yield _pair(line[: between.start()], line[between.end() :], today)


def _week(line: str, today: date) -> Span | None:
    """What is left of this one, or the next: to its Sunday."""
    if line not in _WEEKS:
        return None
    monday = today - today.weekday() * _DAY
    return Span(monday + 7 * _DAY, monday + 13 * _DAY) if _WEEKS[line] else Span(today, monday + 6 * _DAY)


def _of_length(line: str, today: date) -> Span | None:
    """So many days or weeks, the first day among them; from today where no other was named."""
    said = _LENGTH.fullmatch(line) or _LENGTH_FIRST.fullmatch(line) or _LENGTH_LAST.fullmatch(line)
    if said is None:
        return None
    named = said.groupdict().get("first")
    first = day_named(_SINCE.sub("", named, count=1), today) if named else today
    number = said["n"] or "1"
    days = (NUMBERS.get(number) or int(number)) * (7 if said["weeks"] else 1)
    return Span(first, first + (days - 1) * _DAY) if first and days else None


def _pair(one: str, other: str, today: date) -> Span | None:
    first = day_named(one, today)
    if first is None and _BARE_DAY.fullmatch(one) and (rest := _REST_OF_DATE.fullmatch(other)):
        first = day_named(one + rest["rest"], today)  # «24-28.11», «24–28 ноября»
    last = _end(other, first, today) if first else None
    return Span(first, last) if first and last else None


def _end(text: str, first: date, today: date) -> date | None:
    """The last day is the next of its name behind the first: «28.12-10.01» ends in January."""
    if _BARE_DAY.fullmatch(text):
        return _day_of_month(int(text), first)
    said = read(text)
    counted_from_today = isinstance(said, Phrase) and isinstance(said.day, DaysAway)
    return day_named(text, today if counted_from_today else first)


def _day_of_month(day: int, of: date) -> date | None:
    """«Nov 24-28»"""
    return of.replace(day=day) if 1 <= day <= monthrange(of.year, of.month)[1] else None
