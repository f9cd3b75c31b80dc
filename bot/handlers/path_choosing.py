"""`/path` alone: whom to move, a screenful at a time; who leads the team chooses among all of its clients."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.board import Deal, Order, Waiting
from bot.domain.path import CLOSING, TALKS
from bot.domain.people import Ability
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import path as screens
from bot.screens.screen import Screen
from bot.store import boards, ledgers, people


def routes() -> Routes:
    return Routes(presses={"path.page": press_page}, abilities={"path.page": Ability.MOVE_PATH})


def press_page(turn: Turn, given: Sequence[str]) -> list[Reply]:
    offset = number(arguments(given, 1)[0])
    if not 0 <= offset < boards.DEEPEST:
        raise Outdated
    return [turn.show(choice(turn, offset))]


def choice(turn: Turn, offset: int) -> Screen:
    found = _movable(turn, offset + screens.LISTED + 1)[offset:]
    currency = ledgers.currency(turn.connection, turn.member.team_id)
    shown = screens.Choice(found[: screens.LISTED], currency, offset, more=len(found) > screens.LISTED)
    return screens.ask_client(turn.t, shown)


def _movable(turn: Turn, most: int) -> list[Deal | Waiting]:
    """The first so many: block 3 and block 2 by sum, then who was dealt with last."""
    connection, member = turn.connection, turn.member
    whose = boards.TEAM if member.leads else member.id
    found: list[Deal | Waiting] = []
    for block in (CLOSING, TALKS):
        found += boards.deals(connection, member.team_id, whose, block, Order.AMOUNT, 0, most - len(found))
    owners = [one.id for one in people.of_team(connection, member.team_id)] if member.leads else [member.id]
    return [*found, *boards.latest(connection, member.team_id, owners, 0, most - len(found))]
