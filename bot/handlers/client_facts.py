"""What is written down on an open client's card: number, ИНН, segment, a decision maker, a day to come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.delivery.outbox import Reply
from bot.domain.client_facts import Fact, Said, read_fact, read_named_fact, read_person
from bot.domain.clients import Client
from bot.domain.inn import inn_in
from bot.domain.phones import phone_in
from bot.domain.segments import named, nearest
from bot.domain.when import When, WhenProblem, parse_future
from bot.handlers import after, clients
from bot.handlers.client_removal import delete, is_asked
from bot.handlers.open_card import BESIDE, QUESTION
from bot.handlers.recording import future_problem
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import client_facts as screens
from bot.store import client_facts, people, segments
from bot.store import clients as base

_DAY = timedelta(days=1)


def routes() -> Routes:
    return Routes(
        presses={"fact.segments": press_segments, "fact.segment": press_segment},
        answers={QUESTION: type_fact},
    )


# -- typed


def type_fact(turn: Turn, text: str) -> list[Reply]:
    """One of the card's facts; anything else is another client's name, or a note to the record made just before."""
    asked = turn.expected(QUESTION)
    client = base.get(turn.connection, turn.member.team_id, asked["client"])
    if client is not None and is_asked(text):
        return delete(turn, client)
    said = read_fact(text)
    if client is None or said is None:
        return clients.type_name(turn, text) if asked.get("looking") else after.type_detail(turn, text)
    return _keep_on_card(turn, client, said)


def type_beside(turn: Turn, text: str) -> list[Reply]:
    """In a batch, where another client's card was opened since: what names its fact is of that one."""
    client_id = turn.conversation.data.get(BESIDE) if turn.conversation else None
    said = read_named_fact(text) if client_id else None
    client = base.get(turn.connection, turn.member.team_id, client_id) if client_id and said else None
    return _keep_on_card(turn, client, said) if client and said else []


def _keep_on_card(turn: Turn, client: Client, said: Said) -> list[Reply]:
    problem = keep(turn, client, said)
    return [turn.alert(problem)] if problem else clients.show(turn, (str(client.id),))


def keep(turn: Turn, client: Client, said: Said) -> str | None:
    """Written down; returns what to say where it was not."""
    return refusal(turn, client) or _KEEP[said.fact](turn, client, said)


def refusal(turn: Turn, client: Client) -> str | None:
    """A card is edited by whoever works with the client, and by the head."""
    if turn.member.leads or client.owner_id == turn.member.id:
        return None
    owner = people.get(turn.connection, turn.member.team_id, client.owner_id)
    return turn.t.plain("client-not-yours", owner=owner.name if owner else "")


def _phone(turn: Turn, client: Client, said: Said) -> str | None:
    phone = None if said.nothing else phone_in(said.value)
    if phone is None and not said.nothing:
        return turn.t.plain("client-phone-bad")
    client_facts.change(turn.connection, client, phone=phone)
    return None


def _inn(turn: Turn, client: Client, said: Said) -> str | None:
    inn = None if said.nothing else inn_in(said.value)
    if inn is None and not said.nothing:
        return turn.t.plain("client-inn-bad")
    taken = client_facts.others_with_inn(turn.connection, turn.member.team_id, inn, client.id) if inn else []
    if taken:
        return turn.t.plain("client-inn-taken", client=taken[0])
    client_facts.change(turn.connection, client, inn=inn)
    return None


def _segment(turn: Turn, client: Client, said: Said) -> str | None:
    if said.nothing:
        client_facts.change(turn.connection, client, segment_id=None)
        return None
    known = [each for each in segments.of_team(turn.connection, turn.member.team_id) if not each.retired]
    if not known:
        return turn.t.plain("client-no-segments")
    found = named(known, said.value)
    if found is None:
        meant = nearest(known, said.value)
        if meant is None:
            return turn.t.plain("list-no-segment", name=said.value)
        return turn.t.plain("list-segment-near", name=said.value, segment=meant.name)
    client_facts.change(turn.connection, client, segment_id=found.id)
    return None


def _postpone(turn: Turn, client: Client, said: Said) -> str | None:
    if said.nothing:
        client_facts.change(turn.connection, client, postponed_until=None)
        return None
    when = parse_future(said.value, turn.said_at, turn.member.zone)
    if not isinstance(when, When):
        return future_problem(turn, when)
    if when.day < turn.member.day(turn.said_at) + _DAY:
        return future_problem(turn, WhenProblem.IN_PAST)
    client_facts.change(turn.connection, client, postponed_until=when.day)
    return None


def _person(turn: Turn, client: Client, said: Said) -> str | None:
    introduced = read_person(said.value)
    if introduced is None:
        return turn.t.plain("client-person-bad")
    team_id = turn.member.team_id
    found = base.find_or_add(turn.connection, team_id, client.id, introduced.full_name, introduced.position, turn.now)
    if introduced.phone:
        client_facts.set_phone_of(turn.connection, found, introduced.phone)
    return None


_KEEP: dict[Fact, Callable[[Turn, Client, Said], str | None]] = {
    Fact.PHONE: _phone,
    Fact.INN: _inn,
    Fact.SEGMENT: _segment,
    Fact.POSTPONE: _postpone,
    Fact.PERSON: _person,
}


# -- by buttons


def press_segments(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The segments to choose from, in place of the card."""
    client = _client(turn, arguments(given, 1)[0])
    problem = refusal(turn, client)
    if problem:
        return [turn.alert(problem)]
    known = [each for each in segments.of_team(turn.connection, turn.member.team_id) if not each.retired]
    return [turn.show(screens.ask_segment(turn.t, client, known))]


def press_segment(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The chosen one; 0: none. Raises Outdated for one that is retired by now."""
    client_id, segment_id = arguments(given, 2)
    client = _client(turn, client_id)
    problem = refusal(turn, client)
    if problem:
        return [turn.alert(problem)]
    chosen = number(segment_id) or None
    if chosen is not None:
        segment = segments.get(turn.connection, turn.member.team_id, chosen)
        if segment is None or segment.retired:
            raise Outdated
    client_facts.change(turn.connection, client, segment_id=chosen)
    return clients.show(turn, (client_id,))


def _client(turn: Turn, client_id: str) -> Client:
    found = base.get(turn.connection, turn.member.team_id, number(client_id))
    if found is None:
        raise Outdated
    return found
