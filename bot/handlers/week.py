"""`/week`: one's own week against the norm; for the head, everybody's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.people import Ability, Role
from bot.handlers.turn import Routes, Turn, arguments
from bot.handlers.week_card import count_week
from bot.screens import week as screens
from bot.screens.screen import Screen
from bot.store import clients, people


def routes() -> Routes:
    return Routes(commands={"week": week}, presses={"week.show": show_week}, abilities={"week": Ability.SEE_WEEK})


def week(turn: Turn, argument: str) -> list[Reply]:  # noqa: ARG001 - the shape of a command
    return [turn.say(_screen(turn))]


def show_week(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From a reminder's button: below it, so that the reminder stays."""
    arguments(given, 0)
    return [turn.say(_screen(turn))]


def _screen(turn: Turn) -> Screen:
    today = turn.member.day(turn.now)
    if turn.member.role is not Role.HEAD:
        card = count_week(turn.connection, turn.member, today)
        names = clients.names(turn.connection, turn.member.team_id, screens.mendable_clients(card))
        return screens.week(turn.t, card, names)
    workers = [one for one in people.of_team(turn.connection, turn.member.team_id) if one.role is not Role.HEAD]
    shown = workers[: screens.CROWD_SHOWN]
    cards = [(one.name, one.role, count_week(turn.connection, one, one.day(turn.now))) for one in shown]
    return screens.team_week(turn.t, cards, more=len(workers) - len(shown))
