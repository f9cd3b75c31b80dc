"""A client that a slip made goes: he is nobody's any more, so no list, base or search has him, and he can come back.

His row stays: buttons carry its number, which must not become another client's. What is written in it goes later
(client_remains.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, select, update

from bot.domain.call_lists import ItemState
from bot.domain.clients import Client
from bot.domain.handover import HandoverState
from bot.domain.meetings import MeetingState
from bot.domain.people import Member
from bot.store import audit, stale
from bot.store.tables import (
    alerts,
    clients,
    forms,
    handovers,
    list_items,
    meetings,
    path_moves,
    promises,
    records,
    sales,
    standings,
    studies,
)
from bot.store.tables import audit as trail

DELETED, RETURNED = "client.deleted", "client.returned"
LOOKED_THROUGH = 20
"""Of a person's last changes: whoever changed more since thinks of something else."""
_CLIENT: Any = bindparam("client")
_KEPT = (
    exists().where(records.c.client_id == _CLIENT, records.c.undone_at.is_(None)),
    exists().where(meetings.c.client_id == _CLIENT, meetings.c.state != MeetingState.UNDONE),
    exists().where(forms.c.client_id == _CLIENT),
    exists().where(promises.c.client_id == _CLIENT),
    exists().where(path_moves.c.client_id == _CLIENT, path_moves.c.undone_at.is_(None)),
    exists().where(sales.c.client_id == _CLIENT),
    exists().where(studies.c.client_id == _CLIENT, studies.c.undone_at.is_(None)),
    exists().where(handovers.c.client_id == _CLIENT, handovers.c.state == HandoverState.OFFERED),
)
_IS_KEPT = tuple(select(each) for each in _KEPT)
_MINE = (clients.c.team_id == bindparam("team"), clients.c.id == _CLIENT)
_GOES = (
    update(clients).where(*_MINE, clients.c.owner_id.is_not(None)).values(owner_id=None, deleted_at=bindparam("now"))
)
_OFF_LISTS = (
    update(list_items)
    .where(list_items.c.client_id == _CLIENT, list_items.c.state == ItemState.WAITING)
    .values(state=ItemState.REMOVED)
)
_FORGOTTEN = (
    delete(standings).where(standings.c.client_id == _CLIENT),
    delete(alerts).where(alerts.c.client_id == _CLIENT),
)
_COMES_BACK = (
    update(clients)
    .where(clients.c.team_id == bindparam("team"), clients.c.id == _CLIENT, clients.c.deleted_at.is_not(None))
    .values(owner_id=bindparam("owner"), deleted_at=None)
    .returning(clients.c.name)
)
_LATELY = (
    select(trail.c.id, trail.c.subject_id, trail.c.details, trail.c.created_at, trail.c.action)
    .where(trail.c.member_id == bindparam("member"))
    .order_by(trail.c.id.desc())
    .limit(LOOKED_THROUGH)
)


@dataclass(frozen=True, slots=True)
class Gone:
    """A client that a person deleted."""

    client_id: int
    owner_id: int
    at: datetime


def has_history(connection: Connection, client: Client) -> bool:
    """Anything stands that was done, agreed or sold with him; the client is of the team that was asked for him."""
    return any(connection.scalar(each, {"client": client.id}) for each in _IS_KEPT)


def remove(connection: Connection, by: Member, client: Client, now: datetime) -> bool:
    """He goes, once, if nothing stands with him."""
    key = {"team": by.team_id, "client": client.id}
    if has_history(connection, client) or not connection.execute(_GOES, key | {"now": now}).rowcount:
        return False
    for each in (_OFF_LISTS, *_FORGOTTEN):
        connection.execute(each, {"client": client.id})
    audit.note(connection, by, "client.deleted", now, subject=("client", client.id), owner=client.owner_id)
    return True


def last_by(connection: Connection, member: Member, client_id: int | None = None) -> Gone | None:
    """The last one that he deleted and did not take back; of this client, where one is named."""
    back: set[int] = set()
    for row in connection.execute(_LATELY, {"member": member.id}):
        if row.action == RETURNED:
            back.add(row.subject_id)
        elif row.action == DELETED and row.subject_id not in back and client_id in (None, row.subject_id):
            return Gone(row.subject_id, row.details["owner"], row.created_at)
    return None


def bring_back(connection: Connection, by: Member, gone: Gone, owner: Member, now: datetime) -> str | None:
    """He is somebody's again: returns his name; None: he is already."""
    key = {"team": by.team_id, "client": gone.client_id, "owner": owner.id}
    name: str | None = connection.scalar(_COMES_BACK, key)
    if name is not None:
        stale.mark(connection, [gone.client_id])
        audit.note(connection, by, "client.returned", now, subject=("client", gone.client_id))
    return name
