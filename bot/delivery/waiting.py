"""Waiting: for a place in the budget, of what is sent out of its chat's order; for news, but not for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.delivery.budget import Budget

LOOK_AGAIN = 0.05


async def take_place(budget: Budget, chat_id: int, monotonic: Callable[[], float]) -> None:
    """Wait until a call may leave, and take its place, also where the waiting is cut: `landed` is to follow."""
    now = monotonic()
    try:
        while (ready := max(budget.overall_ready_at(now), budget.chat_ready_at(chat_id, now))) > now:
            await asyncio.sleep(min(ready - now, LOOK_AGAIN))
            now = monotonic()
    finally:
        budget.take(chat_id, now)


async def woken(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, or so long: then it is set too."""
    # Not a timeout: at the limit it would raise thirty times a second, and leave what only the collector finds, which
    # does not look while as much is freed: memory would grow until all is sent.
    alarm = asyncio.get_running_loop().call_later(seconds, event.set)
    await event.wait()
    alarm.cancel()
