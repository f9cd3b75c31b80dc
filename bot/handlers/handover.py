"""`/handover`: a client is offered to a colleague, by three taps or in one line; the offer is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.clients import Client
from bot.domain.colleagues import named
from bot.domain.free_text import clean
from bot.domain.handover import HandoverState, Problem, is_cold_work, may_give, may_take_back, problem_of, receivers
from bot.domain.handover_typed import NOTE_LIMIT, Line, read_line
from bot.domain.line import NAME_LIMIT
from bot.domain.people import Ability, Member
from bot.handlers import handover_base as base
from bot.handlers.clients import type_name
from bot.handlers.handover_base import LOST, NOTE, WHICH, WHOM
from bot.handlers.pressed_rows import client_of, colleague_of
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import handover as screens
from bot.screens.screen import Screen
from bot.store import clients, existing, handovers, people
from bot.texts import texts

DONE_SINCE = timedelta(days=14)


def routes() -> Routes:
    presses = {
        "hand.begin": press_begin,
        "hand.pick": press_pick,
        "hand.to": press_to,
        "hand.lost": press_lost,
        "hand.back": press_back,
        "hand.open": press_open,
    }
    return Routes(
        commands={"handover": handover},
        presses=dict(presses),
        answers={WHOM: type_whom, LOST: type_lost, NOTE: type_note},
        abilities=dict.fromkeys(("handover", NOTE, *presses), Ability.HAND_OVER),
    )


def handover(turn: Turn, argument: str) -> list[Reply]:
    """`/handover Ромашка; Анна Белова; просят счёт`; alone: the offers to him and of his clients, the head's all."""
    line = read_line(argument)
    if not line.client:
        return _listing(turn)
    team_id = turn.member.team_id
    found = clients.named(turn.connection, team_id, line.client)
    found = found or clients.find(turn.connection, team_id, line.client, turn.member.id)
    if not found:
        return [turn.alert(turn.t.plain("client-none", name=line.client))]
    if len(found) > 1:
        turn.ask(WHICH, {"to": line.to, "note": line.note})
        return [turn.say(screens.which(turn.t, found))]
    return _typed(turn, found[0], line)


def _listing(turn: Turn) -> list[Reply]:
    mine = handovers.to_member(turn.connection, turn.member)
    others = handovers.from_member(turn.connection, turn.member)
    done = []
    if turn.member.leads:
        others = handovers.of_team(turn.connection, turn.member.team_id)
        done = handovers.settled(turn.connection, turn.member.team_id, turn.now - DONE_SINCE)
    to_him, waiting, settled = (base.listed(turn, each) for each in (mine, others, done))
    return [turn.say(screens.listing(turn.t, to_him, waiting, settled, turn.member.zone))]


# -- whom


def press_begin(turn: Turn, given: Sequence[str]) -> list[Reply]:
    client = client_of(turn, number(arguments(given, 1)[0]))
    return _blocked(turn, client) or _ask_whom(turn, client, "")


