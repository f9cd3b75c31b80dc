"""Closing a week: when it closes by itself, and what a correction after that changed.

A closed week is a version that never changes. What counts may still be mended (a position is learnt, a form is
completed): then the figures are counted anew, and a new version says what differs from the one before and by whom.
How things stood (who was at risk, what waited in block 3, the next week's lists, what was overdue) stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.funnel import Stage
from bot.domain.summary import SOURCES, PersonWeek, Promised, Source, StageWeek, Summary
from bot.domain.timetable import Week
from bot.domain.work_calendar import WorkCalendar

CLOSES_AT = time(0, 5)
LONGEST_REST = 14
"""Days after a week in which its closing is looked for, however long the holidays are."""
MENDED_WITHIN = timedelta(days=75)
"""Records are of the last sixty days: what is older does not change any more."""
_DAY = timedelta(days=1)


def closes_on(week: Week, calendar: WorkCalendar) -> date:
    """The day that begins with the closing: the one after the first working day of the time that follows.

    Monday's reporting slot is there to close last week's gaps: what is mended in it belongs to the first version.
    """
    days = [week.sunday + n * _DAY for n in range(1, LONGEST_REST + 1)]
    return next((day for day in days if calendar.works(day)), days[-1]) + _DAY


class Figure(StrEnum):
    COUNTED = "counted"
    LOGGED = "logged"
    """More or less is logged, and as much counts as before."""
    NORM = "norm"
    MADE = "made"
    KEPT = "kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of one person that is another one now."""

    member_id: int
    figure: Figure
    stage: Stage | None
    """None: it is about his promises."""
    was: int | None
    now: int | None
    ids: tuple[int, ...] = ()
    """The rows that made it so: what came, what went."""
    source: Source = Source.RECORD
    by: tuple[int, ...] = ()
    """Who changed them: ids of members."""


def differences(before: Summary, after: Summary) -> list[Change]:
    """Figure by figure, in the order of the people; by whom is not known yet."""
    was, now = ({each.key: each for each in one.people} for one in (before, after))
    found: list[Change] = []
    keys = [*was, *now]
    for member_id in dict.fromkeys(number for number, _ in keys):
        for key in dict.fromkeys(each for each in keys if each[0] == member_id):
            found += _of_person(member_id, was.get(key), now.get(key))
        for figure, name in ((Figure.MADE, "made"), (Figure.KEPT, "kept"), (Figure.BROKEN, "broken")):
            old, new = (_ids(getattr(each.promises, name), member_id) for each in (before, after))
            if old != new:
                found.append(Change(member_id, figure, None, len(old), len(new), _either(old, new)))
    return found


def same_figures(one: Iterable[PersonWeek], other: Iterable[PersonWeek]) -> bool:
    """The same people, with the same records behind every figure."""
    was, now = ({each.key: each for each in people} for people in (one, other))
    return was.keys() == now.keys() and not any(_of_person(key[0], was[key], now[key]) for key in was)


def _of_person(member_id: int, was: PersonWeek | None, now: PersonWeek | None) -> list[Change]:
    found: list[Change] = []
    stages = [each.stage for one in (was, now) if one is not None for each in one.stages]
    for stage in dict.fromkeys(stages):
        old, new = (one.stage(stage) if one else None for one in (was, now))
        source = SOURCES.get(stage, Source.RECORD)
        ids = _either(old.ids if old else (), new.ids if new else ())
        if ids:
            counts = (old.counted if old else 0, new.counted if new else 0)
            found.append(Change(member_id, Figure.COUNTED, stage, *counts, ids, source))
        elif len(_logged(old)) != len(_logged(new)):
            logged = _either(_logged(old), _logged(new))
            counts = (len(_logged(old)), len(_logged(new)))
            found.append(Change(member_id, Figure.LOGGED, stage, *counts, logged, source))
        if old is not None and new is not None and old.norm != new.norm:
            found.append(Change(member_id, Figure.NORM, stage, old.norm, new.norm))
    return found


def _logged(one: StageWeek | None) -> tuple[int, ...]:
    return () if one is None else (*one.ids, *(number for gap in one.not_counted for number in gap.ids))


def _ids(promises: Iterable[Promised], member_id: int) -> tuple[int, ...]:
    return tuple(sorted(each.id for each in promises if each.member_id == member_id))


def _either(old: Iterable[int], new: Iterable[int]) -> tuple[int, ...]:
    """What is in one of them only."""
    return tuple(sorted(set(old) ^ set(new)))


def as_it_stood(before: Summary, after: Summary) -> Summary:
    """The figures as they are now, with how things stood when the week was closed."""
    lists = {each.key: each.next_list for each in before.people}
    return replace(
        after,
        risks=before.risks,
        closing=before.closing,
        promises=replace(after.promises, overdue=before.promises.overdue),
        people=tuple(replace(each, next_list=lists.get(each.key)) for each in after.people),
    )


def to_plain(changes: Iterable[Change]) -> list[dict[str, Any]]:
    return [
        {
            "member": each.member_id,
            "figure": str(each.figure),
            "stage": str(each.stage) if each.stage else None,
            "was": each.was,
            "now": each.now,
            "ids": list(each.ids),
            "source": str(each.source),
            "by": list(each.by),
        }
        for each in changes
    ]


def from_plain(rows: Sequence[Mapping[str, Any]]) -> tuple[Change, ...]:
    return tuple(
        Change(
            member_id=row["member"],
            figure=Figure(row["figure"]),
            stage=Stage(row["stage"]) if row["stage"] else None,
            was=row["was"],
            now=row["now"],
            ids=tuple(row["ids"]),
            source=Source(row["source"]),
            by=tuple(row["by"]),
        )
        for row in rows
    )
