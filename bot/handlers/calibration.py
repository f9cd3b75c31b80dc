"""What norms the team's own conversion asks for: shown in `/norms`, set only where the head accepts it.

Where many are in the role it is reckoned step by step, and between two steps everybody else has his turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.delivery import errands
from bot.delivery.errands import Fetched, Taken
from bot.delivery.errands import step as errand
from bot.delivery.messages import edit
from bot.delivery.outbox import Reply
from bot.domain.calibration import FUNNELS, Calibration, TooLittle, proposal
from bot.domain.norms import MOST, Whose, next_monday
from bot.domain.norms_typed import data_asked, said_of
from bot.domain.people import Ability, Role
from bot.domain.timetable_words import role_named
from bot.handlers.norms_said import say
from bot.handlers.turn import Outdated, Routes, Turn, arguments, day_of, number
from bot.screens import calibration as screens
from bot.screens.norms import About
from bot.store import calibrating, norms, people
from bot.store.steps import Steps, at_once, step

STEP = "norms.reckon"
Found = Calibration | TooLittle


def routes() -> Routes:
    presses = {"norms.data": press_data, "norms.take": press_take}
    return Routes(
        presses=dict(presses),
        files={STEP: carry_on},
        abilities=dict.fromkeys((STEP, *presses), Ability.SET_NORMS),
    )


def press_data(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _asked(turn, _role(arguments(given, 1)[0]))


def by_line(turn: Turn, text: str) -> list[Reply]:
    """`/norms хантер по данным`, `/norms хантер принять по данным`; nothing: it is of something else."""
    asked = data_asked(text)
    role = role_named(asked[0]) if asked else None
    if asked is None or role is None:
        return []
    return _asked(turn, role, accepted=asked[1])


def _asked(turn: Turn, role: Role, *, accepted: bool = False) -> list[Reply]:
    """At once, or later what is said at once: it is being reckoned. Asked twice meanwhile, it is reckoned once."""
    team_id, today = turn.member.team_id, turn.member.day(turn.now)
    if calibrating.is_small(turn.connection, team_id, role, today):
        found = at_once(turn.connection, calibrating.reckoning(team_id, role, today))
        return _told(turn, role, found, accepted=accepted)
    message = turn.press.message if turn.press else None
    place = message.message_id if message else None
    data = {"by": turn.member.id, "role": role.value, "accepted": accepted, "place": place}
    under_way = data in errands.under_way(turn.connection, team_id, STEP)
    return [turn.hint(turn.t.plain("norms-data-counting")), *([] if under_way else [errand(STEP, data)])]


def gather(taken: Taken, now: datetime) -> Steps[Any]:
    """What is reckoned before `carry_on` tells of it."""
    member = yield from step(lambda c: people.get(c, taken.team_id, taken.member_id))
    if member is None:
        raise LookupError("an errand of nobody")
    return (yield from calibrating.reckoning(taken.team_id, Role(taken.data["role"]), member.day(now)))


def carry_on(turn: Turn, fetched: Fetched) -> list[Reply]:
    said = fetched.data
    return _told(turn, Role(said["role"]), fetched.content, accepted=said["accepted"], place=said["place"])


def _told(turn: Turn, role: Role, found: Found, *, accepted: bool, place: int | None = None) -> list[Reply]:
    """What it comes to; or, accepted, the norms it asks for. `place`: of the message whose button asked for it."""
    monday = next_monday(turn.member.day(turn.now))
    held = norms.of_team(turn.connection, turn.member.team_id).of(Whose(role), monday)
    changes = proposal(found, held) if isinstance(found, Calibration) else {}
    if accepted and changes:
        whose = Whose(role)
        return say(turn, About(whose), [said_of(whose, stage, monday, need) for stage, need in changes.items()])
    shown = screens.calibrated(turn.t, role, found, held, monday)
    return [turn.show(shown) if place is None else edit(turn.member.telegram_id, place, shown)]


def press_take(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The numbers that were shown, from the Monday that was named; when that has come they are reckoned anew."""
    tag, day, shown = arguments(given, 3)
    role, monday = _role(tag), day_of(day)
    stages = FUNNELS[role][:-1]
    numbers = [number(each) for each in shown.split("-")]
    if len(numbers) != len(stages) or not all(0 <= each <= MOST for each in numbers) or monday.weekday():
        raise Outdated
    if monday != next_monday(turn.member.day(turn.now)):
        return _asked(turn, role)
    whose = Whose(role)
    needed = zip(stages, numbers, strict=True)
    return say(turn, About(whose), [said_of(whose, stage, monday, need) for stage, need in needed if need])


def _role(tag: str) -> Role:
    found = next((role for role in FUNNELS if role == tag), None)
    if found is None:
        raise Outdated
    return found
