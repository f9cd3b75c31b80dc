"""Calls in a row: the card of the next call, the question about the last one, the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.domain.batches import TOLD, Batch
from bot.domain.call_lists import Item, Source
from bot.domain.clients import DecisionMaker
from bot.domain.funnel import RESULTS, Gap, Kind, Result, Stage
from bot.domain.persons import short_name
from bot.domain.record import Record
from bot.domain.signs import Indicator
from bot.domain.timetable import Occurrence
from bot.domain.week import WeekCard
from bot.domain.when import FUTURE_EXAMPLES
from bot.screens import slots
from bot.screens.dates import show_clock, show_day, show_time
from bot.screens.record import ANSWER_DAYS, CALL_BACK_DAYS, promised, verdict_line, what
from bot.screens.screen import Button, Rows, Screen, button, column, cut, grid
from bot.screens.signs import marked
from bot.texts import Texts

LINE = 160
"""Characters of a purpose, a hint, a note: a card fits a phone without scrolling."""
SIGNS_SHOWN = 2
UNDO = "↩️"
TOLD_BY_SOURCE = (Source.RETURN, Source.CLASS, Source.CONCLUSION, Source.STALE)
"""Sources that say by themselves what the call is for."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as it is shown."""

    batch: Batch
    item: Item
    left: int
    hint: str = ""
    last: int | None = None
    """The record that «Отменить» takes back."""
    nobody: bool = False
    """The talk is not with the decision maker."""
    signs: Sequence[Indicator] = ()
    """Of an existing client, what stands out."""
    currency: str = ""
    told: str = ""
    """A name that was typed, and may be that of who decides: he is asked."""
    kind: Kind = Kind.CALL
    """What is recorded: a contact counts whoever the talk was with."""


def card(t: Texts, shown: Shown, zone: ZoneInfo, line: str = "") -> Screen:
    """Who is called next; `line`: what the last tap counted for."""
    line = t("batch-person-ask", name=shown.told) if shown.told else line
    lines = [line, ""] if line else []
    lines += call_lines(t, shown)
    lines.append(t("batch-left", left=shown.left, until=show_clock(shown.batch.ends_at, zone)))
    return Screen("\n".join(lines), _card_buttons(t, shown))


def call_lines(t: Texts, shown: Shown) -> list[str]:
    """Whom, at which number, what was before and what for."""
    item = shown.item
    lines = [f"<b>{t('verbatim', text=item.client_name)}</b>", _person(t, item.decision_maker, shown.kind)]
    if shown.nobody:
        lines.append(t("batch-nobody", kind=shown.kind))
    lines.append(_number(t, item))
    lines.append(_last_contact(t, item))
    if item.source is Source.CALL_BACK:
        lines.append(_promise(t, item))
    elif item.purpose:
        lines.append(t("batch-purpose", purpose=_short(item.purpose)))
    elif item.source in TOLD_BY_SOURCE:
        lines.append(t("batch-purpose-from", origin=item.source))
    lines += [marked(t, each, shown.currency) for each in shown.signs[:SIGNS_SHOWN]]
    if shown.hint:
        lines.append(t("batch-hint", hint=_short(shown.hint)))
    return lines


def _person(t: Texts, person: DecisionMaker | None, kind: Kind) -> str:
    if person is None:
        return t("batch-no-person", kind=kind, example=t.plain("person-example"))
    if person.position:
        return t("batch-person", name=person.full_name, position=person.position)
    example = t.plain("batch-position-example", name=person.full_name)
    return t("batch-no-position", kind=kind, name=person.full_name, example=example)


def _number(t: Texts, item: Item) -> str:
    """As it is dialled, so that a phone makes it tappable: `+74951234567`, an extension behind, whose where not his."""
    if item.phone is None:
        return t("batch-no-phone")
    number, _, extension = item.phone.partition(",")
    phone = t.plain("batch-extension", phone=number, extension=extension) if extension else number
    if item.phone_whose:
        return t("batch-phone-whose", phone=phone, name=short_name(item.phone_whose))
    return t("batch-phone", phone=phone)


def _promise(t: Texts, item: Item) -> str:
    """For when the call was promised, and what for."""
    when = f" {promised(t, item.promised_on, item.promised_at)}" if item.promised_on else ""
    why = f": {_short(item.purpose)}" if item.purpose else ""
    return t("batch-promised", when=when, why=why)


def _last_contact(t: Texts, item: Item) -> str:
    """What came of it; with whom, where that was another one; what is said as the purpose is not said again."""
    last = item.last_contact
    if last is None:
        return t("batch-last-none")
    met, called = last.decision_maker, item.decision_maker
    other = short_name(met.full_name) if met is not None and (called is None or met.id != called.id) else ""
    said = [", ".join(filter(None, [other, t.plain("result", result=last.result)])), last.reason]
    note = last.note if last.note and last.note != item.purpose else ""
    return t("batch-last", day=show_day(last.local_day, t), what=_short(" — ".join(filter(None, [*said, note]))))


def _short(text: str) -> str:
    return cut(" ".join(text.split()), LINE)


