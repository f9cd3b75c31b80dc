"""One day after another: the clock is moved, people do what is theirs to do, and at the day's end it is looked at."""

import argparse
import asyncio
import gc
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Self

from benchmarks.histogram import Histogram
from benchmarks.process import usage
from benchmarks.soak_changes import IMPORTED, SOLD, Changes, Phones
from benchmarks.soak_claims import Day
from benchmarks.soak_days import TIDY, Moment, day_of, moments
from benchmarks.soak_growth import Did
from benchmarks.soak_talks import Company
from benchmarks.soak_watch import WAITING, Ask, Content, content, errors, handled, process
from benchmarks.week_people import Crowd, doubled
from bot.store.calendars import public
from simulator.server import Simulator
from simulator.state import Bot

TALKING = 0.25
"""Of the people talk at the same time: so who begins a meeting's form fills it in within the slot."""
AT_REST = 60.0
SLOTS_A_DAY = 6
LOOK_AGAIN = 0.01
A_DAY = timedelta(days=1)
KEPT_BY_PHONES = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Place:
    simulator: Simulator
    bot: Bot
    pid: int
    ask: Ask
    log: Path
    sqlite: bool


@dataclass(slots=True)
class Soak:
    """The other end of the bot's clock."""

    connected: asyncio.Event = field(default_factory=asyncio.Event)
    failures: list[str] = field(default_factory=list)
    reader: asyncio.StreamReader = field(init=False)
    writer: asyncio.StreamWriter = field(init=False)

    @classmethod
    @asynccontextmanager
    async def waiting(cls, socket: Path) -> AsyncIterator[Self]:
        soak = cls()

        def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            soak.reader, soak.writer = reader, writer
            soak.connected.set()

        async with await asyncio.start_unix_server(connect, socket):
            yield soak

    async def move_to(self, place: Place, moment: Moment) -> None:
        """Both clocks; back when the bot has looked at it."""
        await place.simulator.clock.move_to(moment.at)
        self.writer.write(f"{moment.at.isoformat()} {TIDY if moment.tidies else ''}\n".encode())
        answer = (await self.reader.readline()).decode().strip()
        if not answer:
            raise RuntimeError("the bot has gone")
        if answer != "there":
            self.failures.append(f"{moment.at:%d.%m %H:%M} {answer}")

    async def live(self, place: Place, company: Company, options: argparse.Namespace) -> list[Day]:
        people = [number for team in company.teams for number in team]
        world, bot = place.simulator.world, place.bot
        crowd = Crowd(world, bot, people, max(1, round(TALKING * len(people))), company.wants)
        changes = Changes(Phones(world, bot), company, crowd, world, bot)
        dice, worked_days = Random(company.seed), 0
        calendar = public(day_of(0), day_of(options.days))
        watch = Watch(place, crowd, changes, self)
        await watch.begin()
        days: list[Day] = []
        for number in range(options.days):
            plan = [*moments(number, worked=calendar.works(day_of(number)))]
            begun = sum(one.stretch is not None for one in plan)
            worked = begun > 0  # on a Saturday that is worked for another day nobody taps
            each = options.presses * len(people) / options.rate / max(1, begun)
            for moment in plan:
                await self.move_to(place, moment)
                if moment.stretch is None:
                    continue
                await at_rest(place)
                if moment.stretch.opens_day:
                    await changes.begin(day_of(number), worked_days, files=worked_days % options.files == 0)
                    await at_rest(place)
                await crowd.live(moment.stretch, each, options.rate, dice)
            if worked:
                await changes.end(day_of(number))
                worked_days += 1
            await at_rest(place)
            days.append(await watch.look(number, worked=worked))
            print(told(days[-1]), flush=True)
        return days


async def at_rest(place: Place) -> None:
    """Nothing waits any more: no update, no message, no file. Raises TimeoutError."""
    async with asyncio.timeout(AT_REST):
        while place.bot.waiting or (await place.ask(WAITING))[0][0]:  # noqa: ASYNC110 - a database rings no bell
            await asyncio.sleep(LOOK_AGAIN)


