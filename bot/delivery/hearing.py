"""What the process that leads hears: messages that some process committed, and which are to be sent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.clock import Clock
from bot.delivery import outbox, recently
from bot.delivery.failures import place
from bot.delivery.sender import Sender
from bot.store.announcing import ERRANDS, messages_in
from bot.store.database import Database
from bot.store.work import trouble

log = structlog.get_logger()

PAUSE = 1.0


class Hearing:
    """Fetches announced messages for the sender; while one transaction runs, further ones gather for the next."""

    def __init__(self, database: Database, clock: Clock, sender: Sender, on_errand: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._sender = sender
        self._on_errand = on_errand
        self._heard: list[int] = []
        self._news = asyncio.Event()

    def hear(self, announcement: str) -> None:
        if announcement == ERRANDS:
            self._on_errand()
        else:
            self._heard += messages_in(announcement)
            self._news.set()

    async def run(self) -> None:
        """Until cancelled. First all that waits: whoever sent before may have left it."""
        await self._insist(self._begin)
        while True:
            await self._news.wait()
            self._news.clear()
            await self._insist(self._fetch)

    async def _begin(self) -> None:
        sent = await self._database.transaction(lambda connection: recently.sent(connection, self._clock()))
        for chat_id, messages in sent.items():
            self._sender.budget.assume(chat_id, messages, asyncio.get_running_loop().time())
        await self._sender.recover()

    async def _fetch(self) -> None:
        # What the sender has in hand is left out before the database is asked, not after: it may be sent meanwhile,
        # and what was read before would be sent again.
        heard = [number for number in self._heard if number not in self._sender.held]
        count = len(self._heard)
        if heard:
            self._sender.take(await self._database.transaction(lambda connection: outbox.those(connection, heard)))
        del self._heard[:count]

    async def _insist(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except Exception as error:
                log.error("messages not fetched", why=trouble(error), at=place(error))
                await asyncio.sleep(PAUSE)
            else:
                return
