"""A unit of work: a plain synchronous function of a connection, run in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

Answer = TypeVar("Answer")
Work = Callable[[Connection], Answer]
"""Nothing in it can await anything, Telegram least of all. It may be run again after a rollback, so what it leaves
behind is in the database or in its answer, and nowhere else."""


def was_away(error: Exception) -> bool:
    """Whether the database was not there, or left in the middle: then the work itself is not at fault."""
    return isinstance(error, OSError) or (isinstance(error, DBAPIError) and error.connection_invalidated)
