"""A bot's process: started, watched from outside through /proc (Linux), and stopped."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
_ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Usage:
    """A reading: `cpu` is user+sys of all threads since the start of the process, both figures in seconds."""

    at: float
    cpu: float


def usage(pid: int) -> Usage:
    fields = _fields(pid)
    return Usage(perf_counter(), (int(fields[11]) + int(fields[12])) / _TICKS_PER_SECOND)


def resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    kilobytes = next((line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")), "0")
    return int(kilobytes) / 1024


def beside_mb(pid: int) -> float:
    """Of the processes that one which is `running` started: those of its session, but itself."""
    found = 0.0
    for each in Path("/proc").glob("[0-9]*"):
        number = int(each.name)
        with suppress(OSError):  # it may end meanwhile
            found += resident_mb(number) if number != pid and int(_fields(number)[3]) == pid else 0
    return found


def _fields(pid: int) -> list[str]:
    """From the third on: the name of the program stands in brackets and may hold spaces, so they count after it."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def pinned(command: Sequence[str], core: int | None) -> Sequence[str]:
    """The command, on this core alone from its first thread on; `None`: as it is."""
    return command if core is None else ("taskset", "--cpu-list", str(core), *command)


@asynccontextmanager
async def running(
    command: Sequence[str], environment: Mapping[str, str], log: Path, stdin: int | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Runs a command at the root of the repository, its output in `log`; leaves none of its processes behind."""
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *command,
            env={**os.environ, **environment},
            cwd=_ROOT,
            stdin=stdin,
            stdout=output,
            stderr=output,
            start_new_session=True,  # a group of its own, so that its children end with it
        )
    try:
        yield process
    finally:
        await _stop(process)


async def _stop(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        await asyncio.wait_for(process.wait(), 5)
    except TimeoutError:
        pass
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
