"""The words of a timetable as people type them: weekdays, times of day, activities; Russian and English."""

from __future__ import annotations

import re
from datetime import time

from bot.domain.people import Role
from bot.domain.timetable import Activity
from bot.domain.timetable_editing import Span

_DAYS = (
    r"пн|понедельник\w*|mon(?:days?)?",
    r"вт|вторник\w*|tue(?:s|sdays?)?",
    r"ср|сред[аыуе]\w*|wed(?:nesdays?)?",
    r"чт|четверг\w*|thu(?:rs?|rsdays?)?",
    r"пт|пятниц\w*|fri(?:days?)?",
    r"сб|суббот\w*|sat(?:urdays?)?",
    r"вс|воскресен\w*|sun(?:days?)?",
)
_WORKDAYS = r"будни|по будням|каждый день|workdays|weekdays|every day"
DAY = rf"(?:(?:{'|'.join(_DAYS)})\b\.?)"
DAYS = rf"(?:{_WORKDAYS}|{DAY}(?:\s*(?:-|,|и|and|&)\s*{DAY})*)"
TIME = r"(?:[01]?[0-9]|2[0-3])(?:[:.][0-5][0-9])?"
RANGE = rf"(?:(?:с|from)\s+)?({TIME})\s*(?:-|до|по|to|till|until)\s*({TIME})"

_ACTIVITIES: dict[Activity, str] = {
    Activity.STANDUP: r"(?:утренн\w+ )?оперативк\w*|летучк\w*|утренн\w+ планерк\w*|(?:morning )?stand-? ?up",
    Activity.TELEMARKETING: r"телемаркетинг\w*|(?:холодн\w+ )?звонк\w*|обзвон\w*|telemarketing|(?:cold )?calls?",
    Activity.REPORTING: r"отчет\w*|report(?:s|ing)?",
    Activity.CLIENT_STUDY: (
        r"изучени\w+(?: (?:ситуации )?клиент\w+)?|ситуаци\w+ клиент\w+|стад\w+|stud(?:y|ying)(?: (?:the )?clients?)?"
        r"|clients? study"
    ),
    Activity.MEETING: r"встреч\w*(?:-[0-9]{1,2})?|meetings?(?:-[0-9]{1,2})?",
    Activity.DOCUMENTS: r"документ\w*|кп|documents?|docs|paperwork",
    Activity.TRAINING: r"(?:внутренн\w+ ?)?обучени\w*|тренинг\w*|учеб\w*|(?:internal )?training",
    Activity.WEEK_LISTS: r"списк\w*(?: на неделю)?|lists?(?: for the week)?|week lists?",
    Activity.WEEK_PLANNING: (
        r"(?:еженедельн\w+ ?)?планерк\w*|планировани\w+(?: недели)?|(?:week(?:ly)? )?planning|weekly meeting"
    ),
}
_READ = {activity: re.compile(pattern) for activity, pattern in _ACTIVITIES.items()}
_DAY_READ = [re.compile(rf"(?:{pattern})\.?") for pattern in _DAYS]
_SEPARATOR = re.compile(r"\s*(-|,|\bи\b|\band\b|&)\s*")
WORKDAYS = tuple(range(5))


def folded(text: str) -> str:
    """Lower case, е for ё, one kind of dash, single spaces."""
    text = re.sub(r"[–—−]", "-", text.lower().replace("ё", "е").replace("→", " на "))
    return " ".join(text.split()).strip(" .!")


def days_named(text: str) -> tuple[int, ...]:
    """«пн-чт» and «пн, ср»: weekdays in order; none: these are no days."""
    if re.fullmatch(_WORKDAYS, text):
        return WORKDAYS
    parts = _SEPARATOR.split(text.strip())
    found = [_day(each) for each in parts[::2]]
    days: set[int] = set()
    for at, day in enumerate(found):
        if day is None:
            return ()
        before = found[at - 1] if at and parts[2 * at - 1] == "-" else day
        if before is None or before > day:
            return ()
        days |= set(range(before, day + 1))
    return tuple(sorted(days))


def _day(word: str) -> int | None:
    return next((day for day, pattern in enumerate(_DAY_READ) if pattern.fullmatch(word.strip())), None)


def time_named(text: str) -> time:
    """`9`, `9:20`, `9.20`; of what TIME matches."""
    hours, _, minutes = text.replace(".", ":").partition(":")
    return time(int(hours), int(minutes or 0))


def span_named(match: re.Match[str], first: int = 1) -> Span:
    """The span that RANGE matched; its groups begin with `first`."""
    return Span(time_named(match[first]), time_named(match[first + 1]))


def activity_named(text: str) -> Activity | None:
    return next((activity for activity, pattern in _READ.items() if pattern.fullmatch(text.strip())), None)


_ROLES: dict[Role, str] = {
    Role.HUNTER: r"хантер\w*|мп|hunters?",
    Role.FARMER: r"фермер\w*|мрк|farmers?",
    Role.TRAINEE: r"стажер\w*|trainees?",
}


def role_named(text: str) -> Role | None:
    """A role that has a table."""
    word = folded(text)
    return next((role for role, pattern in _ROLES.items() if re.fullmatch(pattern, word)), None)
