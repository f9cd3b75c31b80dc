"""`/audit`: who changed what in the team, newest first, of everybody or of one person."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.people import Ability, Member
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import trail as screens
from bot.screens.audit import Names
from bot.store import ledgers, trails

NAME = "audit.name"
NEWEST = 2**62
"""Before this one is everything."""
EVERYBODY = 0


def routes() -> Routes:
    presses = {"audit.page": press_page, "audit.people": press_people}
    return Routes(
        commands={"audit": audit},
        presses=dict(presses),
        answers={NAME: type_name},
        abilities=dict.fromkeys(("audit", NAME, *presses), Ability.SEE_TRAIL),
    )


def audit(turn: Turn, argument: str) -> list[Reply]:
    """`/audit`, `/audit Анна`."""
    return _of(turn, argument) if argument else _page(turn, NEWEST, EVERYBODY)


def type_name(turn: Turn, text: str) -> list[Reply]:
    """A name, while the choice of people is on the screen; nothing: the text is about something else."""
    return _of(turn, text) if named(_authors(turn), text) else []


def _authors(turn: Turn) -> list[Member]:
    return trails.authors(turn.connection, turn.member.team_id)


def _of(turn: Turn, name: str) -> list[Reply]:
    found = named(_authors(turn), name)
    if len(found) == 1:
        return _page(turn, NEWEST, found[0].id)
    turn.ask(NAME)
    return [turn.say(screens.whom(turn.t, found or _authors(turn), 0, unknown="" if found else name))]


def press_people(turn: Turn, given: Sequence[str]) -> list[Reply]:
    page, people = number(arguments(given, 1)[0]), _authors(turn)
    if not 0 <= page * screens.PEOPLE < len(people):
        raise Outdated
    turn.ask(NAME)
    return [turn.show(screens.whom(turn.t, people, page))]


def press_page(turn: Turn, given: Sequence[str]) -> list[Reply]:
    before, member_id = (number(each) for each in arguments(given, 2))
    return _page(turn, before, member_id)


def _page(turn: Turn, before: int, member_id: int) -> list[Reply]:
    connection, team_id = turn.connection, turn.member.team_id
    people = {one.id: one.name for one in _authors(turn)}
    if member_id != EVERYBODY and member_id not in people:
        raise Outdated
    whose = None if member_id == EVERYBODY else member_id
    found = trails.page(connection, team_id, before, screens.PAGE + 1, whose)
    names = Names(people, trails.names_of(connection, team_id, found), ledgers.currency(connection, team_id))
    shown = screens.Page(
        entries=found[: screens.PAGE],
        more=len(found) > screens.PAGE,
        newest=before >= NEWEST,
        member_id=member_id,
        name=people.get(member_id, ""),
    )
    return [turn.show(screens.page(turn.t, shown, names, turn.member.zone))]
