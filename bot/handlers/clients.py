"""`/clients` and `/client`: whom one works with."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.clients import Client
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT
from bot.domain.people import Ability, may
from bot.handlers.capture import CALL_BACKS_SINCE
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import clients as screens
from bot.screens.screen import Screen
from bot.store import clients, people, records


def routes() -> Routes:
    return Routes(
        commands={"clients": listing, "client": client},
        presses={"client.show": show},
        answers={"client.name": type_name},
        abilities={"clients": Ability.SEE_CLIENTS, "client": Ability.SEE_CLIENTS},
    )


def listing(turn: Turn, argument: str) -> list[Reply]:
    """`/clients`: his own, the latest first."""
    if argument:
        return client(turn, argument)
    today = turn.member.day(turn.now)
    own = clients.likely(turn.connection, turn.member.team_id, turn.member.id, today, today - CALL_BACKS_SINCE)
    turn.ask("client.name")
    return [turn.say(screens.listing(turn.t, own))]


def client(turn: Turn, argument: str) -> list[Reply]:
    """`/client Имя`: the card, or the choice where several fit."""
    name = clean(argument, NAME_LIMIT)
    if not name:
        return listing(turn, "")
    same = clients.named(turn.connection, turn.member.team_id, name)
    found = same or clients.find(turn.connection, turn.member.team_id, name)
    if not found:
        turn.ask("client.name")
        return [turn.say(Screen(turn.t("client-none", name=name)))]
    return [turn.say(_card(turn, found[0]) if len(found) == 1 else screens.found(turn.t, found))]


def type_name(turn: Turn, text: str) -> list[Reply]:
    return client(turn, text)


def show(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = clients.get(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if found is None:
        raise Outdated
    return [turn.show(_card(turn, found))]


def _card(turn: Turn, shown: Client) -> Screen:
    team_id = turn.member.team_id
    owner = people.get(turn.connection, team_id, shown.owner_id)
    known = clients.decision_makers_of(turn.connection, team_id, shown.id)
    history = records.of_client(turn.connection, team_id, shown.id)
    may_call = may(turn.member.role, Ability.LOG_CALL)
    name = owner.name if owner else ""
    return screens.card(turn.t, shown, name, known, history, turn.member.zone, may_call=may_call)
