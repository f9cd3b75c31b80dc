"""The worker: one update, one transaction; a chat's updates one after another.

In one transaction: the update's end in the inbox, what the handler recorded, the conversation, the replies in the
outbox, the files to fetch. A kill at any moment leaves all of it or nothing.
"""

from __future__ import annotations

import asyncio
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection

from bot.clock import Clock
from bot.delivery import inbox, metrics
from bot.delivery.failures import place
from bot.delivery.inbox import Claimed, RawUpdate
from bot.delivery.keeping import Kept, keep
from bot.delivery.messages import answer
from bot.delivery.outbox import Item, Reply
from bot.delivery.sender import Sender
from bot.store.database import Database, lock_chat
from bot.store.work import trouble, was_away

log = structlog.get_logger()

LANES = 8
"""Chats that are worked on at the same time."""
RESTS = 3
"""Whoever has more waiting rests after each update so many times as long as it took: others find the database free,
however much work each of his is."""
LONGEST_REST = 0.2
"""Seconds: what took long by waiting, for a lock perhaps, must not hold up the one who waited."""
PAUSES = (1.0, 5.0)
"""Seconds before the second try of a failed update, and before the third."""
DATABASE_PAUSE = 1.0
SWEEP_EVERY = 5.0
ORPHAN_AGE = timedelta(seconds=5)
"""What waits for longer nobody handles: its receiver would have."""
CLOCKS_DIFFER = timedelta(minutes=1)
"""At most, between two machines: what was received later than that is of a clock that has been set back."""

Handle = Callable[[Connection, RawUpdate, datetime, datetime], Sequence[Reply]]
"""Answers an update: when it was received, and now; the two are hours apart after an outage."""


