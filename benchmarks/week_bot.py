"""`python -m bot run` on a clock that is moved from outside: `python -m benchmarks.week_bot ISO-TIME`.

Each line that comes in is the moment at which the clock is to stand; what is due by then is sent at once.
"""

import asyncio
import sys
from datetime import datetime

from bot.app import running, settle_memory
from bot.logs import configure
from bot.running import first_of, heed_signals, run_loop
from bot.settings import Settings
from simulator.clock import Clock


async def serve(settings: Settings, clock: Clock) -> int:
    stop, failed = asyncio.Event(), asyncio.Event()
    heed_signals(stop)
    async with running(settings, clock.now, failed) as polevik:
        settle_memory()
        clock.on_move.append(lambda _: polevik.tick())
        moving = asyncio.create_task(follow(clock))
        await first_of(stop, failed)
        moving.cancel()
    return 1 if failed.is_set() else 0


async def follow(clock: Clock) -> None:
    moments = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(moments), sys.stdin)
    async for line in moments:
        await clock.move_to(datetime.fromisoformat(line.decode().strip()))


def main() -> int:
    settings = Settings()
    configure(settings.log_format, settings.log_level)
    return run_loop(serve(settings, Clock(start=datetime.fromisoformat(sys.argv[1]))))


if __name__ == "__main__":
    sys.exit(main())
