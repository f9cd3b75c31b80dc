"""The runner of errands: fetches a file, has it read in a thread, and hands it over in one transaction; or reads long
in the database, step by step, and hands over what it came to.

Nothing is waited for inside a transaction. Telegram being away is waited out, with growing pauses; a file that cannot
be had or read is handed over as `Unread`; a handler that fails is tried again, and then set aside.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from types import MappingProxyType
from typing import Any

import structlog
from aiogram import Bot
from sqlalchemy import Connection

from bot.clock import Clock
from bot.delivery import errands, parcels
from bot.delivery.attempts import Moved, Refused, Unreachable, Wait
from bot.delivery.budget import pause_after
from bot.delivery.download import TooBig, download
from bot.delivery.ending import to_its_end
from bot.delivery.errands import GONE, NO_FILE, TOO_BIG, UNREACHABLE, UNREADABLE, Taken, Unread
from bot.delivery.failures import place
from bot.delivery.keeping import Kept, keep
from bot.delivery.outbox import Reply
from bot.delivery.parcels import Pack
from bot.delivery.sender import Sender
from bot.store.database import Database, in_steps, lock_chat
from bot.store.steps import Steps
from bot.store.work import Answer, trouble, was_away

log = structlog.get_logger()

AT_ONCE = 4
OF_ONE_CHAT = 2
"""Of these: who sends a heap of files waits for them himself."""
FETCHES = 10
"""Times that Telegram is asked, over some eight minutes; then the person is told."""
HANDLINGS = 3
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 300.0
SWEEP_EVERY = 5.0
READING = 60.0
"""Seconds that a reader may take. What it takes longer is wasted: a thread cannot be ended."""

Read = Callable[[str, bytes], Any]
"""Makes a value of a file of this kind; runs in a thread. An exception's `why`, if it has one, says what is wrong."""
HandOver = Callable[[Connection, Taken, Any, datetime], Sequence[Reply]]
"""Handles what was fetched: the reader's value, or `Unread`."""
Gather = Callable[[Taken, datetime], Steps[Any]]
"""What is to be read in steps before this errand is handled."""
Apologise = Callable[[Connection, Taken, datetime], Sequence[Reply]]


