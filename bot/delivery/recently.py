"""What a process that begins to send has to assume of the one before: how many messages chats just got."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.delivery.budget import BURST
from bot.store.tables import PENDING, inbox, outbox

AN_ANSWER = 2
"""Messages that an update usually brings: the answer, and the pinned card that follows it."""
AT_ONCE = timedelta(seconds=1)
"""What waits for longer is held up by its chat's limit, so that is used to the full."""


def sent(connection: Connection, now: datetime) -> dict[int, int]:
    """By chat, as many as may be: told from what was handled and from what still waits."""
    handled = connection.execute(
        select(inbox.c.chat_key, func.count())
        .where(inbox.c.state == "done", inbox.c.ended_at > now - timedelta(seconds=BURST))
        .group_by(inbox.c.chat_key)
    )
    found = Counter({row[0]: row[1] * AN_ANSWER for row in handled})
    for chat_id in connection.scalars(
        select(outbox.c.chat_id).where(PENDING, outbox.c.created_at < now - AT_ONCE).distinct()
    ):
        found[chat_id] = BURST
    return found
