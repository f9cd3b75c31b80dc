"""A head's day: he has no timetable, but a planning, closings he joined, people who are away, deals without a head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from bot.domain.absences import Absence
from bot.domain.board import Deal
from bot.domain.meetings import Meeting
from bot.domain.timetable import Activity, Week
from bot.screens.dates import show_clock, show_day, stamp
from bot.screens.screen import Screen, button, button_of, column
from bot.texts import Texts

AWAY_SHOWN = 5
MEETINGS_SHOWN = 4
DEALS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class HeadDay:
    day: date
    week: Week
    planning: time | None
    """When the team plans today."""
    meetings: Sequence[Meeting]
    """With clients whose closing he joined."""
    away: Sequence[tuple[str, Absence]]
    """By name; one more than are shown, if there are more."""
    unjoined: Sequence[Deal]
    """Closings that no head joined yet, the biggest first; one more than are shown, if there are more."""


def today(t: Texts, shown: HeadDay, zone: ZoneInfo) -> Screen:
    lines = [f"<b>{t('today-title', day=show_day(shown.day, t))}</b>"]
    if shown.planning is not None:
        what = t.plain("activity", activity=Activity.WEEK_PLANNING, number=0)
        lines.append(t("today-head-planning", clock=f"{shown.planning:%H:%M}", what=what))
    if shown.meetings:
        lines.append(t("today-head-meetings", count=len(shown.meetings)))
    if shown.away:
        named = [f"{name} ({t.plain('absence-kind', absence=each.kind)})" for name, each in shown.away[:AWAY_SHOWN]]
        more = "…" if len(shown.away) > AWAY_SHOWN else ""
        lines.append(t("today-head-away", names=", ".join(named) + more))
    if shown.unjoined:
        lines.append(t("today-head-unjoined"))
    if len(lines) == 1:
        lines.append(t("today-head-nothing"))
    met = [
        button(f"📅 {show_clock(each.starts_at, zone)} {each.client_name}", "client.open", each.client_id)
        for each in shown.meetings[:MEETINGS_SHOWN]
        if each.starts_at
    ]
    joins = [
        button_of(each.client, "", "path.join", each.client_id, lead=f"{t.plain('button-path-join')}: ")
        for each in shown.unjoined[:DEALS_SHOWN]
    ]
    looks = (
        button(t.plain("button-menu-team"), "team.list", 0),
        button(t.plain("button-week"), "week.show"),
        button(t.plain("button-menu-summary"), "sum.week", stamp(shown.week.monday)),
    )
    return Screen("\n".join(lines), (*column(*met, *joins), looks))
