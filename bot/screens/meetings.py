"""A booked meeting: its card, the brief before it, «Состоялась?» after it, and the file for a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.domain.absences import Absence
from bot.domain.clients import DecisionMaker
from bot.domain.meetings import USUAL_LENGTH, Meeting, MeetingState, Place, slot_of
from bot.domain.persons import short_name
from bot.domain.promises import Promise
from bot.domain.timetable import Occurrence, Slot
from bot.screens.absences import away_line
from bot.screens.agreements import promise_line
from bot.screens.capture import person_label
from bot.screens.dates import show_clock, show_time
from bot.screens.screen import Button, Rows, Screen, button, column, cut, grid
from bot.screens.slots import choices, slot_title
from bot.texts import Texts

MAPS = "https://yandex.ru/maps/"
CANCEL_REASONS = ("client", "sick", "other_meeting", "no_need")
ABSENT_REASONS = ("no_show", "client", "late", "sick")
PURPOSE_SHOWN = 150
PEOPLE_SHOWN = 5
PROMISES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """A meeting and what is told of it."""

    meeting: Meeting
    slot: Occurrence | None
    """The numbered slot of the timetable in which it stands."""
    location: tuple[float, float] | None = None
    """Latitude and longitude that somebody sent."""


def shown_as(
    meeting: Meeting, table: Iterable[Slot], zone: ZoneInfo, location: tuple[float, float] | None = None
) -> Shown:
    slot = slot_of(meeting.starts_at, table, zone) if meeting.starts_at else None
    return Shown(meeting, slot, location)


def when(t: Texts, shown: Shown, zone: ZoneInfo) -> str:
    """`вт 24.11 11:00–13:00 · Встречи-3`, plain."""
    starts_at = shown.meeting.starts_at
    if starts_at is None:
        return t.plain("meeting-no-time")
    ends_at = shown.meeting.ends_at
    until = f"–{show_clock(ends_at, zone)}" if ends_at else ""
    numbered = f" · {slot_title(t, shown.slot)}" if shown.slot else ""
    return f"{show_time(starts_at, zone, t)}{until}{numbered}"


def map_link(shown: Shown) -> str | None:
    if shown.location is not None:
        latitude, longitude = shown.location
        return f"{MAPS}?pt={longitude:.6f},{latitude:.6f}&z=17&l=map"
    return f"{MAPS}?text={quote(shown.meeting.address)}" if shown.meeting.address else None


def told(t: Texts, shown: Shown, zone: ZoneInfo) -> list[str]:
    meeting = shown.meeting
    whom = f" — {person_label(meeting.decision_maker)}" if meeting.decision_maker else ""
    lines = [
        f"📅 <b>{t('verbatim', text=when(t, shown, zone))}</b>",
        t("verbatim", text=f"{meeting.client_name}{whom}"),
        t("meeting-first" if meeting.first else "meeting-repeat"),
    ]
    lines += place_line(t, shown)
    return [*lines, *purpose_line(t, meeting)]


def purpose_line(t: Texts, meeting: Meeting) -> list[str]:
    return [t("meeting-purpose", purpose=cut(meeting.purpose, PURPOSE_SHOWN))] if meeting.purpose else []


def place_line(t: Texts, shown: Shown) -> list[str]:
    """Where it is, with a link to the map; nothing where nobody said."""
    meeting, link = shown.meeting, map_link(shown)
    words = [t.plain("meeting-place", place=meeting.place)] if meeting.place else []
    words += [meeting.address] if meeting.address else []
    if not words and link is None:
        return []
    line = "📍 " + t("verbatim", text=", ".join(words))
    return [f'{line} <a href="{t("verbatim", text=link)}">{t("meeting-map")}</a>' if link else line]


def card(
    t: Texts, shown: Shown, zone: ZoneInfo, now: datetime, *, may_hold: bool, away: Absence | None = None
) -> Screen:
    """The meeting, and what can be done with it now; `away`: his own absence into which he set it."""
    meeting = shown.meeting
    booked = meeting.state is MeetingState.BOOKED
    lines = [*told(t, shown, zone), *away_line(t, away if booked else None)]
    if meeting.state in (MeetingState.CANCELLED, MeetingState.NOT_HELD):
        lines.append(t("meeting-over", state=meeting.state, reason=meeting.reason or t.plain("meeting-no-reason")))
    if meeting.state is MeetingState.HELD:
        lines.append(t("meeting-held"))
    return Screen("\n".join(lines), doing(t, shown, now, may_hold=may_hold))


def doing(t: Texts, shown: Shown, now: datetime, *, may_hold: bool) -> Rows:
    meeting = shown.meeting
    begun = meeting.starts_at is not None and meeting.starts_at <= now
    client = button(t.plain("button-client"), "client.show", meeting.client_id)
    move = button(t.plain("button-move"), "meet.move", meeting.id)
    match meeting.state:
        case MeetingState.HELD if meeting.held_record_id is not None:
            return ((button(t.plain("button-form"), "form.open", meeting.held_record_id), client),)
        case MeetingState.BOOKED if begun:
            return (*asking(t, meeting, may_hold=may_hold), (client,))
        case MeetingState.BOOKED:
            return (
                (move, button(t.plain("button-cancel-meeting"), "meet.cancel", meeting.id)),
                (
                    button(t.plain("button-place"), "meet.place", meeting.id),
                    button(t.plain("button-calendar"), "meet.ics", meeting.id),
                ),
                (*_first_or_repeat(t, meeting), client),
                *(() if may_hold else ((button(t.plain("button-give"), "meet.give", meeting.id),),)),
            )
        case _:
            return ((button(t.plain("button-book-anew"), "meet.move", meeting.id), client),)


def _first_or_repeat(t: Texts, meeting: Meeting) -> tuple[Button, ...]:
    """What can be said of it: after an earlier meeting with the client it is a repeat, whatever anybody says."""
    if not meeting.first and not meeting.repeat:
        return ()
    label = "button-is-repeat" if meeting.first else "button-is-first"
    return (button(t.plain(label), "meet.repeat", meeting.id, int(meeting.first)),)


def asking(t: Texts, meeting: Meeting, *, may_hold: bool) -> Rows:
    """«Состоялась?»: what became of it, one tap each."""
    name, press = ("button-held", "meet.held") if may_hold else ("button-give", "meet.give")
    held = column(button(t.plain(name), press, meeting.id))
    others = (
        button(t.plain("button-move"), "meet.move", meeting.id),
        button(t.plain("button-absent"), "meet.absent", meeting.id),
    )
    return (*held, others)


def brief(
    t: Texts,
    shown: Shown,
    zone: ZoneInfo,
    people: Sequence[DecisionMaker],
    facts: Sequence[str],
    promises: Sequence[Promise],
    *,
    last_form: int | None,
    late: bool,
) -> Screen:
    """Before the meeting: who, where, who decides, what for, what the last questionnaire said. Twelve lines at most."""
    lines = [t("meeting-brief-late" if late else "meeting-brief"), *told(t, shown, zone)]
    lines += others_line(t, shown.meeting, people)
    lines += [promise_line(t, each) for each in promises[:PROMISES_SHOWN]]
    lines += facts[: max(0, 12 - len(lines))]
    rows: list[tuple[Button, ...]] = []
    if last_form is not None:
        rows.append((button(t.plain("button-last-form"), "form.page", last_form, 0),))
    rows.append(
        (
            button(t.plain("button-meeting"), "meet.open", shown.meeting.id),
            button(t.plain("button-client"), "client.open", shown.meeting.client_id),
        )
    )
    return Screen("\n".join(lines), tuple(rows))


def others_line(t: Texts, meeting: Meeting, people: Sequence[DecisionMaker]) -> list[str]:
    """Who else decides there."""
    meant = meeting.decision_maker
    others = [each for each in people if meant is None or each.id != meant.id][:PEOPLE_SHOWN]
    if not others:
        return []
    names = "; ".join(f"{short_name(each.full_name)}, {each.position or t.plain('no-position')}" for each in others)
    return [t("meeting-others", names=names)]


def ask_held(t: Texts, shown: Shown, zone: ZoneInfo, *, may_hold: bool, late: bool) -> Screen:
    """After the meeting; of a trainee's is asked who held it."""
    meeting = shown.meeting
    lines = [t("meeting-was-it-held", client=meeting.client_name, when=when(t, shown, zone))]
    if late:
        lines.append(t("meeting-ask-late"))
    return Screen("\n".join(lines), asking(t, meeting, may_hold=may_hold))


