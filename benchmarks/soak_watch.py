"""What is looked at after each day: the bot's process through /proc, and its database beside it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # it has no stubs

from benchmarks.week import KEPT as RECORDS

Ask = Callable[[str], Awaitable[Sequence[Sequence[Any]]]]
"""Rows of a statement."""

WAITING = """
SELECT (SELECT count(*) FROM inbox WHERE state = 'pending') + (SELECT count(*) FROM outbox WHERE state = 'pending')
     + (SELECT count(*) FROM errands WHERE state = 'pending')
"""
TRAVELLING = ("inbox", "outbox", "errands", "cards", "reminders")
KEPT: Mapping[str, tuple[str, str, timedelta]] = {
    "updates that were handled": ("inbox", "SELECT min(ended_at) FROM inbox WHERE state = 'done'", timedelta(hours=48)),
    "updates set aside": ("inbox", "SELECT min(ended_at) FROM inbox WHERE state = 'failed'", timedelta(days=30)),
    "messages refused": ("outbox", "SELECT min(created_at) FROM outbox", timedelta(days=30)),
    "files that failed": ("errands", "SELECT min(created_at) FROM errands", timedelta(days=30)),
    "cards": ("cards", "SELECT min(hung_at) FROM cards WHERE name <> 'week'", timedelta(days=30)),
    "slots decided": ("reminders", "SELECT min(decided_at) FROM reminders", timedelta(days=90)),
}
"""By what docs/operations.md calls it: where it lies, how old the oldest is, how long it is kept. Written out here, so
that a retention that changes in the code without its page is found."""
_SQLITE_BYTES = """
SELECT tbl_name, sum(pgsize - unused) FROM dbstat('main', 1) JOIN sqlite_master USING (name) GROUP BY tbl_name
"""
_POSTGRES_BYTES = "SELECT relname, pg_total_relation_size(relid) FROM pg_stat_user_tables"


@dataclass(frozen=True, slots=True)
class Process:
    rss_mb: float
    descriptors: int
    threads: int


def process(pid: int) -> Process:
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    descriptors = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return Process(int(status["VmRSS"].split()[0]) / 1024, descriptors, int(status["Threads"]))


@asynccontextmanager
async def database(url: str) -> AsyncIterator[Ask]:
    """A reader beside the bot."""
    if url.startswith("postgresql"):
        connection = await asyncpg.connect(url.replace("+asyncpg", ""))
        try:
            yield connection.fetch
        finally:
            await connection.close()
    else:
        path = url.partition("///")[2]
        yield lambda statement: asyncio.to_thread(_of_file, path, statement)


def _of_file(path: str, statement: str) -> list[Any]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(statement).fetchall()


@dataclass(frozen=True, slots=True)
class Content:
    """What the database holds."""

    rows: Mapping[str, int]
    """Of the tables that things travel through."""
    sizes: Mapping[str, int]
    """Bytes in use by each table and its indexes, without what is free in their pages (on PostgreSQL: with it)."""
    records: Mapping[str, int]
    oldest: Mapping[str, timedelta]
    """Of each that is kept for a while: how old the oldest is."""


async def content(ask: Ask, now: datetime, *, sqlite: bool) -> Content:
    counts = {table: (await ask(f"SELECT count(*) FROM {table}"))[0][0] for table in TRAVELLING}
    sizes = {row[0]: int(row[1]) for row in await ask(_SQLITE_BYTES if sqlite else _POSTGRES_BYTES)}
    records = {row[0]: row[1] for row in await ask(RECORDS)}
    oldest = {what: moment for what, (_, statement, _) in KEPT.items() if (moment := (await ask(statement))[0][0])}
    return Content(counts, sizes, records, {what: now - _instant(moment) for what, moment in oldest.items()})


def _instant(moment: str | datetime) -> datetime:
    found = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return found if found.tzinfo else found.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Handled:
    """What the inbox tells of the updates since a moment."""

    done: int
    others: int


async def handled(ask: Ask, after: int) -> Handled:
    """Of the updates with greater numbers than this."""
    rows = await ask(f"SELECT state, count(*) FROM inbox WHERE update_id > {after} GROUP BY state")
    states = {row[0]: row[1] for row in rows}
    return Handled(states.get("done", 0), sum(states.values()) - states.get("done", 0))


def errors(log: Path) -> list[str]:
    """Lines that say that something failed: logged so, or by no logger at all, as a traceback is."""
    with suppress(FileNotFoundError):
        return [line for line in log.read_text(errors="replace").splitlines() if _is_error(line)]
    return []


def _is_error(line: str) -> bool:
    return bool(line.strip()) and not ('"level": "info"' in line or '"level": "warning"' in line)
