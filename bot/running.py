"""`run`: the bot as a service, until SIGTERM or SIGINT."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any

from aiogram.exceptions import TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError

from bot.app import running, settle_memory, warm_up
from bot.clock import Clock, system_clock
from bot.settings import Settings
from bot.store.database import UNUSABLE
from bot.store.migrating import migrate


def run(settings: Settings, clock: Clock = system_clock) -> int:
    """Migrate, run, stop cleanly. Exit status: 0 after a signal, 1 when a part failed, 2 when a setting will not do."""
    try:
        migrate(settings.database_url)
    except ValueError as error:
        return _say(f"{error}.", 2)
    except UNUSABLE as error:
        return _say(f"The database cannot be used ({type(error).__name__}): `polevik check` says more.", 1)
    try:
        return run_loop(_serve(settings, clock))
    except (TokenValidationError, TelegramUnauthorizedError, TelegramNotFound):
        return _say("BOT_TOKEN is not accepted by Telegram: ask BotFather for the current one.", 2)
    except TelegramBadRequest as error:
        return _say(f"Telegram refuses the webhook ({error.message}): see WEBHOOK_URL.", 2)
    except OSError as error:
        return _say(f"The bot cannot start: {error.strerror or error}.", 1)


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
        await first_of(stop, failed)
    return 1 if failed.is_set() else 0


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
