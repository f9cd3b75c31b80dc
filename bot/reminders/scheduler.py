"""The beat: APScheduler calls the tick; what is due is computed from the database, so nothing hangs on a timer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Job = Callable[[], Awaitable[None]]
QUARTER_MINUTE = "*/15"
"""Four looks a minute: a clock that was moved, or a lock's new holder, is noticed soon; looking costs little."""


@asynccontextmanager
async def ticking(ticks: Sequence[Job], tidy: Job) -> AsyncIterator[None]:
    """Call each of `ticks` four times a minute, whether or not another is done, and `tidy` every hour while the
    context lasts."""
    scheduler = AsyncIOScheduler(
        timezone=UTC,
        # A late look is as good as a punctual one, two at once are not; the default drops what is 1 s late.
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    for tick in ticks:
        scheduler.add_job(tick, "cron", second=QUARTER_MINUTE)
    scheduler.add_job(tidy, "cron", minute=30)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
