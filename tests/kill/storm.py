"""A storm: people work while something goes wrong again and again; then the books are checked.

    python -m tests.kill.storm --kind kill --kills 200 --database sqlite|postgres [--webhook] [--seed N] [--seconds S]

The local Telegram lives in this process, the bot is a real one, started again whenever it ends. Trouble comes after a
random number of Bot API calls. Kinds: the bot killed or terminated, PostgreSQL killed or away for so many seconds, the
database locked for so long, the disk full, the clock jumping, a fifth of Telegram's calls and updates spoilt, or
everything that is possible there at once.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from tests import databases, quick
from tests.kill.accounting import Books
from tests.kill.moving import COMMAND, ZONE, Moved, silent
from tests.kill.scene import NAME, TOKEN, Storm, scene, stop
from tests.kill.server import server, wired
from tests.kill.troubles import FAULTS, Place, Strike, disk, strikes

__all__ = ["NAME", "TOKEN", "Storm", "Wanted", "fresh", "rage", "scene", "stop", "storm_of"]
PACE = 0.5
"""Seconds between two calls of a person where what is of interest are looks at the clock."""
KINDS = ("kill", "sigterm", "postgres", "away", "locked", "full", "clock", "faults", "mixed")
SECONDS = {"away": 60.0, "locked": 35.0, "full": 1.0, "mixed": 2.0}
"""How long what lasts lasts, where nothing else is said."""
BETWEEN = (2, 20)
"""Bot API calls between two strikes: often too few for anything to get done, on average not."""
AFTER_A_CALL = 0.3
"""Seconds within which a strike follows the last of them: between what and what it falls is left to chance."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A storm as it was ordered."""

    kind: str
    strikes: int
    database: str = "sqlite"
    webhook: bool = False
    seed: int = 1
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What became of it."""

    books: Books
    faults: list[str]
    strikes: dict[str, int]
    falls: int
    """How often the bot ended by itself, and was started again."""
    reasons: Counter[str] = field(default_factory=Counter)
    """What its log names as causes."""


async def at_once() -> None:
    """Nothing more is to be waited for."""


async def rage(
    storm: Storm,
    happening: Sequence[Strike],
    count: int,
    seed: int,
    finished: Callable[[], Awaitable[None]] = at_once,
) -> Books:
    """Let people work, and strike so often, each time after a random number of the bot's calls; then the books.

    `finished` waits for what the bot has to do besides, while it still runs.
    """
    dice = random.Random(seed)
    over = asyncio.Event()
    work = asyncio.gather(*(person.work_until(over) for person in storm.people))
    try:
        async with storm.kept_running():
            for _ in range(count):
                await _unless(work, storm.more_calls(dice.randint(*BETWEEN)))
                await asyncio.sleep(dice.uniform(0, AFTER_A_CALL))
                if happening:
                    await _unless(work, dice.choice(happening)(storm, dice))
            over.set()
            await work
            await finished()
            return await storm.at_rest(storm.bot)
    except Exception as error:
        error.add_note(storm.log.read_text()[-3000:])
        raise
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def _unless(work: asyncio.Future[list[None]], happening: Awaitable[None]) -> None:
    """Wait for what happens, or raise what went wrong with the work."""
    other = asyncio.ensure_future(happening)
    either: set[asyncio.Future[Any]] = {work, other}
    try:
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if not other.done():
            work.result()
        other.result()
    finally:
        other.cancel()


async def _place(stack: AsyncExitStack, wanted: Wanted, folder: Path, seconds: float) -> tuple[Place, str]:
    """Where it happens, and the address by which the bot knows the database."""
    moving = wanted.kind in ("clock", "mixed")
    if wanted.database == "postgres":
        running = stack.enter_context(server())
        direct = await asyncio.to_thread(running.migrated)
        url, wire = await stack.enter_async_context(wired(direct))
        return Place(seconds, running, wire, direct, Moved(folder / "clock", direct) if moving else None), url
    small = stack.enter_context(disk(folder)) if wanted.kind in ("full", "mixed") else None
    url = await asyncio.to_thread(databases.sqlite_url, small or folder)
    return Place(seconds, clock=Moved(folder / "clock", url) if moving else None, disk=small), url


async def storm_of(wanted: Wanted, folder: Path) -> Report:
    """One storm, on a database of its own."""
    seconds = SECONDS.get(wanted.kind, 0.0) if wanted.seconds is None else wanted.seconds
    async with AsyncExitStack() as stack:
        place, url = await _place(stack, wanted, folder, seconds)
        clock = place.clock
        zone = ZONE if clock else None
        storm = await stack.enter_async_context(scene(url, folder, webhook=wanted.webhook, zone=zone))
        if clock is not None:
            storm.settings |= clock.settings()
            storm.command = COMMAND
            for person in storm.people:
                person.patient, person.pace = False, PACE if wanted.kind == "clock" else 0.0
        if wanted.kind in ("faults", "mixed"):
            for number, each in enumerate(FAULTS):
                storm.simulator.world.faults.add({**each, "seed": len(FAULTS) * wanted.seed + number})

        async def finished() -> None:
            if clock is not None:
                clock.end()
                await clock.looked_at()

        books = await rage(storm, strikes(wanted.kind, place), wanted.strikes, wanted.seed, finished)
        faults = books.faults(storm.kills + max(storm.cuts(person.id) for person in storm.people))
        if clock is not None and (missing := await silent(clock)):
            faults.append(f"{len(missing)} slots of which nothing was decided: {missing[:5]}")
        return Report(books, faults, dict(storm.strikes), storm.falls, storm.reasons())


@contextmanager
def fresh(database: str, folder: Path) -> Iterator[str]:
    """A migrated database of this kind, by its address."""
    if database == "sqlite":
        yield databases.sqlite_url(folder)
        return
    with databases.postgres() as quick:
        yield quick.migrated()


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.kill.storm", description=__doc__)
    parser.add_argument("--kind", choices=KINDS, default="kill")
    parser.add_argument("--kills", type=int, default=20, help="how often something goes wrong (default: %(default)s)")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--webhook", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, help="how long what lasts lasts")
    options = parser.parse_args(given)
    wanted = Wanted(
        *(options.kind, options.kills, options.database, options.webhook, options.seed), seconds=options.seconds
    )
    # What a killed process wrote the system has, be it on the disk yet or not: the disk would only be waited for.
    quick.keep_files_in_memory()
    begun = monotonic()
    with tempfile.TemporaryDirectory(prefix="polevik-storm-") as folder:
        report = asyncio.run(storm_of(wanted, Path(folder)))
    print(f"{wanted.kind}, {wanted.database}, {'webhook' if wanted.webhook else 'polling'}, seed {wanted.seed}")
    print(f"  struck: {report.strikes or 'Telegram alone'}; the bot ended by itself {report.falls} times")
    print(f"  its log names: {dict(report.reasons.most_common(8))}")
    print(f"  {report.books}; {monotonic() - begun:.0f} s")
    for fault in report.faults:
        print(f"FAULT: {fault}", file=sys.stderr)
    print("FAULTY" if report.faults else "nothing lost, nothing doubled")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
