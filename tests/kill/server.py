"""A PostgreSQL server that is killed and started again, and a wire to it that breaks in the middle of a commit."""

from __future__ import annotations

import asyncio
import signal
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from enum import Enum
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it has no stubs
from sqlalchemy import make_url

from tests.databases import Postgres

SURE = "jit = off\nfsync = off\n"
"""Everything else as it comes: what is committed is written before the bot hears of it, so a killed server has it. Only
a machine's loss of power would need the disk's own word, which takes seconds at each start."""
SOCKET = ".s.PGSQL.5432"
COMMIT = b"COMMIT;\0"


class Server(Postgres):
    """Its processes are found by the postmaster's children; whoever is killed is gone when a method returns."""

    def __init__(self) -> None:
        super().__init__(SURE)

    def _processes(self) -> list[psutil.Process]:
        postmaster = psutil.Process(self._server.get_pid())
        return [postmaster, *postmaster.children()]

    def crash(self) -> None:
        """kill -9 of all of it, as when the machine loses its power: recovery is what the next start has to do."""
        found = self._processes()
        for each in found:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        psutil.wait_procs(found, timeout=10)

    def end(self, how: signal.Signals) -> None:
        """SIGQUIT: an immediate shutdown; SIGINT: a fast one, which throws everybody out."""
        found = self._processes()
        found[0].send_signal(how)
        psutil.wait_procs(found, timeout=10)

    def kill_backends(self) -> None:
        """kill -9 of whoever serves the bot: the server then starts anew by itself."""
        for each in self._processes()[1:]:
            with suppress(psutil.NoSuchProcess):
                # One that is about to end has no title any more.
                if "".join(each.cmdline()).startswith("postgres: postgres test_"):
                    each.kill()

    def start(self) -> None:
        """Again, on what is there; returns when it takes connections."""
        self._server.ensure_postgres_running()

    def say(self, command: str) -> None:
        self._server.psql(command)


@contextmanager
def server() -> Iterator[Server]:
    made = Server()
    try:
        yield made
    finally:
        with suppress(psutil.NoSuchProcess):
            made.start()
        made.stop()


class Break(Enum):
    BEFORE = "before the server heard of the commit"
    AFTER = "after it had committed, and before the bot heard of it"


class Wire:
    """Carries what the bot and the server say to each other; `to_break` says what happens to the next commit."""

    def __init__(self, folder: str) -> None:
        self._to = f"{folder}/{SOCKET}"
        self.to_break: Break | None = None
        self.broken = asyncio.Event()

    async def carry(self, bot: asyncio.StreamReader, to_bot: asyncio.StreamWriter) -> None:
        writers = [to_bot]
        try:
            server, to_server = await asyncio.open_unix_connection(self._to)
            writers.append(to_server)
            lost = asyncio.Event()
            ways = (self._there(bot, to_server, lost), self._back(server, to_bot, lost))
            tasks = [asyncio.create_task(way) for way in ways]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if lost.is_set():
                await tasks[1]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        except OSError:
            pass  # the server is away: so is the bot's connection
        finally:
            for each in writers:
                each.transport.abort()

    async def _there(self, bot: asyncio.StreamReader, to_server: asyncio.StreamWriter, lost: asyncio.Event) -> None:
        with suppress(OSError):
            while said := await bot.read(65536):
                how = self.to_break if COMMIT in said else None
                if how is not None:
                    self.to_break = None
                    self.broken.set()
                if how is Break.BEFORE:
                    return
                if how is Break.AFTER:
                    lost.set()
                to_server.write(said)
                if how is Break.AFTER:
                    return

    async def _back(self, server: asyncio.StreamReader, to_bot: asyncio.StreamWriter, lost: asyncio.Event) -> None:
        with suppress(OSError):
            while said := await server.read(65536):
                if lost.is_set():
                    return
                to_bot.write(said)


@asynccontextmanager
async def wired(url: str) -> AsyncIterator[tuple[str, Wire]]:
    """The same database behind a wire: its address, and the wire."""
    address = make_url(url)
    wire = Wire(str(address.query["host"]))
    with tempfile.TemporaryDirectory(prefix="polevik-wire-") as folder:
        listener = await asyncio.start_unix_server(wire.carry, Path(folder, SOCKET))
        try:
            yield address.update_query_dict({"host": folder}).render_as_string(hide_password=False), wire
        finally:
            listener.close()
