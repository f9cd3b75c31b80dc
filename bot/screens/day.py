"""The day by slots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.absences import Absence
from bot.domain.funnel import Result
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.record import Record
from bot.domain.timetable import Slot
from bot.screens.absences import said
from bot.screens.capture import person_label
from bot.screens.dates import show_clock, show_day
from bot.screens.screen import Button, Rows, Screen, button, column
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
    unsettled: Sequence[Meeting],
    call_backs: Sequence[Record],
    away: Absence | None = None,
    *,
    works: bool = False,
) -> Screen:
    """The day's slots, the present one marked; its meetings, earlier ones without a result, call-backs, as buttons.

    `away`: the absence for which the day has no slots; `works`: it is a working day, whether or not it has any.
    """
    lines = [f"<b>{t('today-title', day=show_day(day, t))}</b>"]
    clock = now.astimezone(zone).time()
    lines += [_line(t, slot, current=slot.start <= clock < slot.end) for slot in slots]
    if away is not None:
        lines.append(t("today-away", what=said(t, away)))
    elif not slots:
        lines.append(t("today-no-slots" if works else "today-free"))
    counts = {"today-meetings": len(meetings), "today-call-backs": len(call_backs)}
    told = [t(key, count=count) for key, count in counts.items() if count]
    if unsettled:
        told.insert(bool(meetings), t("today-unsettled"))
    lines += ["", *told] if told else []
    met = column(*(_meeting(each, zone) for each in meetings), *(_open_end(t, each, zone) for each in unsettled))
    return Screen("\n".join(lines), (*met, *_call_backs(call_backs, day)))


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


def _call_backs(call_backs: Sequence[Record], day: date) -> Rows:
    """The hour that was promised stands first; of an earlier day's it says nothing any more."""
    hours = [
        f"{record.call_back_at:%H:%M} " if record.call_back_at and record.call_back_on == day else ""
        for record in call_backs
    ]
    return tuple(
        (
            button(
                f"{'❗' if record.result is Result.COMPLAINT else '📞'} {hour}{record.client_name}"
                + (f" — {person_label(record.decision_maker)}" if record.decision_maker else ""),
                *_opens(record),
            ),
        )
        for record, hour in zip(call_backs[:6], hours, strict=False)
    )


def _opens(record: Record) -> tuple[str, int]:
    """A complaint opens as it was recorded; else the call that was promised begins."""
    if record.result is Result.COMPLAINT:
        return "inc.open", record.id
    return ("day.person", record.decision_maker.id) if record.decision_maker else ("day.client", record.client_id)
