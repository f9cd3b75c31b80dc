"""Friday: the summaries of two thousand teams are due in one minute, while people tap: `python -m benchmarks.friday`.

One process of the bot and a new SQLite database (`--postgres`: PostgreSQL) with teams of a head and four people, each
with two weeks of records. At 15:30 every head is to get the picture, the words and the table of the records, and
somebody in each team his own week. The local Telegram in another process refuses with 429 what is over 30 messages a
second. People of other teams tap before it and for four minutes after it, whether or not the bot keeps up. Takes nine
minutes; `--teams 50` is a short run.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from benchmarks import friday_teams as teams_of
from benchmarks import quietly
from benchmarks.friday_people import PICTURE, due_on_friday, kind_on_friday, seconds_to_picture
from benchmarks.monday_drain import Drain, drain
from benchmarks.monday_people import Crowd, Tap, latencies
from benchmarks.process import usage
from benchmarks.quietly import count
from benchmarks.rush import LIMIT, Sample, Scene, memory, progress, staged, watch, written_while

WARM_UP = 15.0
"""Seconds of tapping that are not told of."""
ASKED = 2
"""Times that the head of twenty people asks: more messages at once a chat does not get."""
_PROGRESS = f"""
SELECT (SELECT count(*) FROM reminders WHERE slot = 'summary-sheet' AND member_id < {teams_of.LARGE_AT}),
       (SELECT count(*) FROM outbox WHERE priority = 2)
"""


def fill(count: int, own_weeks: int, database_url: str, people: Sequence[int]) -> None:
    """Runs in a process of its own: see friday_data."""
    from benchmarks.friday_data import fill  # noqa: PLC0415 - the server must not carry the bot's libraries

    fill(database_url, people, count, own_weeks)


@dataclass(frozen=True, slots=True)
class Figures:
    drain: Drain
    pictures: Drain
    crowd: Crowd
    samples: Sequence[Sample]
    alone: float
    """Until this moment people tapped alone."""
    cores: float
    asked: Sequence[float]
    """Seconds from `/summary` to the picture of twenty people."""


async def run(options: argparse.Namespace, core: int | None, database_url: str | None) -> Figures:
    """Raises Failed."""
    tappers = range(teams_of.TAPPERS, teams_of.TAPPERS + options.tappers)
    due = due_on_friday(options.teams, options.own_weeks)
    chats = (*teams_of.everybody(options.teams), *tappers)
    begin = teams_of.SUMMED_UP - timedelta(seconds=options.alone)

    async def play(scene: Scene) -> Figures:
        crowd = Crowd(scene.simulator.world, scene.bot)
        before = usage(scene.pid)
        alone = before.at + (teams_of.SUMMED_UP - scene.simulator.clock.now()).total_seconds()
        tapping = asyncio.create_task(_tap(crowd, tappers, options.taps, options.alone + options.tapping))
        try:
            async with progress(scene.url, _PROGRESS) as seen:
                samples = await watch(scene, seen, options.teams, options.seconds, tapping)
        finally:
            tapping.cancel()
            await asyncio.wait([tapping])
        after = usage(scene.pid)
        asked = [await seconds_to_picture(scene.simulator.world, scene.bot) for _ in range(ASKED)]
        calls = await scene.calls()
        pictures = drain([call for call in calls if call["method"] == PICTURE], due, kind_on_friday)
        cores = (after.cpu - before.cpu) / (after.at - before.at)
        return Figures(drain(calls, due, kind_on_friday), pictures, crowd, samples, alone, cores, asked)

    preparing = partial(fill, options.teams, options.own_weeks)
    return await staged(preparing, tappers, chats, begin, core, play, database_url)


async def _tap(crowd: Crowd, people: Sequence[int], a_second: float, seconds: float) -> None:
    """For so long; then nobody does, until it is cancelled."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await crowd.live(people, a_second)
    await asyncio.Event().wait()


def report(figures: Figures, teams: int) -> str:
    seen, crowd, samples, pictures = figures.drain, figures.crowd, figures.samples, figures.pictures
    written = written_while(samples)[1].seconds
    first = samples[0].at.timestamp() - samples[0].seconds
    told = seen.reminders[-1].timestamp() - first
    drawn = pictures.reminders[0].timestamp() - first
    phases = {
        "alone": _between(crowd, samples[0].seconds + WARM_UP, figures.alone),
        "while weeks were counted and summaries written": _between(crowd, figures.alone, written),
        "while pictures and tables were made and sent": _between(crowd, drawn, told),
        "from the minute until all was sent": _between(crowd, figures.alone, told),
    }
    rows = {
        "teams, reminders": f"{teams}, {len(seen.reminders)}",
        "seconds from the minute until all was written, until all was sent": (
            f"{written - figures.alone:.1f}, {told - figures.alone:.1f}"
        ),
        "messages a second, of the limit": f"{seen.a_second:.2f}, {seen.a_second / LIMIT:.1%}",
        "pictures a second": f"{pictures.a_second:.2f}",
        "429": f"{seen.floods}",
        "chats with wrong reminders or a wrong order": f"{seen.wrong}",
        "answers out of order, never given": f"{crowd.out_of_order}, {crowd.unanswered}",
        **{f"{len(taps)} taps {name}, ms": latencies(taps) for name, taps in phases.items()},
        "the bot's CPU, cores": f"{figures.cores:.2f}",
        "the bot's memory, MB": memory(samples, seen.at),
        "from /summary to the picture of 20 people, s": ", ".join(f"{each:.2f}" for each in figures.asked),
    }
    return "\n".join(f"{name}: {value}" for name, value in rows.items())


def _between(crowd: Crowd, first: float, last: float) -> list[Tap]:
    return [tap for tap in crowd.taps if first <= tap.at <= last]


@contextmanager
def database(*, postgres: bool) -> Iterator[str | None]:
    """None: a new SQLite file."""
    if not postgres:
        yield None
        return
    from tests.databases import postgres as server  # noqa: PLC0415 - its package may be missing

    with server(settings="") as found:
        yield found.empty()


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    with database(postgres=options.postgres) as url:
        measured = quietly.beside(lambda core: run(options, core, url), pin=options.pin)
    if measured is None:
        return 1
    figures, before = measured
    print(f"load before {before:.1f}")
    print(report(figures, options.teams))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.friday", description=__doc__)
    parser.add_argument("--teams", type=count, default=2_000)
    parser.add_argument("--own-weeks", type=int, choices=range(5), default=1, help="people told beside each head")
    parser.add_argument("--tappers", type=count, default=60, help="people who tap meanwhile")
    parser.add_argument("--taps", type=float, default=10.0, help="taps a second of all of them")
    parser.add_argument("--tapping", type=float, default=240.0, help="seconds of tapping after the minute")
    parser.add_argument("--alone", type=float, default=45.0, help="seconds of tapping before the minute")
    parser.add_argument("--seconds", type=float, default=570.0, help="stop then, whether or not all is sent")
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL server of its own")
    parser.add_argument("--no-pin", dest="pin", action="store_false", help="let the bot use more than one core")
    return parser


if __name__ == "__main__":
    sys.exit(main())
