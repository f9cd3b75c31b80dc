"""A damaged database: told from one that is away, and looked for in a SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.store.work import PRIMARY

DAMAGED_HERE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
DAMAGED_THERE = ("XX001", "XX002")
"""PostgreSQL's codes: damaged data, a damaged index."""
STEPS = 10_000
"""SQLite asks so often, in its own instructions, whether to go on: some hundred times a second."""


def was_damaged(error: BaseException) -> bool:
    """Whether a page of the database could not be read for what it is."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return code & PRIMARY in DAMAGED_HERE
    return getattr(cause, "sqlstate", None) in DAMAGED_THERE


def in_file(path: Path, stop: Callable[[], bool] = lambda: False) -> str | None:
    """Read every page of a SQLite file, on a connection of its own, beside a bot at work; what is wrong, or nothing.

    `stop`: asked now and then; where it is true the rest is not looked at.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as connection:
            connection.set_progress_handler(lambda: int(stop()), STEPS)
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        return None if stop() else _said(error)
    return None if found == ("ok",) else str(found[0] if found else "no answer").replace("\n", ": ")


def _said(error: sqlite3.Error) -> str:
    return error.sqlite_errorname if hasattr(error, "sqlite_errorname") else type(error).__name__
