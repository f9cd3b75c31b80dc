"""Monday 9:20 for ten thousand people at Telegram's limit, while some of them tap: `python -m benchmarks.monday`.

One process of the bot, a new SQLite database, the project's local Telegram in another process refusing with 429 what is
over 30 messages a second or one a second in a chat. Takes six minutes; `--people 300` is a short run.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks import quietly
from benchmarks.monday_drain import Drain, drain, due_on_monday, expected
from benchmarks.monday_people import BEGIN, Crowd, latencies
from benchmarks.process import usage
from benchmarks.quietly import count
from benchmarks.rush import LIMIT, Sample, Scene, memory, progress, staged, watch, written_while

FIRST_ID = 100_000_001
_PROGRESS = "SELECT (SELECT count(*) FROM reminders), (SELECT count(*) FROM outbox WHERE priority = 2)"


def fill(database_url: str, people: Sequence[int]) -> None:
    """Runs in a process of its own: see monday_data."""
    from benchmarks.monday_data import fill  # noqa: PLC0415 - the server must not carry the bot's libraries

    fill(database_url, people)


@dataclass(frozen=True, slots=True)
class Figures:
    drain: Drain
    crowd: Crowd
    samples: Sequence[Sample]
    cores: float


async def run(options: argparse.Namespace, core: int | None) -> Figures:
    """Raises Failed."""
    people = range(FIRST_ID, FIRST_ID + options.people)
    return await staged(fill, people, people, BEGIN, core, lambda scene: _play(scene, people, options))


async def _play(scene: Scene, people: range, options: argparse.Namespace) -> Figures:
    crowd, due = Crowd(scene.simulator.world, scene.bot), due_on_monday(people)
    step = max(1, len(people) // options.tappers)
    before = usage(scene.pid)
    tapping = asyncio.create_task(crowd.live(people[step - 1 :: step], options.taps))
    try:
        async with progress(scene.url, _PROGRESS) as seen:
            samples = await watch(scene, seen, expected(due), options.seconds, tapping)
    finally:
        tapping.cancel()
        await asyncio.wait([tapping])
    after = usage(scene.pid)
    cores = (after.cpu - before.cpu) / (after.at - before.at)
    return Figures(drain(await scene.calls(), due), crowd, samples, cores)


def report(figures: Figures, people: int) -> str:
    seen, crowd, samples = figures.drain, figures.crowd, figures.samples
    began, done = written_while(samples)
    meanwhile = [tap for tap in crowd.taps if began.seconds - 1 <= tap.at <= done.seconds]
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
        "the bot's memory, MB": memory(samples, seen.at),
    }
    return "\n".join(f"{name}: {value}" for name, value in rows.items())


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    measured = quietly.beside(lambda core: run(options, core), pin=options.pin)
    if measured is None:
        return 1
    figures, before = measured
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
