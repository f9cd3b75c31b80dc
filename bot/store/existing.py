"""Whether a client is an existing one, and whose he is."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, bindparam, or_, select, update

from bot.domain.clients import is_existing
from bot.domain.people import Role
from bot.store import handovers, stale
from bot.store.dialect import change_row
from bot.store.tables import clients, members, records

_FACTS = (
    select(clients.c.existing_since, members.c.role)
    .join(members, members.c.id == clients.c.owner_id)
    .where(clients.c.team_id == bindparam("team_id"), clients.c.id == bindparam("id"))
)


def of_client(connection: Connection, team_id: int, client_id: int) -> bool:
    row = connection.execute(_FACTS, {"team_id": team_id, "id": client_id}).first()
    return row is not None and is_existing(row.existing_since, Role(row.role))


def mark(connection: Connection, team_id: int, client_id: int, day: date) -> bool:
    """He buys since this day, as far as anybody said; an earlier day stays. False: he was an existing one before."""
    before = of_client(connection, team_id, client_id)
    later = or_(clients.c.existing_since.is_(None), clients.c.existing_since > day)
    mine = (clients.c.team_id == team_id, clients.c.id == client_id, later)
    connection.execute(update(clients).where(*mine).values(existing_since=day))
    after = before or of_client(connection, team_id, client_id)
    if after:
        stale.mark(connection, [client_id])
    return after and not before


def unmark(connection: Connection, team_id: int, client_id: int, day: date) -> None:
    """That he buys since just this day was a mistake; an earlier day stays."""
    mine = (clients.c.team_id == team_id, clients.c.id == client_id, clients.c.existing_since == day)
    if connection.execute(update(clients).where(*mine).values(existing_since=None)).rowcount:
        stale.given(connection, team_id, client_id)


def give(connection: Connection, team_id: int, client_id: int, old: int, owner_id: int, now: datetime) -> None:
    """Another member works with this one's client from now on."""
    handovers.note(connection, team_id, client_id, old, owner_id, now)
    change_row(connection, clients, client_id, {"owner_id": owner_id}, team_id)
    stale.given(connection, team_id, client_id)


_OTHERS = (
    select(records.c.id)
    .where(
        records.c.team_id == bindparam("team_id"),
        records.c.client_id == bindparam("client_id"),
        records.c.id != bindparam("record_id"),
        records.c.undone_at.is_(None),
    )
    .limit(1)
)


def began_with(connection: Connection, team_id: int, client_id: int, record_id: int) -> bool:
    """Whether nothing but this record is known of a client: it brought him."""
    key = {"team_id": team_id, "client_id": client_id, "record_id": record_id}
    return connection.execute(_OTHERS, key).first() is None
