"""The day by slots, and the message of a slot that begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.meetings import Meeting
from bot.domain.people import Role
from bot.domain.record import Record
from bot.domain.timetable import Activity, Occurrence, Slot
from bot.screens.capture import person_label
from bot.screens.dates import show_clock, show_day
from bot.screens.screen import Rows, Screen, button
from bot.texts import Texts


def activity(t: Texts, slot: Slot) -> str:
    return t.plain("activity", activity=slot.activity, number=slot.number or 0)


def today(
    t: Texts,
    day: date,
    slots: Sequence[Slot],
    now: datetime,
    zone: ZoneInfo,
    meetings: Sequence[Meeting],
    call_backs: Sequence[Record],
) -> Screen:
    """The day's slots, the present one marked; booked meetings; whom to call back, as buttons."""
    lines = [f"<b>{t('today-title', day=show_day(day, t))}</b>"]
    clock = now.astimezone(zone).time()
    lines += [_line(t, slot, current=slot.start <= clock < slot.end) for slot in slots]
    if not slots:
        lines.append(t("today-free"))
    if meetings:
        lines += ["", t("today-meetings"), *(_meeting(t, each, zone) for each in meetings)]
    if call_backs:
        lines += ["", t("today-call-backs")]
    return Screen("\n".join(lines), _call_back_buttons(call_backs))


def _meeting(t: Texts, meeting: Meeting, zone: ZoneInfo) -> str:
    clock = f"{show_clock(meeting.starts_at, zone)} " if meeting.starts_at else ""
    return clock + t("verbatim", text=meeting.client_name)


def _line(t: Texts, slot: Slot, *, current: bool) -> str:
    line = f"{slot.start:%H:%M} {activity(t, slot)}"
    return f"<b>▶ {line}</b>" if current else line


def _call_back_buttons(call_backs: Sequence[Record]) -> Rows:
    return tuple(
        (
            button(
                f"📞 {record.client_name}"
                + (f" — {person_label(record.decision_maker)}" if record.decision_maker else ""),
                *(
                    ("day.person", record.decision_maker.id)
                    if record.decision_maker
                    else ("day.client", record.client_id)
                ),
            ),
        )
        for record in call_backs[:6]
    )


def slot_begins(
    t: Texts,
    role: Role,
    occurrence: Occurrence,
    zone: ZoneInfo,
    meetings: Sequence[tuple[datetime, str]],
    *,
    late: bool,
) -> Screen:
    """The message of a slot that begins; late ones say so."""
    slot = occurrence.slot
    begins, ends = show_clock(occurrence.begins, zone), show_clock(occurrence.ends, zone)
    lines = [t("slot-begins", time=begins, until=ends, activity=activity(t, slot))]
    if late:
        lines.append(t("slot-late", time=begins))
    if slot.activity is Activity.STANDUP:
        lines.append(t("ideology", role=role))
    lines += [t("slot-meeting-with", client=name, time=show_clock(at, zone)) for at, name in meetings]
    lines.append(t("slot-hint", activity=slot.activity))
    buttons: Rows = ()
    if slot.activity is Activity.TELEMARKETING:
        buttons = ((button(t.plain("button-call"), "log.again", "call"),),)
    elif slot.activity is Activity.STANDUP:
        buttons = ((button(t.plain("button-today"), "day.today"),),)
    elif slot.activity is Activity.REPORTING:
        buttons = ((button(t.plain("button-last-week"), "week.show", 1),),)
    elif slot.activity in (Activity.WEEK_LISTS, Activity.WEEK_PLANNING):
        buttons = ((button(t.plain("button-week"), "week.show"),),)
    return Screen("\n".join(lines), buttons)
