"""The server's own process: on a core of its own, without pauses, and gone when it is told to go."""

import argparse
import asyncio
import gc
import os
import signal
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import uvloop

from benchmarks.measure import Failed

Answer = TypeVar("Answer")


def share_cores() -> tuple[int | None, int | None]:
    """A core for the server and another for the bot, if there are two."""
    cores = sorted(os.sched_getaffinity(0))
    return (cores[0], cores[1]) if len(cores) > 1 else (None, None)


def run(work: Callable[[], Coroutine[Any, Any, Answer]], core: int | None) -> Answer | None:
    """What `work` returns; `None` if it was stopped."""
    if core is not None:
        os.sched_setaffinity(0, {core})
    gc.freeze()
    gc.disable()  # the server's pauses would be counted as the bots'; it is collected between bots
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(_until_signalled(work))
    except (asyncio.CancelledError, KeyboardInterrupt):
        return None


def beside(work: Callable[[int | None], Coroutine[Any, Any, Answer]], *, pin: bool) -> tuple[Answer, float] | None:
    """What `work` returns, given the bot's core, and the load before it; `None` if it was stopped, or failed, which is
    said. `pin`: a core for each of the two."""
    own_core, bot_core = share_cores() if pin else (None, None)
    before = os.getloadavg()[0]
    try:
        answer = run(lambda: work(bot_core), own_core)
    except Failed as failure:
        print(f"failed: {failure}")
        return None
    return None if answer is None else (answer, before)


async def _until_signalled(work: Callable[[], Coroutine[Any, Any, Answer]]) -> Answer:
    # SIGTERM unwinds like Ctrl-C, so that no bot outlives its benchmark.
    task = asyncio.create_task(work())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return await task


def count(value: str) -> int:
    """An option that is a number of things."""
    if (number := int(value)) < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
