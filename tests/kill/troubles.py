"""What goes wrong in a storm. A strike begins something, sees that the bot has met it, and ends it."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import sqlite3
import subprocess
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

import asyncpg  # type: ignore[import-untyped]  # it has no stubs
from sqlalchemy import make_url

from tests.kill.moving import Moved
from tests.kill.scene import Storm
from tests.kill.server import Break, Server, Wire

Strike = Callable[[Storm, Random], Awaitable[None]]
DISK = "24m"
ROOM = (0, 4096, 16384, 65536)
"""Bytes that are left on a full disk: sometimes a small transaction still fits."""
FAULTS = (
    {"kind": "error", "error_code": 500, "probability": 0.04},
    {"kind": "error", "error_code": 502, "html": True, "probability": 0.04},
    {"kind": "flood", "retry_after": 1, "probability": 0.04},
    {"kind": "slow", "delay_ms": 300, "probability": 0.04},
    {"kind": "cut", "probability": 0.04},
    {"kind": "duplicate", "probability": 0.07},
    {"kind": "overtaken", "delay_ms": 200, "probability": 0.07},
    {"kind": "lost_answer", "probability": 0.06},
)
"""Together a fifth of all calls, and a fifth of all updates."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a storm happens."""

    seconds: float
    """How long what lasts lasts."""
    server: Server | None = None
    wire: Wire | None = None
    url: str = ""
    """The server's, without the wire."""
    clock: Moved | None = None
    disk: Path | None = None


def strikes(kind: str, place: Place) -> Sequence[Strike]:
    """What of this kind may happen there; none: only Telegram misbehaves."""
    if kind == "mixed":
        return [each for kind in _mixable(place) for each in strikes(kind, place)]
    known: dict[str, Callable[[], Sequence[Strike]]] = {
        "kill": lambda: [named("killed", kill)],
        "sigterm": lambda: [named("terminated", terminate)],
        "postgres": lambda: _of_server(_server(place), _wire(place)),
        "away": lambda: [away(_server(place), place.seconds)],
        "locked": lambda: [locked(place)],
        "full": lambda: _of_disk(place),
        "clock": lambda: [_clock(place).jump],
        "faults": lambda: (),
    }
    return known[kind]()


def _mixable(place: Place) -> Iterator[str]:
    yield from ("kill", "sigterm", "locked")
    if place.server is not None:
        yield from ("postgres", "away")
    if place.disk is not None:
        yield "full"
    if place.clock is not None:
        yield "clock"


async def kill(storm: Storm, _: Random) -> None:
    await storm.kill()


async def terminate(storm: Storm, _: Random) -> None:
    await storm.terminate()


# -- PostgreSQL


def _of_server(server: Server, wire: Wire) -> list[Strike]:
    async def crash(_: Storm, dice: Random) -> None:
        await asyncio.to_thread(server.crash)
        await asyncio.to_thread(server.start)

    def ended(how: signal.Signals) -> Strike:
        async def end(_: Storm, dice: Random) -> None:
            await asyncio.to_thread(server.end, how)
            await asyncio.to_thread(server.start)

        return end

    async def backends(_: Storm, dice: Random) -> None:
        await asyncio.to_thread(server.kill_backends)

    async def thrown_out(_: Storm, dice: Random) -> None:
        with suppress(subprocess.CalledProcessError):
            await asyncio.to_thread(server.say, THROW_OUT)

    def broken(how: Break) -> Strike:
        async def break_wire(_: Storm, dice: Random) -> None:
            wire.broken.clear()
            wire.to_break = how
            with suppress(TimeoutError):
                async with asyncio.timeout(10):
                    await wire.broken.wait()

        return break_wire

    return [
        *(named("crash", crash), named("immediate shutdown", ended(signal.SIGQUIT))),
        *(named("fast shutdown", ended(signal.SIGINT)), named("backends killed", backends)),
        named("sessions terminated", thrown_out),
        *(named(f"wire cut {how.value}", broken(how)) for how in Break),
    ]


THROW_OUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test_%'"


def away(server: Server, seconds: float) -> Strike:
    """Gone for so long, and back; the bot is killed meanwhile, every other time."""

    async def gone(storm: Storm, dice: Random) -> None:
        await asyncio.to_thread(server.end, signal.SIGINT)
        await asyncio.sleep(seconds / 2)
        if dice.random() < 0.5:
            await storm.kill()
        await asyncio.sleep(seconds / 2)
        await asyncio.to_thread(server.start)

    return named("server away", gone)


