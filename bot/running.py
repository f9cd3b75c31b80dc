"""`run`: the bot as a service, until SIGTERM or SIGINT."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from collections.abc import Coroutine
from contextlib import AsyncExitStack, ExitStack
from typing import Any

from aiogram.exceptions import TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError
from sqlalchemy.exc import SQLAlchemyError

from bot.app import running, settle_memory, warm_up
from bot.clock import Clock, system_clock
from bot.delivery.signs import Signs
from bot.settings import Settings
from bot.store import damage
from bot.store.database import UNUSABLE
from bot.store.holding import Busy, alone, file_of
from bot.store.migrating import migrate
from bot.store.work import trouble


def run(settings: Settings, clock: Clock = system_clock) -> int:
    """Migrate, run, stop cleanly. Exit status: 0 after a signal, 1 when a part failed, 2 when a setting will not do."""
    with ExitStack() as stack:
        try:
            stack.enter_context(alone(settings.database_url))
            migrate(settings.database_url)
        except Busy as busy:
            return _say(str(busy), 1)
        except ValueError as error:
            return _say(f"{error}.", 2)
        except UNUSABLE as error:
            return _say(f"The database cannot be used ({type(error).__name__}): `polevik check` says more.", 1)
        return _run(settings, clock)


def _run(settings: Settings, clock: Clock) -> int:
    try:
        return run_loop(_serve(settings, clock))
    except (TokenValidationError, TelegramUnauthorizedError, TelegramNotFound):
        return _say("BOT_TOKEN is not accepted by Telegram: ask BotFather for the current one.", 2)
    except TelegramBadRequest as error:
        return _say(f"Telegram refuses the webhook ({error.message}): see WEBHOOK_URL.", 2)
    except OSError as error:
        return _say(f"The bot cannot start: {error.strerror or error}.", 1)
    except SQLAlchemyError as error:
        return _say(f"The database cannot be used ({trouble(error)}): `polevik check` says more.", 1)


def _say(problem: str, status: int) -> int:
    print(problem, file=sys.stderr)
    return status


def run_loop(work: Coroutine[Any, Any, int]) -> int:
    """On uvloop where there is one: a third less CPU per message."""
    try:
        import uvloop  # noqa: PLC0415 - it may be missing, and the light commands do without
    except ImportError:
        return asyncio.run(work)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)


async def _serve(settings: Settings, clock: Clock) -> int:
    warm_up(clock())
    stop, failed = asyncio.Event(), asyncio.Event()
    heed_signals(stop)
    async with AsyncExitStack() as stack:
        starting = asyncio.create_task(stack.enter_async_context(running(settings, clock, failed)))
        stopping = asyncio.create_task(stop.wait())
        stack.callback(stopping.cancel)
        # Starting may take for ever, as long as there is no network: a signal ends that too.
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not starting.done():
            starting.cancel()
            await asyncio.wait({starting})
            return 0
        polevik = starting.result()
        settle_memory()
        if polevik.founding_link:
            print(f"To create the first team open this link once: {polevik.founding_link}", flush=True)
        looking = asyncio.create_task(_look_for_damage(settings.database_url, polevik.signs))
        await first_of(stop, failed)
        looking.cancel()
        await asyncio.wait({looking})
    return 1 if failed.is_set() else 0


async def _look_for_damage(url: str, signs: Signs) -> None:
    """A damaged page of a SQLite file may lie for weeks where nobody looks, and be in every backup by then. Beside the
    bot's work: a start does not wait for gigabytes to be read."""
    file = file_of(url)
    if file is None:
        return
    stop = threading.Event()
    try:
        found = await asyncio.to_thread(damage.in_file, file, stop.is_set)
    finally:
        stop.set()
    if found is not None:
        signs.damage(found)


def heed_signals(stop: asyncio.Event) -> None:
    """SIGTERM and SIGINT ask to stop; a second one is not needed and does no harm."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)


async def first_of(*events: asyncio.Event) -> None:
    """Wait until one of the events is set."""
    waiting = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in waiting:
            task.cancel()
