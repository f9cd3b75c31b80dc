"""What was paid in a week: the sum of each deal whose payment was said in it, whatever became of the client since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.board import Pile
from bot.domain.path import Made, Move, Path, PathStage, after


@dataclass(frozen=True, slots=True)
class Payment:
    on: date
    member_id: int
    """Who said so."""
    amount: Decimal | None


def payments(moves: Iterable[Made]) -> list[Payment]:
    """Of one client, whose moves these are, the oldest first, but for those taken back. Money that did not come after
    all is none; a sum that was corrected is one payment still."""
    found: list[Payment] = []
    path: Path | None = None
    for made in moves:
        said, was = made.said, path
        path = after(path, said)
        stood = was is not None and was.stage is PathStage.PAID
        if stood and said.move not in (Move.DONE, Move.POSTPONED, Move.BACK, Move.INTEREST):
            found.pop()
        if said.move is Move.PAID:
            known = was.amount if was else None
            found.append(Payment(said.on, made.member_id, said.amount if said.amount is not None else known))
    return found


def pile(found: Iterable[Payment]) -> Pile:
    sums = [each.amount for each in found]
    known = [each for each in sums if each]
    return Pile(len(sums), sum(known, Decimal(0)), len(sums) - len(known))
