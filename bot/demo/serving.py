"""Runs the demo: the local Telegram, the bot on it, the sample department; made anew when the visitor asks."""

from __future__ import annotations

import asyncio
import secrets
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from sqlalchemy import Connection, make_url

from bot.app import Polevik, running, settle_memory
from bot.demo.cast import OLGA, VISITOR, WORDS
from bot.demo.life import Life
from bot.demo.living import live_on, show_weeks
from bot.demo.phones import hand_out
from bot.demo.quarter import SEED, quarter
from bot.demo.stops import next_slot, stops
from bot.demo.tour import NOTICE, tour
from bot.domain.local_time import to_utc
from bot.domain.people import Role
from bot.domain.timetable import week_of
from bot.running import first_of, heed_signals, run_loop
from bot.settings import Settings, listen_address
from bot.store import calendars, people
from bot.store.database import Database, open_database
from bot.store.migrating import migrate
from simulator.clock import Clock, real_now
from simulator.errors import SimError
from simulator.server import Look, Simulator

DEMO_TOKEN = "1000000001:the-demo-needs-no-secret-at-all-000"  # noqa: S105 - opens nothing but the local Telegram

PREPARING = {
    "ru": "Готовлю отдел за квартал, это несколько секунд…",
    "en": "Preparing a team's quarter, a few seconds…",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the demo was started."""

    empty: bool
    """No sample department."""
    start: datetime | None
    """Where the clock begins; None: with the machine's."""
    seed: int
    database: str | None
    """Where the data are kept; None: nowhere."""
    language: str


def demo(
    settings: Settings,
    listen: str,
    *,
    empty: bool,
    now: str | None,
    database: str | None,
    seed: int = SEED,
    language: str | None = None,
) -> int:
    """Run until SIGTERM or SIGINT; returns the exit status."""
    try:
        host, port = listen_address(listen)
        start = _instant(now) if now else None
        wanted = Wanted(empty, start, seed, database, language or settings.default_locale)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if database:
        state_file(database, fresh=True)
        migrate(database)
    if not empty:
        print(PREPARING.get(wanted.language, PREPARING["en"]), flush=True)
    with tempfile.TemporaryDirectory(prefix="polevik-demo-") as folder:
        return run_loop(Demo(settings, wanted, Path(folder)).serve(host, port))


def state_file(database: str, *, fresh: bool = False) -> Path | None:
    """Where chats and clock are kept: beside the database. None: it is no file. `fresh`: they go where it is gone."""
    url = make_url(database)
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    file = Path(f"{url.database}.telegram.json")
    if fresh and not Path(url.database).exists():
        file.unlink(missing_ok=True)
    return file


def _instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"«{text}» is no time: write it as 2026-11-23T09:19:00+03:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@dataclass(slots=True)
class Demo:
    """One bot after another, each with a database of its own: a reset ends one and begins the next."""

    settings: Settings
    wanted: Wanted
    folder: Path
    begun: int = 0
    language: str = field(init=False)
    """In which the sample is made: another one when the visitor asks for it."""
    code: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    """Of the visitor's invitation, good after every reset and move of the clock too."""
    simulator: Simulator = field(init=False)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    failed: asyncio.Event = field(default_factory=asyncio.Event)
    anew: asyncio.Event = field(default_factory=asyncio.Event)
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, host: str, port: int) -> int:
        zone = ZoneInfo(self.settings.default_timezone)
        self.language = self.wanted.language
        self.simulator = Simulator(
            Clock(start=self.wanted.start),
            lambda now: next_slot(zone, now)[0],
            bot_username="polevik_demo_bot",
            bot_name="Полевик",
            look=Look("Полевик", self.settings.default_timezone),
            stops=partial(stops, zone),
            tour=None if self.wanted.empty else tour(lasting=bool(self.wanted.database)),
            lasting=bool(self.wanted.database),
            state_file=state_file(self.wanted.database) if self.wanted.database else None,
            reset=self.reset,
            notice=None if self.wanted.empty else NOTICE,
            language=lambda: self.language,
        )
        heed_signals(self.stop)
        await self.simulator.start(host, port)
        try:
            while not self.stop.is_set() and not self.failed.is_set():
                self.anew.clear()
                async with self._played():
                    self.ready.set()
                    await first_of(self.stop, self.failed, self.anew)
        finally:
            await self.simulator.stop()
        return 1 if self.failed.is_set() else 0

    async def reset(self, language: str | None) -> None:
        """Everything as it was in the beginning, or in another language; returns when it is."""
        if self.wanted.database:
            raise SimError("this demo keeps its data (--database): start it without, or with another file", 409)
        if language is not None and language not in WORDS:
            raise SimError(f"this demo speaks {', '.join(WORDS)}")
        self.language = language or self.language
        self.ready.clear()
        self.anew.set()
        await first_of(self.ready, self.failed, self.stop)

    @asynccontextmanager
    async def _played(self) -> AsyncIterator[None]:
        """The bot on a database of its own, with everybody's phones."""
        clock = self.simulator.clock
        if self.begun:
            self.simulator.world.empty()
            await clock.begin_anew(self.wanted.start or real_now())
        self.begun += 1
        url = await self._database()
        life = await self._past(url)
        # The guide of the tour listens from the start: what the bot adds goes with it.
        listeners = list(clock.on_move)
        try:
            async with running(self._place(url), clock.now, self.failed) as polevik:
                clock.on_move.append(_Moves(life, polevik, self.code, clock.now()).moved)
                settle_memory()
                await self._welcome(polevik)
                yield
        finally:
            clock.on_move[:] = listeners

    async def _database(self) -> str:
        if self.wanted.database:
            return self.wanted.database
        for old in self.folder.iterdir():
            old.unlink()
        url = f"sqlite+aiosqlite:///{self.folder / f'demo-{self.begun}.db'}"
        await asyncio.to_thread(migrate, url)  # which has an event loop of its own
        return url

    async def _past(self, url: str) -> Life | None:
        """The sample's quarter, written down; None: there is another team, or none is wanted."""
        if self.wanted.empty:
            return None
        database = await open_database(url)
        try:
            if await database.transaction(people.any_team):
                return None
            place = (self.settings.default_timezone, self.language)
            return await lived(database, self.simulator.clock.now(), *place, self.wanted.seed)
        finally:
            await database.close()

    def _place(self, url: str) -> Settings:
        local = {
            "bot_token": SecretStr(DEMO_TOKEN),
            "bot_api_url": self.simulator.url,
            "database_url": url,
            "webhook_url": None,
            "default_locale": self.language,
        }
        return self.settings.model_copy(update=local)

    def _week_has_begun(self, now: datetime) -> bool:
        """There is something of this week to show: its first calls are over."""
        zone = ZoneInfo(self.settings.default_timezone)
        week = week_of(now.astimezone(zone).date())
        days = calendars.public(week.monday, week.sunday).working(week.days)
        return bool(days) and now >= to_utc(days[0], time(11), zone)

    async def _welcome(self, polevik: Polevik) -> None:
        """People with phones; it is printed what to open, as often as that changes."""
        url = self.simulator.url
        if self.wanted.empty:
            lines = [f"Open {url}/"]
            if polevik.founding_link:
                lines.append(f"To create the first team open {_on_page(url, polevik.founding_link)}")
        else:
            if not self.simulator.world.people:  # else they are as they were before a restart
                hand_out(self.simulator.world, self.language, week_begun=self._week_has_begun(polevik.clock()))
            lines = [f"Open {url}/  (a sample department: its head, two hunters, a farmer and a trainee)"]
            link = await polevik.database.transaction(
                partial(_invitation, polevik.username, self.code, polevik.clock())
            )
            lines += [f"Be invited as a hunter: {_on_page(url, link)}&user={VISITOR}"] if link else []
        # A team that is not there yet is founded by another link each time; the sample's invitation stays good.
        if self.begun == 1 or self.wanted.empty:
            print("\n".join(lines), flush=True)


