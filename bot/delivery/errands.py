"""Errands: a file that a person sent is fetched after the commit, and then handled like an update of his.

A handler returns an `Errand`; it is kept in the same transaction as all else that the update did. A runner fetches the
file (fetching.py), and in one transaction the file is handled, the replies are put into the outbox and the row ends.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from bot.store.announcing import announce_errands
from bot.store.tables import PENDING, errands, members

KEPT = timedelta(days=30)
"""How long a failed one is kept, for whoever asks why."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A handler's wish: fetch this file. The capability that is to have it is named by `kind`."""

    kind: str
    file_id: str
    data: dict[str, Any]
    """What the handler has to know when the file is there. Plain JSON."""
    whose: int | None = None
    """The private chat of the member in whose name it is done; none: it is the chat that is being answered."""


NO_FILE = ""


def step(kind: str, data: dict[str, Any], whose: int | None = None) -> Errand:
    """The next piece of a long work: no file is fetched, its handler is called in a transaction of its own.

    So a work of seconds holds nobody up, and after a kill it goes on with the piece that was not finished.
    """
    return Errand(kind, NO_FILE, data, whose)


@dataclass(frozen=True, slots=True)
class Unread:
    """There is no content, and why."""

    why: str
    """`too_big`, `gone`, `unreachable`, `unreadable`, or what the reader of this kind found."""


TOO_BIG = Unread("too_big")
GONE = Unread("gone")
"""Telegram does not have the file any more."""
UNREACHABLE = Unread("unreachable")
"""Telegram could not be asked, however often it was tried."""
UNREADABLE = Unread("unreadable")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a handler of files is given: its own errand, and what the reader of this kind made of the file."""

    kind: str
    data: dict[str, Any]
    content: Any
    """The reader's value, or `Unread`."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An errand that this process has in hand."""

    id: int
    team_id: int
    member_id: int
    chat_id: int
    kind: str
    file_id: str
    data: dict[str, Any]
    attempts: int
    """Failed ones."""
    created_at: datetime


def keep(connection: Connection, wanted: Sequence[Errand], chat_id: int, now: datetime) -> None:
    """Write down what the members behind private chats have to have fetched; `chat_id`: the chat that is answered."""
    if not wanted:
        return
    chats = {each.whose or chat_id for each in wanted}
    found = connection.execute(_MEMBERS, {"chats": sorted(chats)}).all()
    whose = {row.chat_id: {"team_id": row.team_id, "member_id": row.member_id, "chat_id": row.chat_id} for row in found}
    connection.execute(insert(errands), [_row(each, whose[each.whose or chat_id], now) for each in wanted])
    announce_errands(connection)


_MEMBERS = select(members.c.id.label("member_id"), members.c.team_id, members.c.telegram_id.label("chat_id")).where(
    members.c.telegram_id.in_(bindparam("chats", expanding=True))
)


def _row(wanted: Errand, whose: dict[str, int], now: datetime) -> dict[str, Any]:
    what = {"kind": wanted.kind, "file_id": wanted.file_id, "data": wanted.data}
    return whose | what | {"state": "pending", "created_at": now}


def take(connection: Connection, held: Collection[int], *, limit: int, but: Collection[int] = ()) -> list[Taken]:
    """The oldest errand of each chat that is not in hand already, `but` of these chats: one process runs them, and
    where it dies the next one does."""
    free = (PENDING, errands.c.id.not_in(held), errands.c.chat_id.not_in(but))
    first = func.min(errands.c.id)
    oldest = select(first).where(*free).group_by(errands.c.chat_id).order_by(first).limit(limit)
    return [
        _taken(row)
        for row in connection.execute(select(errands).where(errands.c.id.in_(oldest)).order_by(errands.c.id))
    ]


def _taken(row: Any) -> Taken:
    whose = (row.id, row.team_id, row.member_id, row.chat_id)
    return Taken(*whose, row.kind, row.file_id, row.data, row.attempts, row.created_at)


def under_way(connection: Connection, team_id: int, kind: str) -> list[dict[str, Any]]:
    """What the pieces of this long work know that a team waits for: begun, and not at its end."""
    waiting = select(errands.c.data).where(PENDING, errands.c.team_id == team_id, errands.c.kind == kind)
    return list(connection.scalars(waiting))


def end(connection: Connection, errand_id: int) -> bool:
    """It is done; false if somebody else was faster."""
    return connection.execute(delete(errands).where(errands.c.id == errand_id, PENDING)).rowcount > 0


def set_aside(connection: Connection, errand_id: int, attempts: int, error: str) -> bool:
    """It failed for good; false if somebody else was faster."""
    changed = connection.execute(
        update(errands).where(errands.c.id == errand_id, PENDING).values(state="failed", attempts=attempts, error=error)
    )
    return changed.rowcount > 0


def note_failure(connection: Connection, errand_id: int, attempts: int, error: str) -> None:
    """It will be tried again."""
    connection.execute(update(errands).where(errands.c.id == errand_id, PENDING).values(attempts=attempts, error=error))


def prune(connection: Connection, now: datetime) -> None:
    """Forget failed errands after a while: their data may be a client's."""
    connection.execute(delete(errands).where(errands.c.state == "failed", errands.c.created_at < now - KEPT))
