"""What a head may do from a summary: other weeks, eight of them, the records, closing, when it comes."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.domain.closing import Change
from bot.domain.summary_due import LEADS, LEAST_LEAD, LONGEST_LEAD
from bot.domain.summary_shown import Mark, Shown
from bot.domain.timetable import Week
from bot.screens import summary as words
from bot.screens.dates import days_of, show_day, show_time, stamp
from bot.screens.screen import Button, Rows, Screen, button, column, grid
from bot.texts import Texts

_WEEK = timedelta(weeks=1)
LISTED = 10
HALF_HOUR, HOUR = 30, 60


def summary(t: Texts, shown: Shown, zone: ZoneInfo, today: date, since: date, lead: int, *, late: str = "") -> Screen:
    """The words and their buttons. `since`: the team's first day; `late`: said above, where it comes late."""
    text = words.text(t, shown, zone)
    return Screen(f"{late}\n{text}" if late else text, buttons(t, shown, today, since, lead))


def buttons(t: Texts, shown: Shown, today: date, since: date, lead: int) -> Rows:
    week = shown.summary.week
    rows = [*_joining(t, shown), _turning(t, week, today, since), _files(t, shown)]
    if shown.closed:
        rows.append((button(t.plain("button-summary-reopen"), "sum.reopen", stamp(week.monday)),))
    elif shown.summary.people and today > week.sunday:
        rows.append((button(t.plain("button-summary-close"), "sum.close", stamp(week.monday)),))
    if shown.mark is not None and shown.mark.version > 1:
        label = t.plain("button-summary-versions", count=shown.mark.version)
        rows.append((button(label, "sum.versions", stamp(week.monday)),))
    rows.append((button(t.plain("button-summary-lead", lead=minutes(t, lead)), "sum.lead"),))
    return tuple(row for row in rows if row)


def _joining(t: Texts, shown: Shown) -> Rows:
    """Deals that wait for the head, of the week that goes on."""
    waiting = [] if shown.summary.is_over else shown.summary.waiting[: words.DEALS_SHOWN]
    join = t.plain("button-path-join")
    return column(*(button(f"{join}: {each.client}", "path.join", each.client_id) for each in waiting))


def _turning(t: Texts, week: Week, today: date, since: date) -> tuple[Button, ...]:
    before, after = (week.monday + way * _WEEK for way in (-1, 1))
    found = []
    if before + _WEEK > since:
        label = t.plain("button-summary-week", way="back", day=f"{before:%d.%m}")
        found.append(button(label, "sum.week", stamp(before)))
    if after <= today:
        label = t.plain("button-summary-week", way="on", day=f"{after:%d.%m}")
        found.append(button(label, "sum.week", stamp(after)))
    return tuple(found)


def _files(t: Texts, shown: Shown) -> tuple[Button, ...]:
    monday = stamp(shown.summary.week.monday)
    trend = button(t.plain("button-summary-trend"), "sum.trend", monday)
    if not shown.summary.people:
        return (trend,)
    return trend, button(t.plain("button-summary-records"), "sum.records", monday)


def back(t: Texts, week: Week) -> Rows:
    return column(button(t.plain("button-summary-show"), "sum.week", stamp(week.monday)))


# -- closing


def closed(t: Texts, week: Week, version: int) -> str:
    return t("summary-was-closed", **days_of(week), version=version)


def reopened(t: Texts, week: Week, closes: date) -> str:
    return t("summary-was-reopened", **days_of(week), day=show_day(closes, t))


def versions(t: Texts, shown: Shown, marks: list[Mark], zone: ZoneInfo) -> Screen:
    """The latest first: who closed it, what corrections changed and by whom."""
    week = shown.summary.week
    if not marks:
        return Screen(t("summary-no-versions", **days_of(week), day=show_day(shown.closes, t)), back(t, week))
    lines: list[str] = []
    for mark in reversed(marks):
        lines += _version(t, shown, mark, zone)
    title = t("summary-versions", **days_of(week))
    more = len(lines) - LISTED
    told = [*lines[:LISTED], *([t("summary-more", count=more)] if more > 0 else [])]
    return Screen("\n".join([title, *told]), back(t, week))


def _version(t: Texts, shown: Shown, mark: Mark, zone: ZoneInfo) -> list[str]:
    mended = mark.closed_by is None and bool(mark.changes)
    how = "head" if mark.closed_by is not None else "mended" if mended else "clock"
    name = shown.name(mark.closed_by) if mark.closed_by is not None else ""
    at = show_time(mark.closed_at, zone, t)
    found = [t("summary-version", version=mark.version, time=at, how=how, name=name, count=len(mark.changes))]
    if mark.reopened_at is not None and mark.reopened_by is not None:
        when = show_time(mark.reopened_at, zone, t)
        found.insert(0, t("summary-version-reopened", time=when, name=shown.name(mark.reopened_by)))
    return [*found, *(_change(t, shown, each) for each in mark.changes)]


def _change(t: Texts, shown: Shown, each: Change) -> str:
    return words.change(t, each, shown)


# -- when it comes


def minutes(t: Texts, count: int) -> str:
    return t.plain("summary-minutes", minutes=count)


def ask_lead(t: Texts, lead: int, first: str = "") -> Screen:
    """`first`: what was wrong with what was typed."""
    asked = first or t("summary-lead-ask", lead=minutes(t, lead), example=t.plain("summary-lead-example"))
    choices = [button(minutes(t, each), "sum.leadset", each) for each in LEADS if each != lead]
    return Screen(asked, grid(choices, 2))


def lead_bad(t: Texts) -> str:
    return t("summary-lead-bad", least=LEAST_LEAD, most=LONGEST_LEAD, example=t.plain("summary-lead-example"))


def lead_set(t: Texts, lead: int, day: date, clock: str, *, came: bool) -> Screen:
    """`came`: this week's is out, and comes no second time."""
    said = t("summary-lead-set", lead=minutes(t, lead), day=show_day(day, t), time=clock)
    return Screen(f"{said} {t('summary-lead-came')}" if came else said)
