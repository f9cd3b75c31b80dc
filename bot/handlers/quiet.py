"""Quiet hours: chosen in the settings, or typed as `тихо 21:00-8:00`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time

from bot.delivery.outbox import Reply
from bot.domain.quiet import USUAL, Quiet, is_about_quiet, read_quiet
from bot.handlers.turn import Outdated, Routes, Turn, arguments
from bot.screens import joining as screens
from bot.screens.screen import Screen
from bot.store import people

ASKING = "quiet.hours"


def routes() -> Routes:
    return Routes(
        presses={"quiet.ask": ask, "quiet.set": choose},
        answers={ASKING: type_hours},
        phrases=(typed,),
    )


def ask(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    turn.ask(ASKING)
    return [turn.show(screens.ask_quiet(turn.t))]


def choose(turn: Turn, given: Sequence[str]) -> list[Reply]:
    begins, ends = map(_time, arguments(given, 2))
    return keep(turn, Quiet(begins, ends))


def _time(argument: str) -> time:
    if len(argument) != len("2200"):
        raise Outdated
    try:
        return datetime.strptime(argument, "%H%M").replace(tzinfo=UTC).time()
    except ValueError:
        raise Outdated from None


def type_hours(turn: Turn, text: str) -> list[Reply]:
    """Hours were typed in the settings."""
    hours = read_quiet(text)
    if hours is None:
        return [turn.say(Screen(turn.t("quiet-bad", example=turn.t.plain("quiet-example"))))]
    return keep(turn, hours)


def typed(turn: Turn, text: str) -> list[Reply]:
    """`тихо 21:00-8:00`, at any time."""
    hours = read_quiet(text) if is_about_quiet(text) else None
    return keep(turn, hours) if hours is not None else []


def keep(turn: Turn, hours: Quiet) -> list[Reply]:
    """From now on."""
    if turn.conversation is not None and turn.conversation.expects == ASKING:
        turn.forget()
    own = (None, None) if hours == USUAL else (hours.begins, hours.ends)
    turn.member = people.change(turn.connection, turn.member, quiet_from=own[0], quiet_until=own[1])
    return [turn.show(screens.settings(turn.t, turn.member))]
