"""The words and numbers of the summary's files: drawn and written by bot/files/summary_*.py and trend_picture.py.

All of it is plain data in the reader's language; the files add nothing but lines and cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.closing import Change
from bot.domain.fair_week import WHOLE, FairWeek
from bot.domain.summary import Group, PersonWeek, Promised, StageWeek, Summary
from bot.domain.summary_records import Row
from bot.domain.summary_shown import Shown
from bot.domain.summary_trend import Point, Trend, totals
from bot.screens import summary as words
from bot.screens.dates import show_clock, show_day
from bot.texts import Texts

Cell = str | int | None


def picture(t: Texts, shown: Shown, zone: ZoneInfo) -> dict[str, Any]:
    """People × stages. Of each group: `stages`, `people` (name, days, mark, cells), `total` (cells); a cell is
    {fact, norm, last, met}: all but `met` may be none; `met`: the norm is reached."""
    summary = shown.summary
    week = summary.week
    days = {"monday": f"{week.monday:%d.%m}", "sunday": f"{week.sunday:%d.%m}"}
    return {
        "title": t.plain("summary-title", team=summary.team, **days),
        "state": words.state(t, shown, zone),
        "days": t.plain("summary-picture-days"),
        "total": t.plain("summary-picture-total"),
        "was": t.plain("summary-picture-last", count="{}"),
        "legend": t.plain("summary-picture-legend", last="some" if _compares(summary) else "none"),
        "groups": [_group(t, group, people) for group, people in summary.groups],
    }


def _compares(summary: Summary) -> bool:
    """Somebody has a week before this one."""
    return any(each.last is not None for one in summary.people for each in one.stages)


def _group(t: Texts, group: Group, people: Sequence[PersonWeek]) -> dict[str, Any]:
    found = totals(people)
    return {
        "title": t.plain("summary-group", group=group),
        "stages": [t.plain("summary-picture-stage", stage=stage) for stage in found],
        "people": [
            {
                "name": each.name,
                "days": f"{each.fair.worked}/{each.fair.of}",
                "mark": _mark(each.fair),
                "cells": [_cell(each.stage(stage)) for stage in found],
            }
            for each in people
        ],
        "total": [_sum(point) for point in found.values()],
    }


def _mark(fair: FairWeek) -> str:
    """`◐` where his norms are less than a full week's, with the part where his days do not tell it: `◐ 50 %`."""
    part = fair.share * fair.ramp // WHOLE
    return "" if fair.is_full else "◐" if part == WHOLE else f"◐ {part} %"


def _cell(stage: StageWeek | None) -> dict[str, Any] | None:
    """None: it is no stage of his."""
    return None if stage is None else _against(stage.counted, stage.norm, stage.last)


def _sum(point: Point) -> dict[str, Any]:
    return _against(point.counted, point.norm)


NOBODY = {"fact": None, "norm": None}
"""Nobody of a group was here in the week."""


def _against(counted: int, norm: int | None, last: int | None = None) -> dict[str, Any]:
    """Who was not there owed nothing, and did not reach his norm by it."""
    fact = None if norm == 0 and not counted else counted
    return {"fact": fact, "norm": norm, "last": last, "met": norm is not None and 0 < norm <= counted}


def trend(t: Texts, team: str, found: Trend) -> dict[str, Any]:
    """A line a group and stage: `counted` and `norm` by week, none where the team had nobody of it."""
    first, last = found.weeks[0].week, found.weeks[-1].week
    days = {"monday": f"{first.monday:%d.%m}", "sunday": f"{last.sunday:%d.%m}"}
    groups: list[dict[str, Any]] = []
    for group in dict.fromkeys(group for group, _ in found.lines):
        lines = [(stage, found.line(group, stage)) for each, stage in found.lines if each is group]
        groups.append(
            {
                "title": t.plain("summary-group", group=group),
                "lines": [
                    {
                        "title": t.plain("stage", stage=stage),
                        "counted": [told["fact"] for told in against],
                        "norm": [told["norm"] for told in against],
                    }
                    for stage, points in lines
                    for against in [[_against(each.counted, each.norm) if each else NOBODY for each in points]]
                ],
            }
        )
    return {
        "title": t.plain("summary-trend-title", team=team, **days),
        "weeks": [f"{each.week.monday:%d.%m}{'' if each.closed else '*'}" for each in found.weeks],
        "groups": groups,
    }


