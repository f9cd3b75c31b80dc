"""The rows that a button names: of the team, and still there, or the button is out of date."""

from __future__ import annotations

from bot.domain.clients import Client
from bot.domain.people import Member
from bot.handlers.turn import Outdated, Turn
from bot.store import clients, people


def client_of(turn: Turn, client_id: int) -> Client:
    """A client of the team. Raises Outdated."""
    found = clients.get(turn.connection, turn.member.team_id, client_id)
    if found is None:
        raise Outdated
    return found


def colleague_of(turn: Turn, member_id: int) -> Member:
    """Somebody of the team who works here. Raises Outdated."""
    found = people.colleague(turn.connection, turn.member.team_id, member_id)
    if found is None:
        raise Outdated
    return found
