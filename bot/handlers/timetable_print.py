"""A timetable as a picture and as a page to print: of a person for a week, of a role as a form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.delivery.messages import document, photo
from bot.delivery.outbox import Reply
from bot.domain.timetable import week_of
from bot.handlers.timetable_base import draft, edits, is_later, refusing, state, whose_of
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import timetable_print as screens
from bot.screens.screen import Button, button
from bot.screens.timetable import Whose
from bot.store import attendance, timetables

WEEKS_AHEAD = 4


def routes() -> Routes:
    return Routes(presses={"tt.pic": refusing(press_picture), "tt.pdf": refusing(press_print)})


def press_picture(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return send_picture(turn, *_asked(turn, given))


def press_print(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return send_print(turn, *_asked(turn, given))


def _asked(turn: Turn, given: Sequence[str]) -> tuple[Whose, int]:
    key, weeks = arguments(given, 2)
    if not 0 <= number(weeks) <= WEEKS_AHEAD:
        raise Outdated
    return whose_of(turn, key), number(weeks)


def send_picture(turn: Turn, whose: Whose, weeks: int) -> list[Reply]:
    """Below the message whose button it was: a picture takes the place of no text."""
    key = whose.key
    row: list[Button] = [button(turn.t.plain("timetable-print"), "tt.pdf", key, weeks)]
    if whose.member is not None and weeks < WEEKS_AHEAD:
        row.append(button(turn.t.plain("timetable-next-week"), "tt.pic", key, weeks + 1))
    return [photo(turn.member.telegram_id, "timetable_png", _sheet(turn, whose, weeks), buttons=(tuple(row),))]


def send_print(turn: Turn, whose: Whose, weeks: int) -> list[Reply]:
    name = turn.t.plain("sheet-file", name=whose.name(turn.t))
    return [document(turn.member.telegram_id, name, "timetable_pdf", _sheet(turn, whose, weeks))]


def _sheet(turn: Turn, whose: Whose, weeks: int) -> dict[str, Any]:
    """A draft as a form; a person's table with the week's dates and days off."""
    table = draft(turn, whose) if edits(turn) else None
    shown = state(turn, whose, table, later=edits(turn) and is_later(turn, whose))
    if whose.member is None or shown.draft != shown.base:
        return screens.form(turn.t, whose, shown.draft, is_draft=shown.draft != shown.base)
    member = whose.member
    week = week_of(member.day(turn.now) + timedelta(weeks=weeks))
    plan = timetables.plan(turn.connection, member)
    there = attendance.of_member(turn.connection, member, week.monday, week.sunday)
    return screens.week(turn.t, whose, week, lambda day: plan.lived_on(day, there.calendar), there)