@dataclass(slots=True)
class _Moves:
    """What a move of the clock brings: first what people did meanwhile, then what the bot has to tell."""

    life: Life | None
    polevik: Polevik
    code: str
    """Of the visitor's invitation: what is printed once stays good, wherever the clock is moved."""
    before: datetime

    async def moved(self, _: datetime) -> None:
        now = self.polevik.clock()
        if self.life is not None:
            await live_on(self.life, self.polevik.database, self.before, now)
            self.polevik.sender.accept(await show_weeks(self.life, self.polevik.database, now))
        await self.polevik.database.transaction(lambda connection: people.renew_invitation(connection, self.code, now))
        self.before = now
        await self.polevik.tick()


async def lived(database: Database, now: datetime, zone: str, locale: str, seed: int) -> Life:
    """The quarter up to now, in this database."""
    life, works = quarter(now, zone, locale, seed)
    for work in works:
        await database.transaction(work)
    return life


def _on_page(url: str, link: str) -> str:
    return f"{url}/?start={link.partition('?start=')[2]}"


def _invitation(username: str, code: str, now: datetime, connection: Connection) -> str | None:
    """For the visitor, from the head of the sample department; None: another team is kept here."""
    found = people.by_telegram_id(connection, OLGA.number)
    if found is None or found[0].name not in OLGA.names.values():
        return None
    people.invite(connection, found[0].team_id, Role.HUNTER, code, found[0].id, now)
    return f"https://t.me/{username}?start={code}"
