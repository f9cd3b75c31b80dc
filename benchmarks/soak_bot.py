"""`python -m bot run` whose ticks and hourly tidying go by a clock moved from outside: `python -m benchmarks.soak_bot
ISO-TIME SOCKET`.

Each line that comes over the socket is a moment, behind it whether to tidy. The bot stands at it, does what APScheduler
would have it do, by the same two functions, and answers: `there`, or what failed.
"""

import asyncio
import sys
from datetime import datetime

from benchmarks.soak_days import TIDY
from bot.app import Polevik, running, settle_memory, warm_up
from bot.logs import configure
from bot.running import first_of, heed_signals, run_loop
from bot.settings import Settings
from simulator.clock import Clock


async def serve(settings: Settings, clock: Clock, socket: str) -> int:
    warm_up(clock.now())
    stop, failed = asyncio.Event(), asyncio.Event()
    heed_signals(stop)
    async with running(settings, clock.now, failed) as polevik:
        settle_memory()
        moving = asyncio.create_task(follow(clock, polevik, socket))
        moving.add_done_callback(lambda _: stop.set())
        await first_of(stop, failed)
        moving.cancel()
    return 1 if failed.is_set() else 0


async def follow(clock: Clock, polevik: Polevik, socket: str) -> None:
    reader, writer = await asyncio.open_unix_connection(socket)
    async for line in reader:
        moment, _, more = line.decode().strip().partition(" ")
        try:
            await clock.move_to(datetime.fromisoformat(moment))
            await polevik.tick()
            if more == TIDY:
                await polevik.tidy()
            answer = "there"
        except Exception as error:
            # What failed is a claim that does not hold, not the end of the soak.
            answer = f"{type(error).__name__}: {error}".replace("\n", " ")
        writer.write(f"{answer}\n".encode())
        await writer.drain()


def main() -> int:
    settings = Settings()
    configure(settings.log_format, settings.log_level)
    return run_loop(serve(settings, Clock(start=datetime.fromisoformat(sys.argv[1]), frozen=True), sys.argv[2]))


if __name__ == "__main__":
    sys.exit(main())
