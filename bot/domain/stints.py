"""A week of a person whose role changed inside it: the days of each role, counted by its funnel against its norms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from bot.domain.people import Member, Role
from bot.domain.timetable import Week, week_of

Key = tuple[int, Role]
"""A member in one of his roles."""


@dataclass(frozen=True, slots=True)
class Stint:
    """The days of a week on which somebody had one role; together his stints are the whole week."""

    member: Member
    """As he was at the end of the last of them."""
    days: tuple[date, ...]
    """One after another, though not always in a row: he may have come back."""

    @property
    def id(self) -> int:
        return self.member.id

    @property
    def role(self) -> Role:
        return self.member.role

    @property
    def key(self) -> Key:
        return self.member.id, self.member.role


def stints(member: Member, week: Week) -> tuple[Stint, ...]:
    """One of each role that he had in the week, the one of its Sunday last. A day belongs to the role at its end."""
    if not member.roles:
        return (Stint(member.as_on(week.sunday), week.days),)
    found: dict[Role, list[date]] = defaultdict(list)
    for day in week.days:
        found[member.role_on(day)].append(day)
    made = (Stint(member.as_on(days[-1]), tuple(days)) for days in found.values())
    return tuple(sorted(made, key=lambda each: each.days[-1]))


def stint_at_end(member: Member, week: Week) -> Stint:
    """Of the present week the one that he is in."""
    return stints(member, week)[-1]


def stint_of(member: Member, day: date) -> Stint:
    """The one of its week in which a day is."""
    return next(each for each in stints(member, week_of(day)) if day in each.days)


def changed_in(member: Member, week: Week) -> bool:
    """His role was another one for a while in this week, were it for an hour."""
    return any(member.day_then(held.until) in week for held in member.roles)