def locked(place: Place) -> Strike:
    """Another process has the SQLite file to itself, or a table of PostgreSQL's, for longer than one waits for it."""

    async def hold_file(storm: Storm, dice: Random) -> None:
        file = make_url(storm.settings["DATABASE_URL"]).database
        with closing(sqlite3.connect(str(file), isolation_level=None, timeout=30)) as other:
            other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(place.seconds)
            other.execute("ROLLBACK")

    async def hold_table(storm: Storm, dice: Random) -> None:
        address = make_url(place.url)
        try:
            other = await asyncpg.connect(
                host=address.query["host"], user="postgres", database=address.database, timeout=5
            )
        except (OSError, asyncpg.PostgresError):
            return
        with suppress(asyncpg.PostgresError):
            async with other.transaction():
                await other.execute(f"LOCK TABLE {dice.choice(('inbox', 'outbox', 'records'))}")
                await asyncio.sleep(place.seconds)
        await other.close()

    return named("database locked", hold_file if place.server is None else hold_table)


# -- the disk


@contextmanager
def disk(folder: Path) -> Iterator[Path]:
    """A small disk of its own. Raises PermissionError where that is not allowed."""
    if os.geteuid() != 0:
        raise PermissionError("to mount a small disk one has to be root")
    place = folder / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def _of_disk(place: Place) -> list[Strike]:
    assert place.disk is not None
    room = place.disk / "fill"

    def fill(left: int) -> None:
        _shorten_log(place.disk)
        file = os.open(room, os.O_CREAT | os.O_WRONLY)
        try:
            with suppress(OSError):
                while os.write(file, bytes(65536)):
                    pass
            os.ftruncate(file, max(0, os.fstat(file).st_size - left))
        finally:
            os.close(file)

    async def full(storm: Storm, dice: Random) -> None:
        fill(dice.choice(ROOM))
        await storm.says("SQLITE_FULL")
        await asyncio.sleep(dice.random() * place.seconds)
        room.unlink()

    async def full_at_start(storm: Storm, dice: Random) -> None:
        fill(dice.choice(ROOM))
        await storm.says("SQLITE_FULL")
        await storm.kill()
        await asyncio.sleep(1 + dice.random() * place.seconds)
        room.unlink()

    async def failing(storm: Storm, dice: Random) -> None:
        """No file of the bot's may grow beyond its log: every write fails, as on a failing disk."""
        most = storm.log.stat().st_size + 65536
        _shorten_log(place.disk)
        bot = storm.bot
        with suppress(ProcessLookupError):
            resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
            await storm.says("SQLITE_IOERR")
            await asyncio.sleep(dice.random() * place.seconds)
            resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    async def only_read(storm: Storm, dice: Random) -> None:
        """The bot cannot even start."""
        await storm.kill()
        subprocess.run(["mount", "-o", "remount,ro", str(place.disk)], check=True)
        falls = storm.falls
        while storm.falls == falls:
            await asyncio.sleep(0.05)
        subprocess.run(["mount", "-o", "remount,rw", str(place.disk)], check=True)

    return [
        *(named("disk full", full), named("disk full, killed", full_at_start)),
        *(named("disk failing", failing), named("disk only read at a start", only_read)),
    ]


def _shorten_log(folder: Path | None) -> None:
    """SQLite writes its log over and over: only a short one has to grow, and meets the disk's end at once."""
    assert folder is not None
    with suppress(sqlite3.Error), closing(sqlite3.connect(folder / "polevik.db", timeout=5)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")


# -- helpers


def named(name: str, strike: Strike) -> Strike:
    """The same, counted by this name."""

    async def counted(storm: Storm, dice: Random) -> None:
        storm.strikes[name] += 1
        await strike(storm, dice)

    return counted


def _server(place: Place) -> Server:
    assert place.server is not None, "only PostgreSQL can be killed or be away"
    return place.server


def _wire(place: Place) -> Wire:
    assert place.wire is not None
    return place.wire


def _clock(place: Place) -> Moved:
    assert place.clock is not None
    return place.clock
