"""One person sends hundreds of lines, files or presses a second; do the others feel it?

    python -m tests.attack.flood [--way polling|webhook] [--what all|lines|presses|files] [--a-second 200] [--laps 5]

A real bot on SQLite and a local Telegram, which brings updates as the real one does: to a webhook one at a time of each
chat, to polling all in their order, a hundred at once. Laps of calm and laps of flood take turns, so that whatever else
this machine does falls on both: twelve others each ask something every so often, and what is timed is from their line
at Telegram to the answer at Telegram. The bot has one core and Telegram the other, where there are two.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.clock import system_clock
from simulator import people
from simulator.updates import put_update
from tests.attack.fortress import Fortress, connected, fortress, peopled
from tests.handlers.rights_chat import Chat
from tests.handlers.rights_screens import read
from tests.handlers.rights_town import Who

FLOODER = Who.HUNTER.number
OTHERS = tuple(who.number for who in Who if who.number != FLOODER)
ASKED = "/help"
"""What the others ask; its answer names it."""
UNFELT, UNFELT_EVER = 150.0, 500.0
"""Milliseconds that nobody minds: nine of ten answers of a lap keep to the first, ninety-nine of a hundred of all to
the second."""
TIMES = 3.0
"""On a machine that is slow in calm too: at most so many times what the same is in calm."""
WAYS = ("polling", "webhook")
DATABASE = "polevik.db"
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A lap of calm and the lap of flood after it: milliseconds of each answer that the others got."""

    calm: list[float]
    flooded: list[float]
    sent: int
    done: int
    """Of the flooder's updates, when the others' lap had ended."""
    memory: int
    """Megabytes of the bot, at most."""


@dataclass(slots=True)
class Watch:
    """Who asked when, and how long each waited."""

    asked: defaultdict[int, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))
    delays: list[float] = field(default_factory=list)
    poured: int = 0
    """By the flooder."""

    async def look(self, made: Fortress) -> None:
        calls = made.simulator.calls
        seen = calls.after(0)[-1]["n"]
        while True:
            for call in calls.after(seen):
                seen = call["n"]
                waiting = self.asked.get(int(call["params"].get("chat_id", 0)))
                if waiting and ASKED in str(call["params"].get("text")):
                    taken = datetime.fromisoformat(call["at"]) - waiting.popleft()
                    self.delays.append(taken.total_seconds() * 1000)
            await calls.bell.wait(1)

    async def lap(self, made: Fortress, seconds: float, pause: float) -> list[float]:
        """All the others ask for so long; ends when they are answered."""
        await asyncio.gather(*(self._live(made, by, seconds, pause) for by in OTHERS))
        async with asyncio.timeout(PATIENCE):
            while any(self.asked.values()):
                await made.simulator.calls.bell.wait(1)
        delays, self.delays = self.delays, []
        return delays

    async def _live(self, made: Fortress, by: int, seconds: float, pause: float) -> None:
        loop = asyncio.get_running_loop()
        ends = loop.time() + seconds
        await asyncio.sleep(pause * OTHERS.index(by) / len(OTHERS))
        while loop.time() < ends:
            self.asked[by].append(made.simulator.clock.now())
            say(made, by, ASKED)
            await asyncio.sleep(pause)


def say(made: Fortress, by: int, text: str) -> None:
    world = made.simulator.world
    people.send(world, world.chosen_bot(None), world.people[by], {"text": text})


def line(made: Fortress, number: int) -> None:
    """A call to somebody new, which is recorded, counted and shown."""
    say(made, FLOODER, f"/call Поток {number}; Ким Олег Ильич; директор; отказ")


def press(made: Fortress, number: int) -> None:
    """A real button of one of the department's screens: each is pressed in its turn."""
    world = made.simulator.world
    bot = world.chosen_bot(None)
    messages = world.private_chat(bot, FLOODER).messages
    message = next(each for each in reversed(messages.values()) if each.sender == bot.id)
    message.markup = {"inline_keyboard": [[{"text": "?", "callback_data": made.buttons[number % len(made.buttons)]}]]}
    people.press(world, bot, world.people[FLOODER], {"message_id": message.message_id, "label": "?"})


def file(made: Fortress, number: int) -> None:
    """Heavy by its word, and not there when it is fetched."""
    named = {"file_id": f"flood{number}", "file_unique_id": "f", "file_name": "clients.xlsx"}
    body = made.message(FLOODER, document=named | {"file_size": 19_000_000})
    world = made.simulator.world
    put_update(world, world.chosen_bot(None), "message", body, f"chat{FLOODER}")


def of_all_kinds(made: Fortress, number: int) -> None:
    """Half are presses, and one in ten is a file."""
    (press if number % 2 else line if number % 10 else file)(made, number)


POUR: dict[str, Callable[[Fortress, int], None]] = {
    "all": of_all_kinds,
    "lines": line,
    "presses": press,
    "files": file,
}


