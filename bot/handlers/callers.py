"""A new client who called by himself: he stays with the farmer or goes to a hunter, as the head has set."""

from __future__ import annotations

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.clients import Client
from bot.domain.funnel import Kind
from bot.domain.new_callers import NewCaller
from bot.domain.people import Ability, Member, Role, may
from bot.domain.record import Record
from bot.domain.team_settings import Callers, who_gets
from bot.handlers.turn import Turn
from bot.screens import incoming as screens
from bot.store import clients, existing, people, records, team, team_settings
from bot.texts import texts


def of_record(turn: Turn, made: Record) -> NewCaller | None:
    """Whom a record brought; None: he was known before."""
    team_id = turn.member.team_id
    calls = made.kind is Kind.INCOMING and may(turn.member.role, Ability.LOG_CONTACT)
    if not calls or not existing.began_with(turn.connection, team_id, made.client_id, made.id):
        return None
    client = clients.get(turn.connection, team_id, made.client_id)
    stays = client is not None and client.owner_id == turn.member.id
    return NewCaller(stays, team_settings.of_team(turn.connection, team_id).callers is not Callers.FARMER)


def hunters(turn: Turn) -> list[Member]:
    found = people.of_team(turn.connection, turn.member.team_id)
    return [one for one in found if one.role is Role.HUNTER and one.onboarding is None]


def give(turn: Turn, made: Record, client: Client, hunter: Member) -> Reply:
    """He is the hunter's from now on, who is told at once; what was promised, or will be yet, is his to call."""
    existing.give(turn.connection, turn.member.team_id, client.id, client.owner_id, hunter.id, turn.now)
    records.change(turn.connection, made, call_back_by=hunter.id)
    return message_to(hunter.telegram_id, screens.given(texts(hunter.locale), made, turn.member.name))


def given_at_once(turn: Turn, record_id: int) -> list[Reply]:
    """Where the head has set that new ones go to hunters: to whoever has the fewest; nothing where none is there."""
    made = records.own(turn.connection, turn.member, record_id)
    caller = of_record(turn, made) if made is not None else None
    if made is None or caller is None or not caller.stays:
        return []
    if team_settings.of_team(turn.connection, turn.member.team_id).callers is not Callers.HUNTERS:
        return []
    able = hunters(turn)
    hunter = who_gets(able, team.load(turn.connection, turn.member.team_id, [one.id for one in able]))
    client = clients.get(turn.connection, turn.member.team_id, made.client_id)
    if hunter is None or client is None:
        return []
    return [turn.say(screens.gave(turn.t, made, hunter.name)), give(turn, made, client, hunter)]
