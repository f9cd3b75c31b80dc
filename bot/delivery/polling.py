"""Long polling: a batch is committed to the inbox before the next request confirms it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods import DeleteWebhook, TelegramMethod

from bot.clock import Clock
from bot.delivery import inbox
from bot.delivery.budget import pause_after
from bot.delivery.ending import to_its_end
from bot.delivery.failures import place
from bot.delivery.inbox import RawUpdate
from bot.delivery.worker import Worker
from bot.store.database import Database
from bot.store.work import trouble

log = structlog.get_logger()

KINDS = ["message", "callback_query", "my_chat_member"]
"""What the bot understands; Telegram keeps the rest to itself."""
LONG = 30
"""Seconds a request waits for updates."""
BATCH_FORMS = 0.01
"""Seconds at most to let updates gather: asking again after every one costs as much as handling it."""
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0


RawUpdates = list[dict[str, Any]]


class _GetRawUpdates(TelegramMethod[RawUpdates]):
    """getUpdates whose answer stays as it came: the inbox keeps whatever Telegram sent, known to aiogram or not."""

    __returning__ = RawUpdates
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = LONG
    allowed_updates: list[str] = KINDS


async def poll(bot: Bot, database: Database, clock: Clock, worker: Worker, *, first_pause: float = FIRST_PAUSE) -> None:
    """Receive until cancelled. Errors of the network and of Telegram are waited out."""
    offset: int | None = None
    failures = 0
    webhook_gone = False
    while True:
        try:
            if not webhook_gone:
                webhook_gone = await bot(DeleteWebhook(drop_pending_updates=False))
            updates = await bot(_GetRawUpdates(offset=offset), request_timeout=LONG + 15)
            if updates:
                await to_its_end(_keep(bot.id, database, clock, worker, updates))
                offset = updates[-1]["update_id"] + 1
                await worker.settled(BATCH_FORMS)
            failures = 0
        except TelegramUnauthorizedError:
            raise
        except TelegramRetryAfter as flood:
            await asyncio.sleep(flood.retry_after)
        except Exception as error:
            if isinstance(error, TelegramConflictError):
                log.error("another process polls with this token: stop it, or set WEBHOOK_URL for several")
            elif not isinstance(error, TelegramAPIError):
                log.error("updates were not received", why=trouble(error), at=place(error))
            failures += 1
            await asyncio.sleep(pause_after(failures, first_pause, LONGEST_PAUSE))


async def _keep(bot_id: int, database: Database, clock: Clock, worker: Worker, updates: Sequence[RawUpdate]) -> None:
    worker.notify(await database.transaction(lambda c: inbox.store(c, bot_id, updates, clock())))
    log.debug("updates received", updates=[raw["update_id"] for raw in updates])
