"""The composition root: the one place where the parts are built and joined, started and stopped."""

from __future__ import annotations

import asyncio
import gc
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import structlog
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import GetMe, Response, SetWebhook, TelegramMethod
from aiogram.types import User
from aiohttp import web

from bot.capabilities import GATHERS, PUNCTUAL, REMINDERS, UNHURRIED, dispatcher
from bot.clock import Clock
from bot.delivery import cards, errands, inbox, metrics, outbox
from bot.delivery.calls import Session
from bot.delivery.fetching import Fetcher
from bot.delivery.hearing import Hearing
from bot.delivery.outbox import Item
from bot.delivery.polling import KINDS, RawUpdates, poll
from bot.delivery.sender import Sender
from bot.delivery.signs import Noticing, Signs
from bot.delivery.webhook import Receiver
from bot.delivery.worker import Worker
from bot.files.export_file import Exporter
from bot.files.reading import LIMITS, read
from bot.files.workshop import make
from bot.handlers import export, group_trouble, own_data
from bot.handlers.door import Door
from bot.health import Health, serve
from bot.leading import FINISH_WITHIN, Duties, cancel, lead
from bot.reminders import outages
from bot.settings import Settings, listen_address
from bot.store import calendars, client_remains, people, reminders
from bot.store import imports as imported
from bot.store import ledgers as sales_files
from bot.store.database import Database, open_database
from bot.texts import LOCALES, texts

log = structlog.get_logger()

Answer = TypeVar("Answer")
Tick = Callable[[Database, datetime, Callable[[list[Item]], None]], Awaitable[None]]
"""Sends what of its kind became due: it hands over what is committed."""
KEPT_CLASSES = (Response[RawUpdates], Response[Any], Response[bool], Response[User])
"""pydantic holds these only weakly: collected, each costs milliseconds to build again."""


@dataclass(frozen=True, slots=True)
class Polevik:
    """The bot, built and running: what the edges (command line, demo, tests) hold on to."""

    bot: Bot
    database: Database
    clock: Clock
    worker: Worker
    sender: Sender
    username: str
    signs: Signs
    outages: outages.Watch
    founding_link: str | None
    """Printed once for the person who creates the first team, where no OWNER_ID says who that is."""

    async def tick(self, kinds: Sequence[Tick] = ()) -> None:
        """Send what the timetable says is due, of all kinds where none are named. Where one fails the others are
        looked at all the same."""
        now = self.clock()
        failed: list[Exception] = []
        for remind in kinds or (*REMINDERS, self.outages.tick):
            try:
                await remind(self.database, now, self.sender.accept)
            except Exception as error:
                metrics.LOOK_FAILED.inc()
                failed.append(error)
            else:
                metrics.LOOKED.inc()
        if failed:
            raise ExceptionGroup("reminders failed", failed)

    async def tidy(self) -> None:
        """Forget what need not be remembered."""
        work = (inbox.prune, outbox.prune, cards.prune, errands.prune)
        for prune in (*work, reminders.prune, imported.prune, sales_files.prune, client_remains.prune):
            await self.database.transaction(lambda connection, prune=prune: prune(connection, self.clock()))  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable


