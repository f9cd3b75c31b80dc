"""Who leads: of several processes on one PostgreSQL one holds a lock on a connection of its own, the others stand by.

Whoever holds it beats every second. The server ends a session that was silent for some seconds, which frees the lock,
also where its process hangs or its machine is gone; the process itself knows that by its own clock a second earlier.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from time import monotonic
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # it has no stubs
from sqlalchemy import make_url

from bot.store.address import SQLITE, driver_of
from bot.store.announcing import CHANNEL
from bot.store.postgres import NAME
from bot.store.work import WENT

SILENT_FOR = 5.0
"""Seconds after which the server ends the leader's session, and another process leads."""
HOLDS_FOR = 4.0
"""Seconds after a beat for which a leader takes itself for one: less, so that there are never two."""
BEAT_EVERY = 1.0
LOOK_EVERY = 0.5
"""How often one that stands by looks whether the lock is free: looking also shows that the server is still there."""
_LEAD = "SELECT pg_try_advisory_lock(2, 0)"
"""The chats' locks are single numbers, the teams' are pairs that begin with 1."""
_OF_SQLALCHEMY = ("prepared_statement_cache_size", "prepared_statement_name_func", "async_fallback")

Heard = Callable[[str], None]


class Lead:
    """What a process has while it leads."""

    def __init__(self) -> None:
        self.lost = asyncio.Event()
        self.until = float("inf")

    def holds(self) -> bool:
        """Whether nobody else can lead by now. A process that was stopped and woke is told so at once."""
        return not self.lost.is_set() and monotonic() < self.until


@asynccontextmanager
async def leading(url: str, heard: Heard) -> AsyncIterator[Lead]:
    """Wait until no other process leads, and lead while the context lasts, or until `lost`.

    `heard` is given what processes announce meanwhile. Who has a database alone leads at once, for ever. Raises what
    a database raises that is away.
    """
    if driver_of(url) == SQLITE:
        yield Lead()
        return
    wire = await asyncpg.connect(**_options(url), timeout=HOLDS_FOR, server_settings=_session())
    try:
        lead = await _elected(wire)
        await wire.add_listener(CHANNEL, lambda *said: heard(said[-1]))
        beating = asyncio.create_task(_beat(wire, lead))
        try:
            yield lead
        finally:
            beating.cancel()
            await asyncio.wait([beating])
    finally:
        # Not closed politely: the server frees the lock as soon as the socket is gone, and never answers a dead one.
        wire.terminate()


def _session() -> dict[str, str]:
    """Whoever asks the server who leads finds the process's number."""
    silent = str(int(SILENT_FOR * 1000))
    return {"idle_session_timeout": silent, "application_name": f"{NAME}-lead-{os.getpid()}"}


def _options(url: str) -> dict[str, Any]:
    """What SQLAlchemy would hand to asyncpg for this address."""
    address = make_url(url)
    dialect: Any = address.get_dialect()
    _, options = dialect().create_connect_args(address)
    return {name: value for name, value in options.items() if name not in _OF_SQLALCHEMY}


async def _elected(wire: Any) -> Lead:
    lead = Lead()
    while True:
        lead.until = monotonic() + HOLDS_FOR
        if await wire.fetchval(_LEAD, timeout=HOLDS_FOR):
            return lead
        await asyncio.sleep(LOOK_EVERY)


async def _beat(wire: Any, lead: Lead) -> None:
    try:
        # The lead goes as soon as this fails, in whatever way: the connection says no more about it.
        with suppress(OSError, TimeoutError, asyncpg.PostgresError, *WENT):
            while True:
                begun = monotonic()
                await wire.fetchval("SELECT 1", timeout=HOLDS_FOR)
                lead.until = begun + HOLDS_FOR
                await asyncio.sleep(BEAT_EVERY)
    finally:
        lead.lost.set()
