"""`/week`: one's own week against the norm; for the head, everybody's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.delivery.outbox import Reply
from bot.domain.people import Ability, Role
from bot.handlers.turn import Outdated, Routes, Turn, number
from bot.handlers.week_card import count_week
from bot.screens import week as screens
from bot.screens.screen import Screen
from bot.store import clients, people

LAST = ("прошл", "last")


def routes() -> Routes:
    return Routes(commands={"week": week}, presses={"week.show": show_week}, abilities={"week": Ability.SEE_WEEK})


def week(turn: Turn, argument: str) -> list[Reply]:
    """`/week`, or `/week прошлая`."""
    return [turn.say(_screen(turn, weeks_ago=1 if argument.lower().startswith(LAST) else 0))]


def show_week(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From a reminder's button: below it, so that the reminder stays."""
    weeks_ago = number(given[0]) if given else 0
    if weeks_ago not in (0, 1):
        raise Outdated
    return [turn.say(_screen(turn, weeks_ago))]


def _screen(turn: Turn, weeks_ago: int) -> Screen:
    ago = timedelta(weeks=weeks_ago)
    today = turn.member.day(turn.now) - ago
    if turn.member.role is not Role.HEAD:
        card = count_week(turn.connection, turn.member, today)
        names = clients.names(turn.connection, turn.member.team_id, screens.mendable_clients(card))
        return screens.week(turn.t, card, names, last=weeks_ago == 0)
    workers = [one for one in people.of_team(turn.connection, turn.member.team_id) if one.role is not Role.HEAD]
    shown = workers[: screens.CROWD_SHOWN]
    cards = [(one.name, one.role, count_week(turn.connection, one, one.day(turn.now) - ago)) for one in shown]
    return screens.team_week(turn.t, cards, more=len(workers) - len(shown), last=weeks_ago == 0)
