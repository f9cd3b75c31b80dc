"""Norms by a team's own conversion: how much of each stage it takes for as much of the last one as the norm asks.

Only full weeks of people who worked them are looked at, all of a role together, the latest ones that tell enough.
Nothing is told from fewer than WEEKS_NEEDED weeks, or from fewer than ENOUGH of the last stage: that would be chance.
It is proposed, never imposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.fair_week import WHOLE, FairWeek
from bot.domain.funnel import Stage
from bot.domain.norms import MOST
from bot.domain.people import Role
from bot.domain.timetable import Week, week_of
from bot.domain.week import WeekCard

WEEKS = 8
"""So far back whole weeks are looked at, where later ones do not tell enough."""
WEEKS_NEEDED = 4
ENOUGH = 10
"""Results of the last stage of which a conversion may be told."""
FUNNELS: dict[Role, tuple[Stage, ...]] = {
    Role.HUNTER: (Stage.EFFECTIVE_CALL, Stage.BOOKED_MEETING, Stage.HELD_MEETING, Stage.EFFECTIVE_MEETING),
    Role.TRAINEE: (Stage.EFFECTIVE_CALL, Stage.BOOKED_MEETING),
    Role.FARMER: (Stage.WARM_CONTACT, Stage.VISIT, Stage.QUESTIONNAIRE),
}
"""What comes of what; a study is no step on the way to a visit."""


@dataclass(frozen=True, slots=True)
class Lived:
    """What counted in one person's full week."""

    week: Week
    counted: Mapping[Stage, int]


@dataclass(frozen=True, slots=True)
class TooLittle:
    """What a conversion could be told from so far."""

    weeks: int
    results: int
    stage: Stage
    """Of which there have to be ENOUGH."""


@dataclass(frozen=True, slots=True)
class Calibration:
    role: Role
    weeks: int
    counted: tuple[tuple[Stage, int], ...]
    """Of the whole funnel, in its order."""

    @property
    def last(self) -> Stage:
        return self.counted[-1][0]

    def needed(self, goal: int) -> dict[Stage, int]:
        """How much of each stage it takes for `goal` of the last one, half up; of none fewer than of what comes of it.

        Meetings that nobody booked with the bot were booked all the same. Of a stage without data nothing is told.
        """
        results = self.counted[-1][1]
        found: dict[Stage, int] = {}
        least = goal
        for stage, count in reversed(self.counted):
            least = max(least, _half_up(Decimal(goal * count) / results))
            found[stage] = least
        return {stage: found[stage] for stage, count in self.counted if count}

    @property
    def missing(self) -> tuple[Stage, ...]:
        """What nobody logged: a number out of nothing would be made up."""
        return tuple(stage for stage, count in self.counted if not count)


def looked_at(today: date) -> tuple[Week, ...]:
    """The weeks before this one, the latest first."""
    monday = week_of(today).monday
    return tuple(Week(monday - n * timedelta(weeks=1)) for n in range(1, WEEKS + 1))


def lived(cards: Iterable[WeekCard]) -> list[Lived]:
    """The full weeks among these in which anything counted: who logs nothing does not tell how calls convert."""
    whole = (card for card in cards if _is_whole(card.fair))
    counted = (Lived(card.week, {tally.stage: tally.counted for tally in card.tallies}) for card in whole)
    return [each for each in counted if any(each.counted.values())]


def _is_whole(fair: FairWeek) -> bool:
    """He was there on every working day of it, the whole day, and no beginner: a holiday is nobody's absence."""
    return 0 < fair.worked == fair.of and fair.share == fair.ramp == WHOLE


def calibrate(role: Role, weeks: Sequence[Lived]) -> Calibration | TooLittle:
    """The conversion of everybody of a role, summed over their weeks: one bad week does not turn it."""
    funnel = FUNNELS[role]
    sums = {stage: sum(each.counted.get(stage, 0) for each in weeks) for stage in funnel}
    different = len({each.week for each in weeks})
    if different < WEEKS_NEEDED or sums[funnel[-1]] < ENOUGH:
        return TooLittle(different, sums[funnel[-1]], funnel[-1])
    return Calibration(role, different, tuple(sums.items()))


def proposal(found: Calibration, norms: Mapping[Stage, int | None]) -> dict[Stage, int]:
    """The norms that this conversion asks for the norm of the last stage, where they are others than now.

    Nothing where the last stage has no norm; nor what nobody could be asked for.
    """
    goal = norms.get(found.last)
    if not goal:
        return {}
    needed = found.needed(goal)
    return {stage: need for stage, need in needed.items() if need != norms.get(stage) and need <= MOST}


def _half_up(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
