"""`/board`: who stands in which block; the whole team's for who leads it, his own for everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.delivery.outbox import Reply
from bot.domain.board import BLOCKS, Column, Order
from bot.domain.board_typed import read_line
from bot.domain.colleagues import named
from bot.domain.path import OUT
from bot.domain.people import Ability, Member, Role
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import board as screens
from bot.screens.board import LISTED, Page
from bot.screens.screen import Screen
from bot.store import boards, ledgers, people
from bot.store.boards import TEAM


def routes() -> Routes:
    presses = {"board.of": press_of, "board.back": press_of, "board.list": press_list, "board.page": press_page}
    return Routes(
        commands={"board": board},
        presses=dict(presses),
        abilities=dict.fromkeys(("board", *presses), Ability.SEE_BOARD),
    )


@dataclass(frozen=True, slots=True)
class Whose:
    id: int
    """A member's, or TEAM."""
    name: str
    owners: tuple[int, ...]
    hunting: tuple[int, ...]
    """Those of them who do cold work."""
    names: dict[int, str]


def _whose(turn: Turn, member_id: int) -> Whose:
    """Raises Outdated for what he may not see."""
    team = people.of_team(turn.connection, turn.member.team_id)
    names = {one.id: one.name for one in team}
    if member_id != TEAM:
        team = [one for one in team if one.id == member_id]
    if not team or not (turn.member.leads or member_id == turn.member.id):
        raise Outdated
    hunting = tuple(one.id for one in team if one.role is not Role.FARMER)
    name = turn.t.plain("board-team") if member_id == TEAM else team[0].name
    return Whose(member_id, name, tuple(one.id for one in team), hunting, names)


def _own(turn: Turn) -> int:
    """What he sees first."""
    return TEAM if turn.member.leads else turn.member.id


def board(turn: Turn, argument: str) -> list[Reply]:
    """`/board`, `/board 3`, `/board переговоры`; for who leads the team also `/board Иван`, `/board 2 Иван`."""
    line = read_line(argument)
    whose = _own(turn)
    if line.who:
        found = _meant(turn, line.who)
        if not found and not turn.member.leads:
            return [turn.alert(turn.t.plain("board-own-only"))]
        if not found:
            return [turn.alert(turn.t.plain("board-bad", said=line.who, example=turn.t.plain("board-example")))]
        if len(found) > 1:
            return [turn.say(screens.whom(turn.t, [(one.id, one.name) for one in found]))]
        whose = found[0].id
    if line.column is None:
        return [turn.say(_overview(turn, whose))]
    return [turn.say(_page(turn, line.column, whose, line.order or _first(line.column), 0))]


def _meant(turn: Turn, name: str) -> list[Member]:
    """Of those whose board he may see."""
    team = people.of_team(turn.connection, turn.member.team_id) if turn.member.leads else [turn.member]
    return named(team, name)


def _first(column: Column) -> Order:
    return Order.LATEST if column in (Column.LOST, Column.COLD, Column.POSTPONED) else Order.AMOUNT


def _overview(turn: Turn, member_id: int) -> Screen:
    whose, connection, team_id = _whose(turn, member_id), turn.connection, turn.member.team_id
    today = turn.member.day(turn.now)
    shown = boards.board(connection, team_id, whose.id, whose.owners, whose.hunting, turn.now, today)
    leading = boards.leading(connection, team_id) if turn.member.leads else []
    others = [(who, whose.names[who], count) for who, count in leading if who in whose.names]
    currency = ledgers.currency(connection, team_id)
    hunts = bool(whose.hunting)
    return screens.overview(turn.t, shown, (whose.id, whose.name), currency, others, hunts=hunts)


def press_of(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return [turn.show(_overview(turn, number(arguments(given, 1)[0])))]


def press_list(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return press_page(turn, given)


def press_page(turn: Turn, given: Sequence[str]) -> list[Reply]:
    name, member_id, by, offset = arguments(given, 4)
    column = next((each for each in Column if each == name), None)
    order = next((each for each in Order if each == by), None)
    if column is None or order is None or not 0 <= number(offset) < boards.DEEPEST:
        raise Outdated
    return [turn.show(_page(turn, column, number(member_id), order, number(offset)))]


def _page(turn: Turn, column: Column, member_id: int, order: Order, offset: int) -> Screen:
    whose, connection, team_id = _whose(turn, member_id), turn.connection, turn.member.team_id
    today, most = turn.member.day(turn.now), LISTED + 1
    if column in (Column.COLD, Column.POSTPONED):
        found = (
            boards.cold(connection, team_id, whose.hunting, offset, most)
            if column is Column.COLD
            else boards.postponed(connection, team_id, whose.owners, today, offset, most)
        )
        page = Page(column, whose.id, whose.name, order, offset, len(found) > LISTED)
        return screens.waiting(turn.t, page, found[:LISTED], whose.names, ledgers.currency(connection, team_id))
    block = BLOCKS.get(column, OUT)
    deals = boards.deals(connection, team_id, whose.id, block, order, offset, most)
    page = Page(column, whose.id, whose.name, order, offset, len(deals) > LISTED)
    currency = ledgers.currency(connection, team_id)
    return screens.deals(turn.t, page, deals[:LISTED], whose.names, currency, today)
