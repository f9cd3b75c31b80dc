"""`/timetable`: everybody sees his week's table; the head changes a role's or a person's, as a draft first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.delivery.outbox import Reply
from bot.domain.people import Ability, Role
from bot.domain.tables import next_monday
from bot.domain.timetable import Table
from bot.handlers.timetable_base import (
    discard,
    draft,
    edits,
    is_late,
    keep,
    refusing,
    save,
    state,
    whose_of,
    workers,
)
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments, number
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
    seen: dict[str, Press] = {"tt.of": press_week, "tt.day": press_day, "tt.mine": press_mine}
    return Routes(
        presses={name: refusing(handler) for name, handler in {**presses, **seen}.items()},
        abilities=dict.fromkeys(presses, Ability.EDIT_TIMETABLE),
    )


# -- what is on the screen


def show_home(turn: Turn, page: int = 0, *, nobody: str = "") -> list[Reply]:
    changed = {str(member_id) for member_id in timetables.with_own(turn.connection, turn.member.team_id)}
    changed |= {str(role) for role in timetables.roles_changed(turn.connection, turn.member.team_id)}
    return [turn.show(screens.home(turn.t, workers(turn), changed, page, nobody=nobody))]


def show_week(turn: Turn, whose: Whose, table: Table | None = None, said: str = "") -> list[Reply]:
    """The week; `table`: the draft."""
    shown = state(turn, whose, table)
    if edits(turn):
        keep(turn, whose, shown.draft)
    return [turn.show(screens.week(turn.t, shown, said))]


def show_day(turn: Turn, whose: Whose, table: Table, weekday: int) -> list[Reply]:
    """A day; below it what was changed in the week is not shown, but kept."""
    if edits(turn):
        keep(turn, whose, table)
    return [turn.show(day_screens.day(turn.t, whose, table, weekday, edits=edits(turn)))]


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
    return show_week(turn, whose, state(turn, whose).below)


def press_discard(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return drop_draft(turn, whose_of(turn, arguments(given, 1)[0]))


def drop_draft(turn: Turn, whose: Whose) -> list[Reply]:
    discard(turn)
    return show_week(turn, whose)


def press_save(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The draft that was shown above the button, and no other. Raises Outdated."""
    key, since, mark = arguments(given, 3)
    whose = whose_of(turn, key)
    table = draft(turn, whose)
    if since not in ("now", "monday") or screens.mark(table) != number(mark):
        raise Outdated
    return put_into_force(turn, whose, table, at_once=since == "now")


def put_into_force(turn: Turn, whose: Whose, table: Table, *, at_once: bool) -> list[Reply]:
    """From today on, or from next Monday."""
    if is_late(turn, whose):
        discard(turn)
        return show_week(turn, whose, said=turn.t("timetable-late"))
    if table == state(turn, whose).coming:
        return show_week(turn, whose, said=turn.t("timetable-same"))
    since = since_day(turn, at_once=at_once)
    told = save(turn, whose, table, since)
    said = turn.t("timetable-saved", name=whose.name(turn.t), day=day_text(since, turn.t))
    return [*show_week(turn, whose, said=f"✅ {said}"), *told]


def since_day(turn: Turn, *, at_once: bool) -> date:
    today = turn.member.day(turn.now)
    return today if at_once else next_monday(today)