@asynccontextmanager
async def running(settings: Settings, clock: Clock, failed: asyncio.Event | None = None) -> AsyncIterator[Polevik]:
    """Run the bot while the context lasts; on leaving, the updates at hand are finished.

    The database must be migrated. `failed` is set when a part stops by itself, which none should.
    Raises TelegramUnauthorizedError for a wrong token.
    """
    assert settings.bot_token is not None
    session = Session(TelegramAPIServer.from_base(settings.bot_api_url))
    bot = Bot(settings.bot_token.get_secret_value(), session=session)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(session.close)
        signs = Signs()
        session.middleware(signs)
        database = Noticing(await open_database(settings.database_url), signs)
        stack.push_async_callback(database.close)
        health = Health(database, clock, signs)
        if settings.metrics_listen:
            stack.push_async_callback(await serve(health.application(), *listen_address(settings.metrics_listen)))
        username = (await _insist(bot, GetMe())).username or ""
        door = Door(
            username, settings.owner_id, settings.open_signup, settings.default_timezone, settings.default_locale
        )
        dispatch = dispatcher(door)
        learned = partial(group_trouble.learned, username)
        a_second, shared = settings.sends_per_second, database.shared
        sender = Sender(bot, database, clock, a_second=a_second, make=make, learned=learned, announced=shared)
        fetcher = Fetcher(
            *(bot, database, clock, sender, dispatch.fetched, dispatch.apologise_for_file),
            read=read,
            limits=LIMITS,
            packs=dict.fromkeys((export.PART, own_data.PART), Exporter(settings.database_url).pack),
            gathers=GATHERS,
        )
        worker = Worker(*(database, bot.id, clock, dispatch.handle, dispatch.apologise, sender), on_errand=fetcher.wake)
        link = await _founding_link(database, clock, settings, username)
        polevik = Polevik(bot, database, clock, worker, sender, username, signs, outages.Watch(clock()), link)
        if not shared:
            # Before anything else is received: a chat's order is kept over a restart.
            await sender.recover()
            await worker.recover()
        # What was missed is told when it is known: after all else that has its minute.
        ticks = [partial(polevik.tick, kinds) for kinds in ((*PUNCTUAL, polevik.outages.tick), UNHURRIED)]
        hearing = Hearing(database, clock, sender, fetcher.wake) if shared else None
        duties = Duties(sender, hearing, fetcher, worker, ticks, polevik.tidy, partial(_start, failed=failed))
        leading = _start(lead(settings.database_url, duties), failed)
        working = _start(worker.run(), failed)
        stack.push_async_callback(_finish, worker, working, leading)
        await _receive(stack, settings, polevik, failed)
        health.started = True
        log.info("running", bot=username, webhook=settings.webhook_url is not None)
        yield polevik
        log.info("stopping")


async def _insist(bot: Bot, method: TelegramMethod[Answer]) -> Answer:
    """Call, waiting for the network as long as it takes: a machine may start before its network does."""
    pause = 0.5
    while True:
        try:
            return await bot(method)
        except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter, ClientDecodeError) as error:
            log.warning("Telegram does not answer, trying again", why=type(error).__name__, seconds=pause)
            await asyncio.sleep(pause)
            pause = min(30.0, pause * 2)


async def _founding_link(database: Database, clock: Clock, settings: Settings, username: str) -> str | None:
    if settings.owner_id is not None or settings.open_signup or await database.transaction(people.any_team):
        return None
    code = secrets.token_urlsafe(16)
    await database.transaction(lambda connection: people.offer_founding(connection, code, clock()))
    return f"https://t.me/{username}?start={code}"


async def _receive(stack: AsyncExitStack, settings: Settings, polevik: Polevik, failed: asyncio.Event | None) -> None:
    bot, database, clock, worker = polevik.bot, polevik.database, polevik.clock, polevik.worker
    if settings.webhook_url is None or settings.webhook_secret is None:
        polling = _start(poll(bot, database, clock, worker), failed)
        stack.push_async_callback(cancel, polling)
        return
    secret = settings.webhook_secret.get_secret_value()
    receiver = Receiver(bot.id, database, clock, worker, secret)
    runner = web.AppRunner(receiver.application(settings.webhook_url.path or "/"), access_log=None)
    await runner.setup()
    stack.push_async_callback(receiver.finish)
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, *listen_address(settings.webhook_listen)).start()
    await _insist(bot, SetWebhook(url=str(settings.webhook_url), secret_token=secret, allowed_updates=KINDS))


def _start(work: Coroutine[Any, Any, None], failed: asyncio.Event | None) -> asyncio.Task[None]:
    task = asyncio.create_task(work)

    def ended(done: asyncio.Task[None]) -> None:
        if not done.cancelled() and (error := done.exception()) is not None:
            log.error("a part of the bot failed", why=type(error).__name__)
            if failed is not None:
                failed.set()

    task.add_done_callback(ended)
    return task


async def _finish(worker: Worker, working: asyncio.Task[None], leading: asyncio.Task[None]) -> None:
    """The updates at hand, then the messages under way; what still waits is in the database."""
    worker.stop()
    await asyncio.wait([working], timeout=FINISH_WITHIN)
    await cancel(leading)


def warm_up(now: datetime) -> None:
    """Read what the first taps would have to wait for: all texts, and this year's holidays."""
    for locale in LOCALES:
        texts(locale)
    calendars.public(now.date(), now.date())


def settle_memory() -> None:
    """Once, when everything is imported: kept out of the collector's walks, aiogram's 170 MB of models cost nothing."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
