"""Which client and which decision maker a draft means, if that is beyond doubt."""

from __future__ import annotations

from bot.domain.assent import bare_name, may_be_a_client
from bot.domain.clients import Client, DecisionMaker
from bot.domain.free_text import says_something
from bot.domain.funnel import Kind, Result
from bot.domain.line import Draft
from bot.domain.name_index import relayout
from bot.domain.names import may_be_slip, normalise
from bot.domain.option_names import says_unknown
from bot.handlers.turn import Turn
from bot.store import clients

NOBODY = 0
"""In place of a person's id: the talk was not with a decision maker."""
NOBODY_WORDS = frozenset(
    {
        *("-", "–", "—", "нет", "нет лпр", "без лпр", "не лпр", "не с лпр", "nobody", "no decision maker"),
        "not with one",
        "not a decision maker",
    }
)


def client_meant(turn: Turn, draft: Draft) -> Client | None:
    """The client that is meant, if that is beyond doubt; one typed in a whole line and unlike any other is created."""
    if draft.client_id is not None:
        return clients.get(turn.connection, turn.member.team_id, draft.client_id)
    if not is_name(draft.client):
        return None
    same = clients.named(turn.connection, turn.member.team_id, draft.client)
    if same:
        return same[0] if len(same) == 1 else None
    if not draft.whole_line or not may_be_a_client(draft.client):
        return None
    alike = clients.find(turn.connection, turn.member.team_id, draft.client)
    named = bare_name(draft.client)
    typed = (named, relayout(named) or named)
    if any(may_be_slip(name, bare_name(each.name)) or _begins(each.name, name) for each in alike for name in typed):
        return None
    return clients.create(turn.connection, turn.member.team_id, draft.client, turn.member.id, turn.now)


def _begins(name: str, typed: str) -> bool:
    return normalise(typed) in normalise(name)


def is_name(name: str) -> bool:
    return says_something(name)


def needs_nobody(draft: Draft) -> bool:
    """Without a decision maker: the rep said so, nobody was reached, or he was sent away at the door."""
    if draft.person_id == NOBODY:
        return True
    return draft.result is Result.NOT_REACHED or (draft.kind is Kind.WALKIN and draft.result is Result.REFUSED)


def means_nobody(person: str) -> bool:
    """«нет ЛПР», «не знаю»: nobody's name."""
    return person.lower() in NOBODY_WORDS or says_unknown(person)


def person_meant(turn: Turn, draft: Draft, client: Client) -> DecisionMaker | None:
    """The decision maker that is meant: chosen, known by the typed name, or new."""
    if draft.person_id is not None:
        found = clients.decision_maker(turn.connection, turn.member.team_id, draft.person_id)
        return found[0] if found and found[0].client_id == client.id else None
    if not is_name(draft.person):
        return None
    team_id = turn.member.team_id
    person = clients.find_or_add(turn.connection, team_id, client.id, draft.person, draft.position, turn.now)
    if draft.phone and draft.phone != person.phone:
        clients.describe(turn.connection, team_id, person.id, phone=draft.phone)
    return person
