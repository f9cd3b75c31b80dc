"""Waiting for a place in the budget, for what is sent out of its chat's order."""

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
