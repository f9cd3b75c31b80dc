"""An absence as people type it: «24.11-28.11 отпуск», «завтра болезнь», the head's «Иван; 24.11-28.11; отпуск»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.domain.absences import AbsenceKind
from bot.domain.free_text import clean
from bot.domain.spans_typed import Span, SpanProblem, read_span

LONGEST_LINE = 200
LONGEST_NAME = 4
"""Words of a person's name that may stand before the days."""


Named = TypeVar("Named")


class Action(StrEnum):
    CANCEL = "cancel"
    BACK = "back"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


_SICK = (
    r"(?:на )?(?:больничн\w+|болезн\w+)|боле[юе]т?|(?:за|при)болел[аи]?",
    r"sick(?:[ -](?:leave|day))?|ill(?:ness)?",
)
_OTHER = (
    r"(?:день )?отгул\w*|за свой сч[её]т|без содержания|друг(?:ое|ая)|по семейным(?: обстоятельствам)?",
    r"unpaid(?: leave)?|day off|other",
)
_KINDS = (
    (AbsenceKind.SICK, _words("|".join(_SICK))),
    (AbsenceKind.TRIP, _words(r"(?:в )?(?:командировк\w+|поездк\w+)|(?:business )?trip")),
    (AbsenceKind.OTHER, _words("|".join(_OTHER))),
    (AbsenceKind.VACATION, _words(r"(?:в )?отпуск\w*|(?:on )?(?:vacation|holidays?|annual leave|leave)")),
)
_ACTIONS = (
    (Action.CANCEL, _words(r"отмен\w*|удал\w*|убер\w*|cancel\w*|delete|remove")),
    (Action.BACK, _words(r"вы(?:шел|шла|йду)|вернул(?:ся|ась)|на работе|back(?: at work)?|returned")),
)


@dataclass(frozen=True, slots=True)
class Typed:
    whom: str = ""
    """As typed; empty: the one who types."""
    kind: AbsenceKind | None = None
    span: Span | SpanProblem | None = None
    """None: no days were named."""
    action: Action | None = None


def read_absence(text: str, today: date) -> Typed:
    """Kind and action are found wherever they stand; the rest is the days, with somebody's name before them."""
    line = clean(text.replace("\n", ";"), LONGEST_LINE)
    kind, line = _found(_KINDS, line)
    action, line = _found(_ACTIONS, line)
    fields = [field for each in line.split(";") if (field := each.strip(" ,.:!"))]
    if len(fields) > 1 and _is_name(fields[0].split()):
        return Typed(fields[0], kind, read_span(" ".join(fields[1:]), today), action)
    whom, span = name_and_days(" - ".join(fields), today)
    return Typed(whom, kind, span, action)


def _found(table: tuple[tuple[Named, re.Pattern[str]], ...], line: str) -> tuple[Named | None, str]:
    """The first of the table that the line names, and the line without it."""
    for named, pattern in table:
        if found := pattern.search(line):
            return named, f"{line[: found.start()]} {line[found.end() :]}"
    return None, line


def name_and_days(line: str, today: date) -> tuple[str, Span | SpanProblem | None]:
    """«Иван Орлов 24.11» -> the name and the days; what names no day is a name where it has no figures."""
    words = line.split()
    if not words:
        return "", None
    for name, days in _splits(words):
        span = read_span(" ".join(days), today) if days else None
        if span is not SpanProblem.NOT_UNDERSTOOD and _is_name(name):
            return " ".join(name), span
    return "", SpanProblem.NOT_UNDERSTOOD


def _splits(words: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """A name of ever more words before the days, or behind them."""
    for n in range(min(LONGEST_NAME, len(words)) + 1):
        yield words[:n], words[n:]
        yield words[len(words) - n :], words[: len(words) - n]


def _is_name(words: list[str]) -> bool:
    return not any(letter.isdigit() for word in words for letter in word)
