"""Many people live their week on one bot and one local Telegram: `python -m benchmarks.week --people 1000 --rate 30`.

Hunters, farmers and trainees do what their timetables say, call, meet, fill questionnaires in, study clients; the
clock goes from one stretch of the week to the next. Presses come at the given rate whether or not the bot keeps up. The
bot is one process with a new SQLite database; the other is the project's local Telegram, strict, with the people in it.
"""

import argparse
import asyncio
import os
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from benchmarks import quietly
from benchmarks.measure import Failed, prepared
from benchmarks.monday_people import settle
from benchmarks.process import Usage, pinned, resident_mb, running, usage
from benchmarks.quietly import count
from benchmarks.telegram import TOKEN
from benchmarks.week_people import Crowd, doubled
from benchmarks.week_plan import BEGIN, Stretch, stretches
from simulator.clock import Clock
from simulator.server import Simulator
from simulator.state import Bot

FIRST_ID = 100_000_001
PREPARE_SECONDS = 1800.0
START_SECONDS = 120.0
BETWEEN_TAPS = 2.0
"""Seconds in which somebody who talks reads, and taps again."""
KEPT = """
SELECT kind, count(*) FROM records WHERE undone_at IS NULL GROUP BY kind
UNION ALL SELECT 'study', count(*) FROM studies WHERE conclusion IS NOT NULL
"""


def fill(database_url: str, people: Sequence[int]) -> None:
    """Runs in a process of its own: see week_data."""
    from benchmarks.week_data import fill  # noqa: PLC0415 - the server must not carry the bot's libraries

    fill(database_url, people)


@dataclass(frozen=True, slots=True)
class Reading:
    bot: Usage
    simulator: Usage


@dataclass(frozen=True, slots=True)
class Figures:
    crowd: Crowd
    before: Reading
    after: Reading
    seconds: float
    """Of arrivals, without the pauses between the stretches."""
    memory_mb: tuple[float, float]
    calls: dict[str, int]
    refused: dict[str, int]
    doubled: int
    kept: Counter[str]


async def run(options: argparse.Namespace, core: int | None) -> Figures:
    """Raises Failed."""
    people = range(FIRST_ID, FIRST_ID + options.people)
    with tempfile.TemporaryDirectory(prefix="week-") as folder:
        database, log = Path(folder) / "week.db", Path(folder) / "output.txt"
        url = f"sqlite+aiosqlite:///{database}"
        print(f"filling a database for {len(people)} people ...", file=sys.stderr, flush=True)
        await prepared(fill, url, people, PREPARE_SECONDS)
        simulator = Simulator(clock=Clock(start=BEGIN))
        bot = simulator.world.bot_for(TOKEN)
        assert bot is not None
        settle(simulator.world, bot, people)
        await simulator.start()
        command = (sys.executable, "-m", "benchmarks.week_bot", BEGIN.isoformat())
        environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": simulator.url, "DATABASE_URL": url, "OWNER_ID": "1"}
        environment |= {"SENDS_PER_SECOND": "0", "LOG_LEVEL": "WARNING"}
        try:
            async with running(pinned(command, core), environment, log, asyncio.subprocess.PIPE) as process:
                async with asyncio.timeout(START_SECONDS):
                    while not bot.polls:
                        await bot.bell.wait(1)
                return await _play(simulator, bot, people, process, database, options)
        except Exception as error:
            raise Failed.of(error, log) from error
        finally:
            await simulator.stop()


async def _play(
    simulator: Simulator,
    bot: Bot,
    people: Sequence[int],
    process: asyncio.subprocess.Process,
    database: Path,
    options: argparse.Namespace,
) -> Figures:
    print("the bot is there ...", file=sys.stderr, flush=True)
    world, dice, week = simulator.world, Random(options.rate), stretches()
    crowd = Crowd(world, bot, people, max(1, round(options.rate * BETWEEN_TAPS)))
    each = options.hours * 3600 / len(week)
    at_first = _kept(database)
    before = Reading(usage(process.pid), usage(os.getpid()))
    for stretch in week:
        await _move_to(stretch, simulator, process)
        await crowd.live(stretch, each, options.rate, dice)
        if process.returncode is not None:
            raise RuntimeError(f"the bot ended by itself with status {process.returncode}")
    after = Reading(usage(process.pid), usage(os.getpid()))
    async with asyncio.timeout(START_SECONDS):
        while bot.waiting:  # the last ones are confirmed when the bot asks again
            await bot.bell.wait(0.1)
    return Figures(
        crowd=crowd,
        before=before,
        after=after,
        seconds=each * len(week),
        memory_mb=(resident_mb(process.pid), resident_mb(os.getpid())),
        calls=dict(simulator.calls.answered),
        refused=dict(simulator.calls.refused),
        doubled=doubled([world.private_chat(bot, number) for number in people], bot),
        kept=_kept(database) - at_first,
    )


