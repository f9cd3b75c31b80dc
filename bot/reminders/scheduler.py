"""The beat: APScheduler calls the tick; what is due is computed from the database, so nothing hangs on a timer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import system_clock

Job = Callable[[], Awaitable[None]]
QUARTER_MINUTE = "*/15"
"""Four looks a minute: what is due is told soon, and looking costs little."""
JUMP = 2.0
"""Seconds by which the clock goes off between two looks at it when it was set, or when the machine slept."""


@asynccontextmanager
async def ticking(ticks: Sequence[Job], tidy: Job, *, at_once: bool = False) -> AsyncIterator[None]:
    """Call each of `ticks` four times a minute, whether or not another is done, and `tidy` every hour while the
    context lasts; `at_once`: the ticks also at its beginning."""
    scheduler = AsyncIOScheduler(
        timezone=UTC,
        # A late look is as good as a punctual one, two at once are not; the default drops what is 1 s late.
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    for tick in map(_one_at_a_time, ticks):
        scheduler.add_job(tick, "cron", second=QUARTER_MINUTE)
        if at_once:
            scheduler.add_job(tick)
    scheduler.add_job(tidy, "cron", minute=30)
    scheduler.start()
    heeding = asyncio.create_task(_heed_jumps(scheduler))
    try:
        yield
    finally:
        heeding.cancel()
        scheduler.shutdown(wait=False)


async def _heed_jumps(scheduler: AsyncIOScheduler) -> None:
    """Look anew when the clock was set: by a clock that was set back a day the next look is a day away."""
    before = _ahead()
    while True:
        await asyncio.sleep(1)
        ahead = _ahead()
        if abs(ahead - before) > JUMP:
            for job in scheduler.get_jobs():
                job.modify(next_run_time=system_clock())
        before = ahead


def _ahead() -> float:
    """By how much the clock is ahead of a timer that nobody sets."""
    return system_clock().timestamp() - asyncio.get_running_loop().time()


def _one_at_a_time(tick: Job) -> Job:
    looking = asyncio.Lock()

    async def look() -> None:
        async with looking:
            await tick()

    return look
