"""SQLite: one thread, one connection, and one commit for all units of work that wait.

aiosqlite hops to its thread and back for every single statement, which costs more than the statements. Here a whole
unit is handed to that thread at once; and while one transaction runs, the units that arrive gather for the next one,
so the busier the bot is, the fewer commits it pays for.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import aiosqlite
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import PoolProxiedConnection, StaticPool

from bot.store.work import Answer, Work, was_away

TOGETHER = 32
"""Most units in one transaction: a bound on how long the last of them waits."""


class _WholeUnits(aiosqlite.Connection):
    """An aiosqlite connection that also runs a whole function in its thread."""

    async def run(self, work: Callable[[], Answer]) -> Answer:
        # `_execute` is how aiosqlite runs each of its own calls; the version is pinned for its sake.
        answer: Answer = await self._execute(work)  # type: ignore[no-untyped-call]  # aiosqlite does not type it
        return answer


@dataclass(frozen=True, slots=True)
class _Unit:
    work: Work[Any]
    done: asyncio.Future[Any]


@dataclass(frozen=True, slots=True)
class _Raised:
    error: Exception


class EndedError(OSError):
    """SQLite rolled the transaction back by itself, as it does when the disk is full."""


class Sqlite:
    shared = False

    def __init__(self, thread: _WholeUnits, engine: Engine, connection: Connection, raw: sqlite3.Connection) -> None:
        self._thread = thread
        self._raw = raw
        self._engine = engine
        self._connection = connection
        self._waiting: list[_Unit] = []
        self._working: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, path: str) -> Sqlite:
        if path != ":memory:":
            await asyncio.to_thread(Path(path).parent.mkdir, parents=True, exist_ok=True)
        raw: list[sqlite3.Connection] = []

        def connect() -> sqlite3.Connection:
            raw.append(sqlite3.connect(path, isolation_level=None, timeout=30))
            return raw[0]

        thread = _WholeUnits(connect, iter_chunk_size=64)
        await thread
        # Errors must not carry people's data into logs: parameters stay out of their texts.
        engine = create_engine("sqlite://", creator=lambda: raw[0], poolclass=StaticPool, hide_parameters=True)
        event.listen(engine, "connect", _prepare)
        # Not a listener: one of the engine's is asked about with every statement.
        engine.dialect.do_begin = _begin  # type: ignore[method-assign]  # as it may be done for one engine
        try:
            return cls(thread, engine, await thread.run(engine.connect), raw[0])
        except Exception:
            # No database, or a damaged one: a thread left behind would keep the process from ending.
            await thread.close()
            raise

    async def transaction(self, work: Work[Answer]) -> Answer:
        """See `Database.transaction`. The unit is finished whether or not anybody still waits for it."""
        done: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Unit(work, done))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work_off())
        return await done

    async def close(self) -> None:
        if self._working is not None:
            await self._working
        await self._thread.run(self._connection.close)
        await self._thread.run(self._engine.dispose)
        await self._thread.close()

    async def _work_off(self) -> None:
        while self._waiting:
            units, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            try:
                answers = await self._thread.run(partial(self._together, units))
            except Exception as error:
                # The thread itself failed: whoever waits must hear of it, or wait for ever.
                answers = [_Raised(error) for _ in units]
            for unit, answer in zip(units, answers, strict=True):
                if unit.done.done():
                    continue
                if isinstance(answer, _Raised):
                    unit.done.set_exception(answer.error)
                else:
                    unit.done.set_result(answer)

    def _together(self, units: Sequence[_Unit]) -> list[Any]:
        """All units in one transaction; if one of them fails, all are rolled back and each gets its own.

        Where the database is at fault all fail at once: a lock that one has waited for is not waited for by each.
        """
        try:
            with self._connection.begin():
                return self._worked(units)
        except Exception as error:
            if len(units) == 1 or was_away(error):
                return [_Raised(error) for _ in units]
            return [answer for unit in units for answer in self._together([unit])]

    def _worked(self, units: Sequence[_Unit]) -> list[Any]:
        """Raises EndedError where the transaction is no more: whatever caught the failure that ended it, what was done
        before is undone, and what was done after would have been a transaction of its own."""
        try:
            return [unit.work(self._connection) for unit in units]
        finally:
            if not self._raw.in_transaction:
                raise EndedError("SQLite ended the transaction")


def _prepare(raw: sqlite3.Connection, _: object) -> None:
    # FULL: what was acknowledged to Telegram survives a power cut, not only a kill.
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        raw.execute(f"PRAGMA {setting}")


def _begin(dbapi_connection: PoolProxiedConnection) -> None:
    dbapi_connection.cursor().execute("BEGIN IMMEDIATE")


def read_apart(path: str, work: Work[Answer]) -> Answer:
    """See `database.read_apart`. A reader of a WAL holds no writer up; the log grows until it is done."""
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True)
    event.listen(engine, "connect", _only_reading)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            return work(connection)
    finally:
        engine.dispose()


def _only_reading(raw: sqlite3.Connection, _: object) -> None:
    raw.isolation_level = None
    for setting in ("query_only=ON", "busy_timeout=30000"):
        raw.execute(f"PRAGMA {setting}")
