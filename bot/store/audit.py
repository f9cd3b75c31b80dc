"""Who changed what in a team: a trail that is only added to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from bot.domain.people import Member
from bot.store.tables import audit


def note(
    connection: Connection,
    who: Member,
    action: str,
    now: datetime,
    *,
    subject: tuple[str, int] | None = None,
    **details: Any,
) -> None:
    """Keep that `who` did `action`, e.g. `norm.set`, to a row (`("member", 7)`), with what it was and became.

    `details`: plain values; people by their ids, never by name or phone.
    """
    kind, row_id = subject if subject else (None, None)
    row = {"team_id": who.team_id, "member_id": who.id, "action": action, "subject": kind, "subject_id": row_id}
    connection.execute(insert(audit).values(row | {"details": details, "created_at": now}))