class Fetcher:
    def __init__(
        self,
        bot: Bot,
        database: Database,
        clock: Clock,
        sender: Sender,
        hand_over: HandOver,
        apologise: Apologise,
        *,
        read: Read,
        limits: Mapping[str, int],
        packs: Mapping[str, Pack] = MappingProxyType({}),
        gathers: Mapping[str, Gather] = MappingProxyType({}),
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._sender = sender
        self._hand_over = hand_over
        self._apologise = apologise
        self._read = read
        self._limits = limits
        """The largest file of each kind, in bytes; a kind that is not named here is not fetched at all."""
        self._packs = packs
        """Of the kinds of steps that wish for a file to be made and sent first: how it is made."""
        self._gathers = gathers
        """Of the kinds of steps that read long: what."""
        self._first_pause = first_pause
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._held: set[int] = set()
        self._busy: Counter[int] = Counter()
        """Of those in hand, the ones that are not pausing, by chat."""

    def wake(self) -> None:
        """An errand was committed."""
        self._wake.set()

    async def run(self) -> None:
        """Fetch until cancelled; begins with what an earlier run left."""
        while True:
            self._wake.clear()
            await self._take()
            with suppress(TimeoutError):
                async with asyncio.timeout(SWEEP_EVERY):
                    await self._wake.wait()

    async def stop(self) -> None:
        """Leave what is in hand: its row waits for the next run, or for another process."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        self._held.clear()
        self._busy.clear()

    async def _take(self) -> None:
        """Each chat's next one, until there is no room or nothing more to do."""
        while (room := AT_ONCE - self._busy.total()) > 0:
            held, full = sorted(self._held), [chat for chat, busy in self._busy.items() if busy >= OF_ONE_CHAT]
            try:
                taken = await self._database.transaction(
                    lambda c, held=held, room=room, full=full: errands.take(c, held, limit=room, but=full)  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable
                )
            except Exception as error:
                log.warning("errands not looked for", why=trouble(error), at=place(error))
                return
            if not taken:
                return
            for errand in taken:
                self._held.add(errand.id)
                self._busy[errand.chat_id] += 1
                task = asyncio.create_task(self._attend(errand))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    def _at_rest(self, errand: Taken) -> None:
        """There is room for another one."""
        self._busy[errand.chat_id] -= 1
        if not self._busy[errand.chat_id]:
            del self._busy[errand.chat_id]
        self._wake.set()

    # -- one errand

    async def _attend(self, errand: Taken) -> None:
        """Try until it is done, or set aside."""
        failures = errand.attempts
        while (pause := await self._try(errand, failures + 1)) is not None:
            failures += 1
            self._at_rest(errand)
            try:
                await asyncio.sleep(pause)
            finally:
                self._busy[errand.chat_id] += 1
        self._held.discard(errand.id)
        self._at_rest(errand)

    async def _try(self, errand: Taken, attempt: int) -> float | None:
        """Returns the seconds until the next try; none: there is nothing more to do."""
        try:
            content = await self._content(errand)
        except Wait as wait:
            if attempt < FETCHES:
                seconds = wait.seconds or pause_after(attempt, self._first_pause, LONGEST_PAUSE)
                return await self._postpone(errand, attempt, wait.why, seconds)
            log.error("file not fetched", errand=errand.id, kind=errand.kind, why=wait.why)
            content = UNREACHABLE
        try:
            gather = self._gathers.get(errand.kind)
            if gather is not None:
                content = await self._insist(lambda: to_its_end(self._gathered(gather, errand)))
            await self._commit(lambda connection: self._end(connection, errand, attempt, content))
        except Exception as error:
            return await self._failed(errand, attempt, error)
        return None

    async def _content(self, errand: Taken) -> Any:
        """What the file holds, or `Unread`; of a step, nothing, or the word of the file that was sent. Raises Wait."""
        if errand.file_id == NO_FILE:
            pack = self._packs.get(errand.kind)
            return await parcels.send(self._sender, pack, errand, self._clock()) if pack else None
        try:
            content = await download(self._bot, errand.file_id, self._limits.get(errand.kind, 0))
        except TooBig:
            return TOO_BIG
        except (Refused, Unreachable, Moved) as refusal:
            log.warning("file is not to be had", errand=errand.id, kind=errand.kind, why=type(refusal).__name__)
            return GONE
        try:
            async with asyncio.timeout(READING):
                return await asyncio.to_thread(self._value, errand, content)
        except TimeoutError:
            log.error("file not read in time", errand=errand.id, kind=errand.kind)
            return TOO_BIG

    async def _gathered(self, gather: Gather, errand: Taken) -> Any:
        return await in_steps(self._database, gather(errand, self._clock()))

    def _value(self, errand: Taken, content: bytes) -> Any:
        try:
            return self._read(errand.kind, content)
        except BaseException as error:  # a parser's panic is no Exception, and a thread has nobody else to stop
            # What the error says may quote the file, which is a client's.
            log.warning("file not read", errand=errand.id, kind=errand.kind, why=type(error).__name__, at=place(error))
            why = getattr(error, "why", None)
            return Unread(str(why)) if isinstance(why, str) else UNREADABLE

    def _end(self, connection: Connection, errand: Taken, attempt: int, content: Any) -> Kept | None:
        lock_chat(connection, errand.chat_id)
        if content is UNREACHABLE:
            mine = errands.set_aside(connection, errand.id, attempt, UNREACHABLE.why)
        else:
            mine = errands.end(connection, errand.id)
        if not mine:
            return None
        now = self._clock()
        return keep(connection, self._hand_over(connection, errand, content, now), errand.chat_id, now)

    async def _commit(self, work: Callable[[Connection], Kept | None]) -> None:
        await self._insist(lambda: to_its_end(self._commit_now(work)))

    async def _insist(self, work: Callable[[], Awaitable[Answer]]) -> Answer:
        """The database being away is waited out: that is not the errand's fault."""
        failures = 0
        while True:
            try:
                return await work()
            except Exception as error:
                if not was_away(error):
                    raise
                failures += 1
                log.warning("database is away", why=trouble(error), at=place(error))
                await asyncio.sleep(pause_after(failures, self._first_pause, LONGEST_PAUSE))

    async def _commit_now(self, work: Callable[[Connection], Kept | None]) -> None:
        kept = await self._database.transaction(work)
        if kept is not None:
            self._sender.accept(kept.items)
            if kept.errands:
                self._wake.set()

    # -- what failed

    async def _postpone(self, errand: Taken, attempt: int, why: str, seconds: float) -> float:
        log.warning("file not fetched yet", errand=errand.id, kind=errand.kind, seconds=seconds, why=why)
        try:
            await self._database.transaction(lambda c: errands.note_failure(c, errand.id, attempt, why))
        except Exception as error:
            log.warning("errand's failure not noted", errand=errand.id, why=trouble(error), at=place(error))
        return seconds

    async def _failed(self, errand: Taken, attempt: int, error: Exception) -> float | None:
        log.error("file not handled", errand=errand.id, kind=errand.kind, why=trouble(error), at=place(error))
        why = f"{type(error).__name__} at {place(error)}"
        if attempt < HANDLINGS:
            return await self._postpone(errand, attempt, why, pause_after(attempt, self._first_pause, LONGEST_PAUSE))

        def aside(connection: Connection) -> Kept | None:
            lock_chat(connection, errand.chat_id)
            if not errands.set_aside(connection, errand.id, attempt, why):
                return None
            return keep(connection, self._apologise(connection, errand, self._clock()), errand.chat_id, self._clock())

        try:
            await self._commit(aside)
        except Exception as odd:
            log.error("errand not set aside", errand=errand.id, why=trouble(odd), at=place(odd))
            return LONGEST_PAUSE
        return None
