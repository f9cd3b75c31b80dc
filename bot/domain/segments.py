"""Target segments: whom a team sells to. A team has its own, every client belongs to one (method.md §1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from bot.domain.free_text import clean, says_something
from bot.domain.names import normalise, same_name

NAME_LIMIT = 40
"""So long that a button shows it whole."""
MOST = 30
ALIKE = 70
"""Of a hundred: «строика» is «Стройка», «Ромашка» is not «Розница»."""


@dataclass(frozen=True, slots=True)
class Segment:
    id: int
    name: str
    retired: bool = False
    """Offered no more; the clients who belong to it keep it."""


class Action(StrEnum):
    ADD = "add"
    RENAME = "rename"
    RETIRE = "retire"
    RESTORE = "restore"


class Problem(StrEnum):
    BAD_NAME = "bad_name"
    TAKEN = "taken"
    TOO_MANY = "too_many"
    NOT_THERE = "not_there"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Typed:
    action: Action
    name: str
    new_name: str = ""


_ADD = re.compile(r"(?:\+|(?:добавить|add)(?!\w))\s*(.+)", re.IGNORECASE)
_RETIRE = re.compile(r"(?:[-–—−]|(?:убрать|удалить|retire|remove)(?!\w))\s*(.+)", re.IGNORECASE)
_RESTORE = re.compile(r"(?:вернуть|restore)(?!\w)\s*(.+)", re.IGNORECASE)
_RENAME = re.compile(r"(.+?)\s*(?:=|->|→)\s*(.+)")


def read_segment_line(text: str) -> Typed | None:
    """«+ Стройка», «Стройка = Строительство», «- Стройка», «вернуть Стройка»."""
    line = clean(text, 4 * NAME_LIMIT)
    if found := _RENAME.fullmatch(line):
        return Typed(Action.RENAME, found[1], found[2])
    for action, pattern in ((Action.ADD, _ADD), (Action.RETIRE, _RETIRE), (Action.RESTORE, _RESTORE)):
        if found := pattern.fullmatch(line):
            return Typed(action, found[1])
    return None


def named(segments: Sequence[Segment], name: str) -> Segment | None:
    """The segment of this name, case and ё aside; else the only one that begins so."""
    same = next((each for each in segments if same_name(each.name, name)), None)
    if same is not None:
        return same
    typed = name.lower().replace("ё", "е")
    begun = [each for each in segments if each.name.lower().replace("ё", "е").startswith(typed)] if typed else []
    return begun[0] if len(begun) == 1 else None


def nearest(segments: Sequence[Segment], name: str) -> Segment | None:
    """The segment that was probably meant: named, or written almost so."""
    if found := named(segments, name):
        return found
    typed = normalise(name)
    rated = [(fuzz.ratio(typed, normalise(each.name)), each) for each in segments]
    score, best = max(rated, key=lambda each: each[0], default=(0.0, None))
    return best if score >= ALIKE else None


def problem_of_name(segments: Sequence[Segment], name: str, renamed: Segment | None = None) -> Problem | None:
    """Why a segment cannot be called so; a name that a retired one bears is taken too: he comes back instead."""
    if not says_something(name) or len(name) > NAME_LIMIT:
        return Problem.BAD_NAME
    if any(same_name(each.name, name) for each in segments if renamed is None or each.id != renamed.id):
        return Problem.TAKEN
    if renamed is None and len(segments) >= MOST:
        return Problem.TOO_MANY
    return None
