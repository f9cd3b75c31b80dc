"""A day by which something is to be, as people type it: «до пт», «к 15.12», «20 числа», «к концу недели», «в марте»."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.local_time import to_utc
from bot.domain.unfit import Reason, Unfit
from bot.domain.when import FARTHEST_PLAN, WhenProblem, parse_future
from bot.domain.when_phrases import Calendar, Phrase, read, tidy

_BY = re.compile(r"(?:до|ко?|не позже|не позднее|by|before|until|till|no later than|due) ")
INFLECTED = {
    **dict.fromkeys(("понедельника", "понедельнику"), "понедельник"),
    **dict.fromkeys(("вторника", "вторнику"), "вторник"),
    **dict.fromkeys(("среды", "среде"), "среда"),
    **dict.fromkeys(("четверга", "четвергу"), "четверг"),
    **dict.fromkeys(("пятницы", "пятнице"), "пятница"),
    **dict.fromkeys(("субботы", "субботе"), "суббота"),
    **dict.fromkeys(("воскресенья", "воскресенью"), "воскресенье"),
    **dict.fromkeys(("этой", "этого", "этому"), "эту"),
}
_SPANS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"в течение (?:одно(?:го|й) )?недели", "через неделю"),
        (r"в течение (?:одного )?месяца", "через месяц"),
        (r"через пару ", "через 2 "),
        (r"через полгода", "через 6 месяцев"),
        (r"через квартал", "через 3 месяца"),
        (r"через год", "через 12 месяцев"),
        (r"within ", "in "),
        (r"in a couple of ", "in 2 "),
        (r"in half a year", "in 6 months"),
        (r"in a quarter", "in 3 months"),
        (r"in (?:a|one) year", "in 12 months"),
    )
)
_WEEKDAY_OF_DATE = re.compile(r"(?:пн|вт|ср|чт|пт|сб|вс|mon|tue|wed|thu|fri|sat|sun)\.? (?=[0-9]{1,2}\.[0-9])")
_DAY_OF_MONTH = re.compile(r"(?:на |on )?(?:the )?([0-9]{1,2})(?:-?го(?: числа)?| числа| число|st|nd|rd|th)")
_END = re.compile(r"(?:в |на |the )?(?:кон(?:ец|ца|цу|це)|end of)(?: the| this)? (недели|месяца|года|week|month|year)")
_PART_OF_MONTH = re.compile(
    r"(?:в |на |the )?(?:(?P<first>начал[оауе]|(?:beginning|start) of)|(?P<middle>середин[аыуе]|mid(?:dle of)?)"
    r"|(?P<end>кон(?:ец|ца|цу|це)|end of))[ -](?:the )?(?P<month>.+)"
)
_FIRST, _MIDDLE = 1, 15
_NEXT_WEEK = re.compile(r"(?:на )?следующ(?:ей|ую|ая) недел[еюя]|next week")
_MONTHS = tuple(
    re.compile(rf"(?:(?:в|in) )?(?:{names})")
    for names in (
        r"январ[ьеюя]|january",
        r"феврал[ьеюя]|february",
        r"март[еуа]?|march",
        r"апрел[ьеюя]|april",
        r"ма[йеюя]|may",
        r"июн[ьеюя]|june",
        r"июл[ьеюя]|july",
        r"август[еуа]?|august",
        r"сентябр[ьеюя]|september",
        r"октябр[ьеюя]|october",
        r"ноябр[ьеюя]|november",
        r"декабр[ьеюя]|december",
    )
)


def day_meant(
    text: str, now: datetime, zone: ZoneInfo, earliest: date | None = None, latest: date | None = None
) -> date:
    """The day; without bounds it lies from today to FARTHEST_PLAN ahead. Raises Unfit."""
    today = now.astimezone(zone).date()
    first, last = earliest or today, latest or today + FARTHEST_PLAN
    line, is_limit = _plain(tidy(text))
    day = _named(line, today, is_limit=is_limit) or _parsed(line, now, zone, first, last)
    if day < first:
        raise Unfit(Reason.DATE_PAST, _shown(first))
    if day > last:
        raise Unfit(Reason.DATE_TOO_FAR, _shown(last))
    return day


def _shown(day: date) -> str:
    return f"{day:%d.%m}.{day.year}"


def _plain(line: str) -> tuple[str, bool]:
    """In the words that times are read in, without «до» and «к», and whether one of them was there."""
    before = _BY.match(line)
    line = line[before.end() :] if before else line
    line = " ".join(INFLECTED.get(word, word) for word in line.split(" "))
    for pattern, words in _SPANS:
        line = pattern.sub(words, line)
    return _WEEKDAY_OF_DATE.sub("", line), before is not None


def _named(line: str, today: date, *, is_limit: bool) -> date | None:
    """What is named by its place in the calendar: «20 числа», «конец месяца», «март»; «к марту» is its first day."""
    if found := _DAY_OF_MONTH.fullmatch(line):
        return _next_with_day(int(found[1]), today)
    if found := _END.fullmatch(line):
        return _end_of(found[1], today)
    if found := _PART_OF_MONTH.fullmatch(line):
        return _in_month(found, today)
    if _NEXT_WEEK.fullmatch(line):
        return today + timedelta(days=11 - today.weekday())
    month = _month(line)
    if not month:
        return None
    year = today.year + (month < today.month or (is_limit and month == today.month))
    return date(year, month, 1 if is_limit else _last_day(year, month))


def _month(line: str) -> int:
    """0: it is none."""
    return next((number for number, names in enumerate(_MONTHS, start=1) if names.fullmatch(line)), 0)


def _in_month(found: re.Match[str], today: date) -> date | None:
    """«Начало», «середина», «конец января»: the next such day."""
    month = _month(found["month"])
    if not month:
        return None
    days = [
        date(year, month, _FIRST if found["first"] else _MIDDLE if found["middle"] else _last_day(year, month))
        for year in (today.year, today.year + 1)
    ]
    return next(day for day in days if day >= today)


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _next_with_day(day: int, today: date) -> date | None:
    """The next month that has such a day to come; `None`: no month has it."""
    for months in range(13 if 1 <= day <= 31 else 0):
        years, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        if day <= calendar.monthrange(years, month + 1)[1] and date(years, month + 1, day) >= today:
            return date(years, month + 1, day)
    return None


def _end_of(span: str, today: date) -> date:
    """A week ends for business on its Friday, if that is not over."""
    if span in ("недели", "week"):
        return today + timedelta(days=(4 if today.weekday() <= 4 else 6) - today.weekday())
    month = today.month if span in ("месяца", "month") else 12
    return date(today.year, month, _last_day(today.year, month))


def _parsed(line: str, now: datetime, zone: ZoneInfo, first: date, last: date) -> date:
    when = parse_future(line, now, zone)
    said = read(line)
    if isinstance(said, Phrase) and said.day is None:
        raise Unfit(Reason.NOT_A_DATE)  # a time alone names no day
    if when is WhenProblem.IN_PAST and isinstance(said, Phrase) and isinstance(said.day, Calendar):
        # What was agreed at a meeting may be over when it is written down: the meeting's day is what counts.
        when = parse_future(line, to_utc(first, time(0), zone), zone)
    if when is WhenProblem.IN_PAST:
        raise Unfit(Reason.DATE_PAST, _shown(first))
    if when is WhenProblem.TOO_FAR:
        raise Unfit(Reason.DATE_TOO_FAR, _shown(last))
    if isinstance(when, WhenProblem):
        raise Unfit(Reason.NOT_A_DATE)
    return when.day
