"""Announcements: what a transaction leaves to be done, told to the process that leads when it commits."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

CHANNEL = "polevik"
ERRANDS = "errands"
MOST = 350
"""Ids in one announcement: PostgreSQL carries 8000 bytes."""
_ANNOUNCE = text("SELECT pg_notify('polevik', :what)")


def announce_messages(connection: Connection, ids: Sequence[int]) -> None:
    """These messages are in the outbox. They are told in the order in which transactions commit, so a chat's order,
    which its lock makes, is kept."""
    if connection.dialect.name == "postgresql":
        for start in range(0, len(ids), MOST):
            connection.execute(_ANNOUNCE, {"what": ",".join(map(str, ids[start : start + MOST]))})


def announce_errands(connection: Connection) -> None:
    """There are files to fetch."""
    if connection.dialect.name == "postgresql":
        connection.execute(_ANNOUNCE, {"what": ERRANDS})


def messages_in(announcement: str) -> list[int]:
    """Ids of the messages of which it tells."""
    return [int(each) for each in announcement.split(",")] if announcement != ERRANDS else []
