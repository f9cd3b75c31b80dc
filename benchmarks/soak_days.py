"""The days of a company by the clock: when it is looked at, what is done between, and which days are worked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from benchmarks.week_plan import BEGIN, MONDAY, Stretch, stretches

HALF_AN_HOUR, A_SECOND = timedelta(minutes=30), timedelta(seconds=1)
AWAKE = range(8, 20)
"""Hours in which the clock is looked at every half hour; at night once an hour, when it is tidied."""
TIDY = "tidy"
"""What the bot is told beside the moment."""


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime
    tidies: bool
    stretch: Stretch | None
    """What begins then."""


def day_of(number: int) -> date:
    return (MONDAY + timedelta(days=number)).date()


def moments(number: int, *, worked: bool) -> Iterator[Moment]:
    """Of this day, in order; a stretch begins a second after its slot."""
    midnight = MONDAY + timedelta(days=number)
    found = [
        Moment(at, at.minute == HALF_AN_HOUR.seconds // 60, None)
        for at in (midnight + nth * HALF_AN_HOUR for nth in range(48))
        if at.minute or at.hour in AWAKE
    ]
    if worked:
        weeks = timedelta(weeks=number // 7)
        week = (replace(each, begins=each.begins + weeks) for each in stretches())
        begun = [Moment(each.begins + A_SECOND, False, each) for each in week if each.begins.date() == day_of(number)]
        found += begun
    return iter(sorted((each for each in found if each.at > BEGIN), key=lambda each: each.at))
