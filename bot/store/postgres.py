"""PostgreSQL: asyncpg, a pool, each unit of work through SQLAlchemy's `run_sync`."""

from __future__ import annotations

import asyncio

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.store.work import Answer, Work

CONNECTIONS = 8
NAME = "polevik"
"""What the server calls the sessions of a bot that runs."""
GIVE_UP = {
    "application_name": NAME,
    "idle_in_transaction_session_timeout": "5000",
    "lock_timeout": "10000",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
"""A process that vanished or hangs must not keep its chats' and teams' locks: not for the hours that TCP takes to
notice, and not for longer than it takes another one to lead (`leading.py`)."""


class Postgres:
    shared = True

    def __init__(self, url: str) -> None:
        self._engine = create_async_engine(
            url,
            pool_size=CONNECTIONS,
            max_overflow=2,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"server_settings": GIVE_UP},
        )

    async def transaction(self, work: Work[Answer]) -> Answer:
        """See `Database.transaction`."""
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        await self._engine.dispose()


def read_apart(url: str, work: Work[Answer]) -> Answer:
    """See `database.read_apart`."""

    async def read() -> Answer:
        engine = create_async_engine(url, poolclass=NullPool, hide_parameters=True)
        try:
            async with engine.connect() as connection:
                await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
                return await connection.run_sync(work)
        finally:
            await engine.dispose()

    return asyncio.run(read())


_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND application_name LIKE :name AND pid <> pg_backend_pid()"
)


def is_worked_on(url: str) -> bool:
    """Whether a bot has sessions on this database. Not for use inside a running event loop."""

    async def ask() -> bool:
        engine = create_async_engine(url, poolclass=NullPool, hide_parameters=True)
        try:
            async with engine.connect() as connection:
                return bool(await connection.scalar(_OTHERS, {"name": f"{NAME}%"}))
        finally:
            await engine.dispose()

    return asyncio.run(ask())
