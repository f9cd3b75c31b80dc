"""After a record: counted or why not, the norm, and what is still to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.absences import Absence
from bot.domain.clients import DecisionMaker
from bot.domain.funnel import MENDABLE, Call, Gap, Kind, Result, Stage
from bot.domain.meetings import Place
from bot.domain.new_callers import NewCaller
from bot.domain.persons import short_name
from bot.domain.proactive_funnel import Talk
from bot.domain.record import Record
from bot.domain.timetable import Occurrence
from bot.domain.week import AnyVerdict, Tally, WeekCard
from bot.domain.when import FUTURE_EXAMPLES
from bot.screens import slots
from bot.screens.absences import away_line
from bot.screens.capture import person_label
from bot.screens.dates import show_clock, show_day, show_time
from bot.screens.fair_week import fair_line
from bot.screens.forms import held_lines, visit_lines
from bot.screens.screen import Button, Rows, Screen, button, column, cut, grid
from bot.screens.week import title as week_title
from bot.texts import Texts

REASONS = ("price", "supplier", "no_need", "no_budget")
POSITIONS = ("director", "chief_engineer", "procurement", "finance", "owner", "office")
CALL_BACK_DAYS = (1, 3, 7)
ANSWER_DAYS = (0, 1, 3)
STAGES_OF = {
    Kind.CALL: (Stage.EFFECTIVE_CALL, Stage.WARM_CONTACT),
    Kind.BOOKING: (Stage.BOOKED_MEETING,),
    Kind.MEETING: (
        *(Stage.HELD_MEETING, Stage.EFFECTIVE_MEETING),
        *(Stage.VISIT, Stage.WARM_CONTACT, Stage.QUESTIONNAIRE),
    ),
    Kind.CONTACT: (Stage.WARM_CONTACT,),
    Kind.INCOMING: (Stage.INCOMING, Stage.WARM_CONTACT),
}
"""Those that a role has are shown."""
AGAIN = {
    Kind.CALL: "button-call-again",
    Kind.WALKIN: "button-walkin-again",
    Kind.BOOKING: "button-book-again",
    Kind.CONTACT: "button-contact-again",
    Kind.INCOMING: "button-incoming-again",
}
JUST_NOW = timedelta(minutes=2)
"""A record's own time is shown where it was not made at once."""
NOTE_SHOWN = 150
"""Characters: all of it is kept, a phone shows the record without scrolling."""


def what(t: Texts, record: Record, *, client: bool = True) -> str:
    """`Ромашка — Иванов П. С.: отказ`, plain; on the client's own card without his name."""
    person = short_name(record.decision_maker.full_name) if record.decision_maker else ""
    whom = " — ".join(filter(None, [record.client_name if client else "", person]))
    result = said_result(t, record)
    return f"{whom}: {result}" if whom else result


def said_result(t: Texts, record: Record) -> str:
    """«отказ», «встреча у нас», «входящий: отвечено», plain."""
    if record.kind is Kind.INCOMING:
        return t.plain("result-incoming", result=record.result)
    if record.kind is Kind.MEETING and record.place is not None:
        return t.plain("result-visit", place=record.place)
    return t.plain("result", result=record.result)


def recorded(
    t: Texts,
    record: Record,
    card: WeekCard,
    zone: ZoneInfo,
    free: Sequence[Occurrence],
    whose: str | None,
    *,
    this_week: bool,
    caller: NewCaller | None = None,
    away: Absence | None = None,
) -> Screen:
    """The line after each record, with the buttons that mend or complete it.

    `free`: meeting slots to offer; `whose`: who made the call that counts instead, where there is one; `caller`: the
    client, whom this record brought; `away`: his own absence into which he booked the meeting.
    """
    held, visit = card.held_of(record.id), card.visit_of(record.id)
    lines = held_lines(t, held.record) if held else []
    lines += visit_lines(t, visit, card.filled_at(record.id)) if visit else []
    lines += [what_line(t, record)] if record.kind is Kind.MEETING else []
    lines = lines or [verdict_line(t, record, card, zone, whose)]
    lines += _details(t, record, zone)
    lines += away_line(t, away)
    progress = _progress(t, record, card)
    if progress and not this_week:
        lines.append(week_title(t, card))
    lines += progress
    question, offers = _question(t, record, zone, free)
    if visit is not None and record.place is None:
        question, offers = _ask_place(t, record)
    offers = (*_after_incoming(t, record, caller), *offers)
    if question or record.kind is not Kind.MEETING:  # after a meeting the questionnaire stands below
        lines.append(question or _ask_note(t, record))
    return Screen("\n".join(lines), (*_mending(t, record, card, caller), *offers, _bottom(t, record)))


