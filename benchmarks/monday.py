"""Monday 9:20 for ten thousand people at Telegram's limit, while some of them tap: `python -m benchmarks.monday`.

One process of the bot, a new SQLite database, the project's local Telegram in another process refusing with 429 what is
over 30 messages a second or one a second in a chat. Takes six minutes; `--people 300` is a short run.
"""

import argparse
import asyncio
import os
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import aiohttp

from benchmarks import quietly
from benchmarks.measure import Failed, prepared
from benchmarks.monday_drain import Drain, drain, expected
from benchmarks.monday_people import BEGIN, Crowd, latencies, settle
from benchmarks.process import resident_mb, running, usage
from benchmarks.quietly import count, share_cores
from benchmarks.telegram import TOKEN
from simulator.clock import Clock
from simulator.server import Simulator
from simulator.state import Bot

FIRST_ID = 100_000_001
PREPARE_SECONDS = 900.0
START_SECONDS = 60.0
LIMIT = 30
SHARES = (0.25, 0.5, 0.75, 1.0)
_PROGRESS = "SELECT (SELECT count(*) FROM reminders), (SELECT count(*) FROM outbox WHERE priority = 2)"


def fill(database_url: str, people: Sequence[int]) -> None:
    """Runs in a process of its own: see monday_data."""
    from benchmarks.monday_data import fill  # noqa: PLC0415 - the server must not carry the bot's libraries

    fill(database_url, people)


@dataclass(frozen=True, slots=True)
class Sample:
    at: datetime
    """By the local Telegram's clock."""
    seconds: float
    """By the clock that taps are measured with."""
    rss_mb: float
    written: int
    """Reminders committed so far."""
    waiting: int
    """Of these, not yet sent."""


@dataclass(frozen=True, slots=True)
class Figures:
    drain: Drain
    crowd: Crowd
    samples: Sequence[Sample]
    cores: float


async def run(options: argparse.Namespace, core: int | None) -> Figures:
    """Raises Failed."""
    people = range(FIRST_ID, FIRST_ID + options.people)
    with tempfile.TemporaryDirectory(prefix="monday-") as folder:
        database, log = Path(folder) / "monday.db", Path(folder) / "output.txt"
        url = f"sqlite+aiosqlite:///{database}"
        print(f"filling a database for {len(people)} people ...", file=sys.stderr, flush=True)
        await prepared(fill, url, people, PREPARE_SECONDS)
        simulator = Simulator(clock=Clock(start=BEGIN), enforce_limits=True)
        bot = simulator.world.bot_for(TOKEN)
        assert bot is not None
        settle(simulator.world, bot, people)
        await simulator.start()
        command = (sys.executable, "-m", "benchmarks.monday_bot", BEGIN.isoformat())
        environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": simulator.url, "DATABASE_URL": url, "OWNER_ID": "1"}
        try:
            async with running(command, environment, log) as process:
                if core is not None:
                    os.sched_setaffinity(process.pid, {core})  # threads started later inherit it
                return await _play(simulator, bot, people, process.pid, database, options)
        except Exception as error:
            printed = log.read_text(errors="replace").splitlines()[-20:]
            raise Failed("\n    ".join([f"{type(error).__name__}: {error}", *printed])) from error
        finally:
            await simulator.stop()


async def _play(
    simulator: Simulator, bot: Bot, people: range, pid: int, database: Path, options: argparse.Namespace
) -> Figures:
    async with asyncio.timeout(START_SECONDS):
        while not bot.polls:
            await bot.bell.wait(1)
    print("the bot is there ...", file=sys.stderr, flush=True)
    crowd = Crowd(simulator.world, bot)
    step = max(1, len(people) // options.tappers)
    before = usage(pid)
    tapping = asyncio.create_task(crowd.live(people[step - 1 :: step], options.taps))
    try:
        samples = await _watch(simulator, people, pid, database, options.seconds, tapping)
    finally:
        tapping.cancel()
        await asyncio.wait([tapping])
    after = usage(pid)
    async with aiohttp.ClientSession(simulator.url) as http, http.get("/sim/calls") as response:
        calls = (await response.json())["calls"]
    return Figures(drain(calls, people), crowd, samples, (after.cpu - before.cpu) / (after.at - before.at))


async def _watch(
    simulator: Simulator, people: range, pid: int, database: Path, seconds: float, tapping: asyncio.Task[None]
) -> list[Sample]:
    """Twice a second, until everybody has been reminded, or so many seconds are over."""
    samples: list[Sample] = []
    begin = usage(pid).at
    while not tapping.done():
        now, (written, waiting) = usage(pid).at, await asyncio.to_thread(_progress, database)
        samples.append(Sample(simulator.clock.now(), now, resident_mb(pid), written, waiting))
        if now - begin > seconds or (written >= expected(people) and not waiting):
            break
        await asyncio.sleep(0.5)
    else:
        tapping.result()
    return samples


def _progress(database: Path) -> tuple[int, int]:
    """How many reminders are committed, and how many of them wait to be sent."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        written, waiting = connection.execute(_PROGRESS).fetchone()
        return written, waiting


def report(figures: Figures, people: int) -> str:
    seen, crowd, samples = figures.drain, figures.crowd, figures.samples
    began = next((sample for sample in samples if sample.written), samples[0])
    done = next((sample for sample in samples if sample.written == samples[-1].written), samples[-1])
    meanwhile = [tap for tap in crowd.taps if began.seconds - 1 <= tap.at <= done.seconds]
    memory = {"start": samples[0], "written": done} | {f"{share:.0%}": _at(samples, seen.at(share)) for share in SHARES}
    rows = {
        "reminders, people": f"{len(seen.reminders)}, {people}",
        "seconds, messages of all kinds": f"{seen.seconds:.1f}, {seen.sent}",
        "messages a second, of the limit": f"{seen.a_second:.2f}, {seen.a_second / LIMIT:.1%}",
        "429": f"{seen.floods}",
        "chats with wrong reminders or a wrong order": f"{seen.wrong}",
        "answers out of order, never given": f"{crowd.out_of_order}, {crowd.unanswered}",
        f"{len(crowd.taps)} taps, ms": latencies(crowd.taps),
        f"of these {len(meanwhile)} while reminders were written": latencies(meanwhile),
        "seconds of writing": f"{done.seconds - began.seconds:.1f}",
        "the bot's CPU, cores": f"{figures.cores:.2f}",
        "the bot's memory, MB": ", ".join(f"{name} {sample.rss_mb:.0f}" for name, sample in memory.items()),
    }
    return "\n".join(f"{name}: {value}" for name, value in rows.items())


def _at(samples: Sequence[Sample], moment: datetime) -> Sample:
    return min(samples, key=lambda sample: abs(sample.at - moment))


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    own_core, bot_core = share_cores() if options.pin else (None, None)
    before = os.getloadavg()[0]
    try:
        figures = quietly.run(lambda: run(options, bot_core), own_core)
    except Failed as failure:
        print(f"failed: {failure}")
        return 1
    if figures is None:
        return 1
    print(f"load before {before:.1f}")
    print(report(figures, options.people))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.monday", description=__doc__)
    parser.add_argument("--people", type=count, default=10_000)
    parser.add_argument("--tappers", type=count, default=40, help="people who tap meanwhile")
    parser.add_argument("--taps", type=float, default=3.0, help="taps a second of all of them")
    parser.add_argument("--seconds", type=float, default=3600.0, help="stop then, whether or not all is sent")
    parser.add_argument("--no-pin", dest="pin", action="store_false", help="let the bot use more than one core")
    return parser


if __name__ == "__main__":
    sys.exit(main())