async def pour(made: Fortress, watch: Watch, what: str, a_second: int) -> None:
    """So many a second, whether or not the bot gets through them; until cancelled."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    while True:
        for number in range(watch.poured, int((loop.time() - began) * a_second) + 1):
            POUR[what](made, number)
            watch.poured += 1
        await asyncio.sleep(0.02)


def worked_off(made: Fortress) -> int:
    """How many of the flooder's updates the bot has handled."""
    with connected(made.database) as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        count = "SELECT count(*) FROM inbox WHERE chat_key = ? AND state = 'done'"
        return int(raw.execute(count, (FLOODER,)).fetchone()[0])


def percentile(delays: Sequence[float], share: float) -> float:
    return sorted(delays)[min(len(delays) - 1, int(len(delays) * share))]


async def pair(folder: Path, buttons: list[str], options: argparse.Namespace, way: str) -> Pair:
    """A lap of calm and one of flood with a bot that has just started; it is killed in the middle of its work."""
    cores = sorted(os.sched_getaffinity(0))
    # What is started inherits it.
    os.sched_setaffinity(0, cores[:1])
    settings = {"LOG_LEVEL": "INFO", "SENDS_PER_SECOND": str(options.sends)}
    try:
        async with fortress(folder, buttons, polling=way == "polling", **settings) as made:
            os.sched_setaffinity(0, cores[-1:])
            await made.answers(OTHERS[-1], ASKED)
            await made.settled()
            watch = Watch()
            looking = asyncio.create_task(watch.look(made))
            await watch.lap(made, options.pause, options.pause)
            calm = await watch.lap(made, options.seconds, options.pause)
            before = worked_off(made)
            pouring = asyncio.create_task(pour(made, watch, options.what, options.a_second))
            flooded = await watch.lap(made, options.seconds, options.pause)
            for task in (pouring, looking):
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            return Pair(calm, flooded, watch.poured, worked_off(made) - before, memory(made))
    finally:
        os.sched_setaffinity(0, cores)


def settled_town(folder: Path, already: int) -> list[str]:
    """The department, whose flooder has written so many lines this week; returns its buttons."""
    # Who has himself forgotten floods nobody.
    buttons = [each for each in peopled(folder) if not each.startswith("forget.")]
    with connected(folder / DATABASE) as connection:
        chat = Chat(connection, system_clock(), read)
        for number in range(already):
            chat.say(FLOODER, f"/call Раньше {number}; Ким Олег Ильич; директор; отказ")
    return buttons


def memory(made: Fortress) -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{made.bot.pid}/status").read_text("ascii"))
    assert found is not None
    return int(found[1]) // 1024


def is_felt(pairs: Sequence[Pair]) -> bool:
    """Whether the others wait longer than anybody minds, and much longer than in calm."""
    usual, ever = told([pair.calm for pair in pairs])
    usual_flooded, ever_flooded = told([pair.flooded for pair in pairs])
    return usual_flooded > max(UNFELT, TIMES * usual) or ever_flooded > max(UNFELT_EVER, TIMES * ever)


def told(laps: Sequence[list[float]]) -> tuple[float, float]:
    """What nine of ten answers of a lap keep to, in half of the laps; and ninety-nine of a hundred of them all."""
    return statistics.median(percentile(lap, 0.9) for lap in laps), percentile(
        [each for lap in laps for each in lap], 0.99
    )


def tell(pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        shown = " | ".join(
            " ".join(f"{percentile(lap, share):7.1f}" for share in (0.5, 0.9, 0.99))
            for lap in (pair.calm, pair.flooded)
        )
        flooder = f"flooder: {pair.sent} sent, {pair.done} done; {pair.memory} MB"
        print(f"  {shown} | {len(pair.calm)} and {len(pair.flooded)} answers; {flooder}")
    for share in (0.5, 0.9):
        ratios = [percentile(pair.flooded, share) / percentile(pair.calm, share) for pair in pairs]
        print(f"  p{int(share * 100)}: {statistics.median(ratios):.1f} times the calm one")


def main() -> int:
    parser = argparse.ArgumentParser(description="One person floods; do others feel it?")
    parser.add_argument("--way", choices=WAYS, action="append", help="both")
    parser.add_argument("--what", choices=POUR, default="all")
    parser.add_argument("--a-second", type=int, default=200)
    parser.add_argument("--already", type=int, default=1000, help="lines that the flooder wrote this week before")
    parser.add_argument("--laps", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--pause", type=float, default=1.2, help="between two questions of one of the others")
    parser.add_argument("--sends", type=float, default=30, help="the bot's budget; 0: no limit")
    options = parser.parse_args()
    felt = False
    with tempfile.TemporaryDirectory(prefix="polevik-flood-") as place:
        folder = Path(place)
        buttons = settled_town(folder, options.already)
        for way in options.way or WAYS:
            print(f"{way}, {options.what}: ms of the others, half, nine of ten, 99 of 100: in calm | under flood")
            pairs: list[Pair] = []
            for lap in range(options.laps):
                (own := folder / f"{way}-{lap}").mkdir()
                shutil.copy(folder / DATABASE, own)
                try:
                    pairs.append(asyncio.run(pair(own, buttons, options, way)))
                except TimeoutError:
                    print(f"the others were not answered within {PATIENCE:.0f} s")
                    return 1
            tell(pairs)
            felt |= is_felt(pairs)
    print("the others feel it" if felt else "the others do not feel it")
    return int(felt)


if __name__ == "__main__":
    sys.exit(main())
