"""What a head types behind `/team`: «Анна», «Анна; хантер», «Анна; уходит; Иван», «заместитель Анна 24.11-28.11»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.absences_typed import name_and_days
from bot.domain.free_text import clean
from bot.domain.names import letter_of
from bot.domain.people import Role
from bot.domain.role_words import role_named
from bot.domain.spans_typed import Span, SpanProblem, read_span
from bot.domain.team_settings import is_of_settings

LONGEST_LINE = 200
EXAMPLES: dict[str, tuple[str, ...]] = {
    "ru": (
        "/team Анна",
        "/team Анна; хантер",
        "/team Анна; уходит",
        "/team Анна; уходит; Иван",
        "/team Анна; клиенты; Иван",
        "/team Анна; клиенты; Опт; Иван",
        "/team заместитель Анна 24.11-28.11",
        "/team настройки",
    ),
    "en": (
        "/team Anna",
        "/team Anna; hunter",
        "/team Anna; leaves",
        "/team Anna; leaves; Ivan",
        "/team Anna; clients; Ivan",
        "/team Anna; clients; Retail; Ivan",
        "/team deputy Anna 24.11-28.11",
        "/team settings",
    ),
}


class Action(StrEnum):
    SHOW = "show"
    ROLE = "role"
    LEAVE = "leave"
    MOVE = "move"
    DEPUTY = "deputy"
    NO_DEPUTY = "no_deputy"
    SETTINGS = "settings"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TeamLine:
    action: Action
    whom: str = ""
    role: Role | None = None
    to: str = ""
    """Who takes his clients over."""
    what: str = ""
    """Which clients: a segment's name, or a letter; a setting."""
    span: Span | SpanProblem | None = None


_DEPUTY = re.compile(r"(?:заместител\w*|зам|замещ\w+|deputy|stand-?in)\b[\s;:,]*", re.IGNORECASE)
_SETTINGS = re.compile(r"(?:настройк\w+|settings?)\b[\s;:,]*", re.IGNORECASE)
_NONE = re.compile(r"(?:нет|не|отмен\w*|сн(?:ять|ими|имаю)|убрать|убери|без|none|no|cancel|off)", re.IGNORECASE)
_NOT_HIM = re.compile(rf"{_NONE.pattern}[\s;:,]+(.+)|(.+?)[\s;:,]+{_NONE.pattern}", re.IGNORECASE)
_LEAVES = re.compile(r"(?:уходит|ушел|ушла|уволен\w*|увольня\w+|увольнение|leaves?|left|leaving|quits?)", re.IGNORECASE)
_CLIENTS = re.compile(r"(?:передать )?(?:клиент\w*|база|базу)|(?:move )?(?:clients?|base)", re.IGNORECASE)
_LETTER = re.compile(r"(?:на(?: букву)? |by |letter )?[«\"]?(\w)[»\"]?", re.IGNORECASE)


def read_team(text: str, today: date) -> TeamLine:
    line = clean(text.replace("\n", ";"), LONGEST_LINE)
    if found := _SETTINGS.match(line):
        return TeamLine(Action.SETTINGS, what=line[found.end() :].strip())
    if is_of_settings(line):
        return TeamLine(Action.SETTINGS, what=line)
    if found := _DEPUTY.match(line):
        return _deputy(line[found.end() :].strip(), today)
    whom, *said = [each.strip() for each in line.split(";")]
    said = [each for each in said if each]
    return _of_person(whom, said) if said else TeamLine(Action.SHOW, whom)


def _deputy(rest: str, today: date) -> TeamLine:
    if _NONE.fullmatch(rest):
        return TeamLine(Action.NO_DEPUTY)
    if named := _NOT_HIM.fullmatch(rest):
        return TeamLine(Action.NO_DEPUTY, named[1] or named[2])
    if ";" in rest:
        whom, _, days = rest.partition(";")
        return TeamLine(Action.DEPUTY, whom.strip(), span=read_span(days, today) if days.strip() else None)
    whom, span = name_and_days(rest, today)
    return TeamLine(Action.DEPUTY, whom, span=span)


def _of_person(whom: str, said: list[str]) -> TeamLine:
    first, *more = said
    role = role_named(first)
    if role is not None:
        return TeamLine(Action.ROLE, whom, role)
    word = first.replace("ё", "е")
    if _LEAVES.fullmatch(word):
        return TeamLine(Action.LEAVE, whom, to=more[0] if more else "")
    if _CLIENTS.fullmatch(word):
        return TeamLine(Action.MOVE, whom, to=more[-1] if more else "", what=more[0] if len(more) > 1 else "")
    return TeamLine(Action.UNKNOWN, whom, what=first)


def letter_named(text: str) -> str | None:
    """The letter under which clients go: «на А», «Б»."""
    found = _LETTER.fullmatch(text.strip())
    return letter_of(found[1]) if found else None
