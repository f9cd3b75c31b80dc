"""One bot, from an empty database to its figures."""

import asyncio
import multiprocessing
import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.bots import Bot, Prepare
from benchmarks.crowd import Crowd
from benchmarks.load import OpenLoop, Saturation, at_rate, saturate
from benchmarks.process import resident_mb, running
from benchmarks.telegram import TOKEN

_FIRST_ID = 100_000_001
_START_SECONDS = 60.0
Figures = TypeVar("Figures")


@dataclass(frozen=True, slots=True)
class Load:
    """What every bot gets. `rates` are updates per second, each for `seconds`.

    `core`: the only one the bot may run on; None: any. `database_url` None: a new SQLite file.
    """

    people: int
    warm_up: int
    updates: int
    rates: tuple[float, ...]
    seconds: float
    core: int | None = None
    database_url: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    bot: str
    saturation: Saturation
    open_loop: tuple[OpenLoop, ...]
    rss_mb: float


class Failed(Exception):
    """The bot could not be measured; the message says why and ends with what it printed last."""


async def measure(bot: Bot, load: Load) -> Result:
    """Raises Failed."""

    async def play(crowd: Crowd, pid: int) -> Result:
        return await _play(crowd, pid, bot.name, load)

    return await with_bot(bot, load.people, play, core=load.core, database_url=load.database_url)


async def with_bot(
    bot: Bot,
    people: int,
    play: Callable[[Crowd, int], Awaitable[Figures]],
    *,
    core: int | None,
    database_url: str | None = None,
    until: int | None = None,
) -> Figures:
    """What `play` finds with the bot's crowd and process id; `until`: see Crowd. Raises Failed."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        log = Path(folder) / "output.txt"
        url = database_url or f"sqlite+aiosqlite:///{folder}/bench.db"
        try:
            async with _running(bot, people, url, log, core, until) as (crowd, process):
                return await _unless_it_ends(process, play(crowd, process.pid))
        except Exception as error:
            printed = log.read_text(errors="replace").splitlines()[-20:] if log.exists() else []
            raise Failed("\n    ".join([f"{bot.name}: {type(error).__name__}: {error}", *printed])) from error


@asynccontextmanager
async def _running(
    bot: Bot, people: int, database_url: str, log: Path, core: int | None, until: int | None
) -> AsyncIterator[tuple[Crowd, asyncio.subprocess.Process]]:
    """The bot, prepared and polling, and its people."""
    ids = range(_FIRST_ID, _FIRST_ID + people)
    if bot.prepare:
        await prepared(bot.prepare, database_url, ids)
    crowd = Crowd(bot.story, ids, until)
    server, url = await crowd.telegram.listen()
    environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": url, "DATABASE_URL": database_url, **bot.environment}
    async with server, running(bot.command, environment, log) as process:
        if core is not None:
            os.sched_setaffinity(process.pid, {core})  # threads started later inherit it
        await _unless_it_ends(process, asyncio.wait_for(crowd.telegram.polled.wait(), _START_SECONDS))
        yield crowd, process


async def _unless_it_ends(process: asyncio.subprocess.Process, work: Awaitable[Figures]) -> Figures:
    figures = asyncio.ensure_future(work)
    end = asyncio.create_task(process.wait())
    try:
        await asyncio.wait({figures, end}, return_when=asyncio.FIRST_COMPLETED)
        if not figures.done():
            raise RuntimeError(f"ended by itself with status {process.returncode}")
        return figures.result()
    finally:
        figures.cancel()
        end.cancel()


async def _play(crowd: Crowd, pid: int, name: str, load: Load) -> Result:
    saturation = await saturate(crowd, pid, load.people, load.warm_up, load.updates)
    open_loop: list[OpenLoop] = []
    for rate in sorted(load.rates):
        open_loop.append(await at_rate(crowd, pid, rate, load.seconds))
        if open_loop[-1].unanswered:  # it is still busy with these: a further figure would mean nothing
            break
    return Result(name, saturation, tuple(open_loop), resident_mb(pid))


async def prepared(prepare: Prepare, database_url: str, people: Sequence[int], seconds: float = 120.0) -> None:
    """Fills a database. Raises RuntimeError."""
    # A process of its own keeps the database libraries, their threads and their garbage out of the server.
    child = multiprocessing.get_context("spawn").Process(target=prepare, args=(database_url, people), daemon=True)
    child.start()
    try:
        await asyncio.to_thread(child.join, seconds)
        if child.exitcode != 0:
            raise RuntimeError(f"prepare ended with status {child.exitcode} (None: took over {seconds:.0f} s)")
    finally:
        child.kill()