def ask_time(t: Texts, shown: Shown, zone: ZoneInfo, free: Sequence[Occurrence], example: str) -> Screen:
    text = t("meeting-ask-time", client=shown.meeting.client_name, when=when(t, shown, zone), example=example)
    slots = column(*choices(t, free, zone, "meet.at", shown.meeting.id))
    week = column(button(t.plain("button-slots"), "slots.week", 0), back(t, shown.meeting))
    return Screen(text, (*slots, *week))


def back(t: Texts, meeting: Meeting) -> Button:
    return button(t.plain("button-back"), "meet.card", meeting.id)


def ask_reason(t: Texts, meeting: Meeting, state: MeetingState) -> Screen:
    """Why it is cancelled, or nobody met: one tap, or typed."""
    reasons = CANCEL_REASONS if state is MeetingState.CANCELLED else ABSENT_REASONS
    buttons = [
        button(t.plain("meeting-reason", reason=each), "meet.why", meeting.id, state.value, each) for each in reasons
    ]
    text = t("meeting-ask-why", state=state.value, client=meeting.client_name)
    return Screen(text, (*grid(buttons, 2), (back(t, meeting),)))


def ask_place(t: Texts, meeting: Meeting) -> Screen:
    places = [
        button(t.plain("meeting-place-button", place=each.value), "meet.where", meeting.id, each.value)
        for each in Place
    ]
    return Screen(t("meeting-ask-place", client=meeting.client_name), (*grid(places, 3), (back(t, meeting),)))


