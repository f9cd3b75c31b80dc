"""A client is handed over: offered to a colleague, who accepts or declines (method.md §1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.people import Member, Role


class HandoverState(StrEnum):
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    MOVED = "moved"
    """Nobody was asked: the head moved the client, or who worked with him left."""


CHANGED_HANDS = (HandoverState.ACCEPTED, HandoverState.MOVED)
"""The client went over."""


@dataclass(frozen=True, slots=True)
class Handover:
    id: int
    client_id: int
    client_name: str
    from_id: int
    """Who worked with the client when he was offered."""
    to_id: int
    created_by: int
    """Who offered him: that one, or the head."""
    state: HandoverState
    note: str | None
    """What the receiver should know; to a hunter, why the client is lost; declined, why."""
    created_at: datetime
    settled_at: datetime | None


class Problem(StrEnum):
    """Why a client is not handed over."""

    NOT_YOURS = "not_yours"
    HIMSELF = "himself"
    """He works with the client already."""
    ROLE = "role"
    """Trainees and heads look after nobody's clients."""
    NOT_JOINED = "not_joined"
    NOT_BOUGHT = "not_bought"
    """Back to a hunter goes only who was a client."""
    NEEDS_REASON = "needs_reason"


def may_give(giver: Member, owner_id: int) -> bool:
    """A client is given away by whoever works with him, and by the head."""
    return giver.id == owner_id or giver.leads


def problem_of(giver: Member, owner_id: int, to: Member, *, existing: bool, reason: str) -> Problem | None:
    """Why this client cannot be offered to this colleague: to a farmer, or, lost, back to a hunter with the reason."""
    if not may_give(giver, owner_id):
        return Problem.NOT_YOURS
    if to.id == owner_id:
        return Problem.HIMSELF
    if to.role in (Role.TRAINEE, Role.HEAD):
        return Problem.ROLE
    if to.onboarding is not None:
        return Problem.NOT_JOINED
    if to.role is Role.HUNTER and not existing:
        return Problem.NOT_BOUGHT
    return Problem.NEEDS_REASON if to.role is Role.HUNTER and not reason else None


def receivers(
    giver: Member, owner_id: int, team: Sequence[Member], lately: Sequence[int], *, existing: bool
) -> list[Member]:
    """To whom he may be offered, likely first: farmers before hunters, of these to whom was handed over lately."""
    fitting = [one for one in team if problem_of(giver, owner_id, one, existing=existing, reason="?") is None]
    order = {member_id: place for place, member_id in reversed(list(enumerate(lately)))}
    return sorted(fitting, key=lambda one: (one.role is Role.HUNTER, order.get(one.id, len(lately)), one.name))


def becomes_existing(existing: bool, to: Role) -> bool:
    """Whether he counts as an existing client from then on: he was one, or a farmer takes him."""
    return existing or to is Role.FARMER


def may_take_back(asking: Member, offer: Handover) -> bool:
    """Who offered him, whose he is, and the head."""
    return asking.leads or asking.id in (offer.from_id, offer.created_by)


def first_giver(accepted: Sequence[Handover], owner_id: int) -> int | None:
    """Who brought a client that others look after by now. `accepted`: how he changed hands, the oldest first."""
    return accepted[0].from_id if accepted and accepted[0].from_id != owner_id else None


def lost(accepted: Sequence[Handover], owner: Member) -> Handover | None:
    """The hand-over by which a lost client came back to the hunter who works with him now."""
    last = accepted[-1] if accepted and accepted[-1].state is not HandoverState.MOVED else None
    return last if last and last.to_id == owner.id and owner.role is Role.HUNTER else None
