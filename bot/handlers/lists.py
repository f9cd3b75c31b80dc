"""`/lists`: whom to call this week and the next, put together by taps; typed lines are in lists_typed.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.delivery.outbox import Reply
from bot.domain.call_lists import LONGEST_STALE, MOST, Source, week_from
from bot.domain.people import Ability
from bot.domain.timetable import Week
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments, number
from bot.screens import lists as screens
from bot.store import list_filling, list_making, list_views, segments
from bot.store.list_sources import Wanted

LISTENING = "list.home"
ADDABLE = frozenset(Source) - {Source.ADDED}


def routes() -> Routes:
    presses: dict[str, Press] = {
        "list.home": press_home,
        "list.add": press_add,
        "list.segs": press_segments,
        "list.items": press_items,
        "list.off": press_off,
        "list.wipe": press_wipe,
        "list.clear": press_clear,
    }
    return Routes(presses=presses, abilities=dict.fromkeys(presses, Ability.MAKE_LISTS))


def show_home(turn: Turn, week: Week, done: str = "") -> list[Reply]:
    shown = list_views.overview(turn.connection, turn.member, week.monday, turn.now)
    turn.ask(LISTENING, {"monday": str(week.monday)})
    return [turn.show(screens.home(turn.t, shown, turn.member.day(turn.now), done))]


def week_named(turn: Turn, monday: str) -> Week:
    """This week or the next. Raises Outdated for any other: its list is history."""
    try:
        day = date.fromisoformat(monday)
    except ValueError:
        raise Outdated from None
    week = week_from(day, turn.member.day(turn.now))
    if week is None:
        raise Outdated
    return week


def add(turn: Turn, week: Week, wanted: Wanted) -> list[Reply]:
    """Everybody whom a source offers; the list as it is then, with how many were added."""
    count = list_filling.fill(turn.connection, turn.member, week, wanted, turn.now)
    full = list_making.size(turn.connection, turn.member, week.monday) >= MOST
    return show_home(turn, week, screens.added(turn.t, count, full=full))


# -- buttons


def press_home(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return show_home(turn, week_named(turn, arguments(given, 1)[0]))


def press_add(turn: Turn, given: Sequence[str]) -> list[Reply]:
    name, argument, monday = arguments(given, 3)
    return add(turn, week_named(turn, monday), _wanted(turn, name, number(argument)))


def _wanted(turn: Turn, name: str, argument: int) -> Wanted:
    """Raises Outdated for a source that there is not."""
    source = next((each for each in ADDABLE if each == name), None)
    match source:
        case Source.SEGMENT:
            segment = segments.get(turn.connection, turn.member.team_id, argument)
            if segment is None or segment.retired:
                raise Outdated
            return Wanted(source, segment_id=segment.id)
        case Source.STALE if 0 < argument <= LONGEST_STALE:
            return Wanted(source, days=argument)
        case Source.FILE | Source.CONTACT:
            return Wanted(source, import_id=argument)
        case Source.CALL_BACK | Source.RETURN | Source.CLASS | Source.CONCLUSION | Source.NEVER:
            return Wanted(source)
    raise Outdated


def press_segments(turn: Turn, given: Sequence[str]) -> list[Reply]:
    week = week_named(turn, arguments(given, 1)[0])
    offers = list_views.of_segments(turn.connection, turn.member, week, turn.now)
    return [turn.show(screens.segments(turn.t, offers, week.monday))]


def press_items(turn: Turn, given: Sequence[str]) -> list[Reply]:
    monday, offset = arguments(given, 2)
    return show_items(turn, week_named(turn, monday), number(offset))


def show_items(turn: Turn, week: Week, offset: int) -> list[Reply]:
    """Who waits, from the `offset`th on; the list itself where nobody does."""
    count = sum(list_making.waiting(turn.connection, turn.member, week.monday).values())
    if not count:
        return show_home(turn, week)
    offset = max(0, min(offset, (count - 1) // screens.ITEMS_SHOWN * screens.ITEMS_SHOWN))
    found = list_making.listed(turn.connection, turn.member, week.monday, offset, screens.ITEMS_SHOWN)
    turn.ask(LISTENING, {"monday": str(week.monday)})
    return [turn.show(screens.items(turn.t, found, offset, count, week.monday))]


def press_off(turn: Turn, given: Sequence[str]) -> list[Reply]:
    item_id, monday, offset = arguments(given, 3)
    week = week_named(turn, monday)
    if not list_making.remove(turn.connection, turn.member, number(item_id)):
        raise Outdated
    return show_items(turn, week, number(offset))


def press_wipe(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return ask_wipe(turn, week_named(turn, arguments(given, 1)[0]))


def ask_wipe(turn: Turn, week: Week) -> list[Reply]:
    count = sum(list_making.waiting(turn.connection, turn.member, week.monday).values())
    return [turn.show(screens.wipe(turn.t, count, week.monday))]


def press_clear(turn: Turn, given: Sequence[str]) -> list[Reply]:
    week = week_named(turn, arguments(given, 1)[0])
    count = list_making.clear(turn.connection, turn.member, week.monday)
    return show_home(turn, week, turn.t("list-cleared", count=count))
