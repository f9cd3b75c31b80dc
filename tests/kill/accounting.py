"""The books after a storm: what people sent, what the database has, what they saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from bot.store.database import open_database
from bot.store.tables import inbox, outbox, records
from tests.kill.people import Message, Person


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

    def faults(self, kills: int) -> list[str]:
        """What must not be. A kill may repeat one message in a chat: Telegram has no idempotency key."""
        found = {
            f"{self.lost} calls lost": self.lost,
            f"{self.doubled} calls doubled": self.doubled,
            f"{self.unanswered} calls unanswered": self.unanswered,
            f"{self.left_over} rows left over": self.left_over,
            f"{self.most_repeated} messages repeated in one chat by {kills} kills": self.most_repeated > kills,
        }
        return [sentence for sentence, wrong in found.items() if wrong]


async def audit(url: str, people: Sequence[Person]) -> Books:
    """Compare. Everything must have come to rest."""
    database = await open_database(url)
    try:
        recorded, left_over = await database.transaction(_recorded)
    finally:
        await database.close()
    sent = [mark for person in people for mark in person.marks]
    shown = {person.id: await person.shown() for person in people}
    unanswered = sum(
        not any(mark in message["text"] for message in shown[person.id]) for person in people for mark in person.marks
    )
    repeats = [_repeats(person, shown[person.id]) for person in people]
    return Books(
        sent=len(sent),
        lost=sum(recorded[mark] == 0 for mark in sent),
        doubled=sum(recorded.values()) - sum(recorded[mark] > 0 for mark in sent),
        unanswered=unanswered,
        repeated=sum(repeats),
        most_repeated=max(repeats),
        left_over=left_over,
    )


def _recorded(connection: Connection) -> tuple[Counter[str], int]:
    """How often each call stands in the database by its mark, and how many rows still wait."""
    rows = connection.execute(select(records.c.reason, records.c.note, records.c.id)).all()
    waiting = sum(
        int(connection.scalar(select(func.count()).select_from(table).where(table.c.state != "done")) or 0)
        for table in (inbox, outbox)
    )
    return Counter(row.reason or row.note or f"without a mark: {row.id}" for row in rows), waiting


def _repeats(person: Person, shown: list[Message]) -> int:
    """A message for each call, one more for each flow's question, and the pinned week: what is above that is repeated."""
    return len(shown) - len(person.marks) - len(person.flows) - 1
