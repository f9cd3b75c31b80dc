"""Alembic's entry: runs migrations over the bot's own asynchronous drivers."""

from __future__ import annotations

import asyncio
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, NullPool, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.tables import Instant, Money, metadata

MIGRATION_LOCK = 728_001
"""Replicas that start together migrate one after another."""


def render_item(kind: str, item: Any, _: object) -> str | Literal[False]:
    """Migrations name plain SQLAlchemy types: they must not change when the bot's code does."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Money):
        return "sa.BigInteger()"
    return False


def compare_type(_: object, __: object, ___: object, ____: Any, declared: Any) -> bool | None:
    """`Instant` is a DateTime to the database, `Money` a whole number."""
    return False if isinstance(declared, Instant | Money) else None


def run(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=render_item,
        compare_type=compare_type,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()


async def upgrade() -> None:
    url = context.config.get_main_option("sqlalchemy.url") or ""
    engine = create_async_engine(url, poolclass=NullPool, hide_parameters=True)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(run)
    finally:
        await engine.dispose()


asyncio.run(upgrade())