@dataclass(slots=True)
class Watch:
    place: Place
    crowd: Crowd
    changes: Changes
    soak: Soak
    records_at_first: Counter[str] = field(init=False)
    sizes_at_first: Mapping[str, int] = field(init=False)
    last_update: int = field(init=False)
    cpu: float = field(init=False)
    lost: int = 0
    stuck: int = 0
    logged: int = 0
    slots: int = 0
    updates: list[int] = field(default_factory=list)

    async def begin(self) -> None:
        first = await self._content()
        self.records_at_first, self.sizes_at_first = Counter(first.records), first.sizes
        self.last_update = self.place.simulator.world.next_update_id - 1
        self.cpu = usage(self.place.pid).cpu

    async def look(self, number: int, *, worked: bool) -> Day:
        """At what the day has left."""
        place, crowd, world = self.place, self.crowd, self.place.simulator.world
        held, done = await self._content(), await handled(place.ask, self.last_update)
        made, latencies = world.next_update_id - 1 - self.last_update, crowd.latencies
        spent = usage(place.pid).cpu - self.cpu
        log = errors(place.log)
        day = Day(
            number=number,
            worked=worked,
            process=process(place.pid),
            content=held,
            grown={table: size - self.sizes_at_first.get(table, 0) for table, size in held.sizes.items()},
            p50_ms=latencies.percentile(50) * 1000 if worked else 0.0,
            p99_ms=latencies.percentile(99) * 1000 if worked else 0.0,
            cpu_ms=spent * 1000 / max(1, made),
            updates=made,
            handled=done,
            lost=crowd.lost - self.lost,
            doubled=self._doubled(),
            stuck=crowd.stuck - self.stuck,
            shown=dict(sorted(crowd.made.items())),
            kept=dict(sorted((Counter(held.records) - self.records_at_first).items())),
            did=self._did(number, made, worked=worked),
            failures=(*self.soak.failures, *log[self.logged :]),
        )
        self.last_update += made
        self.cpu, self.lost, self.stuck, self.logged = self.cpu + spent, crowd.lost, crowd.stuck, len(log)
        crowd.latencies = Histogram()
        self.soak.failures.clear()
        self._forget()
        return day

    def _did(self, number: int, updates: int, *, worked: bool) -> Did:
        made, told = self.crowd.made, self.changes.told
        self.slots += SLOTS_A_DAY * self.changes.there() if worked else 0
        self.updates.append(updates)
        return Did(
            records=made.total() - made["study"],
            forms=made["meeting"],
            studies=made["study"],
            clients=sum(self.changes.company.found.values()) + IMPORTED * told["import"],
            sales=SOLD * told["sales"],
            slots=self.slots,
            weeks=sum(map(len, self.changes.company.teams)) * (number // 7),
            updates=sum(self.updates[-2:]),
        )

    async def _content(self) -> Content:
        return await content(self.place.ask, self.place.simulator.clock.now(), sqlite=self.place.sqlite)

    def _doubled(self) -> int:
        """Of this day's messages."""
        midnight = self.place.simulator.clock.unix() - A_DAY.total_seconds()
        return doubled([*self.place.simulator.world.chats.values()], self.place.bot, midnight)

    def _forget(self) -> None:
        """Phones forget what is old, the local Telegram its presses: else it would need more memory than the bot."""
        world = self.place.simulator.world
        old = world.clock.unix() - KEPT_BY_PHONES.total_seconds()
        for chat in world.chats.values():
            for message in [each for each in chat.messages.values() if each.date < old]:
                if message.message_id not in chat.pinned:
                    del chat.messages[message.message_id]
        world.presses.clear()
        gc.collect()  # which is off while presses are timed


def told(day: Day) -> str:
    rows = ", ".join(f"{name} {number}" for name, number in day.content.rows.items())
    return (
        f"{day_of(day.number):%a %d.%m}: {day.updates} updates, p50 {day.p50_ms:.1f}, p99 {day.p99_ms:.1f} ms, "
        f"{day.cpu_ms:.2f} ms CPU each; {day.process.rss_mb:.1f} MB, {day.process.descriptors} descriptors, "
        f"{day.process.threads} threads; database +{day.grown_mb:.2f} MB ({day.computed_mb:.2f}); {rows}; "
        f"lost {day.lost}, doubled {day.doubled}, stuck {day.stuck}, errors {len(day.failures)}"
    )
