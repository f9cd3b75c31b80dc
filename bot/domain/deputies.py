"""A head is away, and somebody else does his work meanwhile, besides his own (method.md §1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.people import Member, Role
from bot.domain.spans_typed import Span
from bot.domain.work_calendar import WorkCalendar, days_between


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

    def overlaps(self, span: Span) -> bool:
        return self.first_day <= span.last and span.first <= self.last_day


class Problem(StrEnum):
    """Why he cannot stand in."""

    HEAD = "head"
    """He leads the team himself."""
    NOT_JOINED = "not_joined"
    BUSY = "busy"
    """He is named for some of these days already."""
    HEADS_ONLY = "heads_only"
    """A deputy names no deputy, and ends none."""


def candidates(team: Sequence[Member]) -> list[Member]:
    """Who may stand in: anybody who works here and is no head; hunters and farmers before trainees."""
    found = [one for one in team if one.role is not Role.HEAD and one.onboarding is None and one.works_here]
    return sorted(found, key=lambda one: (one.role is Role.TRAINEE, one.name))


def problem_of_whom(by: Member, whom: Member) -> Problem | None:
    """Why he cannot stand in, whatever the days."""
    if by.role is not Role.HEAD:
        return Problem.HEADS_ONLY
    if whom.role is Role.HEAD:
        return Problem.HEAD
    return Problem.NOT_JOINED if whom.onboarding is not None else None


def problem_of(by: Member, whom: Member, span: Span, named: Sequence[Deputy]) -> Problem | None:
    """Why he cannot stand in on these days."""
    busy = any(each.overlaps(span) for each in of_pair(by, whom, named))
    return problem_of_whom(by, whom) or (Problem.BUSY if busy else None)


def of_pair(head: Member, whom: Member, named: Sequence[Deputy]) -> list[Deputy]:
    """Where this one stands in for this head."""
    return [each for each in named if each.member_id == whom.id and each.head_id == head.id]


def uncovered(away: Span, head: Member, named: Sequence[Deputy], calendar: WorkCalendar) -> list[Span]:
    """The days of a head's absence on which nobody does his work: from worked day to worked day, as many in a row."""
    his = [each for each in named if each.head_id == head.id]
    gaps: list[list[date]] = [[]]
    for day in days_between(away.first, away.last):
        if any(day in each for each in his):
            gaps.append([])
        elif calendar.works(day):
            gaps[-1].append(day)
    return [Span(days[0], days[-1]) for days in gaps if days]
