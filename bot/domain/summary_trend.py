"""Weeks of a team one after another: what counted of each stage, against its norm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.funnel import Stage
from bot.domain.summary import Group, PersonWeek, StageWeek, Summary
from bot.domain.timetable import Week

WEEKS = 8


@dataclass(frozen=True, slots=True)
class Point:
    counted: int
    norm: int | None
    """Of all who have one; none, where nobody has."""


@dataclass(frozen=True, slots=True)
class TrendWeek:
    week: Week
    people: int
    points: dict[tuple[Group, Stage], Point]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    weeks: tuple[TrendWeek, ...]
    """The oldest first."""

    @property
    def lines(self) -> tuple[tuple[Group, Stage], ...]:
        """What there is a line of: in the order of the funnels."""
        found = {line for each in self.weeks for line in each.points}
        stages = list(Stage)
        return tuple(sorted(found, key=lambda line: (list(Group).index(line[0]), stages.index(line[1]))))

    def line(self, group: Group, stage: Stage) -> tuple[Point | None, ...]:
        return tuple(each.points.get((group, stage)) for each in self.weeks)


def trend_week(summary: Summary, *, closed: bool) -> TrendWeek:
    """Of a week in which nobody of a group was here there are no points: zero would say that nothing was done."""
    here = ((group, [each for each in people if each.was_here]) for group, people in summary.groups)
    points = {(group, stage): point for group, people in here for stage, point in totals(people).items()}
    return TrendWeek(summary.week, len({each.member_id for each in summary.people}), points, closed)


def totals(people: Sequence[PersonWeek]) -> dict[Stage, Point]:
    """What these people did together, by stage, against the sum of their norms."""
    stages = dict.fromkeys(each.stage for person in people for each in person.stages)
    return {stage: _together(person.stage(stage) for person in people) for stage in stages}


def _together(weeks: Iterable[StageWeek | None]) -> Point:
    found = [each for each in weeks if each is not None]
    norms = [each.norm for each in found if each.norm is not None]
    return Point(sum(each.counted for each in found), sum(norms) if norms else None)