async def _move_to(stretch: Stretch, simulator: Simulator, process: asyncio.subprocess.Process) -> None:
    moment = stretch.begins + timedelta(seconds=1)
    await simulator.clock.move_to(moment)
    assert process.stdin is not None
    process.stdin.write(f"{moment.isoformat()}\n".encode())
    await process.stdin.drain()


def _kept(database: Path) -> Counter[str]:
    """Records in the bot's database, by kind."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return Counter(dict(connection.execute(KEPT).fetchall()))


def report(figures: Figures) -> str:
    crowd = figures.crowd
    bot, simulator = (
        after.cpu - before.cpu
        for before, after in (
            (figures.before.bot, figures.after.bot),
            (figures.before.simulator, figures.after.simulator),
        )
    )
    simulator -= crowd.cpu
    wall = figures.after.bot.at - figures.before.bot.at
    asked, calls = crowd.asked.total(), sum(figures.calls.values())
    rows = {
        "presses and messages": ", ".join(f"{name} {number}" for name, number in crowd.asked.most_common()),
        "latency, ms": crowd.latencies.told(),
        "came, answered, lost, without a button": f"{crowd.came}, {crowd.answered}, {crowd.lost}, {crowd.stuck}",
        "answered a second": f"{crowd.answered / figures.seconds:.1f}",
        "messages doubled": f"{figures.doubled}",
        "records shown, kept": f"{_told(crowd.made)}; {_told(figures.kept)}",
        "calls of the bot; refused": f"{calls}, {calls / max(1, asked):.2f} an update; {_told(figures.refused) or 0}",
        "CPU of the bot": f"{bot / wall:.2f} cores, {bot * 1000 / max(1, calls):.2f} ms a call",
        "CPU of the local Telegram": f"{simulator / wall:.2f} cores, "
        f"{simulator * 1000 / max(1, calls):.2f} ms a call, {simulator / bot:.1%} of the bot's",
        "CPU of the people in its process": f"{crowd.cpu / wall:.2f} cores, {crowd.cpu / bot:.1%} of the bot's",
        "memory, MB: the bot, the local Telegram": "{:.0f}, {:.0f}".format(*figures.memory_mb),
    }
    return "\n".join(f"{name}: {value}" for name, value in rows.items())


def faults(figures: Figures) -> list[str]:
    """What must not be, however fast it was."""
    crowd = figures.crowd
    found = {
        f"{crowd.lost} were not answered": crowd.lost,
        f"{crowd.stuck} found no button": crowd.stuck,
        f"{figures.doubled} messages doubled": figures.doubled,
        f"{_told(crowd.made)} shown, {_told(figures.kept)} kept": +crowd.made != +figures.kept,
    }
    return [sentence for sentence, wrong in found.items() if wrong]


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in sorted(counts.items()))


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    measured = quietly.beside(lambda core: run(options, core), pin=options.pin)
    if measured is None:
        return 1
    figures, before = measured
    print(f"{options.people} people, {options.rate:g} a second, {options.hours:g} hours, load before {before:.1f}")
    print(report(figures))
    wrong = faults(figures)
    for fault in wrong:
        print(f"FAULT: {fault}")
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.week", description=__doc__)
    parser.add_argument("--people", type=count, default=1000)
    parser.add_argument("--rate", type=float, default=30.0, help="presses and messages a second")
    parser.add_argument("--hours", type=float, default=0.1, help="real ones, into which the week is put")
    parser.add_argument("--no-pin", dest="pin", action="store_false", help="let the bot use more than one core")
    return parser


if __name__ == "__main__":
    sys.exit(main())
