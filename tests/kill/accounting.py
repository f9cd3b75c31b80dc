"""The books after a storm: what people sent, what the database has, what they saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from bot.domain.reminding import SENT
from bot.store.database import open_database
from bot.store.tables import inbox, members, outbox, records, reminders
from bot.store.work import Answer, Work
from tests.kill.people import Message, Person, from_bot


@dataclass(frozen=True, slots=True)
class Books:
    sent: int
    """Calls that people reported."""
    lost: int
    """Of these, not in the database."""
    doubled: int
    """In the database more than once, or without having been reported."""
    unanswered: int
    """Calls whose person never saw an answer."""
    repeated: int
    """Messages shown again."""
    most_repeated: int
    """Of these, in the chat that has the most."""
    left_over: int
    """Rows of inbox and outbox that still wait, or failed."""
    spinning: int
    """Buttons that were pressed and never answered: the phone still shows that something is under way."""

    def faults(self, kills: int) -> list[str]:
        """What must not be. A kill may repeat one message in a chat, and so may an answer of Telegram's that is cut
        off: it has no idempotency key."""
        found = {
            f"{self.spinning} buttons spin": self.spinning,
            f"{self.lost} calls lost": self.lost,
            f"{self.doubled} calls doubled": self.doubled,
            f"{self.unanswered} calls unanswered": self.unanswered,
            f"{self.left_over} rows left over": self.left_over,
            f"{self.most_repeated} messages repeated in one chat by {kills} kills and cuts": self.most_repeated > kills,
        }
        return [sentence for sentence, wrong in found.items() if wrong]


async def waiting(url: str) -> int:
    """Rows of inbox and outbox that still wait, or failed."""
    return await ask(url, _waiting)


async def audit(url: str, people: Sequence[Person], spinning: int = 0) -> Books:
    """Compare. Everything must have come to rest."""
    recorded, left_over = await ask(url, lambda connection: (_recorded(connection), _waiting(connection)))
    sent = [mark for person in people for mark in person.marks]
    chats = {person.id: await person.chat() for person in people}
    shown = {number: from_bot(chat) for number, chat in chats.items()}
    unanswered = sum(
        not any(mark in message["text"] for message in shown[person.id]) for person in people for mark in person.marks
    )
    told = await ask(url, _told)
    pinned = {number: chat["pinned"] is not None for number, chat in chats.items()}
    repeats = [_repeats(person, shown[person.id], told[person.id] + pinned[person.id]) for person in people]
    return Books(
        sent=len(sent),
        lost=sum(recorded[mark] == 0 for mark in sent),
        doubled=sum(recorded.values()) - sum(recorded[mark] > 0 for mark in sent),
        unanswered=unanswered,
        repeated=sum(repeats),
        most_repeated=max(repeats),
        left_over=left_over,
        spinning=spinning,
    )


async def ask(url: str, work: Work[Answer]) -> Answer:
    """Look into the database as somebody beside the bot."""
    database = await open_database(url)
    try:
        return await database.transaction(work)
    finally:
        await database.close()


def _recorded(connection: Connection) -> Counter[str]:
    """How often each call stands in the database, by its mark."""
    rows = connection.execute(select(records.c.reason, records.c.note, records.c.id))
    return Counter(row.reason or row.note or f"without a mark: {row.id}" for row in rows)


def _told(connection: Connection) -> Counter[int]:
    """How many reminders each person was sent, by the bot's own word."""
    rows = connection.execute(
        select(members.c.telegram_id, func.count())
        .join(reminders, reminders.c.member_id == members.c.id)
        .where(reminders.c.state.in_([each.value for each in SENT]))
        .group_by(members.c.telegram_id)
    )
    return Counter({row[0]: row[1] for row in rows})


def _waiting(connection: Connection) -> int:
    tables = (inbox, outbox)
    counts = (select(func.count()).select_from(table).where(table.c.state != "done") for table in tables)
    return sum(connection.scalar(count) or 0 for count in counts)


def _repeats(person: Person, shown: list[Message], besides: int) -> int:
    """What is more than a message for each call, one for each flow's question, and so many besides."""
    return len(shown) - len(person.marks) - len(person.flows) - besides
