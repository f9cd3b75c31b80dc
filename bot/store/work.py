"""A unit of work: a plain synchronous function of a connection, run in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

Answer = TypeVar("Answer")
Work = Callable[[Connection], Answer]
"""Nothing in it can await anything, Telegram least of all. It may be run again after a rollback, so what it leaves
behind is in the database or in its answer, and nowhere else."""


PASSING = ("40", "53", "55P03", "57")
"""Beginnings of PostgreSQL's codes for what passes: deadlock, no resources, a lock not had in time, a shutdown."""


def was_away(error: Exception) -> bool:
    """Whether the database was not there, or had no time: then the work itself is not at fault."""
    if isinstance(error, OSError | PoolTimeout):
        return True
    if not isinstance(error, DBAPIError):
        return False
    code = str(getattr(error.orig, "sqlstate", "") or "")
    return error.connection_invalidated or code.startswith(PASSING)
