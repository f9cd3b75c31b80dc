"""What this process notices of itself while it works: whether Telegram answers, whether the database is whole.

Read by whoever asks how it is (`bot/health.py`), and said in the log when it changes for the worse.
"""

from __future__ import annotations

import asyncio

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.delivery import metrics
from bot.store.damage import was_damaged
from bot.store.database import Database
from bot.store.work import Answer, Work

log = structlog.get_logger()

SAID_EVERY = 60.0
"""Seconds between two complaints about one and the same damage."""


class Signs(BaseRequestMiddleware):
    """Of Telegram as the session's middleware, of the database through `Noticing`."""

    def __init__(self) -> None:
        self.reached = False
        """Whether Telegram has ever answered."""
        self.silent_since: float | None = None
        """The loop's time of the first call without an answer after the last one that had one."""
        self.refused = False
        """The token is not accepted any more."""
        self.rival = False
        """Another process polls with this token."""
        self.damaged = False
        self._said_at = float("-inf")

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        try:
            answer = await make_request(bot, method)
        except (TelegramNetworkError, TelegramServerError, ClientDecodeError):
            if self.silent_since is None:
                self.silent_since = _now()
            raise
        except TelegramAPIError as error:
            self._answered()
            self.refused = isinstance(error, TelegramUnauthorizedError)
            self.rival = isinstance(error, TelegramConflictError) or self.rival
            if isinstance(error, TelegramRetryAfter):
                metrics.FLOODS.inc()
            raise
        self._answered()
        self.refused = False
        if self.rival and method.__api_method__ == "getUpdates":
            self.rival = False
        return answer

    def _answered(self) -> None:
        self.reached = True
        self.silent_since = None

    def damage(self, why: str) -> None:
        """The database has a page that cannot be read: nothing else matters as much, so it is said again and again."""
        self.damaged = True
        metrics.DAMAGED.set(1)
        if _now() - self._said_at >= SAID_EVERY:
            self._said_at = _now()
            log.critical("THE DATABASE IS DAMAGED: stop the bot and `restore` a backup", why=why)


def _now() -> float:
    return asyncio.get_running_loop().time()


class Noticing:
    """A database whose transactions are timed, and whose damage is noticed."""

    def __init__(self, database: Database, signs: Signs) -> None:
        self.shared = database.shared
        self._database = database
        self._signs = signs

    async def transaction(self, work: Work[Answer]) -> Answer:
        """See `Database.transaction`."""
        begun = _now()
        try:
            return await self._database.transaction(work)
        except Exception as error:
            if was_damaged(error):
                self._signs.damage(type(error).__name__)
            raise
        finally:
            metrics.DATABASE.observe(_now() - begun)

    async def close(self) -> None:
        await self._database.close()


def silent_for(signs: Signs, now: float) -> float:
    """Seconds since Telegram stopped answering; 0: it answers."""
    return 0.0 if signs.silent_since is None else now - signs.silent_since
