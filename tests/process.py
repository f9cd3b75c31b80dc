"""A command of ours as a real process: started, watched by its output, signalled, killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
OURS = ("BOT_", "DATABASE_", "OWNER_", "OPEN_", "WEBHOOK_", "DEFAULT_", "LOG_", "METRICS_", "SENDS_")


def clean_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment without settings of the bot, and then these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **settings}


class Process:
    """A running command; what it says is kept in `log`."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self.log = log

    @classmethod
    async def start(
        cls, arguments: Sequence[str], settings: Mapping[str, str], log: Path, *, folder: Path | None = None
    ) -> Process:
        """`python ARGUMENTS` with these settings, in `folder`: not at the root, where a developer's .env may be."""
        with log.open("ab") as output:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *arguments,
                env=clean_environment(settings),
                cwd=folder or log.parent,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        return cls(process, log)

    @property
    def running(self) -> bool:
        return self._process.returncode is None

    @property
    def pid(self) -> int:
        return self._process.pid

    def send(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            self._process.send_signal(number)

    async def ended(self, seconds: float) -> int:
        """Wait for its end; returns the exit status. Raises TimeoutError."""
        return await asyncio.wait_for(self._process.wait(), seconds)

    async def kill(self) -> None:
        """kill -9; returns when it is gone."""
        self.send(signal.SIGKILL)
        await self._process.wait()


@asynccontextmanager
async def process(arguments: Sequence[str], settings: Mapping[str, str], log: Path) -> AsyncIterator[Process]:
    """A command that does not outlive the context."""
    started = await Process.start(arguments, settings, log)
    try:
        yield started
    finally:
        if started.running:
            await started.kill()
