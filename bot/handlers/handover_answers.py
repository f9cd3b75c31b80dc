"""The receiver accepts or declines: by a button, or by «принять», «отказаться: причина»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.free_text import clean
from bot.domain.handover import Handover, HandoverState, becomes_existing
from bot.domain.handover_typed import NOTE_LIMIT, Said, named_before, read_answer
from bot.domain.names import normalise
from bot.domain.people import Ability, Role
from bot.domain.when import FARTHEST_PLAN
from bot.handlers import handover_base as base
from bot.handlers.handover_base import NOTE, REFUSAL
from bot.handlers.recording import talkers_cards
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.handlers.week_card import week_card_reply
from bot.screens import handover as screens
from bot.store import audit, clients, existing, handing_over, handovers, meetings
from bot.texts import texts

NOTED = ("rec.after", "client.card", "client.name", NOTE)
"""Questions to which a note, or a client's name, is an answer."""


def routes() -> Routes:
    presses = {"hand.yes": press_accept, "hand.no": press_decline, "hand.why": press_why}
    return Routes(
        presses=dict(presses),
        answers={REFUSAL: type_reason},
        phrases=(type_answer,),
        abilities=dict.fromkeys(presses, Ability.HAND_OVER),
    )


def _forget(turn: Turn) -> None:
    """Why he declines is not asked any more; what else was begun goes on."""
    if turn.expected(REFUSAL):
        turn.forget()


def _offer(turn: Turn, handover_id: int) -> Handover:
    """An offer to him. Raises Outdated."""
    offer = base.get(turn, handover_id)
    if offer.to_id != turn.member.id:
        raise Outdated
    return offer


def type_answer(turn: Turn, text: str) -> list[Reply]:
    """«принять», «принять Ромашка», «отказаться: причина»; nothing: the text is about something else."""
    said = read_answer(text)
    if said is None:
        return []
    found = handovers.to_member(turn.connection, turn.member)
    if not found:
        return _no_offers(turn, said)
    if said.accepts and said.rest:
        wanted = normalise(said.rest)
        found = [each for each in found if wanted in normalise(each.client_name)]
    elif not said.accepts:
        fitting, why = named_before(said.rest, [each.client_name for each in found])
        found, said = [found[at] for at in fitting] or found, replace(said, rest=why)
    if not found:
        return [turn.alert(turn.t.plain("hand-offer-none"))]
    if len(found) > 1:
        return [turn.say(screens.listing(turn.t, base.listed(turn, found), (), (), turn.member.zone))]
    return accept(turn, found[0]) if said.accepts else decline(turn, found[0], said.rest)


def _no_offers(turn: Turn, said: Said) -> list[Reply]:
    """«принять» alone, or a client's name behind it, is no note to the last record; other questions may ask for it."""
    asked = turn.conversation.expects if turn.conversation else None
    named = said.accepts and clients.named(turn.connection, turn.member.team_id, said.rest)
    if asked not in (None, *NOTED) or (said.rest and not named):
        return []
    return [turn.alert(turn.t.plain("hand-no-offers"))]


# -- accepting


def press_accept(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return accept(turn, _offer(turn, number(arguments(given, 1)[0])))


def accept(turn: Turn, offer: Handover) -> list[Reply]:
    """He is the receiver's from now on, with everything that is still to be done; all are told."""
    connection, member = turn.connection, turn.member
    if gone := _gone(turn, offer):
        return gone
    if member.role in (Role.TRAINEE, Role.HEAD):
        raise Outdated
    if not handovers.settle(connection, offer, HandoverState.ACCEPTED, turn.now):
        raise Outdated
    bought = existing.of_client(connection, member.team_id, offer.client_id)
    handing_over.move(
        *(connection, member.team_id, offer.client_id, offer.from_id, member.id, member.day(turn.now)),
        existing_now=becomes_existing(bought, member.role),
        now=turn.now,
    )
    about = ("client", offer.client_id)
    audit.note(connection, member, "client.handed", turn.now, subject=about, old=offer.from_id, new=member.id)
    _forget(turn)
    replies = [turn.show(screens.accepted(turn.t, offer)), *_news(turn, base.get(turn, offer.id), "")]
    # A talk that a farmer, or a colleague of his, had with him before counts from now on.
    if member.role is Role.FARMER:
        replies.append(week_card_reply(connection, member, turn.now))
    return replies if bought else [*replies, *talkers_cards(turn, offer.client_id)]


def _gone(turn: Turn, offer: Handover) -> list[Reply]:
    """It was answered or taken back; or the client is somebody else's by now, which ends it."""
    if offer.state is not HandoverState.OFFERED:
        return [turn.alert(turn.t.plain("hand-late", state=offer.state))]
    client = clients.get(turn.connection, turn.member.team_id, offer.client_id)
    if client is not None and client.owner_id == offer.from_id:
        return []
    handovers.settle(turn.connection, offer, HandoverState.TAKEN_BACK, turn.now)
    owner = base.name(turn, client.owner_id) if client else ""
    return [turn.alert(turn.t.plain("hand-moved-on", owner=owner))]


def _news(turn: Turn, offer: Handover, reason: str) -> list[Reply]:
    """For the giver, the heads and, once it is accepted, whoever holds a meeting with the client."""
    accepted = offer.state is HandoverState.ACCEPTED
    until = turn.now + FARTHEST_PLAN
    ahead = meetings.booked_with(turn.connection, turn.member.team_id, offer.client_id, turn.now, until)
    booked = ahead if accepted else []
    to, owner = turn.member.name, base.name(turn, offer.from_id)
    return [
        message_to(
            one.telegram_id,
            screens.news(
                *(texts(one.locale), offer),
                to=to,
                owner=owner,
                reason=reason,
                meetings=[each for each in booked if each.member_id == one.id],
                zone=one.zone,
            ),
        )
        for one in base.concerned(turn, offer, *(each.member_id for each in booked))
    ]


# -- declining


def press_decline(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return decline(turn, _offer(turn, number(arguments(given, 1)[0])), "")


def press_why(turn: Turn, given: Sequence[str]) -> list[Reply]:
    handover_id, reason = arguments(given, 2)
    if reason not in screens.REFUSALS:
        raise Outdated
    return decline(turn, _offer(turn, number(handover_id)), turn.t.plain("hand-refusal", reason=reason))


def type_reason(turn: Turn, text: str) -> list[Reply]:
    return decline(turn, _offer(turn, turn.expected(REFUSAL).get("offer", 0)), clean(text, NOTE_LIMIT))


def decline(turn: Turn, offer: Handover, reason: str) -> list[Reply]:
    """Only with a reason: who offered him has to know what to do next."""
    if gone := _gone(turn, offer):
        return gone
    if not any(letter.isalpha() for letter in reason):
        turn.ask(REFUSAL, {"offer": offer.id})
        return [turn.show(screens.ask_refusal(turn.t, offer))]
    if not handovers.settle(turn.connection, offer, HandoverState.DECLINED, turn.now, reason):
        raise Outdated
    _forget(turn)
    return [
        turn.show(screens.declined(turn.t, offer, reason)),
        *_news(turn, base.get(turn, offer.id), reason),
    ]
