"""The database as the rest of the bot sees it: units of work, and two locks."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import Any, Protocol

import asyncpg  # type: ignore[import-untyped]  # it has no stubs
from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from bot.store import postgres, sqlite
from bot.store.address import SQLITE, driver_of
from bot.store.postgres import Postgres
from bot.store.sqlite import Sqlite
from bot.store.steps import Apart, Steps
from bot.store.work import WENT, Answer, Work

UNUSABLE = (OSError, SQLAlchemyError, sqlite3.Error, asyncpg.PostgresError, *WENT)
"""What a database raises that is away, foreign, damaged or not migrated: drivers do not wrap all of theirs."""


class Database(Protocol):
    shared: bool
    """Whether other processes may work on it at the same time."""

    async def transaction(self, work: Work[Answer]) -> Answer:
        """Run `work` in one transaction: committed when this returns, rolled back when it raises what `work` raised."""
        ...

    async def close(self) -> None: ...


async def open_database(url: str) -> Database:
    """Open `sqlite+aiosqlite:///…` or `postgresql+asyncpg://…`; the folder of a SQLite file is made if missing.

    Raises ValueError, with a sentence, for any other.
    """
    if driver_of(url) == SQLITE:
        return await Sqlite.open(make_url(url).database or ":memory:")
    return Postgres(url)


async def in_steps(database: Database, steps: Steps[Answer]) -> Answer:
    """Each step in a transaction of its own: what comes meanwhile has its turn between two of them."""
    answer: Any = None
    while True:
        try:
            piece = steps.send(answer)
        except StopIteration as done:
            result: Answer = done.value
            return result
        if isinstance(piece, Apart):
            answer = await asyncio.to_thread(piece.make)
        else:
            answer = await database.transaction(piece)


def read_apart(url: str, work: Work[Answer]) -> Answer:
    """Run a long reading on a connection of its own, of one moment's state: nobody waits for it, and it writes nothing.

    For a process of its own: it does not return before the work is done.
    """
    if driver_of(url) == SQLITE:
        return sqlite.read_apart(make_url(url).database or "", work)
    return postgres.read_apart(url, work)


_LOCK_CHAT = text("SELECT pg_advisory_xact_lock(:key)")
_LOCK_TEAM = text("SELECT pg_advisory_xact_lock(1, :key)")


def lock_chat(connection: Connection, chat_key: int) -> None:
    """Until the transaction ends nobody else handles this chat. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK_CHAT, {"key": chat_key})


def lock_team(connection: Connection, team_id: int) -> None:
    """Until the transaction ends nobody else changes this team: rules across rows («at most five») hold.

    Always taken after the chat's lock, so two transactions cannot wait for each other in a ring.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK_TEAM, {"key": team_id})
