"""What one process does for all: it sends, ticks, fetches files, looks for what nobody handles.

Where several run, the others stand by, and one of them goes on with it when it ends, hangs or loses the database.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import structlog

from bot.delivery import metrics
from bot.delivery.failures import place
from bot.delivery.fetching import Fetcher
from bot.delivery.hearing import Hearing
from bot.delivery.sender import Sender
from bot.delivery.worker import Worker
from bot.reminders.scheduler import Job, ticking
from bot.store.leading import Lead, leading
from bot.store.work import trouble, was_away

log = structlog.get_logger()

Start = Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]]
FINISH_WITHIN = 20.0
"""Seconds for the messages under way when it is over; systemd waits 60."""
PAUSE = 1.0
"""Seconds before one that lost the lead stands by again."""


@dataclass(frozen=True, slots=True)
class Duties:
    sender: Sender
    hearing: Hearing | None
    """None where no other process commits anything."""
    fetcher: Fetcher
    worker: Worker
    ticks: Sequence[Job]
    tidy: Job
    start: Start
    """As a task of which the process hears when it fails."""


async def lead(url: str, duties: Duties) -> None:
    """Stand by, and lead whenever nobody else does, until cancelled."""
    try:
        await _whenever_it_may(url, duties)
    finally:
        # Also of one that only stood by: answers to presses go out from wherever these were handled.
        await duties.sender.stop(FINISH_WITHIN)


async def _whenever_it_may(url: str, duties: Duties) -> None:
    while True:
        metrics.LEADER.set(0)
        try:
            async with leading(url, duties.hearing.hear if duties.hearing else _to_nobody) as term:
                metrics.LEADER.set(1)
                log.info("leading")
                async with _on_duty(duties, term):
                    await term.lost.wait()
                log.warning("not leading any more")
        except Exception as error:
            if not was_away(error):
                raise
            log.warning("database is away", why=trouble(error), at=place(error))
        await asyncio.sleep(PAUSE)


def _to_nobody(announcement: str) -> None:
    """Who is alone knows without being told."""


@asynccontextmanager
async def _on_duty(duties: Duties, term: Lead) -> AsyncIterator[None]:
    duties.sender.may_send = term.holds
    sending = duties.start(duties.sender.run())
    others = [duties.start(duties.fetcher.run()), duties.start(duties.worker.keep_sweeping())]
    if duties.hearing is not None:
        others.append(duties.start(duties.hearing.run()))
    try:
        # Who took over looks at the clock at once: the one before may have hung for some time.
        async with ticking(duties.ticks, duties.tidy, at_once=duties.hearing is not None):
            yield
    finally:
        await cancel(*others)
        await duties.fetcher.stop()
        await cancel(sending)
        await duties.sender.stop(FINISH_WITHIN)


async def cancel(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
