"""The edits of a timetable by buttons: a slot's times, activity and weekday; what is added, removed, copied."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import time
from typing import TypeVar

from bot.delivery.outbox import Reply
from bot.domain.people import Ability
from bot.domain.timetable import Activity, Slot, Table
from bot.domain.timetable_editing import (
    Refused,
    Span,
    Why,
    clear,
    copy_day,
    gaps,
    move,
    put,
    remove,
    retime,
    set_activity,
    shift,
    slot_at,
)
from bot.domain.timetable_words import RANGE, activity_named, folded, span_named
from bot.handlers.timetable import show_day, weekday_of
from bot.handlers.timetable_base import draft, keep, refusing, whose_of
from bot.handlers.timetable_typed import type_edit
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments, number
from bot.screens import timetable_day as screens
from bot.screens.screen import Screen
from bot.screens.timetable import Whose

_TIME = re.compile(RANGE)
_NEW = re.compile(rf"{RANGE}(?:\s+(?P<what>.+))?")
Read = TypeVar("Read")


def routes() -> Routes:
    presses: dict[str, Press] = {
        "tt.slot": press_slot,
        "tt.shift": press_shift,
        "tt.time": press_time,
        "tt.acts": press_activities,
        "tt.act": press_activity,
        "tt.days": press_days,
        "tt.move": press_move,
        "tt.drop": press_remove,
        "tt.add": press_add,
        "tt.gap": press_gap,
        "tt.put": press_put,
        "tt.likes": press_likes,
        "tt.like": press_like,
        "tt.clear": press_clear,
    }
    return Routes(
        presses={name: refusing(handler) for name, handler in presses.items()},
        answers={
            "tt.time": refusing(type_time),
            "tt.add": refusing(type_new),
            "tt.act": refusing(type_activity),
            "tt.put": refusing(type_activity_of_new),
        },
        abilities=dict.fromkeys(presses, Ability.EDIT_TIMETABLE),
    )


# -- one slot


def _slot(turn: Turn, given: Sequence[str], more: int = 0) -> tuple[Whose, Table, Slot, Sequence[str]]:
    """Whose table, the draft, the slot that a button names, and its further arguments. Raises Outdated, Refused."""
    key, weekday, start, *others = arguments(given, 3 + more)
    whose = whose_of(turn, key)
    table = draft(turn, whose)
    return whose, table, slot_at(table, weekday_of(weekday), _clock(start)), others


def _clock(argument: str) -> time:
    """`0920`. Raises Outdated."""
    try:
        return time(int(argument[:2]), int(argument[2:]))
    except (ValueError, OverflowError):
        raise Outdated from None


def show_slot(turn: Turn, whose: Whose, table: Table, found: Slot) -> list[Reply]:
    keep(turn, whose, table)
    return [turn.show(screens.slot(turn.t, whose, found))]


def press_slot(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, found, _ = _slot(turn, given)
    return show_slot(turn, whose, table, found)


def press_shift(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, found, (edge, minutes) = _slot(turn, given, 2)
    if edge not in screens.EDGES or number(minutes) not in screens.SHIFTS:
        raise Outdated
    begins, ends = (number(minutes), 0) if edge == "start" else (0, number(minutes))
    shifted = shift(table, found.weekday, found.start, begins, ends)
    return show_slot(turn, whose, shifted, _instead(table, shifted, found))


def _instead(before: Table, after: Table, slot: Slot) -> Slot:
    """The slot that took another one's place: its neighbours stay where they are."""
    beside = [each for each in before if each.weekday == slot.weekday]
    return [each for each in after if each.weekday == slot.weekday][beside.index(slot)]


