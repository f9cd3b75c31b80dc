"""Who works in the sample department, whatever language it is made in: everybody is invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.demo.words.english import ENGLISH
from bot.demo.words.russian import RUSSIAN
from bot.domain.people import Role

WORDS = {"ru": RUSSIAN, "en": ENGLISH}
"""By the language of the demo."""
VISITOR = 2001


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody of the department, and how he works."""

    number: int
    """Of his Telegram account."""
    names: Mapping[str, str]
    """By the language of the demo."""
    role: Role
    pace: float
    """Of the norm of calls, on a usual week."""
    luck: float
    """How many of the talks come to a meeting."""
    weeks: int = 13
    """How many weeks ago he came."""


OLGA = Part(1001, {"ru": "Ольга Седова", "en": "Olivia Marsh"}, Role.HEAD, 0, 0)
IVAN = Part(1002, {"ru": "Иван Орлов", "en": "Ivor Archer"}, Role.HUNTER, 0.96, 0.25)
ANNA = Part(1003, {"ru": "Анна Лис", "en": "Anna Fox"}, Role.TRAINEE, 0.78, 0.16, weeks=2)
TIMUR = Part(1004, {"ru": "Тимур Асадов", "en": "Tim Ashby"}, Role.HUNTER, 0.82, 0.26)
VERA = Part(1005, {"ru": "Вера Фомина", "en": "Vera Fielding"}, Role.FARMER, 0.9, 0.14)
CAST = (OLGA, IVAN, ANNA, TIMUR, VERA)
