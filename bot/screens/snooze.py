"""What is said when a slot's message is put off, or the slot is not for today."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.snooze import SkipReason
from bot.domain.timetable import Activity
from bot.screens.dates import show_clock
from bot.screens.screen import Rows, Screen, button, column
from bot.screens.time_account import reason_in_line
from bot.texts import Texts

Named = tuple[Activity, int]
"""Activity and number of a slot."""


def _activity(t: Texts, named: Named) -> str:
    return t.plain("activity", activity=named[0], number=named[1])


def _back(t: Texts, reminder_id: int) -> Rows:
    return column(button(t.plain("button-slot-back"), "slot.back", reminder_id))


def snoozed(t: Texts, at: datetime, zone: ZoneInfo) -> Screen:
    return Screen(t("snoozed", time=show_clock(at, zone)))


def muted(t: Texts, until: datetime, zone: ZoneInfo, reminder_id: int) -> Screen:
    return Screen(t("muted", time=show_clock(until, zone)), _back(t, reminder_id))


def ask_why(t: Texts, named: Named, reminder_id: int) -> Screen:
    reasons = [button(t.plain("skip-reason", reason=each), "slot.why", reminder_id, each) for each in SkipReason]
    return Screen(t("skip-ask", activity=_activity(t, named)), column(*reasons))


def skipped(t: Texts, named: Named, reason: str, reminder_id: int) -> Screen:
    """Who is sick is told how to be left in peace all day."""
    lines = [t("skipped", activity=_activity(t, named), reason=reason_in_line(t, reason))]
    if reason == SkipReason.SICK:
        lines.append(t("skipped-sick", example=t.plain("skip-sick-example")))
    return Screen("\n".join(lines), _back(t, reminder_id))


def done(t: Texts, named: Named, reminder_id: int) -> Screen:
    return Screen(t("slot-done", activity=_activity(t, named)), _back(t, reminder_id))


def taken_back(t: Texts, named: Named) -> Screen:
    return Screen(t("slot-back", activity=_activity(t, named)))
