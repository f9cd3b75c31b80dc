"""Sample quarters for tests: each moment's is made once, and what a test does to it is rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import StaticPool

from bot.demo.life import Life
from bot.demo.quarter import SEED, quarter
from bot.store.tables import metadata

ZONE = "Europe/Moscow"
MONDAY, WEDNESDAY, SUNDAY, AFTER_HOLIDAYS = (
    *("2026-11-23T09:19:00+03:00", "2026-11-25T14:35:00+03:00", "2026-11-29T12:00:00+03:00"),
    "2027-01-11T08:10:00+03:00",
)
MOMENTS = (MONDAY, WEDNESDAY, SUNDAY, AFTER_HOLIDAYS)


@cache
def sample(moment: str, seed: int = SEED, locale: str = "ru") -> tuple[Connection, Life]:
    """An open connection to its own database, and the people who lived it."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    connection = engine.connect()
    metadata.create_all(connection)
    connection.execute(text("PRAGMA foreign_keys=ON"))
    connection.commit()
    life, works = quarter(datetime.fromisoformat(moment), ZONE, locale, seed)
    for work in works:
        work(connection)
    connection.commit()
    return connection, life


@contextmanager
def aside(connection: Connection) -> Iterator[None]:
    """What is done within leaves nothing behind."""
    connection.rollback()
    try:
        yield
    finally:
        connection.rollback()
