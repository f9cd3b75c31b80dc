"""Backups taken while people work, each restored into a place of its own and looked at.

    python -m tests.cli.backups --backups 10 --updates 300 --database sqlite|postgres [--seed N]

What a person had seen an answer to before a backup began must be in it, once; the bot must run on what is restored.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select

from bot.store.database import open_database
from bot.store.tables import records
from tests import databases
from tests.cli.driver import Ended, polevik
from tests.cli.programs import programs
from tests.kill.storm import Storm, scene, stop
from tests.process import Process

BETWEEN = (3, 12)
"""Bot API calls between two backups."""


@dataclass
class Copies:
    """What came of it."""

    taken: int = 0
    acknowledged: int = 0
    """Calls whose answer somebody had seen when a backup of them began; of all backups together."""
    recorded: int = 0
    """Calls in the backups."""
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.taken} backups under load, {self.acknowledged} calls acknowledged before they began, "
            f"{self.recorded} in them, {len(self.faults)} faults"
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where databases are made."""

    server: databases.Postgres | None
    folder: Path

    def migrated(self) -> str:
        return self.server.migrated() if self.server else databases.sqlite_url(self.folder)

    def empty(self, name: str) -> str:
        return self.server.empty() if self.server else f"sqlite+aiosqlite:///{self.folder / name / 'polevik.db'}"


async def play(place: Place, url: str, backups: int, updates: int, seed: int) -> Copies:
    """Let people work, and take backups meanwhile; each is restored elsewhere when all is over."""
    found, dice, files = Copies(), random.Random(seed), list[tuple[Path, set[str]]]()
    async with scene(url, place.folder) as storm:
        async with _at_work(storm, updates) as bot:
            for number in range(backups):
                await storm.more_calls(dice.randint(*BETWEEN))
                file = place.folder / f"backup-{number}"
                seen = await _seen(storm)
                ended = await _run(place, "backup", file, url)
                found.faults += [f"backup {number}: {ended.err}"] if ended.status else []
                files.append((file, seen))
            refused = await _run(place, "restore", files[0][0], url)
            if refused.status == 0 or "stop it first" not in refused.err:
                found.faults.append(f"a restore under a running bot was not refused: {refused}")
            if not bot.running:
                found.faults.append("the bot did not outlive the backups")
        for number, (file, seen) in enumerate(files):
            restored = place.empty(f"restored-{number}")
            await _look(place, found, file, restored, seen)
        # On the last of them the bot works: people go on where they were then.
        storm.settings["DATABASE_URL"] = restored
        async with _at_work(storm, len(storm.people)):
            pass
    return found


@asynccontextmanager
async def _at_work(storm: Storm, updates: int) -> AsyncIterator[Process]:
    """The bot, and people who write to it; all of them are done at the end."""
    work = asyncio.gather(*(person.work(updates // len(storm.people)) for person in storm.people))
    bot = await storm.start_bot()
    try:
        yield bot
        await work
        await stop(bot)
    except Exception as error:
        error.add_note(storm.log.read_text()[-3000:])
        raise
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        if bot.running:
            await bot.kill()


async def _seen(storm: Storm) -> set[str]:
    """The calls whose answers somebody sees now."""
    marks: set[str] = set()
    for person in storm.people:
        texts = [one["text"] for one in await person.shown()]
        marks |= {mark for mark in person.marks if any(mark in text for text in texts)}
    return marks


async def _look(place: Place, found: Copies, file: Path, url: str, seen: set[str]) -> None:
    ended = await _run(place, "restore", file, url)
    if ended.status:
        found.faults.append(f"{file.name} was not restored: {ended.err}")
        return
    database = await open_database(url)
    recorded = await database.transaction(_recorded)
    await database.close()
    found.taken += 1
    found.acknowledged += len(seen)
    found.recorded += sum(recorded.values())
    found.faults += [f"{file.name}: {mark} is lost" for mark in sorted(seen - recorded.keys())]
    found.faults += [f"{file.name}: {mark} is doubled" for mark, times in recorded.items() if times > 1]
    if place.server is None:
        found.faults += [f"{file.name}: {why}" for why in _unsound(Path(url.partition("///")[2]))]


def _unsound(file: Path) -> list[str]:
    """What SQLite itself finds wrong."""
    with closing(sqlite3.connect(file)) as connection:
        checks = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        strays = [f"a row of {row[0]} points nowhere" for row in connection.execute("PRAGMA foreign_key_check")]
    return [*(each for each in checks if each != "ok"), *strays]


def _recorded(connection: Connection) -> Counter[str]:
    return Counter(row.reason or row.note or f"{row.id}" for row in connection.execute(select(records)))


async def _run(place: Place, command: str, file: Path, url: str) -> Ended:
    path = f"{programs()}{os.pathsep}" if place.server else ""
    return await polevik(place.folder, command, str(file), DATABASE_URL=url, PATH=path + os.environ["PATH"])


@contextmanager
def a_place(database: str) -> Iterator[Place]:
    with tempfile.TemporaryDirectory(prefix="polevik-backups-") as name:
        if database == "sqlite":
            yield Place(None, Path(name))
        else:
            with databases.postgres() as server:
                yield Place(server, Path(name))


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.cli.backups", description=__doc__)
    parser.add_argument("--backups", type=int, default=10)
    parser.add_argument("--updates", type=int, default=300)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(given)
    with a_place(options.database) as place:
        url = place.migrated()
        found = asyncio.run(play(place, url, options.backups, options.updates, options.seed))
    print(f"{options.database}: {found}")
    for fault in found.faults:
        print(f"FAULT: {fault}", file=sys.stderr)
    return 1 if found.faults or found.taken < options.backups else 0


if __name__ == "__main__":
    sys.exit(main())
