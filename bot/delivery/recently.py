"""What a process that begins to send has to assume of the one before: how many messages chats just got."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.delivery.budget import BURST
from bot.domain.reminding import SENT
from bot.store.leading import SILENT_FOR
from bot.store.tables import PENDING, inbox, members, outbox, reminders

AN_ANSWER = 2
"""Messages that an update usually brings: the answer, and the pinned card that follows it."""
AT_ONCE = timedelta(seconds=1)
"""What waits for longer is held up by its chat's limit, so that is used to the full."""
LATELY = timedelta(seconds=SILENT_FOR + 3 * BURST)
"""What was written so long ago may have left just now: nobody led, then its chat got a burst of others before it."""
REMINDED = 1000
"""Reminders that are looked at, the newest: by their time there is no index, and more do not leave meanwhile."""


def sent(connection: Connection, now: datetime) -> dict[int, int]:
    """By chat, as many as may be: told from what was handled, of whom was reminded, and from what still waits."""
    handled = connection.execute(
        select(inbox.c.chat_key, func.count())
        .where(inbox.c.state == "done", inbox.c.ended_at > now - LATELY)
        .group_by(inbox.c.chat_key)
    )
    found = Counter({row[0]: row[1] * AN_ANSWER for row in handled})
    found.update(_reminded(connection, now - LATELY))
    for chat_id in connection.scalars(
        select(outbox.c.chat_id).where(PENDING, outbox.c.created_at < now - AT_ONCE).distinct()
    ):
        found[chat_id] = BURST
    return found


def _reminded(connection: Connection, since: datetime) -> dict[int, int]:
    newest = (
        select(reminders.c.member_id, reminders.c.state, reminders.c.decided_at)
        .order_by(reminders.c.id.desc())
        .limit(REMINDED)
        .subquery()
    )
    told = connection.execute(
        select(members.c.telegram_id, func.count())
        .join(newest, newest.c.member_id == members.c.id)
        .where(newest.c.decided_at > since, newest.c.state.in_(SENT), members.c.telegram_id.is_not(None))
        .group_by(members.c.telegram_id)
    )
    return {row[0]: row[1] for row in told}
