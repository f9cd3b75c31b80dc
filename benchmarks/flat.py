"""Whether a step of the story costs the same in a small base and in a large one: `python -m benchmarks.flat --help`.

The same ten people tell their story to several processes of the bot, each with its own base: a small one, and others
that differ from it in one thing, or in all. They take turns, lap by lap, so that whatever else the machine does meets
all of them; ratios are taken within a lap. CPU is user+sys of the bot's process per update while everybody waits.
"""

import argparse
import asyncio
import gc
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from statistics import median

from benchmarks import polevik_data, quietly
from benchmarks.bots import BOTS
from benchmarks.crowd import Crowd
from benchmarks.load import chapter
from benchmarks.measure import Failed, with_bot
from benchmarks.polevik_data import Base
from benchmarks.quietly import count, share_cores
from benchmarks.report import aligned, machine

PEOPLE = 10
STORIES_A_LAP = 10
SMALL = Base(members=PEOPLE, clients=100, records=0)
LARGE = Base(members=10_000, clients=100_000, records=1_000_000)
BOUND = 1.2
"""How much more a step may cost in the large base; 1 is flat."""


def bases(shrunk: int) -> dict[str, Base]:
    """Name -> base; the large ones divided by `shrunk`."""
    much = Base(members=LARGE.members // shrunk, clients=LARGE.clients // shrunk, records=LARGE.records // shrunk)
    return {
        "small": SMALL,
        "clients": replace(SMALL, clients=much.clients),
        "members": replace(SMALL, members=much.members, clients=max(SMALL.clients, much.members)),
        "records": replace(SMALL, records=much.records),
        "all": replace(much, clients=max(much.clients, much.members)),
    }


class Turns:
    """Which bot tells its next lap: each in turn, once all of them are ready."""

    def __init__(self, bots: int) -> None:
        self.ready = asyncio.Barrier(bots)
        self.told = asyncio.Lock()  # fair: who waits longest is next


async def measure(base: Base, laps: int, stories: int, core: int | None, turns: Turns) -> list[float]:
    """CPU ms an update, lap by lap, after one that warms the process up. Raises Failed."""
    bot = replace(
        BOTS["polevik"],
        story=polevik_data.STORY * stories,
        prepare=partial(polevik_data.prepare, base=base),
    )

    async def play(crowd: Crowd, pid: int) -> list[float]:
        await turns.ready.wait()
        figures: list[float] = []
        for _ in range(laps + 1):
            async with turns.told:
                figures.append(await _lap(crowd, pid))
        return figures[1:]

    return await with_bot(bot, PEOPLE, play, core=core, until=0)


async def _lap(crowd: Crowd, pid: int) -> float:
    """In two halves: nobody may come round to where he waited."""
    half = crowd.steps // 2
    first = await chapter(crowd, pid, PEOPLE, 0, half)
    second = await chapter(crowd, pid, PEOPLE, half, crowd.steps)
    return (first + second) / 2


async def run(
    chosen: Mapping[str, Base], laps: int, core: int | None, stories: int = STORIES_A_LAP
) -> dict[str, list[float]]:
    """Raises Failed."""
    turns = Turns(len(chosen))
    try:
        async with asyncio.TaskGroup() as group:
            tasks = {
                name: group.create_task(measure(base, laps, stories, core, turns)) for name, base in chosen.items()
            }
    except ExceptionGroup as failures:
        raise failures.exceptions[0] from None
    gc.collect()
    return {name: task.result() for name, task in tasks.items()}


def growth(found: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """Each base's cost as a multiple of the small one's: the median of the laps' ratios."""
    small = found["small"]
    return {name: median(most / least for least, most in zip(small, laps, strict=True)) for name, laps in found.items()}


def table(chosen: Mapping[str, Base], found: Mapping[str, Sequence[float]]) -> str:
    rows = [["base", "members", "clients", "records", "CPU ms/update", "÷ small"]]
    grown = growth(found)
    for name, base in chosen.items():
        size = (base.members, base.clients, base.records)
        rows.append([name, *(f"{each:,}".replace(",", " ") for each in size)])
        rows[-1] += [f"{median(found[name]):.2f}", f"{grown[name]:.2f}"]
    return aligned(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    own_core, bot_core = share_cores() if options.pin else (None, None)
    chosen = {name: base for name, base in bases(options.shrunk).items() if name in {"small", *options.bases}}
    where = machine()
    try:
        found = quietly.run(lambda: run(chosen, options.laps, bot_core), own_core)
    except Failed as failure:
        print(f"failed: {failure}")
        return 1
    if found is None:
        return 1
    updates = PEOPLE * STORIES_A_LAP * len(polevik_data.STORY)
    print(f"{where}\n{options.laps} laps of {updates} updates\n\n{table(chosen, found)}\n")
    worst = max(growth(found).values())
    print(f"growth at most {worst:.2f}, bound {BOUND}: {'met' if worst <= BOUND else 'MISSED'}")
    return 1 if options.strict and worst > BOUND else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.flat", description=__doc__)
    parser.add_argument("--laps", type=count, default=10)
    parser.add_argument("--shrunk", type=count, default=1, help="divide the large bases by this")
    parser.add_argument(
        "--bases",
        nargs="+",
        choices=("clients", "members", "records", "all"),
        default=("clients", "members", "records", "all"),
        help="which large bases stand beside the small one",
    )
    parser.add_argument("--no-pin", dest="pin", action="store_false", help="let the bot use more than one core")
    parser.add_argument("--strict", action="store_true", help="end with status 1 where the bound is missed")
    return parser


if __name__ == "__main__":
    sys.exit(main())
