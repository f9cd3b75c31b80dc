"""The inbox: every update is committed here before Telegram hears that it arrived."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, literal_column, or_, select, update

from bot.store.dialect import insert_if_new
from bot.store.tables import PENDING, inbox

RawUpdate = dict[str, Any]
ATTEMPTS = 3
KEPT = timedelta(hours=48)
"""How long a finished update is remembered: Telegram repeats unconfirmed ones for 24 hours."""
ASIDE = timedelta(days=30)
"""How long one that was set aside waits for `replay`: it holds what a person wrote."""


@dataclass(frozen=True, slots=True)
class Claimed:
    update_id: int
    payload: RawUpdate
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Failed:
    bot_id: int
    update_id: int
    received_at: datetime
    attempts: int
    error: str
    payload: RawUpdate


def chat_key(raw: RawUpdate) -> int:
    """What keeps an update's order: its chat; for kinds without one, its person; else 0."""
    body = next((body for body in raw.values() if isinstance(body, dict)), {})
    message = body.get("message")
    for whose in (body.get("chat"), message.get("chat") if isinstance(message, dict) else None, body.get("from")):
        number = whose.get("id") if isinstance(whose, dict) else None
        # 64 bits: anything else is not Telegram's, and must not keep its neighbours out of the database.
        if isinstance(number, int) and abs(number) < 2**63:
            return number
    return 0


MOVES = ("migrate_to_chat_id", "migrate_from_chat_id")


def is_talk(raw: RawUpdate) -> bool:
    """What people in a group say to each other: no command, and not that the group became a supergroup."""
    message = raw.get("message")
    if not isinstance(message, dict) or chat_key(raw) >= 0:
        return False
    return not str(message.get("text") or "").startswith("/") and not any(name in message for name in MOVES)


def store(connection: Connection, bot_id: int, updates: Sequence[RawUpdate], now: datetime) -> list[int]:
    """Keep updates; those already known are left alone, and talk in groups is nobody's business. Returns the chats'
    keys, one for each that is kept."""
    updates = [raw for raw in updates if not is_talk(raw)]
    keys = [chat_key(raw) for raw in updates]
    rows = [
        {
            "bot_id": bot_id,
            "update_id": raw["update_id"],
            "chat_key": key,
            "payload": raw,
            "state": "pending",
            "received_at": now,
        }
        for raw, key in zip(updates, keys, strict=True)
    ]
    if rows:
        connection.execute(insert_if_new(connection, inbox), rows)
    return keys


_OLDEST = (
    select(inbox.c.update_id, inbox.c.payload, inbox.c.received_at, inbox.c.attempts)
    # The state written out, not bound, as in PENDING.
    .where(inbox.c.bot_id == bindparam("bot"), inbox.c.chat_key == bindparam("key"), PENDING)
    .order_by(inbox.c.update_id)
    .limit(1)
)
_THIS = update(inbox).where(inbox.c.bot_id == bindparam("bot"), inbox.c.update_id == bindparam("update"))
_END = _THIS.values(state="done", ended_at=bindparam("now"), payload=bindparam("left"))
_EMPTY = _THIS.values(payload=bindparam("left"))
LATELY = 200
"""How many of the last updates may hold a press whose answer has not left."""
_LATELY = (
    select(inbox.c.update_id, inbox.c.payload)
    .where(inbox.c.bot_id == bindparam("bot"), literal_column("inbox.state = 'done'"))
    .order_by(inbox.c.update_id.desc())
    .limit(LATELY)
)


def claim(connection: Connection, bot_id: int, key: int, now: datetime) -> Claimed | None:
    """Take the chat's oldest pending update and end it: a rollback makes it pending again. Whoever calls has the chat's
    lock."""
    row = connection.execute(_OLDEST, {"bot": bot_id, "key": key}).first()
    if row is None:
        return None
    # That it was handled is remembered, not what was said: that stands in the records, and is erased there. Of a press
    # also its number: who dies between the commit and the answer leaves a button that spins.
    press = press_of(row.payload)
    left = {} if press is None else {PRESS: press}
    connection.execute(_END, {"bot": bot_id, "update": row.update_id, "now": now, "left": left})
    return Claimed(row.update_id, row.payload, row.received_at)


PRESS = "press"


def press_of(raw: RawUpdate) -> str | None:
    """The number of a press, by which it is answered; none: it is no press."""
    query = raw.get("callback_query")
    number = query.get("id") if isinstance(query, dict) else None
    return number if isinstance(number, str) else None


def pressed_lately(connection: Connection, bot_id: int) -> dict[int, str]:
    """The presses among the last updates that were handled, by the update's id, the newest first: whether they were
    answered nobody wrote down."""
    found = connection.execute(_LATELY, {"bot": bot_id})
    return {row.update_id: row.payload[PRESS] for row in found if row.payload and PRESS in row.payload}


def answered(connection: Connection, bot_id: int, update_id: int) -> None:
    """This press need not be answered once more."""
    connection.execute(_EMPTY, {"bot": bot_id, "update": update_id, "left": {}})


def note_failure(connection: Connection, bot_id: int, key: int, error: str, now: datetime) -> Failed | None:
    """Count a failed attempt at the chat's oldest update; after the last one it is set aside, whole."""
    row = connection.execute(_OLDEST, {"bot": bot_id, "key": key}).first()
    if row is None:
        return None
    attempts = row.attempts + 1
    aside = attempts >= ATTEMPTS
    noted = {"attempts": attempts, "error": _storable(error), **({"state": "failed", "ended_at": now} if aside else {})}
    connection.execute(_THIS.values(noted), {"bot": bot_id, "update": row.update_id})
    return Failed(bot_id, row.update_id, row.received_at, attempts, error, row.payload)


def _storable(text: str) -> str:
    """PostgreSQL takes neither zero bytes nor halves of surrogate pairs, and an update may hold both."""
    return text.replace("\0", "").encode(errors="backslashreplace").decode()


def waiting(
    connection: Connection, bot_id: int, received_before: datetime, or_after: datetime | None = None
) -> dict[int, int]:
    """Chats with pending updates received before the given time, and how many each has; who waits longest first.
    `or_after`: also those of a time that is still to come, left behind by a clock that was set back."""
    old = inbox.c.received_at < received_before
    rows = connection.execute(
        select(inbox.c.chat_key, func.count())
        .where(inbox.c.bot_id == bot_id, PENDING, old if or_after is None else or_(old, inbox.c.received_at > or_after))
        .group_by(inbox.c.chat_key)
        .order_by(func.min(inbox.c.update_id))
    )
    return {row[0]: row[1] for row in rows}


def failed(connection: Connection) -> list[Failed]:
    """The updates set aside, oldest first."""
    rows: Iterable[Any] = connection.execute(select(inbox).where(inbox.c.state == "failed").order_by(inbox.c.update_id))
    return [Failed(r.bot_id, r.update_id, r.received_at, r.attempts, r.error, r.payload) for r in rows]


def replay(connection: Connection, update_id: int) -> bool:
    """Make a set-aside update pending again, as if it had just arrived; false if there is none by this id."""
    changed = connection.execute(
        update(inbox)
        .where(inbox.c.update_id == update_id, inbox.c.state == "failed")
        .values(state="pending", attempts=0, error=None, ended_at=None)
    )
    return changed.rowcount > 0


def prune(connection: Connection, now: datetime) -> None:
    """Forget updates that Telegram cannot repeat any more, and set-aside ones that nobody replayed."""
    for state, kept in (("done", KEPT), ("failed", ASIDE)):
        connection.execute(delete(inbox).where(inbox.c.state == state, inbox.c.ended_at < now - kept))
