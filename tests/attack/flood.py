"""One person sends two thousand lines at once, and a heap of files; do others feel it?

    python -m tests.attack.flood [--lines 2000] [--seconds 20] [--pause 1.5]

A real bot by webhook, SQLite, no budget of sends but the chats' own. Eight others each type a line every so often,
first in calm and then while the flood is worked off: from the delivery of a line to its answer at the local Telegram.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
import tempfile
from collections import defaultdict, deque
from dataclasses import dataclass, field
from pathlib import Path

from tests.attack.fortress import Fortress, connected, fortress, peopled
from tests.handlers.rights_town import Who

FLOODER = Who.THEIR_HUNTER.number
OTHERS = tuple(who.number for who in Who if who.number != FLOODER)[:8]
LARGEST_DELAY = 250.0
"""Milliseconds that ninety-nine of a hundred answers keep to under flood, where the calm ones keep to a third of it."""


@dataclass
class Watch:
    """Answers as the local Telegram gets them."""

    made: Fortress
    asked: defaultdict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    delays: list[float] = field(default_factory=list)

    async def look(self, after: int) -> None:
        loop = asyncio.get_running_loop()
        while True:
            calls = await self.made.calls(after, wait=5)
            after += len(calls)
            now = loop.time()
            for call in calls:
                waiting = self.asked.get(int(call["params"].get("chat_id", 0)))
                if waiting and call["method"].lower() == "sendmessage":
                    self.delays.append((now - waiting.popleft()) * 1000)

    async def live(self, by: int, seconds: float, pause: float) -> None:
        loop = asyncio.get_running_loop()
        ends = loop.time() + seconds
        await asyncio.sleep(pause * OTHERS.index(by) / len(OTHERS))
        while loop.time() < ends:
            self.asked[by].append(loop.time())
            assert await self.made.say(by, "/help") == 200
            await asyncio.sleep(pause)


@dataclass(frozen=True, slots=True)
class Report:
    calm: list[float]
    flooded: list[float]
    lines: int
    done: int
    """Of the flooder's, when the others had ended."""
    memory: tuple[int, int]
    """Megabytes: before, and the most ever."""


async def flood(folder: Path, buttons: list[str], lines: int, seconds: float, pause: float) -> Report:
    async with fortress(folder, buttons, LOG_LEVEL="INFO") as made:
        await made.settled()
        watch = Watch(made)
        looking = asyncio.create_task(watch.look(len(await made.calls())))
        before = memory(made, "VmRSS")
        await asyncio.gather(*(watch.live(by, seconds, pause) for by in OTHERS))
        calm, watch.delays = watch.delays, []
        pouring = asyncio.create_task(pour(made, lines))
        await asyncio.gather(pouring, *(watch.live(by, seconds, pause) for by in OTHERS))
        async with asyncio.timeout(60):
            while any(watch.asked.values()):
                await asyncio.sleep(0.05)
        looking.cancel()
        with connected(made.database) as connection:
            count = "SELECT count(*) FROM inbox WHERE state = 'done' AND chat_key = ?"
            raw = connection.connection.driver_connection
            assert raw is not None
            (done,) = raw.execute(count, (FLOODER,)).fetchone()
        return Report(calm, watch.delays, lines, done, (before, memory(made, "VmHWM")))


async def pour(made: Fortress, lines: int) -> None:
    """All at once, as fast as they are taken; every tenth one is a file."""
    gate = asyncio.Semaphore(100)

    async def one(number: int) -> None:
        async with gate:
            if number % 10:
                assert await made.say(FLOODER, f"/call Поток {number}; Ким Олег Ильич; директор; отказ") == 200
                return
            document = {"file_id": f"flood{number}", "file_unique_id": "f", "file_name": "clients.xlsx"}
            sent = made.message(FLOODER, document=document | {"file_size": 19_000_000})
            assert await made.update(message=sent) == 200

    await asyncio.gather(*map(one, range(lines)))


def memory(made: Fortress, name: str) -> int:
    status = Path(f"/proc/{made.bot.pid}/status").read_text("ascii")
    found = re.search(rf"{name}:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) // 1024


def percentile(delays: list[float], share: float) -> float:
    return sorted(delays)[min(len(delays) - 1, int(len(delays) * share))]


def main() -> int:
    parser = argparse.ArgumentParser(description="One person floods; do others feel it?")
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--pause", type=float, default=1.5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="polevik-flood-") as folder:
        buttons = peopled(Path(folder))
        report = asyncio.run(flood(Path(folder), buttons, chosen.lines, chosen.seconds, chosen.pause))
    for name, delays in (("calm", report.calm), ("under flood", report.flooded)):
        told = {f"p{int(share * 100)}": round(percentile(delays, share), 1) for share in (0.5, 0.9, 0.99)}
        print(f"{name}: {len(delays)} answers, ms {json.dumps(told)}")
    print(f"flooder: {report.lines} sent at once, {report.done} worked off; memory MB {report.memory}")
    allowed = max(LARGEST_DELAY, 3 * percentile(report.calm, 0.99))
    return 1 if percentile(report.flooded, 0.99) > allowed else 0


if __name__ == "__main__":
    sys.exit(main())
