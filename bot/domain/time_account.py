"""The time account of a week: what became of each of its slots.

Used as planned + used otherwise + missed with a reason + without a word + still to come = all of the week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.people import Ability, Member, Role, may
from bot.domain.snooze import Outcome
from bot.domain.timetable import Activity, Occurrence, Slot, occurrence


class Use(StrEnum):
    PLANNED = "planned"
    OTHERWISE = "otherwise"
    """The person said that he does something else."""
    MISSED = "missed"
    """Not today, with a reason."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Said:
    """What the person himself said of a slot."""

    outcome: Outcome
    reason: str = ""


Moments = tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a person did in a week, as far as it tells how his slots were used."""

    calls: Moments = ()
    walkins: Moments = ()
    met: Moments = ()
    """Beginnings of the meetings that he held."""
    batches: tuple[tuple[datetime, datetime], ...] = ()
    settled_on: frozenset[date] = frozenset()
    """Days on which he settled a promise."""
    mended: Moments = ()
    """When he filled a form or said what became of a meeting."""
    listed: Moments = ()
    """When he put somebody on a call list."""
    studied: Moments = ()
    """When he concluded a study of a client."""
    said: Mapping[tuple[date, time], Said] = field(default_factory=dict)
    """By the day and the beginning of the slot on his own clock."""


@dataclass(frozen=True, slots=True)
class TimeAccount:
    """All of a week's slots, each in one of these."""

    planned: int = 0
    otherwise: int = 0
    missed: tuple[tuple[str, int], ...] = ()
    """With a reason; by it, the most frequent first."""
    unmarked: int = 0
    """Over: nothing was done that shows, and nothing was said."""
    to_come: int = 0
    """Not over, and nothing is known of them yet."""

    @property
    def missed_with_reason(self) -> int:
        return sum(count for _, count in self.missed)

    @property
    def known(self) -> int:
        """What can be summed up by now."""
        return self.planned + self.otherwise + self.missed_with_reason + self.unmarked

    @property
    def total(self) -> int:
        return self.known + self.to_come


def as_lived(slot: Slot, day: date, member: Member) -> Occurrence:
    """The slot by the clock that he lived by then: what began before he moved was judged where he was."""
    for stay in member.stays:
        found = occurrence(slot, day, ZoneInfo(stay.timezone))
        if found.begins < stay.until:
            return found
    return occurrence(slot, day, member.zone)


def time_account(slots: Iterable[Occurrence], evidence: Evidence, role: Role, now: datetime) -> TimeAccount:
    """What became of the slots that a person's plan of the week has for him."""
    uses = [(each, *use_of(each, evidence, role)) for each in slots]
    counted = Counter(use for _, use, _ in uses)
    unmarked = sum(use is Use.UNKNOWN and each.ends <= now for each, use, _ in uses)
    return TimeAccount(
        planned=counted[Use.PLANNED],
        otherwise=counted[Use.OTHERWISE],
        missed=tuple(Counter(reason for _, use, reason in uses if use is Use.MISSED).most_common()),
        unmarked=unmarked,
        to_come=counted[Use.UNKNOWN] - unmarked,
    )


def use_of(occurrence: Occurrence, evidence: Evidence, role: Role) -> tuple[Use, str]:
    """How a slot was used, and why it was missed. What he did weighs more than what he said before."""
    if _was_used(occurrence, evidence, role):
        return Use.PLANNED, ""
    said = evidence.said.get((occurrence.day, occurrence.slot.start))
    match said.outcome if said else None:
        case Outcome.DONE:
            return Use.PLANNED, ""
        case Outcome.OTHERWISE:
            return Use.OTHERWISE, ""
        case Outcome.SKIPPED:
            return Use.MISSED, said.reason if said else ""
        case _:
            return Use.UNKNOWN, ""


def _was_used(each: Occurrence, evidence: Evidence, role: Role) -> bool:
    """Whether something of its kind fell into it; of a kind that leaves no trace only the person can tell."""
    activity = each.slot.activity
    if activity is Activity.DOCUMENTS and each.day in evidence.settled_on:
        return True
    batches = evidence.batches if activity is Activity.TELEMARKETING else ()
    if any(begun < each.ends and ended > each.begins for begun, ended in batches):
        return True
    return any(each.begins <= moment < each.ends for moment in _traces(activity, evidence, role))


def _traces(activity: Activity, evidence: Evidence, role: Role) -> Moments:
    match activity:
        case Activity.TELEMARKETING:
            return evidence.calls
        case Activity.MEETING:
            # A trainee holds no meetings: the hours are for more of his cold work.
            return evidence.met if may(role, Ability.HOLD) else evidence.calls + evidence.walkins
        case Activity.REPORTING:
            return evidence.mended
        case Activity.WEEK_LISTS:
            return evidence.listed
        case Activity.CLIENT_STUDY:
            return evidence.studied
        case _:
            return ()
