"""Two teams that talk with the bot without a network: who says or presses what, and what everybody sees then."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, MetaData, create_engine, text
from sqlalchemy.pool import StaticPool

from bot.capabilities import GATHERS, REMINDERS, dispatcher
from bot.delivery.calls import Call
from bot.delivery.errands import NO_FILE, Errand, Taken
from bot.delivery.messages import is_answer
from bot.delivery.outbox import Card, Item, Reply, chat_of
from bot.handlers.dispatch import Dispatcher
from bot.handlers.door import Door
from bot.store import people
from bot.store.steps import at_once
from bot.store.tables import metadata
from bot.store.work import Answer, Work

DOOR = Door("polevik_bot", None, False, "Europe/Moscow", "ru")
IDS_APART = 10_000
TABLES = metadata.sorted_tables
FIRST_ID = 1_000_000
"""Of the first table. Every table's rows are numbered apart from all others', so that a number tells its table."""


def table_of(argument: str) -> str | None:
    """The table whose row a button's argument is; none: it is something else."""
    if not argument.isdecimal() or len(argument) != len(str(FIRST_ID)):
        return None
    place = (int(argument) - FIRST_ID) // IDS_APART
    return TABLES[place].name if 0 <= place < len(TABLES) else None


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of one turn: replies by chat, and what is shown over the chat of who pressed."""

    replies: Sequence[Reply]
    told: str
    """The answer to the press itself, or what is said instead."""

    @property
    def buttons(self) -> list[tuple[int, str]]:
        """Chat and data of each button, in their order."""
        return [(chat, data) for reply in self.replies for chat, data in _buttons(reply)]

    @property
    def shows_nothing(self) -> bool:
        """There is a sentence over the chat, and nothing in it."""
        return bool(self.told) and all(map(is_answer, self.replies))

    @property
    def text(self) -> str:
        """All that people would see of it."""
        return " ".join(str(_shown(reply)) for reply in self.replies)


def _shown(reply: Reply) -> Any:
    if isinstance(reply, Card):
        return reply.screen
    return reply.parameters if isinstance(reply, Call) else reply.data


def _buttons(reply: Reply) -> Iterator[tuple[int, str]]:
    if isinstance(reply, Card):
        yield from ((reply.chat_id, each.data) for row in reply.screen.buttons for each in row)
    elif isinstance(reply, Call):
        rows = reply.parameters.get("reply_markup", {}).get("inline_keyboard", [])
        yield from ((chat_of(reply), each["callback_data"]) for row in rows for each in row)


def _said(replies: Sequence[Reply]) -> str:
    texts = (reply.parameters.get("text", "") for reply in replies if isinstance(reply, Call))
    return " ".join(filter(None, texts))


@contextmanager
def opened() -> Iterator[Connection]:
    """An empty database whose numbers are never given twice, neither in one table nor in two."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection:
        connection.execute(text("PRAGMA foreign_keys=ON"))
        own = MetaData(naming_convention=metadata.naming_convention)
        for table in TABLES:
            copy = table.to_metadata(own)
            copy.dialect_options["sqlite"]["autoincrement"] = "id" in copy.primary_key.columns
        own.create_all(connection)
        for place, table in enumerate(TABLES):
            row = {"name": table.name, "seq": FIRST_ID + place * IDS_APART}
            connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"), row)
        yield connection
    engine.dispose()


class _Direct:
    """The database as reminders know it: each unit of work on the one connection."""

    shared = False

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def transaction(self, work: Work[Answer]) -> Answer:
        return work(self._connection)

    async def close(self) -> None: ...


@dataclass
class Chat:
    """Everybody's private chats with the bot, on one connection, at one moment."""

    connection: Connection
    now: datetime
    read: Callable[[Errand], Any]
    """What the reader makes of a file that somebody sent."""
    dispatch: Dispatcher = field(default_factory=lambda: dispatcher(DOOR))
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(100))

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is done within leaves nothing behind."""
        now, savepoint = self.now, self.connection.begin_nested()
        try:
            yield
        finally:
            savepoint.rollback()
            self.now = now

    def expects(self, telegram_id: int) -> str | None:
        """The question that is open in this chat."""
        found = people.by_telegram_id(self.connection, telegram_id, self.now)
        return found[1].expects if found and found[1] else None

    def say(self, telegram_id: int, typed: str) -> Seen:
        return self.send(telegram_id, text=typed)

    def send(self, telegram_id: int, **content: Any) -> Seen:
        """Any message; a file that is wanted then is there at once."""
        message = self._message(telegram_id, content)
        return self._handled(telegram_id, {"message": message})

    def press(self, telegram_id: int, data: str) -> Seen:
        query = {
            "id": str(next(self._numbers)),
            "from": _person(telegram_id),
            "chat_instance": "1",
            "data": data,
            "message": self._message(telegram_id, {"text": "?"}),
        }
        return self._handled(telegram_id, {"callback_query": query})

    def errand(self, telegram_id: int, wanted: Errand) -> Seen:
        """A file that is there, or the next piece of a long work."""
        found = people.by_telegram_id(self.connection, telegram_id, self.now)
        if found is None:
            return Seen([], "")
        whose = (found[0].team_id, found[0].id, telegram_id)
        taken = Taken(1, *whose, wanted.kind, wanted.file_id, wanted.data, 0, self.now)
        content = self._gathered(taken) if wanted.file_id == NO_FILE else self.read(wanted)
        replies = list(self.dispatch.fetched(self.connection, taken, content, self.now))
        return self._with_errands(telegram_id, replies)

    def _gathered(self, taken: Taken) -> Any:
        """What a long look reads, here without others' turns between."""
        gather = GATHERS.get(taken.kind)
        return at_once(self.connection, gather(taken, self.now)) if gather else None

    def tick(self, moment: datetime) -> Seen:
        """The clock moves on: what became due."""
        self.now = moment
        items: list[Item] = []

        async def look() -> None:
            for each in REMINDERS:
                await each(_Direct(self.connection), self.now, items.extend)

        asyncio.run(look())
        return Seen([item.call for item in items], "")

    def _message(self, telegram_id: int, content: dict[str, Any]) -> dict[str, Any]:
        chat = {"id": telegram_id, "type": "private", "first_name": "Имя"}
        number = next(self._numbers)
        said = {"message_id": number, "date": int(self.now.timestamp()), "chat": chat, "from": _person(telegram_id)}
        return said | content

    def _handled(self, telegram_id: int, raw: dict[str, Any]) -> Seen:
        raw["update_id"] = next(self._numbers)
        replies = list(self.dispatch.handle(self.connection, raw, self.now, self.now))
        return self._with_errands(telegram_id, replies)

    def _with_errands(self, telegram_id: int, replies: list[Reply]) -> Seen:
        for wanted in [reply for reply in replies if isinstance(reply, Errand)]:
            replies = [*replies, *self.errand(telegram_id, wanted).replies]
        return Seen(replies, _said(replies))


def _person(telegram_id: int) -> dict[str, Any]:
    return {"id": telegram_id, "is_bot": False, "first_name": "Имя", "language_code": "ru"}


def later(moment: datetime, **passed: int) -> datetime:
    return moment + timedelta(**passed)
