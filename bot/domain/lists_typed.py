"""A call list as people edit it by typing: «+сегмент Стройка», «+давно 30», «следующая +файл», «убрать Ромашка»."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.call_lists import LONGEST_STALE, Source
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT

DAYS = 30
"""Of «давно» without a number."""


class Action(StrEnum):
    SHOW = "show"
    ADD = "add"
    REMOVE = "remove"
    CLEAR = "clear"
    ITEMS = "items"
    """Who is on it, one by one."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Typed:
    action: Action
    source: Source | None = None
    name: str = ""
    """Of a segment or a client."""
    days: int = DAYS
    next: bool | None = None
    """Of next week's list; None: no week was named."""


_WEEKS = (
    (False, re.compile(r"(?:на )?(?:эт[ау](?: неделя| неделю)?|текущая|this(?: week)?)(?!\w)", re.IGNORECASE)),
    (True, re.compile(r"(?:на )?(?:следующ(?:ая|ую)(?: неделя| неделю)?|next(?: week)?)(?!\w)", re.IGNORECASE)),
)
_CALL_BACK = r"перезвон\w*|перезвонить|call[ -]?backs?"
_RETURN = r"отложенны[ех]|вернул(?:ись|ся)|верну\w*|возврат\w*|postponed|returned|returning"
_CLASS = r"(?:пора )?(?:по )?класс\w*|(?:due )?by class|class(?:es)?"
_CONCLUSION = r"(?:по )?вывод\w*|(?:следующи[ей] )?шаг\w*|(?:by )?conclusions?|(?:next )?steps?"
_FILE = r"(?:из )?файл\w*|(?:from )?(?:the )?file"
_CONTACT = r"контакт\w*|contacts?"
_NEVER = r"ни разу(?: не звонили)?|не звонили ни разу|никогда не звонили|never(?: called)?"
_ALONE = tuple(
    (source, re.compile(pattern, re.IGNORECASE))
    for source, pattern in (
        (Source.CALL_BACK, _CALL_BACK),
        (Source.RETURN, _RETURN),
        (Source.CLASS, _CLASS),
        (Source.CONCLUSION, _CONCLUSION),
        (Source.FILE, _FILE),
        (Source.CONTACT, _CONTACT),
        (Source.NEVER, _NEVER),
    )
)
_STALE = re.compile(
    r"(?:давно|не звонили|не трогали|stale|untouched|not touched|not called)(?: in)?(?:\s+(\d{1,4}))?(?:\s+\w+)?",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"(?:сегмент|segment)[\s:]+(.+)", re.IGNORECASE)
_CLIENT = re.compile(r"(?:клиент|client)[\s:]+(.+)", re.IGNORECASE)
_ADD = re.compile(r"(?:\+|(?:добавить|добавь|add)(?!\w))\s*(.*)", re.IGNORECASE)
_REMOVE = re.compile(r"(?:[-–—−]|(?:убрать|убери|удалить|remove)(?!\w))\s*(.*)", re.IGNORECASE)
_CLEAR = re.compile(r"очистить|очисти|clear", re.IGNORECASE)
_ITEMS = re.compile(r"список|состав|кто|кто в списке|list|items|who", re.IGNORECASE)


def read_list_line(text: str) -> Typed:
    """What a line asks for; `UNKNOWN` where it asks for nothing of a list."""
    line = clean(text, NAME_LIMIT + 40).rstrip(" .!")
    for is_next, pattern in _WEEKS:
        if found := pattern.match(line):
            typed = _of_week(line[found.end() :].strip(" ,:;"))
            return replace(typed, next=is_next)
    return _of_week(line)


def _of_week(line: str) -> Typed:
    if not line:
        return Typed(Action.SHOW)
    if _CLEAR.fullmatch(line):
        return Typed(Action.CLEAR)
    if _ITEMS.fullmatch(line):
        return Typed(Action.ITEMS)
    if found := _ADD.fullmatch(line):
        return _added(found[1])
    if found := _REMOVE.fullmatch(line):
        name = _client(found[1])
        return Typed(Action.REMOVE, name=name) if name else Typed(Action.UNKNOWN)
    return Typed(Action.UNKNOWN)


def _added(what: str) -> Typed:
    for source, pattern in _ALONE:
        if pattern.fullmatch(what):
            return Typed(Action.ADD, source)
    if found := _STALE.fullmatch(what):
        days = int(found[1] or DAYS)
        return Typed(Action.ADD, Source.STALE, days=days) if 0 < days <= LONGEST_STALE else Typed(Action.UNKNOWN)
    if found := _SEGMENT.fullmatch(what):
        return Typed(Action.ADD, Source.SEGMENT, clean(found[1], NAME_LIMIT))
    name = _client(what)
    return Typed(Action.ADD, Source.ADDED, name) if name else Typed(Action.UNKNOWN)


def _client(what: str) -> str:
    found = _CLIENT.fullmatch(what)
    return clean(found[1] if found else what, NAME_LIMIT).strip('«»“”"')
