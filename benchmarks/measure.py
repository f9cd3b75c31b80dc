"""One bot, from an empty database to its figures."""

import asyncio
import multiprocessing
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bots import Bot, Prepare
from benchmarks.crowd import Crowd
from benchmarks.load import OpenLoop, Saturation, at_rate, saturate
from benchmarks.process import resident_mb, running
from benchmarks.telegram import TOKEN

_FIRST_ID = 100_000_001
_PREPARE_SECONDS = 120.0
_START_SECONDS = 60.0


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
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        log = Path(folder) / "output.txt"
        try:
            return await _measure(bot, load, Path(folder), log)
        except Exception as error:
            printed = log.read_text(errors="replace").splitlines()[-20:] if log.exists() else []
            raise Failed("\n    ".join([f"{bot.name}: {type(error).__name__}: {error}", *printed])) from error


async def _measure(bot: Bot, load: Load, folder: Path, log: Path) -> Result:
    database_url = load.database_url or f"sqlite+aiosqlite:///{folder}/bench.db"
    people = range(_FIRST_ID, _FIRST_ID + load.people)
    if bot.prepare:
        await _prepare(bot.prepare, database_url, people)
    crowd = Crowd(bot.story, people)
    server, url = await crowd.telegram.listen()
    environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": url, "DATABASE_URL": database_url, **bot.environment}
    async with server, running(bot.command, environment, log) as process:
        if load.core is not None:
            os.sched_setaffinity(process.pid, {load.core})  # threads started later inherit it
        figures = asyncio.create_task(_play(crowd, process.pid, bot.name, load))
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
    await asyncio.wait_for(crowd.telegram.polled.wait(), _START_SECONDS)
    saturation = await saturate(crowd, pid, load.people, load.warm_up, load.updates)
    open_loop: list[OpenLoop] = []
    for rate in sorted(load.rates):
        open_loop.append(await at_rate(crowd, pid, rate, load.seconds))
        if open_loop[-1].unanswered:  # it is still busy with these: a further figure would mean nothing
            break
    return Result(name, saturation, tuple(open_loop), resident_mb(pid))


async def _prepare(prepare: Prepare, database_url: str, people: Sequence[int]) -> None:
    # A process of its own keeps the database libraries, their threads and their garbage out of the server.
    child = multiprocessing.get_context("spawn").Process(target=prepare, args=(database_url, people), daemon=True)
    child.start()
    try:
        await asyncio.to_thread(child.join, _PREPARE_SECONDS)
        if child.exitcode != 0:
            raise RuntimeError(f"prepare ended with status {child.exitcode} (None: took over {_PREPARE_SECONDS:.0f} s)")
    finally:
        child.kill()
