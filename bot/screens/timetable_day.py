"""One day of a timetable, and one slot of it: what may be changed."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.timetable import WEEKDAYS, Activity, Slot, Table
from bot.domain.timetable_editing import Span, of_day
from bot.screens.day import activity
from bot.screens.screen import Button, Screen, button, column, grid
from bot.screens.timetable import Whose, clock, kind, weekday_grid, weekdays
from bot.texts import Texts

SHIFTS = (-30, -10, 10, 30)
EDGES = ("start", "end")


def day_name(t: Texts, weekday: int) -> str:
    return t.plain("timetable-weekday", weekday=WEEKDAYS[weekday]).capitalize()


def _to_week(t: Texts, whose: Whose) -> Button:
    return button(t.plain("timetable-to-week"), "tt.of", whose.key)


def _to_day(t: Texts, whose: Whose, weekday: int) -> Button:
    return button(t.plain("timetable-to-day", day=day_name(t, weekday)), "tt.day", whose.key, weekday)


def at(slot: Slot) -> str:
    """A slot inside a button, beside its day."""
    return f"{slot.start:%H%M}"


def day(t: Texts, whose: Whose, table: Table, weekday: int, *, edits: bool, later: bool = False) -> Screen:
    """The day's slots; for who may edit each is a button. `later`: of the table that is still to come."""
    slots = of_day(table, weekday)
    lines = [t("timetable-day", name=whose.name(t), day=day_name(t, weekday))]
    if not edits:
        lines += [f"{clock(slot)} {activity(t, slot)}" for slot in slots]
    if not slots:
        lines.append(t("timetable-day-empty"))
    if not edits:
        back = button(t.plain("timetable-to-week"), "tt.view", whose.key, "later") if later else _to_week(t, whose)
        return Screen("\n".join(lines), column(back))
    lines.append(t("timetable-hint-day", example=t.plain("timetable-example-day", day=weekdays(t)[weekday])))
    rows = [(button(f"{clock(each)} {activity(t, each)}", "tt.slot", whose.key, weekday, at(each)),) for each in slots]
    edit = [
        button(t.plain("timetable-add"), "tt.add", whose.key, weekday),
        button(t.plain("timetable-like"), "tt.likes", whose.key, weekday),
    ]
    if slots:
        edit.append(button(t.plain("timetable-clear"), "tt.clear", whose.key, weekday))
    return Screen("\n".join(lines), (*rows, *grid(edit, 2), (_to_week(t, whose),)))


def like(t: Texts, whose: Whose, table: Table, weekday: int) -> Screen:
    """As which other day."""
    others = [each for each in range(7) if each != weekday and of_day(table, each)]
    rows = weekday_grid(t, others, "tt.like", whose.key, weekday)
    return Screen(t("timetable-like-ask", day=day_name(t, weekday)), (*rows, (_to_day(t, whose, weekday),)))


def slot(t: Texts, whose: Whose, found: Slot) -> Screen:
    """One slot: ten minutes and half an hour either way, and all else."""
    here = (whose.key, found.weekday, at(found))
    text = t(
        "timetable-slot",
        name=whose.name(t),
        day=day_name(t, found.weekday),
        start=f"{found.start:%H:%M}",
        end=f"{found.end:%H:%M}",
        activity=activity(t, found),
    )
    starts, ends = (
        tuple(button(_shift(t, edge, minutes), "tt.shift", *here, edge, minutes) for minutes in SHIFTS)
        for edge in EDGES
    )
    edits = [
        button(t.plain("timetable-time"), "tt.time", *here),
        button(t.plain("timetable-activity"), "tt.acts", *here),
        button(t.plain("timetable-move"), "tt.days", *here),
        button(t.plain("timetable-remove"), "tt.drop", *here),
    ]
    return Screen(text, (starts, ends, *grid(edits, 2), (_to_day(t, whose, found.weekday), _to_week(t, whose))))


def _shift(t: Texts, edge: str, minutes: int) -> str:
    signed = f"+{minutes}" if minutes > 0 else f"−{-minutes}"
    return t.plain("timetable-shift-start" if edge == "start" else "timetable-shift-end", minutes=signed)


def _to_slot(t: Texts, whose: Whose, found: Slot) -> Button:
    label = t.plain("timetable-to-day", day=f"{found.start:%H:%M}")
    return button(label, "tt.slot", whose.key, found.weekday, at(found))


def ask_time(t: Texts, whose: Whose, found: Slot) -> Screen:
    text = t(
        "timetable-time-ask",
        day=day_name(t, found.weekday),
        start=f"{found.start:%H:%M}",
        activity=kind(t, found.activity),
    )
    return Screen(text, column(_to_slot(t, whose, found)))


def ask_activity(t: Texts, whose: Whose, found: Slot) -> Screen:
    here = (whose.key, found.weekday, at(found))
    choices = [
        button(("✅ " if each is found.activity else "") + kind(t, each), "tt.act", *here, each) for each in Activity
    ]
    return Screen(
        _when(t, found.weekday, Span(found.start, found.end)), (*grid(choices, 2), (_to_slot(t, whose, found),))
    )


def ask_day(t: Texts, whose: Whose, found: Slot) -> Screen:
    text = t(
        "timetable-move-ask",
        day=day_name(t, found.weekday),
        start=f"{found.start:%H:%M}",
        activity=kind(t, found.activity),
    )
    days = [each for each in range(7) if each != found.weekday]
    rows = weekday_grid(t, days, "tt.move", whose.key, found.weekday, at(found))
    return Screen(text, (*rows, (_to_slot(t, whose, found),)))


def add(t: Texts, whose: Whose, weekday: int, free: Sequence[Span]) -> Screen:
    """When; what is typed may say what too."""
    choices = [
        button(f"{each.start:%H:%M}–{each.end:%H:%M}", "tt.gap", whose.key, weekday, span_data(each)) for each in free
    ]
    text = t("timetable-add-ask", day=day_name(t, weekday))
    return Screen(text, (*grid(choices, 2), (_to_day(t, whose, weekday),)))


def span_data(span: Span) -> str:
    return f"{span.start:%H%M}{span.end:%H%M}"


def ask_new_activity(t: Texts, whose: Whose, weekday: int, span: Span) -> Screen:
    here = (whose.key, weekday, span_data(span))
    choices = [button(kind(t, each), "tt.put", *here, each) for each in Activity]
    return Screen(_when(t, weekday, span), (*grid(choices, 2), (_to_day(t, whose, weekday),)))


def _when(t: Texts, weekday: int, span: Span) -> str:
    start, end = f"{span.start:%H:%M}", f"{span.end:%H:%M}"
    return t("timetable-activity-ask", day=day_name(t, weekday), start=start, end=end)
