"""One bot, from an empty database to its figures."""

import asyncio
import multiprocessing
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from benchmarks.bots import Bot, Prepare
from benchmarks.crowd import Crowd
from benchmarks.load import OpenLoop, Saturation, Start, at_rate, first_answer, saturate
from benchmarks.process import pinned, resident_mb, running
from benchmarks.telegram import TOKEN

_FIRST_ID = 100_000_001
_START_SECONDS = 60.0
Figures = TypeVar("Figures")


@dataclass(frozen=True, slots=True)
class Load:
    """What every bot gets. `rates` are updates per second, each for `seconds`; `at_once`: how many of the people wait
    for an answer at saturation.

    `core`: the only one the bot may run on; None: any. `database_url` None: a new SQLite file. `everybody`: all people
    tell the whole story at the end, to see what memory they take.
    """

    people: int
    at_once: int
    warm_up: int
    updates: int
    rates: tuple[float, ...]
    seconds: float
    core: int | None = None
    database_url: str | None = None
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    bot: str
    start: Start
    saturation: Saturation
    open_loop: tuple[OpenLoop, ...]
    rss_mb: float
    rss_after_all_mb: float | None
    """When everybody has told the story."""


class Failed(Exception):
    """The bot could not be measured; the message says why and ends with what it printed last."""

    @classmethod
    def of(cls, error: Exception, log: Path, whose: str = "") -> "Failed":
        """`log`: the bot's output, if it came so far; `whose` it is, where there are several bots."""
        printed = log.read_text(errors="replace").splitlines()[-20:] if log.exists() else []
        return cls("\n    ".join([f"{whose}{type(error).__name__}: {error}", *printed]))


async def measure(bot: Bot, load: Load) -> Result:
    """Raises Failed."""

    async def play(crowd: Crowd, pid: int) -> Result:
        return await _play(crowd, pid, bot.name, load)

    return await with_bot(bot, load.people, play, core=load.core, database_url=load.database_url, waits=True)


async def with_bot(
    bot: Bot,
    people: int,
    play: Callable[[Crowd, int], Awaitable[Figures]],
    *,
    core: int | None,
    database_url: str | None = None,
    until: int | None = None,
    waits: bool = False,
) -> Figures:
    """What `play` finds with the bot's crowd and process id; `until`: see Crowd; `waits`: somebody has written already
    when the bot is started. Raises Failed."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        log = Path(folder) / "output.txt"
        url = database_url or f"sqlite+aiosqlite:///{folder}/bench.db"
        try:
            async with _running(bot, people, url, log, core, until, waits) as (crowd, process):
                return await _unless_it_ends(process, play(crowd, process.pid))
        except Exception as error:
            raise Failed.of(error, log, f"{bot.name}: ") from error


@asynccontextmanager
async def _running(
    bot: Bot, people: int, database_url: str, log: Path, core: int | None, until: int | None, waits: bool
) -> AsyncIterator[tuple[Crowd, asyncio.subprocess.Process]]:
    """The bot, prepared and polling, and its people."""
    ids = range(_FIRST_ID, _FIRST_ID + people)
    if bot.prepare:
        await _filled(bot.prepare, database_url, ids)
    crowd = Crowd(bot.story, ids, until)
    server, url = await crowd.telegram.listen()
    environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": url, "DATABASE_URL": database_url, **bot.environment}
    if waits:
        crowd.arrive()
    async with server, running(pinned(bot.command, core), environment, log) as process:
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
    start = await first_answer(crowd, pid, _START_SECONDS)
    saturation = await saturate(crowd, pid, load.at_once, load.warm_up, load.updates)
    open_loop: list[OpenLoop] = []
    for rate in sorted(load.rates):
        open_loop.append(await at_rate(crowd, pid, rate, load.seconds))
        if open_loop[-1].unanswered:  # it is still busy with these: a further figure would mean nothing
            break
    before = resident_mb(pid)
    if load.everybody:
        await saturate(crowd, pid, load.at_once, 1, load.people * crowd.steps)
    after = resident_mb(pid) if load.everybody else None
    return Result(name, start, saturation, tuple(open_loop), before, after)


_TEMPLATES: dict[tuple[Prepare, Sequence[int]], Path] = {}
_FILLING = asyncio.Lock()
_SQLITE = "sqlite+aiosqlite:///"


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Until the process ends."""
    return tempfile.TemporaryDirectory(prefix="bench-template-")


async def _filled(prepare: Prepare, database_url: str, people: Sequence[int]) -> None:
    """A SQLite file is filled once, and copied for every further round."""
    if not database_url.startswith(_SQLITE):
        await prepared(prepare, database_url, people)
        return
    async with _FILLING:
        template = _TEMPLATES.get((prepare, people))
        if template is None:
            template = Path(_folder().name) / f"{len(_TEMPLATES)}.db"
            await prepared(prepare, f"{_SQLITE}{template}", people)
            _TEMPLATES[prepare, people] = template
    await asyncio.to_thread(shutil.copyfile, template, database_url.removeprefix(_SQLITE))


async def prepared(prepare: Prepare, database_url: str, people: Sequence[int], seconds: float = 600.0) -> None:
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
