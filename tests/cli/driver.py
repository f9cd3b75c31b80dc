"""The command line from outside: what it says, and how it ends."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.process import clean_environment

PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Ended:
    status: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """What it complained about: one line, no traceback."""
        lines = [line for line in self.err.splitlines() if line.strip()]
        assert len(lines) == 1, self.err
        return lines[0]


async def polevik(folder: Path, *arguments: str, **settings: str) -> Ended:
    """`python -m bot ARGUMENTS` in this folder with these settings, to its end."""
    process = await _start(folder, arguments, settings)
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())


async def _start(folder: Path, arguments: tuple[str, ...], settings: dict[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        env=clean_environment(settings),
        cwd=folder,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


class Running:
    """A command that goes on until it is stopped."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def says(self, part: str) -> str:
        """Wait for a line that holds this; returns it."""
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while line := await self._process.stdout.readline():
                if part in line.decode():
                    return line.decode().strip()
        assert self._process.stderr is not None
        raise AssertionError(f"ended without saying {part!r}: {(await self._process.stderr.read()).decode()}")

    async def stop(self) -> Ended:
        """SIGTERM; how it ended."""
        self._process.send_signal(signal.SIGTERM)
        out, err = await asyncio.wait_for(self._process.communicate(), PATIENCE)
        return Ended(self._process.returncode or 0, out.decode(), err.decode())

    async def kill(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
            await self._process.communicate()


@asynccontextmanager
async def started(folder: Path, *arguments: str, **settings: str) -> AsyncIterator[Running]:
    """`python -m bot ARGUMENTS`, which does not outlive the context."""
    running = Running(await _start(folder, arguments, settings))
    try:
        yield running
    finally:
        await running.kill()
