"""A unit of work: a plain synchronous function of a connection, run in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeVar

import asyncpg  # type: ignore[import-untyped]  # it has no stubs
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

Answer = TypeVar("Answer")
Work = Callable[[Connection], Answer]
"""Nothing in it can await anything, Telegram least of all. It may be run again after a rollback, so what it leaves
behind is in the database or in its answer, and nowhere else."""


PASSING = ("08", "25006", "25P03", "40", "53", "55P03", "57", "58")
"""Beginnings of PostgreSQL's codes for what passes: a lost connection, a server that only reads (the one that has taken
over, perhaps), a transaction ended because this process hung, deadlock, no resources or a full disk, a lock not had in
time, a shutdown, a failing disk."""
PASSING_HERE = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOMEM),
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN),
    }
)
"""SQLite's: somebody else writes, or the disk is full, failing, or only read."""
WENT = (asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What asyncpg raises where the server went, the second one in the middle of a sentence."""
PRIMARY = 0xFF
"""SQLite's codes have more particular ones within them."""


def was_away(error: BaseException) -> bool:
    """Whether the database was not there, had no room or no time: then the work itself is not at fault."""
    if isinstance(error, (OSError, PoolTimeout, *WENT)):
        return True
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    cause = _cause(error)
    if isinstance(cause.__cause__, WENT):
        return True
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return code & PRIMARY in PASSING_HERE
    return str(getattr(cause, "sqlstate", None) or "").startswith(PASSING)


def trouble(error: BaseException) -> str:
    """Its name for the log, with the database's own code where it has one: no message, which may hold people's data."""
    cause = _cause(error)
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__


def _cause(error: BaseException) -> BaseException:
    """What the driver said: SQLAlchemy wraps most of it, but not what happens while a connection is made."""
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