def completed(t: Texts, record: Record, zone: ZoneInfo) -> Screen:
    """After a typed reason or day: it changes no count, and what the record counts for stands just above."""
    lines = [t("record-completed", what=what(t, record)), *_details(t, record, zone), _ask_note(t, record)]
    return Screen("\n".join(lines), (*_after_incoming(t, record, None), _bottom(t, record)))


def _ask_note(t: Texts, record: Record) -> str:
    """Of a client's own call it is asked what it was about."""
    return t("ask-about" if record.kind is Kind.INCOMING and not record.note else "hint-note")


def what_line(t: Texts, record: Record) -> str:
    return t("verbatim", text=what(t, record))


def verdict_line(t: Texts, record: Record, card: WeekCard, zone: ZoneInfo, whose: str | None) -> str:
    """«Засчитано», or why not."""
    verdict = _verdict(record, card)
    if verdict is None or verdict.gap is Gap.NO_TIME:  # a meeting's time is asked below
        return t("record-logged", what=what(t, record))
    if verdict.gap is None:
        return t("record-counted", what=what(t, record))
    key = "record-waits" if verdict.gap is Gap.NOT_ANSWERED else "record-not-counted"
    return t(key, why=_why(t, verdict.gap, verdict.earlier, zone, whose), what=what(t, record))


def _verdict(record: Record, card: WeekCard) -> AnyVerdict | None:
    """Of the stage that the record is about."""
    booking = card.booking_of(record.id) if record.kind is Kind.BOOKING else None
    return booking or card.incoming_of(record.id) or card.verdict_of(record.id)


def _why(t: Texts, gap: Gap, earlier: object, zone: ZoneInfo, whose: str | None) -> str:
    if not isinstance(earlier, Call | Talk):
        return t.plain("gap", gap=gap)
    key = "gap-same-day-of" if isinstance(earlier, Call) else "gap-same-day-client-of"
    return t.plain(key, whose=whose or t.plain("you"), time=show_clock(earlier.happened_at, zone))


def _details(t: Texts, record: Record, zone: ZoneInfo) -> list[str]:
    lines = []
    if record.created_at - record.happened_at > JUST_NOW:
        lines.append(f"🕐 {show_time(record.happened_at, zone, t)}")
    if record.reason:
        lines.append(t("detail-reason", reason=record.reason))
    if record.call_back_on:
        key = "detail-answer-by" if record.result is Result.COMPLAINT else "detail-call-back"
        lines.append(t(key, day=promised(t, record.call_back_on, record.call_back_at)))
    if record.answered_at and record.answered_at - record.happened_at > JUST_NOW:
        lines.append(t("detail-answered", time=show_time(record.answered_at, zone, t)))
    if record.meeting_at:
        lines.append(t("detail-meeting", time=show_time(record.meeting_at, zone, t)))
    if record.note:
        lines.append(t("detail-note", note=cut(record.note, NOTE_SHOWN)))
    return lines


def promised(t: Texts, day: date, at: time | None) -> str:
    """`вт 24.11`, `вт 24.11 11:00`"""
    return f"{show_day(day, t)} {at:%H:%M}" if at else show_day(day, t)


def _progress(t: Texts, record: Record, card: WeekCard) -> list[str]:
    booking = card.booking_of(record.id)
    stages = list(STAGES_OF.get(record.kind, ()))
    if booking is not None and Stage.BOOKED_MEETING not in stages:
        stages.append(Stage.BOOKED_MEETING)
    tallies = [card.tally(stage) for stage in stages]
    lines = [progress_line(t, tally) for tally in tallies if tally is not None]
    lines += fair_line(t, card.fair) if any(tally is not None and tally.norm is not None for tally in tallies) else []
    said = record.kind is Kind.BOOKING or booking is None or booking.gap is None
    if booking is not None and booking.gap is not None and not said and card.tally(Stage.BOOKED_MEETING) is not None:
        lines.append(t("booked-not-counted", why=t.plain("gap", gap=booking.gap)))
    return lines


def progress_line(t: Texts, tally: Tally) -> str:
    stage = t.plain("stage", stage=tally.stage)
    if not tally.norm:
        return t("progress-no-norm", stage=stage, counted=tally.counted)
    return t("progress", stage=stage, counted=tally.counted, norm=tally.norm, left=tally.left)


