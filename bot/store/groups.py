"""The groups of teams: bound, offered, left; and what was posted there, each thing once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from bot.domain.groups import Group
from bot.domain.people import Member
from bot.store.dialect import insert_if_new
from bot.store.tables import group_posts, groups, teams

_WHOLE = select(groups, teams.c.locale).join(teams, teams.c.id == groups.c.team_id)
_BOUND = _WHOLE.where(groups.c.team_id == bindparam("team_id"), groups.c.left_at.is_(None))
_OF_CHAT = _WHOLE.where(groups.c.chat_id == bindparam("chat_id"), groups.c.left_at.is_(None))
_ONE = _WHOLE.where(groups.c.team_id == bindparam("team_id"), groups.c.id == bindparam("id"))


def _group(row: Row[Any] | None) -> Group | None:
    if row is None:
        return None
    is_bound = row.left_at is None
    return Group(row.id, row.team_id, row.chat_id, row.topic_id, row.title, row.locale, is_bound)


def _row(by: Member, chat_id: int, topic_id: int | None, title: str) -> dict[str, Any]:
    where = {"chat_id": chat_id, "topic_id": topic_id, "title": title}
    return {"team_id": by.team_id, "bound_by": by.id, **where}


def bound(connection: Connection, team_id: int) -> Group | None:
    """The team's group."""
    return _group(connection.execute(_BOUND, {"team_id": team_id}).first())


def of_chat(connection: Connection, chat_id: int) -> Group | None:
    """The group that this chat is, whichever team's."""
    return _group(connection.execute(_OF_CHAT, {"chat_id": chat_id}).first())


def get(connection: Connection, team_id: int, group_id: int) -> Group | None:
    """One of the team's, also one that was only offered, or was left."""
    return _group(connection.execute(_ONE, {"team_id": team_id, "id": group_id}).first())


# -- bound, unbound

_LEAVE = (
    update(groups)
    .where(groups.c.team_id == bindparam("of_team"), groups.c.left_at.is_(None))
    .values(left_at=bindparam("at"))
)


def bind(
    connection: Connection, by: Member, chat_id: int, topic_id: int | None, title: str, now: datetime
) -> Group | None:
    """This is the team's group from now on, and no other; none: it is another team's."""
    with connection.begin_nested() as whole:
        connection.execute(_LEAVE, {"of_team": by.team_id, "at": now})
        row = _row(by, chat_id, topic_id, title) | {"bound_at": now}
        kept = connection.scalar(insert_if_new(connection, groups, groups.c.id), row)
        if kept is None:
            whole.rollback()
    return get(connection, by.team_id, kept) if kept is not None else None


def offer(connection: Connection, by: Member, chat_id: int, topic_id: int | None, title: str, now: datetime) -> int:
    """This may become the team's group: which is asked, and a button carries the row's id."""
    row = _row(by, chat_id, topic_id, title) | {"left_at": now}
    return int(connection.execute(insert(groups).values(row).returning(groups.c.id)).scalar_one())


def unbind(connection: Connection, team_id: int, now: datetime) -> bool:
    """The team has no group any more; false: it had none."""
    return connection.execute(_LEAVE, {"of_team": team_id, "at": now}).rowcount > 0


_OF_THIS = update(groups).where(groups.c.chat_id == bindparam("of_chat"), groups.c.left_at.is_(None))
_LOSE = _OF_THIS.values(left_at=bindparam("at"))
_NO_TOPIC = _OF_THIS.where(groups.c.topic_id == bindparam("topic")).values(topic_id=None)
_SILENT = _OF_THIS.where(groups.c.silent_since.is_(None)).values(silent_since=bindparam("at"))
_HEARD = _OF_THIS.where(groups.c.silent_since.is_not(None)).values(silent_since=None)
_MOVE = _OF_THIS.values(chat_id=bindparam("new"))
_OFFERED = (groups.c.chat_id == bindparam("of_chat"), groups.c.bound_at.is_(None))
_WITHDRAW = delete(groups).where(*_OFFERED)
_MOVE_OFFERS = update(groups).where(*_OFFERED).values(chat_id=bindparam("new"))


def lose(connection: Connection, chat_id: int, now: datetime) -> Group | None:
    """The bot was thrown out of this chat; returns the group that it was until now. What was only offered is no offer
    any more: taken, it would cost the team the group that it has."""
    connection.execute(_WITHDRAW, {"of_chat": chat_id})
    before = of_chat(connection, chat_id)
    lost = connection.execute(_LOSE, {"of_chat": chat_id, "at": now}).rowcount > 0
    return before if lost else None


def lose_topic(connection: Connection, chat_id: int, topic_id: int) -> Group | None:
    """Its topic is closed or gone: it is the general one from now on. None: it is so already."""
    lost = connection.execute(_NO_TOPIC, {"of_chat": chat_id, "topic": topic_id}).rowcount > 0
    return of_chat(connection, chat_id) if lost else None


def silence(connection: Connection, chat_id: int, now: datetime) -> Group | None:
    """The bot has no right to write there; none: that is known."""
    new = connection.execute(_SILENT, {"of_chat": chat_id, "at": now}).rowcount > 0
    return of_chat(connection, chat_id) if new else None


def hear(connection: Connection, chat_id: int) -> None:
    """It could write there."""
    connection.execute(_HEARD, {"of_chat": chat_id})


def migrate(connection: Connection, old: int, new: int, now: datetime) -> None:
    """The chat became a supergroup with another id; one that was bound by that id already stays."""
    connection.execute(_MOVE_OFFERS, {"of_chat": old, "new": new})
    if of_chat(connection, new) is not None:
        connection.execute(_LOSE, {"of_chat": old, "at": now})
        return
    connection.execute(_MOVE, {"of_chat": old, "new": new})


# -- posted


def post(connection: Connection, team_id: int, key: str, now: datetime) -> Group | None:
    """Where to send what this key stands for, once; none: the team has no group, or it was posted there."""
    group = bound(connection, team_id)
    return group if group is not None and post_in(connection, group, key, now) else None


_POSTED = (
    select(group_posts.c.id)
    .join(groups, groups.c.id == group_posts.c.group_id)
    .where(groups.c.team_id == bindparam("team_id"), groups.c.left_at.is_(None), group_posts.c.key == bindparam("key"))
)


def posted(connection: Connection, team_id: int, key: str) -> bool:
    """Whether this was posted in the team's group."""
    return connection.scalar(_POSTED, {"team_id": team_id, "key": key}) is not None


def post_in(connection: Connection, group: Group, key: str, now: datetime) -> bool:
    """Whether this is new in the group; from now on it is not."""
    row = {"team_id": group.team_id, "group_id": group.id, "key": key, "created_at": now}
    return connection.scalar(insert_if_new(connection, group_posts, group_posts.c.id), row) is not None
