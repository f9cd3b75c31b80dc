"""From which week on a norm is to hold, as a head types it: «с понедельника», «со среды», «с 7 декабря», «30.11»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.domain.days_typed import INFLECTED, day_meant
from bot.domain.norms import NormProblem, monday_from, next_monday, problem_of_monday, this_monday
from bot.domain.unfit import Unfit
from bot.domain.when import OLDEST_RECORD, day_named

_LONGEST = 4
"""Words of a day: «7 декабря 2026 года»."""
_FROM = r"(?:(?:[сc]|[сc][оo]|на|от|from|since|starting) )?"
_NO_MORE = r"(?= *(?:$|[\d(]))"
"""«Со следующей», as a button says it; «со следующей среды» is another day."""
_AS_BUTTONS_SAY = r"(?: *\(\d{1,2}\.\d{1,2}\))?"
_THIS = re.compile(
    rf"(?<!\w)(?:{_FROM}(?:эт\w+ (?:недел\w+|понедельник\w*)|сегодня\w*(?: дня)?|сейчас|сразу|this (?:week|monday)"
    rf"|today|now)|(?:[сc]|from) (?:этой|this){_NO_MORE}){_AS_BUTTONS_SAY}(?!\w)"
)
_NEXT = re.compile(
    rf"(?<!\w)(?:{_FROM}(?:(?:след\w*\.?|нов\w+|буд\w+|ближ\w+) (?:недел\w+|понедельник\w*)"
    rf"|(?:(?:the )?next|coming) (?:week|monday))|(?:[сc][оo]?|from) (?:следующей|next){_NO_MORE})"
    rf"{_AS_BUTTONS_SAY}(?!\w)"
)
_SINCE = re.compile(r"(?<!\w)(?:(?P<surely>[сc]|[сc][оo]|from|since|starting)|от|на) (?=\S)")
_BARE = re.compile(r"(?:^|(?<=\d ))\d{1,2}\.\d{1,2}(?:\.\d{2,4})?$")
"""Alone or behind the number: «7.5» behind a stage is a number that will not do."""
_MONDAYS = frozenset({"понедельник", "пн", "monday", "mon"})
_OF_DATE = re.compile(r"(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье) (?=\d)")


@dataclass(frozen=True, slots=True)
class Since:
    rest: str
    """The line without it."""
    monday: date | None = None
    day: date | None = None
    """What was named, where it is no Monday: the norm holds from the next one."""
    problem: NormProblem | None = None


def since(line: str, today: date) -> Since:
    """What a line, small letters, says of the day; wherever in it that is said."""
    for pattern, monday in ((_THIS, this_monday(today)), (_NEXT, next_monday(today))):
        if pattern.search(line):
            return Since(pattern.sub(" ", line, count=1), monday)
    for said in _SINCE.finditer(line):
        words = line[said.end() :].split(" ")
        for count in range(min(_LONGEST, len(words)), 0, -1):
            day = _day(" ".join(words[:count]), today)
            if day is not None:
                return _from(f"{line[: said.start()]} {' '.join(words[count:])}", day, today)
        if said["surely"]:
            return Since(line[: said.start()], problem=NormProblem.BAD_DAY)
    bare = _BARE.search(line)
    if bare is None:
        return Since(line)
    day = day_named(bare[0], today)
    return _from(line[: bare.start()], day, today) if day else Since(line, problem=NormProblem.BAD_DAY)


def _day(words: str, today: date) -> date | None:
    """«Понедельника» is the coming one, on a Monday too: from today on is said otherwise."""
    line = _OF_DATE.sub("", " ".join(INFLECTED.get(word, word) for word in words.split(" ")))
    if line in _MONDAYS:
        return next_monday(today)
    named = day_named(line, today)
    if named is not None:
        return named
    noon = datetime.combine(today, time(12), UTC)
    try:
        return day_meant(f"к {line}", noon, ZoneInfo("UTC"), earliest=today - OLDEST_RECORD)
    except Unfit:
        return None


def _from(rest: str, day: date, today: date) -> Since:
    if day < this_monday(today):
        return Since(rest, problem=NormProblem.PAST)
    monday = monday_from(day)
    problem = problem_of_monday(monday, today)
    return Since(rest, monday, None if day == monday else day, problem)