def _question(t: Texts, record: Record, zone: ZoneInfo, free: Sequence[Occurrence]) -> tuple[str | None, Rows]:
    """What the result still wants to know, with answers to press."""
    if record.result is Result.REFUSED and not record.reason:
        reasons = [button(t.plain("reason", reason=reason), "rec.reason", record.id, reason) for reason in REASONS]
        return t("ask-reason"), grid(reasons, 2)
    if record.result is Result.CALL_BACK and not record.call_back_on:
        days = [_call_back(t, record, days) for days in CALL_BACK_DAYS]
        return t("ask-call-back", example=FUTURE_EXAMPLES[t.locale][0]), (tuple(days),)
    if record.result is Result.COMPLAINT and record.waits_for_answer and not record.call_back_on:
        days = [_call_back(t, record, days) for days in ANSWER_DAYS]
        return t("ask-answer-by", example=FUTURE_EXAMPLES[t.locale][0]), (tuple(days),)
    if record.result is Result.BOOKED and not record.meeting_at:
        offers = column(*slots.choices(t, free, zone, "rec.meet", record.id))
        week = column(button(t.plain("button-slots"), "slots.week", 0))
        return t("ask-meeting", example=FUTURE_EXAMPLES[t.locale][1]), (*offers, *week)
    return None, ()


def _ask_place(t: Texts, record: Record) -> tuple[str, Rows]:
    places = [button(t.plain("meeting-place-button", place=each), "rec.place", record.id, each) for each in Place]
    return t("ask-visit-place"), (tuple(places),)


def _after_incoming(t: Texts, record: Record, caller: NewCaller | None) -> Rows:
    """That he was answered; that a hunter gets him who rang for the first time, if the rule leaves it open."""
    buttons = [button(t.plain("button-answered"), "inc.answered", record.id, 0)] if record.waits_for_answer else []
    if caller is not None and caller.stays and caller.asked:
        buttons.append(button(t.plain("button-to-hunter"), "inc.give", record.id))
    return column(*buttons)


def _call_back(t: Texts, record: Record, days: int) -> Button:
    near = {0: "button-this-day", 1: "button-tomorrow"}
    label = t.plain(near[days]) if days in near else t.plain("button-plus-days", days=days)
    return button(label, "rec.back", record.id, days)


def _mending(t: Texts, record: Record, card: WeekCard, caller: NewCaller | None) -> Rows:
    verdict = card.verdict_of(record.id)
    if verdict is not None and verdict.gap is Gap.NOT_EXISTING:
        if caller is not None:
            return ()  # a new one, who went to a hunter
        return column(button(t.plain("button-mend", gap=verdict.gap), "rec.existing", record.id, 0))
    if verdict is None or verdict.gap not in MENDABLE:
        return _mending_meeting(t, record, card)
    if verdict.gap is Gap.NO_POSITION and record.decision_maker is not None:
        return positions(t, record)
    return column(button(t.plain("button-mend", gap=verdict.gap), "rec.mend", record.id))


def _mending_meeting(t: Texts, record: Record, card: WeekCard) -> Rows:
    """A meeting with nobody who decides: whom it was with; with a sixth: whom he replaces."""
    booking, held = card.booking_of(record.id), card.held_of(record.id)
    gaps = {verdict.gap for verdict in (booking, held) if verdict is not None}
    gap = next((each for each in (Gap.NO_DECISION_MAKER, Gap.SIXTH) if each in gaps), None)
    return column(button(t.plain("button-mend", gap=gap), "rec.mend", record.id)) if gap else ()


def positions(t: Texts, record: Record) -> Rows:
    """A missing position is added with one tap."""
    buttons = [
        button(t.plain("position", position=position), "rec.position", record.id, position) for position in POSITIONS
    ]
    return grid(buttons, 2)


def _bottom(t: Texts, record: Record) -> tuple[Button, ...]:
    undo = button(t.plain("button-undo"), "rec.undo", record.id)
    if record.kind is Kind.MEETING:
        return undo, button(t.plain("button-form"), "form.open", record.id)
    if record.meeting_at:
        return undo, button(t.plain("button-meeting"), "meet.of", record.id)
    return undo, button(t.plain(AGAIN[record.kind]), "log.again", record.kind)


def ask_position(t: Texts, record: Record) -> Screen:
    assert record.decision_maker is not None
    text = t("ask-position", name=record.decision_maker.full_name, client=record.client_name)
    return Screen(text, positions(t, record))


def ask_full_name(t: Texts, record: Record) -> Screen:
    assert record.decision_maker is not None
    return Screen(t("ask-full-name", name=record.decision_maker.full_name, client=record.client_name))


def ask_whom(t: Texts, record: Record, known: Sequence[DecisionMaker]) -> Screen:
    people = (button(person_label(person), "rec.person", record.id, person.id) for person in known)
    return Screen(t("ask-whom", client=record.client_name), column(*people))


def undone(t: Texts, record: Record) -> Screen:
    return Screen(t("undone", what=what(t, record)))
