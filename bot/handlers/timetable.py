"""`/timetable`: everybody sees his week's table; the head changes a role's or a person's, as a draft first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.delivery.outbox import Reply
from bot.domain.people import Ability, Role
from bot.domain.tables import next_monday
from bot.domain.timetable import Table
from bot.handlers.timetable_base import (
    changes_nothing,
    discard,
    draft,
    drafts,
    edits,
    is_late,
    is_later,
    keep,
    look,
    refusing,
    resets,
    save,
    state,
    tables_after,
    whose_of,
)
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments, number
from bot.handlers.workers import workers
from bot.screens import timetable as screens
from bot.screens import timetable_day as day_screens
from bot.screens.dates import show_day as day_text
from bot.screens.screen import Screen
from bot.screens.timetable import Whose
from bot.store import timetables


def routes() -> Routes:
    presses: dict[str, Press] = {
        "tt.home": press_home,
        "tt.save": press_save,
        "tt.keep": press_discard,
        "tt.reset": press_reset,
    }
    seen: dict[str, Press] = {
        "tt.of": press_week,
        "tt.day": press_day,
        "tt.mine": press_mine,
        "tt.view": press_view,
        "tt.laterday": press_later_day,
    }
    return Routes(
        presses={name: refusing(handler) for name, handler in {**presses, **seen}.items()},
        abilities=dict.fromkeys(presses, Ability.EDIT_TIMETABLE),
    )


# -- what is on the screen


def show_home(turn: Turn, page: int = 0, *, nobody: str = "") -> list[Reply]:
    changed = {str(member_id) for member_id in timetables.with_own(turn.connection, turn.member.team_id)}
    changed |= {str(role) for role in timetables.roles_changed(turn.connection, turn.member.team_id)}
    return [turn.show(screens.home(turn.t, workers(turn), changed, page, nobody=nobody))]


def show_week(
    turn: Turn, whose: Whose, table: Table | None = None, said: str = "", *, later: bool = False, **more: Any
) -> list[Reply]:
    """The week; `table`: the draft; `later`: of what is still to come."""
    shown = state(turn, whose, table, later=later or (edits(turn) and is_later(turn, whose)))
    if edits(turn):
        keep(turn, whose, shown.draft, **more)
    return [turn.show(screens.week(turn.t, shown, said))]


def show_day(turn: Turn, whose: Whose, table: Table, weekday: int) -> list[Reply]:
    """A day; below it what was changed in the week is not shown, but kept."""
    if edits(turn):
        keep(turn, whose, table)
    return [turn.show(day_screens.day(turn.t, whose, table, weekday, edits=edits(turn)))]


def press_view(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """What holds today, or what is still to come. A draft is not given up by a button of an older screen."""
    key, view = arguments(given, 2)
    whose, later = whose_of(turn, key), view == "later"
    if view not in ("now", "later"):
        raise Outdated
    if edits(turn):
        if drafts(turn, whose):
            return show_week(turn, whose, draft(turn, whose))
        look(turn, whose, later=later)
    return show_week(turn, whose, later=later)


def press_later_day(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """A day of what is still to come, for who only looks at it."""
    key, weekday = arguments(given, 2)
    whose = whose_of(turn, key)
    if edits(turn):
        return press_day(turn, given)
    table = state(turn, whose, later=True).base
    return [turn.show(day_screens.day(turn.t, whose, table, weekday_of(weekday), edits=False, later=True))]


def show_own(turn: Turn) -> list[Reply]:
    """A person's own table; a head has none."""
    if turn.member.role is Role.HEAD:
        return [turn.say(Screen(turn.t("timetable-no-own")))]
    return show_week(turn, Whose(turn.member.role, turn.member))


# -- buttons


def press_home(turn: Turn, given: Sequence[str]) -> list[Reply]:
    page = number(arguments(given, 1)[0])
    if page < 0:
        raise Outdated
    return show_home(turn, page)


def press_week(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whose = whose_of(turn, arguments(given, 1)[0])
    return show_week(turn, whose, draft(turn, whose) if edits(turn) else None)


def press_mine(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return show_own(turn)


def press_day(turn: Turn, given: Sequence[str]) -> list[Reply]:
    key, weekday = arguments(given, 2)
    whose = whose_of(turn, key)
    return show_day(turn, whose, draft(turn, whose), weekday_of(weekday))


def weekday_of(argument: str) -> int:
    """A weekday from a button. Raises Outdated."""
    weekday = number(argument)
    if not 0 <= weekday <= 6:
        raise Outdated
    return weekday


def press_reset(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The draft is what holds above: the method's own, or the role's."""
    whose = whose_of(turn, arguments(given, 1)[0])
    return show_week(turn, whose, state(turn, whose, later=is_later(turn, whose)).below, reset=True)


def press_discard(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return drop_draft(turn, whose_of(turn, arguments(given, 1)[0]))


def drop_draft(turn: Turn, whose: Whose) -> list[Reply]:
    later = is_later(turn, whose)
    look(turn, whose, later=later)
    return show_week(turn, whose, later=later)


def press_save(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The draft that was shown above the button, and no other. Raises Outdated."""
    key, since, mark = arguments(given, 3)
    whose = whose_of(turn, key)
    table = draft(turn, whose)
    if since not in ("now", "monday") or screens.mark(table) != number(mark):
        raise Outdated
    return put_into_force(turn, whose, table, at_once=since == "now", reset=resets(turn, whose))


def put_into_force(turn: Turn, whose: Whose, table: Table, *, at_once: bool, reset: bool = False) -> list[Reply]:
    """From today on, or from next Monday; what begins later than that is changed by it too, and begins when it did."""
    if is_late(turn, whose):
        discard(turn)
        return show_week(turn, whose, said=turn.t("timetable-late"))
    since = since_day(turn, at_once=at_once)
    steps = tables_after(turn, whose, table, since, reset=reset)
    if changes_nothing(turn, whose, steps):
        return show_week(turn, whose, said=turn.t("timetable-same"))
    told = save(turn, whose, steps)
    look(turn, whose, later=not at_once)
    said = turn.t("timetable-saved", name=whose.name(turn.t), day=day_text(since, turn.t))
    return [*show_week(turn, whose, said=f"✅ {said}"), *told]


def since_day(turn: Turn, *, at_once: bool) -> date:
    today = turn.member.day(turn.now)
    return today if at_once else next_monday(today)
