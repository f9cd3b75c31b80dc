"""Whose a client is who rings for the first time: the team's rule in the settings, and who may have him."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.funnel import Kind
from bot.domain.new_callers import CallersRule, NewCaller, read_rule
from bot.domain.people import Ability, Member, Role, may
from bot.domain.record import Record
from bot.handlers.turn import Outdated, Routes, Turn, arguments
from bot.screens import joining as screens
from bot.screens.screen import Screen
from bot.store import clients, existing, people, team_notes


def routes() -> Routes:
    return Routes(
        presses={"settings.callers": choose},
        phrases=(typed,),
        abilities={"settings.callers": Ability.SET_CALLERS},
    )


# -- the rule


def settings_screen(turn: Turn) -> Screen:
    """The head's have the team's rule too."""
    member = turn.member
    rule = team_notes.new_callers(turn.connection, member.team_id) if may(member.role, Ability.SET_CALLERS) else None
    return screens.settings(turn.t, member.timezone, member.quiet, rule)


def choose(turn: Turn, given: Sequence[str]) -> list[Reply]:
    rule = next((each for each in CallersRule if each == arguments(given, 1)[0]), None)
    if rule is None:
        raise Outdated
    return keep(turn, rule)


def typed(turn: Turn, text: str) -> list[Reply]:
    """«новые клиенты: хантерам», at any time; nothing: it is about something else."""
    rule = read_rule(text)
    if rule is None:
        return []
    if may(turn.member.role, Ability.SET_CALLERS):
        return keep(turn, rule)
    role = turn.t.plain("role-name", role=turn.member.role)
    return [turn.alert(turn.t.plain("refused-ability", ability=Ability.SET_CALLERS, role=role))]


def keep(turn: Turn, rule: CallersRule) -> list[Reply]:
    """From the next call on."""
    if rule is not team_notes.new_callers(turn.connection, turn.member.team_id):
        team_notes.set_new_callers(turn.connection, turn.member, rule, turn.now)
    return [turn.show(settings_screen(turn))]


# -- who may have him


def hunters(turn: Turn) -> list[Member]:
    team = people.of_team(turn.connection, turn.member.team_id)
    return [one for one in team if one.role is Role.HUNTER and one.onboarding is None]


def of_record(turn: Turn, made: Record) -> NewCaller | None:
    """Whom a record brought; None: he was known before."""
    team_id = turn.member.team_id
    calls = made.kind is Kind.INCOMING and may(turn.member.role, Ability.LOG_CONTACT)
    if not calls or not existing.began_with(turn.connection, team_id, made.client_id, made.id):
        return None
    client = clients.get(turn.connection, team_id, made.client_id)
    stays = client is not None and client.owner_id == turn.member.id
    if not stays or team_notes.new_callers(turn.connection, team_id) is CallersRule.FARMER:
        return NewCaller(stays)
    return NewCaller(stays, tuple((one.id, one.name) for one in hunters(turn)))
