"""A team's own word on a day as typed: «31.12 рабочий», «8.03 выходной», «27.11 выходной; День компании»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.domain.free_text import clean
from bot.domain.spans_typed import Span, SpanProblem, read_span

NAME_LIMIT = 80
LONGEST_LINE = 200
MOST_DAYS = 31


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


_USUAL = _words(r"как (?:обычно|у всех)|по календарю|отмен\w*|сброс\w*|(?:as )?usual|reset|cancel")
_OFF = _words(r"не ?рабоч\w+|вых\w*|праздни\w+|отдыха\w+|(?:day )?off|free|holiday|not working")
_WORKS = _words(r"рабоч\w+|работа\w+|working(?: day)?|works?")


@dataclass(frozen=True, slots=True)
class Typed:
    span: Span | SpanProblem | None
    works: bool | None = None
    """What the days are to be; None: nothing was said of it."""
    usual: bool = False
    """Back to everybody's calendar."""
    name: str | None = None


def read_days(text: str, today: date) -> Typed:
    """What stands before the word that says what the days are is the days; what stands behind it, their name."""
    line = clean(text, LONGEST_LINE)
    for pattern, works, usual in ((_USUAL, None, True), (_OFF, False, False), (_WORKS, True, False)):
        if found := pattern.search(line):
            before, behind = (part.strip(" ;,.:—–-") for part in (line[: found.start()], line[found.end() :]))
            days, name = (before, behind) if before else (behind, "")
            return Typed(_days(days, today), works, usual, clean(name, NAME_LIMIT) or None)
    return Typed(_days(line, today))


def _days(text: str, today: date) -> Span | SpanProblem | None:
    span = read_span(text, today) if text else None
    too_many = isinstance(span, Span) and (span.last - span.first).days >= MOST_DAYS
    return SpanProblem.TOO_LONG if too_many else span