# -- the table


def sheet_name(t: Texts, summary: Summary) -> str:
    """A file's name: no sign that a phone or a computer does not take."""
    said = t.plain("summary-sheet-name", team=summary.team, monday=f"{summary.week.monday:%d.%m.%Y}")
    return "".join(letter for letter in said if letter not in '\\/:*?"<>|')[:100] + ".xlsx"


FIGURES = ("group", "person", "days", "stage", "counted", "norm", "last", "logged")
RECORDS = (
    *("person", "stage", "counts", "why", "day", "time", "client", "decider", "position", "result", "note", "number"),
)
PROMISES = ("state", "person", "client", "kind", "due", "number")
CHANGES = ("person", "kind", "was", "now", "by")
COLUMNS = dict.fromkeys((*FIGURES, *RECORDS, *PROMISES, *CHANGES))
STATES = ("made", "kept", "broken", "overdue")


def sheet(t: Texts, shown: Shown, rows: Sequence[Row], zone: ZoneInfo) -> dict[str, Any]:
    """Pages: each a title, heads of columns and rows of cells; every record stands under its figure."""
    summary = shown.summary
    say = cache(t.plain)  # a thousand rows have some dozens of different words
    records = [_record(t, say, summary, each, zone) for each in rows]
    pages = [
        _page(t, t.plain("summary-sheet-figures"), FIGURES, _figures(t, summary)),
        _page(t, t.plain("summary-sheet-records"), RECORDS, records),
        _page(t, t.plain("summary-sheet-promises"), PROMISES, _promises(t, shown)),
    ]
    if shown.changes:
        changes = [_change(t, shown, each) for each in shown.changes]
        pages.append(_page(t, t.plain("summary-sheet-changes"), CHANGES, changes))
    return {"pages": pages}


def _page(t: Texts, title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> dict[str, Any]:
    return {
        "title": title,
        "head": [t.plain("summary-column", column=each) for each in columns],
        "rows": [list(row) for row in rows],
    }


def _figures(t: Texts, summary: Summary) -> Iterable[Sequence[Cell]]:
    for group, people in summary.groups:
        for one in people:
            for each in one.stages:
                who = (t.plain("summary-group", group=group), one.name, one.fair.worked)
                stage = t.plain("stage", stage=each.stage)
                yield (*who, stage, each.counted, each.norm, each.last, each.logged)


def _record(t: Texts, say: Callable[..., str], summary: Summary, row: Row, zone: ZoneInfo) -> Sequence[Cell]:
    return (
        summary.name(row.member_id),
        say("stage", stage=row.stage),
        say("summary-no" if row.gap else "summary-yes"),
        say("gap", gap=row.gap) if row.gap else "",
        show_day(row.day, t) if row.day else "",
        show_clock(row.at, zone) if row.at else "",
        row.client,
        row.decider,
        row.position,
        say("result", result=row.result) if row.result else "",
        row.note,
        row.number,
    )


def _promises(t: Texts, shown: Shown) -> Iterable[Sequence[Cell]]:
    told = shown.summary.promises
    for state, found in zip(STATES, (told.made, told.kept, told.broken, told.overdue), strict=True):
        for each in found:
            yield _promise(t, shown, state, each)


def _promise(t: Texts, shown: Shown, state: str, each: Promised) -> Sequence[Cell]:
    kind = t.plain("promise-kind", kind=each.kind)
    said = t.plain("summary-state", state=state)
    return said, shown.name(each.member_id), each.client, kind, f"{each.due_on:%d.%m.%Y}", each.id


def _change(t: Texts, shown: Shown, each: Change) -> Sequence[Cell]:
    by = ", ".join(filter(None, (shown.name(number) for number in each.by)))
    return shown.name(each.member_id), words.figure(t, each), each.was, each.now, by
