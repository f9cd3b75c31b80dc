"""A storm over several processes: people work and are reminded while one process after another is killed or hangs.

    python -m tests.replicas.storm --replicas 3 --kills 50 [--hangs 0.2] [--seed N]

The local Telegram, which refuses floods, and a proxy that spreads requests by chance live in this process; the bots and
PostgreSQL are real ones. Half of the time whoever leads is hit, else anybody.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import Connection, select

from bot.clock import system_clock
from bot.domain.people import Member
from bot.store import tables
from bot.store.database import Database, open_database
from tests import databases
from tests.kill.accounting import Books, audit, waiting
from tests.kill.people import Person
from tests.kill.scene import Storm, scene
from tests.ports import port_of_ones_own
from tests.replicas import bookers
from tests.replicas.balancer import balancer
from tests.replicas.bookers import Reminded
from tests.replicas.processes import LOOK, PATIENCE, Replicas

TAKEOVER_WITHIN = 10.0
BOOKERS = 10
PACE = 0.4
"""Seconds between two meetings' ends."""
TOGETHER = 50
BETWEEN = (10, 40)
"""Bot API calls between a restart and the next kill: a few seconds."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What happens to one process."""

    who_leads: bool
    """Else anybody."""
    hangs: bool
    """It is stopped for some seconds, if it leads until another does, and wakes; else it is killed, and begun anew."""


def plan(dice: random.Random, kills: int, hangs: float) -> list[Hit]:
    return [Hit(who_leads=dice.random() < 0.5, hangs=dice.random() < hangs) for _ in range(kills)]


@dataclass(frozen=True, slots=True)
class Told:
    """How a storm ended."""

    calls: Books
    reminders: Reminded
    out_of_order: int
    """Answers that came before the answer to something said earlier."""
    floods: int
    """429 answers."""
    bounced: int
    """Updates that met a process that was dead or hung, and came again."""
    takeovers: tuple[float, ...]
    """Seconds from each end of whoever led to the next look at the clock."""

    def faults(self, kills: int) -> list[str]:
        slow = max(self.takeovers, default=0) > TAKEOVER_WITHIN
        found = {
            f"{self.out_of_order} answers out of order": self.out_of_order > 0,
            f"taken over after {max(self.takeovers, default=0):.1f} s": slow,
            f"{self.floods} calls refused as a flood": self.floods > 0,
        }
        own = [sentence for sentence, wrong in found.items() if wrong]
        return [*self.calls.faults(kills), *self.reminders.faults(kills), *own]


async def rage(url: str, folder: Path, *, replicas: int, hits: Sequence[Hit], seed: int) -> Told:
    """Let people work and be reminded until all this has happened; the books when all is over."""
    dice = random.Random(seed)
    async with AsyncExitStack() as stack:
        storm = await stack.enter_async_context(scene(url, folder, webhook=True, limits=True))
        database = await open_database(url)
        stack.push_async_callback(database.close)
        ports = [stack.enter_context(port_of_ones_own()) for _ in range(replicas)]
        front = int(storm.settings["WEBHOOK_LISTEN"].rpartition(":")[2])
        answered = await stack.enter_async_context(balancer(front, ports, random.Random(seed)))
        booked = await _book(storm, database, len(hits))
        running = Replicas(storm, database, ports)
        stack.push_async_callback(running.kill)
        await running.start_all()
        async with _working(storm.people):
            for number, hit in enumerate(hits):
                await storm.more_calls(dice.randint(*BETWEEN))
                place = await running.leader() if hit.who_leads else dice.randrange(replicas)
                await running.hit(place, hang=hit.hangs)
                print(f"\r{number + 1} of {len(hits)}", end="", file=sys.stderr, flush=True)
        await _at_rest(storm, database)
        await running.stop()
        print(file=sys.stderr)
        return await _told(storm, database, booked, running, sum(status >= 500 for status in answered))


