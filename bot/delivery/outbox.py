"""The outbox: replies are committed with the records they speak of, and sent after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.delivery.calls import Call, a_call
from bot.delivery.cards import PINNED, hang, place, where_it_hangs
from bot.delivery.errands import Errand
from bot.domain.people import NOBODY
from bot.screens.screen import Screen
from bot.store.announcing import announce_messages
from bot.store.tables import PENDING, cards, members, outbox

KEPT = timedelta(days=30)
"""How long a message that Telegram refused is kept, for whoever asks why."""
AT_ONCE = 1000
"""Ids in one statement: a database takes only so many parameters."""


class Priority(IntEnum):
    """The smaller goes first, within a chat and over all."""

    ANSWER = 0
    CARD = 1
    REMINDER = 2
    QUIET = 3
    """What nobody waits for: a card that is edited because a week began."""


@dataclass(frozen=True, slots=True)
class Card:
    """A message that lives on in a chat, one of each name: edited where it is, if it is there; else sent."""

    chat_id: int
    name: str
    screen: Screen
    below: bool = False
    """Sent anew, as the chat's last message; the one that was the card goes. Not for a pinned card, nor is `at`."""
    at: int | None = None
    """This message, whose button was pressed, is edited and is the card from now on."""


Shown = Call | Card
Reply = Shown | Errand
"""What a handler may return."""


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """A message on its way; ordered as it is to be sent within its chat."""

    priority: int
    id: int
    chat_id: int = field(compare=False)
    call: Call = field(compare=False)
    card: str | None = field(compare=False, default=None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item."""

    item: Item
    message_id: int | None = None
    """Of a message that was sent anew."""
    error: str | None = None
    """Telegram's refusal, for good; the row is kept."""
    unreachable: bool = False
    migrated_to: int | None = None
    topic_lost: bool = False
    """The topic it was for is closed or gone; the general one was tried."""
    silenced: bool = False
    """The bot has no right to write there."""


Learned = Callable[[Connection, Outcome, datetime], Sequence[Shown]]
"""What follows from what became of a message for a group; returns whom to tell what."""


def nothing(connection: Connection, outcome: Outcome, now: datetime) -> Sequence[Shown]:  # noqa: ARG001 - the shape
    """Where nobody keeps groups."""
    return []


def put(connection: Connection, replies: Sequence[Shown], now: datetime, priority: Priority) -> list[Item]:
    """Keep replies in their order; what is for who left goes nowhere. Returns them numbered; the sender hears of it."""
    rows: list[dict[str, Any]] = []
    for reply in replies:
        if (reply.chat_id if isinstance(reply, Card) else chat_of(reply)) == NOBODY:
            continue
        if isinstance(reply, Card):
            shown, *following = place(
                connection, reply.chat_id, reply.name, reply.screen, now, below=reply.below, at=reply.at
            )
            urgency = _urgency(reply.name, priority)
            rows.append(_row(shown, urgency, now, reply.name))
            rows += [_row(each, urgency, now) for each in following]
        else:
            rows.append(_row(reply, priority, now))
    if not rows:
        return []
    # Of one row SQLAlchemy makes no batch, which costs as much as the row.
    ids = connection.scalars(_PUT, rows if len(rows) > 1 else rows[0]).all()
    announce_messages(connection, ids)
    return [
        Item(row["priority"], number, row["chat_id"], a_call(row["method"], row["payload"]), row["card"])
        for number, row in zip(ids, rows, strict=True)
    ]


def _urgency(card: str, asked: Priority) -> Priority:
    """A card leaves as urgently as was asked; a pinned one may wait for answers."""
    return max(Priority.CARD, asked) if card in PINNED else asked


def _row(made: Call, priority: Priority, now: datetime, card: str | None = None) -> dict[str, Any]:
    return {
        "chat_id": chat_of(made),
        "priority": priority,
        "method": made.name,
        "payload": made.parameters,
        "card": card,
        "state": "pending",
        # Of a time when several processes sent; nobody reads it.
        "leased_until": now,
        "created_at": now,
    }


_PUT = insert(outbox).returning(outbox.c.id, sort_by_parameter_order=True)


def chat_of(made: Call) -> int:
    """The chat whose order a call keeps."""
    where = made.parameters if "chat_id" in made.parameters else made.parameters["scope"]
    return int(where["chat_id"])


_WAITING = select(
    outbox.c.id, outbox.c.chat_id, outbox.c.priority, outbox.c.method, outbox.c.payload, outbox.c.card
).where(PENDING)
_THESE = _WAITING.where(outbox.c.id.in_(bindparam("ids", expanding=True)))


def waiting(connection: Connection) -> list[Item]:
    """All that waits, for a process that begins to send: an earlier one may have sent some of it, and died."""
    # Of two states of a card the later one must come last: a database returns rows in any order.
    items = sorted(_item(row) for row in connection.execute(_WAITING))
    return [_as_it_hangs(connection, item) for item in items]


def those(connection: Connection, ids: Sequence[int]) -> list[Item]:
    """Of these messages the ones that wait."""
    found: list[Item] = []
    for start in range(0, len(ids), AT_ONCE):
        found += [_item(row) for row in connection.execute(_THESE, {"ids": ids[start : start + AT_ONCE]})]
    return sorted(found)


def _item(row: Any) -> Item:
    return Item(row.priority, row.id, row.chat_id, a_call(row.method, row.payload), row.card)


def _as_it_hangs(connection: Connection, item: Item) -> Item:
    if item.card is None:
        return item
    return replace(item, call=where_it_hangs(connection, item.chat_id, item.card, item.call))


def prune(connection: Connection, now: datetime) -> None:
    """Forget refused messages after a while: they hold what was written to people."""
    connection.execute(delete(outbox).where(outbox.c.state == "failed", outbox.c.created_at < now - KEPT))


# Made once: it is needed for every message, and what is made anew for it only the collector finds.
_GONE = delete(outbox).where(outbox.c.id == bindparam("gone"))


def settle(
    connection: Connection, outcomes: Sequence[Outcome], now: datetime, learned: Learned = nothing
) -> list[Item]:
    """Write down what became of messages. Returns what has to be sent because of it."""
    followers: list[Item] = []
    for outcome in outcomes:
        if outcome.item.card and outcome.message_id is not None:
            followers += _hang(connection, outcome.item, outcome.item.card, outcome.message_id, now)
    gone = [{"gone": each.item.id} for each in outcomes if each.error is None and each.migrated_to is None]
    if gone:
        connection.execute(_GONE, gone)
    for outcome in outcomes:
        item = outcome.item
        if outcome.error is not None:
            connection.execute(update(outbox).where(outbox.c.id == item.id).values(state="failed", error=outcome.error))
        if outcome.unreachable:
            _give_up_chat(connection, item.chat_id, now)
        if outcome.migrated_to is not None:
            followers += _move_chat(connection, item.chat_id, outcome.migrated_to)
        if item.chat_id < 0:
            followers += put(connection, learned(connection, outcome, now), now, Priority.REMINDER)
    return followers


def _hang(connection: Connection, item: Item, name: str, message_id: int, now: datetime) -> list[Item]:
    void = connection.execute(delete(outbox).where(outbox.c.id == item.id)).rowcount == 0
    edited = item.call.parameters.get("message_id")
    calls = hang(connection, item.chat_id, name, message_id, now, edited=edited, void=void)
    return put(connection, calls, now, Priority(item.priority))


def _give_up_chat(connection: Connection, chat_id: int, now: datetime) -> None:
    """The person blocked the bot: what waits for him would fail one by one."""
    connection.execute(
        update(members)
        .where(members.c.telegram_id == chat_id, members.c.unreachable_since.is_(None))
        .values(unreachable_since=now)
    )
    drop(connection, chat_id)


_DROP = delete(outbox).where(outbox.c.chat_id == bindparam("chat"), PENDING)
_WAITS = select(outbox.c.id).where(outbox.c.id == bindparam("item"), PENDING)


def drop(connection: Connection, chat_id: int) -> None:
    """Nothing that waits for this chat is sent any more, but what is under way."""
    connection.execute(_DROP, {"chat": chat_id})


def waits(connection: Connection, item_id: int) -> bool:
    """Whether a message is still to be sent."""
    return connection.scalar(_WAITS, {"item": item_id}) is not None


def _move_chat(connection: Connection, old: int, new: int) -> list[Item]:
    """A group became a supergroup: everything that waits for the old one goes to the new one."""
    connection.execute(update(cards).where(cards.c.chat_id == old).values(chat_id=new))
    connection.execute(update(outbox).where(outbox.c.chat_id == old, PENDING).values(chat_id=new))
    rows: Iterable[Any] = connection.execute(
        select(outbox).where(outbox.c.chat_id == new, PENDING).order_by(outbox.c.id)
    ).all()
    items: list[Item] = []
    for row in rows:
        parameters = row.payload | {"chat_id": new}
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(payload=parameters))
        items.append(Item(row.priority, row.id, new, a_call(row.method, parameters), row.card))
    return items
