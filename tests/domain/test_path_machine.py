"""A client's path under any sequence of moves, forms that change their mind, and moves that are taken back.

Beside the path stands what it must be, written a second time as plain words: one stage, one sum, one block.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.domain.path import BLOCK_OF, Move, Path, PathStage, Place, Problem, Said, legal, problem_of, stands

DAY = date(2026, 11, 2)
NEEDS = (Problem.NEEDS_REASON, Problem.NEEDS_DAY)


@dataclass
class Kept:
    """A move in the list of moves, as the store keeps it."""

    said: Said
    undone: bool = False


class Walk(RuleBasedStateMachine):
    """One client; `snapshots` hold where he stood before each move that was made by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.moves: list[Kept] = []
        self.snapshots: list[tuple[Kept, Path | None, bool]] = []
        self.existing = False
        self.today = DAY

    @property
    def standing(self) -> list[Said]:
        return [each.said for each in self.moves if not each.undone]

    @property
    def path(self) -> Path | None:
        return stands(self.standing)

    def place(self, *, postponed: bool = False) -> Place:
        return Place(self.path, self.existing, postponed)

    def flag(self) -> bool:
        """He had bought before this deal began."""
        return self.standing[-1].existing if self.path and self.standing else self.existing

    @rule(
        move=st.sampled_from([each for each in Move if each is not Move.INTEREST]),
        amount=st.none() | st.integers(1, 10**9).map(lambda cents: Decimal(cents).scaleb(-2)),
        reason=st.sampled_from(["", "дорого", "17"]),
        away=st.booleans(),
        postponed=st.booleans(),
    )
    def say(self, move: Move, amount: Decimal | None, reason: str, away: bool, postponed: bool) -> None:
        said = Said(move, self.today, amount, reason, self.today + timedelta(days=9) if away else None, self.flag())
        before, place, was = self.path, self.place(postponed=postponed), self.before_the_loss()
        problem = problem_of(place, said)
        same = before is not None and str(move) == str(before.stage)
        if move in legal(place):
            assert problem is None or problem in NEEDS
        else:
            assert problem is not None or (same and amount is not None)
        if problem is not None:
            return
        kept = Kept(said)
        self.moves.append(kept)
        self.snapshots.append((kept, before, self.existing))
        self._leads_where_it_says(before, was, said)
        if move is Move.PAID:
            self.existing = True

    def before_the_loss(self) -> Path | None:
        """Where he stood when he was lost the last time, by the moves before it."""
        standing = self.standing
        while standing and (path := stands(standing)) and path.stage is PathStage.LOST:
            standing.pop()
        return stands(standing)

    def _leads_where_it_says(self, before: Path | None, was: Path | None, said: Said) -> None:
        now = self.path
        if said.move is Move.BACK and before is not None and before.stage is PathStage.LOST:
            assert (now and (now.stage, now.amount)) == (was and (was.stage, was.amount))
            assert now is None or now.since == self.today
            return
        if said.move in (Move.POSTPONED, Move.DONE, Move.BACK):
            assert now == (None if said.move is Move.DONE else before)
            return
        if said.existing and said.move in (Move.PAID, Move.LOST):
            assert now is None
            return
        assert now is not None
        assert now.stage == PathStage(said.move)
        carried = before.amount if before else None
        assert now.amount == (carried if said.amount is None else said.amount)
        moved = before is None or before.stage is not now.stage
        assert now.since == (self.today if moved else before.since if before else None)

    @precondition(lambda self: not self.existing)
    @rule()
    def meet(self) -> None:
        """A form tells of interest and an agreement."""
        before = self.path
        self.moves.append(Kept(Said(Move.INTEREST, self.today)))
        now = self.path
        assert now is not None
        farther = before is not None and before.stage is not PathStage.LOST
        amount = before.amount if before else None
        assert now == before if farther else now == Path(PathStage.PROGRESS, self.today, amount)

    @rule(which=st.integers(0, 50))
    def form_changes_its_mind(self, which: int) -> None:
        """Interest or agreement are taken back, or told again, long after."""
        told = [each for each in self.moves if each.said.move is Move.INTEREST]
        if told:
            chosen = told[which % len(told)]
            chosen.undone = not chosen.undone
            self.snapshots.clear()

    @precondition(lambda self: self.snapshots)
    @rule()
    def undo(self) -> None:
        """The last move by hand, while it is the last: everything is as before."""
        kept, before, existing = self.snapshots[-1]
        if [each for each in self.moves if not each.undone][-1] is not kept:
            return
        self.snapshots.pop()
        kept.undone = True
        self.existing = existing
        assert self.path == before

    @rule()
    def a_day_passes(self) -> None:
        self.today += timedelta(days=1)

    @invariant()
    def what_is_kept_of_him_is_whole(self) -> None:
        path = self.path
        if path is None:
            return
        assert path.block == BLOCK_OF[path.stage]
        assert DAY <= path.since <= self.today
        assert path.amount is None or path.amount > 0
        assert (path.stage is PathStage.LOST) == bool(path.reason)

    @invariant()
    def there_is_always_a_way_on(self) -> None:
        """Nobody is stuck, and nothing is offered twice."""
        offered = legal(self.place())
        assert offered
        assert len(set(offered)) == len(offered)
        assert Move.INTEREST not in offered


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


def test_nobody_new_comes_to_payment_around_the_blocks() -> None:
    """By any three legal moves from cold work one is at most at the contract or the order, never at the payment."""
    reached: set[PathStage | None] = {None}
    for _ in range(2):
        reached |= {
            path.stage if path else None
            for stage in reached
            for move in legal(Place(Path(stage, DAY) if stage else None))
            for path in [stands([*_way(stage), _full(move)])]
        }
    assert PathStage.PAID not in reached
    assert {PathStage.CONTRACT, PathStage.ORDER} <= reached


def _full(move: Move) -> Said:
    return Said(move, DAY, None, "дорого" if move is Move.LOST else "", DAY if move is Move.POSTPONED else None)


def _way(stage: PathStage | None) -> list[Said]:
    return [_full(Move.PROGRESS), _full(Move(stage))] if stage else []
