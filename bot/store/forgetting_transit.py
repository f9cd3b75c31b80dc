"""What is on its way, or got stuck on it, and tells of a person: half-said things, messages and updates that failed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, select, update

from bot.domain.traces import Traces, mentions, without_in
from bot.store.tables import conversations, errands, groups, inbox, members, outbox

Tracing = Callable[[Any], Traces]
"""By what he is known in this piece of plain data: one that names his firm may call him by his first name."""

_TEAM: Any = bindparam("team_id")
_ASKED = select(conversations.c.member_id, conversations.c.data).where(
    conversations.c.member_id.in_(select(members.c.id).where(members.c.team_id == _TEAM))
)
_STUCK = select(errands.c.id, errands.c.data, errands.c.error).where(
    errands.c.team_id == _TEAM, errands.c.state == "failed"
)
_REFUSED = select(outbox.c.id, outbox.c.chat_id, outbox.c.payload).where(outbox.c.state == "failed")
_ASIDE = select(inbox.c.bot_id, inbox.c.update_id, inbox.c.chat_key, inbox.c.payload, inbox.c.error).where(
    inbox.c.state == "failed"
)
_CHATS: Any = bindparam("chats", expanding=True)
_OF_OTHERS = (
    select(members.c.telegram_id).where(members.c.team_id != _TEAM, members.c.telegram_id.in_(_CHATS)),
    select(groups.c.chat_id).where(
        and_(groups.c.team_id != _TEAM, groups.c.chat_id.in_(_CHATS), groups.c.left_at.is_(None))
    ),
)
_REWORDED = (
    update(inbox)
    .where(inbox.c.bot_id == bindparam("of_bot"), inbox.c.update_id == bindparam("of_update"))
    .values(payload=bindparam("told"), error=bindparam("why"))
)


def clear(connection: Connection, team_id: int, tracing: Tracing, mark: str) -> None:
    """A set-aside update stays to be replayed, without his name; all else that speaks of him goes."""

    def speaks(*data: Any) -> bool:
        return mentions(list(data), tracing(list(data)))

    key = {"team_id": team_id}
    asked = [row.member_id for row in connection.execute(_ASKED, key) if speaks(row.data)]
    connection.execute(delete(conversations).where(conversations.c.member_id.in_(asked)))
    stuck = [row.id for row in connection.execute(_STUCK, key) if speaks(row.data, row.error)]
    connection.execute(delete(errands).where(errands.c.id.in_(stuck)))
    refused = [row for row in connection.execute(_REFUSED) if speaks(row.payload)]
    aside = [row for row in connection.execute(_ASIDE) if speaks(row.payload, row.error)]
    foreign = _foreign(connection, team_id, {row.chat_id for row in refused} | {row.chat_key for row in aside})
    gone = [row.id for row in refused if row.chat_id not in foreign]
    connection.execute(delete(outbox).where(outbox.c.id.in_(gone)))
    for row in aside:
        if row.chat_key not in foreign:
            told, why = without_in([row.payload, row.error], tracing([row.payload, row.error]), mark)
            whose = {"of_bot": row.bot_id, "of_update": row.update_id}
            connection.execute(_REWORDED, {**whose, "told": told, "why": why})


def _foreign(connection: Connection, team_id: int, chats: Collection[int]) -> set[int]:
    """Chats of other teams: a namesake of theirs is nobody's business here."""
    key = {"team_id": team_id, "chats": sorted(chats)}
    return {chat for statement in _OF_OTHERS for chat in connection.scalars(statement, key)} if chats else set()
