"""What people sent by hand: voice notes, photos, files, places; each belongs to a record, a meeting or a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from bot.store.tables import attachments, forms, meetings, records

LISTED = 10
_OF_CLIENT = (
    select(attachments.c.kind, attachments.c.content, attachments.c.created_at)
    .where(
        attachments.c.team_id == bindparam("team_id"),
        or_(
            *(
                column.in_(select(table.c.id).where(table.c.client_id == bindparam("client_id")))
                for column, table in (
                    (attachments.c.record_id, records),
                    (attachments.c.meeting_id, meetings),
                    (attachments.c.form_id, forms),
                )
            )
        ),
    )
    .order_by(attachments.c.id.desc())
    .limit(LISTED)
)


@dataclass(frozen=True, slots=True)
class Attachment:
    kind: str
    content: dict[str, Any]
    """A file's id, a place's latitude and longitude, a text, a contact."""
    created_at: datetime


def of_client(connection: Connection, team_id: int, client_id: int) -> list[Attachment]:
    """The latest things that were sent about a client, the newest first."""
    rows = connection.execute(_OF_CLIENT, {"team_id": team_id, "client_id": client_id})
    return [Attachment(row.kind, row.content, row.created_at) for row in rows]
