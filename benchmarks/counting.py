"""What counting and noticing cost a tap: µs of CPU, beside what they are put around.

python -m benchmarks.counting [--times 100000]
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiogram.methods import GetMe

from bot.delivery import metrics
from bot.delivery.calls import a_call
from bot.delivery.outbox import Item, Outcome
from bot.delivery.signs import Noticing, Signs

AT_MOST = 40.0
"""µs for an update with four transactions and three calls: a thirtieth of the whole."""
BEST_OF = 3


class Nothing:
    """A database that takes no time."""

    shared = False

    async def transaction(self, work: Callable[[Any], Any]) -> Any:
        return work(None)

    async def close(self) -> None: ...


async def costs(times: int) -> dict[str, float]:
    """µs for a transaction, an update with its answer, a call."""
    loop = asyncio.get_running_loop()
    signs, bare = Signs(), Nothing()
    noticed = Noticing(bare, signs)
    outcome = Outcome(Item(0, 5, 1, a_call("sendMessage", {"chat_id": 1})))

    async def answer(bot: Any, method: Any) -> Any:  # noqa: ARG001 - as a session is called
        return True

    async def counted() -> None:
        metrics.committed(0.01, 5, loop.time())
        metrics.settled(outcome, loop.time())

    async def nothing() -> None: ...

    async def of(step: Callable[[], Awaitable[Any]]) -> float:
        best = float("inf")
        for _ in range(BEST_OF):
            begun = time.process_time()
            for _ in range(times):
                await step()
            best = min(best, (time.process_time() - begun) / times * 1e6)
        return best

    method: Any = GetMe()
    bot: Any = None
    return {
        "a transaction": await of(lambda: noticed.transaction(id)) - await of(lambda: bare.transaction(id)),
        "an update and its answer": await of(counted) - await of(nothing),
        "a call": await of(lambda: signs(answer, bot, method)) - await of(lambda: answer(bot, method)),
    }


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.counting", description=__doc__)
    parser.add_argument("--times", type=int, default=100_000)
    options = parser.parse_args(given)
    found = asyncio.run(costs(options.times))
    whole = 4 * found["a transaction"] + found["an update and its answer"] + 3 * found["a call"]
    for what, each in found.items():
        print(f"{what:<28} {each:5.2f} µs")
    print(f"{'a tap: 4, 1 and 3 of them':<28} {whole:5.2f} µs (at most {AT_MOST:g})")
    return 0 if whole <= AT_MOST else 1


if __name__ == "__main__":
    sys.exit(main())
