"""One unit of work: a plain synchronous function of a connection, run in one transaction.

SQLite: aiosqlite hops to its thread and back for every single statement, which costs more than the statements.
Here the whole unit is handed to that thread at once. PostgreSQL: asyncpg, through SQLAlchemy's `run_sync`.
Either way the unit is the same function, so nothing in it can await anything, Telegram least of all.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

import aiosqlite
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import StaticPool

Answer = TypeVar("Answer")
Work = Callable[[Connection], Answer]

POSTGRES_CONNECTIONS = 8


class Database(Protocol):
    shared: bool
    """Whether other processes may work on it at the same time."""

    async def transaction(self, work: Work[Answer]) -> Answer:
        """Run `work` in one transaction: committed when it returns, rolled back when it raises."""
        ...

    async def close(self) -> None: ...


async def open_database(url: str) -> Database:
    """Open `sqlite+aiosqlite:///…` or `postgresql+asyncpg://…`; the folder of a SQLite file is made if missing."""
    driver = make_url(url).drivername
    if driver == "sqlite+aiosqlite":
        return await _Sqlite.open(make_url(url).database or ":memory:")
    if driver == "postgresql+asyncpg":
        return _Postgres(url)
    raise ValueError(f"DATABASE_URL begins with {driver}: use sqlite+aiosqlite:///… or postgresql+asyncpg://…")


class _WholeUnits(aiosqlite.Connection):
    """An aiosqlite connection that also runs a whole function in its thread."""

    async def run(self, work: Callable[[], Answer]) -> Answer:
        # `_execute` is how aiosqlite runs each of its own calls; the version is pinned for its sake.
        answer: Answer = await self._execute(work)  # type: ignore[no-untyped-call]  # aiosqlite does not type it
        return answer


class _Sqlite:
    shared = False

    def __init__(self, connection: _WholeUnits, engine: Engine) -> None:
        self._connection = connection
        self._engine = engine

    @classmethod
    async def open(cls, path: str) -> _Sqlite:
        if path != ":memory:":
            await asyncio.to_thread(Path(path).parent.mkdir, parents=True, exist_ok=True)
        raw: list[sqlite3.Connection] = []

        def connect() -> sqlite3.Connection:
            raw.append(sqlite3.connect(path, isolation_level=None, timeout=30))
            return raw[0]

        connection = _WholeUnits(connect, iter_chunk_size=64)
        await connection
        engine = create_engine("sqlite://", creator=lambda: raw[0], poolclass=StaticPool)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return cls(connection, engine)

    async def transaction(self, work: Work[Answer]) -> Answer:
        def unit() -> Answer:
            with self._engine.begin() as connection:
                return work(connection)

        # Shielded: the thread finishes the unit whether or not anybody still waits for it.
        return await asyncio.shield(self._connection.run(unit))

    async def close(self) -> None:
        await self._connection.run(self._engine.dispose)
        await self._connection.close()


def _prepare(raw: sqlite3.Connection, _: object) -> None:
    # FULL: what was acknowledged to Telegram survives a power cut, not only a kill.
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        raw.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


class _Postgres:
    shared = True

    def __init__(self, url: str) -> None:
        self._engine = create_async_engine(url, pool_size=POSTGRES_CONNECTIONS, max_overflow=2, pool_pre_ping=True)

    async def transaction(self, work: Work[Answer]) -> Answer:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        await self._engine.dispose()


def lock_chat(connection: Connection, chat_key: int) -> None:
    """Until the transaction ends nobody else handles this chat. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": chat_key})


def lock_team(connection: Connection, team_id: int) -> None:
    """Until the transaction ends nobody else changes this team: rules across rows («at most five») hold.

    Always taken after the chat's lock, so two transactions cannot wait for each other in a ring.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(1, :key)"), {"key": team_id})