def ahead(t: Texts, found: Sequence[Meeting], zone: ZoneInfo) -> Screen:
    """The meetings to come, and those of which nobody said what became of them."""
    rows = tuple((button(_label(t, each, zone), "meet.open", each.id),) for each in found)
    return Screen(t("meetings-ahead" if found else "meetings-none"), rows)


def _label(t: Texts, meeting: Meeting, zone: ZoneInfo) -> str:
    at = show_time(meeting.starts_at, zone, t) if meeting.starts_at else t.plain("meeting-no-time")
    return f"{at} · {meeting.client_name}"


def calendar(t: Texts, shown: Shown, now: datetime) -> dict[str, Any]:
    """What the calendar's file is made from: see bot/files/calendar_file.py."""
    meeting = shown.meeting
    assert meeting.starts_at is not None
    ends_at = meeting.ends_at or meeting.starts_at + USUAL_LENGTH
    whom = f" — {short_name(meeting.decision_maker.full_name)}" if meeting.decision_maker else ""
    place = [t.plain("meeting-place", place=meeting.place)] if meeting.place else []
    return {
        "uid": f"meeting-{meeting.id}@polevik",
        "sequence": meeting.sequence,
        "starts_at": meeting.starts_at.isoformat(),
        "ends_at": ends_at.isoformat(),
        "stamp": now.isoformat(),
        "summary": f"{meeting.client_name}{whom}",
        "location": meeting.address or ", ".join(place),
        "description": meeting.purpose or "",
        "cancelled": meeting.state in (MeetingState.CANCELLED, MeetingState.NOT_HELD),
        "url": map_link(shown) or "",
    }
