"""Several processes of the bot on one database, killed and stopped; and which of them leads."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter

from sqlalchemy import text

from bot.clock import system_clock
from bot.store.database import Database
from tests.kill.scene import Storm
from tests.process import Process
from tests.replicas import bookers

LOOK = 0.1
"""Seconds between two looks at what tells nobody when it changes."""
PATIENCE = 90.0
_LEADER = text(
    "SELECT application_name FROM pg_stat_activity JOIN pg_locks USING (pid)"
    " WHERE locktype = 'advisory' AND classid = 2 AND objid = 0 AND granted"
    " AND pg_stat_activity.datname = current_database()"
    " AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@dataclass
class Replicas:
    """Several processes of the bot, and what happens to them."""

    storm: Storm
    database: Database
    ports: list[int]
    processes: list[Process] = field(default_factory=list)
    takeovers: list[float] = field(default_factory=list)

    async def start(self, place: int) -> Process:
        """Returns when it listens."""
        port = self.ports[place]
        settings = self.storm.settings | {"WEBHOOK_LISTEN": f"127.0.0.1:{port}"}
        process = await Process.start(["-m", "bot", "run"], settings, self.storm.log.with_name(f"bot-{place}.log"))
        async with asyncio.timeout(PATIENCE):
            while not await _listens(port):
                assert process.running, process.log.read_text()[-2000:]
                await asyncio.sleep(LOOK)
        return process

    async def start_all(self) -> None:
        self.processes = list(await asyncio.gather(*map(self.start, range(len(self.ports)))))
        await self.leader()

    async def leader(self) -> int:
        """Which one leads; waited for where nobody does."""
        async with asyncio.timeout(PATIENCE):
            while True:
                name = await self.database.transaction(lambda c: c.scalar(_LEADER))
                pids = [f"polevik-lead-{process.pid}" for process in self.processes]
                if name in pids:
                    return pids.index(name)
                await asyncio.sleep(LOOK)

    async def hit(self, place: int, *, hang: bool) -> None:
        """End a process, or stop it until whoever leads has looked at the clock: another one by then, if it led itself.
        Then there are as many as before."""
        led = await self.leader() == place
        victim, since, at = self.processes[place], perf_counter(), system_clock()
        if hang:
            victim.send(signal.SIGSTOP)
        else:
            await victim.kill()
        if led or hang:
            await self._looked_after(at)
        if led:
            self.takeovers.append(perf_counter() - since)
        if hang:
            victim.send(signal.SIGCONT)
        else:
            self.processes[place] = await self.start(place)

    async def _looked_after(self, at: datetime) -> None:
        async with asyncio.timeout(PATIENCE):
            while True:
                last = await self.database.transaction(bookers.last_look)
                if last is not None and last > at:
                    return
                await asyncio.sleep(LOOK)

    async def stop(self) -> None:
        """All at once, and well."""
        for process in self.processes:
            process.send(signal.SIGTERM)
        statuses = [await process.ended(PATIENCE) for process in self.processes]
        assert not any(statuses), statuses

    async def kill(self) -> None:
        for process in self.processes:
            if process.running:
                await process.kill()


async def _listens(port: int) -> bool:
    with suppress(OSError):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.close()
        return True
    return False