def press_pick(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """One of several clients of a typed line, whose rest is kept."""
    client, asked = client_of(turn, number(arguments(given, 1)[0])), turn.expected(WHICH)
    return _typed(turn, client, Line(client.name, asked.get("to", ""), asked.get("note", "")))


def _candidates(turn: Turn, client: Client) -> list[Member]:
    connection, team_id = turn.connection, turn.member.team_id
    lately = handovers.receivers(connection, team_id, client.owner_id)
    team = people.of_team(connection, team_id)
    bought = existing.of_client(connection, team_id, client.id)
    return receivers(turn.member, _owner(turn, client), team, lately, existing=bought)


def _owner(turn: Turn, client: Client) -> Member:
    """Who works with him. Raises Outdated: he was deleted meanwhile."""
    found = people.get(turn.connection, turn.member.team_id, client.owner_id)
    if found is None:
        raise Outdated
    return found


def _ask_whom(turn: Turn, client: Client, note: str, typed: str = "", some: Sequence[Member] = ()) -> list[Reply]:
    turn.ask(WHOM, {"client": client.id, "note": note})
    found = some or _candidates(turn, client)
    bought = existing.of_client(turn.connection, turn.member.team_id, client.id)
    cold = is_cold_work(_owner(turn, client), existing=bought)
    return [turn.show(screens.ask_whom(turn.t, client, found, typed, cold=cold))]


def type_whom(turn: Turn, text: str) -> list[Reply]:
    """A name, perhaps with what to pass on behind it; nothing: another command."""
    asked = turn.expected(WHOM)
    to, _, note = text.partition(";")
    client = client_of(turn, asked.get("client", 0))
    return _typed(turn, client, Line(client.name, clean(to, NOTE_LIMIT), clean(note, NOTE_LIMIT) or asked["note"]))


def _typed(turn: Turn, client: Client, line: Line) -> list[Reply]:
    """Whoever is named; where it is not beyond doubt, it is asked."""
    blocked = _blocked(turn, client)
    if blocked or not line.to:
        return blocked or _ask_whom(turn, client, line.note)
    fitting = _candidates(turn, client)
    found = named(fitting, line.to)
    if len(found) == 1:
        return _offer(turn, client, found[0], line.note)
    if not found:
        known = named(people.of_team(turn.connection, turn.member.team_id), line.to)
        if len(known) == 1 and (problem := _unfit(turn, client, known[0], "?")):
            return _refusal(turn, client, problem, known[0].name)
    return _ask_whom(turn, client, line.note, "" if found else line.to, found)


def _blocked(turn: Turn, client: Client) -> list[Reply]:
    """Why he cannot be offered to anybody: he is another's, or offered already."""
    if not may_give(turn.member, client.owner_id):
        return _refusal(turn, client, Problem.NOT_YOURS, "")
    offer = handovers.offered(turn.connection, turn.member.team_id, client.id)
    if offer is None:
        return []
    return [turn.alert(turn.t.plain("hand-offered-already", client=client.name, to=base.name(turn, offer.to_id)))]


def _refusal(turn: Turn, client: Client, problem: Problem, to: str) -> list[Reply]:
    owner = base.name(turn, client.owner_id)
    return [turn.alert(screens.refused(turn.t, problem, client.name, owner=owner, to=to))]


def _unfit(turn: Turn, client: Client, to: Member, reason: str) -> Problem | None:
    """Why he cannot be offered to this one."""
    bought = existing.of_client(turn.connection, turn.member.team_id, client.id)
    return problem_of(turn.member, _owner(turn, client), to, existing=bought, reason=reason)


# -- the offer


def press_to(turn: Turn, given: Sequence[str]) -> list[Reply]:
    client_id, member_id = arguments(given, 2)
    client, to = client_of(turn, number(client_id)), colleague_of(turn, number(member_id))
    asked = turn.expected(WHOM)
    return _offer(turn, client, to, asked.get("note", "") if asked.get("client") == client.id else "")


def press_lost(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Why a lost client goes back to a hunter."""
    client_id, member_id, reason = arguments(given, 3)
    if reason not in screens.LOST_REASONS:
        raise Outdated
    client, to = client_of(turn, number(client_id)), colleague_of(turn, number(member_id))
    return _offer(turn, client, to, turn.t.plain("hand-lost-reason", reason=reason))


def type_lost(turn: Turn, text: str) -> list[Reply]:
    asked = turn.expected(LOST)
    client, to = client_of(turn, asked.get("client", 0)), colleague_of(turn, asked.get("to", 0))
    return _offer(turn, client, to, clean(text, NOTE_LIMIT))


def _offer(turn: Turn, client: Client, to: Member, note: str) -> list[Reply]:
    """Offered once; the receiver is told at once, and whose client it is where that is another."""
    if blocked := _blocked(turn, client):
        return blocked
    problem = _unfit(turn, client, to, note if any(letter.isalpha() for letter in note) else "")
    if problem is Problem.NEEDS_REASON:
        turn.ask(LOST, {"client": client.id, "to": to.id})
        return [turn.show(screens.ask_lost(turn.t, client, to))]
    if problem is not None:
        return _refusal(turn, client, problem, to.name)
    made = handovers.offer(turn.connection, turn.member, client.id, client.owner_id, to.id, note, turn.now)
    if made is None:
        raise Outdated
    offer = base.get(turn, made)
    turn.ask(NOTE, {"offer": offer.id})
    replies = [turn.show(base.for_giver(turn, offer, turn.member))]
    if to.id != turn.member.id:
        replies.append(message_to(to.telegram_id, base.for_receiver(turn, offer, to)))
    owner = people.get(turn.connection, turn.member.team_id, client.owner_id)
    if owner is not None and owner.id != turn.member.id:
        said = texts(owner.locale)("hand-told-owner", head=turn.member.name, client=client.name, to=to.name)
        replies.append(message_to(owner.telegram_id, Screen(said)))
    return replies


def type_note(turn: Turn, text: str) -> list[Reply]:
    """What to pass on, right after the offer; nothing: it was answered meanwhile, or the text is of a client."""
    offer = base.get(turn, turn.expected(NOTE).get("offer", 0))
    note = clean(text, NOTE_LIMIT)
    name, line, _ = text.partition(";")
    if clients.named(turn.connection, turn.member.team_id, clean(name, NAME_LIMIT)):
        return [] if line else type_name(turn, text)
    if offer.state is not HandoverState.OFFERED or offer.note or not any(letter.isalpha() for letter in note):
        return []
    handovers.add_note(turn.connection, offer, note)
    turn.forget()
    to = colleague_of(turn, offer.to_id)
    said = texts(to.locale)("hand-more", giver=turn.member.name, client=offer.client_name, note=note)
    return [turn.say(Screen(turn.t("hand-noted", to=to.name))), message_to(to.telegram_id, Screen(said))]


def press_open(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return base.opened(turn, base.get(turn, number(arguments(given, 1)[0])))


def press_back(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Отозвать»: the receiver, who may not have looked yet, is told."""
    offer = base.get(turn, number(arguments(given, 1)[0]))
    if not may_take_back(turn.member, offer):
        raise Outdated
    if not handovers.settle(turn.connection, offer, HandoverState.TAKEN_BACK, turn.now):
        return [turn.alert(turn.t.plain("hand-late", state=offer.state))]
    to = colleague_of(turn, offer.to_id)
    said = texts(to.locale)("hand-taken-back-told", client=offer.client_name)
    return [turn.show(screens.taken_back(turn.t, offer)), message_to(to.telegram_id, Screen(said))]
