"""What a person was asked last, so that his next message is understood: it survives a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete

from bot.store.dialect import upsert
from bot.store.tables import conversations


@dataclass(frozen=True, slots=True)
class Conversation:
    expects: str
    """The question's name, e.g. `log.person`."""
    data: dict[str, Any]
    asked_at: datetime


def expect(connection: Connection, member_id: int, expects: str, data: dict[str, Any], now: datetime) -> None:
    """The person's next message answers this question."""
    row = {"member_id": member_id, "expects": expects, "data": data, "updated_at": now}
    upsert(connection, conversations, ("member_id",), row)


def forget(connection: Connection, member_id: int) -> None:
    """Nothing is asked any more."""
    connection.execute(delete(conversations).where(conversations.c.member_id == member_id))
