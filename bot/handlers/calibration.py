"""What norms the team's own conversion asks for: shown in `/norms`, set only where the head accepts it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.delivery.outbox import Reply
from bot.domain.calibration import FUNNELS, Calibration, TooLittle, proposal
from bot.domain.funnel import Stage
from bot.domain.norms import MOST, Whose, next_monday
from bot.domain.norms_typed import data_asked, said_of
from bot.domain.people import Ability, Role
from bot.domain.timetable_words import role_named
from bot.handlers.norms_said import say
from bot.handlers.turn import Outdated, Routes, Turn, arguments, day_of, number
from bot.screens import calibration as screens
from bot.screens.norms import About
from bot.store import calibrating, norms


def routes() -> Routes:
    presses = {"norms.data": press_data, "norms.take": press_take}
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.SET_NORMS))


def press_data(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return [_shown(turn, _role(arguments(given, 1)[0]))]


def by_line(turn: Turn, text: str) -> list[Reply]:
    """`/norms хантер по данным`, `/norms хантер принять по данным`; nothing: it is of something else."""
    asked = data_asked(text)
    role = role_named(asked[0]) if asked else None
    if asked is None or role is None:
        return []
    _, accepted = asked
    found, held, monday = _reckoned(turn, role)
    changes = proposal(found, held) if isinstance(found, Calibration) else {}
    if not accepted or not changes:
        return [turn.show(screens.calibrated(turn.t, role, found, held, monday))]
    whose = Whose(role)
    return say(turn, About(whose), [said_of(whose, stage, monday, need) for stage, need in changes.items()])


def _reckoned(turn: Turn, role: Role) -> tuple[Calibration | TooLittle, dict[Stage, int | None], date]:
    """What the data tell, the norms from the next Monday on, and that Monday."""
    today = turn.member.day(turn.now)
    monday = next_monday(today)
    found = calibrating.by_team(turn.connection, turn.member.team_id, role, today)
    return found, norms.of_team(turn.connection, turn.member.team_id).of(Whose(role), monday), monday


def _shown(turn: Turn, role: Role) -> Reply:
    return turn.show(screens.calibrated(turn.t, role, *_reckoned(turn, role)))


def press_take(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The numbers that were shown, from the Monday that was named; when that has come they are reckoned anew."""
    tag, day, shown = arguments(given, 3)
    role, monday = _role(tag), day_of(day)
    stages = FUNNELS[role][:-1]
    numbers = [number(each) for each in shown.split("-")]
    if len(numbers) != len(stages) or not all(0 <= each <= MOST for each in numbers) or monday.weekday():
        raise Outdated
    if monday != next_monday(turn.member.day(turn.now)):
        return [_shown(turn, role)]
    whose = Whose(role)
    needed = zip(stages, numbers, strict=True)
    return say(turn, About(whose), [said_of(whose, stage, monday, need) for stage, need in needed if need])


def _role(tag: str) -> Role:
    found = next((role for role in FUNNELS if role == tag), None)
    if found is None:
        raise Outdated
    return found
