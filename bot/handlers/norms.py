"""`/norms` by buttons: how much is asked of whom in a week, by role and by person, from which Monday on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.norms_typed import said_of
from bot.domain.people import Ability
from bot.handlers.norms_base import LINE, about, cleared, draft, listing, set_norms, shown, stage_of, wish_of
from bot.handlers.norms_said import view_of, with_own
from bot.handlers.turn import Outdated, Routes, Turn, arguments, day_of, number
from bot.handlers.workers import workers
from bot.screens import norms as screens


def routes() -> Routes:
    presses = {
        "norms.list": press_list,
        "norms.of": press_whose,
        "norms.people": press_people,
        "norms.num": press_number,
        "norms.set": press_set,
        "norms.clear": press_clear,
    }
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.SET_NORMS))


def press_list(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return listing(turn)


def press_whose(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return [shown(turn, about(turn, arguments(given, 1)[0]))]


def press_people(turn: Turn, given: Sequence[str]) -> list[Reply]:
    offset = number(arguments(given, 1)[0])
    found = workers(turn)
    if offset < 0 or (offset and offset >= len(found)):
        raise Outdated
    turn.ask(LINE)
    own = {one.id for one in with_own(turn, view_of(turn))}
    return [turn.show(screens.persons(turn.t, found, own, offset))]


def press_number(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """One norm, as it is or as it may become."""
    tag, stage, value = arguments(given, 3)
    whose = about(turn, tag)
    return [draft(turn, whose, stage_of(whose, stage), wish_of(value))]


def press_set(turn: Turn, given: Sequence[str]) -> list[Reply]:
    tag, stage, value, day = arguments(given, 4)
    whose, wish, monday = about(turn, tag), wish_of(value), day_of(day)
    if wish is None or monday.weekday():
        raise Outdated
    return set_norms(turn, whose, [said_of(whose.whose, stage_of(whose, stage), monday, wish)])


def press_clear(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return cleared(turn, about(turn, arguments(given, 1)[0]))
