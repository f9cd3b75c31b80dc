"""Who works on a database: a SQLite file is one process's, and nobody may replace what a bot works on."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from bot.store import postgres
from bot.store.address import SQLITE, driver_of


class Busy(Exception):
    """Another process works on this database; says so in a sentence."""


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Have a SQLite file to oneself while the context lasts, a crash included: the kernel gives the lock back.

    Of PostgreSQL, which is for several, nothing is held. Raises Busy.
    """
    file = file_of(url)
    if file is None:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    # Not on the database itself: SQLite's own locks are lost when any descriptor of its file is closed.
    held = os.open(lock_of(file), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(f"Another process works on {file}: stop it first; several need PostgreSQL.") from None
        yield
    finally:
        os.close(held)


def is_worked_on(url: str) -> bool:
    """Whether a bot runs on this database. Raises what a database raises that is away."""
    file = file_of(url)
    if file is None:
        return postgres.is_worked_on(url)
    if not lock_of(file).exists():
        return False
    try:
        with alone(url):
            return False
    except Busy:
        return True


def file_of(url: str) -> Path | None:
    """The file of a SQLite database."""
    name = make_url(url).database
    # By its real name: a link to it must not make two of one.
    return Path(name).resolve() if driver_of(url) == SQLITE and name and name != ":memory:" else None


def lock_of(file: Path) -> Path:
    return file.with_name(file.name + ".lock")
