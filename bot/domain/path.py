"""A client's path through blocks 2 and 3 (method.md §3): which moves are legal, and where he stands after them.

Block 1, cold work, is told by what was recorded (client_stage.py). Where he stands beyond it is what was said of him,
one move after another, and nothing else. To postpone is no place on the path: he stays where he is, and comes back to
the lists on his day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import reduce

from bot.domain.funnel import UNDO_LIFETIME
from bot.domain.people import Member

REASON_LIMIT = 300


class PathStage(StrEnum):
    PROGRESS = "progress"
    """Block 2: there is interest, and joint action is agreed."""
    CONTRACT = "contract"
    ORDER = "order"
    PAID = "paid"
    """He paid, and is to be handed to a farmer."""
    LOST = "lost"


COLD, TALKS, CLOSING, OUT = 1, 2, 3, 0
"""Blocks; OUT: in none of them any more."""
BLOCK_OF = {
    PathStage.PROGRESS: TALKS,
    PathStage.CONTRACT: CLOSING,
    PathStage.ORDER: CLOSING,
    PathStage.PAID: CLOSING,
    PathStage.LOST: OUT,
}
OPEN = (PathStage.CONTRACT, PathStage.ORDER)
"""What a head may join: the money is not there yet."""


class Move(StrEnum):
    INTEREST = "interest"
    """An effective meeting: its form tells of interest and of an agreement. Nobody says it by hand."""
    PROGRESS = "progress"
    CONTRACT = "contract"
    ORDER = "order"
    PAID = "paid"
    LOST = "lost"
    POSTPONED = "postponed"
    BACK = "back"
    """Who was lost or postponed is in work again."""
    DONE = "done"
    """The deal is over: a farmer has him, or he stays with who led it."""


TO_STAGE = {
    Move.PROGRESS: PathStage.PROGRESS,
    Move.CONTRACT: PathStage.CONTRACT,
    Move.ORDER: PathStage.ORDER,
    Move.PAID: PathStage.PAID,
    Move.LOST: PathStage.LOST,
}
DEALS = (Move.CONTRACT, Move.ORDER, Move.PAID)
"""Moves within block 3: they speak of money."""


@dataclass(frozen=True, slots=True)
class Path:
    stage: PathStage
    since: date
    amount: Decimal | None = None
    reason: str = ""
    """Why he is lost."""
    before: Path | None = None
    """Where he stood when he was lost: there he comes back to. Only his moves tell of it."""

    @property
    def block(self) -> int:
        return BLOCK_OF[self.stage]


@dataclass(frozen=True, slots=True)
class Said:
    """One move, as somebody said it."""

    move: Move
    on: date
    amount: Decimal | None = None
    reason: str = ""
    returns_on: date | None = None
    existing: bool = False
    """He bought already: then this is one more deal, and its end leaves him what he is."""


def after(path: Path | None, said: Said) -> Path | None:
    """Where a client stands after a move; None: cold work, or an existing client without a deal."""
    below = path is None or path.stage is PathStage.LOST
    match said.move:
        case Move.POSTPONED:
            return path
        case Move.DONE:
            return None
        case Move.BACK if path is not None and path.stage is PathStage.LOST:
            return replace(path.before, since=said.on) if path.before else None
        case Move.BACK:
            return path
        case Move.INTEREST:
            # A second effective meeting takes nobody back from his contract.
            return Path(PathStage.PROGRESS, said.on, path.amount if path else None) if below else path
    return _led_to(TO_STAGE[said.move], path, said)


def _led_to(stage: PathStage, path: Path | None, said: Said) -> Path | None:
    if said.existing and stage in (PathStage.PAID, PathStage.LOST):
        return None
    lost = stage is PathStage.LOST
    known = path.amount if path else None
    since = path.since if path and path.stage is stage else said.on
    was = (path.before if path and path.stage is PathStage.LOST else path) if lost else None
    return Path(stage, since, said.amount if said.amount is not None else known, said.reason if lost else "", was)


def stands(moves: Iterable[Said]) -> Path | None:
    """Where all moves that were not taken back leave him, the oldest first."""
    return reduce(after, moves, None)


@dataclass(frozen=True, slots=True)
class Place:
    """Everything on which it hangs what may be said of a client next."""

    path: Path | None
    existing: bool = False
    postponed: bool = False


_FROM: dict[PathStage | None, tuple[Move, ...]] = {
    None: (Move.PROGRESS, Move.POSTPONED, Move.LOST),
    PathStage.PROGRESS: (Move.CONTRACT, Move.ORDER, Move.POSTPONED, Move.LOST),
    PathStage.CONTRACT: (Move.ORDER, Move.PAID, Move.PROGRESS, Move.POSTPONED, Move.LOST),
    PathStage.ORDER: (Move.PAID, Move.CONTRACT, Move.PROGRESS, Move.POSTPONED, Move.LOST),
    PathStage.PAID: (Move.DONE, Move.ORDER),
    PathStage.LOST: (Move.BACK, Move.PROGRESS),
}
_FROM_EXISTING = (Move.PROGRESS, Move.CONTRACT, Move.ORDER, Move.POSTPONED)
"""He buys by habit: a new deal may begin anywhere. That he is lost is said by handing him to a hunter."""


def legal(place: Place) -> tuple[Move, ...]:
    """What may be said of a client now: forward first, then back, then aside."""
    stage = place.path.stage if place.path else None
    moves = _FROM_EXISTING if place.path is None and place.existing else _FROM[stage]
    return (Move.BACK, *moves) if place.postponed and Move.BACK not in moves else moves


class Problem(StrEnum):
    """Why a move is not made."""

    SAME = "same"
    """He stands there already, and no other sum was named."""
    EARLY = "early"
    """Into block 3 leads block 2."""
    NO_ORDER = "no_order"
    """To payment leads a contract or an order."""
    PAID = "paid"
    """Paid is paid: what is left is to hand him over."""
    BUYS = "buys"
    """An existing client is lost by handing him to a hunter."""
    LOST = "lost"
    """First he is in work again."""
    NOTHING = "nothing"
    """There is nothing to come back from, or to end."""
    NEEDS_REASON = "needs_reason"
    NEEDS_DAY = "needs_day"


def problem_of(place: Place, said: Said) -> Problem | None:
    """Why this cannot be said of him now. What is legal may still lack its reason or its day."""
    stage = place.path.stage if place.path else None
    if said.move in TO_STAGE and TO_STAGE[said.move] is stage:
        return Problem.SAME if said.amount is None or stage is PathStage.LOST else None
    if said.move is Move.INTEREST:
        return None
    if said.move not in legal(place):
        return _why_not(place, said.move)
    if said.move is Move.LOST and not any(letter.isalpha() for letter in said.reason):
        return Problem.NEEDS_REASON
    return Problem.NEEDS_DAY if said.move is Move.POSTPONED and said.returns_on is None else None


def _why_not(place: Place, move: Move) -> Problem:
    stage = place.path.stage if place.path else None
    if move in (Move.BACK, Move.DONE):
        return Problem.NOTHING
    if stage is PathStage.PAID:
        return Problem.PAID
    if stage is PathStage.LOST:
        return Problem.LOST
    if move is Move.LOST:
        return Problem.BUYS
    return Problem.EARLY if stage is None and not place.existing else Problem.NO_ORDER


def enters_closing(before: Path | None, now: Path | None) -> bool:
    """A client comes into block 3: every head is told."""
    return now is not None and now.stage in OPEN and (before is None or before.block != CLOSING)


class NoJoin(StrEnum):
    """Why there is nothing that a head could join."""

    COLD = "cold"
    """In block 1, or an existing client without a deal."""
    TALKS = "talks"
    PAID = "paid"
    """Still in block 3, and closed: what is left is to hand him over."""
    LOST = "lost"


_NO_JOIN: dict[PathStage | None, NoJoin] = {
    None: NoJoin.COLD,
    PathStage.PROGRESS: NoJoin.TALKS,
    PathStage.PAID: NoJoin.PAID,
    PathStage.LOST: NoJoin.LOST,
}


def join_problem(path: Path | None) -> NoJoin | None:
    """Whether a head joins: while the deal stands in block 3 and the money is not there yet (OPEN)."""
    return _NO_JOIN.get(path.stage if path else None)


def wants_amount(place: Place, said: Said) -> bool:
    """A deal that is being closed has a sum; who does not know it yet may say so."""
    known = place.path.amount if place.path else None
    return said.move in DEALS and said.amount is None and known is None


@dataclass(frozen=True, slots=True)
class Made:
    """A move that was made."""

    id: int
    client_id: int
    client_name: str
    member_id: int
    said: Said
    created_at: datetime
    undone: bool = False


def may_undo(made: Made, latest_id: int, now: datetime) -> bool:
    """The client's last move, and lately; what is older is mended by a move back."""
    return made.id == latest_id and not made.undone and now - made.created_at <= UNDO_LIFETIME


def may_move(mover: Member, owner_id: int) -> bool:
    """Whoever works with the client, and whoever leads the team."""
    return mover.leads or mover.id == owner_id
