"""How far several processes on one PostgreSQL go: `python -m benchmarks.replicas --replicas 1,2,3`.

The `/call` story at saturation, without Telegram's limit: the local Bot API server gives each update to a webhook by
chance. It, PostgreSQL and all processes share the machine's cores: what carries over is the CPU that an update costs.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import psutil  # type: ignore[import-untyped]  # it has no stubs

from benchmarks import polevik_data, quietly
from benchmarks.crowd import Crowd
from benchmarks.load import saturate
from benchmarks.measure import prepared
from benchmarks.process import running, usage
from benchmarks.quietly import count
from benchmarks.telegram import TOKEN
from tests.ports import port_of_ones_own

FIRST_ID = 100_000_001
SECRET = "benchmark"
START_SECONDS = 60.0
AT_ONCE = 64
"""People who wait for an answer at any time."""


@dataclass(frozen=True, slots=True)
class Figures:
    """CPU in ms per update."""

    replicas: int
    updates_per_second: float
    p50_ms: float
    p99_ms: float
    processes: tuple[float, ...]
    """The first one leads: it sends for all."""
    postgres: float
    server: float

    def line(self) -> str:
        bots = " + ".join(f"{each:.2f}" for each in self.processes)
        return (
            f"| {self.replicas} | {self.updates_per_second:.0f} | {self.p50_ms:.0f} / {self.p99_ms:.0f} "
            f"| {bots} = {sum(self.processes):.2f} | {self.postgres:.2f} | {self.server:.2f} |"
        )


async def measure(replicas: int, people: int, warm_up: int, updates: int) -> Figures:
    from tests import databases  # noqa: PLC0415 - brings a PostgreSQL, and the bot's libraries with it

    with databases.postgres("") as server:
        url = await asyncio.to_thread(server.empty)
        ids = range(FIRST_ID, FIRST_ID + people)
        await prepared(polevik_data.prepare, url, ids)
        async with _running(replicas, ids, url) as (crowd, pids):
            await saturate(crowd, pids[0], AT_ONCE, 1, warm_up)
            postmaster = psutil.Process(server.pid)
            postgres = [postmaster.pid, *(each.pid for each in postmaster.children())]
            before = [_cpu([pid]) for pid in pids], _cpu(postgres), _cpu([psutil.Process().pid])
            found = await saturate(crowd, pids[0], AT_ONCE, 1, updates)
            after = [_cpu([pid]) for pid in pids], _cpu(postgres), _cpu([psutil.Process().pid])
    spent = [(late - early) * 1000 / updates for early, late in zip(before[0], after[0], strict=True)]
    return Figures(
        *(replicas, found.updates_per_second, found.p50_ms, found.p99_ms, tuple(spent)),
        postgres=(after[1] - before[1]) * 1000 / updates,
        server=(after[2] - before[2]) * 1000 / updates,
    )


@asynccontextmanager
async def _running(replicas: int, ids: Sequence[int], url: str) -> AsyncIterator[tuple[Crowd, list[int]]]:
    """Processes behind webhooks, the first of which leads, and people whose updates go to any of them."""
    crowd, dice = Crowd(polevik_data.STORY, ids), random.Random(1)
    async with AsyncExitStack() as stack:
        ports = [stack.enter_context(port_of_ones_own()) for _ in range(replicas)]
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        server, api = await crowd.telegram.listen()
        await stack.enter_async_context(server)
        pids = []
        for port in ports:
            settings = {
                "BOT_TOKEN": TOKEN,
                "BOT_API_URL": api,
                "DATABASE_URL": url,
                "OWNER_ID": "1",
                "SENDS_PER_SECOND": "0",
                "WEBHOOK_URL": "https://example.org/hook",
                "WEBHOOK_SECRET": SECRET,
                "WEBHOOK_LISTEN": f"127.0.0.1:{port}",
            }
            command = (sys.executable, "-m", "bot", "run")
            process = await stack.enter_async_context(running(command, settings, folder / f"{port}.log"))
            await _listening(port)
            pids.append(process.pid)
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)))
        carrying: set[asyncio.Task[None]] = set()

        async def carry(update: str) -> None:
            headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
            address = f"http://127.0.0.1:{dice.choice(ports)}/hook"
            async with session.post(address, data=update.encode(), headers=headers) as answer:
                if answer.status != 200:
                    raise RuntimeError(f"an update was answered {answer.status}")

        def put(update: str) -> None:
            task = asyncio.create_task(carry(update))
            carrying.add(task)
            task.add_done_callback(carrying.discard)

        crowd.telegram.carry = put
        yield crowd, pids


async def _listening(port: int) -> None:
    async with asyncio.timeout(START_SECONDS):
        while True:
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return
            await asyncio.sleep(0.05)


def _cpu(pids: Sequence[int]) -> float:
    found = 0.0
    for pid in pids:
        with suppress(OSError):
            found += usage(pid).cpu
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replicas", description=__doc__)
    parser.add_argument("--replicas", default="1,2,3", help="how many processes, one measurement each")
    parser.add_argument("--people", type=count, default=200)
    parser.add_argument("--warm-up", type=count, default=1000)
    parser.add_argument("--updates", type=count, default=3000)
    options = parser.parse_args(arguments)
    print("| processes | updates/s | p50 / p99, ms | CPU ms per update: processes | PostgreSQL | Bot API server |")
    print("| --- | --- | --- | --- | --- | --- |")
    for number in map(int, options.replicas.split(",")):
        figures = quietly.run(lambda n=number: measure(n, options.people, options.warm_up, options.updates), None)  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable
        if figures is None:
            return 1
        print(figures.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
