"""How a person of the team stands today: at work, away, on a day off, out of the bot's reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.absences import Absence
from bot.domain.attendance import Attendance
from bot.domain.people import Member


class Presence(StrEnum):
    WORKS = "works"
    ABSENT = "absent"
    DAY_OFF = "day_off"
    UNREACHABLE = "unreachable"
    """He blocked the bot, or deleted his account."""
    JOINING = "joining"
    """He was let in and has not answered the first questions."""


@dataclass(frozen=True, slots=True)
class Standing:
    member: Member
    presence: Presence
    absence: Absence | None = None
    since: date | None = None
    """Since when he is unreachable."""
    stands_in: bool = False
    """For a head, today."""


def standing_of(member: Member, attendance: Attendance, day: date, *, stands_in: bool = False) -> Standing:
    """What matters most is told: whom the bot does not reach does not know what it wrote to him."""
    if member.onboarding is not None:
        return Standing(member, Presence.JOINING)
    if member.unreachable_since is not None:
        return Standing(member, Presence.UNREACHABLE, since=member.day(member.unreachable_since))
    if (away := attendance.absence_on(day)) is not None:
        return Standing(member, Presence.ABSENT, away, stands_in=stands_in)
    works = attendance.calendar.works(day)
    return Standing(member, Presence.WORKS if works else Presence.DAY_OFF, stands_in=stands_in)
