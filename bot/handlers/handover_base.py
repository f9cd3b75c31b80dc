"""What giving and answering share: the offer that is meant, its names, its screens."""

from __future__ import annotations

from collections.abc import Iterable

from bot.delivery.outbox import Reply
from bot.domain.handover import Handover, HandoverState, may_take_back
from bot.domain.people import Member
from bot.domain.when import FARTHEST_PLAN
from bot.handlers.clients import shown_to, situation_of
from bot.handlers.handover_hands import name_of
from bot.handlers.turn import Outdated, Turn
from bot.screens import handover as screens
from bot.screens.screen import Screen
from bot.store import clients, handovers, heads, meetings, people, records
from bot.store.handing_over import CALLS_SINCE
from bot.texts import texts

NOTE, WHOM, LOST, WHICH, REFUSAL = "hand.note", "hand.whom", "hand.lost", "hand.which", "hand.no"
"""Questions."""


def get(turn: Turn, handover_id: int) -> Handover:
    """An offer of the team, open or not. Raises Outdated."""
    found = handovers.get(turn.connection, turn.member.team_id, handover_id)
    if found is None:
        raise Outdated
    return found


def name(turn: Turn, member_id: int) -> str:
    return name_of(turn.connection, turn.member.team_id, member_id)


def listed(turn: Turn, found: Iterable[Handover]) -> list[screens.Listed]:
    return [screens.Listed(each, name(turn, each.from_id), name(turn, each.to_id)) for each in found]


def for_receiver(turn: Turn, offer: Handover, receiver: Member) -> Screen:
    """The client with everything, in the receiver's own language and time."""
    connection, team_id = turn.connection, turn.member.team_id
    client = clients.get(connection, team_id, offer.client_id)
    assert client is not None
    today = receiver.day(turn.now)
    booked = meetings.booked_with(connection, team_id, client.id, turn.now, turn.now + FARTHEST_PLAN)
    shown = screens.Offered(
        offer=offer,
        giver=name(turn, offer.created_by),
        card=shown_to(connection, receiver, client, turn.now),
        meetings=[(each, name(turn, each.member_id)) for each in booked],
        situation=situation_of(connection, receiver, client, turn.now),
        calls=records.call_backs_with(connection, team_id, client.id, offer.from_id, today - CALLS_SINCE),
    )
    return screens.offered(texts(receiver.locale), shown, receiver.zone, today)


def for_giver(turn: Turn, offer: Handover, reader: Member, *, noted: bool = False) -> Screen:
    to, owner = name(turn, offer.to_id), name(turn, offer.from_id)
    own = offer.from_id == reader.id
    return screens.made(texts(reader.locale), offer, to=to, owner=owner, own=own, noted=noted)


def opened(turn: Turn, offer: Handover) -> list[Reply]:
    """An offer from a list or a card: to be answered, to be taken back, or what came of it. Raises Outdated."""
    if offer.to_id == turn.member.id and offer.state is HandoverState.OFFERED:
        return [turn.show(for_receiver(turn, offer, turn.member))]
    if not may_take_back(turn.member, offer) and offer.to_id != turn.member.id:
        raise Outdated
    if offer.state is not HandoverState.OFFERED:
        return [turn.alert(turn.t.plain("hand-late", state=offer.state))]
    return [turn.show(for_giver(turn, offer, turn.member, noted=True))]


def concerned(turn: Turn, offer: Handover, *others: int) -> list[Member]:
    """Who is told what came of an offer: whose the client was, who offered him, the heads, and these others."""
    ids = {offer.from_id, offer.created_by, *others} - {turn.member.id}
    team = people.of_team(turn.connection, turn.member.team_id)
    leading = {one.id for one in heads.to_tell(turn.connection, turn.member.team_id, turn.now)} - {turn.member.id}
    return [one for one in team if one.id in ids | leading and one.onboarding is None]