@asynccontextmanager
async def _working(people: Sequence[Person]) -> AsyncIterator[None]:
    """People work while the context lasts; then each waits for his answers."""
    over = asyncio.Event()
    work = asyncio.gather(*(person.work_until(over) for person in people))
    try:
        yield
        over.set()
        await work
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def _book(storm: Storm, database: Database, kills: int) -> int:
    """Meetings that end from now on, more than a storm can be long; returns how many."""
    now = system_clock()
    count = int((kills * 20 + 120) / PACE)
    team_id = await database.transaction(lambda c: c.scalar(select(tables.teams.c.id)))
    assert team_id is not None
    people = await database.transaction(lambda c: bookers.hire(c, team_id, BOOKERS, now))
    for start in range(0, count, TOGETHER):
        some = range(start, min(count, start + TOGETHER))
        begin = now + timedelta(seconds=5)
        await database.transaction(partial(_book_some, people=people, numbers=some, begin=begin))
    for n in range(BOOKERS):
        body = {"id": bookers.FIRST_ID + n, "first_name": "Иван"}
        async with storm.http.post("/sim/users", json=body) as response:
            assert response.status == 200
        async with storm.http.post(f"/sim/users/{body['id']}/send", json={"text": "/help"}) as response:
            assert response.status == 200
    return count


def _book_some(connection: Connection, *, people: Sequence[Member], numbers: range, begin: datetime) -> None:
    bookers.book(connection, people, numbers, begin, PACE)


async def _at_rest(storm: Storm, database: Database) -> None:
    """Let nothing more become due, and wait until everything that was is told and sent."""
    await database.transaction(lambda c: bookers.end(c, system_clock()))
    until = system_clock()
    async with asyncio.timeout(PATIENCE):
        while (last := await database.transaction(bookers.last_look)) is None or last < until:
            await asyncio.sleep(LOOK)
        while await waiting(storm.settings["DATABASE_URL"]):
            await asyncio.sleep(LOOK)


async def _told(storm: Storm, database: Database, booked: int, running: Replicas, bounced: int) -> Told:
    calls = await audit(storm.settings["DATABASE_URL"], storm.people)
    asked = await database.transaction(bookers.due)
    shown = {bookers.FIRST_ID + n: await bookers.texts_of(storm.http, bookers.FIRST_ID + n) for n in range(BOOKERS)}
    async with storm.http.get("/sim/calls") as response:
        answers = [call["answer"] for call in (await response.json())["calls"]]
    return Told(
        # The calls in which the meetings were agreed are nobody's in the storm.
        calls=replace(calls, doubled=calls.doubled - booked),
        reminders=bookers.audit(asked, shown),
        out_of_order=sum([await _out_of_order(person) for person in storm.people]),
        floods=sum(answer.get("error_code") == 429 for answer in answers),
        bounced=bounced,
        takeovers=tuple(running.takeovers),
    )


async def _out_of_order(person: Person) -> int:
    """Of his answers, each where it was shown first, those that stand before an earlier one's."""
    shown = [message["text"] for message in await person.shown()]
    places = [next(n for n, each in enumerate(shown) if mark in each) for mark in person.marks]
    return sum(later < earlier for earlier, later in pairwise(places))


def once(*, replicas: int, hits: Sequence[Hit], seed: int) -> Told:
    """On a fresh PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="polevik-replicas-") as name, databases.postgres() as server:
        url = server.migrated()
        return asyncio.run(rage(url, Path(name), replicas=replicas, hits=hits, seed=seed))


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.replicas.storm", description=__doc__)
    parser.add_argument("--replicas", type=int, default=3)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--hangs", type=float, default=0.2, help="share of those that hang and wake instead of dying")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(given)
    begun = perf_counter()
    hits = plan(random.Random(options.seed), options.kills, options.hangs)
    told = once(replicas=options.replicas, hits=hits, seed=options.seed)
    print(f"{options.replicas} processes, {options.kills} hit in {perf_counter() - begun:.0f} s, seed {options.seed}")
    print(told.calls)
    print(told.reminders)
    print(f"answers out of order: {told.out_of_order}; floods: {told.floods}; updates that came again: {told.bounced}")
    if told.takeovers:
        middle, longest = median(told.takeovers), max(told.takeovers)
        print(f"{len(told.takeovers)} takeovers, s: median {middle:.2f}, longest {longest:.2f}")
    faults = told.faults(options.kills)
    for fault in faults:
        print(f"FAULT: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