def _card_buttons(t: Texts, shown: Shown) -> Rows:
    """Results above all; the fewer rows there are below them, the nearer they stay to the thumb."""
    batch, item = shown.batch, shown.item
    with_whom = 0 if shown.nobody or item.decision_maker is None else item.decision_maker.id
    if shown.told:
        yes = button(t.plain("button-batch-person-yes"), "batch.person", batch.id, item.id, 1)
        no = button(t.plain("button-batch-person-no"), "batch.person", batch.id, item.id, 0)
        # Not him who was known before: who that is has to be said first, or is known by the name's sure sound.
        return ((yes, no), *result_buttons(t, shown.kind, batch, item, TOLD if with_whom else 0))
    beside = [button(t.plain("button-batch-next"), "batch.skip", batch.id, item.id)]
    if item.decision_maker is not None:
        label = "button-batch-with" if shown.nobody else "button-batch-nobody"
        beside.insert(0, button(t.plain(label), "batch.nobody", batch.id, item.id, int(not shown.nobody)))
    undo = (button(UNDO, "batch.undo", shown.last),) if shown.last is not None else ()
    return (*result_buttons(t, shown.kind, batch, item, with_whom), tuple(beside), (*undo, *_breaks(t, batch)))


def result_buttons(t: Texts, kind: Kind, batch: Batch, item: Item, person_id: int) -> Rows:
    results = [
        button(t.plain("button-result", result=result), "batch.res", batch.id, item.id, result, person_id)
        for result in RESULTS[kind]
    ]
    return grid(results, 2)


def undo(t: Texts, record_id: int) -> Button:
    return button(t.plain("button-undo"), "batch.undo", record_id)


def _breaks(t: Texts, batch: Batch) -> list[Button]:
    return [
        button(t.plain("button-batch-pause"), "batch.pause", batch.id),
        button(t.plain("button-batch-end"), "batch.end", batch.id),
    ]


# -- what the last call counted for, and what it lacks


def told(t: Texts, record: Record, week: WeekCard, zone: ZoneInfo, whose: str | None) -> str:
    """One line: counted, and how far the norm is; or why not. What was agreed stands behind."""
    verdict = week.verdict_of(record.id)
    if verdict is not None and verdict.counts:
        line = t("batch-counted", what=what(t, record), progress=_progress(t, week))
    elif verdict is not None and verdict.gap is Gap.NOT_REACHED:
        line = f"📵 {t('verbatim', text=what(t, record))}"
    else:
        line = verdict_line(t, record, week, zone, whose)
    when = _agreed(t, record, zone)
    return f"{line} · {when}{_booked(t, record, week)}" if when else line


def _progress(t: Texts, week: WeekCard) -> str:
    tally = week.talks
    if tally is None:
        return ""
    if not tally.norm:
        return t.plain("batch-progress-no-norm", counted=tally.counted)
    return t.plain("batch-progress", counted=tally.counted, norm=tally.norm)


def _booked(t: Texts, record: Record, week: WeekCard) -> str:
    """A meeting counts by itself, whether the call does or not."""
    booking, tally = week.booking_of(record.id), week.tally(Stage.BOOKED_MEETING)
    if booking is None or not booking.counts or tally is None or not tally.norm:
        return ""
    return t("batch-booked", counted=tally.counted, norm=tally.norm)


def _agreed(t: Texts, record: Record, zone: ZoneInfo) -> str:
    if record.meeting_at is not None:
        return show_time(record.meeting_at, zone, t)
    return promised(t, record.call_back_on, record.call_back_at) if record.call_back_on else ""


def question(t: Texts, batch: Batch, record: Record, free: Sequence[Occurrence], zone: ZoneInfo, line: str) -> Screen:
    """When to call back, when to meet: one more tap, or typed; the record is made already."""
    asked, answers = _asked(t, record, free, zone)
    on = (button(t.plain("button-batch-on"), "batch.next", batch.id), undo(t, record.id))
    return Screen("\n".join([line or t("verbatim", text=what(t, record)), "", asked]), (*answers, on))


def _asked(t: Texts, record: Record, free: Sequence[Occurrence], zone: ZoneInfo) -> tuple[str, Rows]:
    if record.result is Result.BOOKED:
        offers = slots.choices(t, free, zone, "batch.slot", record.id)
        return t("ask-meeting", example=FUTURE_EXAMPLES[t.locale][1]), column(*offers)
    if record.result is Result.COMPLAINT:
        return t("ask-answer-by", example=FUTURE_EXAMPLES[t.locale][0]), (days(t, record),)
    return t("ask-call-back", example=FUTURE_EXAMPLES[t.locale][0]), (days(t, record),)


def days(t: Texts, record: Record) -> tuple[Button, ...]:
    """A call back is of another day, a complaint may be answered on this one."""
    near = {0: "button-this-day", 1: "button-tomorrow"}
    return tuple(
        button(t.plain(near.get(n, "button-plus-days"), days=n), "batch.day", record.id, n)
        for n in (ANSWER_DAYS if record.result is Result.COMPLAINT else CALL_BACK_DAYS)
    )


# -- pauses and ends


def paused(t: Texts, batch: Batch, left: int, zone: ZoneInfo) -> Screen:
    buttons = (
        button(t.plain("button-batch-resume"), "batch.go", batch.id),
        button(t.plain("button-batch-end"), "batch.end", batch.id),
    )
    return Screen(t("batch-paused", left=left, until=show_clock(batch.ends_at, zone)), (buttons,))


def passed(t: Texts, batch: Batch, left: int, line: str, last: int | None) -> Screen:
    """Everybody was called but those who were skipped."""
    buttons = [
        button(t.plain("button-batch-again"), "batch.go", batch.id),
        button(t.plain("button-batch-end"), "batch.end", batch.id),
    ]
    rows = grid(buttons, 2) + (column(undo(t, last)) if last is not None else ())
    return Screen("\n".join(filter(None, [line, t("batch-passed", left=left)])), rows)


def nothing(t: Texts, kind: Kind) -> Screen:
    return Screen(t("batch-nothing", command=f"/{kind}"))
