"""Who works in the sample department: everybody is invented."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.people import Role

TEAM_NAME = "Отдел продаж (пример)"
VISITOR = 2001


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody of the department, and how he works."""

    number: int
    """Of his Telegram account."""
    name: str
    role: Role
    pace: float
    """Of the norm of calls, on a usual week."""
    luck: float
    """How many of the talks come to a meeting."""
    weeks: int = 13
    """How many weeks ago he came."""


OLGA = Part(1001, "Ольга Седова", Role.HEAD, 0, 0)
IVAN = Part(1002, "Иван Орлов", Role.HUNTER, 0.96, 0.25)
ANNA = Part(1003, "Анна Лис", Role.TRAINEE, 0.78, 0.16, weeks=2)
TIMUR = Part(1004, "Тимур Асадов", Role.HUNTER, 0.82, 0.26)
VERA = Part(1005, "Вера Фомина", Role.FARMER, 0.9, 0.14)
CAST = (OLGA, IVAN, ANNA, TIMUR, VERA)
