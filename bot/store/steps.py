"""Long reading in steps: each a piece of work for a transaction of its own, so that a tap waits for one step only.

A generator yields its pieces and is sent their answers. Who runs it decides how: all in the transaction that is open
(`at_once`), or one transaction after another (`database.in_steps`).
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.store.work import Answer, Work

Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True)
class Apart:
    """A piece that needs no database: it is made outside of any transaction."""

    make: Callable[[], Any]


Steps = Generator[Work[Any] | Apart, Any, Answer]


def step(work: Work[Piece]) -> Steps[Piece]:
    """One piece, and its answer: `found = yield from step(…)`."""
    answer: Piece = yield work
    return answer


def apart(make: Callable[[], Piece]) -> Steps[Piece]:
    answer: Piece = yield Apart(make)
    return answer


def at_once(connection: Connection, steps: Steps[Answer]) -> Answer:
    """All of it in this transaction."""
    answer: Any = None
    while True:
        try:
            piece = steps.send(answer)
        except StopIteration as done:
            result: Answer = done.value
            return result
        answer = piece.make() if isinstance(piece, Apart) else piece(connection)
