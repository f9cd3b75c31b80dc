"""A client is handed over: offered to a colleague, who accepts or declines (method.md §1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.people import Ability, Member, Role, may


class HandoverState(StrEnum):
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    MOVED = "moved"
    """Nobody was asked: the head moved the client, or who worked with him left."""
    GIVEN = "given"
    """A new caller, by the team's rule; or along with his meeting. Nobody is told of it as of a hand-over."""


CHANGED_HANDS = (HandoverState.ACCEPTED, HandoverState.MOVED)
"""The client went over, and his history tells of it."""
WENT_OVER = (*CHANGED_HANDS, HandoverState.GIVEN)
"""He was one's until then, and another's since, however that came."""


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
    COLD = "cold"
    """A trainee's cold work goes on with a hunter."""
    NEEDS_REASON = "needs_reason"


def may_give(giver: Member, owner_id: int) -> bool:
    """A client is given away by whoever works with him, and by the head."""
    return giver.id == owner_id or giver.leads


def may_hold_for(giver: Member, one: Member) -> bool:
    """To whom a booked meeting is given: to whoever holds meetings. A trainee's goes to a hunter with its client, and
    to nobody else: what he made is cold work (method.md §3)."""
    return one.role is Role.HUNTER if giver.role is Role.TRAINEE else may(one.role, Ability.HOLD)


def is_cold_work(owner: Member, *, existing: bool) -> bool:
    """A trainee works in block 1: from there a hunter goes on, and nobody else (method.md §3)."""
    return owner.role is Role.TRAINEE and not existing


def problem_of(giver: Member, owner: Member, to: Member, *, existing: bool, reason: str) -> Problem | None:
    """Why this client cannot be offered to this colleague: to a farmer, or, lost, back to a hunter with the reason;
    what a trainee began, to a hunter."""
    if not may_give(giver, owner.id):
        return Problem.NOT_YOURS
    if to.id == owner.id:
        return Problem.HIMSELF
    if to.role in (Role.TRAINEE, Role.HEAD):
        return Problem.ROLE
    if to.onboarding is not None:
        return Problem.NOT_JOINED
    if is_cold_work(owner, existing=existing):
        return None if to.role is Role.HUNTER else Problem.COLD
    return _why_not_back(existing, reason) if to.role is Role.HUNTER else None


def _why_not_back(existing: bool, reason: str) -> Problem | None:
    """Why he does not go to a hunter."""
    if not existing:
        return Problem.NOT_BOUGHT
    return None if reason else Problem.NEEDS_REASON


def receivers(
    giver: Member, owner: Member, team: Sequence[Member], lately: Sequence[int], *, existing: bool
) -> list[Member]:
    """To whom he may be offered, likely first: farmers before hunters, of these to whom was handed over lately."""
    fitting = [one for one in team if problem_of(giver, owner, one, existing=existing, reason="?") is None]
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


def lost(accepted: Sequence[Handover], owner: Member, giver: Member | None) -> Handover | None:
    """The hand-over by which a lost client came back to the hunter who works with him now. `giver`: who gave him away
    last; what a trainee gave was cold work, which nobody can lose."""
    last = accepted[-1] if accepted and accepted[-1].state is not HandoverState.MOVED else None
    if last is None or last.to_id != owner.id or owner.role is not Role.HUNTER:
        return None
    return None if giver and _was_trainee(giver, last.settled_at) else last


def _was_trainee(giver: Member, moment: datetime | None) -> bool:
    held = (each.what for each in giver.roles if moment is not None and moment <= each.until)
    return next(held, giver.role) is Role.TRAINEE