class Worker:
    def __init__(
        self,
        database: Database,
        bot_id: int,
        clock: Clock,
        handle: Handle,
        apologise: Handle,
        sender: Sender,
        *,
        on_errand: Callable[[], None] = lambda: None,
        pauses: tuple[float, float] = PAUSES,
        database_pause: float = DATABASE_PAUSE,
    ) -> None:
        self._database = database
        self._bot_id = bot_id
        self._clock = clock
        self._handle = handle
        self._apologise = apologise
        self._sender = sender
        self._on_errand = on_errand
        """Told when a file is to be fetched."""
        self._pauses = pauses
        self._database_pause = database_pause
        self._pending: Counter[int] = Counter()
        """How many updates each chat has waiting, as far as this process knows."""
        self._lined_up: set[int] = set()
        """Chats in the queue, being worked on, or waiting for another try: each stands in one place only."""
        self._queue: asyncio.Queue[int | None] = asyncio.Queue()
        self._stopping = False
        self._unsure = True
        """Whether presses may be handled and not answered: by one that died, or in a commit that was not heard of."""
        self._answering: asyncio.Task[None] | None = None
        self._idle = asyncio.Event()
        self._idle.set()

    def notify(self, keys: Iterable[int]) -> None:
        """Updates of these chats were stored; one key per update."""
        for key in keys:
            self._pending[key] += 1
            self._line_up(key)

    async def recover(self, age: timedelta = timedelta()) -> None:
        """Line up what was stored and not handled: by an earlier run, or by a process that died. Where others work too
        only what is so old."""
        now = self._clock()
        before = now - age if age and self._database.shared else now + timedelta(days=36500)
        after = now + CLOCKS_DIFFER
        waiting = await self._database.transaction(lambda c: inbox.waiting(c, self._bot_id, before, after))
        for key, count in waiting.items():
            # Besides what is known of: which of these are among that nobody can tell, and one too many is found done.
            self._pending[key] += count
            self._line_up(key)
        await self._answer_the_unsure()

    async def _answer_the_unsure(self) -> None:
        """An answer too many does no harm."""
        if self._unsure:
            pressed = await self._database.transaction(lambda c: inbox.pressed_lately(c, self._bot_id))
            self._unsure = False
            self._answering = asyncio.create_task(self._answer_again(pressed))

    async def _answer_again(self, pressed: Mapping[int, str]) -> None:
        """One after another, and none at the next start: who falls again and again must not do little else."""
        try:
            for update_id, press in pressed.items():
                await self._sender.answer(answer(press))
                await self._database.transaction(lambda c, done=update_id: inbox.answered(c, self._bot_id, done))  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable
        except Exception as error:
            log.warning("presses not answered once more", why=trouble(error), at=place(error))
            self._unsure = True

    async def run(self) -> None:
        """Work until `stop`; the updates at hand are finished."""
        await asyncio.gather(*(self._lane() for _ in range(LANES)))

    def stop(self) -> None:
        """Finish the updates at hand, take no more: the rest waits in the inbox."""
        self._stopping = True
        if self._answering is not None:
            self._answering.cancel()
        for _ in range(LANES):
            self._queue.put_nowait(None)

    async def settled(self, seconds: float) -> None:
        """Wait until nothing is waiting, but at most so long: meanwhile a receiver's next batch forms."""
        if not self._idle.is_set():
            with suppress(TimeoutError):
                # Not wait_for: until 3.12 it swallows a cancel that meets the event, and the receiver never ends.
                async with asyncio.timeout(seconds):
                    await self._idle.wait()

    def _line_up(self, key: int) -> None:
        if key not in self._lined_up:
            self._lined_up.add(key)
            self._idle.clear()
            self._queue.put_nowait(key)

    async def _lane(self) -> None:
        while not self._stopping:
            key = await self._queue.get()
            if key is not None and not self._stopping:
                await self._work(key)

    async def _work(self, key: int) -> None:
        expected = self._pending[key]
        try:
            handled = await self._database.transaction(lambda connection: self._one(connection, key))
        except Exception as error:
            await self._try_later(key, error)
            return
        rest = 0.0
        if handled is None:
            # Another process took them, or they were brought twice; what came meanwhile is still to be done.
            self._pending[key] -= expected
        else:
            claimed, kept, took = handled
            self._note_handled(claimed, kept)
            self._sender.accept(kept.items)
            for each in kept.answers:
                self._sender.answer(each)
            if kept.errands:
                self._on_errand()
            self._pending[key] -= 1
            rest = min(RESTS * took, LONGEST_REST) if self._pending[key] else 0.0
        if rest:
            asyncio.get_running_loop().call_later(rest, self._again, key)
        else:
            self._again(key)
        with suppress(Exception):
            await self._answer_the_unsure()

    def _note_handled(self, claimed: Claimed, kept: Kept) -> None:
        waited = (self._clock() - claimed.received_at).total_seconds()
        numbers = [item.id for item in kept.items]
        metrics.committed(waited, numbers[0] if numbers else None, asyncio.get_running_loop().time())
        log.debug("update handled", update=claimed.update_id, messages=numbers)

    def _one(self, connection: Connection, key: int) -> tuple[Claimed, Kept, float] | None:
        """Claim, handle, answer: what one transaction holds; and how many seconds it took of it."""
        now, began = self._clock(), time.monotonic()
        lock_chat(connection, key)
        claimed = inbox.claim(connection, self._bot_id, key, now)
        if claimed is None:
            return None
        replies = self._handle(connection, claimed.payload, claimed.received_at, now)
        return claimed, keep(connection, replies, key, now), time.monotonic() - began

    async def _try_later(self, key: int, error: Exception) -> None:
        """A handler failed, or the database is away: then the failure cannot be noted, and is not the update's."""
        log.error("update not handled", chat=key, why=trouble(error), at=place(error))
        whole = f"{type(error).__name__} at {place(error)}\n" + "".join(traceback.format_exception(error))
        pause = self._database_pause
        try:
            if was_away(error):
                self._unsure = True
            else:
                attempts, items = await self._database.transaction(lambda c: self._note_failure(c, key, whole))
                self._sender.accept(items)
                (metrics.SET_ASIDE if attempts >= inbox.ATTEMPTS else metrics.TRIED_AGAIN).inc()
                pause = (0.0, *self._pauses, 0.0)[attempts]
                if attempts >= inbox.ATTEMPTS:
                    self._pending[key] -= 1
        except Exception as away:
            log.warning("database is away", why=trouble(away), at=place(away))
        # The chat keeps its place until then, so that its later updates do not pass this one.
        asyncio.get_running_loop().call_later(pause, self._again, key)

    def _again(self, key: int) -> None:
        """The chat's next update, if it has one."""
        self._lined_up.discard(key)
        if self._pending[key] > 0:
            self._line_up(key)
            return
        del self._pending[key]
        if not self._lined_up:
            self._idle.set()

    def _note_failure(self, connection: Connection, key: int, error: str) -> tuple[int, list[Item]]:
        now = self._clock()
        lock_chat(connection, key)
        failure = inbox.note_failure(connection, self._bot_id, key, error, now)
        if failure is None:
            return 0, []
        if failure.attempts < inbox.ATTEMPTS:
            log.warning("update is tried again", update=failure.update_id, attempt=failure.attempts)
            return failure.attempts, []
        log.error("update set aside", update=failure.update_id)
        try:
            with connection.begin_nested():
                apology = self._apologise(connection, failure.payload, failure.received_at, now)
                return failure.attempts, keep(connection, apology, key, now).items
        except Exception as odd:
            # An update so odd that even this fails must not hold up its chat.
            log.error("no apology", update=failure.update_id, why=trouble(odd), at=place(odd))
            return failure.attempts, []

    async def keep_sweeping(self) -> None:
        """Look for what nobody handles, until cancelled: one process does. First of all for what has just come: whoever
        received it may be the one that led before. If it is not, one of the two finds it done."""
        age = timedelta()
        while True:
            with suppress(Exception):
                await self.recover(age)
                age = ORPHAN_AGE
            await asyncio.sleep(SWEEP_EVERY)
