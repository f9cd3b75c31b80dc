"""An answer in the questionnaire beside a step of a call, with few clients and with many: `python -m benchmarks.form`.

The same people tell both stories to one process, a chapter of each in turn; the bots with few and with many clients run
side by side and take turns too, so that whatever else the machine does meets all of them. CPU is user+sys of the bot's
process per update while everybody always waits for an answer.
"""

import argparse
import asyncio
import gc
import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from statistics import median

from benchmarks import quietly
from benchmarks.bots import BOTS, Bot
from benchmarks.crowd import Crowd
from benchmarks.form_story import OWN_CLIENTS, Chapter, Kind, chapters, story
from benchmarks.load import chapter
from benchmarks.measure import Failed, with_bot
from benchmarks.quietly import count, share_cores
from benchmarks.report import aligned

Figures = dict[Kind, list[float]]
"""CPU ms per update of each chapter."""


def prepare(clients: int, database_url: str, people: Sequence[int]) -> None:
    """Runs in a process of its own: see form_data."""
    from benchmarks.form_data import fill  # noqa: PLC0415 - the server must not carry the bot's libraries

    fill(database_url, people, clients)


class Turns:
    """Which bot tells its next chapter: each in turn, once all of them are ready."""

    def __init__(self, bots: int) -> None:
        self.ready = asyncio.Barrier(bots)
        self.told = asyncio.Lock()  # fair: who waits longest is next


async def measure(clients: int, people: int, laps: int, core: int | None, turns: Turns) -> Figures:
    """One process, `laps` laps after one that warms it up. Raises Failed."""
    told = chapters(laps + 1)
    bot: Bot = replace(BOTS["polevik"], story=story(told), prepare=partial(prepare, clients))

    async def play(crowd: Crowd, pid: int) -> Figures:
        await turns.ready.wait()
        return await _play(crowd, pid, people, told, turns)

    return await with_bot(bot, people, play, core=core, until=0)


async def _play(crowd: Crowd, pid: int, people: int, told: Sequence[Chapter], turns: Turns) -> Figures:
    figures: Figures = defaultdict(list)
    warm_up, step = len(chapters(1)), 0
    for number, each in enumerate(told):
        async with turns.told:
            cpu_ms = await chapter(crowd, pid, people, step, step + len(each.steps))
        step += len(each.steps)
        if number >= warm_up:
            figures[each.kind].append(cpu_ms)
    return figures


async def run(sizes: Sequence[int], people: int, laps: int, repeat: int, core: int | None) -> dict[int, Figures]:
    """By the number of clients a team: the figures of all rounds. Raises Failed."""
    found: dict[int, Figures] = {size: defaultdict(list) for size in sizes}
    for number in range(repeat):
        print(f"round {number + 1} of {repeat} ...", file=sys.stderr, flush=True)
        turns = Turns(len(sizes))
        try:
            async with asyncio.TaskGroup() as group:
                tasks = {size: group.create_task(measure(size, people, laps, core, turns)) for size in sizes}
        except ExceptionGroup as failures:
            raise failures.exceptions[0] from None
        for size, task in tasks.items():
            for kind, figures in task.result().items():
                found[size][kind] += figures
        gc.collect()
    return found


SHOWN = (Kind.CALL, Kind.ANSWER, Kind.AGAIN)


def table(found: dict[int, Figures]) -> str:
    """Medians, an answer as a multiple of a call's step, and the greatest base as a multiple of the smallest."""
    medians = {size: [median(figures[kind]) for kind in SHOWN] for size, figures in found.items()}
    rows = [["clients of a team", "call step, CPU ms", "answer", "÷ call", "answer, met before", "÷ call"]]
    for size, (call, first, again) in medians.items():
        rows.append(
            [f"{size}", f"{call:.2f}", f"{first:.2f}", f"{first / call:.2f}", f"{again:.2f}", f"{again / call:.2f}"]
        )
    few, many = min(medians), max(medians)
    if few != many:
        growth = [most / least for least, most in zip(medians[few], medians[many], strict=True)]
        rows.append([f"{many} ÷ {few}", f"{growth[0]:.2f}", f"{growth[1]:.2f}", "", f"{growth[2]:.2f}", ""])
    return aligned(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    own_core, bot_core = share_cores() if options.pin else (None, None)
    before = os.getloadavg()[0]
    try:
        found = quietly.run(
            lambda: run(options.clients, options.people, options.laps, options.repeat, bot_core), own_core
        )
    except Failed as failure:
        print(f"failed: {failure}")
        return 1
    if found is None:
        return 1
    told = len(chapters(options.laps + 1)) - len(chapters(1))
    print(f"{options.people} people, {told} chapters a round, {options.repeat} rounds, load before {before:.1f}")
    print(table(found))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.form", description=__doc__)
    parser.add_argument("--clients", type=_sizes, default=(10, 10_000), help="of a team; default: 10,10000")
    parser.add_argument("--people", type=count, default=100)
    parser.add_argument("--laps", type=_laps, default=5, help="meetings of each person that are measured")
    parser.add_argument("--repeat", type=count, default=1, help="rounds; the medians are shown")
    parser.add_argument("--no-pin", dest="pin", action="store_false", help="let the bot use more than one core")
    return parser


def _sizes(value: str) -> tuple[int, ...]:
    sizes = tuple(dict.fromkeys(int(size) for size in value.split(",")))
    if min(sizes) < OWN_CLIENTS:
        raise argparse.ArgumentTypeError(f"everybody has {OWN_CLIENTS} clients at least")
    return sizes


def _laps(value: str) -> int:
    if not 2 <= int(value) < OWN_CLIENTS:
        raise argparse.ArgumentTypeError(f"from 2 to {OWN_CLIENTS - 1}: each lap meets another client")
    return int(value)


if __name__ == "__main__":
    sys.exit(main())
