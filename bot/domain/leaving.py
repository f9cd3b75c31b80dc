"""Whose clients go to whom when a head moves them, or when somebody leaves: nothing is left without an owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.people import Ability, Member, Role, may

AT_ONCE = 50
"""Clients that change hands in one transaction: a tap that comes meanwhile waits for these, not for a whole base."""


@dataclass(frozen=True, slots=True)
class InHand:
    """What somebody has in hand, and what would be left without anybody."""

    clients: int = 0
    existing: int = 0
    """Of the clients."""
    deals: int = 0
    """Clients in blocks 2 and 3."""
    meetings: int = 0
    """Booked ones to come, also with others' clients."""
    promises: int = 0
    calls: int = 0
    """Promised ones."""

    @property
    def is_empty(self) -> bool:
        return self == InHand()


class Problem(StrEnum):
    """Why a person's place in the team is not changed."""

    LAST_HEAD = "last_head"
    """A team has at least one head."""
    HEADS_ONLY = "heads_only"
    """A deputy does not change who is a head, nor who stands in for one."""
    SAME_ROLE = "same_role"
    NOT_JOINED = "not_joined"
    """He has not answered the first questions yet."""


def heads_of(team: Sequence[Member]) -> list[Member]:
    """Who leads the team for good: those who have come in."""
    return [one for one in team if one.role is Role.HEAD and one.onboarding is None and one.works_here]


def problem_of_role(by: Member, whom: Member, role: Role, team: Sequence[Member]) -> Problem | None:
    """Why this role cannot be given to him."""
    if whom.role is role:
        return Problem.SAME_ROLE
    if by.role is not Role.HEAD and Role.HEAD in (role, whom.role):
        return Problem.HEADS_ONLY
    if whom.onboarding is not None:
        return Problem.NOT_JOINED
    return Problem.LAST_HEAD if is_only_head(whom, team) else None


def problem_of_leaving(by: Member, whom: Member, team: Sequence[Member]) -> Problem | None:
    """Why he cannot be let go."""
    if by.role is not Role.HEAD and (whom.role is Role.HEAD or whom.id == by.id):
        return Problem.HEADS_ONLY
    return Problem.LAST_HEAD if is_only_head(whom, team) else None


def is_only_head(whom: Member, team: Sequence[Member]) -> bool:
    """A team has at least one head: he names another first."""
    return [one.id for one in heads_of(team)] == [whom.id]


def is_promotion(old: Role, new: Role) -> bool:
    return (old is Role.TRAINEE and new in (Role.HUNTER, Role.FARMER)) or new is Role.HEAD


def takers(whom: Member, team: Sequence[Member], in_hand: InHand, load: Mapping[int, int]) -> list[Member]:
    """To whom his clients may go, likely first: who does the same work, then who has fewest clients.

    A trainee takes over a trainee's cold work only. A head keeps clients only where nobody else is there.
    """
    there = [one for one in team if one.id != whom.id and one.onboarding is None and one.works_here]
    fitting = [one for one in there if _fits(whom, one, in_hand)] or [one for one in there if one.role is Role.HEAD]
    return sorted(fitting, key=lambda one: (one.role is not whom.role, _RANK[one.role], load.get(one.id, 0), one.name))


_RANK = {Role.HUNTER: 0, Role.FARMER: 1, Role.TRAINEE: 2, Role.HEAD: 3}


def _fits(whom: Member, to: Member, in_hand: InHand) -> bool:
    cold = whom.role is Role.TRAINEE and not in_hand.existing and not in_hand.deals
    return may(to.role, Ability.HOLD) or (to.role is Role.TRAINEE and cold)


def group(fitting: Sequence[Member]) -> list[Member]:
    """Among whom a base is spread: the likeliest and those who do the same as he."""
    return [one for one in fitting if one.role is fitting[0].role]


@dataclass(frozen=True, slots=True)
class Deal:
    """What a client stands for in blocks 2 and 3."""

    block: int
    amount: Decimal


def shares(clients: Sequence[int], deals: Mapping[int, Deal], got: Mapping[int, int]) -> dict[int, list[int]]:
    """Who gets which of these clients. `got`: how many each has of this base by now. Deals first, block by block: each
    to who has fewest of its block, of these to who has fewest clients, then to the smallest sum; then the others."""
    given: dict[int, list[int]] = {taker: [] for taker in got}
    sums = dict.fromkeys(got, Decimal(0))
    counts: Counter[tuple[int, int]] = Counter()
    for client in sorted((each for each in clients if each in deals), key=lambda each: _weight(deals[each])):
        deal = deals[client]
        taker = min(got, key=lambda one: (counts[one, deal.block], got[one] + len(given[one]), sums[one]))
        given[taker].append(client)
        sums[taker] += deal.amount
        counts[taker, deal.block] += 1
    for client in (each for each in clients if each not in deals):
        taker = min(got, key=lambda one: got[one] + len(given[one]))
        given[taker].append(client)
    return given


def _weight(deal: Deal) -> tuple[int, Decimal]:
    return -deal.block, -deal.amount
