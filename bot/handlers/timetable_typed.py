"""`/timetable хантер; пн 11:00-13:00 встречи`: every edit in a line; while the editor is open the command may go."""

from __future__ import annotations

import re

from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.timetable import Table
from bot.domain.timetable_editing import Refused, Why
from bot.domain.timetable_line import Do, apply, read_decision, read_edits
from bot.domain.timetable_words import role_named
from bot.handlers.timetable import drop_draft, put_into_force, show_home, show_own, show_week
from bot.handlers.timetable_base import (
    FRESH,
    LISTENING,
    draft,
    drafts,
    edits,
    is_later,
    keep,
    look,
    refusing,
    state,
    whose_of,
)
from bot.handlers.timetable_print import send_picture, send_print
from bot.handlers.turn import Routes, Turn
from bot.handlers.workers import workers
from bot.screens import timetable as screens
from bot.screens.screen import Screen
from bot.screens.timetable import Whose


def routes() -> Routes:
    return Routes(commands={"timetable": refusing(timetable)}, answers={LISTENING: refusing(type_edit)})


def timetable(turn: Turn, argument: str) -> list[Reply]:
    """`/timetable`; whose behind it; what is to be done behind that, in a line or in several. Raises Refused."""
    told = [line.strip() for line in re.split(r"[;\n]", argument) if line.strip()]
    if not edits(turn):
        return _own(turn, told)
    if not told:
        return show_home(turn)
    name, *lines = told
    role = role_named(name)
    if role is not None:
        return _anew(turn, Whose(role), lines)
    found = named(workers(turn), name)
    if len(found) == 1:
        return _anew(turn, Whose(found[0].role, found[0]), lines)
    return [turn.say(screens.which(turn.t, found))] if found else show_home(turn, nobody=name)


def _anew(turn: Turn, whose: Whose, lines: list[str]) -> list[Reply]:
    """Named anew, it is about the table that holds today, or the draft."""
    if not drafts(turn, whose):
        look(turn, whose, later=False)
    return _do(turn, whose, lines)


def _own(turn: Turn, told: list[str]) -> list[Reply]:
    """Everybody sees and prints his own; the head changes it."""
    whose = Whose(turn.member.role, turn.member)
    decision = read_decision(told[0]) if len(told) == 1 else None
    if decision in (Do.PICTURE, Do.PRINT):
        return _decided(turn, whose, decision)
    if told:
        return [turn.say(Screen(turn.t("timetable-not-yours")))]
    return show_own(turn)


def type_edit(turn: Turn, text: str) -> list[Reply]:
    """Typed while the editor is on the screen: only what is an edit beyond doubt."""
    asked = turn.conversation
    if asked is None or turn.said_at - asked.asked_at > FRESH:
        return []
    lines = [line.strip() for line in re.split(r"[;\n]", text) if line.strip()]
    try:
        read_edits("\n".join(line for line in lines if read_decision(line) is None))
    except Refused:
        return []
    return _do(turn, whose_of(turn, asked.data["whose"]), lines) if lines else []


def _do(turn: Turn, whose: Whose, lines: list[str]) -> list[Reply]:
    """The edits, and with `сразу` or `с понедельника` they come into force. Raises Refused."""
    decisions = [decision for line in lines if (decision := read_decision(line))]
    told = [line for line in lines if read_decision(line) is None]
    last = next((each for each in reversed(decisions) if each is not Do.RESET), None)
    if last is Do.MONDAY and not drafts(turn, whose):
        look(turn, whose, later=True)
    if Do.RESET in decisions:
        table = state(turn, whose, later=is_later(turn, whose)).below
        table = apply(table, read_edits("\n".join(told)))
    else:
        table = _edited(turn, whose, told)
    reset = Do.RESET in decisions and not told
    return _decided(turn, whose, last, table, reset=reset) if last else show_week(turn, whose, table, reset=reset)


def _edited(turn: Turn, whose: Whose, told: list[str]) -> Table:
    """His draft with these edits; what does not fit today's table may be meant of the one still to come."""
    edits_told = read_edits("\n".join(told))
    try:
        return apply(draft(turn, whose), edits_told)
    except Refused:
        if drafts(turn, whose) or is_later(turn, whose):
            raise
        coming = state(turn, whose, later=True)
        if not coming.is_later:
            raise
        table = apply(coming.base, edits_told)
        look(turn, whose, later=True)
        return table


def _decided(turn: Turn, whose: Whose, decision: Do, table: Table | None = None, *, reset: bool = False) -> list[Reply]:
    if decision is Do.DISCARD:
        return drop_draft(turn, whose)
    if decision in (Do.PICTURE, Do.PRINT):
        if table is not None:
            keep(turn, whose, table)
        return (send_picture if decision is Do.PICTURE else send_print)(turn, whose, 0)
    if table is None:
        raise Refused(Why.NOT_READ)
    return put_into_force(turn, whose, table, at_once=decision is Do.NOW, reset=reset)
