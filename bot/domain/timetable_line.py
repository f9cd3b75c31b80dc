"""What the head types of a timetable: `пн 11:00-13:00 встречи`, `убрать пт 14:00`, `ср как вт`; an edit a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from bot.domain.timetable import Activity, Slot, Table
from bot.domain.timetable_editing import (
    Refused,
    Span,
    Why,
    arranged,
    clear,
    copy_day,
    move,
    put,
    remove,
    retime,
    set_activity,
)
from bot.domain.timetable_words import (
    DAY,
    DAYS,
    RANGE,
    TIME,
    activity_named,
    days_named,
    folded,
    span_named,
    time_named,
)

LONGEST_LINE = 400


class Do(StrEnum):
    """What is not an edit but said of the whole draft."""

    NOW = "now"
    MONDAY = "monday"
    RESET = "reset"
    DISCARD = "discard"
    PICTURE = "picture"
    PRINT = "print"


_WORDS: dict[Do, tuple[str, ...]] = {
    Do.NOW: ("сразу", "сейчас", "сегодня", "с сегодня", "now", "at once", "today", "from today"),
    Do.MONDAY: (
        *("с понедельника", "со следующего понедельника", "с пн", "со следующей недели"),
        *("from monday", "from next monday", "from next week", "next monday"),
    ),
    Do.RESET: ("как в методике", "по методике", "сбросить", "вернуть", "reset", "default", "as in the method"),
    Do.DISCARD: ("не менять", "отмена", "отменить", "discard", "cancel", "leave it"),
    Do.PICTURE: ("картинка", "картинкой", "показать", "picture"),
    Do.PRINT: ("печать", "для печати", "распечатать", "pdf", "print"),
}
_DECISIONS = {word: do for do, words in _WORDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Edit:
    """A line that was understood: `apply` makes the new table, or raises Refused."""

    days: tuple[int, ...]
    change: Callable[[Table, int], Table]

    def apply(self, table: Table) -> Table:
        for day in self.days:
            table = self.change(table, day)
        return table


_REMOVING = r"(?:убрать|убери|удалить|удали|снять|remove|delete|drop)"
_EMPTY = r"(?:пусто|выходной|нет|ничего|off|free|nothing)"
_TO = r"(?:на|в|во|to|on)"


def read_decision(text: str) -> Do | None:
    return _DECISIONS.get(folded(text))


def read_edits(text: str) -> list[Edit]:
    """The edits of a text, one a line or between `;`. Raises Refused(NOT_READ) for the first that is none."""
    edits = []
    for line in re.split(r"[;\n]", text):
        if line.strip():
            edit = read_edit(line)
            if edit is None:
                raise Refused(Why.NOT_READ, about=line.strip())
            edits.append(edit)
    return edits


def apply(table: Table, edits: Sequence[Edit]) -> Table:
    """All of them, one after another. Raises Refused."""
    for edit in edits:
        table = edit.apply(table)
    return table


def read_edit(line: str) -> Edit | None:
    line = folded(line)
    if len(line) > LONGEST_LINE:
        return None
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(line):
            edit = read(found)
            if edit is not None and edit.days:
                return edit
    return None


def _read_put(match: re.Match[str]) -> Edit | None:
    return _put(match["days"], span_named(match, 2), match["what"])


def _read_put_behind(match: re.Match[str]) -> Edit | None:
    return _put(match["days"], span_named(match, 3), match["what"])


def _put(days: str, span: Span, what: str) -> Edit | None:
    activity = activity_named(what)
    return Edit(days_named(days), lambda table, day: put(table, day, span, activity)) if activity else None


def _read_end(match: re.Match[str]) -> Edit:
    """«пн 9:20-11:30»: the slot that begins then ends at another time."""
    span = span_named(match, 2)

    def change(table: Table, day: int) -> Table:
        try:
            return retime(table, day, span.start, span)
        except Refused as refused:
            if refused.why is Why.NOT_THERE:
                raise Refused(Why.NO_ACTIVITY) from None
            raise

    return Edit(days_named(match["days"]), change)


def _read_retime(match: re.Match[str]) -> Edit | None:
    start, span, what = time_named(match["at"]), span_named(match, 3), match["what"]
    activity = activity_named(what) if what else None
    if what and activity is None:
        return None

    def change(table: Table, day: int) -> Table:
        moved = retime(table, day, start, span)
        return set_activity(moved, day, span.start, activity) if activity else moved

    return Edit(days_named(match["days"]), change)


def _read_activity(match: re.Match[str]) -> Edit | None:
    start, activity = time_named(match["at"]), activity_named(match["what"])
    if activity is None:
        return None
    return Edit(days_named(match["days"]), lambda table, day: set_activity(table, day, start, activity))


def _read_remove(match: re.Match[str]) -> Edit:
    start: time = time_named(match["at"])
    return Edit(days_named(match["days"]), lambda table, day: remove(table, day, start))


def _read_clear(match: re.Match[str]) -> Edit:
    return Edit(days_named(match["days"]), clear)


def _read_move(match: re.Match[str]) -> Edit:
    start, (to, *_) = time_named(match["at"]), days_named(match["to"])
    return Edit(days_named(match["days"]), lambda table, day: move(table, day, start, to))


def _read_copy(match: re.Match[str]) -> Edit:
    (like, *_) = days_named(match["like"])
    return Edit(days_named(match["days"]), lambda table, day: copy_day(table, day, like))


_ITEM = re.compile(rf"{RANGE}\s+(.+)")


def _read_day(match: re.Match[str]) -> Edit | None:
    """«пн: 9:00-9:30 оперативка, 9:30-13:00 встречи»: the whole day anew."""
    told: list[tuple[Span, Activity]] = []
    for each in match["slots"].split(","):
        found = _ITEM.fullmatch(each.strip())
        activity = activity_named(found[3]) if found else None
        if found is None or activity is None:
            return None
        told.append((span_named(found), activity))

    def change(table: Table, day: int) -> Table:
        if any(span.start >= span.end for span, _ in told):
            raise Refused(Why.TOO_SHORT)
        others = [slot for slot in table if slot.weekday != day]
        return arranged([*others, *(Slot(day, span.start, span.end, activity) for span, activity in told)])

    return Edit(days_named(match["days"]), change)


_ON = rf"(?:(?:во?|по|on|every)\s+)?(?P<days>{DAYS})"
_AT = rf"(?:(?:в|at)\s+)?(?P<at>{TIME})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Edit | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"{_ON}\s*:\s*(?P<slots>.+)", _read_day),
        (rf"{_ON}\s+{RANGE}", _read_end),
        (rf"{_ON}\s+{RANGE}\s+(?P<what>.+)", _read_put),
        (rf"(?P<what>\D+?)\s+{_ON}\s+{RANGE}", _read_put_behind),
        (rf"{_ON}\s+{_AT}\s+(?:{_TO}\s+)?{RANGE}(?:\s+(?P<what>.+))?", _read_retime),
        (rf"{_ON}\s+{_AT}\s+{_TO}\s+(?P<to>{DAY})", _read_move),
        (rf"{_REMOVING}\s+{_ON}\s+{_AT}(?:\s*-\s*{TIME})?", _read_remove),
        (rf"{_ON}\s+{_AT}(?:\s*-\s*{TIME})?\s+{_REMOVING}", _read_remove),
        (rf"{_REMOVING}\s+{_ON}", _read_clear),
        (rf"{_ON}\s+(?:{_REMOVING}|{_EMPTY})", _read_clear),
        (rf"{_ON}\s+(?:как|as|like|same as)\s+(?:(?:во?|on)\s+)?(?P<like>{DAY})", _read_copy),
        (rf"{_ON}\s+{_AT}\s+(?P<what>.+)", _read_activity),
    )
)
