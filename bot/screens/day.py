"""The day by slots, and the message of a slot that begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.meetings import Meeting, MeetingState
from bot.domain.people import Role
from bot.domain.promises import Promise
from bot.domain.record import Record
from bot.domain.timetable import Activity, Occurrence, Slot
from bot.screens import agreements
from bot.screens.capture import person_label
from bot.screens.dates import show_clock, show_day
from bot.screens.screen import Button, Rows, Screen, button, column
from bot.texts import Texts

PROMISES_SHOWN = 5


def activity(t: Texts, slot: Slot) -> str:
    return t.plain("activity", activity=slot.activity, number=slot.number or 0)


def today(
    t: Texts,
    day: date,
    slots: Sequence[Slot],
    now: datetime,
    zone: ZoneInfo,
    meetings: Sequence[Meeting],
    unsettled: Sequence[Meeting],
    call_backs: Sequence[Record],
) -> Screen:
    """The day's slots, the present one marked; its meetings, earlier ones without a result, call-backs, as buttons."""
    lines = [f"<b>{t('today-title', day=show_day(day, t))}</b>"]
    clock = now.astimezone(zone).time()
    lines += [_line(t, slot, current=slot.start <= clock < slot.end) for slot in slots]
    if not slots:
        lines.append(t("today-free"))
    if meetings:
        lines += ["", t("today-meetings")]
    if unsettled:
        lines.append(t("today-unsettled"))
    if call_backs:
        lines += ["", t("today-call-backs")]
    met = column(*(_meeting(each, zone) for each in meetings), *(_open_end(t, each, zone) for each in unsettled))
    return Screen("\n".join(lines), (*met, *_call_backs(call_backs)))


def _open_end(t: Texts, meeting: Meeting, zone: ZoneInfo) -> Button:
    day = show_day(meeting.starts_at.astimezone(zone).date(), t) if meeting.starts_at else ""
    return button(f"❓ {day} {meeting.client_name}", "meet.open", meeting.id)


MEETING_MARKS = {MeetingState.HELD: "✅", MeetingState.NOT_HELD: "❌"}


def _meeting(meeting: Meeting, zone: ZoneInfo) -> Button:
    clock = f"{show_clock(meeting.starts_at, zone)} " if meeting.starts_at else ""
    mark = MEETING_MARKS.get(meeting.state, "📅")
    return button(f"{mark} {clock}{meeting.client_name}", "meet.open", meeting.id)


def _line(t: Texts, slot: Slot, *, current: bool) -> str:
    line = f"{slot.start:%H:%M} {activity(t, slot)}"
    return f"<b>▶ {line}</b>" if current else line


def _call_backs(call_backs: Sequence[Record]) -> Rows:
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
    meetings: Sequence[Meeting],
    promised: Sequence[Promise],
    *,
    late: bool,
) -> Screen:
    """The message of a slot that begins; late ones say so. `promised`: what the documents slot is for."""
    slot = occurrence.slot
    begins, ends = show_clock(occurrence.begins, zone), show_clock(occurrence.ends, zone)
    lines = [t("slot-begins", time=begins, until=ends, activity=activity(t, slot))]
    if late:
        lines.append(t("slot-late", time=begins))
    if slot.activity is Activity.STANDUP:
        lines.append(t("ideology", role=role))
    lines += [
        t("slot-meeting-with", client=each.client_name, time=show_clock(each.starts_at, zone))
        for each in meetings
        if each.starts_at is not None
    ]
    free = slot.activity is Activity.MEETING and not meetings
    lines.append(t("slot-free") if free else t("slot-hint", activity=slot.activity))
    return Screen("\n".join(lines), _slot_buttons(t, slot, meetings, promised))


PLAIN_BUTTONS: dict[Activity, tuple[str, str, tuple[str | int, ...]]] = {
    Activity.TELEMARKETING: ("button-call", "log.again", ("call",)),
    Activity.STANDUP: ("button-today", "day.today", ()),
    Activity.REPORTING: ("button-last-week", "week.show", (1,)),
    Activity.WEEK_LISTS: ("button-week", "week.show", ()),
    Activity.WEEK_PLANNING: ("button-week", "week.show", ()),
}
"""What most slots open: label, action, arguments."""


def _slot_buttons(t: Texts, slot: Slot, meetings: Sequence[Meeting], promised: Sequence[Promise]) -> Rows:
    if slot.activity in PLAIN_BUTTONS:
        label, name, arguments = PLAIN_BUTTONS[slot.activity]
        return column(button(t.plain(label), name, *arguments))
    if slot.activity is Activity.MEETING and not meetings:
        return column(button(t.plain("menu-book"), "log.again", "booking"))
    opened = [button(f"📅 {each.client_name}", "meet.open", each.id) for each in meetings]
    return column(*opened, *(agreements.opening(t, each) for each in promised[:PROMISES_SHOWN]))
