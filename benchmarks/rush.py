"""A moment at which much becomes due: one process of the bot on a filled database, the local Telegram in this process.

The local Telegram refuses with 429 what is over 30 messages a second, or five in five seconds in a chat.
"""

import asyncio
import sqlite3
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import aiohttp
import asyncpg  # type: ignore[import-untyped]  # it has no stubs

from benchmarks.bots import Prepare
from benchmarks.measure import Failed, prepared
from benchmarks.monday_people import settle
from benchmarks.process import beside_mb, pinned, resident_mb, running, usage
from benchmarks.telegram import TOKEN
from simulator.clock import Clock
from simulator.server import Simulator
from simulator.state import Bot, Json

PREPARE_SECONDS = 900.0
START_SECONDS = 60.0
LIMIT = 30
SHARES = (0.25, 0.5, 0.75, 1.0)
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Scene:
    """What plays: the bot of `pid` polls, and has a database at `url`."""

    simulator: Simulator
    bot: Bot
    pid: int
    url: str

    async def calls(self) -> Sequence[Json]:
        """Every Bot API call so far."""
        async with aiohttp.ClientSession(self.simulator.url) as http, http.get("/sim/calls") as response:
            found: Sequence[Json] = (await response.json())["calls"]
            return found


async def staged(
    fill: Prepare,
    people: Sequence[int],
    chats: Iterable[int],
    begin: datetime,
    core: int | None,
    play: Callable[[Scene], Awaitable[Found]],
    database_url: str | None = None,
) -> Found:
    """What `play` finds. `fill` gets `people`; who is in `chats` has pressed Start long ago. Raises Failed."""
    with tempfile.TemporaryDirectory(prefix="rush-") as folder:
        log, url = Path(folder) / "output.txt", database_url or f"sqlite+aiosqlite:///{folder}/rush.db"
        print("filling a database ...", file=sys.stderr, flush=True)
        await prepared(fill, url, people, PREPARE_SECONDS)
        simulator = Simulator(clock=Clock(start=begin), enforce_limits=True)
        bot = simulator.world.bot_for(TOKEN)
        assert bot is not None
        settle(simulator.world, bot, chats)
        await simulator.start()
        command = (sys.executable, "-m", "benchmarks.monday_bot", begin.isoformat())
        environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": simulator.url, "DATABASE_URL": url, "OWNER_ID": "1"}
        try:
            async with running(pinned(command, core), environment, log) as process:
                await _until_it_polls(bot)
                return await play(Scene(simulator, bot, process.pid, url))
        except Exception as error:
            raise Failed.of(error, log) from error
        finally:
            await simulator.stop()


async def _until_it_polls(bot: Bot) -> None:
    async with asyncio.timeout(START_SECONDS):
        while not bot.polls:
            await bot.bell.wait(1)
    print("the bot is there ...", file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Sample:
    at: datetime
    """By the local Telegram's clock."""
    seconds: float
    """By the clock that taps are measured with."""
    rss_mb: float
    beside_mb: float
    """Of the processes that the bot started."""
    written: int
    """Reminders committed so far."""
    waiting: int
    """Of these, not yet sent."""


Progress = Callable[[], Awaitable[tuple[int, int]]]
"""How many reminders are committed, and how many of them wait to be sent."""


@asynccontextmanager
async def progress(url: str, statement: str) -> AsyncIterator[Progress]:
    """By a statement that gives the two numbers."""
    if url.startswith("postgresql"):
        connection = await asyncpg.connect(url.replace("+asyncpg", ""))

        async def asked() -> tuple[int, int]:
            written, waiting = await connection.fetchrow(statement)
            return written, waiting

        try:
            yield asked
        finally:
            await connection.close()
    else:
        path = url.partition("///")[2]
        yield lambda: asyncio.to_thread(_of_file, path, statement)


def _of_file(path: str, statement: str) -> tuple[int, int]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        written, waiting = connection.execute(statement).fetchone()
        return written, waiting


async def watch(
    scene: Scene, seen: Progress, expected: int, seconds: float, tapping: asyncio.Task[None]
) -> list[Sample]:
    """Twice a second, until all that is expected is written and sent, or so many seconds are over."""
    samples: list[Sample] = []
    begin = usage(scene.pid).at
    while not tapping.done():
        now, (written, waiting) = usage(scene.pid).at, await seen()
        # Looking at all processes takes a moment, which would be counted as the bot's.
        beside = samples[-1].beside_mb if len(samples) % 8 else beside_mb(scene.pid)
        samples.append(Sample(scene.simulator.clock.now(), now, resident_mb(scene.pid), beside, written, waiting))
        if now - begin > seconds or (written >= expected and not waiting):
            break
        await asyncio.sleep(0.5)
    else:
        tapping.result()
    return samples


def written_while(samples: Sequence[Sample]) -> tuple[Sample, Sample]:
    """The samples at the beginning and the end of writing."""
    began = next((sample for sample in samples if sample.written), samples[0])
    done = next((sample for sample in samples if sample.written == samples[-1].written), samples[-1])
    return began, done


def memory(samples: Sequence[Sample], arrived: Callable[[float], datetime]) -> str:
    """At the start, when all was written, and when these shares had arrived."""
    shown = {"start": samples[0], "written": written_while(samples)[1]}
    shown |= {f"{share:.0%}": _at(samples, arrived(share)) for share in SHARES}
    beside = max(sample.beside_mb for sample in samples)
    told = ", ".join(f"{name} {sample.rss_mb:.0f}" for name, sample in shown.items())
    return f"{told}; beside it {beside:.0f} at most" if beside else told


def _at(samples: Sequence[Sample], moment: datetime) -> Sample:
    return min(samples, key=lambda sample: abs(sample.at - moment))
