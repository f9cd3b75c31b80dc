"""A head is away, and somebody else does his work meanwhile, besides his own (method.md §1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.people import Member, Role
from bot.domain.spans_typed import Span


@dataclass(frozen=True, slots=True)
class Deputy:
    id: int
    head_id: int
    member_id: int
    first_day: date
    last_day: date
    """The last day on which he stands in, on his own clock."""

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


class Problem(StrEnum):
    """Why he cannot stand in."""

    HEAD = "head"
    """He leads the team himself."""
    NOT_JOINED = "not_joined"
    BUSY = "busy"
    """He is named for some of these days already."""
    HEADS_ONLY = "heads_only"
    """A deputy names no deputy."""


def candidates(team: Sequence[Member]) -> list[Member]:
    """Who may stand in: anybody who works here and is no head; hunters and farmers before trainees."""
    found = [one for one in team if one.role is not Role.HEAD and one.onboarding is None and one.works_here]
    return sorted(found, key=lambda one: (one.role is Role.TRAINEE, one.name))


def problem_of(by: Member, whom: Member, span: Span, named: Sequence[Deputy]) -> Problem | None:
    if by.role is not Role.HEAD:
        return Problem.HEADS_ONLY
    if whom.role is Role.HEAD:
        return Problem.HEAD
    if whom.onboarding is not None:
        return Problem.NOT_JOINED
    overlaps = (
        each.member_id == whom.id and each.head_id == by.id
        for each in named
        if each.first_day <= span.last and span.first <= each.last_day
    )
    return Problem.BUSY if any(overlaps) else None
