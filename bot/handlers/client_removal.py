"""A client that a slip made is deleted, by the card's button or typed, and taken back for a quarter of an hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.delivery.outbox import Reply
from bot.domain.clients import Client
from bot.domain.funnel import UNDO_LIFETIME
from bot.domain.option_names import folded
from bot.domain.people import Member
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import client_removal as screens
from bot.store import client_removal, clients, people
from bot.store.client_removal import Gone

WORDS = frozenset(("удалить", "удали", "удалить клиента", "удали клиента", "delete", "delete client", "remove"))


def routes() -> Routes:
    return Routes(presses={"client.delete": press_delete, "client.return": press_return})


def is_fresh_removal(gone: Gone, now: datetime) -> bool:
    return now - gone.at <= UNDO_LIFETIME


def is_asked(text: str) -> bool:
    return folded(text) in WORDS


def press_delete(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = clients.get(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if found is None:
        raise Outdated
    return delete(turn, found)


def delete(turn: Turn, client: Client) -> list[Reply]:
    """By whoever works with him, and by the head; while nothing stands with him."""
    if not turn.member.leads and client.owner_id != turn.member.id:
        owner = people.get(turn.connection, turn.member.team_id, client.owner_id)
        return [turn.alert(turn.t.plain("client-not-yours", owner=owner.name if owner else ""))]
    if not client_removal.remove(turn.connection, turn.member, client, turn.now):
        return [turn.alert(turn.t.plain("client-delete-kept", client=client.name))]
    turn.forget()
    return [turn.show(screens.deleted(turn.t, client))]


def press_return(turn: Turn, given: Sequence[str]) -> list[Reply]:
    gone = client_removal.last_by(turn.connection, turn.member, number(arguments(given, 1)[0]))
    if gone is None:
        raise Outdated
    return bring_back(turn, gone)


def bring_back(turn: Turn, gone: Gone) -> list[Reply]:
    """To whose he was; where that one left meanwhile, to who takes it back."""
    if not is_fresh_removal(gone, turn.now):
        return [turn.alert(turn.t.plain("client-return-late"))]
    name = client_removal.bring_back(turn.connection, turn.member, gone, _owner(turn, gone), turn.now)
    if name is None:
        raise Outdated
    return [turn.show(screens.returned(turn.t, gone.client_id, name))]


def _owner(turn: Turn, gone: Gone) -> Member:
    return people.colleague(turn.connection, turn.member.team_id, gone.owner_id) or turn.member
