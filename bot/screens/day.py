"""The day by slots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.absences import Absence
from bot.domain.funnel import Result
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.next_steps import NextStep
from bot.domain.record import Record
from bot.domain.timetable import Slot
from bot.screens.absences import said
from bot.screens.capture import person_label
from bot.screens.dates import show_clock, show_day
from bot.screens.due import Due, complaint_line, step_line
from bot.screens.screen import Button, Rows, Screen, button, button_of, column
from bot.texts import Texts

RETURNED_SHOWN = 3
DUE_SHOWN = 5
CALLS_SHOWN = 6


def activity(t: Texts, slot: Slot) -> str:
    return t.plain("activity", activity=slot.activity, number=slot.number or 0)


def today(
    t: Texts,
    day: date,
    slots: Sequence[Slot],
    now: datetime,
    zone: ZoneInfo,
    due: Due,
    away: Absence | None = None,
    *,
    works: bool = False,
) -> Screen:
    """The day's slots, the present one marked; what is due as buttons: meetings, earlier ones without a result, calls;
    complaints that are to be answered and next steps that are to be done by today.

    `away`: the absence for which the day has no slots; `works`: it is a working day, whether or not it has any.
    """
    lines = [f"<b>{t('today-title', day=show_day(day, t))}</b>"]
    clock = now.astimezone(zone).time()
    lines += [_line(t, slot, current=slot.start <= clock < slot.end) for slot in slots]
    if away is not None:
        lines.append(t("today-away", what=said(t, away)))
    elif not slots:
        lines.append(t("today-no-slots" if works else "today-free"))
    counts = {
        "today-meetings": len(due.meetings),
        "today-call-backs": len(due.call_backs),
        "today-returned": len(due.returned),
    }
    told = [t(key, count=count) for key, count in counts.items() if count]
    if due.unsettled:
        told.insert(bool(due.meetings), t("today-unsettled"))
    told += _due(t, "today-complaints", [complaint_line(t, each, day) for each in due.complaints])
    told += _due(t, "today-steps", [step_line(t, each, day) for each in due.steps])
    lines += ["", *told] if told else []
    met = column(
        *(_meeting(each, zone) for each in due.meetings), *(_open_end(t, each, zone) for each in due.unsettled)
    )
    calls = _call_backs([*due.complaints, *due.call_backs], day)
    back = column(*(button(f"🔔 {name}", "client.open", number) for number, name in due.returned[:RETURNED_SHOWN]))
    return Screen("\n".join(lines), (*met, *calls, *_studies(due.steps), *back))


def _due(t: Texts, title: str, lines: Sequence[str]) -> list[str]:
    more = [t("due-more", count=len(lines) - DUE_SHOWN)] if len(lines) > DUE_SHOWN else []
    return [t(title, count=len(lines)), *lines[:DUE_SHOWN], *more] if lines else []


def _studies(steps: Sequence[NextStep]) -> Rows:
    """A step is done with when the client is studied again."""
    return column(*(button(f"🔎 {each.client_name}", "study.of", each.client_id) for each in steps[:DUE_SHOWN]))


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
            button_of(
                record.client_name,
                f" — {person_label(record.decision_maker)}" if record.decision_maker else "",
                *_opens(record),
                lead=f"{'❗' if record.result is Result.COMPLAINT else '📞'} {hour}",
            ),
        )
        for record, hour in zip(call_backs[:CALLS_SHOWN], hours, strict=False)
    )


def _opens(record: Record) -> tuple[str, int]:
    """A complaint opens as it was recorded; else the call that was promised begins."""
    if record.result is Result.COMPLAINT:
        return "inc.open", record.id
    return ("day.person", record.decision_maker.id) if record.decision_maker else ("day.client", record.client_id)
