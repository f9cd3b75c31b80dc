"""What a person was asked last, so that his next message is understood: it survives a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete

from bot.store.dialect import upsert
from bot.store.tables import conversations

_NEWER, _OLDER = "_newer", "_older"
"""Within a row's data, where no handler's own data is."""


@dataclass(frozen=True, slots=True)
class Conversation:
    expects: str
    """The question's name, e.g. `log.person`."""
    data: dict[str, Any]
    asked_at: datetime
    newer: Conversation | None = None
    """Asked beside this one and shown after it: a «да» or «нет» is its answer."""
    older: Conversation | None = None
    """Waits beneath this one, and is asked again when this one is over."""


def expect(connection: Connection, member_id: int, expects: str, data: dict[str, Any], now: datetime) -> None:
    """The person's next message answers this question."""
    keep(connection, member_id, Conversation(expects, data, now))


def keep(connection: Connection, member_id: int, asked: Conversation) -> None:
    row = {"member_id": member_id, "expects": asked.expects, "data": _data(asked), "updated_at": asked.asked_at}
    upsert(connection, conversations, ("member_id",), row)


def loaded(expects: str, data: dict[str, Any], asked_at: datetime) -> Conversation:
    """As the row holds it."""
    own = {key: value for key, value in data.items() if key not in (_NEWER, _OLDER)}
    return Conversation(expects, own, asked_at, _from_plain(data.get(_NEWER)), _from_plain(data.get(_OLDER)))


def forget(connection: Connection, member_id: int) -> None:
    """Nothing is asked any more."""
    connection.execute(delete(conversations).where(conversations.c.member_id == member_id))


def _data(asked: Conversation) -> dict[str, Any]:
    others = ((_NEWER, asked.newer), (_OLDER, asked.older))
    return asked.data | {key: _to_plain(other) for key, other in others if other is not None}


def _to_plain(asked: Conversation) -> dict[str, Any]:
    return {"expects": asked.expects, "data": _data(asked), "asked_at": asked.asked_at.isoformat()}


def _from_plain(plain: dict[str, Any] | None) -> Conversation | None:
    return loaded(plain["expects"], plain["data"], datetime.fromisoformat(plain["asked_at"])) if plain else None
