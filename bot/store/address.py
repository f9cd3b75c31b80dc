"""DATABASE_URL: which of the two databases it means."""

from __future__ import annotations

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

SQLITE = "sqlite+aiosqlite"
POSTGRES = "postgresql+asyncpg"


def driver_of(url: str) -> str:
    """SQLITE or POSTGRES. Raises ValueError, with a sentence, for anything else."""
    try:
        driver = make_url(url).drivername
    except ArgumentError:
        driver = "something else"
    if driver not in (SQLITE, POSTGRES):
        raise ValueError(f"DATABASE_URL begins with {driver}: use {SQLITE}:///… or {POSTGRES}://…")
    return driver