def press_time(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, found, _ = _slot(turn, given)
    keep(turn, whose, table, "tt.time", weekday=found.weekday, start=screens.at(found))
    return [turn.show(screens.ask_time(turn.t, whose, found))]


def type_time(turn: Turn, text: str) -> list[Reply]:
    asked = turn.expected("tt.time")
    whose = whose_of(turn, asked["whose"])
    told = _TIME.fullmatch(folded(text))
    if told is None:
        return [turn.say(Screen(turn.t("timetable-time-bad")))]
    span = span_named(told)
    table = retime(draft(turn, whose), asked["weekday"], _clock(asked["start"]), span)
    return show_slot(turn, whose, table, slot_at(table, asked["weekday"], span.start))


def press_activities(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, found, _ = _slot(turn, given)
    keep(turn, whose, table, "tt.act", weekday=found.weekday, start=screens.at(found))
    return [turn.show(screens.ask_activity(turn.t, whose, found))]


def type_activity(turn: Turn, text: str) -> list[Reply]:
    """`документы` under «Чем заняться?»; a whole edit is understood there, too."""
    asked, activity = turn.expected("tt.act"), activity_named(folded(text))
    if activity is None:
        return type_edit(turn, text)
    whose, weekday, start = whose_of(turn, asked["whose"]), asked["weekday"], _clock(asked["start"])
    table = set_activity(draft(turn, whose), weekday, start, activity)
    return show_slot(turn, whose, table, slot_at(table, weekday, start))


def press_activity(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, found, (name,) = _slot(turn, given, 1)
    table = set_activity(table, found.weekday, found.start, _activity(name))
    return show_slot(turn, whose, table, slot_at(table, found.weekday, found.start))


def _activity(name: str) -> Activity:
    return _one(Activity, name)


def _one(kinds: Callable[[str], Read], name: str) -> Read:
    try:
        return kinds(name)
    except ValueError:
        raise Outdated from None


def press_days(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, found, _ = _slot(turn, given)
    keep(turn, whose, table)
    return [turn.show(screens.ask_day(turn.t, whose, found))]


def press_move(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, found, (to,) = _slot(turn, given, 1)
    moved = move(table, found.weekday, found.start, weekday_of(to))
    return show_day(turn, whose, moved, weekday_of(to))


def press_remove(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, found, _ = _slot(turn, given)
    return show_day(turn, whose, remove(table, found.weekday, found.start), found.weekday)


# -- a day


def _day(turn: Turn, given: Sequence[str], more: int = 0) -> tuple[Whose, Table, int, Sequence[str]]:
    key, weekday, *others = arguments(given, 2 + more)
    whose = whose_of(turn, key)
    return whose, draft(turn, whose), weekday_of(weekday), others


def press_add(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, weekday, _ = _day(turn, given)
    keep(turn, whose, table, "tt.add", weekday=weekday)
    return [turn.show(screens.add(turn.t, whose, weekday, gaps(table, weekday)))]


def type_new(turn: Turn, text: str) -> list[Reply]:
    """`18:00-19:00 документы`; without an activity that is asked for."""
    asked = turn.expected("tt.add")
    return _new(turn, whose_of(turn, asked["whose"]), asked["weekday"], text)


def _new(turn: Turn, whose: Whose, weekday: int, text: str) -> list[Reply]:
    told = _NEW.fullmatch(folded(text))
    activity = activity_named(told["what"]) if told and told["what"] else None
    if told is None or (told["what"] and activity is None):
        return [turn.say(Screen(turn.t("timetable-add-bad")))]
    table, span = draft(turn, whose), span_named(told)
    if activity is None:
        if span.start >= span.end:
            raise Refused(Why.TOO_SHORT)
        return _ask_new_activity(turn, whose, table, weekday, span)
    return show_day(turn, whose, put(table, weekday, span, activity), weekday)


def press_gap(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, weekday, (span,) = _day(turn, given, 1)
    return _ask_new_activity(turn, whose, table, weekday, _span(span))


def _ask_new_activity(turn: Turn, whose: Whose, table: Table, weekday: int, span: Span) -> list[Reply]:
    keep(turn, whose, table, "tt.put", weekday=weekday, span=f"{span.start:%H%M}{span.end:%H%M}")
    return [turn.show(screens.ask_new_activity(turn.t, whose, weekday, span))]


def type_activity_of_new(turn: Turn, text: str) -> list[Reply]:
    """What to do in the time that was chosen; other times may be typed instead."""
    asked, activity = turn.expected("tt.put"), activity_named(folded(text))
    whose, weekday = whose_of(turn, asked["whose"]), asked["weekday"]
    if activity is not None:
        return show_day(turn, whose, put(draft(turn, whose), weekday, _span(asked["span"]), activity), weekday)
    if _NEW.fullmatch(folded(text)):
        return _new(turn, whose, weekday, text)
    return type_edit(turn, text)


def _span(argument: str) -> Span:
    """`13001400`. Raises Outdated."""
    return Span(_clock(argument[:4]), _clock(argument[4:]))


def press_put(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, weekday, (span, name) = _day(turn, given, 2)
    return show_day(turn, whose, put(table, weekday, _span(span), _activity(name)), weekday)


def press_likes(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, weekday, _ = _day(turn, given)
    keep(turn, whose, table)
    return [turn.show(screens.like(turn.t, whose, table, weekday))]


def press_like(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, weekday, (like,) = _day(turn, given, 1)
    return show_day(turn, whose, copy_day(table, weekday, weekday_of(like)), weekday)


def press_clear(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose, table, weekday, _ = _day(turn, given)
    return show_day(turn, whose, clear(table, weekday), weekday)
