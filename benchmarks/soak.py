"""Months of a company on one bot, by a clock that does not wait: `python -m benchmarks.soak --days 90 --people 200`.

One process of the bot and a new SQLite file (`--postgres`: a PostgreSQL server of its own), the project's local
Telegram in another process with the people in it: teams of twenty, each a head, hunters, farmers and trainees. From
Monday, 23 November 2026, over the New Year's holidays, they do what their timetables say; files are made and brought
in, some are absent, people leave and others come. The clock goes from one moment to the next, every half hour of the
day and every hour of the night, as soon as the bot has done what the last one brought. The bot's tick and its hourly
tidying are called at each by the functions that APScheduler calls in life.

Presses come at a steady rate, so many a person and working day, whether or not the bot keeps up.

After each simulated day, when nothing waits any more, the process and the database are looked at; `soak_claims` says
what must hold, and the exit status whether it does. How the database is to grow is computed in `soak_growth`.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks import quietly
from benchmarks.friday import database
from benchmarks.measure import Failed, prepared
from benchmarks.monday_people import settle
from benchmarks.process import pinned, running
from benchmarks.quietly import count
from benchmarks.soak_claims import Day, claims
from benchmarks.soak_story import Place, Soak
from benchmarks.soak_talks import Company, teams_of
from benchmarks.soak_watch import database as reader
from benchmarks.telegram import TOKEN
from benchmarks.week_plan import BEGIN
from simulator.clock import Clock
from simulator.server import Simulator

PREPARE_SECONDS, START_SECONDS = 900.0, 120.0
MANY_BYTES = 4096
"""Less growth of a table is not told of."""


def fill(teams: Sequence[dict[int, str]], database_url: str, people: Sequence[int]) -> None:
    """Runs in a process of its own: see soak_data."""
    from benchmarks.soak_data import fill  # noqa: PLC0415 - the server must not carry the bot's libraries

    fill(teams, database_url, people)


async def run(options: argparse.Namespace, core: int | None, database_url: str | None) -> list[Day]:
    """Raises Failed."""
    company = Company(options.seed, teams_of(options.people))
    people = [number for team in company.teams for number in team]
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        log, socket = Path(folder) / "output.txt", Path(folder) / "clock"
        url = database_url or f"sqlite+aiosqlite:///{folder}/soak.db"
        print(f"filling a database for {len(people)} people ...", file=sys.stderr, flush=True)
        await prepared(partial(fill, company.teams), url, people, PREPARE_SECONDS)
        simulator = Simulator(clock=Clock(start=BEGIN, frozen=True))
        bot = simulator.world.bot_for(TOKEN)
        assert bot is not None
        settle(simulator.world, bot, people)
        await simulator.start()
        command = (sys.executable, "-m", "benchmarks.soak_bot", BEGIN.isoformat(), str(socket))
        environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": simulator.url, "DATABASE_URL": url, "OWNER_ID": "1"}
        environment |= {"SENDS_PER_SECOND": "0", "LOG_LEVEL": "WARNING", "LOG_FORMAT": "json"}
        try:
            async with (
                reader(url) as ask,
                Soak.waiting(socket) as soak,
                running(pinned(command, core), environment, log) as process,
            ):
                await asyncio.wait_for(soak.connected.wait(), START_SECONDS)
                place = Place(simulator, bot, process.pid, ask, log, sqlite=url.startswith("sqlite"))
                return await soak.live(place, company, options)
        except Exception as error:
            raise Failed.of(error, log) from error
        finally:
            await simulator.stop()


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    with database(postgres=options.postgres) as url:
        measured = quietly.beside(lambda core: run(options, core, url), pin=options.pin)
    if measured is None:
        return 1
    days, before = measured
    found = [*claims(days, sqlite=not options.postgres)]
    print(f"{options.people} people, {options.days} days, seed {options.seed}, load before {before:.1f}")
    grown = sorted(((size, table) for table, size in days[-1].grown.items() if abs(size) > MANY_BYTES), reverse=True)
    print("grown, kB:", ", ".join(f"{table} {size / 1024:.0f}" for size, table in grown))
    for each in found:
        print(f"{'holds' if each.holds else 'FAILS'}  {each.name}: {each.seen}")
    return 0 if all(each.holds for each in found) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--days", type=count, default=90)
    parser.add_argument("--people", type=count, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--presses", type=float, default=15.0, help="a person and working day, beside the files")
    parser.add_argument("--rate", type=float, default=100.0, help="presses a second of all of them")
    parser.add_argument("--files", type=count, default=1, help="working days from one team's files to another's")
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL server of its own")
    parser.add_argument("--no-pin", dest="pin", action="store_false", help="let the bot use more than one core")
    return parser


if __name__ == "__main__":
    sys.exit(main())
