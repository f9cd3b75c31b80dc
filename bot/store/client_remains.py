"""What is still kept of a client that a slip made and that was deleted: it goes a day later, when nobody can bring him
back any more.

Rows stay, empty, because buttons carry their numbers. Nothing that counts stands with him: else he is not deleted.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select, update

from bot.domain.names import normalise
from bot.domain.traces import mentions, traces_of
from bot.store import forgetting_words
from bot.store.tables import attachments, client_keys, clients, decision_makers, meetings, records

KEPT = timedelta(days=1)
AT_ONCE = 100
NOTHING = "—"
"""In place of a name."""
_CLIENT: Any = bindparam("client")
_DUE = (
    select(clients.c.id, clients.c.team_id, clients.c.name)
    .where(clients.c.deleted_at < bindparam("before"))
    .order_by(clients.c.deleted_at)
    .limit(AT_ONCE)
)
_NAMED = select(clients.c.id, clients.c.team_id, clients.c.name).where(
    clients.c.team_id == bindparam("team"),
    clients.c.search_name == bindparam("search_name"),
    clients.c.deleted_at.is_not(None),
)
_PEOPLE = select(decision_makers.c.full_name).where(decision_makers.c.client_id == _CLIENT)
_ATTACHED = delete(attachments).where(
    or_(
        attachments.c.record_id.in_(select(records.c.id).where(records.c.client_id == _CLIENT)),
        attachments.c.meeting_id.in_(select(meetings.c.id).where(meetings.c.client_id == _CLIENT)),
    )
)
_KEYS = delete(client_keys).where(client_keys.c.client_id == _CLIENT)
_NOBODY = (
    update(decision_makers)
    .where(decision_makers.c.client_id == _CLIENT)
    .values(full_name=NOTHING, phone=None, position=None)
)
_EMPTY = (
    update(clients)
    .where(clients.c.id == _CLIENT)
    .values(name=bindparam("called"), search_name="", phone=None, inn=None, deleted_at=None)
)


def prune(connection: Connection, now: datetime) -> None:
    for row in connection.execute(_DUE, {"before": now - KEPT}).all():
        _clear(connection, row.team_id, row.id, row.name)


def clear_named(connection: Connection, team_id: int, name: str) -> bool:
    """At once: somebody of that firm asked to be forgotten. Whether there was anything."""
    found = connection.execute(_NAMED, {"team": team_id, "search_name": normalise(name)[:200]}).all()
    for row in found:
        _clear(connection, row.team_id, row.id, row.name)
    return bool(found)


def _clear(connection: Connection, team_id: int, client_id: int, name: str) -> None:
    """The firm's name stays for the trail, unless it is a person's."""
    key = {"client": client_id}
    people = connection.scalars(_PEOPLE, key).all()
    called = NOTHING if any(mentions(name, traces_of(each)) for each in people) else name
    forgetting_words.about_clients(connection, team_id, [client_id], lambda *_: "")
    for each in (_ATTACHED, _KEYS, _NOBODY):
        connection.execute(each, key)
    connection.execute(_EMPTY, {**key, "called": called})
